"""The grammar of `newscast feeds` and `newscast opml`."""

import argparse
from collections.abc import Callable
from pathlib import Path

Add = Callable[..., argparse.ArgumentParser]


def add_feeds(feeds: argparse.ArgumentParser, common: argparse.ArgumentParser) -> None:
    """The actions of `newscast feeds`."""
    add = _adder(feeds, common)
    add("list", "list the feeds")
    new = add("add", "look at a feed, or for one in a page, and put it into the list")
    new.add_argument("url", metavar="URL", help="the address of a feed or of a page")
    new.add_argument("--title", metavar="T", default="", help="shown instead of the feed's own")
    new.add_argument(
        "--tag", metavar="T", dest="tags", action="append", default=[], help="a group, or several"
    )
    new.add_argument(
        "--pick", metavar="N", type=int, default=1, help="which of the feeds of a page: 1 if none"
    )
    remove = add("remove", "take a feed out of the list; its articles are kept, hidden")
    remove.add_argument("name", nargs="+", metavar="FEED", help="an address, #id or title")


def add_opml(opml: argparse.ArgumentParser, common: argparse.ArgumentParser) -> None:
    """The actions of `newscast opml`."""
    add = _adder(opml, common)
    take = add("import", "take the feeds of an OPML list or of newsboat's urls into the list")
    take.add_argument("file", metavar="FILE", type=Path)
    give = add("export", "write the list as OPML", json=False)
    give.add_argument("file", metavar="FILE", nargs="?", type=Path, help="standard output if none")


def _adder(command: argparse.ArgumentParser, common: argparse.ArgumentParser) -> Add:
    actions = command.add_subparsers(metavar="ACTION", required=True)

    def add(name: str, purpose: str, json: bool = True) -> argparse.ArgumentParser:
        action = actions.add_parser(name, parents=[common], help=purpose, description=purpose)
        action.set_defaults(action=name)
        if json:
            action.add_argument("--json", action="store_true", help="print JSON Lines")
        return action

    return add
