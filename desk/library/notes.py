"""What the reader notes on articles and keeps; each method says what it changed."""

from collections.abc import Iterable

from desk.library.base import Base
from store import articles, searches, tags


class Notes(Base):
    """What the reader notes on articles and keeps; each method says what it changed."""

    def set_read(self, ids: Iterable[int], read: bool, *, alone: bool = False) -> list[int]:
        """Marks articles as read or unread; reading one is reading its copies, but `alone`."""
        return articles.set_read(self._store, list(ids), read, alone=alone)

    def set_starred(self, ids: Iterable[int], starred: bool) -> list[int]:
        """Puts a star on articles or takes it away."""
        return articles.set_starred(self._store, list(ids), starred)

    def add_tag(self, ids: Iterable[int], tag: str) -> list[int]:
        """Gives articles a tag; one that has it in another spelling keeps that.

        Raises:
            NamingError: nothing is left of `tag`.
        """
        return tags.add_tag(self._store, list(ids), tag)

    def remove_tag(self, ids: Iterable[int], tag: str) -> dict[int, str]:
        """Takes a tag of the reader's from articles, however it is spelt; those of feeds stay.

        Returns:
            the articles that had it, each with its spelling.
        """
        return tags.remove_tag(self._store, list(ids), tag)

    def tags(self) -> list[str]:
        """The tags of feeds and the reader's own, by the alphabet."""
        return tags.tags(self._store)

    def save_search(self, name: str, query: str) -> None:
        """Keeps a query under a name, in place of the one that had it.

        Raises:
            NamingError: nothing is left of `name`.
            QueryError: the query says something that the grammar does not know.
        """
        searches.save_search(self._store, name, query)

    def remove_search(self, name: str) -> None:
        """Forgets the query under a name, if there is one."""
        searches.remove_search(self._store, name)
