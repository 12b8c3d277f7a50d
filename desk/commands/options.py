"""What does a command line say: which command, on which files, with which settings?"""

import argparse
import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from core.paths import Paths, default_paths
from core.settings import InForce, settings_in_force
from desk.commands.grammar.parser import build_parser

_WITH_VALUE = {
    *("--store", "--feeds", "--config", "--theme", "--preset", "--symbols", "--limit"),
    *("--story", "--actor", "--format", "--output", "-o"),
    *("--title", "--tag", "--pick", "--older-than"),
}
"""Options that take the next argument as their value."""

_SHORT = ("-h", "-o")
"""Options of one letter; any other word with a hyphen before it negates in a query."""

_WITH_ACTION = ("correct", "feeds", "opml")
"""Commands whose first word says what they do."""

_SETTING_FLAGS = ("theme", "preset", "symbols", "plain")
"""Settings that the reader's command line may say."""


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """The options that `arguments` say; paths without a command mean `read`.

    Ends the process with exit code 2 and a usage line where they say nothing sensible.
    """
    parser, commands = build_parser()
    options, words = _split(arguments)
    first = words[0] if words else ""
    if first in commands:
        command, words = first, words[1:]
    elif first and ("/" in first or "." in first or Path(first).exists()):
        command = "read"
    else:
        return parser.parse_args([*options, *words])
    action, words = (words[:1], words[1:]) if command in _WITH_ACTION else ([], words)
    return parser.parse_args([command, *action, *options, *(["--", *words] if words else [])])


def paths_of(options: argparse.Namespace) -> Paths:
    """Where this run keeps its files: flags win over the environment and the defaults."""
    return replace(default_paths(), **_given(options, ("store", "feeds", "config")))


def settings_of(options: argparse.Namespace) -> InForce:
    """The settings of this run: flags win over the environment, that over config.toml.

    Raises:
        SettingsError: the file or the environment says something that has no meaning.
    """
    flags = _given(options, _SETTING_FLAGS)
    return settings_in_force(paths_of(options).config, os.environ, flags)


def _given(options: argparse.Namespace, names: Sequence[str]) -> dict[str, Any]:
    """Those of the options that the command line says."""
    return {name: getattr(options, name) for name in names if hasattr(options, name)}


def _split(arguments: Sequence[str]) -> tuple[list[str], list[str]]:
    """Options with their values, and words: `-lisbon` is a word, it negates one in a query."""
    options: list[str] = []
    remaining = iter(arguments)
    words: list[str] = []
    for argument in remaining:
        if argument == "--":
            return options, [*words, *remaining]
        if argument.startswith("--") or argument in _SHORT:
            options.append(argument)
            if argument in _WITH_VALUE and (value := next(remaining, None)) is not None:
                options.append(value)
        else:
            words.append(argument)
    return options, words
