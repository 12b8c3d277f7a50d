"""Whatever comes as a picture goes on as a small PNG, or as a word on why it does not."""

from io import BytesIO

import pytest

from core.errors import IngestError, ParseError
from ingest.jail import Jail
from ingest.picture_files import SIDE, picture_to_png
from tests.pictures import png

Image = pytest.importorskip("PIL.Image", reason="Pillow is not installed (the extra `pictures`)")


def encoded(size: tuple[int, int], kind: str, **options: object) -> bytes:
    file = BytesIO()
    Image.new("RGB", size, "red").save(file, kind, **options)
    return file.getvalue()


def size_of(picture: bytes) -> tuple[int, int]:
    drawn = Image.open(BytesIO(picture_to_png(picture)))
    assert (drawn.format, drawn.mode, drawn.info) == ("PNG", "RGB", {})
    return drawn.size


def why(data: bytes) -> str:
    with pytest.raises(ParseError) as caught:
        picture_to_png(data)
    return caught.value.why


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP"])
def test_the_usual_kinds_are_read(kind: str) -> None:
    assert size_of(encoded((30, 20), kind)) == (30, 20)


@pytest.mark.parametrize(
    ("size", "small"),
    [
        ((1, 1), (1, 1)),
        ((SIDE, SIDE), (SIDE, SIDE)),
        ((SIDE * 2, SIDE), (SIDE, SIDE // 2)),
        ((10, SIDE * 2), (5, SIDE)),
        ((20_000, 1), (SIDE, 1)),
    ],
)
def test_a_large_picture_becomes_small(size: tuple[int, int], small: tuple[int, int]) -> None:
    assert size_of(png(*size)) == small


def test_a_photograph_is_upright_and_says_nothing_of_its_camera() -> None:
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = 6, "Camera"  # a quarter turn
    data = encoded((30, 20), "JPEG", exif=exif)
    assert size_of(data) == (20, 30)
    assert b"Camera" not in picture_to_png(data)


def test_what_is_clear_is_white() -> None:
    drawn = Image.open(BytesIO(picture_to_png(png(pixel=b"\0\0\0\0"))))
    assert drawn.getpixel((0, 0)) == (255, 255, 255)


@pytest.mark.parametrize("side", [9_500, 14_000, 60_000])
def test_a_decompression_bomb_is_not_unpacked(side: int) -> None:
    assert why(png(side, side, rows=0)) == "has too many pixels"


@pytest.mark.parametrize("data", [b"", b"<svg/>", b"\x89PNG", encoded((3, 3), "BMP")])
def test_what_is_no_picture_is_said(data: bytes) -> None:
    assert why(data) == "no PNG, JPEG, GIF or WebP"


@pytest.mark.parametrize("data", [png(90, 90)[:60], encoded((90, 90), "JPEG")[:-100]])
def test_a_picture_that_is_cut_off_is_damaged(data: bytes) -> None:
    assert why(data) == "is damaged"


def test_it_runs_in_a_jail() -> None:
    with Jail() as jail:
        assert jail.call(picture_to_png, png()) == picture_to_png(png())
        with pytest.raises(IngestError, match="too many pixels"):
            jail.call(picture_to_png, png(60_000, 60_000, rows=0))
