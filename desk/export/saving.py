"""How does a document get a file of its own, and what is the file called?"""

import os
import re
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import Final

from core.errors import NewscastError

NAME_LIMIT: Final = 120
"""Bytes of a file name; file systems take 255, and some tools add to a name."""

SUFFIX: Final = ".md"
"""Of the files that get their name here."""

_NUMBERS: Final = len("-9999")


def safe_name(prefix: str, text: str) -> str:
    """A name made of letters, digits and hyphens: `2018-06-12`, `Port: strike` → …-port-strike.md.

    Args:
        prefix: what it begins with, taken as it is.
        text: a title or a name, cut where it is too long; 'untitled' where nothing of it is left.
    """
    title = unicodedata.normalize("NFC", re.sub("['’]", "", text).lower())
    kept = "".join(c if unicodedata.category(c)[0] in "LMN" else "-" for c in title)
    stem = f"{prefix}-{re.sub('-+', '-', kept).strip('-') or 'untitled'}"
    room = NAME_LIMIT - len(SUFFIX) - _NUMBERS
    if len(stem.encode()) > room:
        stem = stem.encode()[:room].decode(errors="ignore")
        at = stem.rfind("-")
        stem = stem[:at] if at > room // 2 else stem
    return stem + SUFFIX


def save(text: str, target: Path, name: str) -> Path:
    """Writes a document to a file, whole or not at all, and says which.

    A file that says the same already is left as it is.

    Args:
        target: a file to be made, if it has a suffix; else a folder, made where there is none, in
            which the file gets a name that is still free.
        name: what the file is called there, or nearly so.

    Raises:
        NewscastError: the file is there and says something else, or cannot be written.
    """
    content = text.encode()
    is_file = is_file_name(target)
    folder = target.parent if is_file else target
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for path in (target,) if is_file else _names(folder / name):
            if _write_new(path, content) or _says(path, content):
                return path
    except OSError as error:
        reason = error.strerror or str(error)
        raise NewscastError(str(target), reason, "say another place: :save PATH") from error
    raise NewscastError(str(target), "there is such a file already", "say another: :save PATH")


def is_file_name(target: Path) -> bool:
    """Whether a place is meant as a file: it has a suffix and is no folder."""
    return bool(target.suffix) and not target.is_dir()


def _names(path: Path) -> Iterator[Path]:
    """A path, then itself with -2, -3 and so on."""
    yield path
    yield from (path.with_stem(f"{path.stem}-{number}") for number in count(2))


def _says(path: Path, content: bytes) -> bool:
    """Whether there is a file of this content."""
    try:
        return path.stat().st_size == len(content) and path.read_bytes() == content
    except OSError:
        return False


def _write_new(path: Path, content: bytes) -> bool:
    """Makes a file of this content; false where there is one.

    An empty file holds the name until the whole one takes its place.
    """
    try:
        path.open("x").close()
    except FileExistsError:
        return False
    whole = path.with_name(f".{path.stem}.{os.getpid()}.new")
    try:
        whole.write_bytes(content)
        whole.replace(path)
    except OSError:
        with suppress(OSError):
            whole.unlink(missing_ok=True)
        with suppress(OSError):
            path.unlink()
        raise
    return True
