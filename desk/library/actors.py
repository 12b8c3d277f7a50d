"""Who is named, where, with whom; and what the reader says of actors."""

from collections.abc import Sequence
from datetime import datetime

from core.dossiers import Dossier
from core.types import ActorRow, Answer, CastEntry, Companion, Correction, Kind, Suggestion
from desk.dossier import dossier
from desk.library.base import Base
from store import cast as casts
from store import corrections, suggestions
from store.companions import companions
from store.following import follow, set_followed, with_follows
from store.naming import next_naming
from store.pairs import follow_pair


class Actors(Base):
    """Who is named, where, with whom; and what the reader says of actors."""

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
        return companions(self._store, actor_id, limit)

    def dossier(self, actor_id: int, now: datetime) -> Dossier:
        """What the store knows of an actor; of one that is shown as another, of that one.

        Args:
            now: in the reader's time zone, whose weeks are meant.

        Raises:
            NotFoundError: there is none of that id.
        """
        return dossier(self._store, actor_id, now)

    def next_naming(self, actor_id: int, article_id: int, step: int) -> int | None:
        """The nearest older (`step` 1) or newer (-1) article that names an actor, if any."""
        return next_naming(self._store, actor_id, article_id, step)

    def follow(self, actor_id: int, followed: bool) -> list[int]:
        """Gives an actor a line in the sources pane, or takes it away.

        Returns:
            the actors, of those that are shown as it, for which that is new.

        Raises:
            NotFoundError: there is none of that id.
        """
        return follow(self._store, actor_id, followed)

    def follow_pair(self, first_id: int, second_id: int) -> tuple[str, bool]:
        """Keeps a search for the articles that name both of two actors: "A + B".

        Returns:
            its name, and whether it is new; `remove_search` takes it back.

        Raises:
            NotFoundError: there is no such actor.
            CorrectionError: the two are one.
        """
        return follow_pair(self._store, first_id, second_id)

    def set_followed(self, ids: Sequence[int], followed: bool) -> None:
        """Follows just these actors or not, whomever they are shown as."""
        set_followed(self._store, ids, followed)

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
