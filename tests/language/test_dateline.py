"""A newswire article says where, when and by whom it was written before it begins."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from language.dateline import dateline, read_dateline


@pytest.mark.parametrize(
    ("body", "place", "agency", "day"),
    [
        ("KYIV, March 3 (AP) — Trains ran.", "Kyiv", "AP", "--03-03"),
        ("KYIV (AP) — Trains ran.", "Kyiv", "AP", ""),
        ("KYIV, Ukraine (AP) — Trains ran.", "Kyiv", "AP", ""),
        ("Sept. 23 (UPI) — The group met.", "", "UPI", "--09-23"),
        ("BRUSSELS, March 3, 2023 (Reuters) - Ministers met.", "Brussels", "Reuters", "2023-03-03"),
        ("GENEVA/PARIS, Dec 4 (AFP) – Scientists met.", "Geneva", "AFP", "--12-04"),
        ("GENEVA, July 4 (Meridian Wire) – They met.", "Geneva", "Meridian Wire", "--07-04"),
        ("SEOUL (Lantern) - Talks began.", "Seoul", "Lantern", ""),
        ("NEW DELHI, India (CNN) Trains ran.", "New Delhi", "CNN", ""),
        ("BEIJING, Jan. 2 (Xinhua) -- Trains ran.", "Beijing", "Xinhua", "--01-02"),
        ("Tokyo, March 3 (Kyodo) – Trains ran.", "Tokyo", "Kyodo", "--03-03"),
        ("London (Reuters) - Trains ran.", "London", "Reuters", ""),
        ("LAUSANNE, Switzerland, April 2 — They met.", "Lausanne", "", "--04-02"),
        ("MANILA, Philippines — Trains ran.", "Manila", "", ""),
        ("WASHINGTON — Trains ran.", "Washington", "", ""),
        ("OSLO - Trains ran.", "Oslo", "", ""),
        ("RIO DE JANEIRO, 3 May 2021 (AFP) — They met.", "Rio de Janeiro", "AFP", "2021-05-03"),
        ("PORT-AU-PRINCE, Haiti (AP) — They met.", "Port-au-Prince", "AP", ""),
        ("ST. ALDER'S, Ont. (AP) — They met.", "St. Alder's", "AP", ""),
        ("(Reuters) - Trains ran.", "", "Reuters", ""),
        ("NEW YORK, March 3, 2022 /PRNewswire/ -- A firm.", "New York", "PRNewswire", "2022-03-03"),
        ("OSLO and ROME, May 4 (AP) — Two places.", "Oslo", "AP", "--05-04"),
        ("YANGON, July 25 (Reuters): Trains ran.", "Yangon", "Reuters", "--07-25"),
        ("The Hague, Netherlands (AP) — They met.", "The Hague", "AP", ""),
        ("OSLO, Feb. 30 (AP) — No such day.", "Oslo", "AP", ""),
    ],
)
def test_a_dateline_is_read_in_its_parts(body: str, place: str, agency: str, day: str) -> None:
    found = read_dateline(body)
    assert found is not None
    assert (found.place, found.agency, found.day) == (place, agency, day)
    assert found.start == 0
    assert body[: found.end].rstrip(" —–-:") == found.text
    assert body[slice(*found.agency_span)] == agency
    assert body[slice(*found.place_span)].casefold() == place.casefold()


@pytest.mark.parametrize(
    "body",
    [
        "",
        "Paris — the city of light — sleeps.",
        "IT is so — said nobody",
        "The KYIV (AP) — report",
        "BREAKING — Trains ran.",
        "TODAY VALDANIA – Trains ran.",
        "WATCH LIVE — Ministers meet.",
        "NATO — the alliance of 32 countries — met.",
        "NATO (North Atlantic Treaty Organization) — met.",
        "Barcelona (Spain) - a guide",
        "(Video) - Trains ran.",
        "On March 3 — a Friday — trains ran.",
        "In May (Tuesday) - trains ran.",
        "A-B-C - easy",
        "KYIV said on Monday that trains ran (AP) — again.",
    ],
)
def test_prose_has_no_dateline(body: str) -> None:
    assert read_dateline(body) is None
    assert dateline(body) == ""


@pytest.mark.parametrize(
    "before",
    ["By Ada Merrow\n", "By ADA MERROW, Associated Press\n\n", "By Lin Sato\nBy Tomas Vell\n"],
)
def test_bylines_may_stand_before_a_dateline(before: str) -> None:
    body = before + "LONDON (Reuters) - Trains ran."
    found = read_dateline(body)
    assert found is not None
    assert body[found.start : found.end] == "LONDON (Reuters) -"
    assert body[slice(*found.place_span)] == "LONDON"
    assert body[slice(*found.agency_span)] == "Reuters"


def test_the_text_of_a_dateline_has_no_dash() -> None:
    assert dateline("KYIV, March 3 (AP) — Trains ran.") == "KYIV, March 3 (AP)"


@given(st.text(alphabet="KYIV kyiv,./()—-0123456789 March\n", max_size=300))
def test_the_spans_of_a_dateline_lie_within_it(body: str) -> None:
    found = read_dateline(body)
    if found:
        assert 0 <= found.start < found.end <= len(body)
        for start, end in (found.place_span, found.agency_span):
            assert (start, end) == (0, 0) or found.start <= start < end <= found.end
