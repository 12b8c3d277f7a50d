"""Two articles side by side: what both have, whom only one names, and the way on."""

from dataclasses import replace
from threading import Event

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from core.comparisons import Comparison
from core.errors import NewscastError, NotFoundError
from core.relations import Relation
from core.types import CastEntry, Kind
from tests.tui.comparing import FOG, LEFT, RIGHT, Shelf, Stage, compared, told
from tests.tui.conftest import until
from tests.tui.contrast import component_figures, figures
from tests.tui.reading import notices
from tests.tui.samples import HOSTILE, named, shown, squeezed
from tests.tui.test_hostile_screens import OBEYED, drawn
from tui.compare.compare_view import CompareView
from tui.compare.evidence import evidence
from tui.compare.names_strip import NamesStrip
from tui.compare.screen import CompareScreen
from tui.looks.legible import CURSOR_MINIMUM, MINIMUM
from tui.looks.symbols import ASCII, PLAIN, UNICODE
from tui.looks.themes import THEMES
from tui.walks import ActorPlace, ArticlePlace, Step

OWN = [theme.name for theme in THEMES if not theme.ansi]


def stage(found: Comparison | NewscastError | None = None, **how: object) -> Stage:
    answer = found or compared()
    left, right = (
        (answer.left.row.id, answer.right.row.id) if isinstance(answer, Comparison) else (1, 2)
    )
    return Stage(lambda given: CompareScreen(given, left, right), Shelf(answer), **how)  # type: ignore[arg-type]


def views(pilot: Pilot[None]) -> list[CompareView]:
    return list(pilot.app.screen.query(CompareView))


def strips(pilot: Pilot[None]) -> list[list[str]]:
    return [[line.strip() for line in shown(s)] for s in pilot.app.screen.query(NamesStrip)]


def said(pilot: Pilot[None]) -> str:
    return str(pilot.app.screen.query_one("#compare-evidence", Static).render())


async def ready(pilot: Pilot[None]) -> None:
    await until(pilot, lambda: "common" in said(pilot) or "twice" in said(pilot))


