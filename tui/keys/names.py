"""Which key is meant? Textual's name of a key as a person writes it, and the way back."""

import unicodedata
from typing import Final

from textual.keys import KEY_NAME_REPLACEMENTS, Keys, key_to_character

from core.errors import nearest_hint

_MODIFIERS = ("alt", "ctrl", "shift")

NAMED: Final = {key.value for key in Keys if key.value.isalnum() and len(key.value) > 1} - {
    "return"
}
"""The keys that give no character, and those of white space; "return" is never sent."""

_SHORT = {"escape": "esc", "pagedown": "pgdn", "pageup": "pgup"}
_LONG = {short: name for name, short in _SHORT.items()}
"""What the help calls some keys, and the way back."""

_LONE = {"enter", "escape", "backspace", "space", "tab"}
"""Keys that most terminals send alike with and without a modifier."""

_CONTROL = {"backslash", "right_square_bracket", "circumflex_accent", "underscore"}
"""The signs that have a control character of their own, beside the letters."""

_SAME = {
    "ctrl+i": "tab",
    "ctrl+m": "enter",
    "ctrl+j": "enter",
    "ctrl+h": "backspace",
    "ctrl+left_square_bracket": "escape",
    "alt+b": "ctrl+left",
    "alt+f": "ctrl+right",
}
"""Keys that many terminals send as others, by what they are taken for."""


def textual_name(written: str) -> str:
    """Textual's name of a key: "slash" of "/", "ctrl+d" of "Ctrl+D", "J" of "shift+j".

    Raises:
        ValueError: there is no such key.
    """
    *modifiers, base = _parts(written.strip())
    if not set(modifiers) <= set(_MODIFIERS):
        raise ValueError(_no_key(written))
    small = base.lower()
    base = _LONG.get(small, small if small in NAMED or "ctrl" in modifiers else base)
    if len(base) == 1 and base.isalpha():
        return _letter(modifiers, base)
    name = base if base in NAMED else _sign(base)
    if not name:
        raise ValueError(_no_key(written))
    return "+".join((*sorted(set(modifiers)), name))


def _parts(written: str) -> list[str]:
    """The modifiers in lower case, and the key they go with: "+" may be that itself."""
    head, plus, base = written.rpartition("+")
    if plus and not base:
        head, base = head.removesuffix("+"), "+"
    return [*(part.strip().lower() for part in head.split("+") if head), base.strip()]


def _letter(modifiers: list[str], letter: str) -> str:
    """A letter that shift makes a capital is that capital, unless alt goes with it."""
    held = set(modifiers)
    if "alt" in held and letter.isupper():
        held.add("shift")
    if held == {"shift"}:
        return letter.upper()
    return "+".join((*sorted(held), letter.lower() if held else letter))


def _sign(base: str) -> str:
    """Textual's name of a sign or a digit, given as itself or by that name; '' for neither."""
    if len(base) == 1 and base.isprintable():
        name = _name(base)
        # A name with a hyphen does not lead back to its sign: no keyboard has one of these.
        return name if name in _SIGNS or name == base or key_to_character(name) == base else ""
    character = _SIGNS.get(base) or key_to_character(base)
    return base if character and _name(character) == base else ""


def _name(character: str) -> str:
    if character.isalnum():
        return character
    name = unicodedata.name(character, "").lower().replace("-", "_").replace(" ", "_")
    return KEY_NAME_REPLACEMENTS.get(name, name)


_SIGNS = {_name(c): c for c in map(chr, range(ord("!"), ord("~") + 1)) if not c.isalnum()}
"""The signs of ASCII by Textual's names."""

TWINS: Final = {
    f"alt+{digit}": _name(sign) for digit, sign in zip("1234567890", "¡™£¢∞§¶•ªº", strict=True)
}
"""What a digit with alt is taken for where the terminal sends an escape before the digit.

Textual reads it as what a Mac's keyboard gives; in a terminal that speaks the kitty protocol it
is alt with the digit.
"""


def _no_key(written: str) -> str:
    hint = nearest_hint(written, [*NAMED, *_SIGNS])
    return f"there is no key {written!r}" + (f" ({hint})" if hint else "")


def why_unheard(name: str) -> str:
    """Why terminals do not send the key of this Textual name; '' where they do."""
    *modifiers, base = name.split("+")
    if name in _SAME:
        return f"terminals cannot tell it from {_SAME[name]!r}"
    if base in _LONE and modifiers and name != "shift+tab":
        return f"most terminals cannot tell it from {base!r}"
    if base in NAMED or not modifiers:
        return ""
    return _why_unheard_sign(modifiers, base)


def _why_unheard_sign(modifiers: list[str], base: str) -> str:
    letter = len(base) == 1 and base.isalpha()
    if "shift" in modifiers and not letter:
        return "write the sign that shift gives"
    if "ctrl" in modifiers:
        has_character = base in _CONTROL or (letter and base.isascii())
        return "" if has_character and modifiers == ["ctrl"] else "most terminals do not send it"
    if letter or base.isdecimal():
        return ""
    return f"most terminals cannot tell it from {written_name(base)!r}"


def written_name(name: str) -> str:
    """A key as the help shows it: "/" for "slash", "esc" for "escape"."""
    *modifiers, base = name.split("+")
    return "+".join((*modifiers, _SHORT.get(base) or _SIGNS.get(base, base)))


def written_keys(keys: str) -> str:
    """Several keys, Textual's names parted by commas, as the help shows them."""
    names = keys.split(",")
    seen_twice = {TWINS[name] for name in names if name in TWINS}
    return " ".join(written_name(name) for name in names if name not in seen_twice)
