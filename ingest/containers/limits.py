"""How much may come out of one file, whatever it claims: counted while it is read."""

from dataclasses import dataclass

from core.errors import ParseError

MEMBER_BYTES = 50 * 1024**2
"""Bytes of one document, feed, letter or record, which is read whole."""

FREE_BYTES = 10 * 1024**2
"""Bytes that may come out of any stream, however well they were packed."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may hold.

    `entries` counts members, letters and records, with those of archives inside; `bytes` what
    is unpacked in all; `ratio` is unpacked to packed bytes, of which text seldom has over 20 and
    a bomb has 1,000; `depth` is the number of archives within each other.
    """

    entries: int = 1_000_000
    bytes: int = 20 * 1024**3
    ratio: int = 200
    depth: int = 3


class Budget:
    """What is left of the limits while one file is read."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._entries = 0
        self._bytes = 0

    def enter(self) -> None:
        """Counts one member, letter or record.

        Raises:
            ParseError: there are more than the limit, or more bytes.
        """
        self._entries += 1
        self.spend(0, 0, 0)
        if self._entries > self.limits.entries:
            raise ParseError("the archive", f"more than {self.limits.entries:,} entries")

    def spend(self, length: int, count: int, packed: int) -> None:
        """Counts unpacked bytes.

        Args:
            length: of the piece that was just unpacked.
            count: of all the bytes of its stream so far.
            packed: the bytes that those were made of.

        Raises:
            ParseError: there are more than the limit, or too many for what they were made of.
        """
        self._bytes += length
        if self._bytes > self.limits.bytes:
            raise ParseError("the archive", f"unpacks to over {size_name(self.limits.bytes)}")
        if count > FREE_BYTES and count > self.limits.ratio * packed:
            raise ParseError("the archive", f"unpacks to over {self.limits.ratio} times its size")


def size_name(length: int) -> str:
    """A number of bytes in words: '50 MiB'."""
    mib = length // 1024**2
    return f"{mib // 1024:,} GiB" if mib >= 1024 else f"{mib} MiB"
