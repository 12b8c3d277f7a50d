"""Can the text of a theme be read on all its grounds? Its colours are moved until it can.

Themes are made for editors and shells: yellow on white gives 2:1, and a cursor of the theme's
first colour swallows words of that colour. Contrast is that of WCAG 2.1 (success criterion
1.4.3), which asks for 4.5:1.
"""

import re
from collections.abc import Iterator
from typing import Final

from textual.color import Color

MINIMUM: Final = 4.5

CURSOR_MINIMUM: Final = 3.0
"""What is asked for on the line of the cursor: more would bleach the colours of many themes."""

CURSOR: Final = 0.3
"""How much of `$primary` the ground of the cursor has."""

_GROUNDS: Final = ("background", "surface", "panel")
_TEXTS: Final = (
    *("foreground", "foreground-muted", "text-muted", "text-disabled"),
    *("text-primary", "text-secondary", "text-accent", "text-warning", "text-error"),
    "text-success",
)

_THINNED: Final = re.compile(r"(.+?)\s+(\d{1,3}(?:\.\d+)?)%")

_STEPS: Final = 20
"""Steps from a colour to black or white: each is too small to be seen."""


def contrast(one: Color, other: Color) -> float:
    """The contrast ratio of two opaque colours, from 1 to 21."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: Color) -> float:
    """Relative luminance as WCAG 2.1 defines it, from 0 to 1."""
    linear = (v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in color.normalized)
    return sum(part * value for part, value in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def parsed(value: str) -> Color:
    """A colour as theme variables give it: `#7aa2d6`, `#7aa2d6 30%`, `auto 60%`.

    `auto` is black or white, whichever the ground asks for.

    Raises:
        ColorParseError: it is none.
    """
    match = _THINNED.fullmatch(value.strip())
    name, share = match.groups() if match else (value.strip(), 100)
    color = Color(0, 0, 0, auto=True) if name == "auto" else Color.parse(name)
    return color.multiply_alpha(float(share) / 100)


def legible(variables: dict[str, str]) -> dict[str, str]:
    """The variables of a theme with text colours that can be read on its grounds and its cursor.

    A colour that can be read is left as it is, another moved towards black or white, or made
    less transparent. Themes in the terminal's own colours are left alone: nobody knows those.
    """
    background = parsed(variables["background"])
    if background.ansi is not None:
        return variables
    primary = parsed(variables["primary"]).with_alpha(CURSOR)
    plain = [background + parsed(variables[name]) for name in _GROUNDS]
    least = {ground + primary: CURSOR_MINIMUM for ground in plain[:2]}
    least |= dict.fromkeys(plain, MINIMUM)
    return variables | {name: _moved(variables[name], background, least) for name in _TEXTS}


def _moved(value: str, background: Color, least: dict[Color, float]) -> str:
    """The first colour on the way to full contrast that has the least contrast on each ground."""

    def reach(color: Color) -> float:
        """How much of what is asked for is reached on the worst ground, at most all of it."""
        return min(1.0, *(contrast(on + color, on) / ratio for on, ratio in least.items()))

    color = parsed(value)
    if reach(color) >= 1:
        return value
    ways = list(_ways(color, background))
    best = next((way for way in ways if reach(way) >= 1), None) or max(ways, key=reach)
    return best.css if best.auto else best.hex


def _ways(color: Color, ground: Color) -> Iterator[Color]:
    """The colour, then ever less transparent, then ever nearer to black or white."""
    shares = [step / _STEPS for step in range(_STEPS + 1)]
    yield from (color._replace(a=color.a + (1 - color.a) * share) for share in shares)
    end = ground.get_contrast_text(1.0)
    yield from (color.with_alpha(1.0).blend(end, share) for share in shares)
