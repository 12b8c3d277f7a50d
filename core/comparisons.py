"""What two articles have in common, and how the earlier texts of one differ from its present one.

All is immutable; offsets are code points of the body they belong to.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from core.relations import Relation
from core.types import Article, CastEntry, RichText

Span = tuple[int, int]
"""Start and end."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two articles side by side.

    `both` has the entries of the left article's cast. `left_common` and `right_common` are the
    passages that both bodies have, in order; `left_meets` says for each of the left ones the
    index of the right one that has its first words, `right_meets` the other way round. `days` are
    whole days from the left to the right article, None where either has no date of its own.
    `common` is the share (0 to 1) of the shorter body's 5-word runs that the longer one has too.
    `relation` is None where neither text nor story tells of one.
    """

    left: Article
    right: Article
    only_left: tuple[CastEntry, ...] = ()
    only_right: tuple[CastEntry, ...] = ()
    both: tuple[CastEntry, ...] = ()
    left_common: tuple[Span, ...] = ()
    right_common: tuple[Span, ...] = ()
    left_meets: tuple[int, ...] = ()
    right_meets: tuple[int, ...] = ()
    days: int | None = None
    common: float = 0.0
    relation: Relation | None = None


@dataclass(frozen=True, slots=True)
class TextVersion:
    """An earlier text of an article, and when the next one replaced it."""

    id: int
    replaced_at: datetime
    title: str
    body: RichText


class Change(StrEnum):
    """What became of a stretch of an earlier text."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Difference:
    """A stretch of text that both versions have, or the earlier or the present one alone."""

    change: Change
    text: str
