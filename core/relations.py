"""How one article belongs with another, and the evidence for it."""

from dataclasses import dataclass
from enum import StrEnum

from core.types import ArticleRow


class Relation(StrEnum):
    """How closely two articles belong together, the closest first."""

    SAME_TEXT = "same text"
    SAME_EVENT = "same event"
    BACKGROUND = "background"


@dataclass(frozen=True, slots=True)
class Why:
    """The evidence for a relation: names of shared actors and shared telling words, rarest first.

    `days` is how many whole days later the other article was published, negative where it came
    earlier, None where either has no date of its own. `common` is the share of the shorter
    text's five-word runs that both have, 0 to 1.
    """

    actors: tuple[str, ...]
    terms: tuple[str, ...]
    days: int | None = None
    common: float = 0.0


@dataclass(frozen=True, slots=True)
class Related:
    """Another article that belongs with one, how strongly (0 to 1), how and why."""

    article: ArticleRow
    score: float
    relation: Relation
    why: Why
