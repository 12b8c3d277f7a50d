"""The sets of signs: one cell each, and ASCII where ASCII is said."""

from dataclasses import fields

import pytest
from rich.cells import cell_len

from core.types import Kind
from tui.looks.symbols import ASCII, PLAIN, UNICODE, Symbols

LONGER = ("separator", "plain")


def signs(symbols: Symbols) -> list[str]:
    """Every sign of a set, those of a level or a depth one by one."""
    values = [getattr(symbols, f.name) for f in fields(Symbols) if f.name not in LONGER]
    return [sign for value in values for sign in (value if len(value) > 1 else [value])]


@pytest.mark.parametrize("symbols", [UNICODE, ASCII])
def test_a_sign_is_one_cell_wide(symbols):
    assert {sign: cell_len(sign) for sign in signs(symbols)} == dict.fromkeys(signs(symbols), 1)


@pytest.mark.parametrize("symbols", [ASCII, PLAIN])
def test_ascii_and_plain_draw_nothing_but_ascii(symbols):
    assert "".join([*signs(symbols), symbols.separator]).isascii()


@pytest.mark.parametrize("symbols", [UNICODE, ASCII, PLAIN])
def test_each_kind_of_actor_has_a_sign_of_its_own(symbols):
    assert len({symbols.kind(kind) for kind in Kind}) == len(Kind)


@pytest.mark.parametrize("symbols", [UNICODE, ASCII, PLAIN])
def test_a_sparkline_has_eight_levels(symbols):
    assert len(set(symbols.spark)) == 8


def test_plain_says_what_an_entry_is_in_words():
    words = [PLAIN.unread, PLAIN.star, PLAIN.new, PLAIN.followed, PLAIN.kind(Kind.PERSON)]
    assert words == ["unread", "starred", "new", "followed", "person"]
