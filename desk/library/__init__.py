"""The reader's door to the store: what the screen shows, and what the reader does to it."""

from desk.library.actors import Actors
from desk.library.listing import Lists
from desk.library.notes import Notes
from desk.library.telling import Telling
from store.engine import open_store


class Library(Lists, Actors, Telling, Notes):
    """An open store as the reader's screens see it. Every method may be called from any thread.

    Raises:
        StoreError: from every method, where the store cannot be read or written.
    """

    @classmethod
    def open(cls, location: str) -> "Library":
        """Opens the store at a path or database URL, made new where there is none."""
        return cls(open_store(location))

    def close(self) -> None:
        """Gives the store back."""
        self._store.close()
