"""Unpacks a compressed answer piece by piece, so that a small one cannot fill the memory."""

import zlib
from collections.abc import Callable, Iterable, Iterator
from typing import Final

import brotli
import zstandard

from core.errors import FetchError

CODINGS: Final = "gzip, deflate, br, zstd"
"""What a request may offer to accept."""

_PIECE: Final = 256 * 1024
"""Bytes that one step gives, or little more: the caller counts them before the next step."""

_ZSTD_INPUT: Final = 256
"""Bytes given to zstd at once: each block of three unpacks to 128 KiB at most, so 11 MiB in all."""

_ZSTD_WINDOW: Final = 8 * 1024**2
"""Bytes that a frame may refer back over: what RFC 9659 lets an HTTP answer use."""

_CUT_OFF: Final = "cut off"


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
    elif name in _UNPACKERS:
        try:
            yield from _UNPACKERS[name](chunks)
        except (zlib.error, brotli.error, zstandard.ZstdError) as error:
            raise FetchError(what, f"says it is {name}, but is not") from error
    else:
        raise FetchError(what, "compressed in a way that newscast does not read")


def _gunzipped(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Over the members of a gzip file, one after the other."""
    return _unzipped(chunks, zlib.MAX_WBITS | 16)


def _unzipped(chunks: Iterable[bytes], window: int = zlib.MAX_WBITS) -> Iterator[bytes]:
    """From zlib's format; some servers send deflate without its header."""
    unpacker = zlib.decompressobj(window)
    first = True
    for chunk in chunks:
        if first and chunk and window == zlib.MAX_WBITS and chunk[0] & 0x0F != zlib.DEFLATED:
            unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
        first = first and not chunk
        while chunk:
            if unpacker.eof:
                unpacker = zlib.decompressobj(window)
            yield unpacker.decompress(chunk, _PIECE)
            chunk = unpacker.unconsumed_tail or unpacker.unused_data
    yield unpacker.flush()
    if not unpacker.eof:
        raise zlib.error(_CUT_OFF)


def _unbrotlied(chunks: Iterable[bytes]) -> Iterator[bytes]:
    unpacker = brotli.Decompressor()
    for chunk in filter(None, chunks):
        piece = unpacker.process(chunk, output_buffer_limit=_PIECE)
        while piece or not unpacker.can_accept_more_data():
            yield piece
            if unpacker.is_finished():
                break
            piece = unpacker.process(b"", output_buffer_limit=_PIECE)
    if not unpacker.is_finished():
        raise brotli.error(_CUT_OFF)


def _unzstandarded(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Over the frames of an answer, one after the other."""
    reader = zstandard.ZstdDecompressor(max_window_size=_ZSTD_WINDOW)
    unpacker = reader.decompressobj()
    for chunk in chunks:
        for start in range(0, len(chunk), _ZSTD_INPUT):
            waiting = chunk[start : start + _ZSTD_INPUT]
            while waiting:
                if unpacker.eof:
                    unpacker = reader.decompressobj()
                yield unpacker.decompress(waiting)
                waiting = unpacker.unused_data
    if not unpacker.eof:
        raise zstandard.ZstdError(_CUT_OFF)


_Unpacker = Callable[[Iterable[bytes]], Iterator[bytes]]

_UNPACKERS: Final[dict[str, _Unpacker]] = {
    "gzip": _gunzipped,
    "x-gzip": _gunzipped,
    "deflate": _unzipped,
    "br": _unbrotlied,
    "zstd": _unzstandarded,
}
