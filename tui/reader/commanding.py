"""The command line: the keys by their names, and what takes words."""

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType

from core.errors import NewscastError
from core.paths import with_home
from core.types import Grouping, Order, Source, SourceKind
from tui.commands import (
    WITH_WORDS,
    Command,
    CommandError,
    Completion,
    complete,
    find,
    tag_and_scope,
)
from tui.keys.binding import key
from tui.reader.adding import Adding
from tui.reader.layout import Layout
from tui.reader.marks import Marks
from tui.reader.sharing import Sharing
from tui.widgets.command_line import CommandLine
from tui.widgets.panes import COLUMNS

_SOURCES = {"search": SourceKind.SEARCH, "feed": SourceKind.FEED}
"""The sources whose names may stand after a command."""


class Commanding(Layout, Marks, Sharing, Adding):
    """Runs what is typed after `:`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("colon", "command", "command", "Command", "Type a command, with completion"),
    ]

    def action_command(self) -> None:
        """Opens the command line, which is there a moment after the first paint."""
        if self._command_line.is_mounted:
            self._focused_before = self.focused
            self._command_line.open()

    @on(CommandLine.Closed)
    def _give_keys_back(self) -> None:
        if self._focused_before:
            self._focused_before.focus()
        else:  # it was opened between two panes
            self._panes.stay()

    @on(CommandLine.Entered)
    async def _run(self, event: CommandLine.Entered) -> None:
        try:
            command, words = find(event.line, self._commands())
            if command.usage:
                getattr(self, f"_{command.action}")(words)
            else:
                await self.run_action(command.action)
        except NewscastError as error:
            self.notify(str(error), severity="warning", markup=False)

    def ways(self, line: str) -> list[Completion]:
        """How a line that is being typed may go on."""
        return complete(line, self._commands(), self._values)

    def _commands(self) -> list[Command]:
        """Those that take words, then the keys of this screen by their names."""
        bound = [b for part in type(self).__mro__ for b in part.__dict__.get("BINDINGS", ())]
        named = {
            b.id: Command(b.id, b.tooltip, b.action)
            for b in bound
            if isinstance(b, Binding) and b.id and b.tooltip
        }
        return [*WITH_WORDS, *named.values()]

    def _values(self, kind: str) -> Sequence[str]:
        """What may stand after a command."""
        if kind == "theme":
            return sorted(self.app.available_themes)
        if kind in _SOURCES:
            return [source.name for source in self._sources_of(kind)]
        library = self._writer.library
        try:
            if library and kind == "tag":
                return library.tags()
        except NewscastError as error:
            self.notify(str(error), severity="error", markup=False)
        return ()

    def _sources_of(self, kind: str) -> list[Source]:
        """The saved searches, or the feeds."""
        return [source for source in self._known_sources if source.kind is _SOURCES[kind]]

    # --- the commands that take words ---

    def _say_read(self, scope: str) -> None:
        self.action_mark_read(scope or "this")

    def _say_unread(self, scope: str) -> None:
        self.action_mark_read(scope or "this", False)

    def _say_star(self, scope: str) -> None:
        self.action_mark_starred(scope or "this")

    def _say_unstar(self, scope: str) -> None:
        self.action_mark_starred(scope or "this", False)

    def _say_tag(self, words: str) -> None:
        self.action_mark_tagged(*tag_and_scope(words))

    def _say_untag(self, words: str) -> None:
        self.action_mark_tagged(*tag_and_scope(words), False)

    def _say_list(self, query: str) -> None:
        self.list_query(query, query)
        self._panes.go("list")

    def _say_sort(self, word: str) -> None:
        self.sort_list(Order(_one_of(word, Order)), self._list_pane.selection.grouping)

    def _say_group(self, word: str) -> None:
        self.sort_list(self._list_pane.selection.order, Grouping(_one_of(word, Grouping)))

    def _say_theme(self, name: str) -> None:
        self.app.theme = _one_of(name, sorted(self.app.available_themes))

    def _say_hide(self, name: str) -> None:
        self._panes.toggle(_one_of(name, COLUMNS))

    def _say_add(self, address: str) -> None:
        self.add_feed(address)

    def _say_remove(self, name: str) -> None:
        self.remove_feed(name)

    def _say_import(self, path: str) -> None:
        from desk.messages import Import

        if self._background:
            self._background.send(Import((str(Path(with_home(path)).absolute()),)))

    def _say_save(self, path: str) -> None:
        self.save_article(path)

    def _say_forget(self, words: str) -> None:
        if not (known := self._values("search")):
            raise CommandError(words, "no search is saved")
        name = _one_of(words, known)
        self.forget_search(next(s for s in self._sources_of("search") if s.name == name))


def _one_of(word: str, known: Sequence[str] | type[Order] | type[Grouping]) -> str:
    """The word, if it is known.

    Raises:
        CommandError: it is not.
    """
    words = [str(one) for one in known]
    if word not in words:
        raise CommandError(word, f"is none of {', '.join(words)}")
    return word
