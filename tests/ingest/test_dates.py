"""Dates of feeds, pages and file names become moments in UTC, or nothing."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.dates import date_in_name, from_timestamp, parse_date


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2024-05-06T10:00:00Z", "2024-05-06T10:00"),
        ("2024-05-06T10:00:00.123+05:30", "2024-05-06T04:30"),
        ("2024-05-06 10:00:00 +0200", "2024-05-06T08:00"),
        ("20240506T100000Z", "2024-05-06T10:00"),
        ("2024/05/06 10:00", "2024-05-06T10:00"),
        ("2024-05-06", "2024-05-06T00:00"),
        ("2024-05", "2024-05-01T00:00"),
        ("2016-12-31T23:59:60Z", "2016-12-31T23:59"),
        ("Mon, 06 May 2024 10:00:00 GMT", "2024-05-06T10:00"),
        ("Mon, 06 May 2024 10:00:00 PDT", "2024-05-06T17:00"),
        ("6 May 2024 10:00", "2024-05-06T10:00"),
        ("Mon May  6 10:00:00 2024", "2024-05-06T10:00"),
        ("Lun, 06 mai 2024 10:00:00 +0200", "2024-05-06T08:00"),
        ("Mo, 6. März 2024", "2024-03-06T00:00"),
        ("6 de maio de 2024", "2024-05-06T00:00"),
        ("May 6th, 2024 10:30 PM", "2024-05-06T22:30"),
        ("Sept. 23, 2013", "2013-09-23T00:00"),
        ("2024年5月6日", "2024-05-06T00:00"),
        ("1714989600", "2024-05-06T10:00"),
        ("1714989600000", "2024-05-06T10:00"),
        ("1714989600.5", "2024-05-06T10:00"),
        ("2024-5-6T9:3:2Z", "2024-05-06T09:03"),
        ("2024-05-06T24:00:00Z", "2024-05-07T00:00"),
        ("2024-05-06+02:00", "2024-05-06T00:00"),
        ("2024-05-06 10:00 EST", "2024-05-06T15:00"),
        ("20240506100000", "2024-05-06T10:00"),
        ("2024.05.06 10:00", "2024-05-06T10:00"),
        ("06.05.2024 10:00", "2024-05-06T10:00"),
        ("25/05/2024 10:00", "2024-05-25T10:00"),
        ("6/25/2024", "2024-06-25T00:00"),
        ("Monday, 6 May 2024 10:00:00", "2024-05-06T10:00"),
        ("Mon,06May2024 10:00:00 GMT", "2024-05-06T10:00"),
        ("Mon, 06-May-24 10:00:00 GMT", "2024-05-06T10:00"),
        ("Sun, 6 Nov 94 10:00:00 GMT", "1994-11-06T10:00"),
        ("Mon, 06 May 2024 10:00:00 +02:00", "2024-05-06T08:00"),
        ("Mon, 06 May 2024 10:00:00 -500", "2024-05-06T15:00"),
        ("Mon, 06 May 2024 10:00:00 CEST", "2024-05-06T08:00"),
        ("Mon, 06 May 2024 10:00:00 +9999", "2024-05-06T10:00"),
        ("Mon May 06 2024 10:00:00 GMT+0200 (CEST)", "2024-05-06T08:00"),
        ("Mon May 06 10:00:00 EDT 2024", "2024-05-06T14:00"),
        ("10:00 6 May 2024", "2024-05-06T10:00"),
        ("May 6, 2024 at 10:00am EDT", "2024-05-06T14:00"),
        ("mar. 07 mai 2024 à 10h30", "2024-05-07T10:30"),
        ("Mar, 07 May 2024 10:00", "2024-05-07T10:00"),
        ("Seg, 24 Set 2018 19:42:40 -0300", "2018-09-24T22:42"),
        ("Пн, 06 Май 2024 10:00:00 +0300", "2024-05-06T07:00"),
        ("Δευ, 06 Μάι 2024 10:00:00 EEST", "2024-05-06T07:00"),
        ("6. toukokuuta 2024", "2024-05-06T00:00"),
        ("5. července 2024", "2024-07-05T00:00"),
        ("2024-május-06T10:00+01:00", "2024-05-06T09:00"),
        ("6 مايو 2024", "2024-05-06T00:00"),
        ("2024年05月06日 10时30分", "2024-05-06T10:30"),
        ("2024년 5월 6일 오후 3:05", "2024-05-06T15:05"),
        pytest.param("6 May 2024 10:00 " + "or so " * 2000, "2024-05-06T10:00", id="long"),
    ],
)
def test_a_date_is_read_in_its_many_forms(text: str, moment: str) -> None:
    expected = datetime.fromisoformat(moment).replace(tzinfo=UTC)
    found = parse_date(text)
    assert found is not None
    assert found.replace(second=0, microsecond=0) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "now",
        "NaN",
        "2024",
        "2024-127",
        "2024-02-30",
        "Mon, 30 Feb 2024 10:00:00 GMT",
        "Mon, 06 May 2024 25:61:61 GMT",
        "Mon, 01 Jan 0000 00:00:00 GMT",
        "0001-01-01T00:00:00+14:00",
        "Fri, 31 Dec 9999 23:59:59 -1200",
        "Sat, 01 Jan 10000 00:00:00 GMT",
        "Mon, 06 May 2124 10:00:00 GMT",
        "06/05/2024",
        "6 May",
        "May 2024",
        "12:30",
        "2024-W19-1",
        "Mon, 6 Jun 124 10:00:00 GMT",
        "99999999999999999999",
    ],
)
def test_what_names_no_moment_between_1900_and_2100_is_none(text: str) -> None:
    assert parse_date(text) is None


@given(
    st.from_regex(
        r"\A20[0-3]\d-[01]\d-[0-3]\dT[0-2]\d:[0-6]\d:[0-6]\d(Z|[+-][0-2]\d:[0-6]\d)?\Z",
        alphabet=st.characters(codec="ascii"),
    )
)
def test_the_commonest_form_means_what_it_means_with_a_space(text: str) -> None:
    assert parse_date(text) == parse_date(text.replace("T", " "))


@given(st.text() | st.from_regex(r"\A[\d :,.+T-]{1,30}\Z"))
def test_no_text_makes_it_raise(text: str) -> None:
    moment = parse_date(text)
    assert moment is None or moment.tzinfo is UTC


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("2024-05-06-floods.md", datetime(2024, 5, 6, tzinfo=UTC)),
        ("agency_20240506.txt", datetime(2024, 5, 6, tzinfo=UTC)),
        ("99999999-2024.05.06.txt", datetime(2024, 5, 6, tzinfo=UTC)),
        ("12345678.txt", None),
        ("floods.md", None),
    ],
)
def test_a_file_name_may_hold_a_day(name: str, day: datetime | None) -> None:
    assert date_in_name(name) == day


@pytest.mark.parametrize("seconds", [1e300, -1e300, float("nan"), 2**62, -(2**62)])
def test_a_time_out_of_range_is_none(seconds: float) -> None:
    assert from_timestamp(seconds) is None
