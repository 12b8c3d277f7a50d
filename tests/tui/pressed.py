"""Which bindings does a test run by their keys? What `pytest.mark.keys` says is checked."""

import ast
from pathlib import Path
from typing import Any

import pytest
from textual.app import App


def note_bindings(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The ids of all bindings that keys run from here on, as they come."""
    ran: set[str] = set()
    done: list[object] = []
    check, run = App._check_bindings, App.run_action

    async def running(app: App[Any], action: Any, *rest: Any, **more: Any) -> bool:
        if handled := await run(app, action, *rest, **more):
            done.append(action)  # an action that another one runs comes before that
        return handled

    async def checking(app: App[Any], key: str, priority: bool = False) -> bool:
        screen = app.screen
        places = list(screen._binding_chain)[::-1] if priority else screen._modal_binding_chain
        tried = [b for _, place in places for b in place.key_to_bindings.get(key, ())]
        handled = await check(app, key, priority)
        if handled:
            known = (b.id for b in tried if b.action == done[-1] and b.priority == priority)
            ran.add(next(known, None) or "")
        return handled

    monkeypatch.setattr(App, "run_action", running)
    monkeypatch.setattr(App, "_check_bindings", checking)
    return ran


def marked_keys(folder: Path) -> set[str]:
    """The ids that `pytest.mark.keys` names in the tests of a folder."""
    calls = (
        node
        for path in folder.glob("test_*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "pytest.mark.keys"
    )
    return {ast.literal_eval(argument) for call in calls for argument in call.args}
