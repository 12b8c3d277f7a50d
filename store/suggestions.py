"""Which actors may be one: names alike, the same company; and what the reader made of it."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, delete, not_, select
from sqlalchemy.dialects.sqlite import insert

from core.analysis import KnownActor
from core.errors import CorrectionError, NotFoundError
from core.types import Answer, Correction, Suggestion
from store.company import company, newest_articles
from store.corrections import merge
from store.engine import Store
from store.likeness import Pair, pairs
from store.models import ACTOR, JUDGEMENT
from store.namesakes import known_actor
from store.related import count_articles, frequent
from store.sql import among

CONSIDERED = 20_000
"""Full actors that are compared, those in the most articles."""

PARTIAL = 2_000
"""Partial actors that are compared, the newest."""

COMPARED = 200
"""Pairs whose company is looked at, and as many more of those that need it."""

COMPANY_ARTICLES = 30
"""The newest articles of an actor that tell its companions."""

LEAST = 0.3
"""The least score that is worth a question."""

_Judged = Mapping[tuple[str, str, str], Answer]
"""Answers by kind and two keys in order."""


def suggestions(store: Store, limit: int) -> list[Suggestion]:
    """Pairs of actors of one kind that may be one, the likeliest first.

    Pairs that were judged `later` come last, those judged `n` never.
    """
    with store.read() as connection:
        judged = _judged(connection)
        found = [p for p in pairs(_considered(connection)) if _answer(judged, p) != Answer.NO]
        alone = [p for p in found if not p.needs_company][:COMPARED]
        together = [p for p in found if p.needs_company][:COMPARED]
        asked = [*alone, *together]
        ids = {actor.id for pair in asked for actor in (pair.actor, pair.into)}
        met = _telling_company(connection, ids)
    made = [(suggestion(p, met[p.actor.id], met[p.into.id]), p) for p in asked]
    worthy = [(s, p) for s, p in made if s]
    worthy.sort(key=lambda item: (_answer(judged, item[1]) == Answer.LATER, -item[0].score))
    return [s for s, _ in worthy[: max(0, limit)]]


def suggestion(pair: Pair, one: Counter[int], other: Counter[int]) -> Suggestion | None:
    """What names and company say together of two actors; None where it is too little. Pure.

    Shared companions add up to 0.4, by their share of those of the one that has fewer; of two or
    three that is no great evidence. Two that one article names side by side are rather two.
    """
    common = len(one.keys() & other.keys())
    if pair.needs_company and not common:
        return None
    score = pair.score + 0.4 * common / (min(len(one), len(other)) + 3)
    if pair.into.id in one:
        score /= 2
    if score < LEAST:
        return None
    companions = f"{common} {'companion' if common == 1 else 'companions'} in common"
    return Suggestion(
        actor_id=pair.actor.id,
        actor=pair.actor.name,
        into_id=pair.into.id,
        into=pair.into.name,
        kind=pair.into.kind,
        score=round(min(1.0, score), 3),
        why=(pair.why, companions) if common else (pair.why,),
    )


def judge(store: Store, actor_id: int, into_id: int, answer: Answer) -> Correction | None:
    """Answers a suggestion: `y` merges, `n` never suggests the two again, `later` last.

    Raises:
        NotFoundError: there is no such actor.
        CorrectionError: one of them is shown as somebody else, or they are of different kinds.
    """
    if answer is Answer.YES:
        return merge(store, actor_id, into_id)
    with store.write() as connection:
        kind, key, other_key = _asked_about(connection, actor_id, into_id)
        upsert = insert(JUDGEMENT).values(
            kind=kind, key=key, other_key=other_key, answer=answer, given=datetime.now(UTC)
        )
        update = {"answer": upsert.excluded.answer, "given": upsert.excluded.given}
        connection.execute(upsert.on_conflict_do_update(set_=update))
    return None


def unjudge(store: Store, actor_id: int, into_id: int) -> None:
    """Forgets what was answered of two actors, `y` excepted: a merge is undone as a correction.

    Raises:
        NotFoundError, CorrectionError: as `judge`.
    """
    with store.write() as connection:
        kind, key, other_key = _asked_about(connection, actor_id, into_id)
        of_them = (JUDGEMENT.c.key == key) & (JUDGEMENT.c.other_key == other_key)
        connection.execute(delete(JUDGEMENT).where(JUDGEMENT.c.kind == kind, of_them))


def _asked_about(connection: Connection, actor_id: int, into_id: int) -> tuple[str, str, str]:
    """The kind and the keys under which an answer about two actors is kept."""
    query = select(ACTOR).where(among(ACTOR.c.id, [actor_id, into_id]))
    rows = {row.id: row for row in connection.execute(query)}
    for i in (actor_id, into_id):
        if i not in rows:
            raise NotFoundError(str(i), "there is no such actor", "newscast actors lists them")
    kind, *keys = _pair_key(*(known_actor(rows[i]) for i in (actor_id, into_id)))
    if len({row.kind for row in rows.values()}) > 1 or keys[0] == keys[1]:
        raise CorrectionError(rows[actor_id].name, "is suggested with others of its kind only")
    return kind, keys[0], keys[1]


def _telling_company(connection: Connection, ids: Collection[int]) -> dict[int, Counter[int]]:
    """The companions of actors, without those whom so many articles name that they tell little."""
    most = frequent(count_articles(connection))
    everyone = select(ACTOR.c.id).where(ACTOR.c.articles > most)
    frequent_ids = set(connection.execute(everyone).scalars())
    return {
        actor: Counter({i: n for i, n in met.items() if i not in frequent_ids or i in ids})
        for actor, met in company(connection, ids, COMPANY_ARTICLES).items()
    }


def _judged(connection: Connection) -> _Judged:
    rows = connection.execute(select(JUDGEMENT))
    return {(row.kind, row.key, row.other_key): Answer(row.answer) for row in rows}


def _answer(judged: _Judged, pair: Pair) -> Answer | None:
    return judged.get(_pair_key(pair.actor, pair.into))


def _pair_key(one: KnownActor, other: KnownActor) -> tuple[str, str, str]:
    low, high = sorted((one.key, other.key))
    return one.kind.value, low, high


def _considered(connection: Connection) -> Iterable[KnownActor]:
    """The actors that are compared: the best known, and the newest partial ones."""
    shown = and_(not_(ACTOR.c.hidden), ACTOR.c.shown_as.is_(None), ACTOR.c.articles > 0)
    columns: tuple[ColumnElement[Any], ...] = tuple(
        ACTOR.c[name] for name in ("id", "key", "kind", "name", "articles")
    )
    full = select(*columns).where(shown, not_(ACTOR.c.partial))
    for row in connection.execute(full.order_by(ACTOR.c.articles.desc()).limit(CONSIDERED)):
        yield known_actor(row)
    partial = select(*columns).where(shown, ACTOR.c.partial).order_by(ACTOR.c.id.desc())
    rows = connection.execute(partial.limit(PARTIAL)).all()
    articles = newest_articles(connection, [row.id for row in rows], 1)
    for row in rows:
        yield known_actor(row, next(iter(articles[row.id]), None))
