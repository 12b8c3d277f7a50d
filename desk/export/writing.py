"""How does a document that is asked for by its path get there, whole or not at all?"""

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from shutil import copymode

from core.clean import clean_characters
from core.errors import NewscastError


def write_file(pieces: Iterable[str], path: Path) -> None:
    """Writes pieces of text to a file, in place of the one that is there.

    They go to a file beside it, which takes its place when all is written; a link stays a link.

    Raises:
        NewscastError: what is there is no file, or it cannot be written.
    """
    try:
        place = path.resolve()
        if place.exists() and not place.is_file():
            raise NewscastError(str(path), "is there and is no file")
        beside = place.with_name(f".newscast-{os.getpid()}.new")
        try:
            with beside.open("x", encoding="utf-8", newline="\n") as file:
                file.writelines(map(clean_characters, pieces))
            if place.exists():
                copymode(place, beside)
            beside.replace(place)
        finally:
            with suppress(OSError):
                beside.unlink(missing_ok=True)
    except (OSError, RuntimeError) as error:  # the latter for links that go in a circle
        reason = getattr(error, "strerror", None) or str(error)
        raise NewscastError(str(path), reason) from error
