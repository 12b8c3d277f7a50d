"""How the value of a filter may go on that is being typed."""

from collections.abc import Iterable

from core.query import STATES, TermField
from store import cast
from store.engine import Store
from store.feeds import feeds, own_sources
from store.tags import tags
from store.words import fold


def completions(store: Store, field: str, text: str, limit: int = 20) -> list[str]:
    """Values of `actor:`, `feed:`, `tag:` or `is:` that hold `text`, at most `limit`.

    Actors come by the number of their articles, others by the alphabet, first those that begin
    with `text`. Case and accents do not count. No values for another field.
    """
    if field == TermField.ACTOR:
        found = [actor.name for actor in cast.actors(store, text, limit)]
        return list(dict.fromkeys(found))
    if field == TermField.FEED:
        return _holding(text, _sources(store))[:limit]
    if field == TermField.TAG:
        return _holding(text, tags(store))[:limit]
    return _holding(text, STATES)[:limit] if field == TermField.IS else []


def _sources(store: Store) -> Iterable[str]:
    """The titles of shown feeds, and the sources that articles name themselves."""
    with store.read() as connection:
        own = own_sources(connection)
    return {feed.title for feed in feeds(store)} | set(own)


def _holding(text: str, values: Iterable[str]) -> list[str]:
    """The values that hold `text`, those that begin with it first."""
    part = fold(text.strip())
    found = sorted((fold(value), value) for value in values if part in fold(value))
    return [v for _, v in sorted(found, key=lambda item: not item[0].startswith(part))]
