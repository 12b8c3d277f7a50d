"""newscast's own themes: calm paper and calm night, on which the cast stands out.

Any theme goes through `legible`, and may give these variables to say how the cast looks:
`text-primary` people, `text-warning` organisations, `text-success` places, `text-error` groups,
`text-secondary` others.
"""

from typing import Final

from textual.theme import BUILTIN_THEMES, Theme


def _variables(
    selected: str, bar: str, ground: str, muted: str, cast: tuple[str, str, str, str, str]
) -> dict[str, str]:
    """Grounds of selected text, scrollbars that are seen when looked for, and colours of text.

    Args:
        muted: of what stands back.
        cast: people, organisations, places, groups, others.
    """
    kinds = ("primary", "warning", "success", "error", "secondary")
    return {
        **{f"text-{kind}": colour for kind, colour in zip(kinds, cast, strict=True)},
        "foreground-muted": muted,
        "text-muted": "auto 68%",
        "text-disabled": "auto 60%",
        "input-selection-background": selected,
        "screen-selection-background": selected,
        "scrollbar": bar,
        "scrollbar-hover": bar,
        "scrollbar-active": bar,
        "scrollbar-background": ground,
        "scrollbar-background-hover": ground,
        "scrollbar-background-active": ground,
        "scrollbar-corner-color": ground,
    }


NIGHT: Final = Theme(
    name="newscast-night",
    primary="#7aa2d6",
    secondary="#9d8cc9",
    accent="#d9a860",
    warning="#d9a860",
    error="#d98a8a",
    success="#8fbf8f",
    foreground="#d8d4cb",
    background="#16181c",
    surface="#1d2026",
    panel="#272b33",
    dark=True,
    variables=_variables(
        selected="#7aa2d6 30%",
        bar="#475063",
        ground="#16181c",
        muted="#bab7b0",
        cast=("#94bbeb", "#dcb475", "#9acb99", "#e8a6a1", "#bfaee8"),
    ),
)

PAPER: Final = Theme(
    name="newscast-paper",
    primary="#2a5a95",
    secondary="#6a4f9c",
    accent="#8a5a00",
    warning="#8a5a00",
    error="#a03535",
    success="#2f6b3a",
    foreground="#24231f",
    background="#faf8f2",
    surface="#f4f0e6",
    panel="#e9e3d5",
    dark=False,
    variables=_variables(
        selected="#2a5a95 30%",
        bar="#bdb4a0",
        ground="#faf8f2",
        muted="#514e46",
        cast=("#1c4a85", "#6f4800", "#1f5a2c", "#8c2525", "#54398c"),
    ),
)

SIXTEEN: Final = Theme(
    name="newscast-16",
    primary="ansi_bright_blue",
    secondary="ansi_bright_magenta",
    accent="ansi_bright_cyan",
    warning="ansi_yellow",
    error="ansi_bright_red",
    success="ansi_green",
    foreground="ansi_default",
    background="ansi_default",
    surface="ansi_default",
    panel="ansi_default",
    boost="ansi_default",
    dark=True,
    ansi=True,
    variables={**BUILTIN_THEMES["ansi-dark"].variables, "primary-muted": "ansi_blue"},
)
"""For terminals of 16 colours, in their own: Textual's has blue, which few can read on black."""

THEMES: Final = (NIGHT, PAPER, SIXTEEN)
DEFAULT_THEME: Final = NIGHT.name


def default_theme(color_system: str | None) -> str:
    """The theme for a reader who chose none, by what the terminal can show.

    Args:
        color_system: Rich's word for it: `truecolor`, `256`, `standard` (16 colours) or None.
    """
    return DEFAULT_THEME if color_system in ("truecolor", "256") else SIXTEEN.name
