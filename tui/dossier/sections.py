"""Which sections has a dossier, and what stands in each?"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TypeVar

from textual.visual import Visual

from core.dossiers import Dossier, Excerpt
from core.types import Companion, Role
from tui.dossier.excerpt_row import ExcerptRow
from tui.dossier.head import HeadRow, WeeksRow
from tui.dossier.rows import (
    CountRow,
    HeadingRow,
    MoreRow,
    Network,
    NetworkRow,
    NoteRow,
    RoleRow,
    scale_of,
)
from tui.looks.symbols import Symbols
from tui.walks import ActorPlace, ArticlePlace

Item = TypeVar("Item")

_BOTH = "articles that name both"


class Title(StrEnum):
    """The headings."""

    ROLES = "Called"
    COMPANIONS = "With whom"
    PLACES = "Places"
    SOURCES = "Named by"
    SAYINGS = "Says and does"
    CONTEXTS = "Newest mentions"


AT_FIRST: Mapping[Title, int] = {
    Title.ROLES: 4,
    Title.COMPANIONS: 12,
    Title.PLACES: 6,
    Title.SOURCES: 8,
    Title.SAYINGS: 6,
    Title.CONTEXTS: 10,
}
"""Rows of each section that are shown before one asks for more."""

AT_ONCE = 100
"""Rows that are shown more each time."""


@dataclass(frozen=True, slots=True)
class More:
    """Stands for what is folded away in a section."""

    title: Title


Target = ActorPlace | ArticlePlace | More
"""Where a row leads."""

Row = tuple[Target | None, Visual]
"""A row and where it leads; None where it only says something."""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the dossier; the first has no title."""

    title: Title | None
    rows: Sequence[Row]


def sections(
    dossier: Dossier, shown: Mapping[Title, int], symbols: Symbols, now: datetime
) -> tuple[list[Section], list[Section]]:
    """Who and with whom; and, to stand beside it or after it, in which words.

    Sections without anything in them are left out.

    Args:
        shown: how many rows of each section.
    """
    making = _Making(dossier, shown, symbols, now)
    who = [making.head(), making.roles(), making.companions(), making.places(), making.sources()]
    words = [
        making.excerpts(Title.SAYINGS, dossier.sayings),
        making.excerpts(Title.CONTEXTS, dossier.contexts),
    ]
    return [part for part in who if part.rows], [part for part in words if part.rows]


@dataclass(frozen=True, slots=True)
class _Making:
    """Makes the sections one by one."""

    dossier: Dossier
    shown: Mapping[Title, int]
    symbols: Symbols
    now: datetime

    def head(self) -> Section:
        """Who it is, and when it was named."""
        dossier, symbols = self.dossier, self.symbols
        rows: list[Row] = [(None, HeadRow(dossier.actor, symbols, self.now))]
        if any(dossier.weeks) and dossier.first_week:
            rows.append((None, WeeksRow(dossier, symbols)))
        if not dossier.actor.articles:
            rows.append((None, NoteRow("No article in the archive names it")))
        return Section(None, rows)

    def roles(self) -> Section:
        """What it was called, each title with the article."""

        def row(role: Role) -> Row:
            return ArticlePlace(role.article_id), RoleRow(role, self.symbols, self.now)

        return self._section(Title.ROLES, "", self.dossier.actor.roles, row)

    def companions(self) -> Section:
        """The network of the first; the others as a list."""
        dossier, symbols, most = self.dossier, self.symbols, AT_FIRST[Title.COMPANIONS]
        network = Network(dossier.actor, dossier.companions[:most], dossier.ties, symbols)
        places = {one.id: place for place, one in enumerate(dossier.companions[:most])}
        listed = self._counted(Title.COMPANIONS, dossier.companions[most:])

        def row(one: Companion) -> Row:
            place = places.get(one.id)
            return (
                listed(one) if place is None else (ActorPlace(one.id), NetworkRow(network, place))
            )

        arcs = "" if symbols.plain else ", and arcs among them"
        return self._section(Title.COMPANIONS, f"{_BOTH}{arcs}", dossier.companions, row)

    def places(self) -> Section:
        """The places that are named with it."""
        places = self.dossier.places
        return self._section(Title.PLACES, _BOTH, places, self._counted(Title.PLACES, places))

    def sources(self) -> Section:
        """Who published what names it; a source is no place to go to."""
        sources = self.dossier.sources
        scale = scale_of(sources[: self.shown[Title.SOURCES]])

        def row(source: tuple[str, int]) -> Row:
            return None, CountRow(source, scale, self.symbols)

        return self._section(Title.SOURCES, "articles", sources, row)

    def excerpts(self, title: Title, excerpts: Sequence[Excerpt]) -> Section:
        """Sentences, each with its article."""
        kind = self.dossier.actor.kind

        def row(one: Excerpt) -> Row:
            return ArticlePlace(one.article.id), ExcerptRow(one, kind, self.symbols, self.now)

        return self._section(title, "", excerpts, row)

    def _counted(self, title: Title, companions: Sequence[Companion]) -> Callable[[Companion], Row]:
        """Makes rows with bars, of one scale for all that are shown."""
        shown = companions[: self.shown[title]]
        scale = scale_of([(one.name, one.articles) for one in shown])
        return lambda one: (ActorPlace(one.id), CountRow(one, scale, self.symbols))

    def _section(
        self, title: Title, remark: str, items: Sequence[Item], row: Callable[[Item], Row]
    ) -> Section:
        """The heading, the rows that are to be shown, and how many there are beside."""
        if not items:
            return Section(title, ())
        left = len(items) - self.shown[title]
        folded: list[Row] = [(More(title), MoreRow(left, self.symbols))] if left > 0 else []
        heading: Row = (None, HeadingRow(title, remark, self.symbols))
        return Section(title, [heading, *map(row, items[: self.shown[title]]), *folded])
