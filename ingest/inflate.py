"""Unpacks a compressed answer piece by piece, so that a small one cannot fill the memory."""

import zlib
from collections.abc import Iterable, Iterator

from core.errors import FetchError

CODINGS = "gzip, deflate"
"""What a request may offer to accept."""

_PIECE = 256 * 1024
_WINDOW = {"gzip": 31, "x-gzip": 31, "deflate": 15}


def inflate(chunks: Iterable[bytes], coding: str, what: str) -> Iterator[bytes]:
    """The plain bytes of `chunks`, which an HTTP header says are in `coding`.

    Args:
        chunks: the body as it comes over the wire.
        coding: the value of Content-Encoding; '' for none.
        what: the address, for errors.

    Raises:
        FetchError: a coding that was not offered, more than one, or bytes that are not in it.
    """
    name = coding.strip().lower()
    if name in ("", "identity"):
        yield from chunks
    elif name in _WINDOW:
        try:
            yield from _unpacked(chunks, _WINDOW[name])
        except zlib.error as error:
            raise FetchError(what, f"says it is {name}, but is not") from error
    else:
        raise FetchError(what, "compressed in a way that newscast does not read")


def _unpacked(chunks: Iterable[bytes], window: int) -> Iterator[bytes]:
    """At most `_PIECE` bytes at a time, over the members of a gzip file as well."""
    unpacker = zlib.decompressobj(window)
    first = True
    for chunk in chunks:
        if first and chunk and window == zlib.MAX_WBITS and chunk[0] & 0x0F != zlib.DEFLATED:
            unpacker = zlib.decompressobj(-zlib.MAX_WBITS)  # deflate without the zlib header
        first = first and not chunk
        while chunk:
            if unpacker.eof:
                unpacker = zlib.decompressobj(window)
            yield unpacker.decompress(chunk, _PIECE)
            chunk = unpacker.unconsumed_tail or unpacker.unused_data
    yield unpacker.flush()
    if not unpacker.eof:
        raise zlib.error("cut off")
