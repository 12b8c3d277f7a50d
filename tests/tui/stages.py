"""Apps that look as the reader does, for screens and panes to be shown in without a store."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, ClassVar

from textual.app import App

import tui
from core.settings import Settings
from tests.tui.samples import now
from tui.keys.register import Keys
from tui.looks.legible import legible
from tui.looks.symbols import UNICODE, Symbols
from tui.looks.themes import THEMES
from tui.messages import Changed, Failed
from tui.undoing import UndoStack
from tui.walks import Given, Place, Step, WalkScreen
from tui.writing import Writer


class Backdrop(App[None]):
    """Has the reader's style sheets, themes and signs; remembers whether data ran an action."""

    CSS_PATH: ClassVar[list[Path]] = [
        Path(tui.__file__).parent / "looks" / name for name in ("newscast.tcss", "plain.tcss")
    ]

    def __init__(self, theme: str = THEMES[0].name, symbols: Symbols = UNICODE) -> None:
        super().__init__()
        for own in THEMES:
            self.register_theme(own)
        self.symbols = symbols
        self.set_class(symbols.plain, "-plain")
        self.theme = theme
        self.boomed = False

    def get_css_variables(self) -> dict[str, str]:
        return legible(super().get_css_variables())

    def action_boom(self) -> None:
        self.boomed = True


class WalkStage(Backdrop):
    """Shows screens of a walk, which read and write in `library`; keeps where they are left to."""

    def __init__(
        self,
        library: Any,
        theme: str = THEMES[0].name,
        symbols: Symbols = UNICODE,
        settings: Settings | None = None,
        trail: tuple[str, ...] = (),
    ) -> None:
        super().__init__(theme, symbols)
        self.left: list[Place | Step | None] = []
        self.executor = ThreadPoolExecutor(1)
        self.writer = Writer(self, self.executor)
        self.writer.library = library
        self.undo = UndoStack(self.writer)
        self.settings = settings or Settings()
        self.trail = trail

    @property
    def given(self) -> Given:
        return Given(self.writer, self.undo, now, self.settings, Keys({}), self.trail)

    def on_changed(self, message: Changed) -> None:
        if message.words:
            self.notify(message.words, markup=False)
        if isinstance(self.screen, WalkScreen):
            self.screen.renew()

    def on_failed(self, message: Failed) -> None:
        self.notify(message.text, markup=False)

    def on_unmount(self) -> None:
        self.executor.shutdown()
