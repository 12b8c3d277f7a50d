"""What can be said on the command line: every key by its name, and commands that take words."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from core.errors import NewscastError, nearest_hint
from core.query import PREFIXES
from core.types import Grouping, Order
from tui.widgets.panes import COLUMNS


class CommandError(NewscastError):
    """What was typed is no command."""


_FILTER = re.compile(rf" +(?=-?(?:{'|'.join(PREFIXES)}):)")

Values = Callable[[], Sequence[str]]
"""Gives what may stand as the first word after a command."""


@dataclass(frozen=True, slots=True)
class Command:
    """A command: its name, what words it takes, what it does.

    `action` is an action of the reader's screen; with `usage` it is called with the words as one
    text. `values` names what completes the first of them, "" for nothing.
    """

    name: str
    purpose: str
    action: str
    usage: str = ""
    values: str = ""


@dataclass(frozen=True, slots=True)
class Completion:
    """A way to go on: what the line would say, and what that does."""

    line: str
    purpose: str


SCOPES: Final = ("this", "above", "below", "all")
"""Parts of the list, seen from the article at hand; any other words are a query."""

FIXED_VALUES: Final[dict[str, Sequence[str]]] = {
    "scope": SCOPES,
    "order": tuple(order.value for order in Order),
    "grouping": tuple(grouping.value for grouping in Grouping),
    "column": COLUMNS,
}
"""What may stand after commands, where it is the same for everybody."""

WITH_WORDS: Final = (
    Command(
        "read", "Mark as read: this, above, below, all or a query", "say_read", "[SCOPE]", "scope"
    ),
    Command("unread", "Mark as unread, likewise", "say_unread", "[SCOPE]", "scope"),
    Command("star", "Put stars on a scope, or on the article", "say_star", "[SCOPE]", "scope"),
    Command("unstar", "Take stars away, likewise", "say_unstar", "[SCOPE]", "scope"),
    Command("tag", "Give a tag to a scope, or to the article", "say_tag", "TAG [SCOPE]", "tag"),
    Command("untag", "Take a tag away, likewise", "say_untag", "TAG [SCOPE]", "tag"),
    Command("list", "List what a query finds", "say_list", "QUERY"),
    Command("sort", "Choose the order of the list", "say_sort", "ORDER", "order"),
    Command("group", "Group the list", "say_group", "BY", "grouping"),
    Command(
        "theme", "Choose a theme, kept unless config.toml names one", "say_theme", "NAME", "theme"
    ),
    Command("hide", "Hide a column, or show it again", "say_hide", "COLUMN", "column"),
    Command("add", "Put the feed at an address, or of a page, into the list", "say_add", "URL"),
    Command(
        "remove", "Take a feed out of the list, its articles kept", "say_remove", "FEED", "feed"
    ),
    Command("import", "Take in files and folders", "say_import", "PATH", "path"),
    Command("save", "Save the article as Markdown", "say_save", "[PATH]", "path"),
    Command("stories", "List the stories of the archive", "stories"),
    Command("welcome", "Say the first words again", "welcome"),
    Command("forget-search", "Forget a saved search", "say_forget", "NAME", "search"),
)
"""The commands that take words, or have no key; the others are the keys by their names."""


def find(line: str, commands: Sequence[Command]) -> tuple[Command, str]:
    """The command that a line says, and its words.

    A name may be cut short where only one begins so.

    Raises:
        CommandError: there is no such command, several begin so, or it wants words.
    """
    name, _, words = line.strip().partition(" ")
    words = words.strip()
    exact = [c for c in commands if c.name == name]
    found = exact or [c for c in commands if name and c.name.startswith(name)]
    # A command that takes words stands before the key of the same name, which takes none.
    found = [c for c in found if bool(c.usage) == bool(words)] or found
    if not found:
        raise CommandError(name, "no such command", nearest_hint(name, [c.name for c in commands]))
    if len({c.name for c in found}) > 1:
        raise CommandError(name, f"may be {', '.join(sorted(c.name for c in found))}")
    command = found[0]
    if words and not command.usage:
        raise CommandError(name, "takes no words")
    if command.usage and not command.usage.startswith("[") and not words:
        raise CommandError(name, f"wants {command.usage}")
    return command, words


def tag_and_scope(words: str) -> tuple[str, str]:
    """A tag, which may have several words, and the scope after it: one of SCOPES, or a query.

    A query is told by a filter that it begins with; without a scope the article at hand is meant.
    """
    tag, _, last = words.rpartition(" ")
    if tag and last in SCOPES:
        return tag, last
    if query := _FILTER.search(words):
        return words[: query.start()], words[query.end() :]
    return words, "this"


def complete(
    line: str, commands: Sequence[Command], values: Callable[[str], Sequence[str]]
) -> list[Completion]:
    """The ways to go on with a line: commands while its first word is typed, then values.

    Args:
        values: gives what may stand after a command, by the name of its `values`.
    """
    name, space, words = line.lstrip().partition(" ")
    if not space:
        named = {c.name: c for c in reversed(commands)}  # of one name the first says more
        found = sorted(named.values(), key=lambda c: (not c.name.startswith(name), c.name))
        return [
            Completion(
                f"{c.name} " if c.usage else c.name, " ".join(filter(None, (c.usage, c.purpose)))
            )
            for c in found
            if name in c.name
        ]
    wanted = words.casefold()
    kinds = [c.values for c in commands if c.name == name and c.values]
    return [
        Completion(f"{name} {value}", "")
        for kind in kinds
        for value in (FIXED_VALUES.get(kind) or values(kind))
        if value.casefold().startswith(wanted)
    ]
