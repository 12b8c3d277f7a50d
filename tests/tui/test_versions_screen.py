"""What an article said before it was changed: which words went, which came."""

from threading import Event

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from core.comparisons import Change, Difference, TextVersion
from core.errors import NotFoundError
from core.types import RichText
from tests.tui.comparing import FOG, PRESENT, VERSIONS, Shelf, Stage, compared
from tests.tui.conftest import until
from tests.tui.contrast import component_figures, figures
from tests.tui.reading import notices
from tests.tui.samples import HOSTILE, NOW, named, shown, squeezed
from tests.tui.test_hostile_screens import OBEYED, drawn
from tui.compare.difference_page import difference_page
from tui.compare.difference_view import DifferenceView
from tui.compare.version_list import VersionList
from tui.compare.versions_screen import VersionsScreen, summary
from tui.looks.legible import CURSOR_MINIMUM, MINIMUM
from tui.looks.symbols import ASCII, PLAIN
from tui.looks.themes import THEMES
from tui.walks import ArticlePlace, Step

OWN = [theme.name for theme in THEMES if not theme.ansi]

SAME, REMOVED, ADDED = Change.SAME, Change.REMOVED, Change.ADDED


def stage(versions: object = VERSIONS, present: tuple[str, str] = PRESENT, **how: object) -> Stage:
    shelf = Shelf(compared(), versions, present)  # type: ignore[arg-type]
    return Stage(lambda given: VersionsScreen(given, 1), shelf, **how)  # type: ignore[arg-type]


def view(pilot: Pilot[None]) -> DifferenceView:
    return pilot.app.screen.query_one(DifferenceView)


def version_list(pilot: Pilot[None]) -> VersionList:
    return pilot.app.screen.query_one(VersionList)


def said(pilot: Pilot[None]) -> str:
    return str(pilot.app.screen.query_one("#versions-said", Static).render())


def text(pilot: Pilot[None]) -> str:
    return " ".join("\n".join(shown(view(pilot))).split())


async def ready(pilot: Pilot[None]) -> None:
    await until(pilot, lambda: "added" in said(pilot) or "same" in said(pilot))
    await pilot.pause()


