"""What a query means: its terms as SQL conditions on the table `article`."""

from collections.abc import Callable, Collection, Iterable

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    Select,
    and_,
    false,
    func,
    not_,
    or_,
    select,
)

from core.clean import clean_line
from core.errors import QueryError
from core.query import TERM_LIMIT, Query, Term, TermField, parse_moment, parse_number
from store.feeds import feed_titles, own_sources
from store.models import (
    ACTOR,
    ALIAS,
    ALIAS_FTS,
    APPEARANCE,
    ARTICLE,
    ARTICLE_FTS,
    FEED,
    MENTION,
)
from store.sql import among
from store.tags import feeds_tagged, tagged
from store.words import any_of, fold, has_word, phrase, same_name

FEW = 5_000
"""Articles up to which it is faster to fetch each and sort than to walk the index by date."""

_ASKS_FOR_HIDDEN = Term(TermField.IS, "hidden")


def is_shown(articles: FromClause) -> ColumnElement[bool]:
    """Whether lists show an article of the table, or of an alias of it.

    No rule hides it, and its feed is not hidden: where no feed is, SQLite asks that once.
    """
    hidden_feeds = select(FEED.c.id).where(FEED.c.hidden)
    in_shown_feed = or_(not_(hidden_feeds.exists()), articles.c.feed_id.not_in(hidden_feeds))
    return and_(in_shown_feed, not_(articles.c.hidden))


shown: ColumnElement[bool] = is_shown(ARTICLE)
"""Whether lists show an article."""

is_source: ColumnElement[bool] = (
    select(APPEARANCE.c.source)
    .where(
        APPEARANCE.c.article_id == MENTION.c.article_id,
        APPEARANCE.c.actor_id == MENTION.c.found_id,
        APPEARANCE.c.source,
    )
    .correlate(MENTION)
    .exists()
)
"""Whether a mention means an actor that the article only has as its source."""


def conditions(connection: Connection, query: Query) -> list[ColumnElement[bool]]:
    """What an article has to be: shown, unless `query` asks for hidden ones, and all it says.

    Raises:
        QueryError: the query has more than TERM_LIMIT terms.
    """
    return [*filters(connection, query), *_text_conditions(connection, query)]


def filters(connection: Connection, query: Query) -> list[ColumnElement[bool]]:
    """`conditions` without those on the text."""
    if len(query.terms) > TERM_LIMIT:
        raise QueryError(f"{len(query.terms)} terms", "too many", f"at most {TERM_LIMIT}")
    positive = ((t, _FILTERS[t.field](connection, t.value)) for t in query.filters)
    told = [not_(condition) if t.negated else condition for t, condition in positive]
    return told if _ASKS_FOR_HIDDEN in query.terms else [shown, *told]


def match_expression(query: Query) -> str:
    """The FTS5 expression of the words that have to be there, without those that must not.

    Empty where no word has to be there.
    """
    wanted, unwanted = _phrases(query, negated=False), _phrases(query, negated=True)
    if wanted and unwanted:
        return f"({' AND '.join(wanted)}) NOT ({any_of(unwanted)})"
    return " AND ".join(wanted)


def unwanted_expression(query: Query) -> str:
    """The FTS5 expression of the words of which none may be there; empty where there are none."""
    return any_of(_phrases(query, negated=True))


def is_only_signs(query: Query) -> bool:
    """Whether a query asks for nothing but signs that the index does not hold."""
    wanted = any(not term.negated for term in query.terms)
    return wanted and not (query.filters or match_expression(query) or unwanted_expression(query))


def one_of(connection: Connection, found: Select[tuple[int]]) -> ColumnElement[bool]:
    """Whether an article is among those whose ids `found` selects.

    Of many the newest are met soon on the way along the dates: the sum keeps SQLite from
    looking up every single one and sorting them (100,000 articles: 220 ms, so 95 ms).
    """
    some = found.limit(FEW + 1).subquery()
    number = connection.execute(select(func.count()).select_from(some)).scalar_one()
    return (ARTICLE.c.id if number <= FEW else ARTICLE.c.id + 0).in_(found)


def named(actor_ids: Collection[int]) -> Select[tuple[int]]:
    """The ids of the articles that name any of these actors, some more than once.

    One alone is compared as it is: that is faster by a third.
    """
    named = select(MENTION.c.article_id).where(MENTION.c.by_name)
    if len(actor_ids) == 1:
        return named.where(MENTION.c.actor_id == next(iter(actor_ids)))
    return named.where(among(MENTION.c.actor_id, actor_ids))


