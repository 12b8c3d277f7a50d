"""Other programs run beside newscast without harm to its screen."""

import subprocess
import webbrowser
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest
from textual.widget import Widget

from core.errors import NewscastError
from tests.programs import Programs
from tests.tui.samples import Host
from tui.outside import (
    draws_on_terminal,
    editor,
    lend_terminal,
    start,
    system_browser_is_text,
)


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Programs:
    return Programs(tmp_path, monkeypatch)


class Lending(Host):
    """An app whose terminal can be lent; it remembers when it was and came back."""

    def __init__(self) -> None:
        super().__init__(Widget())
        self.lent: list[str] = []

    @contextmanager
    def suspend(self) -> Iterator[None]:
        self.lent.append("lent")
        yield
        self.lent.append("back")


@pytest.mark.parametrize(
    ("command", "text"),
    [
        (["lynx"], True),
        (["/usr/bin/w3m", "-N"], True),
        (["firefox"], False),
        (["xterm", "-e", "lynx"], False),
    ],
)
def test_browsers_that_draw_on_the_terminal_are_known(command: list[str], text: bool) -> None:
    assert draws_on_terminal(command) is text


def test_the_system_may_have_no_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(webbrowser, "_tryorder", [])
    assert system_browser_is_text() is None


def test_the_kind_of_the_systems_browser_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    text, window = webbrowser.GenericBrowser("lynx"), webbrowser.BackgroundBrowser("xdg-open")
    monkeypatch.setattr(webbrowser, "get", lambda: text)
    assert system_browser_is_text() is True
    monkeypatch.setattr(webbrowser, "get", lambda: window)
    assert system_browser_is_text() is False


def test_a_started_program_gets_its_words_and_no_input(programs: Programs, tmp_path: Path) -> None:
    done = tmp_path / "done"
    subprocess.run(["/usr/bin/mkfifo", done], check=True)
    programs.add("browse", '/bin/cat > "$OUT"', 'echo "$@" >> "$OUT"', f"echo x > '{done}'")
    start(["browse", "a b", "$HOME"])
    assert done.read_text() == "x\n"  # waits for the program
    assert programs.said("browse") == "a b $HOME\n"


@pytest.mark.parametrize("command", ["no-such-program", "\0"])
def test_what_cannot_be_started_is_told(programs: Programs, command: str) -> None:
    with pytest.raises(NewscastError) as told:
        start([command])
    assert told.value.what == command


def test_the_editor_is_visual_before_editor(
    programs: Programs, monkeypatch: pytest.MonkeyPatch
) -> None:
    programs.add("ed")
    programs.add("code")
    monkeypatch.setenv("EDITOR", "ed")
    monkeypatch.setenv("VISUAL", "")
    assert editor() == ["ed"]
    monkeypatch.setenv("VISUAL", "code --wait 'a b'")
    assert editor() == ["code", "--wait", "a b"]


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("", "there is none"),
        ("vi '", "no closing quotation"),
        ("vi", "there is no such program"),
    ],
)
def test_an_editor_that_is_none_is_told(
    programs: Programs, monkeypatch: pytest.MonkeyPatch, said: str, why: str
) -> None:
    monkeypatch.setenv("EDITOR", said)
    with pytest.raises(NewscastError, match=why):
        editor()


async def test_the_terminal_is_lent_while_a_program_runs() -> None:
    app = Lending()
    async with app.run_test():
        lend_terminal(app, "ed", lambda: app.lent.append("run"))
        assert app.lent == ["lent", "run", "back"]


async def test_the_terminal_comes_back_where_a_program_cannot_be_run(programs: Programs) -> None:
    app = Lending()
    async with app.run_test():
        with pytest.raises(NewscastError, match="ed: No such file or directory"):
            lend_terminal(app, "ed", partial(subprocess.run, ["ed"]))
        assert app.lent == ["lent", "back"]


async def test_an_interrupt_is_the_programs_own(programs: Programs) -> None:
    programs.add("less", "kill -INT $PPID", 'echo done > "$OUT"')
    app = Lending()
    async with app.run_test():
        lend_terminal(app, "less", partial(subprocess.run, ["less"]))
        assert app.lent == ["lent", "back"]
    assert programs.said("less") == "done\n"


async def test_a_terminal_that_cannot_be_lent_is_told() -> None:
    app = Host(Widget())
    async with app.run_test():
        with pytest.raises(NewscastError, match="cannot be lent"):
            lend_terminal(app, "ed", lambda: app.action_boom())
        assert not app.boomed
