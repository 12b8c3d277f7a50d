"""The whole grammar: every command with its arguments, and the options that many share."""

import argparse
from pathlib import Path

from core.settings import SETTINGS
from desk.commands.grammar.adding import adder
from desk.commands.grammar.coming_in import add_coming_in
from desk.commands.grammar.correct import add_corrections
from desk.commands.grammar.export import add_export
from desk.commands.grammar.feeds import add_feeds, add_opml
from desk.commands.grammar.reading import add_reading
from desk.commands.grammar.upkeep import add_upkeep


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
    add = adder(commands.add_parser, "command", common)

    read = add("read", "open the reader, importing the paths first", looks, json=False)
    read.add_argument("paths", nargs="*", type=Path, metavar="PATH")
    add_coming_in(add)
    add_reading(add)
    add_corrections(add("correct", "say what is wrong with the actors", json=False), common)
    add_export(add("export", "write articles, a story or an actor as a document", json=False))
    add_feeds(add("feeds", "look after the feed list", json=False), common)
    add_opml(add("opml", "take the feeds of other readers in, or give yours", json=False), common)
    tag = add("tag", "mark the actors of JSON Lines texts, without a store")
    tag.add_argument("file", nargs="?", type=Path, metavar="FILE", help="standard input if none")
    add_upkeep(add)
    add("paths", "print where newscast keeps its files")
    config = add("config", "print the settings in force, and what said each", looks)
    config.add_argument("--default", action="store_true", help="print a config.toml to begin with")
    return parser, frozenset(commands.choices)


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
