"""Which letters are in a mailbox file? Read line by line, so that it may be of any size."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from core.drafts import Draft, Failure
from core.errors import IngestError, ParseError
from ingest.containers.eml import mail_drafts
from ingest.containers.limits import MEMBER_BYTES, Budget, size_name
from ingest.documents import PAGE_SECONDS
from ingest.jail import Jail

LINE_BYTES = 64 * 1024
"""Bytes of a line that are read at a time."""

# "From a@b.example Mon May  6 10:00:00 2024" parts letters; "From then on" is somebody's sentence.
_FROM = re.compile(rb"From (?:-\s|.*\d\d?:\d\d|\S+@\S+\s*$)")
LINE_START = 300
"""Bytes of a line that tell whether it parts letters."""

_FIRST = re.compile(rb"From ")
_QUOTED_FROM = re.compile(rb"^>(>*From )", re.MULTILINE)


def read(
    file: BinaryIO, name: str, path: str, jail: Jail, budget: Budget
) -> Iterator[Draft | Failure]:
    """The letters of an open mailbox, in order; one that cannot be read is a failure.

    Args:
        file: open for reading bytes.
        name: what failures start with.
        path: what drafts say they came from.
        jail: where letters are read.
        budget: counts them.

    Raises:
        ParseError: it is no mailbox, or has more letters than the limit.
    """
    for number, letter in enumerate(_letters(file), 1):
        budget.enter()
        try:
            if letter is None:
                raise ParseError("the letter", f"over {size_name(MEMBER_BYTES)}")
            for draft in jail.call(mail_drafts, letter, seconds=PAGE_SECONDS):
                yield replace(draft, path=path)
        except IngestError as error:
            yield Failure(f"{name}, message {number}", error.why)


def _letters(file: BinaryIO) -> Iterator[bytes | None]:
    """Each letter without the line before it; None for one over the limit, which is read past."""
    letter = bytearray()
    started = large = False
    blank = True
    for line, begins in _lines(file):
        if begins and blank and (_FROM if started else _FIRST).match(line[:LINE_START]):
            if started:
                yield None if large else _unquoted(letter)
            letter, started, large = bytearray(), True, False
        elif not started and line.strip():
            raise ParseError("the file", "no mailbox: it does not start with a 'From ' line")
        elif len(letter) + len(line) > MEMBER_BYTES:
            letter, large = bytearray(), True
        elif not large:
            letter += line
        blank = begins and not line.strip()
    if not started:
        raise ParseError("the file", "empty")
    yield None if large else _unquoted(letter)


def _lines(file: BinaryIO) -> Iterator[tuple[bytes, bool]]:
    """Lines, long ones in pieces, and whether each piece begins its line."""
    begins = True
    while line := file.readline(LINE_BYTES):
        yield line, begins
        begins = line.endswith(b"\n")


def _unquoted(letter: bytearray) -> bytes:
    """The letter as it was sent: mailboxes put a `>` before lines that start with 'From '."""
    return _QUOTED_FROM.sub(rb"\1", bytes(letter))
