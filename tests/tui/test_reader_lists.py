"""What the list shows: sources, filter, unread ones, order and groups, search."""

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from tests.tui.analysed import ARTICLES
from tests.tui.conftest import Open, until
from tests.tui.reading import (
    FOG,
    TALKS,
    TREATY,
    article_list,
    at,
    choose_source,
    go_to_source,
    id_list,
    library,
    list_title,
    open_article,
    open_title,
    press,
    source_counts,
    status,
    titles,
)
from tests.tui.samples import now
from tui.dialogs.asking import Choice, NameInput
from tui.reader.screen import ReaderScreen
from tui.search.hit_list import HitList
from tui.search.query_line import QueryLine
from tui.search.screen import SearchScreen
from tui.widgets.article_view import ArticleView
from tui.widgets.sources_pane import SourcesPane
from tui.widgets.virtual_list import ArticleList

ALL = [FOG, TREATY, TALKS]

# --- moving in the list ---


@pytest.mark.keys("list.down", "list.up", "list.first", "list.last", "list.open")
@pytest.mark.parametrize("keys", ["j j k k k G g enter", "down down up up up end home l"])
async def test_the_list_is_walked_and_an_article_opened(reader: Open, keys: str) -> None:
    async with reader() as pilot:
        cursors = []
        for key in keys.split():
            await press(pilot, key)
            cursors.append(article_list(pilot).cursor)
        assert cursors == [1, 2, 1, 0, 0, 2, 0, 0]
        await until(pilot, lambda: open_title(pilot) == FOG)


@pytest.mark.keys("list.page-down", "list.page-up", "list.half-page-down", "list.half-page-up")
async def test_pages_and_halves_of_them_go_as_far_as_the_list(reader: Open) -> None:
    async with reader() as pilot:
        for key, cursor in (("pagedown", 2), ("pageup", 0), ("ctrl+d", 2), ("ctrl+u", 0)):
            await press(pilot, key)
            assert article_list(pilot).cursor == cursor, key


# --- sources ---


@pytest.mark.keys("sources-pane", "pane.down", "pane.first", "pane.choose", "star")
async def test_a_source_that_is_chosen_is_listed_and_everything_is_a_step_back(
    reader: Open,
) -> None:
    async with reader() as pilot:
        await press(pilot, "j", "f")
        await until(pilot, lambda: library(pilot).article_ids("is:starred"))
        await choose_source(pilot, "Starred")
        await until(pilot, lambda: titles(pilot) == [TREATY])
        assert list_title(pilot).startswith("Starred")
        await press(pilot, "escape")
        await until(pilot, lambda: titles(pilot) == ALL)
        assert list_title(pilot).startswith("All")


@pytest.mark.keys("pane.up", "pane.last", "pane.page-up", "pane.page-down")
async def test_the_cursor_of_the_sources_passes_over_headings(reader: Open) -> None:
    async with reader() as pilot:
        await go_to_source(pilot, "wire")
        pane = pilot.app.screen.query_one(SourcesPane)
        names = []
        for key in ("k", "G", "pageup", "pagedown"):
            await press(pilot, key)
            source = pane.source_at(pane.highlighted or 0)
            names.append(source.name if source else "")
        first, *_, before, last = source_counts(pilot)
        assert names == [before, last, first, last]
        assert last == "wire"


async def test_unread_counts_of_the_sources_follow_what_is_read(reader: Open) -> None:
    async with reader() as pilot:
        await until(pilot, lambda: source_counts(pilot))
        whole = next(iter(source_counts(pilot)))
        assert (source_counts(pilot)[whole], source_counts(pilot)["wire"]) == (3, 3)
        await open_article(pilot, TREATY)
        await until(pilot, lambda: source_counts(pilot)["wire"] == 2)
        assert source_counts(pilot)[whole] == 2
        await press(pilot, "u", "m")
        await until(pilot, lambda: source_counts(pilot)["wire"] == 3)


async def test_a_source_that_fails_is_marked_and_says_why(reader: Open) -> None:
    async with reader() as pilot:
        with library(pilot)._store.write() as connection:
            connection.exec_driver_sql("UPDATE feed SET last_error = 'timed [/] out'")
        await press(pilot, "U", "U")
        await until(pilot, lambda: "✗" in drawn(pilot, SourcesPane))
        await go_to_source(pilot, "wire")
        await until(pilot, lambda: status(pilot).filter_text == "timed [/] out")
        await press(pilot, "g")
        await until(pilot, lambda: status(pilot).filter_text == "")


