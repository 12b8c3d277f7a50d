"""All panes on one screen with something in each, to look at and to measure."""

from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.geometry import Offset
from textual.widgets import Static

from core.relations import Related, Relation, Why
from core.types import (
    ActorRow,
    Article,
    ArticleRow,
    CastEntry,
    Companion,
    Counts,
    Dateline,
    Kind,
    LeadActor,
    Mark,
    MarkKind,
    Role,
)
from tests.tui.samples import NOW, article, mention, now, row
from tests.tui.stages import Backdrop
from tui.keys.line import KeyLine
from tui.status import StatusLine
from tui.widgets.article_view import ArticleView
from tui.widgets.cast_pane import CastPane
from tui.widgets.peek import Peek
from tui.widgets.related_pane import RelatedPane
from tui.widgets.virtual_list import ArticleList

BODY = """\
ANTWERP, June 12 (Wire) — The harbour of Antwerp reopened on Tuesday, Mayor Ines Kolb said. \
The mayor thanked the Port Union, and the union thanked her.

What happened

Flemish pilots had refused to work since Sunday, the Rhine Accord notwithstanding. \
They want shorter nights.

“Nobody sleeps,” said Kolb.

The city of Antwerp counted 40 waiting ships

Port Union wants 12 pilots more

tide --level 4.2

A longer report follows. It is emphatic.

The pilots' boat at dawn

Read also: the best of our holidays
"""

_KINDS = {
    "Ines Kolb": (1, Kind.PERSON),
    "The mayor": (1, Kind.PERSON),
    "Kolb": (1, Kind.PERSON),
    "Port Union": (2, Kind.ORGANISATION),
    "the union": (2, Kind.ORGANISATION),
    "Antwerp": (3, Kind.PLACE),
    "The city": (3, Kind.PLACE),
    "Flemish": (4, Kind.GROUP),
    "They": (4, Kind.GROUP),
    "Rhine Accord": (5, Kind.OTHER),
}
"""Who is named or referred to, an actor's kind each."""

_REFERENCES = ("The mayor", "the union", "The city", "They")

_MARKS = {
    MarkKind.HEADING: "What happened",
    MarkKind.QUOTE: "“Nobody sleeps,” said Kolb.",
    MarkKind.ITEM: "Port Union wants 12 pilots more",
    MarkKind.CODE: "tide --level 4.2",
    MarkKind.LINK: "longer report",
    MarkKind.EMPHASIS: "emphatic",
    MarkKind.IMAGE: "The pilots' boat at dawn",
}

CAST = [
    CastEntry(1, "Ines Kolb", Kind.PERSON, 2, 1, ("Mayor of Antwerp",), 0.7),
    CastEntry(2, "Port Union", Kind.ORGANISATION, 12, 9, ("dockers",), 0.5),
    CastEntry(3, "Antwerp", Kind.PLACE, 3, 40, (), 0.4),
    CastEntry(4, "Flemish", Kind.GROUP, 1, 9, (), 0.3),
    CastEntry(5, "Rhine Accord", Kind.OTHER, 1, 1, (), 0.25),
    *(CastEntry(10 + i, f"Bystander {i}", Kind.PERSON, 1, 3, (), 0.12) for i in range(4)),
    CastEntry(20, "Wire", Kind.ORGANISATION, 1, 60, (), 0.01, source=True),
]

ACTOR = ActorRow(
    id=1,
    name="Ines Kolb",
    kind=Kind.PERSON,
    aliases=("Ines Kolb", "Kolb", "I. Kolb"),
    articles=12,
    mentions=34,
    first_seen=NOW.replace(year=2016),
    last_seen=NOW,
    roles=(Role("Mayor of Antwerp", 1, NOW),),
    followed=True,
)

COMPANIONS = [
    Companion(2, "Port Union", Kind.ORGANISATION, 9),
    Companion(3, "Antwerp", Kind.PLACE, 8),
    Companion(4, "Flemish", Kind.GROUP, 1),
    Companion(5, "Rhine Accord", Kind.OTHER, 1),
]


