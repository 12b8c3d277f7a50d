"""The search screen: typing, moving, completing, leaving, saving."""

import shutil
import threading
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from textual.binding import Binding
from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets import Input

from core.errors import NamingError, StoreError
from core.query import parse_query
from core.types import Hit
from desk.library import Library
from tests.tui.conftest import until
from tests.tui.samples import HOSTILE, Host, named, now, row, shown
from tui.dialogs.asking import NameInput
from tui.keys.line import KeyLine
from tui.search import finding
from tui.search.finding import SearchResult
from tui.search.hit_list import HitList
from tui.search.keys import SEARCH_KEYS
from tui.search.offers import Offers
from tui.search.query_line import QueryLine
from tui.search.screen import SearchScreen

ACTORS = ["Ada Byron", "Ada Lovelace", "Adam"]


class Shelf:
    """A library of titles: a query finds those that hold its first word."""

    def __init__(self, *titles: str) -> None:
        self.titles = titles or tuple(f"Llama number {n}" for n in range(1, 31))
        self.asked: list[tuple[str, bool]] = []
        self.saved: dict[str, str] = {}
        self.fault: Exception | None = None
        self.slow: dict[str, threading.Event] = {}

    def hits(self, query: str, *, newest_first: bool = False, limit: int = 200) -> list[Hit]:
        words = parse_query(query, unfinished=True).words
        self.asked.append((query, newest_first))
        if query in self.slow:
            self.slow[query].wait(5)
        if self.fault:
            raise self.fault
        wanted = words[0].value if words else ""
        found = [n for n, title in enumerate(self.titles, 1) if wanted in title.lower()]
        hits = [Hit(row(n, self.titles[n - 1]), f"text {n}", ((0, 4),)) for n in found]
        return (hits[::-1] if newest_first else hits)[:limit]

    def completions(self, field: str, text: str, limit: int = 20) -> list[str]:
        if text in self.slow:
            self.slow[text].wait(5)
        values = {"actor": ACTORS, "is": ["read", "starred", "unread"]}.get(field, [])
        return [value for value in values if text.lower() in value.lower()][:limit]

    def save_search(self, name: str, query: str) -> None:
        if not name.strip():
            raise NamingError("the search", "has no name")
        self.saved[name] = query


class Search:
    """A search screen under test, and what the reader sees of it."""

    def __init__(self, library: Shelf | Library, start: str = "") -> None:
        self.app = Host(Widget())
        self.results: list[SearchResult | None] = []
        self.library, self.start = library, start

    async def open(self, pilot: Pilot[None]) -> None:
        self.screen = SearchScreen(self.library, self.start, now)  # type: ignore[arg-type]
        await self.app.push_screen(self.screen, self.results.append)
        await until(pilot, lambda: "Type" in self.found or self.status)

    @property
    def line(self) -> QueryLine:
        return self.screen.query_one(QueryLine)

    @property
    def status(self) -> str:
        return str(self.screen.query_one("#search-status").render())

    @property
    def found(self) -> str:
        return "\n".join(shown(self.screen.query_one(HitList)))

    @property
    def offers(self) -> list[str]:
        offers = self.screen.query_one(Offers)
        return [line.strip() for line in shown(offers)] if offers.display else []

    @property
    def said(self) -> list[str]:
        return [notice.message for notice in self.app._notifications]


def bar(line: Input) -> str:
    """What is written, with a bar for the cursor."""
    return f"{line.value[: line.cursor_position]}|{line.value[line.cursor_position :]}"


SIZES = [(40, 20), (100, 30), (200, 50)]


@pytest.mark.parametrize("size", SIZES)
async def test_an_empty_query_shows_how_one_asks(size):
    search = Search(Shelf())
    async with search.app.run_test(size=size) as pilot:
        await search.open(pilot)
        assert "Type to search" in search.found
        assert 'actor:"Ada Byron" is:unread' in search.found
        assert not search.status
        await pilot.press("enter", "ctrl+l", "down", "pagedown", "tab")
        assert not search.results
        assert not search.library.asked


