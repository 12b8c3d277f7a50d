"""Stories made for a test, a library that has them, and an app to walk through them in."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from textual.app import App
from textual.pilot import Pilot

from core.errors import NotFoundError
from core.stories import Piece, Standing, Story, StoryRow
from core.types import ArticleRow, Kind, LeadActor
from tests.tui.conftest import until
from tests.tui.samples import NOW, row
from tests.tui.stages import WalkStage
from tui.harmless import Harmless
from tui.looks.symbols import UNICODE, Symbols
from tui.looks.themes import THEMES
from tui.walks import WalkScreen

KOLB = LeadActor(1, "Ines Kolb", Kind.PERSON)
UNION = LeadActor(2, "Port Union", Kind.ORGANISATION)
ANTWERP = LeadActor(3, "Antwerp", Kind.PLACE)
FLEMISH = LeadActor(4, "Flemish", Kind.GROUP)
ACCORD = LeadActor(5, "Rhine Accord", Kind.OTHER)

FIRST_DAY = NOW - timedelta(days=13)


def piece(
    number: int,
    title: str,
    days: int = 0,
    *actors: LeadActor,
    numbers: tuple[str, ...] = (),
    lead: str = "",
    source: str = "The Daily Test",
    unread: bool = False,
    fresh: bool = False,
    pinned: bool = False,
) -> Piece:
    """An article published so many days after the first day."""
    dated = FIRST_DAY + timedelta(days=days, minutes=number)
    made = replace(row(number, title, unread=unread), published=dated, dated=dated, source=source)
    return Piece(made, actors, numbers, lead, pinned, fresh)


STRIKE = (
    piece(
        1,
        "Pilots threaten to strike",
        0,
        ANTWERP,
        FLEMISH,
        numbers=("12 pilots",),
        lead="Pilots in the harbour of Antwerp want shorter nights.",
    ),
    piece(2, "No pilot leaves the quay", 0, UNION, source="Harbour Post", lead="Nobody sleeps."),
    piece(
        3,
        "Forty ships wait for a pilot outside the harbour, and more are on their way to it",
        2,
        ACCORD,
        numbers=("40 ships", "3 days"),
        lead="The roads are full.",
        pinned=True,
    ),
    piece(4, "Pilots end strike", 11, KOLB, lead="Mayor Ines Kolb said so.", unread=True),
    piece(5, "What the strike cost", 13, source="Harbour Post", numbers=("4 million euros",)),
)
"""A story of five pieces; the mayor comes in late."""


class Shelf:
    """A library of stories; keeps what is done to them."""

    def __init__(self, *stories: Sequence[Piece], seen: datetime | None = None) -> None:
        told = stories or (STRIKE,)
        self.pieces = {p.article.id: p for story in told for p in story}
        self.stood = {p.article.id: n for n, story in enumerate(told, 1) for p in story}
        self.told: dict[int, int | None] = dict(self.stood)
        self.seen: dict[int, datetime | None] = dict.fromkeys(range(1, len(told) + 1), seen)
        self.asked: list[str] = []

    def story(self, story_id: int) -> Story:
        pieces = [p for i, p in self.pieces.items() if self.told[i] == story_id]
        if len(pieces) < 2:
            raise NotFoundError(f"story {story_id}", "there is none")
        cast = tuple(dict.fromkeys(actor for p in pieces for actor in p.actors))
        return Story(self._row(story_id, pieces), tuple(pieces), self.seen[story_id], cast)

    def _row(self, story_id: int, pieces: Sequence[Piece]) -> StoryRow:
        rows = [p.article for p in pieces]
        sources = tuple(dict.fromkeys(r.source for r in rows))
        unread = sum(r.unread for r in rows)
        dates = [r.dated for r in rows]
        return StoryRow(story_id, rows[0].title, min(dates), max(dates), len(rows), unread, sources)

    def stories(self, query: str = "", limit: int = 200) -> list[StoryRow]:
        self.asked.append(query)
        words = [word for word in query.lower().split() if ":" not in word]
        found = []
        for story_id in self.seen:
            pieces = [p for i, p in self.pieces.items() if self.told[i] == story_id]
            text = " ".join(p.article.title for p in pieces).lower()
            if len(pieces) > 1 and all(word in text for word in words):
                found.append(self._row(story_id, pieces))
        return sorted(found, key=lambda r: r.last, reverse=True)[:limit]

    def see_story(self, story_id: int, when: datetime) -> None:
        self.seen[story_id] = when

    def pin(self, ids: Sequence[int], story_id: int | None) -> tuple[Standing, ...]:
        before = tuple(Standing(i, self.told[i], False) for i in ids)
        self.told.update(dict.fromkeys(ids, story_id))
        return before

    def merge_stories(self, story_id: int, into_id: int) -> tuple[Standing, ...]:
        return self.pin([i for i, told in self.told.items() if told == story_id], into_id)

    def restore_stories(self, before: Iterable[Standing]) -> None:
        self.told.update({standing.article_id: standing.story_id for standing in before})

    def rows(self, ids: Sequence[int]) -> list[ArticleRow]:
        return [self.pieces[i].article for i in ids]

    def set_read(self, ids: Iterable[int], read: bool, *, alone: bool = False) -> list[int]:
        return self._set(ids, "unread", not read)

    def set_starred(self, ids: Iterable[int], starred: bool) -> list[int]:
        return self._set(ids, "starred", starred)

    def _set(self, ids: Iterable[int], name: str, value: bool) -> list[int]:
        changed = [i for i in ids if getattr(self.pieces[i].article, name) != value]
        for i in changed:
            marked: Any = replace(self.pieces[i].article, **{name: value})
            self.pieces[i] = replace(self.pieces[i], article=marked)
        return changed


class Walk(WalkStage):
    """Shows one screen of a walk over an empty one, and keeps where the reader goes from it."""

    def __init__(
        self, shelf: Any, symbols: Symbols = UNICODE, theme: str = "", trail: tuple[str, ...] = ()
    ) -> None:
        super().__init__(shelf, theme or THEMES[0].name, symbols, trail=trail)
        self._harmless = Harmless()

    def get_line_filters(self) -> Any:
        return [self._harmless, *super().get_line_filters()]

    @property
    def said(self) -> list[str]:
        return [notice.message for notice in self._notifications]

    async def walk_to(self, pilot: Pilot[None], screen: WalkScreen) -> None:
        await self.push_screen(screen, self.left.append)
        await self.settle(pilot)

    async def settle(self, pilot: Pilot[None]) -> None:
        """Waits until what was asked for is written and shown."""
        for _ in range(3):
            self.executor.submit(int).result()
            await pilot.pause()
            await self.workers.wait_for_complete()
            await pilot.pause()


async def come(pilot: Pilot[None], words: str) -> None:
    """Waits until something is drawn."""
    await until(pilot, lambda: words in drawn_text(pilot.app))


def drawn_text(app: App[None]) -> str:
    """The whole screen."""
    strips = app.screen._compositor.render_strips()
    return "\n".join(strip.text.rstrip() for strip in strips)
