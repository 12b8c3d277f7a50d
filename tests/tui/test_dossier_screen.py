"""The dossier on the screen: keys, where they lead, two pages or one, news from the store."""

from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest
from textual.pilot import Pilot

from core.dossiers import Dossier
from core.settings import Settings
from core.types import ActorRow, Companion, Kind
from tests.tui.conftest import Open, until
from tests.tui.contrast import component_figures, figures
from tests.tui.dossiers import COMPANIONS, Cabinet, Walk, dossier
from tests.tui.gallery import ACTOR
from tests.tui.samples import HOSTILE, NOW, named, now
from tests.tui.test_dossier_sections import heavy
from tests.tui.test_hostile_screens import CONTROL, OBEYED
from tests.tui.test_snapshots import FOLDER, OWN, SIZES, cells, snapshot
from tui.dossier.pane import DossierPane
from tui.dossier.screen import DossierFound, DossierScreen
from tui.dossier.sections import AT_FIRST, More, Title
from tui.keys.register import Keys
from tui.looks.legible import MINIMUM
from tui.looks.symbols import ASCII, PLAIN
from tui.messages import Failed
from tui.undoing import UndoStack
from tui.walks import ActorPlace, ArticlePlace, Given, Step
from tui.widgets.trail import Trail
from tui.writing import Writer

NOBODY = ActorRow(1, "Nobody", Kind.OTHER, ("Nobody",), 0, 0, None, None)


@asynccontextmanager
async def opened(
    *dossiers: Dossier, size: tuple[int, int] = (100, 40), **more: object
) -> AsyncIterator[Pilot[None]]:
    """Opens the first of the dossiers, a full one unless told otherwise."""
    app = Walk(*(dossiers or (dossier(),)), **more)  # type: ignore[arg-type]
    async with app.run_test(size=size, notifications=True) as pilot:
        await until(pilot, lambda: app.dossier._dossier)
        await pilot.pause()
        yield pilot


def app_of(pilot: Pilot[None]) -> Walk:
    assert isinstance(pilot.app, Walk)
    return pilot.app


def here(pilot: Pilot[None]) -> DossierPane:
    pane = pilot.app.focused
    assert isinstance(pane, DossierPane)
    return pane


def target(pilot: Pilot[None]) -> object:
    spot = here(pilot).spot
    return spot and spot[1]


def lines(pilot: Pilot[None]) -> list[str]:
    return [strip.text.rstrip() for strip in pilot.app.screen._compositor.render_strips()]


def notices(pilot: Pilot[None]) -> list[str]:
    return [notice.message for notice in pilot.app._notifications]


