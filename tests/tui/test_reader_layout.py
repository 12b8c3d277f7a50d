"""Panes and keys at every width."""

import pytest
from textual.pilot import Pilot

from tests.tui.conftest import Open, until
from tests.tui.reading import FOG, open_article, press
from tui.widgets.article_view import ArticleView
from tui.widgets.cast_pane import CastPane
from tui.widgets.related_pane import RelatedPane
from tui.widgets.sources_pane import SourcesPane
from tui.widgets.virtual_list import ArticleList


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (119, 30), (120, 40), (200, 50)])
async def test_every_width_shows_the_pane_that_has_the_keys(
    reader: Open, size: tuple[int, int]
) -> None:
    async with reader(size=size) as pilot:
        for key, kind in (
            ("a", CastPane),
            ("e", RelatedPane),
            ("3", ArticleView),
            ("1", SourcesPane),
            ("2", ArticleList),
        ):
            await press(pilot, key)
            await until(pilot, lambda kind=kind: isinstance(pilot.app.focused, kind))
            await until(pilot, lambda: pilot.app.focused and pilot.app.focused.region.width >= 14)
        panes_shown = 1 if size[0] < 80 else 2 if size[0] < 120 else 4
        await until(pilot, lambda: sum(map(bool, widths(pilot))) == panes_shown)


def widths(pilot: Pilot[None]) -> list[int]:
    """The columns that sources, list, article and cast take."""
    panes = (SourcesPane, ArticleList, ArticleView, CastPane)
    return [pilot.app.screen.query_one(pane).region.width for pane in panes]


async def test_q_goes_back_and_then_out(reader: Open) -> None:
    async with reader() as pilot:
        await open_article(pilot, FOG)
        await press(pilot, "q")
        await until(pilot, lambda: isinstance(pilot.app.focused, ArticleList))
        await press(pilot, "q")
        assert pilot.app._exit
