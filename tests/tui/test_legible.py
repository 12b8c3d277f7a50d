"""Colours of themes are moved until they can be read, and no further."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from textual.color import Color, ColorParseError
from textual.theme import BUILTIN_THEMES

from tui.looks.legible import CURSOR, CURSOR_MINIMUM, MINIMUM, contrast, legible, parsed
from tui.looks.themes import THEMES

COLOURS = st.tuples(*[st.integers(0, 255)] * 3).map(lambda rgb: Color(*rgb).hex)


def variables(theme):
    return {**theme.to_color_system().generate(), **theme.variables}


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000", "#fff", 21.0), ("#777", "#777", 1.0), ("#767676", "#fff", 4.54)],
)
def test_contrast_is_that_of_wcag(one, other, ratio):
    assert contrast(Color.parse(one), Color.parse(other)) == pytest.approx(ratio, abs=0.005)
    assert contrast(Color.parse(other), Color.parse(one)) == pytest.approx(ratio, abs=0.005)


@pytest.mark.parametrize(
    ("value", "colour"),
    [
        ("#102030", Color(16, 32, 48)),
        (" #102030  50% ", Color(16, 32, 48, 0.5)),
        ("auto", Color(0, 0, 0, 1, auto=True)),
        ("auto 62.5%", Color(0, 0, 0, 0.625, auto=True)),
        ("ansi_red 50%", Color.parse("ansi_red")),
    ],
)
def test_a_variable_is_read_as_the_style_sheet_reads_it(value, colour):
    assert parsed(value) == colour


@pytest.mark.parametrize("value", ["", "%", "50%", "#12", "reddish", "auto 5", "#fff 1000%", "}"])
def test_what_is_no_colour_is_said(value):
    with pytest.raises(ColorParseError):
        parsed(value)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_our_own_themes_need_no_help(theme):
    assert legible(variables(theme)) == variables(theme)


@pytest.mark.parametrize(
    "theme", [t for t in BUILTIN_THEMES.values() if t.ansi], ids=lambda t: t.name
)
def test_the_colours_of_a_terminal_are_left_alone(theme):
    assert legible(variables(theme)) == variables(theme)


def test_only_text_is_moved():
    before = variables(BUILTIN_THEMES["textual-light"])
    after = legible(before)
    moved = {name for name in before if before[name] != after[name]}
    assert "text-warning" in moved
    assert all(name.startswith(("text-", "foreground")) for name in moved)


@given(foreground=COLOURS, background=COLOURS, primary=COLOURS)
def test_whatever_the_colours_text_can_be_read_where_black_or_white_could(
    foreground, background, primary
):
    same = dict.fromkeys(("background", "surface", "panel"), background)
    colours = {"foreground": foreground, "text-warning": primary, "primary": primary}
    after = legible(variables(THEMES[0]) | colours | same)
    ground = Color.parse(background)
    cursor = ground + Color.parse(primary).with_alpha(CURSOR)
    end = ground.get_contrast_text(1.0)
    assume(contrast(end, ground) >= MINIMUM and contrast(end, cursor) >= CURSOR_MINIMUM)
    for name in ("foreground", "foreground-muted", "text-warning"):
        colour = parsed(after[name])
        assert contrast(ground + colour, ground) >= MINIMUM
        assert contrast(cursor + colour, cursor) >= CURSOR_MINIMUM