@pytest.mark.parametrize("size", SIZES)
async def test_hits_come_as_one_types_and_enter_opens_the_one_under_the_cursor(size, monkeypatch):
    monkeypatch.setattr(finding, "PAUSE", 1.0)  # longer than the keys take on a slow machine
    search = Search(Shelf("Fog over Lisbon", "Llama treaty", "Llama fair"))
    async with search.app.run_test(size=size) as pilot:
        await search.open(pilot)
        await pilot.press(*"lla")
        await until(pilot, lambda: search.status)
        assert search.status == "2 articles, most relevant first"
        assert "Llama treaty" in search.found
        assert "Lisbon" not in search.found
        await pilot.press("down", "down", "up", "ctrl+n", "ctrl+p", "down", "enter")
        assert search.results == [SearchResult(3, "lla")]
        assert search.library.asked == [("lla", False)]


async def test_enter_before_the_hits_have_come_opens_the_first_of_them():
    shelf = Shelf("Fog", "Llama")
    shelf.slow["llama"] = threading.Event()
    search = Search(shelf, "fog")
    async with search.app.run_test() as pilot:
        await search.open(pilot)
        await pilot.press(*"llama", "enter")
        await until(pilot, lambda: ("llama", False) in shelf.asked)
        assert not search.results
        shelf.slow["llama"].set()
        await until(pilot, lambda: search.results)
        assert search.results == [SearchResult(2, "llama")]


async def test_typing_on_takes_back_that_the_first_was_to_be_opened():
    shelf = Shelf("Fog", "Llama")
    shelf.slow["lla"] = threading.Event()
    search = Search(shelf)
    async with search.app.run_test() as pilot:
        await search.open(pilot)
        await pilot.press(*"lla", "enter", "m")
        shelf.slow["lla"].set()
        await until(pilot, lambda: search.status == "1 article")
        assert not search.results


async def test_an_answer_that_comes_late_is_not_shown():
    shelf = Shelf("Fog", "Llama")
    shelf.slow["fog"] = threading.Event()
    search = Search(shelf)
    async with search.app.run_test() as pilot:
        await search.open(pilot)
        await pilot.press(*"fog")
        await until(pilot, lambda: ("fog", False) in shelf.asked)
        await pilot.press("ctrl+u", *"llama")
        await until(pilot, lambda: "Llama" in search.found)
        shelf.slow["fog"].set()
        await search.app.workers.wait_for_complete()
        await pilot.pause()
        assert "Llama" in search.found
        assert "Fog" not in search.found


async def test_the_order_is_toggled_and_said():
    search = Search(Shelf(), "llama")
    async with search.app.run_test() as pilot:
        await search.open(pilot)
        await pilot.press("down", "ctrl+r")
        await until(pilot, lambda: "newest" in search.status)
        assert search.found.index("number 30") < search.found.index("number 29")
        await pilot.press("ctrl+r", "enter")
        await until(pilot, lambda: search.results)
        assert search.results == [SearchResult(1, "llama")]


async def test_the_cursor_stays_in_view_over_pages_and_when_resized():
    search = Search(Shelf(), "llama")
    async with search.app.run_test(size=(80, 24)) as pilot:
        await search.open(pilot)
        await pilot.press(*["pagedown"] * 9)
        assert "number 30" in search.found
        await pilot.press("up")
        await pilot.resize_terminal(40, 12)
        await pilot.pause()
        assert "number 29" in search.found
        await pilot.press("pageup", *["down"] * 2)
        await pilot.press("enter")
        assert search.results == [SearchResult(28, "llama")]


async def test_nothing_found_and_a_query_without_meaning_are_said_in_place():
    search = Search(Shelf())
    async with search.app.run_test(size=(60, 24)) as pilot:
        await search.open(pilot)
        await pilot.press(*"zebra")
        await until(pilot, lambda: search.status == "No articles")
        assert "Nothing has all of this" in search.found
        await pilot.press(*" is:urnead ")
        # What was typed so far may be searched on a slow machine: "is:u" means no state either.
        await until(pilot, lambda: "did you mean 'unread'?" in " ".join(search.found.split()))
        assert "no such state" in search.found
        await until(pilot, lambda: not search.status)
        await pilot.press("enter", "ctrl+l")
        await pilot.pause()
        assert not search.results


async def test_a_store_that_cannot_be_read_is_said():
    shelf = Shelf()
    shelf.fault = StoreError("news.db", "is gone")
    search = Search(shelf)
    async with search.app.run_test(notifications=True) as pilot:
        await search.open(pilot)
        await pilot.press(*"llama")
        await until(pilot, lambda: search.said)
        assert "news.db: is gone" in search.said


