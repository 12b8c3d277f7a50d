"""What is there to read? Lists, articles, searches and their sources."""

from array import array
from collections.abc import Sequence
from datetime import datetime, timedelta

from core.drafts import FeedRow
from core.types import Article, ArticleRow, Counts, Grouping, Hit, Listing, Order, Source
from desk.library.asking import asked
from desk.library.base import Base
from store import articles, feeds, search
from store import completions as completing
from store import sources as reading
from store.listing import listing


class Lists(Base):
    """What is there to read? Lists, articles, searches and their sources."""

    def article_ids(
        self, query: str, *, typed: str = "", unread_only: bool = False
    ) -> "array[int]":
        """The articles that a query finds, newest first.

        Args:
            typed: what narrows it while it is typed: its last word may be unfinished.

        Raises:
            QueryError: the query says something that the grammar does not know.
        """
        return articles.article_ids(self._store, asked(query, typed, unread_only))

    def listing(
        self,
        query: str,
        *,
        typed: str = "",
        unread_only: bool = False,
        order: Order = Order.NEWEST,
        grouping: Grouping = Grouping.NONE,
        offset: timedelta = timedelta(),
    ) -> Listing:
        """The articles that a query finds, sorted and under headings; see `article_ids`.

        Args:
            offset: of the reader's time from UTC, for the days.

        Raises:
            QueryError: the query says something that the grammar does not know.
        """
        return listing(self._store, asked(query, typed, unread_only), order, grouping, offset)

    def hits(self, query: str, *, newest_first: bool = False, limit: int = 200) -> list[Hit]:
        """The best matches of a query that is being typed, or the newest, each with a snippet.

        Raises:
            QueryError: the query says something that the grammar does not know.
        """
        return search.search(self._store, asked("", query), limit, newest_first=newest_first)

    def completions(self, field: str, text: str, limit: int = 20) -> list[str]:
        """Values of `actor:`, `feed:`, `tag:` or `is:` that hold what is typed so far."""
        return completing.completions(self._store, field, text, limit)

    def rows(self, ids: Sequence[int]) -> list[ArticleRow]:
        """The articles of `ids` as a list shows them."""
        return articles.rows(self._store, ids)

    def article(self, article_id: int) -> Article:
        """One article, whole.

        Raises:
            NotFoundError: there is none of that id.
        """
        return articles.article(self._store, article_id)

    def counts(self) -> Counts:
        """How much the store holds."""
        return articles.counts(self._store)

    def sources(self, now: datetime) -> list[Source]:
        """The lines of the sources pane; `now` is in the reader's time zone."""
        return reading.sources(self._store, now)

    def failing_feeds(self) -> list[FeedRow]:
        """The feeds whose last reading went wrong."""
        return [feed for feed in feeds.feeds(self._store) if feed.last_error]
