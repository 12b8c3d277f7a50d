"""The command line's grammar: every command with its arguments, parsed into one value."""

import argparse
import os
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from core.numbers import number
from core.paths import Paths, default_paths
from core.settings import SETTINGS, InForce, settings_in_force
from core.types import Answer, Kind
from desk.feed_grammar import add_feeds, add_opml
from desk.purge_grammar import add_purge
from desk.upkeep_grammar import add_upkeep

_QUERY_HELP = 'words, "phrases", actor: feed: tag: story: is:unread is:starred after: before:, -not'

_WITH_VALUE = {
    *("--store", "--feeds", "--config", "--theme", "--preset", "--symbols", "--limit"),
    *("--story", "--actor", "--format", "--output", "-o"),
    *("--title", "--tag", "--pick", "--older-than"),
}
"""Options that take the next argument as their value."""

_SHORT = ("-h", "-o")
"""Options of one letter; any other word with a hyphen before it negates in a query."""

_WITH_ACTION = ("correct", "feeds", "opml")
"""Commands whose first word says what they do."""

_SETTING_FLAGS = ("theme", "preset", "symbols", "plain")
"""Settings that the reader's command line may say."""

_MOST = 10_000
"""The highest limit of a list that a person reads."""


def _common() -> argparse.ArgumentParser:
    """Options of every command; SUPPRESS keeps what was said before the command's name."""
    common = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    common.add_argument("--store", metavar="PATH", help="the store: a path or a database URL")
    common.add_argument("--feeds", metavar="FILE", type=Path, help="the feed list")
    common.add_argument("--config", metavar="FILE", type=Path, help="the settings")
    return common


def _looks() -> argparse.ArgumentParser:
    """Options of the reader, which come before what config.toml says of the same."""
    looks = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    looks.add_argument("--theme", metavar="NAME", help="the colours")
    looks.add_argument("--preset", metavar="NAME", help="keys: newsboat, vim or eilmeldung")
    signs = SETTINGS["symbols"].metadata["allowed"]
    looks.add_argument("--symbols", choices=signs, help="the signs beside the words")
    looks.add_argument("--plain", action="store_true", help="words in place of signs and bars")
    return looks


def build_parser() -> tuple[argparse.ArgumentParser, frozenset[str]]:
    """The parser of `newscast COMMAND …` and the commands' names.

    Without a command the reader opens.
    """
    common, looks = _common(), _looks()
    parser = argparse.ArgumentParser(
        prog="newscast",
        parents=[common, looks],
        description="A terminal news reader that knows the cast.",
        epilog="newscast opens the reader; newscast PATH… imports the paths and opens it.",
    )
    parser.set_defaults(command="read", paths=[])
    commands = parser.add_subparsers(metavar="COMMAND")

    def add(
        name: str, purpose: str, *more: argparse.ArgumentParser, json: bool = True
    ) -> argparse.ArgumentParser:
        parents = [common, *more]
        command = commands.add_parser(name, parents=parents, help=purpose, description=purpose)
        command.set_defaults(command=name)
        if json:
            command.add_argument("--json", action="store_true", help="print JSON Lines")
        return command

    read = add("read", "open the reader, importing the paths first", looks, json=False)
    read.add_argument("paths", nargs="*", type=Path, metavar="PATH")
    refresh = add("refresh", "fetch the feeds, then mark the actors")
    refresh.add_argument("names", nargs="*", metavar="FEED", help="an address or part of a title")
    refresh.add_argument("--now", action="store_true", help="ask those that are not due, too")
    imports = add("import", "take in files and folders, then mark the actors")
    imports.add_argument("paths", nargs="+", type=Path, metavar="PATH")
    imports.add_argument("--later", action="store_true", help="leave the actors for later")
    annotate = add("annotate", "mark the actors of the articles that wait for it")
    annotate.add_argument("--all", action="store_true", help="analyse every article again")
    _add_reading(add)
    _add_corrections(add("correct", "say what is wrong with the actors", json=False), common)
    _add_export(add("export", "write articles, a story or an actor as a document", json=False))
    add_feeds(add("feeds", "look after the feed list", json=False), common)
    add_opml(add("opml", "take the feeds of other readers in, or give yours", json=False), common)
    tag = add("tag", "mark the actors of JSON Lines texts, without a store")
    tag.add_argument("file", nargs="?", type=Path, metavar="FILE", help="standard input if none")
    add_purge(add)
    add_upkeep(add)
    add("paths", "print where newscast keeps its files")
    config = add("config", "print the settings in force, and what said each", looks)
    config.add_argument("--default", action="store_true", help="print a config.toml to begin with")
    return parser, frozenset(commands.choices)


def _add_reading(add: Callable[[str, str], argparse.ArgumentParser]) -> None:
    """The commands that list and print articles, actors and stories."""
    listing = add("articles", "list and search articles")
    listing.add_argument("query", nargs="*", metavar="QUERY", help=_QUERY_HELP)
    show = add("show", "print one article")
    show.add_argument("id", metavar="ID", help="a number from `articles`, or guid:…")
    actors = add("actors", "list the actors of the whole store")
    actors.add_argument("query", nargs="*", metavar="QUERY", help="part of a name")
    actor = add("actor", "print what the store knows of one actor")
    actor.add_argument("id", metavar="ID", help="a number from `actors`")
    related = add("related", "list the articles that belong with one, and why")
    which = related.add_mutually_exclusive_group(required=True)
    which.add_argument("id", nargs="?", metavar="ID", help="a number from `articles`, or guid:…")
    which.add_argument("--all", action="store_true", help="for every article")
    stories = add("stories", "list the stories that articles tell together, the latest first")
    stories.add_argument("query", nargs="*", metavar="QUERY", help=_QUERY_HELP)
    story = add("story", "print a story article by article, and what each of them adds")
    story.add_argument("id", metavar="ID", help="a number from `stories`")


