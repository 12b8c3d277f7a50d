"""What do all parts of the reader's screen share? Its panes, the store, what is open.

The first paint waits for what it shows: dialogs and other screens are imported when they are
first opened (20 ms of imports), lines that open later are mounted after it (20 ms).
"""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.screen import Screen
from textual.widget import Widget
from textual.worker import Worker

from core.paths import Paths
from core.settings import Settings
from core.types import ArticleRow, Source
from tui.commands import Completion
from tui.faults import say_fault
from tui.history import History
from tui.keys.line import KeyLine
from tui.messages import Failed
from tui.progress import Progress
from tui.session import Session
from tui.status import StatusLine
from tui.undoing import UndoStack
from tui.widgets.article_pane import ArticlePane
from tui.widgets.cast_pane import CastPane
from tui.widgets.command_line import CommandLine
from tui.widgets.list_pane import ListPane
from tui.widgets.panes import Panes
from tui.widgets.peek import Peek
from tui.widgets.related_pane import RelatedPane
from tui.widgets.sources_pane import SourcesPane
from tui.widgets.styles import Clock
from tui.writing import Writer

if TYPE_CHECKING:
    from desk.background import Background
    from tui.correcting import Correcting
    from tui.keys.register import Keys


@dataclass(frozen=True, slots=True)
class Opened:
    """What the reader's screen is opened with.

    `writes` is the one thread that writes to the store; `session` is to be gone on with;
    `breakpoint` is the class of the screen's width.
    """

    paths: Paths
    settings: Settings
    clock: Clock
    writes: ThreadPoolExecutor
    session: Session
    breakpoint: str


class ReaderBase(Screen[None]):
    """The panes above a status line and the keys of the focused one.

    The library is read on worker threads; widgets change on the screen's own thread only.
    """

    def __init__(self, given: Opened) -> None:
        super().__init__(classes=given.breakpoint)
        settings, clock = given.settings, given.clock
        self._paths, self._settings, self._clock = given.paths, settings, clock
        self._keys_in_force: Keys | None = None
        self._session = given.session
        self._sources = SourcesPane()
        self._list_pane = ListPane(clock, actors=settings.list_actors)
        self._list = self._list_pane.list
        self._article_pane = ArticlePane(clock, settings.width)
        self._view = self._article_pane.view
        self._cast = CastPane()
        self._related = RelatedPane(clock=clock)
        self._peek = Peek(clock)
        self._panes = Panes(
            self._sources, self._list_pane, self._article_pane, self._cast, self._related
        )
        self._status = StatusLine()
        self._command_line = CommandLine(self.ways)
        self._focused_before: Widget | None = None
        self._writer = Writer(self, given.writes)
        self._undo = UndoStack(self._writer)
        self._background: Background | None = None
        self._fill = False
        self._searched = ""
        self._known_sources: Sequence[Source] = ()
        self._history = History()
        self._progress = Progress()
        self._wanted: int | None = None
        self._then: Callable[[], object] | None = None

    def compose(self) -> ComposeResult:
        """The panes, the status line, the keys."""
        yield self._panes
        yield self._status
        yield KeyLine()

    def complete(self, keys: "Keys") -> None:
        """Adds what the first paint did without: the names of keys, and lines to write in."""
        self._keys_in_force = keys
        self._view.fold_key, self._cast.sources_key = keys.of("fold"), keys.of("sources")
        self.mount(self._command_line, before=self._status)
        self.mount(self._peek)

    @property
    def _keys(self) -> "Keys":
        """The keys in force; those that newscast comes with until they are known."""
        from tui.keys.register import Keys

        return self._keys_in_force or Keys({})

    @cached_property
    def _correcting(self) -> "Correcting":
        from tui.correcting import Correcting

        return Correcting(self, self._writer, self._undo, self._keys.of("undo"))

    def ways(self, line: str) -> list[Completion]:
        """How a command that is being typed may go on."""
        raise NotImplementedError

    def _say(self, text: str) -> None:
        """A remark that goes by itself."""
        self.notify(text, markup=False, timeout=2)

    @property
    def _target(self) -> ArticleRow | None:
        """The article that a key means: the list's while the keys are there, else the open one."""
        in_list = self._panes.here in ("sources", "list") or self._view.article is None
        article_id = self._list.article_id if in_list else self._wanted
        rows = self._list_pane.rows([article_id]) if article_id is not None else ()
        return rows[0] if rows else None

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Says it where a worker of the screen broke."""
        say_fault(self, event)

    def on_failed(self, message: Failed) -> None:
        """Says what went wrong without leaving the screen."""
        message.stop()
        self.app.notify(message.text, severity="error", markup=False)
