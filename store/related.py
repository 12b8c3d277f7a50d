"""What relations are made of: whom articles name, corrections applied, and their texts."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, func, not_, select

from core.analysis import Text
from core.types import Kind
from store.engine import Store
from store.models import ACTOR, APPEARANCE, ARTICLE, MENTION
from store.queue import proper_text
from store.sql import IDS, among, packing, unpacked

NAMED = 10_000
"""Code points of a title or body up to which mentions count: a list of thousands tells little."""

FREQUENT_SHARE = 0.02
FREQUENT_LEAST = 50
"""An actor in more than this share of all articles, and in more than this many, tells little."""


_NAMED = packing(
    select(MENTION.c.article_id, MENTION.c.found_id, MENTION.c.actor_id).where(
        among(MENTION.c.article_id, IDS), MENTION.c.start < bindparam("before")
    )
)

_REPORTED = packing(
    select(APPEARANCE.c.article_id, APPEARANCE.c.actor_id).where(
        among(APPEARANCE.c.article_id, IDS), APPEARANCE.c.source
    )
)

_STANDINGS = packing(
    select(ACTOR.c.id, ACTOR.c.name, ACTOR.c.kind, ACTOR.c.articles).where(
        among(ACTOR.c.id, IDS), not_(ACTOR.c.hidden)
    )
)

_TEXTS = select(ARTICLE.c.id, ARTICLE.c.title, proper_text(), ARTICLE.c.language).where(
    among(ARTICLE.c.id, IDS)
)

_HIGHEST = select(func.max(ARTICLE.c.id))


@dataclass(frozen=True, slots=True)
class Standing:
    """An actor and the number of articles that name it."""

    name: str
    kind: Kind
    articles: int


def castings(store: Store, ids: Sequence[int]) -> dict[int, Counter[int]]:
    """By article whom it names and how often: actors that only reported it are left out.

    SQLite takes twice as long to group the mentions, five times as long to tell each one's source.
    """
    castings: dict[int, Counter[int]] = {i: Counter() for i in ids}
    with store.read() as connection:
        sources = set(zip(*unpacked(connection, _REPORTED, {"ids": ids}), strict=True))
        mentions = Counter(
            zip(*unpacked(connection, _NAMED, {"ids": ids, "before": NAMED}), strict=True)
        )
    for (article_id, found_id, actor_id), number in mentions.items():
        if (article_id, found_id) not in sources:
            castings[article_id][actor_id] += number
    return castings


def standings(store: Store, actor_ids: Collection[int]) -> dict[int, Standing]:
    """What is known of actors, without those that are hidden."""
    kinds = {kind.value: kind for kind in Kind}
    with store.read() as connection:
        found = zip(*unpacked(connection, _STANDINGS, {"ids": actor_ids}), strict=True)
    return {i: Standing(name, kinds[kind], articles) for i, name, kind, articles in found}


def texts(store: Store, ids: Sequence[int]) -> dict[int, Text]:
    """The texts of articles, each the `proper_text`."""
    with store.read() as connection:
        found = connection.execute(_TEXTS, {"ids": ids})
        return {i: Text(title, body, language) for i, title, body, language in found}


def size(store: Store) -> int:
    """About how many articles the store holds, without counting them: the highest id."""
    with store.read() as connection:
        return int(connection.execute(_HIGHEST).scalar_one() or 0)


def count_articles(connection: Connection) -> int:
    """How many articles the store holds, those of hidden feeds too."""
    return int(connection.execute(select(func.count()).select_from(ARTICLE)).scalar_one())


def frequent(total: int) -> float:
    """The number of articles, of so many, beyond which an actor tells little."""
    return max(FREQUENT_LEAST, FREQUENT_SHARE * total)
