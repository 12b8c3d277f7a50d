"""Where does each record of a WARC file end? Finds the next one even behind a wrong length."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BufferedReader
from typing import BinaryIO

from core.clean import clean_line
from core.errors import ParseError
from ingest.containers.limits import MEMBER_BYTES, size_name
from ingest.containers.streams import PIECE
from ingest.decode import decode

HEAD_BYTES = 64 * 1024
"""Bytes of the header of a record."""

_VERSION = re.compile(rb"WARC/[01]\.\d{1,2}\r?\n")
_START = re.compile(rb"\nWARC/[01]\.\d{1,2}\r?\n(?=[A-Za-z-]+:)")
_WORD = re.compile(rb"\S")
_HEAD_END = re.compile(rb"\r?\n\r?\n")
_LENGTH = re.compile(rb"^content-length[ \t]*:(.*)$", re.IGNORECASE | re.MULTILINE)
_ADDRESS = re.compile(rb"^warc-target-uri[ \t]*:(.*)$", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Record:
    """A record as it stands: its header with the blank line after it, and its block.

    `trouble` says why it cannot be read, and is empty for a good one; `block` is then empty.
    """

    number: int
    head: bytes
    block: bytes = b""
    trouble: str = ""

    @property
    def address(self) -> str:
        """The address that it says it is from, for a message; '' for none."""
        found = _ADDRESS.search(self.head)
        return clean_line(decode(found[1])).strip("<>")[:200] if found else ""


def records(file: BinaryIO) -> Iterator[Record]:
    """The records of an open WARC file, in order, bad ones with their trouble.

    Never raises a ParseError: where `file` does, the last record tells it.
    """
    cursor = _Cursor(file)
    number = 0
    while cursor.skip_blanks():
        number += 1
        yield cursor.record(number)
    if cursor.trouble:
        yield Record(number + 1, b"", trouble=cursor.trouble)


class _Cursor:
    """A place in the file with some of what follows it; `trouble` is why the file broke off."""

    def __init__(self, file: BinaryIO) -> None:
        self.trouble = ""
        self._file = file
        self._ended = False
        self._ahead = bytearray(b"\n")  # so that the first record starts a line as well

    def skip_blanks(self) -> bool:
        """Goes to the next line with something on it; False where there is none."""
        while True:
            if word := _WORD.search(self._ahead):
                del self._ahead[: word.start()]
                return True
            self._ahead = bytearray()
            if not self._more():
                return False

    def record(self, number: int) -> Record:
        """The record that starts here; the cursor goes to where the next may start."""
        self._fill(HEAD_BYTES)
        if not _VERSION.match(self._ahead):
            self._to_next_start()
            return Record(number, b"", trouble="bytes that belong to no record")
        end = _HEAD_END.search(self._ahead, 0, HEAD_BYTES)
        if not end:
            self._to_next_start()
            return Record(number, b"", trouble="its header has no end")
        head = bytes(self._ahead[: end.end()])
        del self._ahead[: end.end() - 1]  # the last line break may be the start of a record
        found = _LENGTH.search(head)
        said = found[1].strip() if found else b"none"
        if not said.isdigit() or len(said) > 18:
            said_line = clean_line(decode(said[:40]))
            return self._bad(number, head, f"its Content-Length is no length: {said_line}")
        length = int(said)
        if length > MEMBER_BYTES:
            return self._bad(number, head, f"its Content-Length is over {size_name(MEMBER_BYTES)}")
        return self._block(number, head, length)

    def _block(self, number: int, head: bytes, length: int) -> Record:
        """The record whose header was just passed, if its block has the length it says."""
        self._fill(length + PIECE)
        whole = len(self._ahead) > length
        behind = bytes(self._ahead[length + 1 : length + PIECE]).lstrip()
        if not (whole and _VERSION.match(behind)) and _START.search(self._ahead, 0, length + 1):
            return self._bad(number, head, "its Content-Length is larger than it")
        if not whole:
            why, self.trouble = self.trouble or "cut off in the middle", ""
            return self._bad(number, head, why)
        block = bytes(self._ahead[1 : length + 1])
        del self._ahead[: length + 1]
        return Record(number, head, block)

    def _bad(self, number: int, head: bytes, trouble: str) -> Record:
        self._to_next_start()
        return Record(number, head, trouble=trouble)

    def _to_next_start(self) -> None:
        """Goes to the next line that can only be the first of a record, or to the end."""
        while True:
            if start := _START.search(self._ahead):
                del self._ahead[: start.start() + 1]
                return
            del self._ahead[:-HEAD_BYTES]
            if not self._more():
                self._ahead = bytearray()
                return

    def _fill(self, length: int) -> None:
        """Reads ahead until there are so many bytes, or no more."""
        while len(self._ahead) < length and self._more():
            pass

    def _more(self) -> bool:
        try:
            piece = b"" if self._ended else _piece(self._file)
        except ParseError as error:
            self.trouble = error.why
            piece = b""
        self._ended = not piece
        self._ahead += piece
        return bool(piece)


def _piece(file: BinaryIO) -> bytes:
    """What can be read at once: a larger piece is lost with what is wrong behind it."""
    return file.read1(PIECE) if isinstance(file, BufferedReader) else file.read(PIECE)
