"""The reader's own settings, from config.toml."""

import tomllib
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from core.errors import SettingsError, nearest_hint
from core.languages import primary_language


@dataclass(frozen=True, slots=True)
class Settings:
    """What config.toml may say; every field is a key of the file."""

    theme: str = ""
    """A Textual theme by name; empty for newscast's own."""

    keys: dict[str, str] = field(default_factory=dict)
    """Binding id to keys, comma-separated: `list.down = "j,ctrl+n"`."""

    language: dict[str, str] = field(default_factory=dict)
    """Language to the spaCy pipeline that reads it: `fr = "fr_core_news_md"`.

    A pipeline is the name of an installed package, or an absolute path. In the file a value
    with a slash is a path, relative to the file; `~` is the reader's home.
    """


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
    return Settings(theme=theme, keys=keys, language=_languages(path, table.get("language", {})))


def _languages(path: Path, table: object) -> dict[str, str]:
    """The table `[language]`, by language, paths made absolute."""
    if not isinstance(table, dict) or not all(isinstance(v, str) and v for v in table.values()):
        raise SettingsError(str(path), "'language' must be a table of texts")
    for tag in table:
        if not primary_language(tag):
            why = f"'language' has {tag!r}, which is no language"
            raise SettingsError(str(path), why, "two or three letters: en, fr, de")
    return {primary_language(tag): _pipeline(path, value) for tag, value in table.items()}


def _pipeline(path: Path, value: str) -> str:
    """A pipeline's package name as it is, its path made absolute."""
    if "/" not in value:
        return value
    return str(path.parent.absolute() / Path(value).expanduser())


def _flat(value: object, prefix: str = "") -> dict[str, Any]:
    """Dotted names for nested tables: TOML reads `list.down = "j"` as a table in a table."""
    if not isinstance(value, dict):
        return {prefix: value}
    return {
        name: leaf
        for key, inner in value.items()
        for name, leaf in _flat(inner, f"{prefix}.{key}" if prefix else key).items()
    }
