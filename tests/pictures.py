"""Pictures that tests write by hand."""

import struct
import zlib


def png(
    width: int = 4, height: int = 2, pixel: bytes = b"\x10\x20\x30", *, rows: int = -1
) -> bytes:
    """A PNG of one colour: `pixel` is red, green, blue and, if it has four bytes, how opaque.

    `rows` is how many rows there really are, where those are not `height`.
    """
    kind = 6 if len(pixel) == 4 else 2
    lines = (b"\0" + pixel * width) * (height if rows < 0 else rows)
    header = struct.pack(">IIBBBBB", width, height, 8, kind, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(lines)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, data) for name, data in chunks)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
