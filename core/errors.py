"""What can go wrong, said to the reader: what failed, why, and what to do about it."""

from collections.abc import Iterable
from datetime import timedelta
from difflib import get_close_matches


class NewscastError(Exception):
    """The root of every error that a reader is meant to see.

    Args:
        what: the thing that failed: a file, a feed, an option.
        why: the reason, as a phrase without a full stop.
        hint: what the reader can do, or nothing.
    """

    def __init__(self, what: str, why: str, hint: str = "") -> None:
        super().__init__(what, why, hint)
        self.what = what
        self.why = why
        self.hint = hint

    def __str__(self) -> str:
        line = f"{self.what}: {self.why}"
        return f"{line} ({self.hint})" if self.hint else line


class FeedListError(NewscastError):
    """feeds.toml cannot be read or says something that has no meaning."""


class SettingsError(NewscastError):
    """config.toml cannot be read or says something that has no meaning."""


class IngestError(NewscastError):
    """A feed or a file could not be taken in."""


class FetchError(IngestError):
    """An address gave no usable answer; its server wants to be left alone for `wait`."""

    def __init__(self, what: str, why: str, hint: str = "", wait: timedelta = timedelta()) -> None:
        super().__init__(what, why, hint)
        self.wait = wait


class ParseError(IngestError):
    """The bytes are not what they should be: no feed, no text, too much."""


class LanguageError(NewscastError):
    """The language pipeline cannot be loaded or cannot read a text."""


class StoreError(NewscastError):
    """The store cannot be opened, read or written."""


class NotFoundError(NewscastError):
    """There is no article, actor or feed of that name."""


class CorrectionError(NewscastError):
    """A correction of an actor that has no meaning as things stand."""


class NamingError(NewscastError):
    """A tag or a saved search was given no name that can be seen."""


class QueryError(NewscastError):
    """A search says something that the query grammar does not know."""


def nearest_hint(word: str, known: Iterable[str]) -> str:
    """'did you mean …?' for a mistyped word, or '' where nothing is near it."""
    close = get_close_matches(word, list(known), n=1, cutoff=0.5)
    return f"did you mean {close[0]!r}?" if close else ""
