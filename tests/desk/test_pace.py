"""Reports are let through no more often than the pace allows."""

from collections.abc import Iterable

import pytest

from desk.pace import Pace


def at(times: Iterable[float]) -> Pace:
    """A pace of a second that reads these times, after 0 at its start."""
    clock = iter([0.0, *times])
    return Pace(1.0, lambda: next(clock))


@pytest.mark.parametrize(
    ("times", "due"),
    [
        ([], []),
        ([0.0], [True]),
        ([0.1, 0.2, 0.9], [True, False, False]),
        ([0.0, 1.0, 2.0], [True, True, True]),
        ([0.5, 1.4, 1.6, 2.5, 9.0, 9.5], [True, False, True, False, True, False]),
    ],
)
def test_the_first_report_is_due_and_then_one_a_second(times: list[float], due: list[bool]) -> None:
    pace = at(times)
    assert [pace.is_due() for _ in times] == due
