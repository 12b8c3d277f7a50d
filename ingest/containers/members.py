"""A file inside an archive: what it is called, how old it is, and its bytes."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO

from core.clean import clean_line


@dataclass(frozen=True, slots=True)
class Member:
    """One file in an archive, to be read before the next one is asked for.

    `name` is clean, with forward slashes, and never a place on disk; `modified` a Unix time.
    """

    name: str
    modified: float | None
    file: BinaryIO


Wanted = Callable[[str], bool]
"""Whether a member of this name may hold articles."""


def member_name(name: str) -> str:
    """The name of a member as it can be shown: one line, no steps up, no root."""
    parts = clean_line(name).replace("\\", "/").split("/")
    return "/".join(part for part in parts if part not in ("", ".", ".."))


def is_wanted(name: str, wanted: Wanted) -> bool:
    """Whether to read a member: not what systems put beside the others, `.git/x`, `__MACOSX/x`."""
    return wanted(name) and not any(p.startswith((".", "__MACOSX")) for p in name.split("/"))
