"""The grammar of `newscast doctor` and `newscast backup`."""

import argparse
from collections.abc import Callable
from pathlib import Path


def add_upkeep(add: Callable[[str, str], argparse.ArgumentParser]) -> None:
    """Both commands and their options."""
    doctor = add("doctor", "look whether all is well, and say what is not and what to do")
    doctor.add_argument(
        "--repair", action="store_true", help="count and index anew what is wrong in the store"
    )
    backup = add("backup", "write a copy of the store, even while it is in use")
    backup.add_argument("file", metavar="FILE", type=Path)
    backup.add_argument("--force", action="store_true", help="replace a file that is there")