def drawn(pilot: Pilot[None], pane: type[SourcesPane | HitList]) -> str:
    widget = pilot.app.screen.query_one(pane)
    return "\n".join(widget.render_line(y).text for y in range(widget.size.height))


# --- filter ---


@pytest.mark.keys("filter", "back")
async def test_a_filter_narrows_the_list_while_it_is_typed(reader: Open) -> None:
    async with reader() as pilot:
        await press(pilot, "F")
        await at(pilot, Input)
        await press(pilot, *"llama")
        await until(pilot, lambda: titles(pilot) == [TREATY, TALKS])
        await press(pilot, "enter")
        await at(pilot, ArticleList)
        await press(pilot, "escape")
        await until(pilot, lambda: len(titles(pilot)) == len(ARTICLES))


async def test_a_filter_that_makes_no_sense_is_said_below_and_in_place_of_the_list(
    reader: Open,
) -> None:
    async with reader() as pilot:
        await press(pilot, "F")
        await at(pilot, Input)
        await press(pilot, *"is:unred", "enter")
        await until(pilot, lambda: "unread" in status(pilot).filter_text)
        assert titles(pilot) == []
        assert "unread" in article_list(pilot).placeholder
        assert not pilot.app._notifications
        await press(pilot, "escape")
        await until(pilot, lambda: len(titles(pilot)) == len(ARTICLES))


async def test_a_filter_can_be_typed_without_a_word_of_complaint(reader: Open) -> None:
    async with reader() as pilot:
        await press(pilot, "F")
        await at(pilot, Input)
        await pilot.press(*'actor:"quispe" is:unread after:2018')
        await until(pilot, lambda: titles(pilot) == [TREATY, TALKS])
        assert not pilot.app._notifications


async def test_back_from_an_article_that_a_filter_found_is_back_to_its_results(
    reader: Open,
) -> None:
    async with reader() as pilot:
        await press(pilot, "F")
        await at(pilot, Input)
        await press(pilot, *"llama", "enter")
        await until(pilot, lambda: titles(pilot) == [TREATY, TALKS])
        await open_article(pilot, TALKS)
        await press(pilot, "q")
        await at(pilot, ArticleList)
        assert titles(pilot) == [TREATY, TALKS]
        await press(pilot, "escape")
        await until(pilot, lambda: len(titles(pilot)) == len(ARTICLES))


@pytest.mark.keys("back", "filter", "unread-only")
async def test_escape_leaves_the_filter_then_unread_only_then_the_source(reader: Open) -> None:
    async with reader() as pilot:
        await choose_source(pilot, "wire")
        await press(pilot, "U", "F")
        await at(pilot, Input)
        await press(pilot, *"fog", "enter")
        await until(pilot, lambda: titles(pilot) == [FOG])
        assert list_title(pilot) == "wire · unread only · 1"
        await press(pilot, "escape")
        await until(pilot, lambda: list_title(pilot) == "wire · unread only · 3")
        await press(pilot, "escape")
        await until(pilot, lambda: list_title(pilot) == "wire · 3")
        await press(pilot, "escape")
        await until(pilot, lambda: list_title(pilot) == "All articles · 3")


# --- unread ones, order, groups ---


@pytest.mark.keys("unread-only")
async def test_only_unread_articles_are_listed_and_all_again(reader: Open) -> None:
    async with reader() as pilot:
        await open_article(pilot, TREATY)
        await press(pilot, "U")
        await until(pilot, lambda: titles(pilot) == [FOG, TALKS])
        assert "unread only" in list_title(pilot)
        await press(pilot, "U")
        await until(pilot, lambda: titles(pilot) == ALL)


ORDERS = [
    ("All articles · by day · 3", ALL, ["Today", "Yesterday"]),
    ("All articles · by story · 3", [TREATY, TALKS, FOG], [f"{TALKS} · 2", "In no story · 1"]),
    ("All articles · oldest first · 3", ALL[::-1], []),
    ("All articles · unread first · 3", ALL, []),
    ("All articles · by source · 3", ALL, ["wire"]),
    ("All articles · by title · 3", [TALKS, FOG, TREATY], []),
    ("All articles · 3", ALL, []),
]
"""What the title says of each choice, what is listed then, and under which headings."""