async def test_the_query_is_kept_for_the_next_time_and_typing_replaces_it():
    search = Search(Shelf(), "llama")
    async with search.app.run_test() as pilot:
        await search.open(pilot)
        assert "30 articles" in search.status
        await pilot.press("escape")
        assert search.results == [SearchResult(None, "llama")]
    again = Search(Shelf(), "llama")
    async with again.app.run_test() as pilot:
        await again.open(pilot)
        await pilot.press("x")
        assert again.line.value == "x"


async def test_the_hits_can_be_listed_in_the_reader():
    search = Search(Shelf())
    async with search.app.run_test() as pilot:
        await search.open(pilot)
        await pilot.press(*"llama actor:", "ctrl+l")
        await until(pilot, lambda: search.results)
        assert search.results == [SearchResult(None, "llama ", listed=True)]


async def test_a_click_opens_a_hit_and_leaves_the_keys_where_they_are():
    search = Search(Shelf(), "llama")
    async with search.app.run_test() as pilot:
        await search.open(pilot)
        await pilot.click("#search-status")
        assert search.screen.focused is search.line
        await pilot.click(HitList, offset=(5, 4))
        assert search.results == [SearchResult(2, "llama")]


# --- completing ---


@pytest.mark.parametrize("size", SIZES)
async def test_tab_takes_the_first_completion(size):
    search = Search(Shelf())
    async with search.app.run_test(size=size) as pilot:
        await search.open(pilot)
        await pilot.press(*"llama actor:ad")
        await until(pilot, lambda: search.offers == ACTORS)
        await pilot.press("tab")
        assert bar(search.line) == 'llama actor:"Ada Byron" |'
        await until(pilot, lambda: not search.offers)


async def test_another_completion_is_moved_to_and_taken_with_enter():
    search = Search(Shelf())
    async with search.app.run_test() as pilot:
        await search.open(pilot)
        await pilot.press(*"actor:ad llama", *["left"] * 6)
        await until(pilot, lambda: search.offers == ACTORS)
        await pilot.press("down", "down", "down", "up", "enter")
        assert bar(search.line) == 'actor:"Ada Lovelace" |llama'
        assert not search.results


async def test_tab_before_the_completions_have_come_takes_the_first_when_they_do():
    shelf = Shelf()
    shelf.slow["ada"] = threading.Event()
    search = Search(shelf)
    async with search.app.run_test() as pilot:
        await search.open(pilot)
        await pilot.press(*"actor:ada", "tab")
        assert search.line.value == "actor:ada"
        shelf.slow["ada"].set()
        await until(pilot, lambda: search.line.value == 'actor:"Ada Byron" ')


async def test_escape_closes_the_completions_first():
    search = Search(Shelf())
    async with search.app.run_test() as pilot:
        await search.open(pilot)
        await pilot.press(*"is:")
        await until(pilot, lambda: search.offers == ["read", "starred", "unread"])
        await pilot.press("down", "escape")
        assert not search.offers
        await pilot.press("escape")
        assert search.results == [SearchResult(None, "is:")]


async def test_a_value_that_is_written_out_is_not_offered():
    search = Search(Shelf())
    async with search.app.run_test() as pilot:
        await search.open(pilot)
        await pilot.press(*"is:starre")
        await until(pilot, lambda: search.offers == ["starred"])
        await pilot.press("d")
        await until(pilot, lambda: not search.offers)


async def test_a_click_takes_a_completion():
    search = Search(Shelf())
    async with search.app.run_test() as pilot:
        await search.open(pilot)
        await pilot.press(*"actor:")
        await until(pilot, lambda: search.offers)
        await pilot.click(Offers, offset=(2, 1))
        await until(pilot, lambda: search.line.value == 'actor:"Ada Lovelace" ')
        assert search.screen.focused is search.line


async def test_completions_stand_under_their_filter_and_on_the_screen():
    search = Search(Shelf())
    async with search.app.run_test(size=(40, 20)) as pilot:
        await search.open(pilot)
        await pilot.press(*"llama actor:")
        await until(pilot, lambda: search.offers)
        region = search.screen.query_one(Offers).region
        assert (region.x, region.y) == (6, 1)
        await pilot.press(*"Adam ", *"llama llama llama is:")
        await until(pilot, lambda: "read" in search.offers)
        assert search.screen.query_one(Offers).region.right <= 40


async def test_the_key_for_completing_is_named_only_where_there_is_something_to_complete():
    search = Search(Shelf())
    async with search.app.run_test(size=(100, 20)) as pilot:
        await search.open(pilot)
        keys = search.screen.query_one(KeyLine)
        assert "Complete" not in keys.render().plain
        await pilot.press(*"is:")
        await until(pilot, lambda: "Complete" in keys.render().plain)


