"""Opening an article and moving on to others."""

import pytest

from tests.tui.analysed import ARTICLES
from tests.tui.conftest import Open, until
from tests.tui.reading import (
    FOG,
    TALKS,
    TREATY,
    article_list,
    choose_source,
    found,
    library,
    list_title,
    notices,
    open_article,
    open_title,
    press,
    rows,
    said,
    titles,
)
from tui.widgets.cast_pane import CastPane
from tui.widgets.related_pane import RelatedPane


async def test_the_list_shows_the_newest_first_and_opening_marks_as_read(reader: Open) -> None:
    async with reader() as pilot:
        assert titles(pilot) == [FOG, TREATY, TALKS]
        await open_article(pilot, TREATY)
        await until(pilot, lambda: rows(pilot, TREATY) == (False, False))
        assert rows(pilot, FOG) == (True, False)


@pytest.mark.keys("related-pane", "pane.choose", "history-back", "history-forward")
async def test_the_open_article_has_its_cast_and_its_relations(reader: Open) -> None:
    async with reader() as pilot:
        await open_article(pilot, TALKS)
        cast = pilot.app.screen.query_one(CastPane)
        related = pilot.app.screen.query_one(RelatedPane)
        await until(pilot, lambda: related.option_count == 2 and related.first_id)
        assert cast.option_count >= 6
        await press(pilot, "e", "enter")
        await until(pilot, lambda: open_title(pilot) == TREATY)
        await press(pilot, "backspace")
        await until(pilot, lambda: open_title(pilot) == TALKS)
        await press(pilot, "alt+right")
        await until(pilot, lambda: open_title(pilot) == TREATY)


@pytest.mark.keys("history-back", "history-forward")
async def test_the_history_ends_at_both_ends(reader: Open) -> None:
    async with reader() as pilot:
        await press(pilot, "backspace", "alt+right")
        assert open_title(pilot) == ""
        await open_article(pilot, TREATY)
        await press(pilot, "backspace", "backspace", "alt+right")
        assert open_title(pilot) == TREATY
        assert notices(pilot) == []


@pytest.mark.keys("next-article", "previous-article")
async def test_j_and_k_capital_walk_the_articles_from_the_text(reader: Open) -> None:
    async with reader() as pilot:
        await open_article(pilot, FOG)
        await press(pilot, "J")
        await until(pilot, lambda: open_title(pilot) == TREATY)
        await press(pilot, "K", "K")
        await until(pilot, lambda: open_title(pilot) == FOG)
        assert article_list(pilot).cursor == 0


@pytest.mark.parametrize("key", ["n", "J"])
async def test_among_unread_articles_none_is_skipped(reader: Open, key: str) -> None:
    async with reader() as pilot:
        await press(pilot, "U")
        await open_article(pilot, FOG)
        await press(pilot, "U", "U")
        await until(pilot, lambda: titles(pilot) == [TREATY, TALKS])
        await press(pilot, key)
        await until(pilot, lambda: open_title(pilot) == TREATY)
        await press(pilot, key)
        await until(pilot, lambda: open_title(pilot) == TALKS)


@pytest.mark.keys("next-unread", "previous-unread")
async def test_unread_articles_are_jumped_to_past_those_that_were_read(reader: Open) -> None:
    async with reader() as pilot:
        await open_article(pilot, TREATY)
        await until(pilot, lambda: not rows(pilot, TREATY)[0])
        await press(pilot, "q", "g", "n")
        await until(pilot, lambda: open_title(pilot) == TALKS)
        await press(pilot, "p")
        await until(pilot, lambda: open_title(pilot) == FOG)
        await until(pilot, lambda: found(pilot, "is:unread") == [])
        await press(pilot, "n")
        await said(pilot, "No further unread article")
        assert open_title(pilot) == FOG


@pytest.mark.parametrize(("key", "after"), [("n", FOG), ("p", TALKS)])
async def test_the_next_unread_article_may_be_of_another_source(
    reader: Open, key: str, after: str
) -> None:
    async with reader() as pilot:
        library(pilot).set_starred(library(pilot).article_ids("treaty signed"), True)
        await press(pilot, "U", "U")
        await choose_source(pilot, "Starred")
        await until(pilot, lambda: titles(pilot) == [TREATY])
        await open_article(pilot, TREATY)
        await press(pilot, key)
        await until(pilot, lambda: open_title(pilot) == after)
        assert "of another source" in "".join(notices(pilot))
        await until(pilot, lambda: len(titles(pilot)) == len(ARTICLES))
        assert list_title(pilot).startswith("All")


async def test_a_fault_in_a_worker_is_said(reader: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    async with reader() as pilot:

        def broken(_: int) -> None:
            raise KeyError("[/] lost")

        monkeypatch.setattr(library(pilot), "article", broken)
        await press(pilot, "enter")
        await said(pilot, "lost")
