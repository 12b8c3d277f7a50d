"""The app: it paints first, then opens the store and starts the background process."""

import gc
from asyncio import sleep
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import work
from textual.app import App, SystemCommand
from textual.binding import BindingType
from textual.css.query import NoMatches
from textual.events import Event, Key
from textual.filter import LineFilter
from textual.screen import Screen
from textual.theme import ThemeProvider
from textual.worker import Worker

from core.errors import NewscastError
from core.paths import Paths
from core.settings import Settings
from tui.faults import say_fault
from tui.harmless import Harmless
from tui.keys.binding import key
from tui.looks.ascii_lines import AsciiLines
from tui.looks.legible import legible
from tui.looks.symbols import symbols_for
from tui.looks.themes import THEMES, default_theme
from tui.messages import Booted, Failed, Said
from tui.palette import Palette
from tui.reader.base import Opened
from tui.reader.screen import ReaderScreen
from tui.session import load_session, save_session
from tui.widgets.styles import Clock, local_now

if TYPE_CHECKING:
    from desk.background import Background
    from desk.library import Library


BREAKPOINTS: list[tuple[int, str]] = [(0, "-narrow"), (80, "-middle"), (120, "-wide")]
"""Columns from which the screen has room for one, two and all panes."""

PLAIN_BREAKPOINTS: list[tuple[int, str]] = [(0, "-narrow")]
"""Those of plain mode: one pane at a time is read out."""


APP_KEYS: list[BindingType] = [
    key("ctrl+q", "quit", "quit", "Quit", "Leave newscast", priority=True),
]


GC_THRESHOLDS = (10_000, 20, 10)
"""New objects and rounds after which Python looks for cycles: rarely, and with it keys wait.

At its usual 700, 10, 10 one key in twenty takes over 90 ms in an article, so 44 to 57.
"""


@dataclass(frozen=True, slots=True)
class Start:
    """What the app is started with: its files, settings, and paths to import first."""

    paths: Paths
    settings: Settings
    imports: tuple[Path, ...] = ()


