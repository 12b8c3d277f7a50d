"""The reader's door to the store: what the screen shows, and what the reader does to it."""

from array import array
from collections.abc import Iterable, Sequence

from core.query import Query, parse_query
from core.types import Article, ArticleRow, CastEntry, Counts, FeedRow, Related
from desk.relate import related_to
from store import articles, feeds, search
from store import cast as casts
from store.engine import Store, open_store


class Library:
    """An open store as the reader's screens see it. Every method may be called from any thread.

    Raises:
        StoreError: from every method, where the store cannot be read or written.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    @classmethod
    def open(cls, location: str) -> "Library":
        """Opens the store at a path or database URL, made new where there is none."""
        return cls(open_store(location))

    def close(self) -> None:
        """Gives the store back."""
        self._store.close()

    def article_ids(self, query: str, *, unread_only: bool = False) -> "array[int]":
        """The articles that a query finds, newest first; its last word may be unfinished.

        Raises:
            QueryError: the query says something that the grammar does not know.
        """
        unread = parse_query("is:unread") if unread_only else Query()
        return articles.article_ids(self._store, parse_query(query, unfinished=True) & unread)

    def hits(self, query: str) -> list["search.Hit"]:
        """The best matches of a query, each with a snippet."""
        return search.search(self._store, parse_query(query))

    def rows(self, ids: Sequence[int]) -> list[ArticleRow]:
        """The articles of `ids` as a list shows them."""
        return articles.rows(self._store, ids)

    def article(self, article_id: int) -> Article:
        """One article, whole.

        Raises:
            NotFoundError: there is none of that id.
        """
        return articles.article(self._store, article_id)

    def cast(self, article_id: int) -> tuple[CastEntry, ...]:
        """The actors that an article names, most mentioned first."""
        return casts.cast(self._store, article_id)

    def related(self, article: Article) -> list[Related]:
        """The articles that belong with one, each with its reasons."""
        return related_to(self._store, article)

    def counts(self) -> Counts:
        """How much the store holds."""
        return articles.counts(self._store)

    def failing_feeds(self) -> list[FeedRow]:
        """The feeds whose last reading went wrong."""
        return [feed for feed in feeds.feeds(self._store) if feed.last_error]

    def set_read(self, ids: Iterable[int], read: bool) -> None:
        """Marks articles as read or unread."""
        articles.set_read(self._store, list(ids), read)

    def toggle_read(self, article_id: int) -> None:
        """Marks a read article as unread, an unread one as read."""
        articles.toggle_read(self._store, article_id)

    def toggle_starred(self, article_id: int) -> None:
        """Puts a star on an article or takes it away."""
        articles.toggle_starred(self._store, article_id)
