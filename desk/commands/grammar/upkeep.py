"""The grammar of `newscast doctor`, `backup` and `purge`."""

import argparse
from datetime import timedelta
from pathlib import Path

from desk.commands.grammar.adding import Add


def add_upkeep(add: Add) -> None:
    """The three commands and their options."""
    purge = add("purge", "say which old articles that were read may go, or delete them")
    purge.add_argument(
        "--older-than",
        metavar="SPAN",
        type=_span,
        help="of every feed: 90d, 12w; else as each feed's `keep` says",
    )
    purge.add_argument("--yes", action="store_true", help="delete them")
    doctor = add("doctor", "look whether all is well, and say what is not and what to do")
    doctor.add_argument(
        "--repair", action="store_true", help="count and index anew what is wrong in the store"
    )
    backup = add("backup", "write a copy of the store, even while it is in use")
    backup.add_argument("file", metavar="FILE", type=Path)
    backup.add_argument("--force", action="store_true", help="replace a file that is there")


def _span(text: str) -> timedelta:
    from ingest.feed_options import parse_span

    span = parse_span(text)
    if span is None:
        raise argparse.ArgumentTypeError(f"{text} is no span of time such as 90d or 12w")
    return span