class NewscastApp(App[None]):
    """The terminal news reader."""

    TITLE = "newscast"
    CSS_PATH = "looks/newscast.tcss"
    ENABLE_COMMAND_PALETTE = True

    BINDINGS: ClassVar[list[BindingType]] = APP_KEYS

    def __init__(self, start: Start, clock: Clock = local_now) -> None:
        plain = start.settings.plain
        super().__init__(css_path=["looks/newscast.tcss", "looks/plain.tcss"] if plain else None)
        self.start = start
        self._clock = clock
        self.symbols = symbols_for(start.settings)
        self._breakpoints = PLAIN_BREAKPOINTS if plain else BREAKPOINTS
        self.HORIZONTAL_BREAKPOINTS = self._breakpoints
        self.set_class(plain, "-plain")
        self.library: Library | None = None
        self.background: Background | None = None
        self._writes = ThreadPoolExecutor(1, "write")
        self._filters: list[LineFilter] = [Harmless()]
        if self.symbols.is_ascii:
            self._filters.append(AsciiLines())
        self._problems: list[str] = []
        self._painted = False
        self._session = load_session(start.paths.state, start.paths.store)
        self._set_theme()

    def _set_theme(self) -> None:
        """Before the first paint: a change after it would style and paint everything anew."""
        for theme in THEMES:
            self.register_theme(theme)
        asked = self.start.settings.theme
        wanted = asked or self._session.theme
        if wanted and wanted not in self.available_themes:
            self._add_own_themes()
        if asked and asked not in self.available_themes:
            self._problems.append(f"no theme is called {asked!r}")
        self._usual_theme = default_theme(self.console.color_system)
        self.theme = wanted if wanted in self.available_themes else self._usual_theme

    def _add_own_themes(self) -> None:
        """Those of the reader's folder; what is wrong with them is said with the rest."""
        from tui.looks.user_themes import user_themes

        own, problems = user_themes(self.start.paths.themes)
        for theme in own:
            self.register_theme(theme)
        self._problems += [problem for problem in problems if problem not in self._problems]

    def get_css_variables(self) -> dict[str, str]:
        """Those of the theme, its text colours moved until they can be read."""
        return legible(super().get_css_variables())

    def get_default_screen(self) -> ReaderScreen:
        """The reader's screen is the first: a blank one below it would be painted too."""
        paths = self.start.paths
        opened = Opened(
            paths, self.start.settings, self._clock, self._writes, self._session, self._breakpoint
        )
        self._reader = ReaderScreen(opened)
        return self._reader

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """What the command palette offers: Textual's own, and all that a key does here."""
        yield from super().get_system_commands(screen)
        if isinstance(screen, ReaderScreen):
            yield from screen.palette()

    @property
    def _breakpoint(self) -> str:
        """The class that the screen's width will give it: given at once, it is styled once."""
        width = self.size.width
        return [name for least, name in self._breakpoints if width >= least][-1]

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual's own, after those that keep from terminals what they obey or cannot draw."""
        return [*self._filters, *super().get_line_filters()]

    def action_command_palette(self) -> None:
        """Opens the palette."""
        if not isinstance(self.screen, Palette):
            self.push_screen(Palette())

    def search_themes(self) -> None:
        """Opens the palette on the themes."""
        self.push_screen(Palette([ThemeProvider], placeholder="Search for themes"))

    async def on_event(self, event: Event) -> None:
        """Holds keys until the screen that they are for is there; drops what comes while we end.

        Textual runs their actions on a screen that has nothing on it yet, or on none.
        """
        if isinstance(event, Key):
            while self.screen_stack and not self.screen.is_mounted:
                await sleep(0)
        if self.screen_stack or not isinstance(event, Key):
            await super().on_event(event)

    def _handle_exception(self, error: Exception) -> None:
        """Ends the app, which says why; it is no fault where it ends below a screen that comes."""
        if self.is_running or not isinstance(error, NoMatches):
            super()._handle_exception(error)

    def post_display_hook(self) -> None:
        """Shows the empty screen at once; the store comes when it is open.

        What waits for a screen waits on where a typed-ahead key opens another over it, so the
        app itself waits for the first paint, of whichever screen.
        """
        if not self._painted:
            self._painted = True
            self.call_later(self._complete)

    def _complete(self) -> None:
        """All that the first paint does not wait for."""
        if not gc.isenabled():
            gc.collect()
            gc.freeze()  # what there is stays to the end
            gc.enable()
            gc.set_threshold(*GC_THRESHOLDS)
        self._boot()
        self._add_own_themes()
        self._set_keys()
        if self._problems:
            said = "\n".join(self._problems)
            self.notify(said, title="Settings", severity="warning", markup=False, timeout=15)

    def _set_keys(self) -> None:
        """The keys that the settings change. Importing all that has keys takes 40 ms."""
        from tui.keys.keymap import resolve
        from tui.keys.register import Keys, key_places

        settings = self.start.settings
        keymap, problems = resolve(settings.preset, settings.keys, key_places())
        self._problems += problems
        self.set_keymap(keymap)
        self._reader.complete(Keys(keymap))

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
            background = Background.start(
                paths.store, paths.feeds, paths.log, paths.config, paths.cache
            )
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
        self._reader.post_message(Booted(library, background, fill))

    def on_said(self, message: Said) -> None:
        """Passes what the background says to the screen below any help."""
        self._reader.post_message(Said(message.event))

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
        if self.library:
            self._reader.finish()
        self._writes.shutdown()
        if self.library:
            self._say_what_was_lost()
            self._save_session()
        if self.background:
            self.background.stop()
        if self.library:
            self.library.close()

    def _say_what_was_lost(self) -> None:
        """In the terminal, once the screen is gone: what the reader did last was not written."""
        if unsaid := self._reader.unsaid:
            lines = "\n".join(f"newscast: {text}" for text in unsaid)
            self.exit(return_code=1, message=Text(lines))

    @property
    def _chosen_theme(self) -> str:
        """The theme to start with next time; '' where the settings or the terminal say it."""
        if self.start.settings.theme:
            return self._session.theme
        return "" if self.theme == self._usual_theme else self.theme

    def _save_session(self) -> None:
        """Remembers where the reader was; that it cannot be is no reason to end badly."""
        paths = self.start.paths
        try:
            session = replace(self._reader.session_now, theme=self._chosen_theme)
            save_session(paths.state, paths.store, session)
        except OSError as error:
            self.log.error(error)
