"""The app: it paints first, then opens the store and starts the background process."""

from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import work
from textual.app import App, SystemCommand
from textual.binding import BindingType
from textual.screen import Screen
from textual.worker import Worker

from core.errors import NewscastError
from core.paths import Paths
from core.settings import Settings
from tui.faults import say_fault
from tui.keys import APP_KEYS, key_names
from tui.messages import Booted, Failed, Said
from tui.reader import ReaderScreen
from tui.themes import DEFAULT_THEME, THEMES
from tui.widgets.styles import Clock, local_now

if TYPE_CHECKING:
    from desk.background import Background
    from desk.library import Library


BREAKPOINTS: list[tuple[int, str]] = [(0, "-narrow"), (80, "-middle"), (120, "-wide")]
"""Columns from which the screen has room for one, two and all panes."""


@dataclass(frozen=True, slots=True)
class Start:
    """What the app is started with: its files, settings, and paths to import first."""

    paths: Paths
    settings: Settings
    imports: tuple[Path, ...] = ()


class NewscastApp(App[None]):
    """The terminal news reader."""

    TITLE = "newscast"
    CSS_PATH = "newscast.tcss"
    ENABLE_COMMAND_PALETTE = True
    HORIZONTAL_BREAKPOINTS = BREAKPOINTS

    BINDINGS: ClassVar[list[BindingType]] = APP_KEYS

    def __init__(self, start: Start, clock: Clock = local_now) -> None:
        super().__init__()
        self.start = start
        self._clock = clock
        self.library: Library | None = None
        self.background: Background | None = None
        self._writes = ThreadPoolExecutor(1, "write")
        for theme in THEMES:
            self.register_theme(theme)
        # Set before the first paint: a change after it would style and paint everything anew.
        wanted = start.settings.theme
        self.theme = wanted if wanted in self.available_themes else DEFAULT_THEME

    def get_default_screen(self) -> ReaderScreen:
        """The reader's screen is the first: a blank one below it would be painted too."""
        return ReaderScreen(self.start.settings.keys, self._clock, self._writes)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """What the command palette offers: Textual's own, and what has no key of its own."""
        yield from super().get_system_commands(screen)
        if isinstance(screen, ReaderScreen):
            yield SystemCommand(
                "Undo the last correction",
                "Take back what was last said of an actor, whenever it was",
                screen.action_undo_last,
            )

    def on_mount(self) -> None:
        """Shows the empty screen at once; the store comes when it is open."""
        self._apply_keys()
        self.call_after_refresh(self._boot)

    def _apply_keys(self) -> None:
        """The keys of config.toml; what is wrong with the file is said in one notice."""
        settings, problems = self.start.settings, []
        if settings.theme and settings.theme not in self.available_themes:
            problems.append(f"no theme is called {settings.theme!r}")
        known = key_names()
        problems += [f"no key is called {name!r}" for name in settings.keys if name not in known]
        self.set_keymap({name: keys for name, keys in settings.keys.items() if name in known})
        if problems:
            self.notify("\n".join(problems), title="config.toml", severity="warning", markup=False)

    @work(thread=True, group="boot", exit_on_error=False)
    def _boot(self) -> None:
        """Opens the store and starts the background, after the first paint.

        The imports take a second on a slow machine; the screen answers meanwhile.
        """
        from desk.background import Background
        from desk.library import Library

        paths = self.start.paths
        try:
            library = Library.open(paths.store)
        except NewscastError as error:
            self.post_message(Failed(str(error), fatal=True))
            return
        try:
            background = Background.start(paths.store, paths.feeds, paths.log, paths.config)
        except OSError as error:  # reading needs no background
            self.post_message(Failed(f"no background process: {error}"))
            background = None
        self.call_from_thread(self._booted, library, background)
        for event in background.events() if background else ():
            self.post_message(Said(event))

    def _booted(self, library: "Library", background: "Background | None") -> None:
        from desk.messages import Import

        self.library, self.background = library, background
        if background and self.start.imports:
            background.send(Import(tuple(map(str, self.start.imports))))
        fill = background is not None and not self.start.imports
        self.screen_stack[0].post_message(Booted(library, background, fill))

    def on_said(self, message: Said) -> None:
        """Passes what the background says to the screen below any help."""
        self.screen_stack[0].post_message(Said(message.event))

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Says it where opening the store broke."""
        say_fault(self, event)

    def on_failed(self, message: Failed) -> None:
        """Tells the reader; ends the app where there is nothing to read."""
        if message.fatal:
            self.exit(return_code=1, message=Text(f"newscast: {message.text}"))
        else:
            self.notify(message.text, severity="error", markup=False)

    def on_unmount(self) -> None:
        """Finishes what the reader did, gives the store back and ends the background process."""
        self._writes.shutdown()
        if self.background:
            self.background.stop()
        if self.library:
            self.library.close()
