"""Which other articles belong with one, and why: shared rare actors and shared rare words."""

import math
from collections.abc import Mapping, Sequence

from core.analysis import Candidate
from core.types import Article, Related, Why
from language.terms import term_counts, words
from store import articles, related
from store import cast as casts
from store.engine import Store

CONSIDERED_TERMS = 40
"""Words of an article whose rarity is looked up: its most frequent ones."""

QUERY_TERMS = 20
"""Of these, the rarest and most frequent that are searched for."""

ACTOR_SHARE = 0.2
"""Weight of shared actors against text: best of 0, 0.2, 0.4 and 0.6 by mean average precision
on 467 articles about 41 events (0.921, 0.923, 0.919, 0.908; on their leads 0.891, 0.900, 0.888,
0.874)."""

LIMIT = 30
"""Articles that are offered at most."""

LEAST_SCORE = 0.04
"""Below this two articles share a stray word or a frequent actor, which is no relation."""

SHOWN_REASONS = 4
"""Actors, and terms, named as the reason of one relation."""


def related_to(store: Store, article: Article, limit: int = LIMIT) -> list[Related]:
    """The articles most closely related to `article`, best first, each with its evidence.

    The score is a weighted sum of two shares between 0 and 1. Text: the BM25
    relevance of the other article to this one's 20 most telling words (term
    frequency times inverse document frequency), relative to the relevance of
    the article to itself. Actors: the rarity-weighted share of this article's
    actors that the other names too, weight log(1 + articles / articles naming it).
    """
    size = related.article_count(store)
    terms = _telling_terms(store, article, size)
    texts = dict(related.matching(store, terms))
    itself = texts.pop(article.row.id, 0.0) or max(texts.values(), default=1.0)
    shared = {c.article_id: c for c in related.sharing_actors(store, article.row.id)}
    cast = _cast(store, article, size)
    weights = {actor: weight for actor, (_, weight) in cast.items()}
    scores = {
        other: (1 - ACTOR_SHARE) * min(1.0, texts.get(other, 0.0) / itself)
        + ACTOR_SHARE * _actor_share(shared.get(other), weights)
        for other in texts.keys() | shared.keys()
    }
    close = [other for other, score in scores.items() if score >= LEAST_SCORE]
    best = sorted(close, key=lambda other: (-scores[other], other))[:limit]
    return _with_reasons(store, article, best, scores, shared, cast, terms)


def _telling_terms(store: Store, article: Article, size: int) -> list[str]:
    text = f"{article.row.title}\n{article.body.text[: article.body_end]}"
    counts = dict(term_counts(text).most_common(CONSIDERED_TERMS))
    frequency = related.term_frequencies(store, list(counts))

    def weight(term: str) -> float:
        return (1 + math.log(counts[term])) * math.log(1 + size / (frequency.get(term, 0) or 1))

    return sorted(counts, key=weight, reverse=True)[:QUERY_TERMS]


def _cast(store: Store, article: Article, size: int) -> dict[int, tuple[str, float]]:
    """The names and weights of the article's actors by id, heaviest first; no mere sources."""
    cast = sorted(casts.cast(store, article.row.id), key=lambda entry: (entry.articles, entry.name))
    return {
        entry.actor_id: (entry.name, math.log(1 + size / max(1, entry.articles)))
        for entry in cast
        if entry.mentions
    }


def _actor_share(candidate: Candidate | None, weights: Mapping[int, float]) -> float:
    if candidate is None or not weights:
        return 0.0
    return sum(weights.get(a, 0.0) for a in candidate.actors) / sum(weights.values())


def _with_reasons(
    store: Store,
    article: Article,
    best: Sequence[int],
    scores: Mapping[int, float],
    shared: Mapping[int, Candidate],
    cast: Mapping[int, tuple[str, float]],
    terms: Sequence[str],
) -> list[Related]:
    bodies = related.bodies(store, best)
    named = _words_by_actor(article)
    results = []
    for row in articles.rows(store, best):
        actors = set(shared[row.id].actors) if row.id in shared else set()
        names = [name for actor, (name, _) in cast.items() if actor in actors]
        of_names = set().union(*(named.get(a, set()) for a in actors))
        there = words(f"{row.title}\n{bodies.get(row.id, '')}") - of_names
        common = [term for term in terms if term in there]
        why = Why(tuple(names[:SHOWN_REASONS]), tuple(common[:SHOWN_REASONS]))
        results.append(Related(row, round(scores[row.id], 4), "related", why))
    return results


def _words_by_actor(article: Article) -> dict[int, set[str]]:
    """The words by which the article names each actor: shared, they are no further reason."""
    named: dict[int, set[str]] = {}
    for mention in (m for m in article.mentions if m.by_name):
        named.setdefault(mention.actor_id, set()).update(words(f"{mention.text} {mention.actor}"))
    return named
