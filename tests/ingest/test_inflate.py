"""Every coding that is offered is unpacked in small pieces, whole or not at all."""

import gzip
import zlib
from collections.abc import Callable, Iterator

import brotli
import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from core.errors import FetchError
from ingest.inflate import CODINGS, inflate

PACKERS: dict[str, Callable[[bytes], bytes]] = {
    "gzip": lambda plain: gzip.compress(plain, mtime=0),
    "deflate": zlib.compress,
    "br": brotli.compress,
    "zstd": zstandard.ZstdCompressor().compress,
}
EVERY = pytest.mark.parametrize("coding", sorted(PACKERS))


def chunked(packed: bytes, size: int) -> Iterator[bytes]:
    return (packed[start : start + size] for start in range(0, len(packed), size))


def unpacked(packed: bytes, coding: str, size: int = 1_000) -> bytes:
    return b"".join(inflate(chunked(packed, size), coding, "a feed"))


def test_every_coding_that_is_offered_is_read() -> None:
    assert set(CODINGS.split(", ")) == set(PACKERS)


@EVERY
@given(plain=st.binary(max_size=3_000), size=st.integers(1, 700))
def test_what_was_packed_comes_out_however_it_arrives(coding: str, plain: bytes, size: int) -> None:
    assert unpacked(PACKERS[coding](plain), coding, size) == plain


@EVERY
def test_a_large_text_comes_out_whole(coding: str) -> None:
    plain = b"".join(b"%d;" % number for number in range(300_000))
    assert unpacked(PACKERS[coding](plain), coding) == plain


@EVERY
def test_a_small_answer_that_grows_comes_in_pieces(coding: str) -> None:
    packed = PACKERS[coding](b" " * 100 * 1024**2)
    assert len(packed) < 200_000
    assert max(map(len, inflate([packed], coding, "a feed"))) <= 12 * 1024**2


@EVERY
@pytest.mark.parametrize(
    "damage", [lambda b: b[:-5], lambda b: b[: len(b) // 2], lambda b: b"<rss/>"]
)
def test_what_is_damaged_is_refused(coding: str, damage: Callable[[bytes], bytes]) -> None:
    with pytest.raises(FetchError, match=f"says it is {coding}, but is not"):
        unpacked(damage(PACKERS[coding](bytes(range(256)) * 50)), coding)


@pytest.mark.parametrize("coding", ["gzip", "zstd"])
def test_parts_that_were_packed_one_by_one_are_read_together(coding: str) -> None:
    packed = PACKERS[coding](b"<rss>") + PACKERS[coding](b"</rss>")
    assert unpacked(packed, coding) == b"<rss></rss>"


def test_a_window_beyond_what_http_allows_is_refused() -> None:
    parameters = zstandard.ZstdCompressionParameters.from_level(3, window_log=27)
    packer = zstandard.ZstdCompressor(compression_params=parameters).compressobj()
    packed = packer.compress(b"news" * 10_000_000) + packer.flush()
    with pytest.raises(FetchError, match="says it is zstd, but is not"):
        unpacked(packed, "zstd")


@pytest.mark.parametrize("coding", ["br, gzip", "zzz", "gzip,gzip"])
def test_a_coding_that_was_not_offered_is_refused(coding: str) -> None:
    with pytest.raises(FetchError, match="newscast does not read"):
        unpacked(b"x", coding)
