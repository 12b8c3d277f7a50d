"""Which files are in a tar archive? Read in one go, never written anywhere."""

import tarfile
from collections.abc import Iterator
from io import BufferedReader
from typing import BinaryIO, Self

from core.drafts import Failure
from core.errors import ParseError
from ingest.containers.limits import Budget
from ingest.containers.members import Member, Wanted, is_wanted, member_name
from ingest.containers.streams import READ_ERRORS, Counted, damage

HEADER_BYTES = 1024**2
"""Bytes of headers before a member; honest ones have some 2,000."""

_END = tarfile.EOFHeaderError  # type: ignore[attr-defined]

_STUMBLES = (*READ_ERRORS, ArithmeticError, AttributeError, LookupError, TypeError)
"""What tarfile raises on headers that are not what they should be."""


def members(file: BinaryIO, budget: Budget, wanted: Wanted) -> Iterator[Member | Failure]:
    """The members of an open tar archive that are wanted; those that cannot be read by name.

    Args:
        file: open for reading bytes, without any packing.

    Raises:
        ParseError: it is none, it is damaged from here on, or a limit is passed.
    """
    stream = Counted(file)
    stream.until = HEADER_BYTES
    try:
        archive = tarfile.open(fileobj=stream, mode="r|", tarinfo=_Header)  # noqa: SIM115 - streamed
    except _STUMBLES as error:
        raise ParseError("the archive", _why(error)) from error
    while info := _next(archive):
        # Past this many bytes tarfile is still reading headers: it keeps them in memory.
        stream.until = archive.offset + HEADER_BYTES
        name = member_name(info.name)
        if info.isdir() or not is_wanted(name, wanted):
            continue
        budget.enter()
        data = archive.extractfile(info) if info.isreg() else None
        if data is None:
            yield Failure(name, "not a plain file")
        else:
            yield Member(name, info.mtime, BufferedReader(Counted(data)))


class _Header(tarfile.TarInfo):
    """A header; where tarfile takes damage for the end, this says so."""

    @classmethod
    def fromtarfile(cls, tarfile_: tarfile.TarFile) -> Self:
        try:
            return super().fromtarfile(tarfile_)
        except _END:
            raise
        except tarfile.HeaderError as error:
            if tarfile_.offset == 0:
                raise
            raise tarfile.ReadError(str(error)) from error


def _next(archive: tarfile.TarFile) -> tarfile.TarInfo | None:
    try:
        info = archive.next()
    except _STUMBLES as error:
        raise ParseError("the archive", _why(error)) from error
    archive.members.clear()  # type: ignore[attr-defined]  # which holds every header otherwise
    return info


def _why(error: Exception) -> str:
    return error.why if isinstance(error, ParseError) else damage(error)
