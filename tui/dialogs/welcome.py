"""What is newscast, and where does one begin? Shown when it is opened for the first time."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.events import Click, Key
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.leaving import leave
from tui.looks.symbols import symbols_of

ROOMY: Final = 27
"""Rows of a screen that has room for blank lines."""

PURPOSE: Final = "News with its cast: who is named in an article, and where else."

KEYS: Final = (
    (("list.down", "list.up"), "move in the list"),
    (("list.open",), "read the article"),
    (("next-mention", "previous-mention"), "walk through the names"),
    (("cast-pane",), "who is in it: the cast"),
    (("help",), "all other keys"),
)
"""Ids of keys, and what to do with them first."""

SAMPLE: Final = ("In the list: a ", "sample archive", ", and the news of some feeds.")

FEEDS: Final = (
    "",
    ":add ADDRESS",
    " adds a feed, ",
    "newscast opml import FILE",
    " those of newsboat.",
)

IMPORT: Final = (
    "",
    "newscast PATH",
    " or ",
    ":import PATH",
    " takes in files, folders and archives.",
)

_KEY: Final = "bold $text-primary"

CLOSING: Final = "any key closes this"


def welcome_text(keys_of: Callable[[str], str], feeds: Path, *, roomy: bool) -> Content:
    """What the screen says.

    Args:
        keys_of: gives the keys in force of an id, in words.
        feeds: where the reader's own list of feeds is, or would be.
        roomy: whether there is room for blank lines everywhere.
    """
    edit = ("", _first(keys_of, "edit-feeds"), f" edits your feeds: {_in_home(feeds)}")
    ways = Content("\n\n" if roomy else "\n").join(map(_marked, (SAMPLE, edit, FEEDS, IMPORT)))
    return Content("\n\n").join((Content(PURPOSE), _key_lines(keys_of), ways))


def _key_lines(keys_of: Callable[[str], str]) -> Content:
    """A line for each of KEYS, the words below each other."""
    keys = [" ".join(_first(keys_of, name) for name in names) for names, _ in KEYS]
    width = max(map(len, keys)) + 2
    return Content("\n").join(
        Content.assemble((said.ljust(width), _KEY), words)
        for said, (_, words) in zip(keys, KEYS, strict=True)
    )


def _marked(pieces: Sequence[str]) -> Content:
    """Text of which every second piece is something to type or to look for."""
    styles = ("", _KEY)
    return Content.assemble(*((piece, styles[n % 2]) for n, piece in enumerate(pieces)))


def _first(keys_of: Callable[[str], str], name: str) -> str:
    """The first of the keys of an id; its name as a command where it has none."""
    return next(iter(keys_of(name).split()), f":{name}")


def _in_home(path: Path) -> str:
    """A path as one writes it: `~` for the reader's home."""
    home = Path.home()
    return f"~/{path.relative_to(home)}" if path.is_relative_to(home) else str(path)


class WelcomeScreen(ModalScreen[None]):
    """A few lines over the reader that any key or click takes away.

    Args:
        keys_of: gives the keys in force of an id, in words.
        feeds: where the reader's own list of feeds is, or would be.
    """

    CSS = """
    WelcomeScreen { align: center middle; }
    WelcomeScreen > Vertical {
        width: 72; max-width: 100%; height: auto; max-height: 100%;
        border: round $primary; background: $surface; padding: 1 3;
    }
    WelcomeScreen.-compact > Vertical { padding: 0 1; }
    WelcomeScreen.-plain { align: left top; background: $background; }
    WelcomeScreen.-plain > Vertical {  /* edges to write the title and the way out on */
        width: 100%; background: $background;
        border-top: blank $foreground !important; border-bottom: blank $foreground !important;
        border-subtitle-align: left;
    }
    """

    def __init__(self, keys_of: Callable[[str], str], feeds: Path) -> None:
        super().__init__()
        self._keys_of = keys_of
        self._feeds = feeds

    def compose(self) -> ComposeResult:
        """The text in a frame."""
        with Vertical() as box:
            box.border_title = Content("Welcome to newscast")
            box.border_subtitle = Content(CLOSING)
            yield Static(self._text(), markup=False)

    def on_mount(self) -> None:
        """Has no frame for a screen reader."""
        self.set_class(symbols_of(self).plain, "-plain")

    def on_resize(self) -> None:
        """Says it with as many blank lines as there is room for."""
        self.call_later(self.query_one(Static).update, self._text())

    def _text(self) -> Content:
        roomy = self.app.size.height >= ROOMY
        self.set_class(not roomy, "-compact")
        return welcome_text(self._keys_of, self._feeds, roomy=roomy)

    def on_key(self, event: Key) -> None:
        """Goes away; the key does nothing else."""
        event.stop()
        event.prevent_default()
        leave(self)

    def on_click(self, event: Click) -> None:
        """Goes away."""
        event.stop()
        leave(self)
