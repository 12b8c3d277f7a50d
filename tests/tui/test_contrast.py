"""Can everything be read? WCAG contrast of all text as it is drawn, under every theme."""

from collections.abc import Callable

import pytest
from textual.app import App
from textual.geometry import Region
from textual.screen import Screen
from textual.theme import BUILTIN_THEMES
from textual.widget import Widget
from textual.widgets import Input

from core.settings import Settings
from core.types import Kind
from tests.tui.conftest import Open
from tests.tui.contrast import Figure, component_figures, figures
from tests.tui.gallery import ACTOR, CAST, PANES, Gallery
from tui.dialogs.asking import ActorLine, ActorPicker, Choice, NameInput
from tui.looks.legible import CURSOR_MINIMUM, MINIMUM
from tui.looks.symbols import UNICODE
from tui.looks.themes import THEMES
from tui.widgets.article_view import ArticleView
from tui.widgets.cast_pane import CastPane
from tui.widgets.related_pane import RelatedPane
from tui.widgets.styles import LOOKS
from tui.widgets.virtual_list import ArticleList

OWN = [theme.name for theme in THEMES if not theme.ansi]

OTHERS = [name for name, theme in BUILTIN_THEMES.items() if not theme.ansi]

SIZE = (150, 40)

Dialogs = Callable[[], Screen[object]]

DIALOGS: list[Dialogs] = [
    lambda: Choice("Which?", [ActorLine(ACTOR, UNICODE)] * 3),
    lambda: NameInput("Call it", ""),
    lambda: ActorPicker("Who?", "", lambda _text: [ACTOR]),
]


def below(least: float, found: list[Figure]) -> list[Figure]:
    """What cannot be read; nothing found at all is no good either."""
    assert found
    return [figure for figure in found if figure[0] < least]


def ours(app: App[object]) -> list[Widget]:
    """The widgets on the screen that are not Textual's."""
    return [w for w in app.screen.walk_children(Widget) if type(w).__module__.startswith("tui.")]


@pytest.mark.parametrize("theme", OWN)
@pytest.mark.parametrize("pane", PANES)
async def test_all_text_can_be_read_in_our_themes_wherever_the_keys_are(theme, pane):
    app = Gallery(theme)
    async with app.run_test(size=SIZE) as pilot:
        app.query_one(pane).focus()
        await pilot.press("j")
        assert below(MINIMUM, figures(app)) == []
        app.query_one(ArticleView).choose(None)
        app.query_one(ArticleView).next_mention()
        app.peek()
        await pilot.pause()
        assert below(MINIMUM, figures(app)) == []


@pytest.mark.parametrize("theme", OWN)
async def test_every_style_of_our_widgets_can_be_read_even_if_nothing_has_it_now(theme):
    app = Gallery(theme)
    async with app.run_test(size=SIZE):
        found = [figure for widget in ours(app) for figure in component_figures(widget)]
        lines = [figure for figure in found if "separator" in figure[1]]
        assert below(MINIMUM, found) == lines


@pytest.mark.parametrize("theme", OWN)
@pytest.mark.parametrize("dialog", DIALOGS)
async def test_dialogs_can_be_read_in_our_themes(theme, dialog):
    app = Gallery(theme)
    async with app.run_test(size=SIZE) as pilot:
        app.push_screen(dialog())
        await pilot.pause()
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert below(MINIMUM, figures(app)) == []
        for line in app.screen.query(Input):
            line.value = "Ada"
        await pilot.pause()
        assert below(MINIMUM, figures(app)) == []


@pytest.mark.parametrize("theme", OTHERS)
async def test_in_all_other_themes_text_can_be_read_and_well_but_on_the_cursor(theme):
    app = Gallery(theme)
    async with app.run_test(size=SIZE) as pilot:
        app.query_one(RelatedPane).focus()
        await pilot.press("j")
        assert below(CURSOR_MINIMUM, figures(app)) == []
        app.query_one(ArticleList).set_listing([])
        app.query_one(ArticleView).choose(None)
        app.query_one(RelatedPane).highlighted = None
        app.screen.set_focus(None)
        await pilot.pause()
        assert below(MINIMUM, figures(app)) == []


@pytest.mark.parametrize("theme", OWN)
async def test_the_reader_itself_can_be_read_wherever_it_leads(reader: Open, theme):
    async with reader(size=SIZE, settings=Settings(theme=theme)) as pilot:
        for keys in ("j", "enter", "a j P", "escape e j", "1 j", "question_mark", "escape L"):
            await pilot.press(*keys.split())
            await pilot.pause()
            assert below(MINIMUM, figures(pilot.app)) == [], keys
        found = [figure for widget in ours(pilot.app) for figure in component_figures(widget)]
        assert [f for f in below(MINIMUM, found) if "separator" not in f[1]] == []


# --- what is told without colour ---


def attributes(widget: Widget, name: str) -> frozenset[str]:
    style = widget.get_visual_style(name)
    return frozenset(a for a in ("bold", "dim", "italic", "underline") if getattr(style, a))


async def test_kinds_of_actors_differ_in_more_than_colour():
    app = Gallery(OWN[0])
    async with app.run_test(size=SIZE):
        view = app.query_one(ArticleView)
        looks = [attributes(view, LOOKS[kind].component) for kind in Kind]
        assert len(set(looks)) == len(Kind)
        assert frozenset() not in looks


async def test_without_colour_references_are_dim_and_all_is_grey(monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    app = Gallery(OWN[0])
    async with app.run_test(size=SIZE):
        view = app.query_one(ArticleView)
        assert {attributes(view, LOOKS[kind].reference) for kind in Kind} == {frozenset({"dim"})}
        colours = {
            colour.triplet
            for strip in view.render_lines(Region(0, 0, *view.region.size))
            for segment in strip
            for colour in (segment.style.color, segment.style.bgcolor)
            if colour
        }
        assert len(colours) > 2
        assert {len({*triplet}) for triplet in colours} == {1}
        assert below(MINIMUM, figures(app)) == []


@pytest.mark.parametrize("theme", ["newscast-16", "ansi-dark", "ansi-light"])
async def test_in_the_colours_of_the_terminal_the_cursor_is_reversed_else_underlined(
    theme,
):
    app = Gallery(theme)
    async with app.run_test(size=SIZE) as pilot:
        pane = app.query_one(CastPane)
        pane.focus()
        await pilot.press("j")
        assert all(s.style.reverse for s in pane.render_line(1))
        assert not any(s.style.reverse for s in pane.render_line(0))
        app.query_one(ArticleView).focus()
        await pilot.pause()
        assert all(s.style.underline and not s.style.reverse for s in pane.render_line(1))


async def test_the_title_of_the_pane_with_the_keys_stands_out():
    app = Gallery(OWN[0])
    async with app.run_test(size=SIZE) as pilot:
        for pane in PANES:
            app.query_one(pane).focus()
            await pilot.pause()
            here = app.query_one(pane).parent.query_one(".pane-title")
            others = {t.styles.background for t in app.query(".pane-title") if t is not here}
            assert len(others) == 1
            assert here.styles.background not in others


def test_the_gallery_shows_every_kind_of_actor():
    assert {entry.kind for entry in CAST} == set(Kind)