def _add_corrections(correct: argparse.ArgumentParser, common: argparse.ArgumentParser) -> None:
    """The actions of `newscast correct`."""
    actions = correct.add_subparsers(metavar="ACTION", required=True)

    def add(name: str, purpose: str, *ids: str) -> argparse.ArgumentParser:
        action = actions.add_parser(name, parents=[common], help=purpose, description=purpose)
        action.set_defaults(action=name)
        action.add_argument("--json", action="store_true", help="print JSON Lines")
        for place, metavar in zip(("actor", "other"), ids, strict=False):
            action.add_argument(place, metavar=metavar, help="a number from `actors`")
        return action

    add("merge", "show one actor as another", "ACTOR", "INTO")
    split = add("split", "make the mentions in one form an actor of their own", "ACTOR")
    split.add_argument("words", nargs="+", metavar="FORM", help="as `actor` shows it")
    rename = add("rename", "show an actor by another name", "ACTOR")
    rename.add_argument("words", nargs="+", metavar="NAME")
    retype = add("retype", "show an actor as one of another kind", "ACTOR")
    retype.add_argument("kind", metavar="KIND", choices=[kind.value for kind in Kind])
    add("hide", "leave an actor out of every cast and list", "ACTOR")
    undo = add("undo", "take a correction back: the last one, or that of a number")
    undo.add_argument("id", nargs="?", metavar="ID", help="a number from `correct list`")
    add("list", "list the corrections in force")
    suggest = add("suggest", "list pairs of actors that may be one, and why")
    suggest.add_argument("--limit", type=_positive, default=20, metavar="N", help="at most so many")
    suggest.add_argument("--ask", action="store_true", help="ask about each: y, n or later")
    judge = add("judge", "answer a suggestion", "ACTOR", "INTO")
    judge.add_argument("answer", choices=[answer.value for answer in Answer])


def _add_export(export: argparse.ArgumentParser) -> None:
    """What `newscast export` writes, as what, and where to."""
    export.add_argument("query", nargs="*", metavar="QUERY", help=_QUERY_HELP)
    one = export.add_mutually_exclusive_group()
    one.add_argument("--story", metavar="ID", help="a story: a number from `stories`")
    one.add_argument("--actor", metavar="ID", help="an actor's dossier: a number from `actors`")
    export.add_argument(
        "--format", choices=["md", "html", "jsonl"], help="by the suffix of PATH if none, else md"
    )
    export.add_argument(
        "-o", "--output", metavar="PATH", type=Path, default=Path("-"), help="standard output if -"
    )


def _positive(text: str) -> int:
    """A number from 1 to _MOST."""
    value = number(text)
    if value is None or value > _MOST:
        raise argparse.ArgumentTypeError(f"{text} is no number from 1 to {_MOST:,}")
    return value


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """The options that `arguments` say; paths without a command mean `read`.

    Ends the process with exit code 2 and a usage line where they say nothing sensible.
    """
    parser, commands = build_parser()
    options, words = _split(arguments)
    first = words[0] if words else ""
    if first in commands:
        command, words = first, words[1:]
    elif first and ("/" in first or "." in first or Path(first).exists()):
        command = "read"
    else:
        return parser.parse_args([*options, *words])
    action, words = (words[:1], words[1:]) if command in _WITH_ACTION else ([], words)
    return parser.parse_args([command, *action, *options, *(["--", *words] if words else [])])


def paths_of(options: argparse.Namespace) -> Paths:
    """Where this run keeps its files: flags win over the environment and the defaults."""
    return replace(default_paths(), **_given(options, ("store", "feeds", "config")))


def settings_of(options: argparse.Namespace) -> InForce:
    """The settings of this run: flags win over the environment, that over config.toml.

    Raises:
        SettingsError: the file or the environment says something that has no meaning.
    """
    flags = _given(options, _SETTING_FLAGS)
    return settings_in_force(paths_of(options).config, os.environ, flags)


def _given(options: argparse.Namespace, names: Sequence[str]) -> dict[str, Any]:
    """Those of the options that the command line says."""
    return {name: getattr(options, name) for name in names if hasattr(options, name)}


def _split(arguments: Sequence[str]) -> tuple[list[str], list[str]]:
    """Options with their values, and words: `-lisbon` is a word, it negates one in a query."""
    options: list[str] = []
    remaining = iter(arguments)
    words: list[str] = []
    for argument in remaining:
        if argument == "--":
            return options, [*words, *remaining]
        if argument.startswith("--") or argument in _SHORT:
            options.append(argument)
            if argument in _WITH_VALUE and (value := next(remaining, None)) is not None:
                options.append(value)
        else:
            words.append(argument)
    return options, words