async def press(pilot: Pilot[None], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await pilot.pause()


def tops(pilot: Pilot[None]) -> tuple[int, int]:
    left, right = views(pilot)
    return left.scroll_offset.y, right.scroll_offset.y


def first_text(view: CompareView) -> str:
    """The first row in view of a common passage."""
    return next(line for line in shown(view) if line.strip()[:1] in ("│", "=")).strip()


# --- what is seen ---


@pytest.mark.parametrize("width", [100, 160])
async def test_both_stand_side_by_side_under_whom_only_they_name(width):
    async with stage().run_test(size=(width, 34)) as pilot:
        await ready(pilot)
        left, right = views(pilot)
        assert left.region.y == right.region.y
        assert left.region.right <= right.region.x
        assert "Fog closes port" in shown(left)[0]
        assert "Source 2" in shown(right)[1]
        assert strips(pilot) == [
            ["only here: Ada Byron, Port Union", "both: Lisbon, Tagus"],
            ["only here: Flemish, Rhine Accord", "both: Lisbon, Tagus"],
        ]
        assert said(pilot).startswith("same event · 2 days later · ")


@pytest.mark.parametrize("how", [{}, {"symbols": PLAIN}], ids=["narrow", "plain"])
async def test_where_there_is_room_for_one_tab_swaps_them(how):
    size = (160, 30) if how else (60, 24)
    async with stage(**how).run_test(size=size) as pilot:
        await ready(pilot)
        left, right = views(pilot)
        assert (left.display and left.region.width > 50, right.region.width) == (True, 0)
        await press(pilot, "tab")
        await until(pilot, lambda: right.has_focus and right.region.width > 50)
        assert left.region.width == 0
        assert "Lisbon in fog" in shown(right)[0]


async def test_in_a_small_terminal_names_that_find_no_room_are_counted():
    async with stage().run_test(size=(40, 20)) as pilot:
        await ready(pilot)
        assert strips(pilot)[0] == ["only here: Ada Byron, Port Union", "both: Lisbon, Tagus"]
        many = [CastEntry(i, f"Bystander number {i}", Kind.PERSON, 1, 1) for i in range(40)]
        pilot.app.screen.query(NamesStrip).first().show(many, ())
        await pilot.pause()
        assert strips(pilot)[0] == ["only here: Bystander number 0, +39", "both: nobody"]


@pytest.mark.parametrize(("symbols", "bar"), [(UNICODE, "│"), (ASCII, "="), (PLAIN, "=")])
async def test_common_passages_have_a_bar_beside_them_and_a_ground(symbols, bar):
    async with stage(symbols=symbols).run_test(size=(160, 40)) as pilot:
        await ready(pilot)
        left = views(pilot)[0]
        barred = [line for line in shown(left) if line.strip().startswith(bar)]
        assert squeezed(FOG[:-1]) in squeezed("".join(barred)).replace(bar, "")
        assert not any("Ada Byron" in line for line in barred)
        ground = left.rich_look("compare--common").bgcolor
        lit = "".join(
            segment.text
            for y in range(left.size.height)
            for segment in left.render_line(y)
            if segment.style and segment.style.bgcolor == ground and segment.text.strip()
        )
        assert squeezed(lit) == squeezed(FOG[:-1])


async def test_only_actors_that_the_other_does_not_name_stand_out():
    async with stage().run_test(size=(120, 40)) as pilot:
        await ready(pilot)
        left = views(pilot)[0]
        ground = left.rich_look("compare--only").bgcolor
        names = {
            segment.text
            for y in range(left.size.height)
            for segment in left.render_line(y)
            if segment.style and segment.style.bgcolor == ground
        }
        assert names == {"Ada Byron", "Port Union"}


# --- scrolling ---


async def test_both_scroll_together_and_meet_again_where_one_ended():
    short = told(3, "Short", "A line.\n\n" * 20)
    async with stage(compared(short, RIGHT)).run_test(size=(100, 20)) as pilot:
        await ready(pilot)
        await press(pilot, "j", "j", "down")
        assert tops(pilot) == (3, 3)
        await press(pilot, "tab", "space", "space", "space", "space", "space")
        left, right = tops(pilot)
        assert left == views(pilot)[0].max_scroll_y < right
        await press(pilot, "g")
        assert tops(pilot) == (0, 0)
        await press(pilot, "G", "b", "k")
        assert tops(pilot)[1] > left


@pytest.mark.keys("compare.next", "compare.previous", "compare.other")
async def test_brackets_step_along_the_passages_in_both_at_one_height():
    async with stage().run_test(size=(100, 24)) as pilot:
        await ready(pilot)
        left, right = views(pilot)
        await press(pilot, "right_square_bracket")
        assert said(pilot).endswith("passage 1 of 2")
        assert "Thick fog" in first_text(left)
        assert "Thick fog" in "\n".join(shown(right))
        await press(pilot, "right_square_bracket")
        assert "The pilots" in "\n".join(shown(left))
        assert "The pilots" in first_text(right)
        await press(pilot, "right_square_bracket")
        assert notices(pilot) == ["No further common passage"]
        await press(pilot, "left_square_bracket", "tab")
        assert right.has_focus
        assert said(pilot).endswith("passage 2 of 2")
        await press(pilot, "left_square_bracket")
        assert "The pilots" in first_text(right)


async def test_after_scrolling_away_the_passages_are_counted_from_what_is_seen():
    async with stage().run_test(size=(100, 24)) as pilot:
        await ready(pilot)
        await press(pilot, "right_square_bracket", "G", "right_square_bracket")
        assert said(pilot).endswith("passage 2 of 2")
        await press(pilot, "g", "right_square_bracket")
        assert said(pilot).endswith("passage 1 of 2")
        await press(pilot, "G", "left_square_bracket")
        assert said(pilot).endswith("passage 1 of 2")


async def test_without_a_common_passage_that_is_said():
    apart = compared(told(1, "A", "One two."), told(2, "B", "Three four."))
    async with stage(apart).run_test(size=(100, 24)) as pilot:
        await ready(pilot)
        await press(pilot, "right_square_bracket", "left_square_bracket")
        assert set(notices(pilot)) == {"The two have no passage in common"}
        assert "no text in common" in said(pilot)


@pytest.mark.parametrize("size", [(100, 24), (60, 24)])
async def test_resizing_leaves_both_where_they_are(size):
    async with stage().run_test(size=size) as pilot:
        await ready(pilot)
        await press(pilot, "space", "j")
        where = [view.top_offset for view in views(pilot) if view.region.width]
        for other in [(160, 50), (41, 9), (79, 24), (80, 24), (12, 3), (1, 1), (200, 50), size]:
            await pilot.resize_terminal(*other)
            await pilot.pause()
        assert [view.top_offset for view in views(pilot) if view.region.width] == where
        assert views(pilot)[0].has_focus


# --- going on ---


@pytest.mark.keys("compare.open")
async def test_enter_opens_the_article_that_has_the_keys():
    for keys, expected in (("enter", 1), ("tab enter", 2), ("tab tab enter", 1)):
        app = stage()
        async with app.run_test(size=(60, 24)) as pilot:
            await ready(pilot)
            await press(pilot, *keys.split())
            assert app.left == [ArticlePlace(expected)]


@pytest.mark.keys("compare.leave", "compare.back", "compare.forward")
async def test_one_leaves_to_the_reader_or_along_the_way():
    ways = {"escape": None, "q": None, "backspace": Step(-1), "alt+right": Step(1)}
    for key, expected in ways.items():
        app = stage()
        async with app.run_test(size=(100, 24)) as pilot:
            await press(pilot, key, key)
            assert app.left == [expected]


async def test_a_click_on_a_name_leads_to_the_actor():
    app = stage()
    async with app.run_test(size=(100, 24)) as pilot:
        await ready(pilot)
        right = views(pilot)[1]
        y = next(y for y, line in enumerate(shown(right)) if "Flemish" in line)
        await pilot.click(right, offset=(shown(right)[y].index("Flemish") + 1, y))
        await pilot.pause()
        assert app.left == [ActorPlace(5)]


# --- what comes from the store ---


async def test_what_changes_in_the_store_is_shown_where_one_is():
    app = stage()
    async with app.run_test(size=(100, 24)) as pilot:
        await ready(pilot)
        await press(pilot, "right_square_bracket", "right_square_bracket", "tab")
        before = tops(pilot)
        app.shelf.found = compared(relation=Relation.SAME_TEXT, only_right=())
        app.screen.renew()  # type: ignore[attr-defined]
        await until(pilot, lambda: "same text" in said(pilot))
        assert strips(pilot)[1][0] == "only here: nobody"
        assert tops(pilot) == before
        assert said(pilot).endswith("passage 1 of 2")


async def test_an_article_that_is_gone_is_said():
    async with stage(NotFoundError("2", "there is no such article")).run_test() as pilot:
        await until(pilot, lambda: "Nothing to compare" in "".join(shown(views(pilot)[0])))
        await press(pilot, "right_square_bracket", "tab", "j", "left_square_bracket")
        assert views(pilot)[1].has_focus


async def test_an_answer_that_comes_after_one_left_is_dropped():
    app, gate = stage(), Event()
    app.shelf.before_answer = lambda _: gate.wait(5)
    async with app.run_test(size=(100, 24)) as pilot:
        await until(pilot, lambda: app.shelf.asked)
        await press(pilot, "escape")
        gate.set()
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert app.left == [None]


EMPTY = told(1, "", "")


@pytest.mark.parametrize(
    "found",
    [
        compared(LEFT, LEFT),
        compared(EMPTY, EMPTY),
        compared(EMPTY, RIGHT),
        compared(replace(LEFT, mentions=()), replace(RIGHT, mentions=()), both=()),
    ],
    ids=["itself", "both empty", "one empty", "nobody"],
)
@pytest.mark.parametrize("size", [(40, 12), (120, 34)])
async def test_odd_pairs_can_be_walked_through(found, size):
    async with stage(found).run_test(size=size) as pilot:
        await ready(pilot)
        keys = "right_square_bracket G tab left_square_bracket g space b j k tab"
        await press(pilot, *keys.split())
        assert said(pilot)


async def test_a_hundred_thousand_words_can_be_scrolled():
    long = told(1, "Long", "\n\n".join(f"{n} {FOG}" for n in range(7_000)))
    async with stage(compared(long, long, days=None)).run_test(size=(100, 24)) as pilot:
        await ready(pilot)
        await press(pilot, "G")
        assert tops(pilot)[0] == tops(pilot)[1] > 1000
        await press(pilot, "left_square_bracket")
        assert max(tops(pilot)) < 5


# --- words, colours, hostile text ---


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({}, ["same event", "2 days later", "14 % of the text in common"]),
        ({"days": None, "relation": None}, ["14 % of the text in common"]),
        ({"days": 0}, ["same event", "within a day", "14 % of the text in common"]),
        ({"days": -1}, ["same event", "1 day earlier", "14 % of the text in common"]),
        ({"common": 0.0}, ["same event", "2 days later", "no text in common"]),
        ({"common": 0.001}, ["same event", "2 days later", "1 % of the text in common"]),
        ({"common": 0.999}, ["same event", "2 days later", "99 % of the text in common"]),
        ({"common": 1.0}, ["same event", "2 days later", "100 % of the text in common"]),
        ({"right": LEFT}, ["the same article twice"]),
    ],
)
def test_the_evidence_in_words(more, expected):
    assert list(evidence(compared(**({"common": 0.14} | more)))) == expected


