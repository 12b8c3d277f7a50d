"""What do a file and the environment say of the settings, and what in them has no meaning?"""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import Field
from pathlib import Path
from reprlib import repr as brief
from typing import Any

from core.errors import SettingsError, nearest_hint
from core.languages import primary_language
from core.paths import variable, with_home
from core.setting_values import allowed, fits, from_text, is_scalar

Known = Mapping[str, Field[Any]]
"""The settings that there are, by name."""

Values = dict[str, Any]
"""Values by the name of their setting."""


def said_by_file(path: Path, known: Known) -> tuple[Values, list[str]]:
    """What the file says, and a line for each thing in it that has no meaning.

    Raises:
        SettingsError: the file is not TOML.
    """
    try:
        table = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return {}, []
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(str(path), str(error)) from error
    folder = path.absolute().parent
    values: Values = {}
    problems: list[str] = []
    for name, value in table.items():
        if name not in known:
            hint = nearest_hint(name, known)
            problems.append(f"unknown key {name!r}" + (f" ({hint})" if hint else ""))
        elif not fits(known[name], value):
            problems.append(_misfit(repr(name), known[name], value))
        else:
            values[name] = _READ.get(name, _as_it_is)(value, folder, problems)
    return values, problems


def said_by_environment(environment: Mapping[str, str], known: Known) -> tuple[Values, list[str]]:
    """What the variables say, and a line for each that has no meaning; empty ones say nothing."""
    values: Values = {}
    problems: list[str] = []
    for name, setting in known.items():
        text = environment.get(variable(name), "")
        if not text or not is_scalar(setting):
            continue
        value = from_text(setting, text)
        if fits(setting, value):
            values[name] = value
        else:
            problems.append(_misfit(variable(name), setting, text))
    return values, problems


def _misfit(called: str, setting: Field[Any], value: object) -> str:
    return f"{called} must be {allowed(setting)}, not {brief(value)}"


# --- what a file's value becomes ---

Read = Callable[[Any, Path, list[str]], Any]
"""Makes of a value in a file of this folder what the setting keeps, or adds to the problems."""


def _as_it_is(value: Any, _folder: Path, _problems: list[str]) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _path(value: str, folder: Path, _problems: list[str]) -> str:
    """An absolute path, or one in the reader's home."""
    return value if with_home(value) != value else str(folder / value)


def _keys(table: dict[str, Any], _folder: Path, problems: list[str]) -> dict[str, str]:
    """Keys by dotted names: TOML reads `list.down = "j"` as a table in a table."""
    leaves = _flat(table)
    problems += [
        f"'keys.{name}' must be a text, not {brief(value)}"
        for name, value in leaves.items()
        if not isinstance(value, str)
    ]
    return leaves


def _flat(value: object, prefix: str = "") -> dict[str, Any]:
    if not isinstance(value, dict):
        return {prefix: value}
    return {
        name: leaf
        for key, inner in value.items()
        for name, leaf in _flat(inner, f"{prefix}.{key}" if prefix else key).items()
    }


def _languages(table: dict[str, Any], folder: Path, problems: list[str]) -> dict[str, str]:
    """Pipelines by language: packages as they are, paths made absolute."""
    values = {}
    for tag, value in table.items():
        if not primary_language(tag):
            form = "two or three letters: en, fr, de"
            problems.append(f"'language' has {tag!r}, which is no language ({form})")
        elif not isinstance(value, str) or not value:
            problems.append(f"'language.{tag}' must be a package or a path, not {brief(value)}")
        else:
            pipeline = str(folder / with_home(value)) if "/" in value else value
            values[primary_language(tag)] = pipeline
    return values


_READ: dict[str, Read] = {"save_folder": _path, "keys": _keys, "language": _languages}
"""The settings whose values a file says in another form."""
