"""Keys as people write them, as Textual names them, and those that terminals do not send."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual._xterm_parser import XTermParser
from textual.events import Key

from tui.keys.names import (
    NAMED,
    TWINS,
    textual_name,
    why_unheard,
    written_keys,
    written_name,
)

SIGNS = "".join(map(chr, range(ord("!"), ord("~") + 1)))


def heard(sent: str) -> list[str]:
    """What Textual takes the characters of a terminal for."""
    parser = XTermParser()
    events = [*parser.feed(sent), *parser.feed("")]
    return [event.key for event in events if isinstance(event, Key)]


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("/", "slash"),
        ("slash", "slash"),
        (" j ", "j"),
        ("J", "J"),
        ("shift+j", "J"),
        ("Ctrl+D", "ctrl+d"),
        ("alt+J", "alt+shift+j"),
        ("shift+alt+j", "alt+shift+j"),
        ("ctrl+]", "ctrl+right_square_bracket"),
        ("+", "plus"),
        ("alt++", "alt+plus"),
        ("Enter", "enter"),
        ("F5", "f5"),
        ("esc", "escape"),
        ("ctrl+PgDn", "ctrl+pagedown"),
        ("é", "é"),
        ("§", "section_sign"),
        ("section_sign", "section_sign"),
    ],
)
def test_a_key_may_be_written_as_people_write_it(written: str, name: str) -> None:
    assert textual_name(written) == name


@pytest.mark.parametrize("sign", SIGNS)
def test_what_a_sign_is_called_is_what_textual_hears(sign: str) -> None:
    assert [textual_name(sign)] == heard(sign)


@pytest.mark.parametrize(
    "name", [*map(textual_name, SIGNS), *sorted(NAMED), "ctrl+d", "alt+shift+j"]
)
def test_what_the_help_shows_can_be_written(name: str) -> None:
    assert textual_name(written_name(name)) == name


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("escpe", "'escape'"),
        ("page_down", "'pagedown'"),
        ("hyper+x", ""),
        ("", ""),
        ("latin_small_letter_a", ""),
        ("<ignore>", ""),
        ("return", ""),
        ("\x1b", ""),
        ("gg", ""),
    ],
)
def test_what_is_no_key_is_named(written: str, hint: str) -> None:
    with pytest.raises(ValueError, match="there is no key") as caught:
        textual_name(written)
    assert hint in str(caught.value)


@given(st.text(max_size=12))
def test_any_text_is_a_key_or_none(text: str) -> None:
    try:
        name = textual_name(text)
    except ValueError:
        return
    assert textual_name(name) == name


@pytest.mark.parametrize(
    ("name", "instead"),
    [
        ("ctrl+i", "'tab'"),
        ("ctrl+m", "'enter'"),
        ("ctrl+j", "'enter'"),
        ("ctrl+h", "'backspace'"),
        ("ctrl+left_square_bracket", "'escape'"),
        ("shift+enter", "'enter'"),
        ("ctrl+enter", "'enter'"),
        ("alt+b", "'ctrl+left'"),
        ("alt+slash", "'/'"),
        ("shift+1", "the sign"),
        ("ctrl+shift+x", "do not send"),
        ("ctrl+full_stop", "do not send"),
        ("ctrl+plus", "do not send"),
        ("ctrl+1", "do not send"),
        ("alt+ctrl+d", "do not send"),
    ],
)
def test_keys_that_terminals_do_not_tell_apart_are_refused(name: str, instead: str) -> None:
    assert instead in why_unheard(name)


@pytest.mark.parametrize(
    ("name", "sent"),
    [
        ("ctrl+d", "\x04"),
        ("ctrl+backslash", "\x1c"),
        ("ctrl+underscore", "\x1f"),
        ("alt+j", "\x1bj"),
        ("alt+shift+j", "\x1bJ"),
        ("alt+right", "\x1b[1;3C"),
        ("shift+tab", "\x1b[Z"),
        ("f5", "\x1b[15~"),
        ("ctrl+pagedown", "\x1b[6;5~"),
        ("J", "J"),
    ],
)
def test_keys_that_are_allowed_are_those_that_textual_hears(name: str, sent: str) -> None:
    assert why_unheard(name) == ""
    assert heard(sent) == [name]


@pytest.mark.parametrize("name", TWINS)
def test_a_digit_with_alt_has_another_name_in_some_terminals(name: str) -> None:
    digit = name[-1]
    assert heard(f"\x1b{digit}") == [TWINS[name]]
    assert heard(f"\x1b[{ord(digit)};3u") == [name]
    assert why_unheard(name) == ""


def test_the_help_shows_keys_as_they_are_pressed() -> None:
    assert written_keys("slash,escape,ctrl+right_square_bracket,J") == "/ esc ctrl+] J"
    assert written_keys(f"alt+1,{TWINS['alt+1']},z") == "alt+1 z"
