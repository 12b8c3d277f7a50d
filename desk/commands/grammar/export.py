"""The grammar of `newscast export`."""

import argparse
from pathlib import Path

from desk.commands.grammar.reading import QUERY_HELP


def add_export(export: argparse.ArgumentParser) -> None:
    """What is written, as what, and where to."""
    export.add_argument("query", nargs="*", metavar="QUERY", help=QUERY_HELP)
    one = export.add_mutually_exclusive_group()
    one.add_argument("--story", metavar="ID", help="a story: a number from `stories`")
    one.add_argument("--actor", metavar="ID", help="an actor's dossier: a number from `actors`")
    export.add_argument(
        "--format", choices=["md", "html", "jsonl"], help="by the suffix of PATH if none, else md"
    )
    export.add_argument(
        "-o", "--output", metavar="PATH", type=Path, default=Path("-"), help="standard output if -"
    )