def whole_article() -> Article:
    """An article with every formatting, every kind of actor by name and by reference."""
    end = BODY.index("Read also")
    marks = [
        Mark(kind, start, start + len(text), "https://news.example/2")
        for kind, text in _MARKS.items()
        if (start := BODY.index(text)) >= 0
    ]
    mentions = sorted((m for name in _KINDS for m in _mentions(name)), key=lambda m: m.start)
    line = "ANTWERP, June 12 (Wire)"
    wire = BODY.index("Wire")
    opened = article(BODY, mentions, marks, title="Pilots end strike", author="A. Writer")
    dateline = Dateline(
        line, 0, len(line) + 2, "Antwerp", (0, 7), "Wire", (wire, wire + 4), "--06-12"
    )
    return replace(opened, body_end=end, dateline=dateline)


def _mentions(name: str) -> list[object]:
    actor_id, kind = _KINDS[name]
    start = BODY.index(f" {name}") + 1 if f" {name}" in BODY else BODY.index(name)
    found = mention(BODY, start, start + len(name), actor_id, kind)
    return [replace(found, by_name=name not in _REFERENCES)]


def rows() -> dict[int, ArticleRow]:
    """Read, unread and starred ones, some with main actors and tags."""
    leads = (LeadActor(1, "Ines Kolb", Kind.PERSON), LeadActor(2, "Port Union", Kind.ORGANISATION))
    made = [row(i, unread=i % 2 == 0, starred=i % 3 == 0) for i in range(1, 12)]
    return {
        r.id: replace(r, actors=leads[: r.id % 3], tags=("later",) if r.id == 3 else ())
        for r in made
    }


RELATED = [
    Related(
        replace(r, unread=r.id == 1), 0.8, Relation.SAME_EVENT, Why(("Ines Kolb",), ("pilots",))
    )
    for r in (row(1, "Pilots threaten to strike"), row(2, "A quiet summer in the harbour"))
]


class Gallery(Backdrop):
    """The panes as the reader's screen lays them out, without a store."""

    CSS = "Screen { layers: base over; }"
    BINDINGS: ClassVar[list[BindingType]] = [("R", "refresh", "Refresh"), ("enter", "open", "Open")]

    def compose(self) -> ComposeResult:
        self._rows = rows()
        with Horizontal():
            with Vertical(id="list-column", classes="titled"):
                yield Static("Articles", classes="pane-title")
                yield ArticleList(lambda ids: [self._rows[i] for i in ids], clock=now)
            with Vertical(id="article-column", classes="titled"):
                yield Static("Article", classes="pane-title")
                yield ArticleView(clock=now)
            with Vertical(id="side-column"):
                with Vertical(classes="titled", id="titled-cast"):
                    yield Static("Cast", classes="pane-title")
                    yield CastPane()
                with Vertical(classes="titled", id="titled-related"):
                    yield Static("Related", classes="pane-title")
                    yield RelatedPane(clock=now)
        yield StatusLine()
        yield KeyLine()
        yield Peek(now)

    def on_mount(self) -> None:
        self.query_one(ArticleList).set_listing(list(self._rows))
        view = self.query_one(ArticleView)
        view.show(whole_article())
        view.choose(1)
        self.query_one(CastPane).show(CAST)
        self.query_one(RelatedPane).show(RELATED)
        self.query_one(StatusLine).counts = Counts(120, 40, 3)
        self.query_one(StatusLine).activity = "reading 3 of 12"

    def peek(self, at: tuple[int, int] = (60, 6)) -> None:
        self.query_one(Peek).open(ACTOR, COMPANIONS, Offset(*at))


PANES: Sequence[type] = (ArticleList, ArticleView, CastPane, RelatedPane)
"""The panes that can have the keys."""
