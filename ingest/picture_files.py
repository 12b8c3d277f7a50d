"""The bytes of a picture in, a picture that is safe to draw out: a PNG no larger than a screen."""

import warnings
from io import BytesIO
from typing import TYPE_CHECKING, Final

from core.errors import ParseError

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

PICTURE_TYPES: Final = "image/png, image/jpeg, image/gif, image/webp"
"""What a client for pictures accepts."""

PICTURE_LIMIT: Final = 10 * 1024**2
"""Bytes of a picture as it comes."""

SIDE: Final = 1600
"""Pixels of the longer side that are kept: a terminal has hardly more."""

_FORMATS: Final = ("PNG", "JPEG", "GIF", "WEBP")
_WHAT: Final = "the picture"


def picture_to_png(data: bytes) -> bytes:
    """A picture (of a moving one the first) as PNG: upright, small, on white where it is clear.

    Call it through a `Jail`. Needs Pillow, which is optional; what Pillow takes for a
    decompression bomb (more than `PIL.Image.MAX_IMAGE_PIXELS`) is not unpacked.

    Raises:
        ParseError: it is no PNG, JPEG, GIF or WebP by its content, is damaged or too large.
    """
    from PIL import Image, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(BytesIO(data), formats=_FORMATS) as picture:
                return _png(_small(picture))
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        raise ParseError(_WHAT, "has too many pixels") from error
    except UnidentifiedImageError as error:
        raise ParseError(_WHAT, "no PNG, JPEG, GIF or WebP") from error
    except (OSError, SyntaxError, ValueError) as error:  # what Pillow raises for broken files
        raise ParseError(_WHAT, "is damaged") from error


def _small(picture: "Picture") -> "Picture":
    from PIL import Image, ImageOps

    picture.draft("RGB", (SIDE, SIDE))  # unpacks no more of a large JPEG than is needed
    small = picture.convert("RGBA" if picture.has_transparency_data else "RGB")
    small.thumbnail((SIDE, SIDE))
    upright = ImageOps.exif_transpose(small)
    if upright.mode == "RGB":
        return upright
    paper = Image.new("RGBA", upright.size, "white")
    return Image.alpha_composite(paper, upright).convert("RGB")


def _png(picture: "Picture") -> bytes:
    """The file, without what the picture said of itself: where it was taken, and the like."""
    picture.info.clear()
    file = BytesIO()
    picture.save(file, "PNG", compress_level=1)  # three times as fast as 6, a tenth larger
    return file.getvalue()
