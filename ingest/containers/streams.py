"""Streams of bytes out of archives: plain or unpacked, damage told in one kind of error."""

import bz2
import io
import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Mapping
from typing import Any, Protocol

from core.clean import clean_line
from core.errors import ParseError

PIECE = 64 * 1024
"""Bytes that are read or unpacked at a time."""

XZ_MEMORY = 128 * 1024**2
"""Bytes that unpacking xz may take; its strongest setting takes 65 MiB."""

GZIP_START = b"\x1f\x8b\x08"

_CUT_OFF = ("end of data", "empty header", "truncated")
"""What tarfile says where an archive stops too soon."""

RESUMES = 1_000
"""Damaged members of a gzip file that are passed over before it is given up."""

READ_ERRORS = (
    OSError,
    EOFError,
    ValueError,
    RuntimeError,
    lzma.LZMAError,
    tarfile.TarError,
    zipfile.BadZipFile,
    zlib.error,
)
"""What the standard library raises on bytes that are not what they should be."""


class Source(Protocol):
    """Whatever bytes can be read from."""

    def read(self, size: int, /) -> bytes:
        """At most `size` bytes; none at the end."""
        ...


class Counted(io.RawIOBase):
    """A stream that counts its bytes; whatever goes wrong in it is a ParseError.

    `count` is the number of bytes read; past the number `until` there are no more of them.

    Args:
        source: what is read.
        check: told the length of each piece and `count`; stops the reading with an error.
    """

    def __init__(
        self, source: Source, check: Callable[[int, int], None] = lambda _, __: None
    ) -> None:
        super().__init__()
        self.count = 0
        self.until: int | None = None
        self._source = source
        self._check = check

    def readable(self) -> bool:
        """Yes."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Reads at most as many bytes as `buffer` holds; 0 at the end."""
        try:
            piece = self._source.read(len(buffer))
        except READ_ERRORS as error:
            raise ParseError("the archive", damage(error)) from error
        self.count += len(piece)
        if self.until is not None and self.count > self.until:
            raise ParseError("the archive", "its headers are larger than any honest ones")
        self._check(len(piece), self.count)
        buffer[: len(piece)] = piece
        return len(piece)


def damage(error: Exception) -> str:
    """What is wrong with an archive of which reading raised `error`."""
    text = str(error).lower()
    if isinstance(error, EOFError) or any(word in text for word in _CUT_OFF):
        return "cut off in the middle"
    if "empty file" in text:
        return "empty"
    if "encrypted" in text or "password" in text:
        return "encrypted"
    if isinstance(error, NotImplementedError):
        return "packed in a way that newscast does not read"
    if isinstance(error, OSError) and error.strerror:
        return clean_line(error.strerror)
    return "damaged"


class _Gunzip:
    """zlib under the names that `bz2` and `lzma` use; `fed` is what it was given last."""

    def __init__(self) -> None:
        self.fed = b""
        self._unpacker = zlib.decompressobj(16 + zlib.MAX_WBITS)

    @property
    def eof(self) -> bool:
        return self._unpacker.eof

    @property
    def unused_data(self) -> bytes:
        return self._unpacker.unused_data

    @property
    def needs_input(self) -> bool:
        return not self._unpacker.unconsumed_tail

    def decompress(self, data: bytes, max_length: int) -> bytes:
        self.fed = self._unpacker.unconsumed_tail + data
        return self._unpacker.decompress(self.fed, max_length)


PACKINGS: Mapping[str, Callable[[], Any]] = {
    ".gz": _Gunzip,
    ".bz2": bz2.BZ2Decompressor,
    ".xz": lambda: lzma.LZMADecompressor(memlimit=XZ_MEMORY),
}


class Unpacked:
    """The plain bytes of a packed file, over all the streams that stand in it one after another.

    `packed` is the number of bytes read from the file, `damaged` that of the places passed over.

    Args:
        file: the packed bytes.
        packing: a key of `PACKINGS`.
        resume: whether to go on at the next gzip member where one is damaged.
    """

    def __init__(self, file: Source, packing: str, resume: bool = False) -> None:
        self.packed = 0
        self.damaged = 0
        self._file = file
        self._new = PACKINGS[packing]
        self._unpacker = self._new()
        self._resume = resume
        self._rest = b""
        self._done = False

    def read(self, size: int, /) -> bytes:
        """At most `size` bytes; none at the end.

        Raises:
            EOFError, OSError, LZMAError, zlib.error: the file is cut off or damaged.
        """
        while not self._done:
            data = self._rest or (self._more() if self._unpacker.needs_input else b"")
            self._rest = b""
            try:
                piece: bytes = self._unpacker.decompress(data, size)
            except zlib.error:
                if not self._resumed(self._unpacker.fed[1:]):
                    raise
                continue
            if self._unpacker.eof:
                self._turn()
            elif not (piece or data) and self._unpacker.needs_input:
                raise EOFError
            if piece:
                return piece
        return b""

    def _more(self) -> bytes:
        data = self._file.read(PIECE)
        self.packed += len(data)
        return data

    def _turn(self) -> None:
        """Turns to the stream behind the one that ended, past the zeros that may part them."""
        rest = self._unpacker.unused_data.lstrip(b"\0")
        while not rest and (more := self._more()):
            rest = more.lstrip(b"\0")
        self._unpacker, self._rest, self._done = self._new(), rest, not rest

    def _resumed(self, data: bytes) -> bool:
        """Turns to the next start of a gzip member in `data` or behind it, if there is one."""
        self.damaged += 1
        while self._resume and self.damaged <= RESUMES:
            at = data.find(GZIP_START)
            if at >= 0:
                self._unpacker, self._rest = self._new(), data[at:]
                return True
            if not (more := self._more()):
                break
            data = data[-2:] + more
        return False
