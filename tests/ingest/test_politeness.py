"""A feed is asked when it is due, and no server can make it wait for ever."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.drafts import FeedRow, FeedSpec, FetchState
from ingest.politeness import LONGEST, due_at, fresh_for, pause, wait_asked

NOW = datetime(2024, 5, 6, 12, 0, tzinfo=UTC)
HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
SPEC = FeedSpec("https://example.org/feed")
ROW = FeedRow(1, SPEC.location, "Feed", (), "", FetchState(), 0, "", hidden=False)


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({}, timedelta(0)),
        ({"cache-control": "max-age=3600"}, HOUR),
        ({"cache-control": 'public, MAX-AGE="60", must-revalidate'}, MINUTE),
        ({"cache-control": "max-age=3600", "age": "3000"}, timedelta(seconds=600)),
        ({"cache-control": "max-age=60", "age": "3000"}, timedelta(0)),
        ({"cache-control": "s-maxage=3600"}, timedelta(0)),
        ({"cache-control": "no-cache, max-age=3600"}, timedelta(0)),
        ({"cache-control": "no-store"}, timedelta(0)),
        ({"cache-control": "max-age=-5"}, timedelta(0)),
        ({"cache-control": "max-age=soon"}, timedelta(0)),
        ({"cache-control": "max-age=" + "9" * 6_000}, LONGEST),
        ({"cache-control": "max-age=0", "expires": "Mon, 06 May 2024 13:00:00 GMT"}, timedelta(0)),
        ({"expires": "Mon, 06 May 2024 13:00:00 GMT"}, HOUR),
        (
            {
                "expires": "Sun, 05 May 2024 13:00:00 GMT",
                "date": "Sun, 05 May 2024 12:59:00 GMT",
            },
            MINUTE,
        ),
        ({"expires": "Thu, 01 Jan 1970 00:00:00 GMT"}, timedelta(0)),
        ({"expires": "0"}, timedelta(0)),
        ({"expires": "-1"}, timedelta(0)),
        ({"expires": "Fri, 06 May 2094 13:00:00 GMT"}, LONGEST),
    ],
)
def test_an_answer_is_fresh_for_as_long_as_it_says(
    headers: dict[str, str], expected: timedelta
) -> None:
    assert fresh_for(headers, NOW) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("", timedelta(0)),
        ("60", MINUTE),
        ("315360000", LONGEST),
        ("9" * 6_000, LONGEST),
        ("-60", timedelta(0)),
        ("Mon, 06 May 2024 12:01:00 GMT", MINUTE),
        ("Mon, 06 May 2024 11:00:00 GMT", timedelta(0)),
        ("Thu, 06 May 2094 11:00:00 GMT", LONGEST),
        ("\x1b[2Jlater", timedelta(0)),
    ],
)
def test_a_server_can_ask_for_a_day_at_most(value: str, expected: timedelta) -> None:
    assert wait_asked(429, {"retry-after": value}, NOW) == expected
    assert wait_asked(503, {"retry-after": value}, NOW) == expected


def test_what_is_gone_is_asked_once_a_day_and_other_failures_as_newscast_likes() -> None:
    assert wait_asked(410, {}, NOW) == LONGEST
    assert wait_asked(500, {"retry-after": "60"}, NOW) == timedelta(0)


@given(st.text(), st.text(), st.text())
def test_whatever_the_headers_say_is_a_time_within_a_day(first: str, second: str, key: str) -> None:
    headers = {"cache-control": f"max-age={first}", "age": second, "expires": second, "date": key}
    assert timedelta(0) <= fresh_for(headers, NOW) <= LONGEST
    assert timedelta(0) <= fresh_for(headers | {"cache-control": key}, NOW) <= LONGEST
    assert timedelta(0) <= wait_asked(429, {"retry-after": first}, NOW) <= LONGEST


def test_the_pause_doubles_with_each_failure_up_to_a_day() -> None:
    minutes = [pause(failures) / MINUTE for failures in range(1, 12)]
    assert minutes == [5, 10, 20, 40, 80, 160, 320, 640, 1280, 1440, 1440]
    assert pause(10_000) == LONGEST


def test_the_pause_is_as_long_as_the_server_asks_where_that_is_longer() -> None:
    assert pause(1, HOUR) == HOUR
    assert pause(1, MINUTE) == 5 * MINUTE


def test_a_feed_is_due_at_once_unless_something_says_otherwise() -> None:
    assert due_at(ROW, SPEC, NOW) is None
    assert due_at(replace(ROW, fetched_at=NOW), SPEC, NOW) is None
    assert due_at(replace(ROW, next_fetch=NOW), SPEC, NOW) is None
    assert due_at(replace(ROW, next_fetch=NOW + HOUR), SPEC, NOW) == NOW + HOUR


@pytest.mark.parametrize(
    ("next_fetch", "expected"),
    [(None, NOW + HOUR), (NOW + MINUTE, NOW + HOUR), (NOW + 2 * HOUR, NOW + 2 * HOUR)],
)
def test_the_later_of_what_the_reader_and_the_server_say_counts(
    next_fetch: datetime | None, expected: datetime
) -> None:
    spec = replace(SPEC, refresh=2 * HOUR)
    row = replace(ROW, fetched_at=NOW - HOUR, next_fetch=next_fetch)
    assert due_at(row, spec, NOW) == expected
    assert due_at(row, spec, NOW + 2 * HOUR) is None


def test_a_failed_feed_does_not_wait_as_long_as_a_good_one() -> None:
    row = replace(ROW, failures=1, fetched_at=NOW, next_fetch=NOW + 5 * MINUTE)
    assert due_at(row, replace(SPEC, refresh=12 * HOUR), NOW) == NOW + 5 * MINUTE


def test_a_clock_that_was_set_back_holds_nothing_up() -> None:
    row = replace(ROW, fetched_at=NOW, next_fetch=NOW + HOUR)
    assert due_at(row, replace(SPEC, refresh=HOUR), NOW - timedelta(days=365)) is None
