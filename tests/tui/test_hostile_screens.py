"""Whatever a name, a title, a path or an error says, the terminal is not told to obey it.

What is looked at is what the compositor hands to the terminal, whichever widget drew it.
"""

import re
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path

import pytest
from textual.geometry import Offset
from textual.pilot import Pilot
from textual.widgets import Input, OptionList

from core.errors import StoreError
from core.relations import Related, Relation, Why
from core.types import (
    ActorRow,
    CastEntry,
    Companion,
    Group,
    Hit,
    Kind,
    LeadActor,
    Role,
    Source,
    SourceKind,
)
from desk.library import Library
from desk.messages import FullTextRead, Imported, Trouble
from tests.tui.conftest import Obedient, Open, until
from tests.tui.reading import (
    article_list,
    library,
    notices,
    open_command_line,
    press,
    said,
    source_counts,
    view,
)
from tests.tui.samples import HOSTILE, NOW, article, mentions_of, now, row
from tui.dialogs.failures import FailuresScreen
from tui.dialogs.welcome import WelcomeScreen
from tui.messages import Changed, Failed
from tui.search.screen import SearchScreen
from tui.status import StatusLine
from tui.widgets.cast_pane import CastPane
from tui.widgets.list_pane import ListPane, Selection
from tui.widgets.peek import Peek
from tui.widgets.related_pane import RelatedPane
from tui.widgets.sources_pane import SourcesPane

OBEYED = [
    "\x1b[2Jcleared",
    "\x1b]0;title\x07",
    "\x9b31mred",
    "a\x00b\x08c\x7f",
    "gpj\u202eexe",
    "\u2066isolated",
    "\u200eleft\u200fright\u061c",
    "line\u2028line\x85line",
]
"""What a terminal obeys; ingest lets none of it into the store, but paths and errors have it."""

CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")

TEXTS = [*(text for text in HOSTILE if len(text) < 100), *OBEYED]

Show = Callable[[Pilot[None], str], Awaitable[None] | None]


def actor(text: str) -> ActorRow:
    roles = (Role(text, 1, NOW),)
    return ActorRow(1, text, Kind.PERSON, (text, f"{text} {text}"), 2, 3, NOW, NOW, roles)


def sources(pilot: Pilot[None], text: str) -> None:
    kinds = (SourceKind.SEARCH, SourceKind.ACTOR, SourceKind.TAG, SourceKind.FEED)
    found = [Source(kind, text, f"q{kind}", 3, 5, 1, text) for kind in kinds]
    pilot.app.screen.query_one(SourcesPane).show(found, None)


def heading(pilot: Pilot[None], text: str) -> None:
    ids = article_list(pilot).ids
    article_list(pilot).set_listing(list(ids), [Group(text, len(ids))])


def list_title(pilot: Pilot[None], text: str) -> None:
    pilot.app.screen.query_one(ListPane).select(Selection(name=text))


def rows(pilot: Pilot[None], text: str) -> None:
    lead = (LeadActor(1, text, Kind.PERSON),)
    shown = replace(row(1, text), source=text, actors=lead, tags=(text,))
    article_list(pilot)._pages._load = lambda ids: [replace(shown, id=i) for i in ids]
    article_list(pilot).invalidate()


def opened(pilot: Pilot[None], text: str) -> None:
    body = f"{text} met {text}."
    shown = article(body, mentions_of(body, text), title=text, author=text)
    view(pilot).show(replace(shown, row=replace(shown.row, source=text)))


def side(pilot: Pilot[None], text: str) -> None:
    entries = [CastEntry(1, text, Kind.PERSON, 1, 1, (text,), 0.9)]
    pilot.app.screen.query_one(CastPane).show(entries)
    related = [Related(row(1, text), 0.5, Relation.SAME_EVENT, Why((text,), (text,)))]
    pilot.app.screen.query_one(RelatedPane).show(related)


def peek(pilot: Pilot[None], text: str) -> None:
    companions = [Companion(2, text, Kind.PLACE, 2)]
    pilot.app.screen.query_one(Peek).open(actor(text), companions, Offset(60, 5))


def status(pilot: Pilot[None], text: str) -> None:
    line = pilot.app.screen.query_one(StatusLine)
    line.filter_text = line.mention = line.activity = text


def changes(pilot: Pilot[None], text: str) -> None:
    pilot.app.clear_notifications()
    pilot.app.screen.post_message(Changed((), words=f"tagged {text}"))
    pilot.app.screen.post_message(Failed(text))
    pilot.app.notify(f"/home/{text}.md", title=f"Saved {text}", markup=False)


