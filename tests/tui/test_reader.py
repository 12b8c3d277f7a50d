"""The reader's screen, used by keys on a real store: every key does what the help says."""

from dataclasses import replace

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from core.paths import default_paths
from core.settings import Settings
from desk import messages
from tests.tui.analysed import ARTICLES
from tests.tui.conftest import Obedient, Open, until
from tui.app import NewscastApp, Start
from tui.help import HelpScreen
from tui.keys import READER_KEYS, key_help
from tui.reader import ReaderScreen
from tui.status import StatusLine
from tui.widgets.article_view import ArticleView
from tui.widgets.cast_pane import CastPane
from tui.widgets.related_pane import RelatedPane
from tui.widgets.virtual_list import ArticleList

FOG, TREATY, TALKS = "Fog over Lisbon", "Llama treaty signed", "Envoys meet in Ulaanbaatar"


def titles(pilot: Pilot[None]) -> list[str]:
    """The list's titles, in order."""
    shown = pilot.app.screen.query_one(ArticleList)
    rows = (shown.row(index) for index in range(len(shown.ids)))
    return [row.title for row in rows if row]


def open_title(pilot: Pilot[None]) -> str:
    article = pilot.app.screen.query_one(ArticleView).article
    return article.row.title if article else ""


def rows(pilot: Pilot[None], title: str) -> tuple[bool, bool]:
    """Whether the article is unread and starred, as the store has it."""
    library = pilot.app.library  # type: ignore[attr-defined]
    row = next(r for r in library.rows(library.article_ids("")) if r.title == title)
    return row.unread, row.starred


