"""A text goes to the clipboard's own program where there is one that takes it."""

from pathlib import Path

import pytest

from tests.programs import Programs
from tui.clipboard import copy_with_tool

TAKES = "/bin/cat > $OUT"

TOOLS = [
    ("pbcopy", "HOME"),
    ("wl-copy", "WAYLAND_DISPLAY"),
    ("xclip", "DISPLAY"),
    ("xsel", "DISPLAY"),
]


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Programs:
    return Programs(tmp_path, monkeypatch)


@pytest.mark.parametrize(("tool", "variable"), TOOLS)
def test_each_tool_is_given_the_text(
    programs: Programs, monkeypatch: pytest.MonkeyPatch, tool: str, variable: str
) -> None:
    monkeypatch.setenv(variable, ":0")
    programs.add(tool, TAKES)
    text = "naïve $HOME `id` \\ 'q'\n\nß 👍\n"
    assert copy_with_tool(text)
    assert programs.said(tool) == text


def test_without_a_tool_nothing_is_copied(
    programs: Programs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISPLAY", ":0")
    assert not copy_with_tool("x")


@pytest.mark.parametrize("tool", ["wl-copy", "xclip", "xsel"])
def test_a_tool_without_its_screen_is_not_asked(programs: Programs, tool: str) -> None:
    programs.add(tool, TAKES)
    assert not copy_with_tool("x")
    assert not programs.said(tool)


def test_the_next_tool_is_asked_where_one_fails(
    programs: Programs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISPLAY", ":0")
    programs.add("xclip", "echo 'no display' >&2", "exit 1")
    programs.add("xsel", TAKES)
    assert copy_with_tool("x")
    assert programs.said("xsel") == "x"


def test_a_tool_that_cannot_be_run_is_no_error(
    programs: Programs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISPLAY", ":0")
    programs.add("xclip").write_text("#!/no/such/shell\n")
    assert not copy_with_tool("x" * 100_000)


def test_a_tool_that_stays_in_the_background_keeps_nobody_waiting(
    programs: Programs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISPLAY", ":0")
    programs.add("xclip", TAKES, "/bin/sleep 5 &")
    assert copy_with_tool("x")
