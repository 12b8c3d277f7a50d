"""Drawings are well-formed, stay in their frame and keep names apart, whatever they show."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.dossiers import Tie
from core.stories import Piece
from desk.export.html_tree import Element, written
from desk.export.svg_network import COMPANIONS, network_svg
from desk.export.svg_scale import later, ticks
from desk.export.svg_text import SIZE, fitted, text_width
from desk.export.svg_timeline import timeline_svg
from desk.export.svg_weeks import weeks_svg
from tests.desk.telling import DAWN, HOSTILE, companions, dossier, piece, row, story

SVG = "{http://www.w3.org/2000/svg}"
NAMES = st.one_of(st.text(max_size=60), st.sampled_from([*HOSTILE, "W" * 80, "界" * 40, "الجزيرة"]))
DAYS = st.dates(date(1000, 1, 1), date(9999, 12, 20))


def read(drawing: Element) -> ElementTree.Element:
    """A drawing as a viewer of SVG reads it; its title and description are said."""
    root = ElementTree.fromstring(written(drawing))
    assert root.tag == f"{SVG}svg"
    assert [child.tag for child in root[:2]] == [f"{SVG}title", f"{SVG}desc"]
    assert root.attrib["aria-labelledby"].split() == [child.attrib["id"] for child in root[:2]]
    assert root.attrib["role"] == "img"
    assert not [name for node in root.iter() for name in node.attrib if name == "style"]
    return root


def all_of(root: ElementTree.Element, tag: str) -> list[ElementTree.Element]:
    return list(root.iter(SVG + tag))


def number(node: ElementTree.Element, name: str) -> float:
    return float(node.attrib[name])


def labels(root: ElementTree.Element) -> list[tuple[float, float, float]]:
    """Where each text begins and ends, and its line."""
    found = []
    for node in all_of(root, "text"):
        for title in node.findall(f"{SVG}title"):
            node.remove(title)
            node.text = (node.text or "") + (title.tail or "")
        width = text_width("".join(node.itertext()), number(node, "font-size"))
        share = {"middle": 0.5, "end": 1.0}.get(node.attrib.get("text-anchor", ""), 0.0)
        start = number(node, "x") - share * width
        found.append((start, start + width, number(node, "y")))
    return found


def assert_apart(root: ElementTree.Element) -> None:
    """No two texts of a line touch, and all are in the frame."""
    frame = number(root, "width")
    found = sorted(labels(root), key=lambda label: (label[2], label[0]))
    for one, other in pairwise(found):
        assert one[2] < other[2] or one[1] <= other[0]
    assert all(start >= -1 and end <= frame + 1 for start, end, _ in found)


@given(st.lists(st.integers(0, 10**6), max_size=400), DAYS, NAMES)
def test_weeks_are_drawn_whatever_they_count(weeks: list[int], first: date, name: str) -> None:
    root = read(weeks_svg(weeks, first, name))
    assert_apart(root)
    for column in all_of(root, "rect"):
        assert number(column, "x") + number(column, "width") <= 720
        assert number(column, "y") + number(column, "height") == pytest.approx(124, abs=0.1)


@pytest.mark.parametrize("weeks", [1, 180, 181, 2600])
def test_every_week_is_counted_in_one_column(weeks: int) -> None:
    root = read(weeks_svg([1] * weeks, date(1970, 1, 5), "Ada"))
    said = [rect[0].text or "" for rect in all_of(root, "rect")]
    assert sum(int(text.split(": ")[1]) for text in said) == weeks
    assert len(said) <= 180


def test_a_column_is_as_high_as_its_count() -> None:
    root = read(weeks_svg([4, 0, 2], date(2020, 5, 4), "Ada"))
    heights = [number(rect, "height") for rect in all_of(root, "rect")]
    assert heights[0] == pytest.approx(2 * heights[1], abs=0.02)
    assert root[1].text == ("6 in 3 weeks from 2020-05-04; most in the week of 2020-05-04: 4.")


def test_nobody_named_is_a_drawing_too() -> None:
    assert read(weeks_svg([], date(2020, 5, 4), "Ada"))[1].text == "No mentions."
    assert read(weeks_svg([0, 0], date(2020, 5, 4), "Ada"))[1].text == "No mentions."


@st.composite
def pieces(draw: st.DrawFn) -> list[Piece]:
    """Pieces in order of their dates."""
    hours = st.one_of(st.integers(0, 30), st.integers(0, 10**7))
    moments = sorted(DAWN + timedelta(hours=h) for h in draw(st.lists(hours, max_size=40)))
    source = st.one_of(NAMES, st.sampled_from("abc"))
    return [
        replace(piece(n, fresh=draw(st.booleans())), article=_article(n, moment, draw(source)))
        for n, moment in enumerate(moments, 1)
    ]


def _article(number: int, moment: datetime, source: str):  # type: ignore[no-untyped-def]
    return row(number, f"Title {number}", dated=moment, source=source)


@given(pieces())
def test_timelines_hold_every_story(given_pieces: list[Piece]) -> None:
    root = read(timeline_svg(story(*given_pieces)))
    assert_apart(root)
    for dot in all_of(root, "circle"):
        assert 190 <= number(dot, "cx") <= 710
        assert number(dot, "cy") + number(dot, "r") < number(root, "height")


def test_dots_that_would_cover_each_other_are_one() -> None:
    near = story(piece(1, "One"), piece(2, "Two", fresh=True), piece(9000, "Late"))
    root = read(timeline_svg(near))
    first, last = all_of(root, "circle")
    assert (first[0].text or "").splitlines() == ["2020-05-04 07:30 One", "2020-05-04 08:30 Two"]
    assert number(first, "r") > number(last, "r")
    assert (first.attrib["class"], last.attrib["class"]) == ("dot fresh", "dot")
    assert [a.attrib["href"] for a in all_of(root, "a")] == ["#a1", "#a9000"]


def test_sources_have_lines_in_the_order_they_came_and_the_smallest_share_one() -> None:
    some = [piece(n, source=f"Source {n % 20}") for n in range(40)]
    more = [piece(40 + n, source="Source 19") for n in range(3)]
    root = read(timeline_svg(story(*some, *more)))
    names = [t[0].text for t in all_of(root, "text") if len(t)]
    assert names[-2:] == ["Source 19", "other sources"]
    assert len(names) == 13


@given(st.lists(NAMES, max_size=30), st.data())
def test_names_of_a_network_never_touch(names: list[str], data: st.DataObject) -> None:
    given_companions = companions(names)
    several = st.sampled_from(given_companions) if names else st.nothing()
    ties = data.draw(st.lists(st.builds(Tie, several, several, st.integers(0, 99)), max_size=20))
    given_dossier = replace(
        dossier(data.draw(NAMES)), companions=given_companions, ties=tuple(ties)
    )
    root = read(network_svg(given_dossier))
    outer = [label for label in labels(root) if label[2] != number(root, "height") / 2 + 5]
    assert len(outer) == min(COMPANIONS, len(names))
    for start, end, line in outer:
        assert 0 <= start <= end <= 721
        for other_start, other_end, other_line in outer:
            if abs(other_line - line) < SIZE and other_start != start:
                assert end < other_start or other_end < start
    assert all(0 < number(dot, "cy") < number(root, "height") for dot in all_of(root, "circle"))


def test_lines_are_broader_for_more_articles_and_ties_join_who_is_drawn() -> None:
    several = companions([f"Name {n}" for n in range(20)])
    ties = (Tie(several[0], several[1], 4), Tie(several[0], several[19], 9))
    root = read(network_svg(replace(dossier(), companions=several, ties=ties)))
    spokes = all_of(root, "line")
    broad = [number(line, "stroke-width") for line in spokes]
    assert (len(spokes), max(broad), len(all_of(root, "path"))) == (COMPANIONS, 7.0, 1)
    assert all_of(root, "path")[0][0].text == "Name 0 and Name 1: 4"


def test_only_the_strongest_ties_are_drawn() -> None:
    several = companions([f"Name {n}" for n in range(10)])
    ties = tuple(Tie(one, two, one.id) for one in several for two in several if one.id < two.id)
    root = read(network_svg(replace(dossier(), companions=several, ties=ties)))
    said = [path[0].text or "" for path in all_of(root, "path")]
    counts = [int(text.split(": ")[1]) for text in said]
    assert counts == sorted((tie.articles for tie in ties), reverse=True)[:20]


def test_the_same_dossier_gives_the_same_drawing() -> None:
    assert written(network_svg(dossier())) == written(network_svg(dossier()))


@given(st.text(max_size=80), st.floats(15, 300))
def test_what_is_fitted_fits(text: str, width: float) -> None:
    assert text_width(fitted(text, width)) <= width
    assert fitted(text, text_width(text)) == text


@given(DAYS, st.integers(0, 400_000), st.integers(2, 12))
def test_marks_of_an_axis_are_few_and_on_it(first: date, days: int, limit: int) -> None:
    last = later(first, days)
    found = ticks(first, last, limit)
    assert all(first <= day <= last for day, _ in found)
    assert [day for day, _ in found] == sorted({day for day, _ in found})
    assert len(found) <= max(limit, days // 36_500) + 1


@pytest.mark.parametrize(
    ("days", "names"),
    [
        (3, ["4 May", "5 May", "6 May", "7 May"]),
        (30, ["4 May", "11 May", "18 May", "25 May", "1 Jun"]),
        (100, ["Jun 2020", "Jul 2020", "Aug 2020"]),
        (2000, ["2021", "2022", "2023", "2024", "2025"]),
    ],
)
def test_marks_are_round_days_months_and_years(days: int, names: Sequence[str]) -> None:
    first = date(2020, 5, 4)
    assert [name for _, name in ticks(first, first + timedelta(days), 7)] == names


def test_the_reader_of_a_page_is_told_of_colours_by_class() -> None:
    root = read(network_svg(replace(dossier(), companions=companions(["a", "b"]))))
    assert {node.attrib["class"] for node in all_of(root, "circle")} == {
        "node organisation",
        "node place",
    }
