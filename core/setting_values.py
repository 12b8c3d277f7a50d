"""Which values may a setting take? Told in words, checked, and read from a variable's text."""

from collections.abc import Mapping
from dataclasses import Field
from typing import Any

_LIST = tuple[str, ...]
_TABLE = dict[str, str]

_KINDS = {
    str: "a text",
    int: "a whole number",
    bool: "true or false",
    _LIST: "a list of texts",
    _TABLE: "a table of texts",
}
"""The types that a setting may have, in words."""

_TRUTHS = {"1": True, "true": True, "yes": True, "on": True}
_TRUTHS |= {"0": False, "false": False, "no": False, "off": False}
"""How the environment says true and false."""

_DIGITS = 9
"""More digits than any setting has: nothing above is worth reading as a number."""


def one_of(*names: str) -> Mapping[str, Any]:
    """Metadata of a field that takes one of these texts."""
    return {"allowed": names}


def between(least: int, most: int) -> Mapping[str, Any]:
    """Metadata of a field that takes a whole number from `least` to `most`."""
    return {"allowed": range(least, most + 1)}


def restriction(setting: Field[Any]) -> str:
    """What narrows the values of a setting, in words; '' where its type says it all."""
    match setting.metadata.get("allowed"):
        case range() as numbers:
            return f"from {numbers[0]} to {numbers[-1]}"
        case tuple() as names:
            return " or ".join(f"'{name}'" for name in names)
    return ""


def allowed(setting: Field[Any]) -> str:
    """What a setting may be, in words: "a whole number from 30 to 240"."""
    narrowed, kind = restriction(setting), _KINDS[setting.type]  # type: ignore[index]
    return f"{kind} {narrowed}" if narrowed.startswith("from") else narrowed or kind


def fits(setting: Field[Any], value: object) -> bool:
    """Whether `value`, as TOML has it, is one that the setting takes."""
    if setting.type == _LIST:
        return isinstance(value, list) and all(isinstance(text, str) and text for text in value)
    if setting.type == _TABLE:
        return isinstance(value, dict)  # its entries are looked at one by one
    return type(value) is setting.type and value in setting.metadata.get("allowed", (value,))


def from_text(setting: Field[Any], text: str) -> object:
    """What a variable of the environment says, or None where it says nothing of the type."""
    if setting.type is bool:
        return _TRUTHS.get(text.lower())
    if setting.type is int:
        return int(text) if text.isdecimal() and len(text) <= _DIGITS else None
    return text


def is_scalar(setting: Field[Any]) -> bool:
    """Whether the setting is one value, which a variable of the environment can say."""
    return setting.type in (str, int, bool)