async def failures(pilot: Pilot[None], text: str) -> None:
    await pilot.app.push_screen(FailuresScreen([(text, text)]))


async def welcome(pilot: Pilot[None], text: str) -> None:
    path = Path(f"/{text.replace(chr(0), '')}")
    await pilot.app.push_screen(WelcomeScreen(lambda _: text, path))


async def ways(pilot: Pilot[None], text: str) -> None:
    screen = pilot.app.screen_stack[0]
    await open_command_line(pilot)
    screen._known_sources = [Source(SourceKind.SEARCH, text, "q", 1, 1)]  # type: ignore[attr-defined]
    pilot.app.screen.query_one("CommandLine Input", Input).value = "forget-search "


class Shelf(Library):
    """Finds and offers one text, whatever is asked."""

    def __init__(self, text: str) -> None:
        self._text = text

    def hits(self, query: str, **_: object) -> list[Hit]:
        found = replace(row(1, self._text), source=self._text)
        return [Hit(found, self._text, ((0, 1),))]

    def completions(self, *_: object) -> list[str]:
        return [self._text]

    def save_search(self, name: str, query: str) -> None:
        raise StoreError(self._text, self._text)


async def search(pilot: Pilot[None], text: str) -> None:
    await pilot.app.push_screen(SearchScreen(Shelf(text), "fog actor:", now))
    screen = pilot.app.screen
    await until(pilot, lambda: "article" in str(screen.query_one("#search-status").render()))


SINKS: dict[str, Show] = {
    show.__name__: show
    for show in (
        *(sources, heading, list_title, rows, opened, side, peek, status, changes),
        *(failures, welcome, ways, search),
    )
}


def drawn(pilot: Pilot[None]) -> str:
    """The whole screen as the terminal gets it; no action of a markup hangs on any of it."""
    strips = pilot.app.screen._compositor.render_strips()
    styles = [segment.style for strip in strips for segment in strip if segment.style]
    assert not [style for style in styles if "boom" in str(style.meta.get("@click"))]
    return "\n".join(strip.text for strip in strips)


@pytest.mark.parametrize("sink", SINKS)
async def test_a_hostile_text_is_shown_and_not_obeyed(reader: Open, sink: str) -> None:
    async with reader(size=(130, 30)) as pilot:
        await until(pilot, lambda: source_counts(pilot))
        for text in TEXTS:
            shown = SINKS[sink](pilot, text)
            if shown is not None:
                await shown
            await pilot.pause()
            if text.isascii() and text.isprintable():
                await until(pilot, lambda text=text: text[:4] in drawn(pilot))
            assert not CONTROL.search(drawn(pilot).replace("\n", "")), ascii(text)
            while len(pilot.app.screen_stack) > 1:
                await pilot.app.pop_screen()
            pilot.app.screen.query_one(Peek).close()


async def test_what_the_background_says_is_not_obeyed(reader: Open, background: Obedient) -> None:
    async with reader(size=(130, 30)) as pilot:
        for text in OBEYED:
            pilot.app.clear_notifications()
            background.say(Trouble(f"{text}: {text}"))
            background.say(FullTextRead(1, text))
            background.say(Imported(0, 0, ((1, text),), ((text, text),)))
            await until(pilot, lambda: len(notices(pilot)) >= 3)
            await press(pilot, "exclamation_mark")
            await until(pilot, lambda: pilot.app.screen.query(OptionList))
            assert not CONTROL.search(drawn(pilot).replace("\n", "")), ascii(text)
            await press(pilot, "escape")


@pytest.mark.parametrize("text", ["[@click=app.boom]x[/]", "\x1b[2Jx", "x\u202ey"], ids=ascii)
async def test_names_that_one_types_or_pastes_are_not_obeyed(reader: Open, text: str) -> None:
    async with reader(size=(130, 30)) as pilot:
        await press(pilot, "t")
        pilot.app.screen.query_one(Input).value = text
        await pilot.press("enter")
        await until(pilot, lambda: library(pilot).tags())
        await press(pilot, "slash")
        pilot.app.screen.query_one(Input).value = "fog"
        await press(pilot, "ctrl+s")
        pilot.app.screen.query_one(Input).value = text
        await pilot.press("enter")
        await said(pilot, "Saved as")
        assert not CONTROL.search(drawn(pilot).replace("\n", ""))
        await press(pilot, "escape")
        await open_command_line(pilot)
        pilot.app.screen.query_one("CommandLine Input", Input).value = f"tag {text} all"
        await press(pilot, "enter")
        await said(pilot, "tagged")
        assert not CONTROL.search(drawn(pilot).replace("\n", ""))
