"""The reader's screen: all that one can do there, and the help that says so."""

from collections.abc import Iterator
from functools import partial
from typing import ClassVar

from textual.app import SystemCommand
from textual.binding import BindingType

from tui.keys.binding import key
from tui.reader.actors import Actors
from tui.reader.commanding import Commanding
from tui.reader.layout import Layout
from tui.reader.lists import Lists
from tui.reader.marks import Marks
from tui.reader.moving import Moving
from tui.reader.news import News
from tui.reader.reading import Reading
from tui.reader.restoring import Restoring
from tui.reader.sharing import Sharing
from tui.reader.walking import Walking


class ReaderScreen(Commanding, Moving, Reading, Walking, News, Restoring):
    """Sources, articles, the open article, its cast and what is related to it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("question_mark,f1", "help", "help", "Help", "Show all keys", shown=True),
    ]

    def action_help(self) -> None:
        """Shows every key."""
        from tui.dialogs.help import HelpScreen

        self.app.push_screen(HelpScreen(self._keys.help()))

    def palette(self) -> Iterator[SystemCommand]:
        """What the keys do, and what has none."""
        for command in self._commands():
            if not command.usage:
                run = partial(self.run_action, command.action)
                keys = self._keys.of(command.name)
                yield SystemCommand(command.purpose, keys or f":{command.name}", run)
        yield SystemCommand(
            "Undo the last correction",
            "Take back what was last said of an actor, whenever it was",
            self.action_undo_last,
        )

    @classmethod
    def all_bindings(cls) -> list[BindingType]:
        """The keys of the whole screen, those of a module together."""
        moves = (Moving, Reading, Walking, Layout, Lists)
        parts = (cls, *moves, Actors, Marks, Sharing, News, Commanding)
        return [binding for part in parts for binding in part.__dict__.get("BINDINGS", [])]
