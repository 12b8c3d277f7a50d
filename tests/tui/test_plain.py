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
from tui.widgets.virtual_list import ArticleList


def drawn(app: Gallery) -> str:
    """All that the widgets on the screen draw, line by line."""
    widgets = [w for w in app.screen.walk_children(Widget) if w.is_on_screen and w.region]
    return "\n".join(
        strip.text for w in widgets for strip in w.render_lines(Region(0, 0, *w.region.size))
    )


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
