"""Opening an article and moving on to others."""

import pytest

from tests.tui.analysed import ARTICLES
from tests.tui.conftest import Open, until
from tests.tui.reading import FOG, TALKS, TREATY, open_article, open_title, press, rows, titles
from tui.widgets.cast_pane import CastPane
from tui.widgets.related_pane import RelatedPane


async def test_the_list_shows_the_newest_first_and_opening_marks_as_read(reader: Open) -> None:
    async with reader() as pilot:
        assert titles(pilot) == [FOG, TREATY, TALKS]
        await open_article(pilot, TREATY)
        await until(pilot, lambda: rows(pilot, TREATY) == (False, False))
        assert rows(pilot, FOG) == (True, False)


async def test_the_open_article_has_its_cast_and_its_relations(reader: Open) -> None:
    async with reader() as pilot:
        await open_article(pilot, TALKS)
        cast, related = (
            pilot.app.screen.query_one(CastPane),
            pilot.app.screen.query_one(RelatedPane),
        )
        await until(pilot, lambda: related.option_count == 1 and related.id_at(0))
        assert cast.option_count >= 6
        await press(pilot, "e", "enter")
        await until(pilot, lambda: open_title(pilot) == TREATY)
        await press(pilot, "backspace")
        await until(pilot, lambda: open_title(pilot) == TALKS)
        await press(pilot, "alt+right")
        await until(pilot, lambda: open_title(pilot) == TREATY)


async def test_j_and_k_capital_walk_the_articles_from_the_text(reader: Open) -> None:
    async with reader() as pilot:
        await open_article(pilot, FOG)
        await press(pilot, "J")
        await until(pilot, lambda: open_title(pilot) == TREATY)
        await press(pilot, "K", "K")
        await until(pilot, lambda: open_title(pilot) == FOG)


@pytest.mark.parametrize("key", ["n", "J"])
async def test_among_unread_articles_none_is_skipped(reader: Open, key: str) -> None:
    async with reader() as pilot:
        await press(pilot, "U")
        await open_article(pilot, FOG)
        await until(pilot, lambda: titles(pilot) == [TREATY, TALKS])
        await press(pilot, key)
        await until(pilot, lambda: open_title(pilot) == TREATY)
        await until(pilot, lambda: titles(pilot) == [TALKS])
        await press(pilot, key)
        await until(pilot, lambda: open_title(pilot) == TALKS)


async def test_unread_articles_are_filtered_and_jumped_to(reader: Open) -> None:
    async with reader() as pilot:
        await open_article(pilot, TREATY)
        await until(pilot, lambda: not rows(pilot, TREATY)[0])
        await press(pilot, "U")
        await until(pilot, lambda: titles(pilot) == [FOG, TALKS])
        await press(pilot, "U")
        await until(pilot, lambda: len(titles(pilot)) == len(ARTICLES))
        await press(pilot, "q", "g", "n")
        await until(pilot, lambda: open_title(pilot) == TALKS)
        await press(pilot, "p")
        await until(pilot, lambda: open_title(pilot) == FOG)


async def test_a_fault_in_a_worker_is_said(reader: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    async with reader() as pilot:
        library = pilot.app.library  # type: ignore[attr-defined]

        def broken(_: int) -> None:
            raise KeyError("[/] lost")

        monkeypatch.setattr(library, "article", broken)
        await press(pilot, "enter")
        await until(pilot, lambda: pilot.app._notifications)
        assert "lost" in next(iter(pilot.app._notifications)).message
