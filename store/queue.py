"""What waits for analysis, or for its vector and its story; what goes first and what failed."""

from collections.abc import Collection

from sqlalchemy import ColumnElement, Connection, and_, exists, func, literal, or_, select, update
from sqlalchemy.dialects.sqlite import insert

from core.analysis import READ_LIMIT, Text
from store.engine import Store
from store.models import ANNOTATE, ARTICLE, QUEUE, RELATE
from store.sql import IDS, among
from store.story_models import ARTICLE_VECTOR

_STAGE = QUEUE.c.stage == ANNOTATE

_TO_RELATE = select(QUEUE.c.article_id).where(
    among(QUEUE.c.article_id, IDS), QUEUE.c.stage == RELATE
)


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
    """The next articles to analyse: id, text as far as it is read, and language.

    Those that the reader asked for come first, then the newest. They stay queued until their
    analysis is saved; one that failed at this `version` is passed over.
    """
    query = (
        select(ARTICLE.c.id, ARTICLE.c.title, *to_read(), ARTICLE.c.language)
        .join_from(QUEUE, ARTICLE, ARTICLE.c.id == QUEUE.c.article_id)
        .where(_STAGE, or_(QUEUE.c.failed == "", QUEUE.c.version != version))
        .order_by(QUEUE.c.priority.desc(), QUEUE.c.dated.desc(), QUEUE.c.article_id.desc())
        .limit(limit)
    )
    with store.read() as connection:
        return [
            (row.id, Text(row.title, row.body, rest=row.rest), row.language)
            for row in connection.execute(query)
        ]


def to_read() -> tuple[ColumnElement[str], ColumnElement[int]]:
    """The columns `body`, as far as it is analysed, and `rest`, what there is beyond.

    Some 50 MB of text that an import may bring need not be copied to be left out.
    """
    rest = func.max(func.length(ARTICLE.c.body) - READ_LIMIT, 0)
    return func.substr(ARTICLE.c.body, 1, READ_LIMIT).label("body"), rest.label("rest")


def take_analysed(
    store: Store, limit: int, ids: Collection[int] | None = None
) -> list[tuple[int, Text]]:
    """The next articles to find the stories of: id and `proper_text`.

    Those that the reader opened come first, then the newest. They stay queued until settled.

    Args:
        ids: takes only those that wait among these articles.
    """
    query = (
        select(ARTICLE.c.id, ARTICLE.c.title, proper_text(), ARTICLE.c.language)
        .join_from(QUEUE, ARTICLE, ARTICLE.c.id == QUEUE.c.article_id)
        .where(QUEUE.c.stage == RELATE)
        .order_by(QUEUE.c.priority.desc(), QUEUE.c.dated.desc(), QUEUE.c.article_id.desc())
        .limit(limit)
    )
    if ids is not None:
        query = query.where(among(QUEUE.c.article_id, ids))
    with store.read() as connection:
        return [(row[0], Text(*row[1:])) for row in connection.execute(query)]


def proper_text() -> ColumnElement[str]:
    """The body to where the article proper ends, as far as it is analysed."""
    return func.substr(ARTICLE.c.body, 1, func.min(ARTICLE.c.body_end, READ_LIMIT))


def waiting_among(connection: Connection, ids: Collection[int]) -> set[int]:
    """Those of some articles whose stories are still to be found, within a transaction."""
    return set(connection.execute(_TO_RELATE, {"ids": ids}).scalars())


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
    body, rest = to_read()
    same = exists().where(
        ARTICLE.c.id == article_id,
        ARTICLE.c.title == text.title,
        body == text.body,
        rest == text.rest,
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