async def press(pilot: Pilot[None], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await pilot.pause()


async def open_article(pilot: Pilot[None], title: str) -> None:
    await press(pilot, "g", *["j"] * titles(pilot).index(title), "enter")
    await until(pilot, lambda: open_title(pilot) == title)
    await until(pilot, lambda: isinstance(pilot.app.focused, ArticleView))


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


async def test_an_actor_of_the_cast_is_walked_mention_by_mention(reader: Open) -> None:
    async with reader() as pilot:
        await open_article(pilot, TALKS)
        view = pilot.app.screen.query_one(ArticleView)
        await press(pilot, "a")
        await until(pilot, lambda: isinstance(pilot.app.focused, CastPane))
        await press(pilot, "enter")
        await until(pilot, lambda: view.position)
        assert view.article
        count = sum(m.actor_id == view.chosen and m.by_name for m in view.article.mentions)
        assert count > 1
        assert view.position == (1, count)
        await press(pilot, *["right_square_bracket"] * (count - 1))
        assert view.position == (count, count)
        await press(pilot, "right_square_bracket")
        assert view.position == (count, count)
        await press(pilot, "left_square_bracket")
        assert view.position == (count - 1, count)
        await press(pilot, "escape")
        assert view.chosen is None


async def test_where_one_pane_shows_choosing_an_actor_shows_the_article(reader: Open) -> None:
    async with reader(size=(44, 20)) as pilot:
        await open_article(pilot, TALKS)
        await press(pilot, "a")
        await until(pilot, lambda: isinstance(pilot.app.focused, CastPane))
        await press(pilot, "enter")
        await until(pilot, lambda: isinstance(pilot.app.focused, ArticleView))
        status = pilot.app.screen.query_one(StatusLine)
        await until(pilot, lambda: "1 of" in status.mention)
        await press(pilot, "escape")
        assert status.mention == ""


async def test_mentions_of_any_actor_are_walked_with_braces(reader: Open) -> None:
    async with reader() as pilot:
        await open_article(pilot, TALKS)
        view = pilot.app.screen.query_one(ArticleView)
        await press(pilot, "right_curly_bracket", "right_curly_bracket")
        assert view.position is not None
        assert view.position[0] == 2
        await press(pilot, "left_curly_bracket")
        assert view.position[0] == 1


async def test_a_search_narrows_the_list_while_it_is_typed(reader: Open) -> None:
    async with reader() as pilot:
        await press(pilot, "slash")
        await until(pilot, lambda: isinstance(pilot.app.focused, Input))
        await press(pilot, *"llama")
        await until(pilot, lambda: titles(pilot) == [TREATY, TALKS])
        await press(pilot, "enter")
        await until(pilot, lambda: isinstance(pilot.app.focused, ArticleList))
        await press(pilot, "escape")
        await until(pilot, lambda: len(titles(pilot)) == len(ARTICLES))


async def test_a_search_that_makes_no_sense_is_said_below_and_harms_nothing(reader: Open) -> None:
    async with reader() as pilot:
        status = pilot.app.screen.query_one(StatusLine)
        await press(pilot, "slash", *"is:unred", "enter")
        await until(pilot, lambda: "unread" in status.filter_text)
        assert len(titles(pilot)) == len(ARTICLES)
        assert not pilot.app._notifications


async def test_a_filter_can_be_typed_without_a_word_of_complaint(reader: Open) -> None:
    async with reader() as pilot:
        await press(pilot, "slash")
        for key in 'actor:"quispe" is:unread after:2018':
            await press(pilot, key)
            await pilot.pause(0.02)
        await until(pilot, lambda: titles(pilot) == [TREATY, TALKS])
        assert not pilot.app._notifications


async def test_back_from_an_article_that_a_search_found_is_back_to_its_results(
    reader: Open,
) -> None:
    async with reader() as pilot:
        await press(pilot, "slash", *"llama", "enter")
        await until(pilot, lambda: titles(pilot) == [TREATY, TALKS])
        await open_article(pilot, TALKS)
        await press(pilot, "q")
        await until(pilot, lambda: isinstance(pilot.app.focused, ArticleList))
        assert titles(pilot) == [TREATY, TALKS]
        await press(pilot, "escape")
        await until(pilot, lambda: len(titles(pilot)) == len(ARTICLES))


@pytest.mark.parametrize("key", ["n", "J"])
async def test_among_unread_articles_none_is_skipped(reader: Open, key: str) -> None:
    async with reader() as pilot:
        await press(pilot, "F")
        await open_article(pilot, FOG)
        await until(pilot, lambda: titles(pilot) == [TREATY, TALKS])
        await press(pilot, key)
        await until(pilot, lambda: open_title(pilot) == TREATY)
        await until(pilot, lambda: titles(pilot) == [TALKS])
        await press(pilot, key)
        await until(pilot, lambda: open_title(pilot) == TALKS)


async def test_unread_again_stays_so_when_the_analysis_comes(
    reader: Open, background: Obedient
) -> None:
    async with reader() as pilot:
        await open_article(pilot, FOG)
        await until(pilot, lambda: not rows(pilot, FOG)[0])
        await press(pilot, "m")
        await until(pilot, lambda: rows(pilot, FOG)[0])
        article = pilot.app.screen.query_one(ArticleView).article
        assert article
        background.say(messages.Annotated((article.row.id,), 0))
        await until(pilot, lambda: pilot.app.screen.query_one(ArticleView).article is not article)
        assert rows(pilot, FOG)[0]


async def test_what_was_done_last_is_kept_when_the_app_ends_at_once(reader: Open) -> None:
    async with reader() as pilot:
        await pilot.press("f")
        await pilot.press("ctrl+q")
    async with reader() as pilot:
        assert rows(pilot, FOG) == (True, True)
        await press(pilot, "f", "f")
        await until(pilot, lambda: rows(pilot, FOG) == (True, True))


async def test_a_fault_in_a_worker_is_said(reader: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    async with reader() as pilot:
        library = pilot.app.library  # type: ignore[attr-defined]

        def broken(_: int) -> None:
            raise KeyError("[/] lost")

        monkeypatch.setattr(library, "article", broken)
        await press(pilot, "enter")
        await until(pilot, lambda: pilot.app._notifications)
        assert "lost" in next(iter(pilot.app._notifications)).message


async def test_unread_articles_are_filtered_and_jumped_to(reader: Open) -> None:
    async with reader() as pilot:
        await open_article(pilot, TREATY)
        await until(pilot, lambda: not rows(pilot, TREATY)[0])
        await press(pilot, "F")
        await until(pilot, lambda: titles(pilot) == [FOG, TALKS])
        await press(pilot, "F")
        await until(pilot, lambda: len(titles(pilot)) == len(ARTICLES))
        await press(pilot, "q", "g", "n")
        await until(pilot, lambda: open_title(pilot) == TALKS)
        await press(pilot, "p")
        await until(pilot, lambda: open_title(pilot) == FOG)


async def test_j_and_k_capital_walk_the_articles_from_the_text(reader: Open) -> None:
    async with reader() as pilot:
        await open_article(pilot, FOG)
        await press(pilot, "J")
        await until(pilot, lambda: open_title(pilot) == TREATY)
        await press(pilot, "K", "K")
        await until(pilot, lambda: open_title(pilot) == FOG)


async def test_star_and_read_marks_are_kept_in_the_store(reader: Open) -> None:
    async with reader() as pilot:
        await press(pilot, "f")
        await until(pilot, lambda: rows(pilot, FOG) == (True, True))
        await press(pilot, "m")
        await until(pilot, lambda: rows(pilot, FOG) == (False, True))
    async with reader() as pilot:
        await press(pilot, "f", "m")
        await until(pilot, lambda: rows(pilot, FOG) == (True, False))


async def test_only_the_article_s_own_web_address_is_opened(
    reader: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    async with reader() as pilot:
        monkeypatch.setattr(pilot.app, "open_url", opened.append)
        await press(pilot, "o", "y")
        assert opened == ["https://example.org/c-fog.md"]
        assert pilot.app.clipboard == opened[0]
        library = pilot.app.library  # type: ignore[attr-defined]
        with library._store.write() as connection:
            connection.exec_driver_sql("UPDATE article SET url = 'javascript:alert(1)'")
        await press(pilot, "o")
        assert len(opened) == 1


async def test_refresh_is_asked_of_the_background_and_seen(
    reader: Open, background: Obedient
) -> None:
    async with reader() as pilot:
        status = pilot.app.screen.query_one(StatusLine)
        await press(pilot, "R")
        assert background.requests == [messages.Refresh()]
        assert "refreshing" in status.activity
        background.say(messages.FeedRead("Wire", 0, 0, "not found (404)", 1, 2))
        await until(pilot, lambda: "1/2" in status.activity)
        assert "1 failed" in status.activity
        background.say(messages.Finished(1))
        await until(pilot, lambda: "refreshing" not in status.activity)
        background.say(messages.Trouble("the [/] disk is full"))
        await until(pilot, lambda: pilot.app._notifications)


async def test_an_article_that_is_not_analysed_goes_first_and_is_renewed(
    reader: Open, background: Obedient
) -> None:
    async with reader() as pilot:
        library = pilot.app.library  # type: ignore[attr-defined]
        with library._store.write() as connection:
            connection.exec_driver_sql("UPDATE article SET analysed = 0")
            connection.exec_driver_sql("DELETE FROM mention")
        await open_article(pilot, TALKS)
        article_id = library.article_ids("envoys")[0]
        await until(pilot, lambda: messages.Focus(article_id) in background.requests)
        with library._store.write() as connection:
            connection.exec_driver_sql("UPDATE article SET analysed = 1")
        background.say(messages.Annotated((article_id,), 0))
        view = pilot.app.screen.query_one(ArticleView)
        await until(pilot, lambda: view.article and view.article.analysed)


async def test_an_empty_store_is_filled_from_the_feeds_at_once(
    reader: Open, background: Obedient, tmp_path_factory: pytest.TempPathFactory
) -> None:
    async with reader(store=tmp_path_factory.mktemp("new") / "news.db") as pilot:
        await until(pilot, lambda: background.requests == [messages.Refresh()])
        assert titles(pilot) == []


async def test_paths_on_the_command_line_are_imported(
    reader: Open, background: Obedient, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("mine")
    async with reader(imports=(folder,)) as pilot:
        assert background.requests == [messages.Import((str(folder),))]
        background.say(messages.Imported(3, 0, ("wire",), ("a.txt: empty",)))
        await until(pilot, lambda: pilot.app._notifications)
        search = pilot.app.screen.query_one("#search", Input)
        assert search.value == 'feed:"wire"'
        await until(pilot, lambda: len(titles(pilot)) == len(ARTICLES))


async def test_a_store_that_cannot_be_opened_ends_the_app_with_the_reason(
    tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = tmp_path_factory.mktemp("[red]broken") / "news.db"
    broken.write_text("this is no database, however long it may be " * 30)
    app = NewscastApp(Start(replace(default_paths(), store=str(broken)), Settings()))
    async with app.run_test() as pilot:
        await until(pilot, lambda: app._exit)
    assert app.return_code == 1
    said = "".join(capsys.readouterr().err.split())
    assert "[red]broken0/news.db:isnotaSQLitedatabase" in said


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (119, 30), (120, 40), (200, 50)])
async def test_every_width_shows_the_pane_that_has_the_keys(
    reader: Open, size: tuple[int, int]
) -> None:
    async with reader(size=size) as pilot:
        for key, kind in (
            ("a", CastPane),
            ("e", RelatedPane),
            ("2", ArticleView),
            ("1", ArticleList),
        ):
            await press(pilot, key)
            await until(pilot, lambda kind=kind: isinstance(pilot.app.focused, kind))
            await until(pilot, lambda: pilot.app.focused and pilot.app.focused.region.width >= 30)
        panes_shown = 1 if size[0] < 80 else 2 if size[0] < 120 else 3
        await until(pilot, lambda: sum(map(bool, widths(pilot))) == panes_shown)


def widths(pilot: Pilot[None]) -> list[int]:
    """The columns that list, article and cast take."""
    panes = (ArticleList, ArticleView, CastPane)
    return [pilot.app.screen.query_one(pane).region.width for pane in panes]


async def test_the_help_lists_every_key_and_can_be_searched(reader: Open) -> None:
    async with reader() as pilot:
        await press(pilot, "question_mark")
        assert isinstance(pilot.app.screen, HelpScreen)
        options = pilot.app.screen.query_one("OptionList")
        everything = options.option_count  # type: ignore[attr-defined]
        assert everything > len(READER_KEYS)
        await press(pilot, *"star")
        assert 0 < options.option_count < 8  # type: ignore[attr-defined]
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, ReaderScreen)


async def test_keys_can_be_changed_and_wrong_ones_are_said_once(reader: Open) -> None:
    settings = Settings(
        theme="no-such-theme", keys={"star": "s", "list.down": "t", "no-such-key": "x"}
    )
    async with reader(settings=settings) as pilot:
        (notice,) = pilot.app._notifications
        assert "no-such-theme" in notice.message
        assert "no-such-key" in notice.message
        assert "list.down" not in notice.message
        await press(pilot, "t")
        assert pilot.app.screen.query_one(ArticleList).cursor == 1
        await press(pilot, "g", "f", "s")
        await until(pilot, lambda: rows(pilot, FOG) == (True, True))


async def test_q_goes_back_and_then_out(reader: Open) -> None:
    async with reader() as pilot:
        await open_article(pilot, FOG)
        await press(pilot, "q")
        await until(pilot, lambda: isinstance(pilot.app.focused, ArticleList))
        await press(pilot, "q")
        assert pilot.app._exit


def test_every_key_has_a_name_and_a_purpose_of_its_own() -> None:
    lines = key_help({"star": "s"})
    assert len({line.name for line in lines}) == len(lines)
    assert len({(line.place, line.purpose) for line in lines}) == len(lines)
    assert next(line.keys for line in lines if line.name == "star") == "s"
    assert "" not in {line.purpose for line in lines}
