"""The plain mode: nothing but words, no frames and no bars, wherever one looks."""

from textual.geometry import Region
from textual.screen import Screen
from textual.widget import Widget

from tests.tui.contrast import figures
from tests.tui.gallery import ACTOR, BODY, Gallery
from tui.dialogs.asking import ActorLine, Choice
from tui.looks.legible import MINIMUM
from tui.looks.symbols import PLAIN, UNICODE
from tui.looks.themes import DEFAULT_THEME
from tui.widgets.cast_pane import CastPane
from tui.widgets.option_pane import CURSOR
from tui.widgets.peek import Peek
from tui.widgets.virtual_list import ArticleList


def drawn(app: Gallery) -> str:
    """All that the widgets on the screen draw, line by line."""
    widgets = [w for w in app.screen.walk_children(Widget) if w.is_on_screen and w.region]
    return "\n".join(
        strip.text for w in widgets for strip in w.render_lines(Region(0, 0, *w.region.size))
    )


def lines(widget: Widget) -> list[str]:
    return [strip.text for strip in widget.render_lines(Region(0, 0, *widget.region.size))]


async def test_there_is_nothing_on_the_screen_but_ascii_and_what_the_article_says():
    app = Gallery(DEFAULT_THEME, PLAIN)
    async with app.run_test(size=(150, 40)) as pilot:
        app.query_one(ArticleList).focus()
        app.peek()
        await pilot.press("j")
        assert {sign for sign in drawn(app) if not sign.isascii()} <= set(BODY)
        assert "unread, Headline 2" in drawn(app)


async def test_a_dialog_has_its_title_but_no_frame_and_the_whole_screen():
    app = Gallery(DEFAULT_THEME, PLAIN)
    async with app.run_test(size=(150, 40)) as pilot:
        dialog: Screen[int | None] = Choice("Which?", [ActorLine(ACTOR, UNICODE)] * 3)
        app.push_screen(dialog)
        await pilot.pause()
        assert drawn(app).isascii()
        assert "Which?" in drawn(app)
        assert figures(app)[0][0] >= MINIMUM
        assert dialog.children[0].region.width == 150


async def test_a_sign_says_on_which_line_the_cursor_is():
    app = Gallery(DEFAULT_THEME, PLAIN)
    async with app.run_test(size=(150, 40)) as pilot:
        for pane in (ArticleList, CastPane):
            widget = app.query_one(pane)
            widget.focus()
            await pilot.press("j")
            marked = [line for line in lines(widget) if line.lstrip().startswith(CURSOR)]
            assert len(marked) == 1
            await pilot.press("k")
            assert [line for line in lines(widget) if line.lstrip().startswith(CURSOR)] != marked


async def test_the_window_on_an_actor_has_lines_of_its_own():
    app = Gallery(DEFAULT_THEME, PLAIN)
    async with app.run_test(size=(150, 40)) as pilot:
        app.peek()
        await pilot.pause()
        peek = app.query_one(Peek)
        assert peek.region.width == 150
        drawn_lines = lines(peek)
        assert (drawn_lines[0] + drawn_lines[-1]).isspace()