# --- saving ---


async def test_a_search_is_saved_under_a_name():
    shelf = Shelf()
    search = Search(shelf)
    async with search.app.run_test(notifications=True) as pilot:
        await search.open(pilot)
        await pilot.press("ctrl+s")
        assert search.said == ["There is no search to save yet"]
        await pilot.press(*"llama ", "ctrl+s")
        await until(pilot, lambda: isinstance(search.app.screen, NameInput))
        await pilot.press(*"Animals", "enter")
        await until(pilot, lambda: shelf.saved == {"Animals": "llama"})
        await until(pilot, lambda: "Saved as “Animals”" in search.said)
        await pilot.press("x")
        assert search.line.value == "llama x"


async def test_a_name_that_cannot_be_is_said_and_no_name_saves_nothing():
    shelf = Shelf()
    search = Search(shelf, "llama")
    async with search.app.run_test(notifications=True) as pilot:
        await search.open(pilot)
        await pilot.press("ctrl+s")
        await until(pilot, lambda: isinstance(search.app.screen, NameInput))
        await pilot.press("backspace", "enter")
        await until(pilot, lambda: search.said == ["the search: has no name"])
        await pilot.press("ctrl+s")
        await until(pilot, lambda: isinstance(search.app.screen, NameInput))
        await pilot.press("escape")
        assert not shelf.saved


# --- what comes from outside ---


@pytest.mark.parametrize("text", HOSTILE, ids=named)
@pytest.mark.parametrize("size", SIZES[:2])
async def test_hostile_text_is_shown_as_it_is(text: str, size: tuple[int, int]):
    class Hostile(Shelf):
        def hits(self, query: str, **_: object) -> list[Hit]:
            return [Hit(replace(row(1, text), source=text), text, ((0, 1),))]

        def completions(self, *_: object) -> Sequence[str]:
            return [text]

        def save_search(self, name: str, query: str) -> None:
            raise NamingError(text, text)

    search = Search(Hostile(), text)
    async with search.app.run_test(size=size) as pilot:
        await search.open(pilot)
        whole = text.rstrip("\u200d") if len(text) <= 20 else text[:8]
        await until(pilot, lambda: search.status == "1 article")
        lines = search.found.splitlines()
        assert whole in lines[0]
        assert whole in lines[2]
        assert {strip.cell_length for strip in strips(search.screen.query_one(HitList))} == {
            size[0] - 3
        }
        await pilot.press("end", *" actor:")
        await until(pilot, lambda: search.offers)
        assert whole in search.offers[0]
        await pilot.press("tab", "ctrl+s", "enter")
        await pilot.pause()
        await pilot.click(HitList, offset=(4, 0))
        assert not search.app.boomed


def strips(widget: Widget) -> list[object]:
    return [widget.render_line(y) for y in range(widget.size.height)]


def test_every_key_has_an_id_of_its_own_and_words_for_the_help():
    keys = [key for key in SEARCH_KEYS if isinstance(key, Binding)]
    assert all(key.id and key.id.startswith("search.") and key.tooltip for key in keys)
    assert len({key.id for key in keys}) == len(SEARCH_KEYS)
    assert sum(key.show for key in keys) <= 8


async def test_a_store_is_searched_completed_and_remembers_the_search(
    analysed: Path, tmp_path: Path
):
    store = shutil.copy(analysed, tmp_path / "news.db")
    library = Library.open(str(store))
    search = Search(library)
    async with search.app.run_test(size=(80, 20)) as pilot:
        await search.open(pilot)
        await pilot.press(*"llama")
        await until(pilot, lambda: search.status == "2 articles, most relevant first")
        assert "Llama treaty signed" in search.found.splitlines()[0]
        await pilot.press(*" actor:tomas")
        await until(pilot, lambda: "Tomas Quispe" in search.offers)
        await pilot.press("tab")
        await until(pilot, lambda: search.status == "1 article")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: isinstance(search.app.screen, NameInput))
        await pilot.press(*"Llamas", "enter")
        await until(pilot, lambda: [s for s in library.sources(now()) if s.name == "Llamas"])
        await pilot.press("enter")
        await until(pilot, lambda: search.results)
        result = search.results[0]
        assert result is not None
        assert result.article_id is not None
        assert "Quispe" in library.article(result.article_id).body.text
    library.close()
