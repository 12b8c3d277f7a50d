"""The status line says what it can in the room that there is, and the most important first."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.types import Counts
from tests.tui.samples import HOSTILE, Host, named
from tui.looks.symbols import ASCII, PLAIN, UNICODE
from tui.status import Status, StatusLine, status_line

COUNTS = Counts(100_000, 1_234, 0)
BUSY = Status(
    COUNTS,
    "56 found: actor:Byron",
    "Ada Byron 2 of 5",
    0.42,
    "refreshing 12/40 · 2 failed · analysing 61 %",
    0.3,
)


def test_with_room_for_all_everything_stands_in_its_place() -> None:
    line = status_line(BUSY, 138).plain
    assert len(line) == 138
    assert line.startswith("1,234 unread of 100,000 · 56 found: actor:Byron  ")
    assert "  Ada Byron 2 of 5 · 42 %  " in line
    assert line.endswith("  ██░░░░░░ refreshing 12/40 · 2 failed · analysing 61 %")


@pytest.mark.parametrize(
    ("width", "words"),
    [
        (130, ("unread of 100,000", "Ada Byron 2 of 5 · 42 %", "analysing 61 %")),
        (80, ("1,234 unread · 56 found: actor:Byron", "2 of 5 · 42 %", "refreshing 12/40")),
        (60, ("56 found: actor:…", "2 of 5 · 42 %", "refreshing 12/40")),
        (40, ("56 found: ", "Ada Byron 2 of 5 · 42 %")),
        (24, ("Ada Byron 2 of 5 · 42 %",)),
        (10, ("Ada Byron…",)),
    ],
)
def test_where_it_gets_narrow_the_readers_place_stays_the_longest(
    width: int, words: tuple[str, ...]
) -> None:
    line = status_line(BUSY, width).plain
    assert [word for word in words if word not in line] == []


@pytest.mark.parametrize(
    ("status", "line"),
    [
        (Status(), "opening the store …                     "),
        (Status(COUNTS), "1,234 unread of 100,000                 "),
        (Status(COUNTS, position=1.0), "1,234 unread of 100,000  100 %          "),
        (Status(COUNTS, position=0.999), "1,234 unread of 100,000  99 %           "),
        (Status(COUNTS, activity="refreshing …"), "1,234 unread of 100,000     refreshing …"),
        (
            Status(COUNTS, activity="refreshing 12/40 · 2 failed", fraction=0.5),
            "1,234 unread            refreshing 12/40",
        ),
        (
            Status(COUNTS, position=0.42, activity="refreshing 12/40", fraction=0.5),
            "1,234 unread      42 %  refreshing 12/40",
        ),
        (
            Status(COUNTS, "no field is called 'actr'; did you mean 'actor'?"),
            "no field is called 'actr'; did you mean…",
        ),
    ],
)
def test_forty_columns_hold_what_matters(status: Status, line: str) -> None:
    assert status_line(status, 40).plain == line


@pytest.mark.parametrize(
    ("fraction", "bar"),
    [(0.0, "░░░░░░░░"), (0.124, "░░░░░░░░"), (0.5, "████░░░░"), (0.99, "███████░"), (1.0, "█" * 8)],
)
def test_the_bar_is_full_only_at_the_end(fraction: float, bar: str) -> None:
    assert status_line(replace(BUSY, fraction=fraction), 200).plain.count(bar) == 1


def test_other_signs_are_taken_where_the_terminal_has_few() -> None:
    assert status_line(replace(BUSY, counts=None), 200, ASCII).plain.isascii()
    assert status_line(BUSY, 200, ASCII).plain.endswith(
        "##------ refreshing 12/40 | 2 failed | analysing 61 %"
    )
    assert "#" not in status_line(BUSY, 200, PLAIN).plain
    assert "refreshing 12/40, 2 failed, analysing 61 %" in status_line(BUSY, 200, PLAIN).plain


TEXTS = st.text(alphabet="ab 日é[/]·…", max_size=60)


@given(
    st.builds(
        Status,
        st.none() | st.just(COUNTS),
        TEXTS,
        TEXTS,
        st.none() | st.floats(0, 1),
        TEXTS,
        st.none() | st.floats(0, 1),
    ),
    st.integers(0, 200),
    st.sampled_from([UNICODE, ASCII, PLAIN]),
)
def test_it_is_never_wider_than_the_line(status: Status, width: int, symbols: object) -> None:
    assert status_line(status, width, symbols).cell_length <= width


@pytest.mark.parametrize("text", HOSTILE, ids=named)
async def test_the_widget_shows_hostile_text_as_it_is(text: str) -> None:
    line = StatusLine()
    app = Host(line)
    async with app.run_test(size=(100, 4)) as pilot:
        line.counts, line.mention, line.position = COUNTS, text, 0.5
        line.activity = line.filter_text = text
        await pilot.pause()
        assert text[:20] in line.render().plain
        await pilot.click(StatusLine)
        assert not app.boomed
