"""Dossiers to look at, a library that gives them, and an app that shows one without a store."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta

from core.dossiers import Dossier, Excerpt, Tie
from core.errors import NotFoundError
from core.settings import Settings
from core.types import ActorRow, Companion, Kind, Role
from tests.tui.gallery import ACTOR
from tests.tui.samples import NOW, row
from tests.tui.stages import WalkStage
from tui.dossier.screen import DossierScreen
from tui.looks.symbols import UNICODE, Symbols
from tui.looks.themes import THEMES

COMPANIONS = tuple(
    Companion(10 + number, name, kind, articles)
    for number, (name, kind, articles) in enumerate(
        [
            ("Port Union", Kind.ORGANISATION, 19),
            ("Antwerp", Kind.PLACE, 15),
            ("Tomas Quispe de la Fuente", Kind.PERSON, 11),
            ("Flemish", Kind.GROUP, 7),
            ("Rhine Accord", Kind.OTHER, 4),
            ("Rotterdam", Kind.PLACE, 3),
            ("Harbour Authority", Kind.ORGANISATION, 3),
            ("Jan Peeters", Kind.PERSON, 1),
        ]
    )
)

TIES = tuple(
    Tie(COMPANIONS[first], COMPANIONS[second], articles)
    for first, second, articles in (
        *((0, 1, 9), (0, 2, 7), (1, 3, 5), (2, 4, 4), (5, 6, 3)),
        *((0, 6, 3), (1, 7, 2), (3, 4, 1), (6, 7, 1)),
    )
)

_SENTENCES = (
    "“Nobody sleeps,” said Kolb.",
    "Mayor Ines Kolb thanked the pilots of the Port Union on Tuesday, after three days in which "
    "not a single ship had left the harbour of Antwerp, and said that the city would pay for the "
    "damage; the pilots, who want shorter nights and more of their own to share them with, did not "
    "believe Kolb.",
    "The treaty was signed in the town hall by Ines Kolb and Tomas Quispe de la Fuente.",
    "Kolb opens the lock",
)


def excerpt(number: int, text: str, *names: str) -> Excerpt:
    """An unread article in four, with a sentence that names somebody."""
    spans = sorted(
        (at, at + len(name))
        for name in names
        for at in range(len(text))
        if text.startswith(name, at)
    )
    return Excerpt(row(number * 30, unread=number % 4 == 1), text, tuple(spans))


def dossier(actor: ActorRow = ACTOR) -> Dossier:
    """Everything that there can be in a dossier."""
    roles = (
        Role("Mayor of Antwerp", 41, NOW),
        Role("Alderwoman for the harbour", 42, NOW - timedelta(days=200)),
        Role("Spokeswoman of the Port Union", 43, NOW - timedelta(days=700)),
    )
    sentences = [excerpt(n, _SENTENCES[n % 4], "Ines Kolb", "Kolb") for n in range(1, 13)]
    return Dossier(
        replace(actor, roles=roles, first_seen=NOW - timedelta(days=730)),
        weeks=tuple((n * n * 7 + n * 3) % 11 * (n % 9 > 2) for n in range(104)),
        first_week=date(2016, 6, 13),
        companions=COMPANIONS,
        ties=TIES,
        places=tuple(one for one in COMPANIONS if one.kind is Kind.PLACE),
        sources=(("The Daily Test", 24), ("Wire", 8), ("Antwerp Evening Gazette", 1)),
        sayings=tuple(sentences[:4]),
        contexts=tuple(sentences[4:]),
    )


TRAIL = ("Pilots end strike", "Antwerp")
"""The places that one came through."""


class Cabinet:
    """Gives the dossiers that it has; remembers who is followed and which searches are saved."""

    def __init__(self, *dossiers: Dossier) -> None:
        self.dossiers = {one.actor.id: one for one in dossiers}
        self.searches: set[str] = set()
        self.asked: list[tuple[int, datetime]] = []
        self.before_answer: Callable[[], object] = lambda: None

    def dossier(self, actor_id: int, now: datetime) -> Dossier:
        self.asked.append((actor_id, now))
        self.before_answer()
        if actor_id not in self.dossiers:
            raise NotFoundError(str(actor_id), "there is no such actor")
        return self.dossiers[actor_id]

    def actor(self, actor_id: int) -> ActorRow:
        return self.dossiers[actor_id].actor

    def follow(self, actor_id: int, followed: bool) -> list[int]:
        self.set_followed([actor_id], followed)
        return [actor_id]

    def set_followed(self, ids: object, followed: bool) -> None:
        for actor_id in ids:  # type: ignore[attr-defined]
            one = self.dossiers[actor_id]
            self.dossiers[actor_id] = replace(one, actor=replace(one.actor, followed=followed))

    def follow_pair(self, first_id: int, second_id: int) -> tuple[str, bool]:
        name = f"{first_id} + {second_id}"
        is_new = name not in self.searches
        self.searches.add(name)
        return name, is_new

    def remove_search(self, name: str) -> None:
        self.searches.discard(name)


class Walk(WalkStage):
    """Shows one dossier as the reader would, and where it is left to."""

    def __init__(
        self,
        *dossiers: Dossier,
        theme: str = THEMES[0].name,
        symbols: Symbols = UNICODE,
        settings: Settings | None = None,
    ) -> None:
        self.cabinet = Cabinet(*dossiers)
        super().__init__(self.cabinet, theme, symbols, settings, TRAIL)
        self._actor_id = dossiers[0].actor.id if dossiers else 1

    def on_mount(self) -> None:
        self.dossier = DossierScreen(self.given, self._actor_id)
        self.push_screen(self.dossier, self.left.append)
