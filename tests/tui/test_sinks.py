"""Text never reaches a widget as markup: Textual would swallow it, crash on it or obey it."""

import ast
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.containers import Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input

from core.stories import StoryRow
from core.types import ActorRow, Correction, CorrectionKind, Kind, Suggestion
from tests.tui.conftest import Open, until
from tests.tui.samples import HOSTILE, NOW, Host, named, shown
from tui.dialogs.asking import ActorPicker, Choice, Choices, NameInput
from tui.dialogs.correct_menu import CorrectMenu, in_words
from tui.dialogs.suggestions import SuggestionScreen
from tui.messages import Corrected
from tui.story.picker import StoryPicker
from tui.widgets.wrapping import one_line

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


def actor(name: str) -> ActorRow:
    return ActorRow(1, name, Kind.PERSON, (name,), 1, 1, NOW, NOW)


def correction(action: CorrectionKind, text: str) -> Correction:
    return Correction(1, action, 1, text, 2, text, text, NOW)


def pair(text: str) -> Suggestion:
    return Suggestion(1, text, 2, text, Kind.PERSON, 0.5, (text, text))


def story(text: str) -> StoryRow:
    return StoryRow(1, text, NOW, NOW, 2, 1, (text,))


def nothing(*_: object) -> None:
    """Takes an answer."""


DIALOGS: dict[str, Callable[[str], Screen[object]]] = {
    "menu": lambda text: CorrectMenu(actor(text), text),
    "choice": lambda text: Choice(text, [Content(one_line(text))]),
    "picker": lambda text: ActorPicker(text, text, lambda _: [actor(text)]),
    "stories": lambda text: StoryPicker(text, lambda _: [story(text)], lambda: NOW),
    "suggestions": lambda text: SuggestionScreen(lambda: [pair(text)], nothing, nothing),
}


@pytest.mark.parametrize("text", HOSTILE, ids=named)
@pytest.mark.parametrize("kind", DIALOGS)
async def test_dialogs_show_hostile_text_as_it_is(kind: str, text: str) -> None:
    app = Host(Widget())
    async with app.run_test(size=(60, 24)) as pilot:
        screen = DIALOGS[kind](text)
        await app.push_screen(screen)
        choices = screen.query_one(Choices)
        await until(pilot, lambda: choices.highlighted is not None)
        await pilot.pause()
        whole = text.rstrip("\u200d") if len(text) <= 20 else text[:8]
        rows = [y for y, line in enumerate(shown(choices)) if whole in line]
        assert rows
        if kind != "suggestions":
            title = screen.query_one(Vertical)._border_title
            assert title is not None
            assert text[:20] in title.plain
        await pilot.click(choices, offset=(6, rows[-1]))
        assert not app.boomed


@pytest.mark.parametrize("text", HOSTILE, ids=named)
async def test_a_name_is_offered_for_renaming_as_it_is(text: str) -> None:
    app = Host(Widget())
    async with app.run_test(size=(60, 24)) as pilot:
        await app.push_screen(NameInput(text, text))
        await pilot.click(Input)
        assert app.screen.query_one(Input).value == text
        assert not app.boomed


async def test_notices_of_corrections_show_hostile_names_as_they_are(reader: Open) -> None:
    async with reader() as pilot:
        for text in HOSTILE:
            pilot.app.clear_notifications()
            for action in CorrectionKind:
                given = correction(action, text)
                assert text in in_words(given)
                pilot.app.screen.post_message(Corrected(given))
            await until(pilot, lambda: len(pilot.app._notifications) == len(CorrectionKind))
            assert all(text in notice.message for notice in pilot.app._notifications)
