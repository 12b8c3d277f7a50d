"""Text never reaches a widget as markup: Textual would swallow it, crash on it or obey it."""

import ast
from pathlib import Path

import pytest
from textual.widget import Widget

from tests.tui.conftest import Open, until
from tests.tui.samples import HOSTILE, named
from tui.status import StatusLine

SOURCES = sorted((Path(__file__).parents[2] / "tui").rglob("*.py"))

MARKUP_BY_DEFAULT = ("notify", "Static", "Label", "Button", "Toast", "Digits", "from_markup")
"""Calls that read a text as markup unless `markup=False` says otherwise."""

TITLES = ("border_title", "border_subtitle", "tooltip")
"""Attributes that read a text as markup, with no way to turn it off: `Content` only."""


def calls(tree: ast.AST) -> list[ast.Call]:
    return [node for node in ast.walk(tree) if isinstance(node, ast.Call)]


def name_of(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_every_call_that_would_read_markup_turns_it_off(path: Path) -> None:
    for call in calls(ast.parse(path.read_text())):
        if name_of(call) in MARKUP_BY_DEFAULT:
            off = [k for k in call.keywords if k.arg == "markup"]
            assert off, f"{path.name}:{call.lineno} {name_of(call)} needs markup=False"
            assert ast.literal_eval(off[0].value) is False


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_titles_and_options_are_content(path: Path) -> None:
    tree = ast.parse(path.read_text())
    assigned = [node for node in ast.walk(tree) if isinstance(node, ast.Assign)]
    for node in assigned:
        if isinstance(node.targets[0], ast.Attribute) and node.targets[0].attr in TITLES:
            made = name_of(node.value) if isinstance(node.value, ast.Call) else ""
            assert made in ("Content", "styled"), f"{path.name}:{node.lineno}"
    for call in calls(tree):
        if name_of(call) == "Option":
            first = call.args[0]
            plain = isinstance(first, ast.Constant | ast.JoinedStr)
            assert not plain, f"{path.name}:{call.lineno} Option needs Content"


@pytest.mark.parametrize("text", HOSTILE, ids=named)
async def test_notices_and_the_status_line_show_hostile_text_as_it_is(
    reader: Open, text: str
) -> None:
    async with reader() as pilot:
        pilot.app.notify(text, markup=False)
        status: Widget = pilot.app.screen.query_one(StatusLine)
        assert isinstance(status, StatusLine)
        status.activity = status.filter_text = text[:200]
        await until(pilot, lambda: pilot.app._notifications)
        assert text[:20] in status.render().plain
