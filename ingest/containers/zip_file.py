"""Which files are in a zip archive? Read one after another, never written anywhere."""

import stat
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from io import SEEK_END, BufferedReader
from typing import BinaryIO, cast

from core.drafts import Failure
from core.errors import ParseError
from ingest.containers.limits import Budget
from ingest.containers.members import Member, Wanted, is_wanted, member_name
from ingest.containers.streams import READ_ERRORS, Counted, damage

DIRECTORY_BYTES = 16 * 1024**2
"""Bytes of an archive's list of members, which is read whole; 100,000 long names take 12 MiB."""

_ENCRYPTED, _UTF8 = 0x1, 0x800
_NO_DATE = 1980


def members(file: BinaryIO, budget: Budget, wanted: Wanted) -> Iterator[Member | Failure]:
    """The members of an open zip archive that are wanted; those that cannot be read by name.

    Args:
        file: open for reading bytes, seekable.

    Raises:
        ParseError: there is no list of members at its end, or a limit is passed.
    """
    size = file.seek(0, SEEK_END)
    try:
        archive = zipfile.ZipFile(cast(BinaryIO, _Bounded(file)))
    except READ_ERRORS as error:
        raise ParseError("the archive", "no whole zip archive; it may be cut off") from error
    for info in archive.infolist():
        name = member_name(_name(info))
        if info.is_dir() or not is_wanted(name, wanted):
            continue
        budget.enter()
        if refusal := _refusal(info):
            yield Failure(name, refusal)
            continue
        try:
            unpacked = archive.open(info)
        except READ_ERRORS as error:
            yield Failure(name, damage(error))
            continue
        with unpacked:
            check = partial(budget.spend, packed=min(info.compress_size, size))
            yield Member(name, _modified(info), BufferedReader(Counted(unpacked, check)))


class _Bounded:
    """The file as zipfile sees it: no list of members is larger than `DIRECTORY_BYTES`."""

    def __init__(self, file: BinaryIO) -> None:
        self._read = file.read
        self.seek = file.seek
        self.tell = file.tell
        self.seekable = file.seekable

    def read(self, size: int = -1) -> bytes:
        if size > DIRECTORY_BYTES:
            raise zipfile.BadZipFile
        return self._read(size if size >= 0 else DIRECTORY_BYTES)


def _refusal(info: zipfile.ZipInfo) -> str:
    if info.flag_bits & _ENCRYPTED:
        return "encrypted"
    mode = info.external_attr >> 16
    return "not a plain file" if stat.S_IFMT(mode) and not stat.S_ISREG(mode) else ""


def _name(info: zipfile.ZipInfo) -> str:
    """The name as it was meant: many write UTF-8 without the flag that says so."""
    if info.flag_bits & _UTF8:
        return info.filename
    try:
        return info.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return info.filename


def _modified(info: zipfile.ZipInfo) -> float | None:
    """When the member was last changed; zip knows no zone, and no year before 1980."""
    try:
        moment = datetime(*info.date_time, tzinfo=UTC)
    except ValueError:
        return None
    return moment.timestamp() if moment.year > _NO_DATE else None
