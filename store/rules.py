"""As whom an actor that an analysis found is shown, by what the reader said of actors. Pure.

Each rule acts on what is shown when it is given: after "a is b" and "b is c", a is shown as c.
Rules tell actors by key and kind, so that they hold for whatever an analysis finds later.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from core.types import CorrectionKind

Identity = tuple[str, str]
"""Who an actor is across articles: its key and its kind."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One correction: `into` is who `actor` is shown as, where it moves mentions at all.

    A split moves only those whose plain form is `form`. `name` is that of a rename.
    """

    action: CorrectionKind
    actor: Identity
    into: Identity | None = None
    form: str = ""
    name: str = ""


class Rules:
    """The reader's rules in the order in which they were given."""

    def __init__(self, rules: Sequence[Rule] = ()) -> None:
        self._moves: dict[Identity, list[tuple[int, Identity, str]]] = {}
        self._names: dict[Identity, str] = {}
        self._hidden: set[Identity] = set()
        for place, rule in enumerate(rules):
            self._take(place, rule)

    def _take(self, place: int, rule: Rule) -> None:
        if rule.into:
            self._moves.setdefault(rule.actor, []).append((place, rule.into, rule.form))
        if rule.action is CorrectionKind.RENAME:
            self._names[rule.actor] = rule.name
        if rule.action is CorrectionKind.HIDE:
            self._hidden.add(rule.actor)
        if rule.action is CorrectionKind.RETYPE and rule.into and rule.actor in self._names:
            self._names.setdefault(rule.into, self._names[rule.actor])

    @property
    def moved(self) -> set[Identity]:
        """Whom some rule shows as somebody else, in whole or in part."""
        return set(self._moves)

    @property
    def actors(self) -> set[Identity]:
        """Everyone of whom the rules speak."""
        targets = {into for moves in self._moves.values() for _, into, _ in moves}
        return self.moved | targets | self._names.keys() | self._hidden

    @property
    def names(self) -> dict[Identity, str]:
        """The names that the reader gave."""
        return dict(self._names)

    def shown(self, found: Identity, form: str = "") -> Identity:
        """As whom a mention of `found` is shown.

        Args:
            found: whom the analysis concluded.
            form: its plain form, empty for one that gives no name.
        """
        who, after = found, -1
        while move := self._next(who, form, after):
            after, who = move
        return who

    def _next(self, who: Identity, form: str, after: int) -> tuple[int, Identity] | None:
        """The first rule later than `after` that moves mentions of `who` in this form."""
        for place, into, moved_form in self._moves.get(who, ()):
            if place > after and moved_form in ("", form):
                return place, into
        return None

    def is_hidden(self, who: Identity) -> bool:
        """Whether the reader wants to see nothing of `who`."""
        return who in self._hidden
