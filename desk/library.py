"""The reader's door to the store: what the screen shows, and what the reader does to it."""

from array import array
from collections.abc import Iterable, Sequence

from core.query import Query, parse_query
from core.types import (
    ActorRow,
    Answer,
    Article,
    ArticleRow,
    CastEntry,
    Correction,
    Counts,
    FeedRow,
    Kind,
    Related,
    Suggestion,
)
from desk.relate import related_to
from store import articles, corrections, feeds, search, suggestions
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

    def cast(self, article_id: int, *, sources: bool = False) -> tuple[CastEntry, ...]:
        """The actors of an article, those it is most about first; `sources` too where asked."""
        return casts.cast(self._store, article_id, sources=sources)

    def actors(self, text: str, limit: int) -> list[ActorRow]:
        """The actors with a form that has these words, the last perhaps unfinished."""
        return casts.actors(self._store, text, limit)

    def actor(self, actor_id: int) -> ActorRow:
        """One actor.

        Raises:
            NotFoundError: there is none of that id.
        """
        return casts.actor(self._store, actor_id)

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
