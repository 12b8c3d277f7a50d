"""Finding a text in an article: what counts as the same, the marks, the line in which one types."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from textual.pilot import Pilot
from textual.widgets import Input, Static

from core.types import Field
from tests.tui.samples import HOSTILE, Host, article, mentions_of, named, now, shown
from tests.tui.viewing import LONG, PARAGRAPHS, hosted
from tui.widgets.article_find import Finder, folded
from tui.widgets.article_pane import ArticlePane
from tui.widgets.article_view import ArticleView
from tui.widgets.find_line import FindLine
from tui.widgets.places import Insert, Places


def found(text: str, wanted: str) -> list[str]:
    return [text[start:end] for start, end in Finder(text).matches(wanted)]


# --- what is found ---


@pytest.mark.parametrize(
    ("text", "wanted", "hits"),
    [
        ("Port port PORT", "port", ["Port", "port", "PORT"]),
        ("Port port PORT", "Port", ["Port"]),
        ("Élysée elysee", "elysee", ["Élysée", "elysee"]),
        ("E\u0301lyse\u0301e!", "elysee", ["E\u0301lyse\u0301e"]),
        ("café cafe\u0301 cafe", "cafe", ["café", "cafe\u0301", "cafe"]),
        ("Café Cafe\u0301 Cafe", "Café", ["Café"]),
        ("naïve", "naïve", ["naïve"]),
        ("Straße", "strasse", ["Straße"]),
        ("Straße und Strasse", "ss", ["ß", "ss"]),
        ("Maß", "s", ["ß"]),
        ("İstanbul ıstanbul", "istanbul", ["İstanbul"]),
        ("after İİ port", "port", ["port"]),
        ("after ßß\u0301 port", "port", ["port"]),
        ("ΟΔΟΣ οδός", "οδος", ["ΟΔΟΣ", "οδός"]),
        ("서울시", "서울", ["서울"]),
        ("Lisbon’s “port” – a\xa0talk", 'lisbon\'s "port" - a talk', None),
        ("one\ntwo\tthree", "one two three", None),
        ("a.b [x] (y)", ".b [x] (", [".b [x] ("]),
        ("aaaa", "aa", ["aa", "aa"]),
        ("port", "ports", []),
        ("port", "", []),
        ("a b", " ", []),
        ("e\u0301", "\u0301", []),
        ("", "port", []),
    ],
)
def test_small_letters_find_all_alike_and_capitals_what_is_typed(text, wanted, hits):
    assert found(text, wanted) == ([text] if hits is None else hits)


@pytest.mark.parametrize("text", HOSTILE, ids=named)
def test_hostile_text_finds_itself(text):
    assert found(f"({text})", text)[:1] == [text]


LETTERS = "ab AB\n’'ßİıéÉe\u0301\u0327ﬁΣς각\u200d界"
TEXTS = st.text(LETTERS, max_size=30) | st.text(max_size=30)


@given(TEXTS, st.integers(0, 30), st.integers(1, 5))
@example("Sßs", 1, 1)
def test_a_piece_of_a_text_is_found_in_it_and_every_hit_holds_it(text, start, size):
    wanted = text[start : start + size]
    hits = Finder(text).matches(wanted)
    edges = [edge for hit in hits for edge in hit]
    assert edges == sorted(edges)
    assert all(0 <= a < b <= len(text) for a, b in hits)
    assert all(Finder(text[a:b]).matches(wanted) for a, b in hits)
    assert bool(hits) is bool(wanted.strip() and (folded(wanted) or _has_capital(wanted)))


def _has_capital(text: str) -> bool:
    return any(letter.isupper() for letter in text)


BODY = "Port port Maßport, each port"


@given(
    st.lists(
        st.builds(Insert, st.integers(0, len(BODY)), st.sampled_from(["[1]", "port", "ß"])),
        max_size=4,
    ).map(sorted),
    st.sampled_from(["port", "Port", "ss", "sport", "t, each"]),
)
def test_what_is_not_of_the_article_is_not_searched(inserts, wanted):
    places, page, done = Places(0, inserts), "", 0
    for insert in inserts:
        page, done = page + BODY[done : insert.at] + insert.text, insert.at
    page += BODY[done:]
    assert Finder(page, places.inserts).matches(wanted) == [
        (places.start(Field.BODY, start), places.end(Field.BODY, end))
        for start, end in Finder(BODY).matches(wanted)
    ]


# --- marks in the page ---


def marked(widget: ArticleView) -> tuple[list[str], list[str]]:
    """The hits in view that are underlined, and the current one."""
    segments = [s for y in range(widget.size.height) for s in widget.render_line(y)]
    plain = widget.render_line(widget.size.height - 1)._segments[0].style.bgcolor
    hits = [s.text for s in segments if s.style.underline and s.style.bgcolor != plain]
    return hits, [s.text for s in segments if s.style.reverse]


async def test_all_hits_are_marked_and_the_current_one_is_reversed():
    app, widget = hosted()
    async with app.run_test() as pilot:
        widget.show(article("The port, a Port and the PORT.", title="Ports"))
        assert widget.find("port") == 4
        await pilot.pause()
        assert marked(widget) == (["port", "Port", "PORT"], ["Port"])
        widget.find_step(1)
        assert marked(widget) == (["Port", "Port", "PORT"], ["port"])
        widget.stop_finding()
        assert marked(widget) == ([], [])


async def test_a_hit_over_two_rows_and_a_mention_is_marked_in_all_its_parts():
    body = "x " * 15 + "Ada Lovelace wrote"
    app, widget = hosted()
    async with app.run_test(size=(38, 12)) as pilot:
        widget.show(article(body, mentions_of(body, "Lovelace")))
        widget.find("ada lovelace wr")
        await pilot.pause()
        assert marked(widget)[1] == ["Ada", "Lovelace", " wr"]


async def test_steps_go_round_and_bring_the_hit_into_view():
    app, widget = hosted()
    async with app.run_test(size=(80, 24)) as pilot:
        widget.show(article(LONG))
        assert widget.find("paragraph") == 60
        positions = []
        for _ in range(61):
            await pilot.pause()
            number, count = widget.find_position
            positions.append(number)
            assert marked(widget)[1] == ["Paragraph"]
            assert any(f"Paragraph {number - 1} begins" in row for row in shown(widget))
            widget.find_step(1)
        assert (positions, count) == ([*range(1, 61), 1], 60)
        widget.find_step(-1)
        widget.find_step(-1)
        assert widget.find_position == (60, 60)


async def test_finding_begins_at_what_is_in_view_and_stays_while_one_types_on():
    app, widget = hosted()
    async with app.run_test(size=(80, 24)) as pilot:
        widget.show(article(LONG))
        widget.go_to_offset(LONG.index("Paragraph 30"))
        await pilot.pause()
        widget.find("p")
        widget.find("paragraph")
        assert widget.find_position == (31, 60)
        widget.find("paragraph 4")
        assert widget.find_position == (2, 11)
        widget.find("paragraph 45")
        assert widget.find_position == (1, 1)


async def test_what_is_not_there_moves_nothing():
    app, widget = hosted()
    async with app.run_test(size=(80, 24)) as pilot:
        widget.show(article(LONG))
        widget.go_by(50)
        await pilot.pause()
        was = shown(widget)
        assert widget.find("no such words") == 0
        widget.find_step(1)
        await pilot.pause()
        assert (widget.find_position, shown(widget)) == ((0, 0), was)


async def test_finding_survives_a_renewal_and_a_resize_but_not_another_article():
    app, widget = hosted()
    async with app.run_test(size=(80, 24)) as pilot:
        widget.show(article(LONG, analysed=False))
        widget.find("paragraph")
        widget.find_step(1)
        widget.show(article(LONG))
        await pilot.resize_terminal(60, 20)
        await pilot.pause()
        assert widget.find_position == (2, 60)
        assert marked(widget)[1] == ["Paragraph"]
        widget.show(article(LONG, number=2))
        assert widget.find_position is None
        assert marked(widget) == ([], [])


async def test_finding_goes_on_in_what_is_folded_once_it_is_shown():
    body = f"{PARAGRAPHS[0]}\n\nParagraph of something else"
    app, widget = hosted()
    async with app.run_test():
        widget.show(article(body, body_end=len(PARAGRAPHS[0])))
        assert widget.find("paragraph") == 1
        widget.toggle_fold()
        assert widget.find_position == (1, 2)
        widget.find_step(1)
        widget.toggle_fold()
        assert widget.find_position == (1, 1)


async def test_nothing_is_found_where_nothing_is_open():
    app, widget = hosted()
    async with app.run_test():
        assert widget.find("port") == 0
        widget.find_step(1)
        assert widget.find_position == (0, 0)


# --- the line ---


def paned() -> tuple[Host, ArticlePane]:
    pane = ArticlePane(now, 72)
    return Host(pane), pane


async def open_line(pilot: Pilot[None], pane: ArticlePane) -> FindLine:
    pane.view.focus()
    await pilot.pause()
    pane.open_find()
    await pilot.pause()
    await pilot.pause()
    return pane.query_one(FindLine)


def count_of(line: FindLine) -> str:
    return str(line.query(Static).last().content)


async def test_the_line_counts_while_one_types_and_goes_from_hit_to_hit():
    app, pane = paned()
    async with app.run_test() as pilot:
        pane.view.show(article(LONG))
        line = await open_line(pilot, pane)
        assert count_of(line) == ""
        await pilot.press(*"begin")
        assert count_of(line) == "1 of 60"
        for key, said in (("enter", "2"), ("down", "3"), ("up", "2"), ("up", "1"), ("up", "60")):
            await pilot.press(key)
            assert count_of(line) == f"{said} of 60"
        await pilot.press("x")
        assert count_of(line) == "not found"
        await pilot.press(*["backspace"] * 6)
        assert count_of(line) == ""


async def test_escape_closes_the_line_and_gives_the_keys_back():
    app, pane = paned()
    async with app.run_test() as pilot:
        pane.view.show(article(LONG))
        line = await open_line(pilot, pane)
        await pilot.press(*"paragraph 40", "escape")
        assert (line.is_open, line.display, pane.view.has_focus) == (False, False, True)
        assert pane.view.find_position is None
        assert any("Paragraph 40" in row for row in shown(pane.view))


async def test_the_line_remembers_its_text_and_the_next_typing_replaces_it():
    app, pane = paned()
    async with app.run_test() as pilot:
        pane.view.show(article(LONG))
        line = await open_line(pilot, pane)
        await pilot.press(*"begin", "escape")
        await open_line(pilot, pane)
        assert (line.query_one(Input).value, count_of(line)) == ("begin", "1 of 60")
        await pilot.press(*"ends")
        assert (line.query_one(Input).value, count_of(line)) == ("ends", "1 of 60")


async def test_keys_of_the_article_are_letters_in_the_line():
    app, pane = paned()
    async with app.run_test() as pilot:
        pane.view.show(article(LONG))
        line = await open_line(pilot, pane)
        await pilot.press("j", "space", "1")
        assert line.query_one(Input).value == "j 1"
        assert pane.view.scroll_offset.y == 0


async def test_finding_goes_on_in_the_next_article_where_the_line_has_the_keys():
    app, pane = paned()
    async with app.run_test() as pilot:
        pane.view.show(article(LONG))
        line = await open_line(pilot, pane)
        await pilot.press(*"begin")
        pane.view.show(article("It begins. It will begin.", number=2))
        await pilot.pause()
        assert (line.is_open, count_of(line)) == (True, "")
        await pilot.press("enter")
        assert count_of(line) == "1 of 2"


@pytest.mark.parametrize("how", ["escape", "another article"])
async def test_the_line_closes_with_the_finding_where_the_article_has_the_keys(how):
    app, pane = paned()
    async with app.run_test() as pilot:
        pane.view.show(article(LONG))
        line = await open_line(pilot, pane)
        await pilot.press(*"begin")
        pane.view.focus()
        await pilot.pause()
        assert line.is_open
        if how == "escape":
            await pilot.press("escape")
        else:
            pane.view.show(article("Other.", number=2))
            await pilot.pause()
        assert (line.is_open, pane.view.has_focus) == (False, True)


async def test_hostile_text_in_the_line_is_only_text():
    app, pane = paned()
    async with app.run_test() as pilot:
        pane.view.show(article("[@click=app.boom]x[/]"))
        line = await open_line(pilot, pane)
        line.query_one(Input).value = "[@click=app.boom]x[/]"
        await pilot.pause()
        assert count_of(line) == "1 of 1"
