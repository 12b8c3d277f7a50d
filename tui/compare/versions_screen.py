"""The screen that shows what an article said before it was changed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList, Static

from core.comparisons import Change, Difference, TextVersion
from core.errors import NewscastError, NotFoundError
from tui.compare.difference_view import DifferenceView
from tui.compare.keys import VERSIONS_KEYS
from tui.compare.version_list import VersionList
from tui.keys.line import KeyLine
from tui.leaving import leave
from tui.looks.symbols import symbols_of
from tui.messages import Failed
from tui.walks import ArticlePlace, Given, WalkScreen
from tui.widgets.trail import Trail

if TYPE_CHECKING:
    from desk.library import Library

NO_VERSIONS = "No earlier text: the article is as it came"


@dataclass
class VersionsFound(Message):
    """The earlier texts of the article, and its title today."""

    title: str
    versions: Sequence[TextVersion]


@dataclass
class DifferencesFound(Message):
    """What became of one of them."""

    version_id: int
    differences: Sequence[Difference]


class VersionsScreen(WalkScreen):
    """A list of earlier texts, and beside or below it what was changed since the chosen one."""

    BINDINGS: ClassVar[list[BindingType]] = VERSIONS_KEYS

    DEFAULT_CSS = """
    VersionsScreen {
        & > #versions-said { height: 1; padding: 0 1; color: $text-muted; }
        & > Horizontal { height: 1fr; layout: vertical; }
        & VersionList, & VersionList:focus { height: auto; max-height: 25%; }
        &.-wide > Horizontal { layout: horizontal; }
        &.-wide VersionList, &.-wide VersionList:focus {
            width: 36; height: 1fr; max-height: 100%;
        }
        &.-empty VersionList { display: none; }
    }
    """

    def __init__(self, given: Given, article_id: int) -> None:
        super().__init__(given)
        self._article_id = article_id
        self._list = VersionList()
        self._view = DifferenceView(given.settings.width)
        self._trail = Trail(given.trail)
        self._said = Static(markup=False, id="versions-said")
        self._differences: Sequence[Difference] = ()

    def compose(self) -> ComposeResult:
        """Where one came from, what is shown, list and text, the keys."""
        yield self._trail
        yield self._said
        yield Horizontal(self._list, self._view)
        yield KeyLine()

    def on_mount(self) -> None:
        """Begins in the text."""
        self._view.placeholder = "Looking for earlier texts"
        self._view.focus()
        self.renew()

    def renew(self) -> None:
        """Looks for the versions anew."""
        self._find()

    # --- what the store knows ---

    @work(thread=True, exclusive=True, group="versions", exit_on_error=False)
    def _find(self) -> None:
        if library := self.given.writer.library:
            self._answer(lambda: _versions(library, self._article_id))

    @work(thread=True, exclusive=True, group="differences", exit_on_error=False)
    def _compare(self, version_id: int) -> None:
        if library := self.given.writer.library:
            differences = library.differences
            self._answer(
                lambda: DifferencesFound(version_id, differences(self._article_id, version_id))
            )

    def _answer(self, ask: Callable[[], Message]) -> None:
        """Passes an answer on to the screen's thread, or why there is none."""
        try:
            answer = ask()
        except NewscastError as error:
            answer = Failed(str(error))
        self.post_message(answer)

    def on_versions_found(self, message: VersionsFound) -> None:
        """Lists them, the last one chosen."""
        self._trail.show((*self.given.trail, f"{message.title} before"))
        self.set_class(not message.versions, "-empty")
        self.refresh_bindings()
        self._list.show(message.versions, self.given.clock())
        if (version_id := self._list.highlighted_id) is not None:
            self._compare(version_id)
        else:
            self._differences = ()
            self._said.update("")
            self._view.clear(NO_VERSIONS)
            self._view.focus()

    def on_failed(self, _message: Failed) -> None:
        """Says it where the text would be, too; what was shown before stays."""
        if not self._differences:
            self._view.clear("Nothing to show")

    def on_version_list_highlighted(self, message: VersionList.Highlighted) -> None:
        """Compares the version with the present text."""
        self._compare(message.version_id)

    def on_differences_found(self, message: DifferencesFound) -> None:
        """Shows them, unless the reader has moved on."""
        if message.version_id == self._list.highlighted_id:
            self._differences = message.differences
            self._view.show(message.differences)
            self._say()

    def _say(self) -> None:
        """How much was changed, and at which change the reader is."""
        parts = [summary(self._differences)]
        if position := self._view.stops.position:
            parts.append(f"change {position}")
        self._said.update(Content(symbols_of(self).separator.join(parts)))

    # --- keys ---

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Without versions there is nothing to go to."""
        return not (self.has_class("-empty") and action in ("other", "change"))

    def action_other(self) -> None:
        """From the text to the list, or back."""
        (self._view if self._list.has_focus else self._list).focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """From the list to the text."""
        self._view.focus()

    def action_change(self, step: int) -> None:
        """Goes to the next change, or the one before."""
        if not self._view.step(step):
            further = "No further change" if step > 0 else "No change before"
            nothing = "Nothing was changed"
            said = further if self._view.stops.places else nothing
            self.notify(said, markup=False, timeout=2)
        self._say()

    def action_open(self) -> None:
        """To the article as it is today."""
        leave(self, ArticlePlace(self._article_id))


def _versions(library: "Library", article_id: int) -> VersionsFound:
    rows = library.rows([article_id])
    if not rows:
        raise NotFoundError(str(article_id), "there is no such article")
    return VersionsFound(rows[0].title, library.versions(article_id))


def summary(differences: Sequence[Difference]) -> str:
    """How many words were taken out and put in."""
    counts = {
        change: sum(len(d.text.split()) for d in differences if d.change is change)
        for change in (Change.REMOVED, Change.ADDED)
    }
    if not any(counts.values()):
        return "the words are the same"
    return f"{_words(counts[Change.REMOVED])} removed, {_words(counts[Change.ADDED])} added"


def _words(count: int) -> str:
    return f"{count:,} word{'' if count == 1 else 's'}"
