"""newscast's own themes: calm paper and calm night, on which the cast stands out."""

from textual.theme import Theme


def _scrollbars(bar: str, ground: str) -> dict[str, str]:
    """A bar that is seen when looked for, on the ground of the panes."""
    return {
        "scrollbar": bar,
        "scrollbar-hover": bar,
        "scrollbar-active": bar,
        "scrollbar-background": ground,
        "scrollbar-background-hover": ground,
        "scrollbar-background-active": ground,
        "scrollbar-corner-color": ground,
    }


NIGHT = Theme(
    name="newscast-night",
    primary="#7aa2d6",
    secondary="#9d8cc9",
    accent="#d9a860",
    warning="#d9a860",
    error="#d98a8a",
    success="#8fbf8f",
    foreground="#d8d4cb",
    background="#16181c",
    surface="#1b1e23",
    panel="#242830",
    dark=True,
    variables=_scrollbars("#3a414d", "#16181c"),
)

PAPER = Theme(
    name="newscast-paper",
    primary="#2a5a95",
    secondary="#6a4f9c",
    accent="#8a5a00",
    warning="#8a5a00",
    error="#a03535",
    success="#2f6b3a",
    foreground="#24231f",
    background="#faf8f2",
    surface="#f5f2ea",
    panel="#e8e3d6",
    dark=False,
    variables=_scrollbars("#cfc8b6", "#faf8f2"),
)

THEMES = (NIGHT, PAPER)
DEFAULT_THEME = NIGHT.name
