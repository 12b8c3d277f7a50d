"""Which other articles belong with one, how closely, and why?"""

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from core.analysis import Text
from core.relations import Related, Relation
from core.stories import Standing
from core.types import Article
from desk.evidence import Evidence, proper_body
from desk.likeness import Portrait, Surroundings, blend, portraits, ranked, surroundings
from desk.threads import ALIKE
from language.likeness import vector
from store import articles, candidates, pins, related
from store.engine import Store

LIMIT = 30
"""Articles that are offered at most."""

NEAREST, NEAREST_SHARE = 2, 0.5
"""So many of the nearest articles are looked for too, the very nearest with this share beside the
article: they tell of its event in other words. Of shares 0.3, 0.5 and 0.7 and one to four."""

SAME_TEXT = 0.6
"""Share of the shorter text from which two articles are one text."""

LEAST_COMPARED = 0.3
"""Likeness from which two articles are looked through for passages in common."""

LEAST_LIKENESS = 0.04
"""Below this two articles share a stray word or a frequent actor, which is no relation."""

LEAST_SCORE = 0.12
"""Below this what is shared explains nothing: Germany, and a leader who was there too. On 467
articles of 41 events it takes 0.0004 of MAP (0.005 where only their first 50 words are known)."""

_CLOSEST = list(Relation)


@dataclass(frozen=True, slots=True)
class _Found:
    """Another article: how like it is, its score, and whether it tells of the same event."""

    id: int
    likeness: float
    score: float
    same_event: bool


def related_to(store: Store, article: Article, limit: int = LIMIT) -> list[Related]:
    """The articles that belong with `article`, each with its evidence.

    The closest relation comes first; within one, the highest score. The score (0 to 1) is the
    likeness, as of `desk.likeness`, to the article and its nearest ones together.
    """
    made = vector(Text(article.row.title, proper_body(article), article.language))
    around = _with_story(store, article, surroundings(store, article.row.id, made), limit)
    likeness = dict(ranked(around.portrait, around.others))
    found = _best(around, likeness, _same_event(store, article, likeness), limit)
    results = _with_reasons(store, found, Evidence(article, made, around), around)
    return sorted(results, key=lambda r: (_CLOSEST.index(r.relation), -r.score))


def _with_reasons(
    store: Store, found: Sequence[_Found], evidence: Evidence, around: Surroundings
) -> Iterator[Related]:
    """What was found with its evidence; what has been deleted meanwhile is left out."""
    ids = [one.id for one in found]
    rows, texts = {row.id: row for row in articles.rows(store, ids)}, related.texts(store, ids)
    for one in (one for one in found if one.id in rows and one.id in texts):
        compared = one.likeness >= LEAST_COMPARED
        why = evidence.why(rows[one.id], around.others[one.id], texts[one.id], compared)
        relation = _relation(why.common, one.same_event)
        yield Related(rows[one.id], round(one.score, 4), relation, why)


def _with_story(store: Store, article: Article, around: Surroundings, limit: int) -> Surroundings:
    """The surroundings, and in them the last articles of the story, however unlike they may be."""
    members = candidates.of_same_story(store, article.row.id, limit)
    missing = [i for i in members if i not in around.others]
    return replace(around, others={**around.others, **portraits(store, missing)})


def _same_event(store: Store, article: Article, likeness: Mapping[int, float]) -> set[int]:
    """The articles that are in the same story.

    Where it is yet to be found for either of the two, those that are alike enough.
    """
    standings = pins.standings(store, [article.row.id, *likeness])
    own = standings.pop(article.row.id, Standing(article.row.id, None, False))
    waiting = candidates.unsettled(store, [own.article_id, *standings])
    if not article.analysed:
        waiting.add(own.article_id)
    return {i for i, other in standings.items() if _told_together(own, other, waiting, likeness[i])}


def _told_together(own: Standing, other: Standing, waiting: Container[int], alike: float) -> bool:
    """Whether two articles tell of one event: what the reader said and a story go before."""
    if own.story_id is not None and own.story_id == other.story_id:
        return True
    open_ = [s.story_id is None and not s.pinned and s.article_id in waiting for s in (own, other)]
    return any(open_) and not own.pinned and not other.pinned and alike >= ALIKE


def _best(
    around: Surroundings, likeness: Mapping[int, float], event: Container[int], limit: int
) -> list[_Found]:
    """The articles of the same event, then others, each with the highest scores first."""
    near = [(around.others[i], alike) for i, alike in islice(likeness.items(), NEAREST)]
    looked_for = blend([(around.portrait, 1.0), *_shares(near)])
    found = [
        _Found(i, alike, looked_for.likeness(around.others[i]), i in event)
        for i, alike in likeness.items()
        if i in event or alike >= LEAST_LIKENESS
    ]
    close = (one for one in found if one.same_event or one.score >= LEAST_SCORE)
    return sorted(close, key=lambda one: (not one.same_event, -one.score, one.id))[:limit]


def _shares(near: Sequence[tuple[Portrait, float]]) -> Iterator[tuple[Portrait, float]]:
    """The nearest articles, with shares in proportion to their likeness."""
    for other, alike in near:
        yield other, NEAREST_SHARE * alike / near[0][1] if alike else 0.0


def _relation(common: float, same_event: bool) -> Relation:
    if common >= SAME_TEXT:
        return Relation.SAME_TEXT
    return Relation.SAME_EVENT if same_event else Relation.BACKGROUND
