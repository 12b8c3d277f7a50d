"""Themes of the reader's own: what a file may say, and what is said where it says it wrongly."""

from pathlib import Path

import pytest
from textual.app import App, ComposeResult
from textual.widgets import Input, OptionList

from tui.looks.legible import legible
from tui.looks.themes import default_theme
from tui.looks.user_themes import LARGEST, user_themes

HARBOUR = """\
name = "harbour"
dark = false
primary = "#205080"
background = "rgb(250, 250, 240)"
foreground = "black"

[variables]
text-primary = "#1c4a85"
text-muted = "auto 70%"
link-style = "not bold underline"
block-cursor-background = "#205080 30%"
"""


def read(folder: Path, text: str, name: str = "mine.toml"):
    (folder / name).write_text(text, "utf-8")
    return user_themes(folder)


def test_a_file_is_a_theme(tmp_path):
    (theme,), problems = read(tmp_path, HARBOUR)
    assert problems == []
    assert (theme.name, theme.dark, theme.primary) == ("harbour", False, "#205080")
    assert (theme.foreground, theme.surface) == ("black", None)
    assert theme.variables["text-muted"] == "auto 70%"


def test_without_a_name_the_file_gives_it_and_without_a_folder_there_are_none(tmp_path):
    (theme,), _ = read(tmp_path, 'primary = "red"', "sea-2.toml")
    assert (theme.name, theme.dark) == ("sea-2", True)
    assert user_themes(tmp_path / "nowhere") == ([], [])


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ('primari = "red"', "unknown 'primari', did you mean 'primary'?"),
        ('surface = "#12"', "'surface' is no opaque colour: '#12'"),
        ('surface = "#11223344"', "'surface' is no opaque colour: '#11223344'"),
        ('surface = "auto 50%"', "'surface' is no opaque colour: 'auto 50%'"),
        ('surface = "ansi_red"', "'surface' is no opaque colour: 'ansi_red'"),
        ("surface = 3", "'surface' is no opaque colour: 3"),
        ('dark = "yes"', "'dark' must be true or false"),
        ("variables = 3", "'variables' must be a table"),
        ('variables.text-mute = "red"', "unknown 'text-mute', did you mean 'text-muted'?"),
        ('variables.primary = "red"', "unknown 'primary', did you mean 'text-primary'?"),
        ('variables.text-muted = "} Screen {"', "'text-muted' cannot be '} Screen {'"),
        ('variables.text-muted = "ansi_red"', "'text-muted' cannot be 'ansi_red'"),
        ('variables.link-style = "bold not"', "'link-style' cannot be 'bold not'"),
        ('variables.link-style = "red"', "'link-style' cannot be 'red'"),
        ("variables.link-style = []", "'link-style' cannot be []"),
    ],
)
def test_what_is_wrong_is_said_and_left_out(tmp_path, line, problem):
    (theme,), problems = read(tmp_path, f'primary = "red"\n{line}')
    assert problems == [f"mine.toml: {problem}"]
    assert (theme.name, theme.primary, theme.surface) == ("mine", "red", None)
    assert theme.variables == {}


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "a theme needs a 'primary' colour"),
        ('primary = "reddish"', "a theme needs a 'primary' colour"),
        ("primary = ", "Invalid value"),
        ('primary = "red"\nname = "a,b"', "'a,b' is no name"),
        ('primary = "red"\nname = ""', "'' is no name"),
        ('primary = "red"\nname = "\\u001b]0;x\\u0007"', "'\\x1b]0;x\\x07' is no name"),
        (f'primary = "red"\nname = "{"n" * 41}"', "is no name"),
        ('primary = "red"\nname = "nord"', "there is a theme 'nord' already"),
        ('primary = "red"\nname = "newscast-night"', "there is a theme 'newscast-night' already"),
        ("#" * LARGEST + "\n", "too large for a theme"),
        ("a = " + "[" * 50_000, "mine.toml: "),
    ],
)
def test_a_file_that_is_no_theme_is_said(tmp_path, text, problem):
    themes, problems = read(tmp_path, text)
    assert themes == []
    assert problem in problems[-1]
    assert problems[-1].startswith("mine.toml: ")


def test_files_that_cannot_be_read_do_not_keep_others_from_it(tmp_path):
    (tmp_path / "bytes.toml").write_bytes(b"primary = '\xff'")
    (tmp_path / "folder.toml").mkdir()
    (tmp_path / "dangling.toml").symlink_to(tmp_path / "nowhere")
    (tmp_path / "es\x1bcape.toml").write_text("nonsense", "utf-8")
    themes, problems = read(tmp_path, HARBOUR)
    assert [theme.name for theme in themes] == ["harbour"]
    assert len(problems) == 4
    assert all(line.isprintable() for line in problems)


def test_the_first_of_two_themes_of_one_name_stays(tmp_path):
    read(tmp_path, HARBOUR, "a.toml")
    themes, problems = read(tmp_path, HARBOUR.replace("#205080", "#802020"), "b.toml")
    assert [theme.primary for theme in themes] == ["#205080"]
    assert problems == ["b.toml: there is a theme 'harbour' already"]


async def test_the_app_starts_with_any_theme_that_got_through(tmp_path):
    (theme,), problems = read(tmp_path, HARBOUR)

    class Themed(App[None]):
        def get_css_variables(self) -> dict[str, str]:
            return legible(super().get_css_variables())

        def compose(self) -> ComposeResult:
            yield OptionList("one")
            yield Input()

    app = Themed()
    app.register_theme(theme)
    app.theme = "harbour"
    async with app.run_test():
        assert app.screen.styles.background.hex == "#FAFAF0"
    assert not problems


@pytest.mark.parametrize(
    ("colours", "theme"),
    [
        ("truecolor", "newscast-night"),
        ("256", "newscast-night"),
        ("standard", "newscast-16"),
        (None, "newscast-16"),
    ],
)
def test_a_terminal_of_few_colours_gets_a_theme_in_its_own(colours, theme):
    assert default_theme(colours) == theme