def unreadable(pilot: Pilot[None], least: float) -> list[object]:
    found = figures(pilot.app)
    for widget in (*views(pilot), *pilot.app.screen.query(NamesStrip)):
        found += component_figures(widget)
    return [figure for figure in found if figure[0] < least]


@pytest.mark.parametrize("theme", OWN)
async def test_all_text_can_be_read_in_our_themes(theme):
    async with stage(theme=theme).run_test(size=(140, 40)) as pilot:
        await ready(pilot)
        assert unreadable(pilot, MINIMUM) == []
        await press(pilot, "right_square_bracket", "tab")
        assert unreadable(pilot, MINIMUM) == []


@pytest.mark.parametrize("theme", ["textual-light", "dracula", "solarized-light", "nord"])
async def test_and_well_enough_in_others(theme):
    async with stage(theme=theme).run_test(size=(140, 40)) as pilot:
        await ready(pilot)
        await press(pilot, "right_square_bracket")
        assert unreadable(pilot, CURSOR_MINIMUM) == []


@pytest.mark.parametrize("text", [*HOSTILE, *OBEYED], ids=named)
async def test_hostile_text_is_shown_and_not_obeyed(text):
    body = f"{text} met Ada Byron and {text} and {text} again. {text}"
    one = told(1, text, body)
    entry = CastEntry(9, text, Kind.PERSON, 1, 1)
    found = compared(one, told(2, text, body), only_left=(entry,), both=(entry, entry))
    app = stage(found)
    async with app.run_test(size=(130, 30)) as pilot:
        await ready(pilot)
        for view in views(pilot):
            await pilot.click(view, offset=(3, 0))
        await pilot.click(NamesStrip, offset=(13, 0))
        assert not app.boomed
        if text.isascii() and text.isprintable():
            assert text[:4] in drawn(pilot)
