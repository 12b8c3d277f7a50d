"""The reader's own settings, from config.toml."""

import tomllib
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from core.errors import SettingsError, nearest_hint


@dataclass(frozen=True, slots=True)
class Settings:
    """What config.toml may say; every field is a key of the file."""

    theme: str = ""
    """A Textual theme by name; empty for newscast's own."""

    keys: dict[str, str] = field(default_factory=dict)
    """Binding id to keys, comma-separated: `list.down = "j,ctrl+n"`."""


def load_settings(path: Path) -> Settings:
    """The settings in `path`, or the defaults where there is no such file.

    Raises:
        SettingsError: the file is not TOML, or holds an unknown key or a value of the wrong type.
    """
    try:
        table = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return Settings()
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(str(path), str(error)) from error
    known = {f.name: f for f in fields(Settings)}
    for key in table:
        if key not in known:
            raise SettingsError(str(path), f"unknown key {key!r}", nearest_hint(key, known))
    theme, keys = table.get("theme", ""), _flat(table.get("keys", {}))
    if not isinstance(theme, str):
        raise SettingsError(str(path), "'theme' must be a text")
    if not all(isinstance(value, str) for value in keys.values()):
        raise SettingsError(str(path), "'keys' must be a table of texts")
    return Settings(theme=theme, keys=keys)


def _flat(value: object, prefix: str = "") -> dict[str, Any]:
    """Dotted names for nested tables: TOML reads `list.down = "j"` as a table in a table."""
    if not isinstance(value, dict):
        return {prefix: value}
    return {
        name: leaf
        for key, inner in value.items()
        for name, leaf in _flat(inner, f"{prefix}.{key}" if prefix else key).items()
    }
