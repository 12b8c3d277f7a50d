"""The searches that the reader gave a name."""

from dataclasses import dataclass

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import insert

from core.clean import clean_line
from core.errors import NamingError
from core.query import parse_query
from store.engine import Store
from store.models import SAVED_SEARCH
from store.words import fold


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A query under a name."""

    id: int
    name: str
    query: str


def save_search(store: Store, name: str, query: str) -> None:
    """Keeps a query under a name, in place of the one that had it.

    Raises:
        NamingError: nothing is left of `name`.
        QueryError: the query says something that the grammar does not know.
    """
    called, text = clean_line(name), clean_line(query)
    if not called:
        raise NamingError("search", "needs a name that can be seen")
    parse_query(text)
    upsert = insert(SAVED_SEARCH).values(name=called, query=text)
    with store.write() as connection:
        connection.execute(
            upsert.on_conflict_do_update(
                index_elements=[SAVED_SEARCH.c.name], set_={"query": upsert.excluded.query}
            )
        )


def remove_search(store: Store, name: str) -> None:
    """Forgets the query under a name, if there is one."""
    with store.write() as connection:
        connection.execute(delete(SAVED_SEARCH).where(SAVED_SEARCH.c.name == clean_line(name)))


def saved_searches(connection: Connection) -> list[SavedSearch]:
    """What is saved, by the alphabet."""
    rows = connection.execute(select(SAVED_SEARCH))
    return sorted((SavedSearch(*row) for row in rows), key=lambda search: fold(search.name))
