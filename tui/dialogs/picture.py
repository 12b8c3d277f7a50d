"""A picture over the whole screen, with its caption; drawn as well as the terminal can."""

import sys
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Final

from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.keys.binding import key
from tui.outside import lend_terminal

if TYPE_CHECKING:
    from textual.widget import Widget

PICTURE_KEYS: Final[list[BindingType]] = [
    key("escape,q,enter", "dismiss", "picture.close", "Close", "Close the picture", priority=True),
]

LIBRARY: Final = "textual-image"
"""What draws pictures; optional."""

_MODULE: Final = "textual_image"


def can_draw() -> bool:
    """Whether the library is installed."""
    return find_spec(_MODULE) is not None


class PictureScreen(ModalScreen[None]):
    """Shows a picture until a key closes it; `load_library` comes first."""

    # Kitty's protocol numbers rows and columns with 297 signs.
    DEFAULT_CSS = """
    PictureScreen { background: $background; }
    PictureScreen > Container { align: center middle; height: 1fr; }
    PictureScreen .picture { width: auto; height: auto; max-width: 290; max-height: 290; }
    PictureScreen > Static { dock: bottom; height: auto; max-height: 30%; padding: 0 1; }
    """

    BINDINGS: ClassVar[list[BindingType]] = PICTURE_KEYS

    def __init__(self, path: Path, caption: str) -> None:
        super().__init__()
        self._path = path
        self._caption = caption

    def compose(self) -> ComposeResult:
        """The picture as large as it fits, above its caption."""
        from textual_image.widget import Image

        picture: Widget = Image(self._path, classes="picture")
        yield Container(picture)
        yield Static(Content(self._caption), markup=False)


def load_library(app: App[object]) -> None:
    """Loads the library once; it asks the terminal what it can, and must hear the answer itself.

    Raises:
        NewscastError: it cannot be loaded.
    """
    if _MODULE not in sys.modules:
        lend_terminal(app, LIBRARY, _load)


def _load() -> None:
    try:
        import textual_image.widget  # noqa: F401
    except ImportError as error:
        raise OSError(str(error)) from error
