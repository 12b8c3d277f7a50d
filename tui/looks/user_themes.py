"""Which themes has the reader written? Each is a file `NAME.toml` in the folder of themes.

    name = "harbour"            # the file's name serves where this is left out
    dark = true
    primary = "#7aa2d6"         # also secondary, accent, warning, error, success,
    background = "#101418"      # foreground, surface, panel
    [variables]                 # any of Textual's theme variables
    text-primary = "#94bbeb"    # people; see tui.looks.themes for the other kinds of actor

Values end up in a style sheet, so only what is a colour or a text style gets through.
"""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from reprlib import repr as brief
from typing import Final

from textual.color import ColorParseError
from textual.theme import BUILTIN_THEMES, Theme

from core.clean import clean_line
from core.errors import nearest_hint
from tui.looks.legible import parsed
from tui.looks.themes import THEMES

LARGEST: Final = 64 * 1024
"""Bytes of a theme's file: one of 100 lines has 4,000."""

COLOURS: Final = (
    *("primary", "secondary", "accent", "warning", "error", "success"),
    *("foreground", "background", "surface", "panel"),
)

_KEYS: Final = ("name", "dark", *COLOURS, "variables")
_NAME: Final = re.compile(r"[^\W_][\w-]{0,39}")
_ATTRIBUTE: Final = "(?:not )?(?:bold|dim|italic|underline|reverse|strike)"
_TEXT_STYLE: Final = re.compile(f"none|{_ATTRIBUTE}(?: {_ATTRIBUTE})*")
_TAKEN: Final = frozenset((*BUILTIN_THEMES, *(theme.name for theme in THEMES)))


def user_themes(folder: Path) -> tuple[list[Theme], list[str]]:
    """The themes in `folder`, and a line for each thing that is wrong with one.

    What is wrong is left out and the rest serves; a theme without a good `primary` is none.
    Names of newscast's and Textual's own themes stay theirs. No folder, no themes.
    """
    themes: dict[str, Theme] = {}
    problems: list[str] = []
    for path in sorted(folder.glob("*.toml")):
        draft = _Draft(path)
        theme = draft.theme()
        if theme and theme.name in _TAKEN | themes.keys():
            draft.say(f"there is a theme {theme.name!r} already")
        elif theme:
            themes[theme.name] = theme
        problems += draft.problems
    return list(themes.values()), problems


@dataclass
class _Draft:
    """One file on its way to a theme, with what is wrong with it."""

    path: Path
    problems: list[str] = field(default_factory=list)

    def say(self, why: str) -> None:
        self.problems.append(f"{clean_line(self.path.name)}: {why}")

    def theme(self) -> Theme | None:
        """The theme, None where the file holds none."""
        table = self._table()
        if table is None:
            return None
        self._say_unknown(table, _KEYS)
        colours = self._colours(table)
        name, dark = table.get("name", self.path.stem), table.get("dark", True)
        if not isinstance(dark, bool):
            self.say("'dark' must be true or false")
        if not isinstance(name, str) or not _NAME.fullmatch(name):
            self.say(f"{brief(name)} is no name: letters, digits and hyphens, 40 at most")
        elif "primary" not in colours:
            self.say("a theme needs a 'primary' colour")
        else:
            variables = self._variables(table)
            theme = Theme(name, colours["primary"], dark=dark is not False, variables=variables)
            for key, colour in colours.items():
                setattr(theme, key, colour)
            return theme
        return None

    def _table(self) -> dict[str, object] | None:
        try:
            if self.path.stat().st_size > LARGEST:
                self.say("too large for a theme")
                return None
            return tomllib.loads(self.path.read_text("utf-8"))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
            self.say(clean_line(str(error)))
            return None

    def _say_unknown(self, table: dict[str, object], known: Iterable[str]) -> None:
        for key in sorted(table.keys() - set(known)):
            hint = nearest_hint(key, known)
            self.say(f"unknown {brief(key)}" + (f", {hint}" if hint else ""))

    def _colours(self, table: dict[str, object]) -> dict[str, str]:
        """The colours that the theme is built on: those must hide what is below."""
        given = {key: table[key] for key in COLOURS if key in table}
        good: dict[str, str] = {
            key: str(value) for key, value in given.items() if _is_colour(value, opaque=True)
        }
        for key in sorted(given.keys() - good.keys()):
            self.say(f"'{key}' is no opaque colour: {brief(given[key])}")
        return good

    def _variables(self, table: dict[str, object]) -> dict[str, str]:
        given = table.get("variables", {})
        if not isinstance(given, dict):
            self.say("'variables' must be a table")
            return {}
        self._say_unknown(given, _known_variables())
        known = {name: given[name] for name in _known_variables() if name in given}
        good = {name: str(value) for name, value in known.items() if _fits(name, value)}
        for name in sorted(known.keys() - good.keys()):
            self.say(f"'{name}' cannot be {brief(known[name])}")
        return good


def _fits(name: str, value: object) -> bool:
    """Whether a variable can have a value: a colour, or attributes of text where it is a style."""
    if "style" in name:
        return isinstance(value, str) and _TEXT_STYLE.fullmatch(value) is not None
    return _is_colour(value)


def _is_colour(value: object, *, opaque: bool = False) -> bool:
    """Whether it is a colour, but none of the terminal's own: nobody knows how those look."""
    try:
        colour = parsed(value) if isinstance(value, str) else None
    except ColorParseError:
        return False
    if colour is None or colour.ansi is not None:
        return False
    return not opaque or (colour.a == 1 and not colour.auto)


@cache
def _known_variables() -> tuple[str, ...]:
    """Textual's variables but the colours themselves and the shades that it makes of them."""
    generated = THEMES[0].to_color_system().generate()
    shades = ("-lighten-", "-darken-", "ansi-")
    names = (name for name in generated if not any(part in name for part in shades))
    return tuple(name for name in names if name not in COLOURS)