def actor_ids(connection: Connection, name: str) -> set[int]:
    """The actors that `name` may stand for, whatever its case and accents.

    Those that go by exactly this form, or else those whose name holds it as whole words.
    """
    if not has_word(name):
        return set()
    query = (
        select(ACTOR.c.id, ACTOR.c.name, ALIAS.c.form)
        .join_from(ALIAS_FTS, ALIAS, ALIAS.c.id == ALIAS_FTS.c.rowid)
        .join(ACTOR, ACTOR.c.id == ALIAS.c.actor_id)
        .where(ALIAS_FTS.c.alias_fts.match(phrase(name)), not_(ACTOR.c.hidden))
    )
    rows = connection.execute(query).all()
    exact = {row.id for row in rows if same_name(row.form, name)}
    return exact or {row.id for row in rows if row.form == row.name}


def _phrases(query: Query, negated: bool) -> list[str]:
    wanted = (t for t in query.words if t.negated == negated and has_word(t.value))
    return [phrase(t.value, prefix=t.begins) for t in wanted]


def _text_conditions(connection: Connection, query: Query) -> list[ColumnElement[bool]]:
    """The words as a condition; signs that the index does not hold count only when alone."""
    expression = match_expression(query)
    if expression:
        return [one_of(connection, _matched(expression))]
    if unwanted := unwanted_expression(query):
        return [not_(one_of(connection, _matched(unwanted)))]
    return [false()] if is_only_signs(query) else []


def _matched(expression: str) -> Select[tuple[int]]:
    """The ids of the articles whose title or body match an FTS5 expression."""
    return select(ARTICLE_FTS.c.rowid).where(ARTICLE_FTS.c.article_fts.match(expression))


def _by_actor(connection: Connection, name: str) -> ColumnElement[bool]:
    """Articles that name whoever `name` may stand for, or the actor of this number.

    An actor that a correction shows as another is that other one.
    """
    number = parse_number(name)
    if number is None:
        return one_of(connection, named(actor_ids(connection, name)))
    shown_id = select(func.coalesce(ACTOR.c.shown_as, ACTOR.c.id)).where(ACTOR.c.id == number)
    return one_of(connection, named(connection.execute(shown_id).scalars().all()))


def _by_feed(connection: Connection, title: str) -> ColumnElement[bool]:
    """Articles of the feeds with `title` in their title, or that name such a source themselves.

    Of a number, those of the feed that has it.
    """
    number = parse_number(title)
    if number is not None:
        return _of_feeds([number])
    part = fold(clean_line(title))
    sources = [source for source in own_sources(connection) if part in fold(source)]
    feeds = _of_feeds(i for i, name in feed_titles(connection).items() if part in fold(name))
    return or_(feeds, among(ARTICLE.c.source, sources))


def _by_tag(connection: Connection, tag: str) -> ColumnElement[bool]:
    """Articles of the feeds with this tag, and those to which the reader gave it."""
    own = ARTICLE.c.id.in_(tagged(connection, tag))
    return or_(_of_feeds(feeds_tagged(connection, tag)), own)


def _by_story(_connection: Connection, story: str) -> ColumnElement[bool]:
    """Articles of the story of this number, written 12 or #12."""
    number = parse_number(f"#{story.removeprefix('#')}")
    return and_(ARTICLE.c.story_id.is_not(None), ARTICLE.c.story_id == (number or 0))


def _by_state(_connection: Connection, state: str) -> ColumnElement[bool]:
    return {
        "unread": not_(ARTICLE.c.read),
        "read": ARTICLE.c.read.is_(True),
        "starred": ARTICLE.c.starred.is_(True),
        "hidden": not_(shown),
    }[state]


def _after(_connection: Connection, day: str) -> ColumnElement[bool]:
    return ARTICLE.c.dated >= parse_moment(day)


def _before(_connection: Connection, day: str) -> ColumnElement[bool]:
    return ARTICLE.c.dated < parse_moment(day)


def _of_feeds(ids: Iterable[int]) -> ColumnElement[bool]:
    """Whether an article is of these feeds, told along the dates and not feed by feed."""
    return among(ARTICLE.c.feed_id + 0, list(ids))


_FILTERS: dict[TermField, Callable[[Connection, str], ColumnElement[bool]]] = {
    TermField.ACTOR: _by_actor,
    TermField.FEED: _by_feed,
    TermField.TAG: _by_tag,
    TermField.STORY: _by_story,
    TermField.IS: _by_state,
    TermField.AFTER: _after,
    TermField.BEFORE: _before,
}
