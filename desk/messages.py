"""What the reader's screen and the background process say to each other: one JSON line each."""

import json
from dataclasses import asdict, dataclass
from typing import Any, Literal, get_args

Ends = Literal["", "intake", "analysis", "pages", "all"]
"""The work of the background that some trouble puts an end to."""


@dataclass(frozen=True, slots=True)
class Refresh:
    """To the background: read these feeds, by location, title or `#id`; all where none is named.

    The reader asks for it: feeds are read even if they are not due.
    """

    feeds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Import:
    """To the background: take in these files and folders."""

    paths: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stop:
    """To the background: end every refresh and import asked for; what is taken in stays."""


@dataclass(frozen=True, slots=True)
class Focus:
    """To the background: this article is on the screen, analyse it first."""

    article_id: int


@dataclass(frozen=True, slots=True)
class FetchFullText:
    """To the background: show the text of this article's page, or that of its feed again."""

    article_id: int


@dataclass(frozen=True, slots=True)
class FetchPicture:
    """To the background: fetch the picture of a caption in this article."""

    article_id: int
    url: str


@dataclass(frozen=True, slots=True)
class FeedRead:
    """To the screen: one feed is done, so many of so many."""

    feed: str
    new: int
    changed: int
    error: str
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Taking:
    """To the screen: how far an import is.

    `taken` are the articles in the store, `fresh` those of them that were not there before or
    said something else; `files` of `total` are read, `failed` are the things not taken in.
    """

    taken: int
    fresh: int
    files: int
    total: int
    failed: int


@dataclass(frozen=True, slots=True)
class FeedsChanged:
    """To the screen: there are other feeds than before, or some have other titles."""


@dataclass(frozen=True, slots=True)
class Stopped:
    """To the screen: the "refresh" or "import" that is about to be over has been stopped.

    `done` of `total` feeds or files were read; `total` is 0 where that was not known yet.
    """

    what: str
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Finished:
    """To the screen: a refresh is over."""

    failed: int


@dataclass(frozen=True, slots=True)
class Imported:
    """To the screen: an import is over.

    `feeds` are the local feeds that the files went to, by id and title, `failures` what was not
    taken in, each with the reason; `more` failures are not named.
    """

    added: int
    updated: int
    feeds: tuple[tuple[int, str], ...]
    failures: tuple[tuple[str, str], ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class Annotated:
    """To the screen: these articles have been analysed, so many still wait.

    `done` counts since there was last nothing to do; `failures` are titles of articles that
    could not be analysed, each with the reason.
    """

    ids: tuple[int, ...]
    waiting: int
    done: int = 0
    failures: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class FullTextRead:
    """To the screen: an article shows its page's text, its feed's again, or why it does not.

    With an `error` nothing has changed; else `full` is whether the page's text is shown.
    """

    article_id: int
    error: str
    full: bool = True


@dataclass(frozen=True, slots=True)
class PictureRead:
    """To the screen: a picture lies at `path` as PNG; with an `error` there is none."""

    url: str
    path: str
    error: str = ""


@dataclass(frozen=True, slots=True)
class Trouble:
    """To the screen: the background could not go on with something.

    `ends` is the work that is over with it: "intake" (refresh and import), "analysis", "pages"
    (and pictures), "all" where the background itself has ended; '' for none.
    """

    text: str
    ends: Ends = ""


Request = Refresh | Import | Stop | Focus | FetchFullText | FetchPicture
Event = (
    FeedRead
    | Taking
    | FeedsChanged
    | Stopped
    | Finished
    | Imported
    | Annotated
    | FullTextRead
    | PictureRead
    | Trouble
)

_TYPES: dict[str, Any] = {t.__name__: t for t in (*get_args(Request), *get_args(Event))}


def encode(message: Request | Event) -> str:
    """One line of ASCII JSON without its newline."""
    return json.dumps({"type": type(message).__name__} | asdict(message))


def decode(line: str) -> Any:
    """The Request or Event that `encode` wrote."""
    fields: dict[str, Any] = json.loads(line)
    kind = _TYPES[fields.pop("type")]
    return kind(**{name: _tuples(value) for name, value in fields.items()})


def _tuples(value: Any) -> Any:
    """`value` with tuples for the lists that JSON makes of them."""
    return tuple(map(_tuples, value)) if isinstance(value, list) else value
