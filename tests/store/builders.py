"""Small articles and analyses for the tests of the store."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from sqlalchemy import text

from core.analysis import Analysis, CastMember, Mention, Text
from core.drafts import Draft
from core.types import Field, Kind, Label, RichText
from store import analyses, articles, drafts, feeds, queue
from store.engine import Store
from store.identities import identities

NOW = datetime(2024, 5, 31, 12, tzinfo=UTC)


def day(number: int) -> datetime:
    """`number` days into 2024."""
    return datetime(2024, 1, 1, tzinfo=UTC) + timedelta(days=number)


def draft(title: str = "Quiet day", body: str = "Nothing happened.", **values: object) -> Draft:
    return Draft(title=title, body=RichText(body), **values)  # type: ignore[arg-type]


def add(store: Store, *new: Draft, location: str = "https://example.org/feed") -> list[int]:
    """Stores drafts under the guids they carry, or numbered ones; their ids in order."""
    feed_id = feeds.feed_for(store, location)
    known = len(identities(store, feed_id, [f"g{n}" for n in range(1000)]))
    named = [(d.guid or f"g{known + n}", d) for n, d in enumerate(new)]
    drafts.add(store, feed_id, named, NOW)
    found = identities(store, feed_id, [guid for guid, _ in named])
    return [found[guid].id for guid, _ in named]


def member(name: str, kind: Kind = Kind.PERSON, *forms: str, **values: object) -> CastMember:
    return CastMember(name.lower(), name, kind, forms or (name,), **values)  # type: ignore[arg-type]


def analysis_of(title: str, body: str, cast: Sequence[CastMember]) -> Analysis:
    """Every place where a form of the cast stands, found by plain search."""
    mentions = [
        Mention(field, start, start + len(form), Label.PERSON, index)
        for index, known in enumerate(cast)
        for form in known.forms
        for field, where in ((Field.TITLE, title), (Field.BODY, body))
        for start in range(len(where))
        if where.startswith(form, start)
    ]
    return Analysis(tuple(cast), tuple(mentions), body_end=len(body), analysed_to=len(body))


def analyse(store: Store, article_id: int, *cast: CastMember, version: int = 1) -> None:
    """Saves an analysis that marks `cast` wherever it stands in the article."""
    found = articles.article(store, article_id)
    title, body = found.row.title, found.body.text
    result = analysis_of(title, body, cast)
    analyses.save(store, version, [(article_id, Text(title, body), result)])


def crowd(store: Store, number: int) -> int:
    """An article whose one sentence says whom Ann met: A0000, A0001, and so on."""
    names = ["Ann", *(f"A{n:04}" for n in range(number))]
    body = f"Ann met {' '.join(names[1:])}."
    places = [0, *(len("Ann met ") + 6 * n for n in range(number))]
    mentions = tuple(
        Mention(Field.BODY, start, start + len(name), Label.PERSON, index)
        for index, (name, start) in enumerate(zip(names, places, strict=True))
    )
    cast = tuple(member(name) for name in names)
    (article_id,) = add(store, draft("Fog", body))
    result = Analysis(cast, mentions, body_end=len(body), analysed_to=len(body))
    analyses.save(store, 1, [(article_id, Text("Fog", body), result)])
    return article_id


def tell(store: Store, *texts: tuple[str, Sequence[CastMember]]) -> list[int]:
    """Stores and analyses articles: title and cast, a day apart, the last one newest."""
    ids = add(store, *(draft(title, published=day(n)) for n, (title, _) in enumerate(texts)))
    for article_id, (_, cast) in zip(ids, texts, strict=True):
        analyse(store, article_id, *cast)
    return ids


def scalar(store: Store, sql: str, **values: object) -> object:
    with store.read() as connection:
        return connection.execute(text(sql), values).scalar()


def wrong_tallies(store: Store) -> list[object]:
    """The actors whose tallies differ from what their mentions say."""
    sql = """
        SELECT a.id, a.name, a.articles, a.mentions, a.first_seen, a.last_seen
        FROM actor a WHERE (a.articles, a.mentions, a.first_seen, a.last_seen) IS NOT (
            SELECT count(DISTINCT m.article_id), count(*), min(r.dated), max(r.dated)
            FROM mention m JOIN article r ON r.id = m.article_id
            WHERE m.actor_id = a.id AND m.by_name)
    """
    return found(store, sql)


def wrong_forms(store: Store) -> list[object]:
    """The forms that are miscounted, or that neither a text nor a name has."""
    sql = """
        SELECT a.id, a.form, a.mentions FROM alias a JOIN actor ON actor.id = a.found_id
        WHERE a.mentions != (SELECT count(*) FROM mention m WHERE m.alias_id = a.id)
            OR a.mentions = 0 AND a.form NOT IN (actor.name, actor.found_name)
    """
    return found(store, sql)


def wrong_mentions(store: Store) -> list[object]:
    """The mentions whose form is missing, another actor's, or shown as another actor."""
    sql = """
        SELECT m.* FROM mention m LEFT JOIN alias a ON a.id = m.alias_id
        JOIN actor f ON f.id = m.found_id
        WHERE CASE WHEN m.by_name THEN (a.found_id, a.actor_id) IS NOT (m.found_id, m.actor_id)
            ELSE m.alias_id IS NOT NULL OR m.actor_id != coalesce(f.shown_as, f.id) END
    """
    return found(store, sql)


def ids_by_name(store: Store) -> dict[str, int]:
    """The ids of actors."""
    return dict(found(store, "SELECT name, id FROM actor"))  # type: ignore[call-overload, no-any-return]


def found(store: Store, sql: str) -> list[object]:
    with store.read() as connection:
        return [tuple(row) for row in connection.execute(text(sql))]


def assert_sound(store: Store) -> None:
    """Tallies, forms, references and both full-text indexes are as they should be."""
    assert wrong_tallies(store) == []
    assert wrong_forms(store) == []
    assert wrong_mentions(store) == []
    with store.write() as connection:
        assert connection.execute(text("PRAGMA foreign_key_check")).all() == []
        for name in ("article_fts", "alias_fts"):
            check = f"INSERT INTO {name} ({name}, rank) VALUES ('integrity-check', 1)"
            connection.execute(text(check))


def fail(store: Store, article_id: int, version: int, why: str) -> None:
    """Marks an article's present text as one that could not be analysed."""
    found = articles.article(store, article_id)
    queue.mark_failed(store, article_id, Text(found.row.title, found.body.text), version, why)
