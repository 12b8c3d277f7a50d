"""The reader's door to the store: what the screen shows, and what the reader does to it."""

from array import array
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from core.drafts import FeedRow
from core.query import Query, parse_query
from core.types import (
    ActorRow,
    Answer,
    Article,
    ArticleRow,
    CastEntry,
    Companion,
    Correction,
    Counts,
    Grouping,
    Hit,
    Kind,
    Listing,
    Order,
    Related,
    Source,
    Suggestion,
)
from desk.relate import related_to
from store import articles, corrections, feeds, search, searches, suggestions, tags
from store import cast as casts
from store import completions as completing
from store import sources as reading
from store.engine import Store, open_store
from store.following import follow, set_followed, with_follows
from store.listing import listing
from store.naming import next_naming


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

    def article_ids(
        self, query: str, *, typed: str = "", unread_only: bool = False
    ) -> "array[int]":
        """The articles that a query finds, newest first.

        Args:
            typed: what narrows it while it is typed: its last word may be unfinished.

        Raises:
            QueryError: the query says something that the grammar does not know.
        """
        return articles.article_ids(self._store, _asked(query, typed, unread_only))

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
        return listing(self._store, _asked(query, typed, unread_only), order, grouping, offset)

    def hits(self, query: str, *, newest_first: bool = False, limit: int = 200) -> list[Hit]:
        """The best matches of a query that is being typed, or the newest, each with a snippet.

        Raises:
            QueryError: the query says something that the grammar does not know.
        """
        return search.search(self._store, _asked("", query), limit, newest_first=newest_first)

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

    def cast(self, article_id: int, *, sources: bool = False) -> tuple[CastEntry, ...]:
        """The actors of an article, those it is most about first; `sources` too where asked."""
        return casts.cast(self._store, article_id, sources=sources)

    def actors(self, text: str, limit: int) -> list[ActorRow]:
        """The actors with a form that has these words, the last perhaps unfinished."""
        return with_follows(self._store, casts.actors(self._store, text, limit))

    def actor(self, actor_id: int) -> ActorRow:
        """One actor.

        Raises:
            NotFoundError: there is none of that id.
        """
        return with_follows(self._store, [casts.actor(self._store, actor_id)])[0]

    def companions(self, actor_id: int, limit: int) -> list[Companion]:
        """With whom an actor is named most."""
        return casts.companions(self._store, actor_id, limit)

    def next_naming(self, actor_id: int, article_id: int, step: int) -> int | None:
        """The nearest older (`step` 1) or newer (-1) article that names an actor, if any."""
        return next_naming(self._store, actor_id, article_id, step)

    def related(self, article: Article) -> list[Related]:
        """The articles that belong with one, each with its reasons."""
        return related_to(self._store, article)

    def counts(self) -> Counts:
        """How much the store holds."""
        return articles.counts(self._store)

    def failing_feeds(self) -> list[FeedRow]:
        """The feeds whose last reading went wrong."""
        return [feed for feed in feeds.feeds(self._store) if feed.last_error]

    def sources(self, now: datetime) -> list[Source]:
        """The lines of the sources pane; `now` is in the reader's time zone."""
        return reading.sources(self._store, now)

    # --- what the reader notes on articles; each says which of them it changed ---

    def set_read(self, ids: Iterable[int], read: bool) -> list[int]:
        """Marks articles as read or unread."""
        return articles.set_read(self._store, list(ids), read)

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

    # --- what the reader keeps ---

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

    def follow(self, actor_id: int, followed: bool) -> list[int]:
        """Gives an actor a line in the sources pane, or takes it away.

        Returns:
            the actors, of those that are shown as it, for which that is new.

        Raises:
            NotFoundError: there is none of that id.
        """
        return follow(self._store, actor_id, followed)

    def set_followed(self, ids: Sequence[int], followed: bool) -> None:
        """Follows just these actors or not, whomever they are shown as."""
        set_followed(self._store, ids, followed)

    # --- what the reader says of actors; each correction holds at once and for later articles ---

    def merge(self, actor_id: int, into_id: int) -> Correction:
        """Shows every mention of one actor as another.

        Raises:
            NotFoundError: there is no such actor.
            CorrectionError: they are one already, or either is shown as somebody else.
        """
        return corrections.merge(self._store, actor_id, into_id)

    def split(self, actor_id: int, form: str) -> Correction:
        """Makes the mentions of an actor that are written `form` an actor of their own.

        Raises:
            NotFoundError: there is no such actor, or it is never written so.
            CorrectionError: the actor is shown as somebody else, or is written in no other way.
        """
        return corrections.split(self._store, actor_id, form)

    def rename(self, actor_id: int, name: str) -> Correction:
        """Shows an actor by another name; it is found by the old one too.

        Raises:
            NotFoundError: there is no such actor.
            CorrectionError: the actor is shown as somebody else, or no name is left of `name`.
        """
        return corrections.rename(self._store, actor_id, name)

    def retype(self, actor_id: int, kind: Kind) -> Correction:
        """Shows an actor as one of another kind, joined with the one of that key if there is one.

        Raises:
            NotFoundError: there is no such actor.
            CorrectionError: the actor is shown as somebody else, or is of this kind.
        """
        return corrections.retype(self._store, actor_id, kind)

    def hide(self, actor_id: int) -> Correction:
        """Leaves an actor out of every cast, list and completion.

        Raises:
            NotFoundError: there is no such actor.
            CorrectionError: the actor is shown as somebody else, or is hidden.
        """
        return corrections.hide(self._store, actor_id)

    def undo(self, correction_id: int | None = None) -> Correction:
        """Takes a correction back, the last one unless told otherwise, and returns it.

        Raises:
            NotFoundError: there is no such correction, or none at all.
        """
        return corrections.undo(self._store, correction_id)

    def corrections(self) -> list[Correction]:
        """What the reader said of actors, the last first."""
        return corrections.corrections(self._store)

    def suggestions(self, limit: int = 20) -> list[Suggestion]:
        """Pairs of actors that may be one, the likeliest first; those judged `later` last."""
        return suggestions.suggestions(self._store, limit)

    def judge(self, actor_id: int, into_id: int, answer: Answer) -> Correction | None:
        """Answers a suggestion: `y` merges, `n` never suggests the two again, `later` last.

        Raises:
            NotFoundError, CorrectionError: as `merge`.
        """
        return suggestions.judge(self._store, actor_id, into_id, answer)

    def unjudge(self, actor_id: int, into_id: int) -> None:
        """Forgets that two actors were judged to be two, or to be asked about later.

        Raises:
            NotFoundError, CorrectionError: as `judge`.
        """
        suggestions.unjudge(self._store, actor_id, into_id)


def _asked(query: str, typed: str = "", unread_only: bool = False) -> Query:
    """A query, narrowed by one whose last word is perhaps unfinished, and to unread articles."""
    unread = parse_query("is:unread") if unread_only else Query()
    return parse_query(query) & parse_query(typed, unfinished=True) & unread
