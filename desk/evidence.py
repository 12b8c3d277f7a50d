"""Why do two articles belong together? Shared actors, words and passages, and the days between."""

from collections.abc import Collection
from datetime import datetime, timedelta

from core.analysis import Text
from core.relations import Why
from core.types import Article, ArticleRow
from desk.likeness import Portrait, Surroundings
from language.likeness import READ, Vector
from language.overlap import share, word_runs
from language.terms import stem, stems

SHOWN = 4
"""Actors, and terms, named as the reason of one relation."""

SHORTEST = 3
"""Letters of a term that is shown."""


class Evidence:
    """What other articles have in common with one.

    Args:
        made: the vector of the article's text, with its words.
        around: the article among others, with the standings of whom it names.
    """

    def __init__(self, article: Article, made: Vector, around: Surroundings) -> None:
        self._article = article
        self._runs = word_runs(proper_body(article))
        self._terms = [word for word in made.words if len(word) >= SHORTEST]
        self._actors = around.portrait.actors.keys()
        self._standings = around.standings
        self._names = _words_of_names(article)

    def why(self, row: ArticleRow, portrait: Portrait, text: Text, compared: bool) -> Why:
        """The evidence for another article.

        Args:
            text: up to where the article proper ends.
            compared: whether the two may have passages in common, which takes time to tell.
        """
        shared = self._actors & portrait.actors.keys()
        return Why(
            actors=self._rarest(shared),
            terms=self._shared_terms(shared, text, row.source),
            days=days_between(self._article.row.published, row.published),
            common=round(share(self._runs, word_runs(text.body)), 3) if compared else 0.0,
        )

    def _rarest(self, actor_ids: Collection[int]) -> tuple[str, ...]:
        """The names of actors, those in the fewest articles first."""
        known = sorted((self._standings[i] for i in actor_ids), key=lambda a: (a.articles, a.name))
        return tuple(actor.name for actor in known[:SHOWN])

    def _shared_terms(self, actor_ids: Collection[int], text: Text, source: str) -> tuple[str, ...]:
        """The heaviest words that both have, as this article writes them, but names."""
        there = stems(f"{text.title}\n{text.body[:READ]}") - self._names - stems(source)
        for i in actor_ids:
            there -= stems(self._standings[i].name)
        shared = (word for word in self._terms if stem(word) in there)
        return tuple(word for word, _ in zip(shared, range(SHOWN), strict=False))


def proper_body(article: Article) -> str:
    """The body of an article up to where the article proper ends."""
    return article.body.text[: article.body_end]


def days_between(one: datetime | None, other: datetime | None) -> int | None:
    """Whole days from one time to the other; None where either is not known."""
    return int((other - one) / timedelta(days=1)) if one and other else None


def _words_of_names(article: Article) -> set[str]:
    """The stems by which the article names actors and its source.

    Shared by both, an actor is a reason already; else they are one word for two.
    """
    names = (mention.text for mention in article.mentions if mention.by_name)
    return stems("\n".join((*names, article.row.source)))
