"""The grammar of `newscast purge`."""

import argparse
from collections.abc import Callable
from datetime import timedelta


def add_purge(add: Callable[[str, str], argparse.ArgumentParser]) -> None:
    """The command and its options."""
    purge = add("purge", "say which old articles that were read may go, or delete them")
    purge.add_argument(
        "--older-than",
        metavar="SPAN",
        type=_span,
        help="of every feed: 90d, 12w; else as each feed's `keep` says",
    )
    purge.add_argument("--yes", action="store_true", help="delete them")


def _span(text: str) -> timedelta:
    from ingest.feed_options import parse_span

    span = parse_span(text)
    if span is None:
        raise argparse.ArgumentTypeError(f"{text} is no span of time such as 90d or 12w")
    return span
