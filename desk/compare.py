"""What do two articles have in common, and how does an earlier text differ from the present one?"""

from collections.abc import Iterable
from datetime import timedelta

from core.comparisons import Change, Comparison, Difference
from core.relations import Relation
from core.types import Article, CastEntry
from desk.relate import SAME_TEXT
from language.changes import changes
from language.overlap import overlap
from store import articles, versions
from store import cast as casts
from store.engine import Store
from store.stories import story_of


def compare(store: Store, left_id: int, right_id: int) -> Comparison:
    """Two articles side by side: whom only one names, whom both, and the passages both have.

    The unrelated lines past an article's end do not count, nor does whom it only cites as its
    source, unless the other article is about them.

    Raises:
        NotFoundError: one of them is not there.
    """
    left, right = articles.article(store, left_id), articles.article(store, right_id)
    ours, theirs = (casts.cast(store, i, sources=True) for i in (left_id, right_id))
    shared = overlap(_proper(left), _proper(right))
    return Comparison(
        left,
        right,
        only_left=_only(ours, theirs),
        only_right=_only(theirs, ours),
        both=_both(ours, theirs),
        left_common=shared.left,
        right_common=shared.right,
        left_meets=shared.left_meets,
        right_meets=shared.right_meets,
        days=_days(left, right),
        common=shared.share,
        relation=_relation(store, left_id, right_id, shared.share),
    )


def differences(store: Store, article_id: int, version_id: int) -> tuple[Difference, ...]:
    """The way from an earlier text of an article to the present one.

    The title comes first, then an empty line as a difference of its own, then the body.

    Raises:
        NotFoundError: the article or its version is not there.
    """
    earlier = versions.text_version(store, article_id, version_id)
    title, body = versions.present_text(store, article_id)
    return (
        *changes(earlier.title, title),
        Difference(Change.SAME, "\n\n"),
        *changes(earlier.body.text, body.text),
    )


def _relation(store: Store, left_id: int, right_id: int, common: float) -> Relation | None:
    """How the two belong together, as far as their texts and their story tell."""
    if common >= SAME_TEXT:
        return Relation.SAME_TEXT
    story_id = story_of(store, left_id)
    if story_id is not None and story_id == story_of(store, right_id):
        return Relation.SAME_EVENT
    return None


def _proper(article: Article) -> str:
    """The body without the unrelated lines that may follow it."""
    return article.body.text[: article.body_end or None]


def _only(cast: Iterable[CastEntry], other: Iterable[CastEntry]) -> tuple[CastEntry, ...]:
    """Whom the first cast names and the other does not."""
    named = {entry.actor_id for entry in other if entry.mentions}
    return tuple(e for e in cast if e.mentions and not e.source and e.actor_id not in named)


def _both(cast: Iterable[CastEntry], other: Iterable[CastEntry]) -> tuple[CastEntry, ...]:
    """Whom both name; one of them may be its mere source."""
    named = {entry.actor_id: entry for entry in other if entry.mentions}
    return tuple(
        e
        for e in cast
        if e.mentions and e.actor_id in named and not (e.source and named[e.actor_id].source)
    )


def _days(left: Article, right: Article) -> int | None:
    """Whole days from one article to the other; None where either has no date of its own."""
    if left.row.published is None or right.row.published is None:
        return None
    return int((right.row.published - left.row.published) / timedelta(days=1))
