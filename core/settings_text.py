"""What do the settings look like in writing? A documented config.toml, and those in force."""

import ast
import inspect
import json
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, Field
from functools import cache
from itertools import pairwise
from pathlib import Path
from textwrap import dedent, wrap
from typing import Any

from core.setting_values import restriction
from core.settings import SETTINGS, InForce, Settings

_WIDTH = 96

_HEADING = """\
Settings of newscast. Every one has its default here: take away the "#" right before a name to
change it. A variable of the environment comes before this file, a flag of the command line
before both: NEWSCAST_WIDTH=80 says the width, and so for all that are no list and no table."""


@cache
def documentation() -> Mapping[str, str]:
    """The docstring of every setting, from the source."""
    (tree,) = ast.parse(dedent(inspect.getsource(Settings))).body
    assert isinstance(tree, ast.ClassDef)
    found = {}
    for statement, doc in pairwise(tree.body):
        match statement, doc:
            case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(ast.Constant(str(text))):
                found[name] = inspect.cleandoc(text)
    return found


def default_text() -> str:
    """A complete config.toml: every setting with its documentation, its default commented out."""
    blocks = [_comment(_HEADING)]
    for name, setting in SETTINGS.items():
        lines = _entry(name, default_of(setting)).split("\n")
        blocks.append("\n".join((_comment(_manual(setting)), *(f"#{line}" for line in lines))))
    return "\n\n".join(blocks)


def text_in_force(in_force: InForce, path: Path) -> str:
    """The settings as a config.toml that has them all, a comment telling what said each."""
    found = "" if path.exists() else " (there is no such file)"
    lines = [f"# {path}{found}"]
    for name in SETTINGS:
        first, *rest = _entry(name, getattr(in_force.settings, name)).split("\n")
        lines += [f"{first:<32}  # {in_force.origin(name)}", *rest]
    return "\n".join(lines)


def records_in_force(in_force: InForce) -> Iterator[dict[str, Any]]:
    """A record for each setting: its name, its value, what said it, what it is about."""
    for name in SETTINGS:
        yield {
            "name": name,
            "value": getattr(in_force.settings, name),
            "from": in_force.origin(name),
            "about": " ".join(documentation()[name].split()),
        }


def default_of(setting: Field[Any]) -> Any:
    """The value of a setting that nothing says."""
    made = setting.default_factory
    return setting.default if made is MISSING else made()


def _manual(setting: Field[Any]) -> str:
    narrowed = restriction(setting)
    return documentation()[setting.name] + (f" May be {narrowed}." if narrowed else "")


def _comment(text: str) -> str:
    """Paragraphs as comment lines, without the blank ones between them."""
    paragraphs = text.split("\n\n")
    return "\n".join(
        f"# {line}"
        for paragraph in paragraphs
        for line in wrap(" ".join(paragraph.split()), _WIDTH)
    )


def _entry(name: str, value: object) -> str:
    """A setting as TOML: a line, or a table's heading with a line for each of its keys."""
    if not isinstance(value, dict):
        return f"{name} = {_toml(value)}"
    return "\n".join((f"[{name}]", *(f"{_toml(k)} = {_toml(v)}" for k, v in value.items())))


def _toml(value: object) -> str:
    """A value as TOML writes it: as JSON does, but that DEL is escaped."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
