"""Articles to compare, a library that compares them, and an app that shows a screen of a walk."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from core.comparisons import Change, Comparison, Difference, TextVersion
from core.errors import NewscastError
from core.relations import Relation
from core.types import Article, ArticleRow, CastEntry, Kind, RichText
from desk.library import Library
from language.changes import changes
from language.overlap import overlap
from tests.tui.samples import NOW, article, mentions_of, row
from tests.tui.stages import WalkStage
from tui.app import BREAKPOINTS, PLAIN_BREAKPOINTS
from tui.looks.symbols import UNICODE, Symbols
from tui.looks.themes import THEMES
from tui.walks import Given, WalkScreen

FOG = "Thick fog closed the port of Lisbon on Tuesday morning, the harbour master said."
PILOTS = "The pilots of the Tagus slept for the first time since a week ago."

FILLER = "\n\n".join(f"Paragraph {n} of the left one, {'as long as this ' * 9}." for n in range(20))
OTHER_FILLER = "\n\n".join(f"Elsewhere {n}, {'other words go here ' * 7}." for n in range(30))

KINDS = {
    "Lisbon": (1, Kind.PLACE),
    "Tagus": (2, Kind.PLACE),
    "Ada Byron": (3, Kind.PERSON),
    "Port Union": (4, Kind.ORGANISATION),
    "Flemish": (5, Kind.GROUP),
    "Rhine Accord": (6, Kind.OTHER),
}
"""Who is named, an actor's kind each."""


def told(number: int, title: str, body: str) -> Article:
    """An article in which everybody of KINDS is marked."""
    found = [m for name, actor in KINDS.items() for m in mentions_of(body, name, *actor)]
    made = article(body, sorted(found, key=lambda m: m.start), number=number, title=title)
    return replace(made, row=replace(made.row, source=f"Source {number}"))


LEFT = told(1, "Fog closes port", f"{FOG}\n\nAda Byron met the Port Union.\n\n{FILLER}\n\n{PILOTS}")
RIGHT = told(
    2, "Lisbon in fog", f"{PILOTS}\n\nFlemish crews and Rhine Accord.\n\n{OTHER_FILLER}\n\n{FOG}"
)


def cast(one: Article) -> dict[int, CastEntry]:
    return {
        actor_id: CastEntry(actor_id, name, kind, 1, 3)
        for name, (actor_id, kind) in KINDS.items()
        if name in one.body.text
    }


def compared(left: Article = LEFT, right: Article = RIGHT, **more: object) -> Comparison:
    """What the desk would say of two articles."""
    ours, theirs = cast(left), cast(right)
    shared = overlap(left.body.text, right.body.text)
    found = Comparison(
        left,
        right,
        tuple(ours[i] for i in ours if i not in theirs),
        tuple(theirs[i] for i in theirs if i not in ours),
        tuple(ours[i] for i in ours if i in theirs),
        *(shared.left, shared.right, shared.left_meets, shared.right_meets),
        days=2,
        common=shared.share,
        relation=Relation.SAME_EVENT,
    )
    return replace(found, **more)  # type: ignore[arg-type]


VERSIONS = [
    TextVersion(
        9, NOW.replace(hour=8), "Fog closes port", RichText(f"{FOG}\n\nTwo ships wait.\n\n{FILLER}")
    ),
    TextVersion(4, NOW.replace(day=10), "Fog", RichText("Fog is expected.\n\nTwo ships wait.")),
]
"""Earlier texts, the last replaced first."""

PRESENT = ("Fog closes port of Lisbon", f"{FOG}\n\nThree ships wait.\n\n{FILLER}\n\nAll is well.")
"""Title and body of the present text."""


class Shelf(Library):
    """Compares what it is given to, or fails; `before_answer` runs on the thread that asks."""

    def __init__(
        self,
        found: Comparison | NewscastError,
        versions: Sequence[TextVersion] | NewscastError = VERSIONS,
        present: tuple[str, str] = PRESENT,
    ) -> None:
        self.found, self.present, self.kept = found, present, versions
        self.before_answer: Callable[[int], object] = lambda _: None
        self.asked: list[tuple[int, ...]] = []

    def rows(self, ids: Sequence[int]) -> list[ArticleRow]:
        return [row(i, self.present[0]) for i in ids]

    def compare(self, left_id: int, right_id: int) -> Comparison:
        self.asked.append((left_id, right_id))
        self.before_answer(left_id)
        if isinstance(self.found, NewscastError):
            raise self.found
        return self.found

    def versions(self, article_id: int) -> list[TextVersion]:
        self.asked.append((article_id,))
        if isinstance(self.kept, NewscastError):
            raise self.kept
        return list(self.kept)

    def differences(self, article_id: int, version_id: int) -> tuple[Difference, ...]:
        self.asked.append((article_id, version_id))
        self.before_answer(version_id)
        assert not isinstance(self.kept, NewscastError)
        earlier = next(v for v in self.kept if v.id == version_id)
        title, body = self.present
        return (
            *changes(earlier.title, title),
            Difference(Change.SAME, "\n\n"),
            *changes(earlier.body.text, body),
        )


TRAIL = ("Pilots end strike", "Lisbon")
"""The places that one came through."""


class Stage(WalkStage):
    """Shows one screen of a walk as the reader would, and where it is left to."""

    def __init__(
        self,
        made: Callable[[Given], WalkScreen],
        shelf: Shelf,
        theme: str = THEMES[0].name,
        symbols: Symbols = UNICODE,
    ) -> None:
        super().__init__(shelf, theme, symbols, trail=TRAIL)
        self.HORIZONTAL_BREAKPOINTS = PLAIN_BREAKPOINTS if symbols.plain else BREAKPOINTS
        self.shelf = shelf
        self._made = made

    def on_mount(self) -> None:
        self.push_screen(self._made(self.given), self.left.append)