async def press(pilot: Pilot[None], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await pilot.pause()


def looks(pilot: Pilot[None], words: str) -> set[str]:
    """The attributes with which words are drawn."""
    for y in range(view(pilot).size.height):
        for segment in view(pilot).render_line(y):
            if words in segment.text and segment.style:
                style = segment.style
                return {n for n in ("strike", "underline", "bold", "reverse") if getattr(style, n)}
    raise AssertionError(f"{words!r} is not in view")


# --- what is seen ---


@pytest.mark.parametrize("size", [(60, 24), (100, 30), (160, 40)])
async def test_the_last_version_is_compared_with_the_present_text(size):
    async with stage().run_test(size=size) as pilot:
        await ready(pilot)
        assert "Fog closes port of Lisbon" in text(pilot)
        assert "Two Three ships wait." in text(pilot)
        assert looks(pilot, "Two") == {"strike"}
        assert looks(pilot, "Three") == {"underline"}
        assert looks(pilot, "of Lisbon") == {"underline", "bold"}
        assert looks(pilot, "ships wait") == set()
        assert [line.strip() for line in shown(version_list(pilot))][:2] == [
            "until 12 June 2018, 08:30",
            "until 10 June 2018, 18:30",
        ]


@pytest.mark.parametrize("symbols", [ASCII, PLAIN])
async def test_without_signs_of_its_own_a_terminal_shows_them_around_the_words(symbols):
    async with stage(symbols=symbols).run_test(size=(100, 30)) as pilot:
        await ready(pilot)
        assert "[-Two-] {+Three+} ships wait." in text(pilot)
        assert looks(pilot, "[-Two-]") == set()


async def test_without_colour_signs_tell_the_words(monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    async with stage().run_test(size=(100, 30)) as pilot:
        await ready(pilot)
        assert "[-Two-] {+Three+} ships wait." in text(pilot)


@pytest.mark.parametrize("kept", [[], [TextVersion(3, NOW, *PRESENT[:1], RichText(PRESENT[1]))]])
async def test_without_an_earlier_text_or_a_changed_word_that_is_said(kept):
    async with stage(kept).run_test(size=(60, 20)) as pilot:
        if kept:
            await until(pilot, lambda: said(pilot) == "the words are the same")
            await press(pilot, "right_square_bracket")
            assert notices(pilot) == ["Nothing was changed"]
        else:
            await until(pilot, lambda: "No earlier text" in text(pilot))
            await press(pilot, "tab", "right_square_bracket", "j", "left_square_bracket")
            assert (said(pilot), notices(pilot), version_list(pilot).display) == ("", [], False)


# --- keys ---


@pytest.mark.keys("versions.next", "versions.previous")
async def test_brackets_step_along_the_changes():
    async with stage().run_test(size=(100, 16)) as pilot:
        await ready(pilot)
        await press(pilot, "right_square_bracket")
        assert said(pilot).endswith("change 1 of 3")
        assert "bold" in looks(pilot, "of Lisbon")
        await press(pilot, "right_square_bracket", "right_square_bracket")
        assert "All is well" in text(pilot)
        await press(pilot, "right_square_bracket")
        assert notices(pilot) == ["No further change"]
        await press(pilot, *["left_square_bracket"] * 3)
        assert notices(pilot)[-1] == "No change before"
        assert said(pilot).endswith("change 1 of 3")


@pytest.mark.keys("versions.other")
async def test_tab_leads_to_the_list_where_another_version_is_chosen():
    async with stage().run_test(size=(120, 30)) as pilot:
        await ready(pilot)
        await press(pilot, "tab", "j")
        await until(pilot, lambda: "Fog is expected." in text(pilot))
        assert version_list(pilot).has_focus
        await press(pilot, "enter")
        assert view(pilot).has_focus
        await press(pilot, "tab", "tab")
        assert view(pilot).has_focus


@pytest.mark.keys("versions.open", "versions.leave", "versions.back", "versions.forward")
async def test_one_leaves_to_the_article_to_the_reader_or_along_the_way():
    ways = {
        "enter": ArticlePlace(1),
        "escape": None,
        "q": None,
        "alt+left": Step(-1),
        "alt+right": Step(1),
    }
    for key, expected in ways.items():
        app = stage()
        async with app.run_test(size=(100, 24)) as pilot:
            await press(pilot, key, key)
            assert app.left == [expected]


async def test_resizing_leaves_the_text_where_it_is():
    async with stage().run_test(size=(100, 24)) as pilot:
        await ready(pilot)
        await press(pilot, "space")
        where = view(pilot).top_offset
        for size in [(160, 50), (41, 9), (119, 24), (120, 24), (12, 3), (1, 1), (100, 24)]:
            await pilot.resize_terminal(*size)
            await pilot.pause()
        assert view(pilot).top_offset == where


# --- what comes from the store ---


async def test_a_late_answer_for_another_version_is_dropped():
    app, gate = stage(), Event()
    app.shelf.before_answer = lambda version_id: version_id == 9 and gate.wait(5)
    async with app.run_test(size=(120, 30)) as pilot:
        await until(pilot, lambda: (1, 9) in app.shelf.asked)
        await press(pilot, "tab", "j")
        await until(pilot, lambda: "Fog is expected." in text(pilot))
        gate.set()
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert "Fog is expected." in text(pilot)


async def test_another_change_of_the_article_is_shown_once_it_is_there():
    app = stage()
    async with app.run_test(size=(120, 30)) as pilot:
        await ready(pilot)
        app.shelf.present = ("Fog lifts", "Nobody knows.")
        app.screen.renew()  # type: ignore[attr-defined]
        await until(pilot, lambda: "lifts" in text(pilot))


async def test_an_article_that_is_gone_is_said():
    async with stage(NotFoundError("1", "there is no such article")).run_test() as pilot:
        await until(pilot, lambda: "Nothing to show" in text(pilot))
        await press(pilot, "right_square_bracket", "tab", "j", "enter")


# --- the page ---


def laid_out(*differences: tuple[Change, str], signs: bool = True) -> str:
    made = [Difference(change, text) for change, text in differences]
    return difference_page(made, signs=signs).page.text


def test_signs_stand_on_each_line_inside_the_white_space():
    assert laid_out((SAME, "a "), (REMOVED, "b\n\nc "), (ADDED, "d"), (SAME, "\n")) == (
        "a [-b-]\n\n[-c-] {+d+}\n"
    )


def test_new_words_stand_apart_from_those_they_replace():
    assert laid_out((REMOVED, "b"), (ADDED, "d"), (SAME, "."), signs=False) == "b d."


def test_words_that_replace_others_are_one_change():
    made = [Difference(c, t) for c, t in [(SAME, "x "), (REMOVED, "a"), (ADDED, "b"), (SAME, " y")]]
    shown_page = difference_page(made, signs=False)
    assert [shown_page.page.text[a:b] for a, b in shown_page.changes] == ["a b"]


def test_no_differences_make_an_empty_page():
    assert difference_page([], signs=True).changes == ()
    assert laid_out() == ""


@pytest.mark.parametrize(
    ("differences", "expected"),
    [
        ([], "the words are the same"),
        ([(SAME, "a b")], "the words are the same"),
        ([(REMOVED, "a"), (ADDED, "b c")], "1 word removed, 2 words added"),
        ([(ADDED, "a " * 1200)], "0 words removed, 1,200 words added"),
    ],
)
def test_how_much_was_changed_in_words(differences, expected):
    assert summary([Difference(change, words) for change, words in differences]) == expected


# --- colours, hostile text ---


def unreadable(pilot: Pilot[None], least: float) -> list[object]:
    found = figures(pilot.app) + component_figures(view(pilot))
    return [f for f in found + component_figures(version_list(pilot)) if f[0] < least]


@pytest.mark.parametrize("theme", OWN)
async def test_all_text_can_be_read_in_our_themes(theme):
    async with stage(theme=theme).run_test(size=(140, 40)) as pilot:
        await ready(pilot)
        await press(pilot, "right_square_bracket", "right_square_bracket")
        found = [f for f in unreadable(pilot, MINIMUM) if "separator" not in f[1]]
        assert found == []
        await press(pilot, "tab")
        assert [f for f in unreadable(pilot, MINIMUM) if "separator" not in f[1]] == []


@pytest.mark.parametrize("theme", ["textual-light", "dracula", "solarized-light", "nord"])
async def test_and_well_enough_in_others(theme):
    async with stage(theme=theme).run_test(size=(140, 40)) as pilot:
        await ready(pilot)
        await press(pilot, "right_square_bracket")
        assert [f for f in unreadable(pilot, CURSOR_MINIMUM) if "separator" not in f[1]] == []


@pytest.mark.parametrize("text", [*HOSTILE, *OBEYED], ids=named)
async def test_hostile_text_is_shown_and_not_obeyed(text):
    kept = [TextVersion(3, NOW, f"{text} before", RichText(f"Old {text}\n\nsame {text}"))]
    app = stage(kept, (text, f"{text} new\n\nsame {text}"))
    async with app.run_test(size=(130, 30)) as pilot:
        await ready(pilot)
        await pilot.click(DifferenceView, offset=(50, 2))
        await press(pilot, "right_square_bracket")
        assert not app.boomed
        if text.isascii() and text.isprintable():
            assert squeezed(text[:4]) in squeezed(drawn(pilot))
        assert FOG not in drawn(pilot)
