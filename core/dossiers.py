"""What an actor's dossier says: when, beside whom, where, by whom and in which words it is named.

Values are immutable; offsets are Unicode code points.
"""

from dataclasses import dataclass
from datetime import date

from core.types import ActorRow, ArticleRow, Companion

Span = tuple[int, int]
"""Where a stretch of a text begins and ends."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A title, or a body without its dateline and what follows the article.

    `spans` are where it means the actor, in order, by name or not.
    """

    article_id: int
    text: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A sentence of an article; `spans` are where it means the actor, as offsets in `text`.

    `text` begins or ends with "…" where the sentence was too long.
    """

    article: ArticleRow
    text: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Tie:
    """Two companions of an actor and the number of articles that name both: a network's edge."""

    first: Companion
    second: Companion
    articles: int


@dataclass(frozen=True, slots=True)
class Dossier:
    """What the store knows of an actor. The newest articles alone tell all but `actor` and `weeks`.

    Attributes:
        weeks: mentions by name in each week from `first_week` on, weeks without any as 0; of
            more than two years the last 104. Estimates where `sampled`.
        first_week: the Monday, in the reader's time, that `weeks` begins with; None without weeks.
        companions: who is named in the same articles, in the most of them first; places are among
            them, those that only reported an article are not.
        ties: edges among the first of the companions, the strongest first.
        places: the companions that are places.
        sources: who published what names it, with the number of articles, the most first.
        sayings: sentences in which it speaks or acts, newest first.
        contexts: the first sentence of each of its newest articles that names it, newest first.
        looked_at: how many articles, the newest, tell companions, ties, places and sources.
        sampled: whether `weeks` counts a fixed share of the articles only and multiplies.
    """

    actor: ActorRow
    weeks: tuple[int, ...] = ()
    first_week: date | None = None
    companions: tuple[Companion, ...] = ()
    ties: tuple[Tie, ...] = ()
    places: tuple[Companion, ...] = ()
    sources: tuple[tuple[str, int], ...] = ()
    sayings: tuple[Excerpt, ...] = ()
    contexts: tuple[Excerpt, ...] = ()
    looked_at: int = 0
    sampled: bool = False
