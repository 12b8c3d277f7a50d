"""What waits for analysis, or for its vector and its story; what goes first and what failed."""

from collections.abc import Collection

from sqlalchemy import ColumnElement, Connection, and_, exists, func, literal, or_, select, update
from sqlalchemy.dialects.sqlite import insert

from core.analysis import Text
from store.engine import Store
from store.models import ANNOTATE, ARTICLE, QUEUE, RELATE
from store.sql import among
from store.story_models import ARTICLE_VECTOR

_STAGE = QUEUE.c.stage == ANNOTATE


def waiting(store: Store, stage: str = ANNOTATE) -> int:
    """The number of articles that wait for a stage, analysis unless told; failed ones do not."""
    with store.read() as connection:
        return count_waiting(connection, stage)


def count_waiting(connection: Connection, stage: str = ANNOTATE) -> int:
    """`waiting`, within a transaction."""
    query = (
        select(func.count()).select_from(QUEUE).where(QUEUE.c.stage == stage, QUEUE.c.failed == "")
    )
    return int(connection.execute(query).scalar_one())


def take(store: Store, version: int, limit: int) -> list[tuple[int, Text, str]]:
    """The next articles to analyse: id, text and language.

    Those that the reader asked for come first, then the newest. They stay queued until their
    analysis is saved; one that failed at this `version` is passed over.
    """
    query = (
        select(ARTICLE.c.id, ARTICLE.c.title, ARTICLE.c.body, ARTICLE.c.language)
        .join_from(QUEUE, ARTICLE, ARTICLE.c.id == QUEUE.c.article_id)
        .where(_STAGE, or_(QUEUE.c.failed == "", QUEUE.c.version != version))
        .order_by(QUEUE.c.priority.desc(), QUEUE.c.dated.desc(), QUEUE.c.article_id.desc())
        .limit(limit)
    )
    with store.read() as connection:
        return [(row[0], Text(row[1], row[2]), row[3]) for row in connection.execute(query)]


def take_analysed(
    store: Store, limit: int, ids: Collection[int] | None = None
) -> list[tuple[int, Text]]:
    """The next articles to find the stories of: id and text, where the article proper ends.

    Those that the reader opened come first, then the newest. They stay queued until settled.

    Args:
        ids: takes only those that wait among these articles.
    """
    proper = func.substr(ARTICLE.c.body, 1, ARTICLE.c.body_end)
    query = (
        select(ARTICLE.c.id, ARTICLE.c.title, proper, ARTICLE.c.language)
        .join_from(QUEUE, ARTICLE, ARTICLE.c.id == QUEUE.c.article_id)
        .where(QUEUE.c.stage == RELATE)
        .order_by(QUEUE.c.priority.desc(), QUEUE.c.dated.desc(), QUEUE.c.article_id.desc())
        .limit(limit)
    )
    if ids is not None:
        query = query.where(among(QUEUE.c.article_id, ids))
    with store.read() as connection:
        return [(row[0], Text(*row[1:])) for row in connection.execute(query)]


def waiting_among(connection: Connection, ids: Collection[int]) -> set[int]:
    """Those of some articles whose stories are still to be found, within a transaction."""
    query = select(QUEUE.c.article_id).where(
        among(QUEUE.c.article_id, ids), QUEUE.c.stage == RELATE
    )
    return set(connection.execute(query).scalars())


def prioritise(store: Store, article_id: int) -> None:
    """Puts a waiting article before all others."""
    highest = select(func.max(QUEUE.c.priority)).where(_STAGE).scalar_subquery()
    with store.write() as connection:
        connection.execute(
            update(QUEUE)
            .where(QUEUE.c.article_id == article_id)
            .values(priority=func.coalesce(highest, 0) + 1)
        )


def enqueue_outdated(store: Store, version: int) -> int:
    """Queues what another version analysed, or failed at.

    Returns:
        the number of articles that did not wait before.
    """
    with store.write() as connection:
        queued = select(QUEUE.c.article_id).where(
            _STAGE, or_(QUEUE.c.failed == "", QUEUE.c.version == version)
        )
        outdated = or_(ARTICLE.c.analysed < version, ARTICLE.c.analysed > version)
        return enqueue(connection, and_(outdated, ARTICLE.c.id.not_in(queued)))


def enqueue_unlike(store: Store, version: int) -> int:
    """Queues the articles whose vectors are of another version; says how many.

    Nothing is written where there are none.
    """
    of_others = or_(ARTICLE_VECTOR.c.version < version, ARTICLE_VECTOR.c.version > version)
    others = select(ARTICLE_VECTOR.c.article_id).where(of_others)
    with store.read() as connection:
        if connection.execute(others.limit(1)).scalar() is None:
            return 0
    with store.write() as connection:
        return enqueue(connection, ARTICLE.c.id.in_(others), RELATE)


def enqueue_all(store: Store) -> int:
    """Queues every article for a new analysis, failed ones too; says how many there are."""
    with store.write() as connection:
        return enqueue(connection, ARTICLE.c.id.is_not(None))


def mark_failed(store: Store, article_id: int, text: Text, version: int, why: str) -> None:
    """Keeps a waiting article out of the queue until it changes or the version does.

    Nothing happens where the article no longer says `text`: the new text may do better.
    """
    same = exists().where(
        ARTICLE.c.id == article_id, ARTICLE.c.title == text.title, ARTICLE.c.body == text.body
    )
    with store.write() as connection:
        connection.execute(
            update(QUEUE)
            .where(_STAGE, QUEUE.c.article_id == article_id, same)
            .values(failed=why or "unknown", version=version)
        )


def enqueue(connection: Connection, condition: ColumnElement[bool], stage: str = ANNOTATE) -> int:
    """Queues the articles that `condition` selects, within a transaction; says how many."""
    rows = select(
        ARTICLE.c.id, literal(stage), literal(0), literal(0), literal(""), ARTICLE.c.dated
    )
    upsert = insert(QUEUE).from_select(
        ["article_id", "stage", "version", "priority", "failed", "dated"], rows.where(condition)
    )
    upsert = upsert.on_conflict_do_update(
        index_elements=[QUEUE.c.article_id, QUEUE.c.stage],
        set_={"failed": "", "version": 0, "dated": upsert.excluded.dated},
    )
    return connection.execute(upsert).rowcount
