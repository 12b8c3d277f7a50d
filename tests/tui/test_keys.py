"""Every key of every place is pressed in some test, which `pytest.mark.keys` names and checks."""

from pathlib import Path

import pytest

from tests.tui.pressed import marked_keys
from tui.keys.register import bindings

IDS = sorted({binding.id or "" for _, binding in bindings()})

MARKED = marked_keys(Path(__file__).parent)


@pytest.mark.parametrize("name", IDS)
def test_every_key_is_pressed_in_a_test(name: str) -> None:
    assert name in MARKED


def test_no_test_presses_a_key_that_there_is_not() -> None:
    assert set(IDS) >= MARKED
