"""`newscast doctor` and `newscast backup`: runs one and prints what came of it."""

import argparse
from dataclasses import asdict

from core.paths import Paths, expanded
from desk.console import emit, say

_NAMES = 18
"""Columns for the name of what was looked at."""


def doctor(options: argparse.Namespace, paths: Paths) -> bool:
    """Prints what was looked at; whether all is well."""
    from desk.doctor import examine

    well = True
    for check in examine(paths, mend=options.repair):
        well &= check.ok
        if options.json:
            emit(asdict(check))
        else:
            hint = f" ({check.hint})" if check.hint else ""
            sign = "ok   " if check.ok else "WRONG"
            say(f"{sign}  {check.what:{_NAMES}}{check.found}{hint}")
    return well


def backup(options: argparse.Namespace, paths: Paths) -> None:
    """Writes the copy and prints what is in it.

    Raises:
        StoreError: as `back_up`.
    """
    from store.backup import back_up

    file = expanded(options.file).absolute()
    articles, size = back_up(paths.store, file, force=options.force)
    if options.json:
        emit({"file": str(file), "articles": articles, "bytes": size})
    else:
        say(f"{file}: {articles:,} articles, {size / 1024**2:,.1f} MiB")
