"""Which files are to be read again? Those that were touched since their articles were taken in."""

from collections.abc import Collection, Iterable, Iterator
from datetime import timedelta
from itertools import islice
from pathlib import Path
from typing import TypeVar

from core.drafts import Failure
from ingest.files import relative_name, touched
from ingest.kinds import is_document
from store.engine import Store
from store.identities import taken_in

FILES = 500
"""Files that are looked up at once."""

_Found = TypeVar("_Found", bound=Path | Failure)

MARGIN = timedelta(seconds=2)
"""What is touched so shortly before it is taken in is read again: file systems round times."""


def to_read(
    store: Store,
    location: Path,
    root: Path,
    files: Iterable[_Found],
    asked: Collection[Path] = (),
) -> Iterator[_Found]:
    """The files that may say something new, in their order, and the failures.

    Left out are those that hold one article, the store has it, and they have been neither
    written, nor renamed, nor replaced since it came. Of what holds many, some may be missing.

    Args:
        location: of the local feed that the files are of.
        root: the folder that guids count from.
        asked: files to read in any case.
    """
    remaining = iter(files)
    while chunk := list(islice(remaining, FILES)):
        names = {file: relative_name(file, root) for file in chunk if isinstance(file, Path)}
        known = taken_in(store, str(location), [n for n in names.values() if is_document(n)])
        for file in chunk:
            if isinstance(file, Failure) or file in asked:
                yield file
                continue
            path, fetched = known.get(names[file], ("", None))
            time = touched(file) if path == str(file) else None
            if fetched is None or time is None or time + MARGIN >= fetched:
                yield file
