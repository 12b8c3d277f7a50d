"""The grammar of `newscast feeds` and `opml`."""

import argparse
from pathlib import Path

from desk.commands.grammar.adding import actions_of


def add_feeds(feeds: argparse.ArgumentParser, common: argparse.ArgumentParser) -> None:
    """The actions of `newscast feeds`."""
    add = actions_of(feeds, common)
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
    add = actions_of(opml, common)
    take = add("import", "take the feeds of an OPML list or of newsboat's urls into the list")
    take.add_argument("file", metavar="FILE", type=Path)
    give = add("export", "write the list as OPML", json=False)
    give.add_argument("file", metavar="FILE", nargs="?", type=Path, help="standard output if none")