@pytest.mark.keys("sort")
async def test_the_list_is_sorted_and_grouped_as_one_chooses(reader: Open) -> None:
    async with reader() as pilot:
        _, treaty, talks = id_list(pilot)
        library(pilot).join(treaty, talks)
        for place, (said, listed, headings) in enumerate(ORDERS, 1):
            await press(pilot, "S")
            assert isinstance(pilot.app.screen, Choice)
            await press(pilot, *["j"] * (place % len(ORDERS)), "enter")
            await until(pilot, lambda said=said: list_title(pilot) == said)
            assert titles(pilot) == listed
            text = "\n".join(article_list(pilot).render_line(y).text for y in range(20))
            assert all(heading in text for heading in headings)
            assert article_list(pilot).cursor == 0


async def test_a_choice_of_the_order_that_is_closed_changes_nothing(reader: Open) -> None:
    async with reader() as pilot:
        await press(pilot, "S", "j", "escape")
        assert isinstance(pilot.app.screen, ReaderScreen)
        assert list_title(pilot) == "All articles · 3"


# --- the search screen ---


async def search_for(pilot: Pilot[None], words: str) -> None:
    await press(pilot, "slash")
    await until(pilot, lambda: isinstance(pilot.app.screen, SearchScreen))
    await at(pilot, QueryLine)
    await pilot.press(*words)


def hits(pilot: Pilot[None]) -> list[str]:
    """The titles of the hits, in order."""
    text = drawn(pilot, HitList)
    return sorted((title for title in ALL if title in text), key=text.index)


@pytest.mark.keys("search", "search.open", "search.down", "search.leave")
async def test_a_hit_of_the_search_is_read_and_the_search_goes_on_later(reader: Open) -> None:
    async with reader() as pilot:
        await search_for(pilot, "llama")
        await until(pilot, lambda: sorted(hits(pilot)) == sorted([TREATY, TALKS]))
        wanted = hits(pilot)[1]
        await press(pilot, "down", "enter")
        await until(pilot, lambda: open_title(pilot) == wanted)
        await at(pilot, ArticleView)
        await press(pilot, "slash")
        assert pilot.app.screen.query_one(QueryLine).value == "llama"
        await press(pilot, "escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, ReaderScreen))
        assert titles(pilot) == ALL


@pytest.mark.keys("search.list", "search.up", "search.page-down", "search.page-up", "search.sort")
async def test_the_hits_are_listed_in_the_reader(reader: Open) -> None:
    async with reader() as pilot:
        await search_for(pilot, "llama")
        await until(pilot, lambda: hits(pilot))
        await press(pilot, "ctrl+r")
        await until(pilot, lambda: hits(pilot) == [TREATY, TALKS])
        list_of_hits = pilot.app.screen.query_one(HitList)
        chosen = []
        for key in ("pagedown", "up", "down", "pageup"):
            await press(pilot, key)
            chosen.append(list_of_hits.article_id)
        newer, older = library(pilot).article_ids("", typed="llama")
        assert chosen == [older, newer, older, newer]
        await press(pilot, "ctrl+l")
        await until(pilot, lambda: titles(pilot) == [TREATY, TALKS])
        await at(pilot, ArticleList)
        assert list_title(pilot) == "llama · 2"


@pytest.mark.keys("search.save", "search.complete")
async def test_a_search_that_is_saved_is_a_source_at_once(reader: Open) -> None:
    async with reader() as pilot:
        await search_for(pilot, "actor:quis")
        await press(pilot, "tab")
        line = pilot.app.screen.query_one(QueryLine)
        await until(pilot, lambda: "Quispe" in line.value)
        await press(pilot, "ctrl+s")
        await until(pilot, lambda: isinstance(pilot.app.screen, NameInput))
        await press(pilot, *"[/] envoy", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, SearchScreen))
        await until(pilot, lambda: "[/] envoy" in names(pilot))
        await press(pilot, "escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, ReaderScreen))
        await choose_source(pilot, "[/] envoy")
        await until(pilot, lambda: len(titles(pilot)) == 1)


def names(pilot: Pilot[None]) -> list[str]:
    return [source.name for source in library(pilot).sources(now())]