async def press(pilot: Pilot[None], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await pilot.pause()


# --- going along it ---


@pytest.mark.keys("pane.down", "pane.up", "pane.first", "pane.last", "pane.choose")
async def test_the_cursor_goes_along_all_that_leads_somewhere() -> None:
    async with opened() as pilot:
        assert target(pilot) == ArticlePlace(41)
        await press(pilot, "j", "j", "j")
        assert target(pilot) == ActorPlace(10)
        await press(pilot, "k")
        assert target(pilot) == ArticlePlace(43)
        await press(pilot, "G")
        assert target(pilot) == ArticlePlace(360)
        await press(pilot, "g")
        assert target(pilot) == ArticlePlace(41)
        await press(pilot, "down", "up", "enter")
        assert app_of(pilot).left == [ArticlePlace(41)]


@pytest.mark.keys("dossier.next-section", "dossier.previous-section")
@pytest.mark.parametrize(
    ("there", "back"),
    [("tab", "shift+tab"), ("right_square_bracket", "left_square_bracket")],
)
@pytest.mark.parametrize("width", [80, 160])
async def test_the_sections_are_gone_along_and_around(there: str, back: str, width: int) -> None:
    titles = [Title.COMPANIONS, Title.PLACES, Title.SAYINGS, Title.CONTEXTS, Title.ROLES]
    async with opened(size=(width, 30)) as pilot:
        seen = []
        for _ in titles:
            await press(pilot, there)
            seen.append((here(pilot).spot or [None])[0])
        assert seen == titles
        await press(pilot, back)
        assert (here(pilot).spot or [None])[0] == Title.CONTEXTS
        await press(pilot, "j", back)
        assert target(pilot) == ArticlePlace(150)
        await press(pilot, back)
        assert (here(pilot).spot or [None])[0] == Title.SAYINGS


@pytest.mark.keys("dossier.page-down", "dossier.page-up", "pane.page-down", "pane.page-up")
async def test_it_is_paged() -> None:
    async with opened(size=(80, 16)) as pilot:
        top = here(pilot).scroll_offset.y
        await press(pilot, "space")
        there = here(pilot).scroll_offset.y
        assert there > top
        await press(pilot, "pagedown", "pageup", "b")
        assert here(pilot).scroll_offset.y < there


@pytest.mark.parametrize("size", [(40, 20), (80, 24), (120, 34), (200, 50)])
async def test_headings_and_figures_come_into_view_with_what_stands_below(
    size: tuple[int, int],
) -> None:
    async with opened(size=size) as pilot:
        assert "Ines Kolb" in lines(pilot)[1]
        await press(pilot, "G", "g")
        assert "Ines Kolb" in lines(pilot)[1]
        await press(pilot, "tab")
        assert any("With whom" in line for line in lines(pilot))


async def test_what_stands_below_the_last_row_comes_into_view_with_it() -> None:
    quiet = replace(dossier(), sayings=(), contexts=())
    async with opened(quiet, size=(80, 14)) as pilot:
        await press(pilot, "G")
        assert any("Antwerp Evening Gazette" in line for line in lines(pilot))


# --- where it leads ---


@pytest.mark.keys("pane.choose")
@pytest.mark.parametrize(
    ("sections", "place"),
    [(0, ArticlePlace(41)), (1, ActorPlace(10)), (2, ActorPlace(11)), (4, ArticlePlace(150))],
)
async def test_enter_goes_to_the_actor_or_the_article(sections: int, place: object) -> None:
    async with opened() as pilot:
        await press(pilot, *["tab"] * sections, "enter")
        assert app_of(pilot).left == [place]


async def test_a_click_goes_there_too() -> None:
    async with opened() as pilot:
        row = next(y for y, line in enumerate(lines(pilot)) if "Jan Peeters" in line)
        await pilot.click(offset=(30, row))
        await pilot.pause()
        assert app_of(pilot).left == [ActorPlace(17)]


WAYS_OUT = {
    "escape": None,
    "q": None,
    "backspace": Step(-1),
    "alt+left": Step(-1),
    "alt+right": Step(1),
}


@pytest.mark.keys("dossier.leave", "dossier.back", "dossier.forward")
async def test_it_is_left_to_the_reader_or_along_the_way() -> None:
    for key, place in WAYS_OUT.items():
        async with opened() as pilot:
            await press(pilot, key)
            assert app_of(pilot).left == [place]


async def test_more_of_a_section_is_shown_where_it_is_asked_for() -> None:
    many = tuple(Companion(i, f"Companion {i}", Kind.PERSON, 9) for i in range(100, 5100))
    async with opened(replace(dossier(), companions=many, ties=())) as pilot:
        await press(pilot, "tab", *["j"] * AT_FIRST[Title.COMPANIONS])
        assert target(pilot) == More(Title.COMPANIONS)
        await press(pilot, "enter")
        assert target(pilot) == ActorPlace(100 + AT_FIRST[Title.COMPANIONS])
        assert any("Companion 112" in line for line in lines(pilot))
        assert app_of(pilot).left == []


# --- following ---


@pytest.mark.keys("dossier.follow", "dossier.undo")
async def test_the_actor_is_followed_or_no_more_and_that_is_undone() -> None:
    async with opened() as pilot:
        await press(pilot, "plus")
        await until(pilot, lambda: "Ines Kolb: not followed any more" in notices(pilot))
        await until(pilot, lambda: "followed" not in lines(pilot)[1])
        await press(pilot, "u")
        await until(pilot, lambda: "Undone: Ines Kolb is followed" in notices(pilot))
        await until(pilot, lambda: "followed" in lines(pilot)[1])


@pytest.mark.keys("dossier.pair", "dossier.undo")
async def test_the_actor_is_followed_with_a_companion() -> None:
    async with opened() as pilot:
        await press(pilot, "p")
        assert notices(pilot) == ["Choose a companion first"]
        await press(pilot, "tab", "p")
        await until(pilot, lambda: "1 + 10: followed" in notices(pilot))
        await press(pilot, "p")
        await until(pilot, lambda: "1 + 10: followed already" in notices(pilot))
        await press(pilot, "u")
        await until(pilot, lambda: "Undone: 1 + 10 is not followed" in notices(pilot))
        assert not app_of(pilot).cabinet.searches


# --- saving ---


@pytest.mark.keys("dossier.save")
async def test_it_is_saved_as_markdown_or_says_why_not(tmp_path: Path) -> None:
    folder = tmp_path / "saved"
    async with opened(settings=Settings(save_folder=str(folder))) as pilot:
        await press(pilot, "w")
        await until(pilot, lambda: notices(pilot))
        (saved,) = folder.iterdir()
        assert notices(pilot) == [str(saved)]
        assert "Port Union" in saved.read_text()
    (tmp_path / "file").write_text("")
    async with opened(settings=Settings(save_folder=str(tmp_path / "file" / "no"))) as pilot:
        await press(pilot, "w")
        await until(pilot, lambda: notices(pilot))
        assert "no" in notices(pilot)[0]


# --- what the store says ---


async def test_until_the_store_answers_there_is_nothing_to_do() -> None:
    app, waiting = Walk(dossier()), Event()
    app.cabinet.before_answer = waiting.wait
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await press(pilot, "j", "tab", "shift+tab", "space", "b", "enter", "plus", "w", "G", "g")
        assert "…" in lines(pilot)[1]
        assert app.left == []
        waiting.set()
        await until(pilot, lambda: "Ines Kolb" in lines(pilot)[1])
        assert target(pilot) == ArticlePlace(41)
        assert app.cabinet.asked == [(1, NOW)]


async def test_a_late_answer_about_another_actor_is_not_shown() -> None:
    async with opened() as pilot:
        other = dossier(replace(ACTOR, id=2, name="Somebody else"))
        pilot.app.screen.post_message(DossierFound(2, other))
        await pilot.pause()
        assert "Ines Kolb" in lines(pilot)[1]


async def test_who_is_shown_as_another_is_that_one() -> None:
    async with opened() as pilot:
        into = dossier(replace(ACTOR, id=2, name="Ines van Kolb", followed=False))
        app_of(pilot).cabinet.dossiers = {1: into, 2: into}
        app_of(pilot).dossier.renew()
        await until(pilot, lambda: "Ines van Kolb" in lines(pilot)[1])
        await press(pilot, "plus")
        await until(pilot, lambda: "Ines van Kolb: followed" in notices(pilot))


async def test_who_is_not_there_is_said() -> None:
    app = Walk()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await until(pilot, lambda: notices(pilot))
        assert "there is no such actor" in notices(pilot)[0]
        assert "there is no such actor" in "".join(lines(pilot)[1:4])
        await press(pilot, "j", "tab", "plus", "p", "w", "enter")
        assert app.left == []


async def test_an_error_later_leaves_what_is_shown() -> None:
    async with opened() as pilot:
        app_of(pilot).cabinet.dossiers = {}
        app_of(pilot).dossier.renew()
        await until(pilot, lambda: notices(pilot))
        assert "Ines Kolb" in lines(pilot)[1]


async def test_a_fault_of_the_reading_is_said() -> None:
    async with opened() as pilot:

        def broken() -> None:
            raise ZeroDivisionError("on purpose")

        app_of(pilot).cabinet.before_answer = broken
        app_of(pilot).dossier.renew()
        await until(pilot, lambda: "ZeroDivisionError: on purpose" in notices(pilot))


async def test_news_leave_the_cursor_and_the_view_where_they_are() -> None:
    async with opened(size=(80, 16)) as pilot:
        await press(pilot, *["tab"] * 4, "j", "j")
        before, top = here(pilot).spot, here(pilot).scroll_offset.y
        app_of(pilot).cabinet.dossiers[1] = replace(dossier(), sources=dossier().sources)
        asked = len(app_of(pilot).cabinet.asked)
        app_of(pilot).dossier.renew()
        await until(pilot, lambda: len(app_of(pilot).cabinet.asked) > asked)
        await pilot.pause()
        assert (here(pilot).spot, here(pilot).scroll_offset.y) == (before, top)


async def test_a_cursor_whose_row_is_gone_begins_anew() -> None:
    async with opened() as pilot:
        await press(pilot, "tab")
        app_of(pilot).cabinet.dossiers[1] = replace(dossier(), companions=COMPANIONS[1:])
        app_of(pilot).dossier.renew()
        await until(pilot, lambda: target(pilot) == ArticlePlace(41))


# --- the way here ---


async def test_the_trail_says_along_which_places_one_came() -> None:
    async with opened() as pilot:
        trail = str(pilot.app.screen.query_one(Trail).render())
        assert trail == "Pilots end strike → Antwerp → Ines Kolb"


# --- one page or two ---


async def test_where_it_is_wide_the_words_stand_beside() -> None:
    async with opened(size=(160, 40)) as pilot:
        who, what = pilot.app.screen.query(DossierPane)
        assert what.region.x > who.region.x
        await press(pilot, *["tab"] * 3)
        assert pilot.app.focused is what
        spot = here(pilot).spot
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert not what.display
        assert pilot.app.focused is who
        assert here(pilot).spot == spot
        await pilot.resize_terminal(160, 40)
        await pilot.pause()
        assert pilot.app.focused is what
        assert here(pilot).spot == spot


async def test_without_words_or_when_listened_to_there_is_one_page() -> None:
    quiet = replace(dossier(), sayings=(), contexts=())
    for one, more in ((quiet, {}), (dossier(), {"symbols": PLAIN})):
        async with opened(one, size=(160, 40), **more) as pilot:
            assert [pane.display for pane in pilot.app.screen.query(DossierPane)] == [True, False]


STORM = [(1, 1), (200, 50), (5, 30), (10, 4), (120, 34), (119, 34), (40, 12), (60, 3), (160, 45)]


@pytest.mark.parametrize("symbols", [None, ASCII, PLAIN], ids=["unicode", "ascii", "plain"])
async def test_whatever_the_window_does_keys_go_on_working(symbols: object) -> None:
    more = {"symbols": symbols} if symbols else {}
    keys = ("j", "tab", "space", "shift+tab", "G", "b", "k", "right_square_bracket", "g")
    async with opened(**more) as pilot:
        for size, key in zip(STORM * 2, keys * 2, strict=True):
            await pilot.resize_terminal(*size)
            await pilot.press(key)
        await pilot.pause()
        assert here(pilot).spot
        assert app_of(pilot).left == []


@pytest.mark.parametrize("size", [(30, 8), (80, 24), (160, 45)])
async def test_who_has_nothing_is_shown_all_the_same(size: tuple[int, int]) -> None:
    async with opened(Dossier(NOBODY), size=size) as pilot:
        await press(pilot, "j", "k", "g", "G", "space", "b", "tab", "shift+tab", "enter", "p")
        assert app_of(pilot).left == []
        assert any("No article" in line for line in lines(pilot))


# --- how it looks ---


@pytest.mark.parametrize("theme", OWN)
@pytest.mark.parametrize("size", [(80, 24), (160, 45)])
async def test_all_of_it_can_be_read(theme: str, size: tuple[int, int]) -> None:
    async with opened(size=size, theme=theme) as pilot:
        for key in ("g", "tab", "tab", "tab", "tab", "G"):
            await press(pilot, key)
            found = figures(pilot.app)
            assert found
            assert [figure for figure in found if figure[0] < MINIMUM] == []
        styles = [
            f for pane in pilot.app.screen.query(DossierPane) for f in component_figures(pane)
        ]
        assert [f for f in styles if f[0] < MINIMUM and "separator" not in f[1]] == []


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_it_looks_as_it_did(request: pytest.FixtureRequest, size: tuple[int, int]) -> None:
    async with opened(size=size) as pilot:
        await press(pilot, "tab")
        drawn = []
        for theme in OWN:
            pilot.app.theme = theme
            await pilot.pause()
            drawn.append(cells(pilot.app))
    name = f"dossier-{size[0]}x{size[1]}"
    now, file = snapshot(name, drawn), FOLDER / f"{name}.txt"
    if request.config.getoption("--update-snapshots", default=False):
        file.write_text(now, "utf-8")
    assert now == file.read_text("utf-8")


# --- what it must not obey ---


@pytest.mark.parametrize("text", HOSTILE, ids=named)
async def test_hostile_text_is_shown_and_not_obeyed(text: str) -> None:
    async with opened(heavy(text), size=(130, 40)) as pilot:
        strips = pilot.app.screen._compositor.render_strips()
        styles = [segment.style for strip in strips for segment in strip if segment.style]
        assert not [style for style in styles if "boom" in str(style.meta.get("@click"))]
        shown = "\n".join(strip.text for strip in strips)
        assert shown.count(text[:6].rstrip("\u200d")) >= 9
        pilot.app.screen.post_message(Failed(text))
        await pilot.pause()
        assert text in notices(pilot)
        await pilot.click(offset=(30, 1))
        assert not app_of(pilot).boomed


@pytest.mark.parametrize("text", OBEYED, ids=named)
async def test_what_a_terminal_obeys_never_reaches_it(reader: Open, text: str) -> None:
    async with reader(size=(130, 40)) as pilot:
        writer = Writer(pilot.app, ThreadPoolExecutor(1))
        writer.library = Cabinet(heavy(text))  # type: ignore[assignment]
        given = Given(writer, UndoStack(writer), now, Settings(), Keys({}), ())
        screen = DossierScreen(given, 1)
        await pilot.app.push_screen(screen)
        await until(pilot, lambda: screen._dossier)
        await press(pilot, "tab", "p")
        await pilot.pause()
        assert "named" in "".join(lines(pilot)).lower()
        assert not CONTROL.search("".join(lines(pilot)))
