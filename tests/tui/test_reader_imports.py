"""What an import that is over shows, and what is told of failures when the store cannot be read."""

import pytest
from textual.widgets import Input

from core.errors import StoreError
from desk.messages import FeedRead, Imported
from tests.tui.conftest import Obedient, Open, until
from tests.tui.reading import at, library, press, said, status
from tui.dialogs.failures import FailuresScreen
from tui.widgets.list_pane import ListPane
from tui.widgets.option_pane import OptionPane

IMPORTED = Imported(3, 0, ((1, 'The "wire" of old'),), ())


async def test_the_feed_of_an_import_is_listed_whatever_its_title(
    reader: Open, background: Obedient
) -> None:
    async with reader() as pilot:
        pane = pilot.app.screen.query_one(ListPane)
        background.say(IMPORTED)
        await until(pilot, lambda: pane.selection.query == "feed:#1")
        assert pane.selection.name == 'The "wire" of old'


async def test_the_list_stays_while_the_reader_types(reader: Open, background: Obedient) -> None:
    async with reader() as pilot:
        pane = pilot.app.screen.query_one(ListPane)
        await press(pilot, "F")
        await at(pilot, Input)
        await press(pilot, *"fog")
        background.say(IMPORTED)
        await said(pilot, 'The "wire" of old is among the sources')
        assert (pane.selection.query, pane.filtering) == ("", True)
        await at(pilot, Input)


@pytest.mark.keys("errors")
async def test_a_store_that_cannot_be_read_stands_among_what_failed(
    reader: Open, background: Obedient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked() -> None:
        raise StoreError("news.db", "another program keeps it locked")

    async with reader() as pilot:
        monkeypatch.setattr(library(pilot), "failing_feeds", locked)
        background.say(FeedRead("Wire", 0, 0, "gone (410)", 1, 2))
        await until(pilot, lambda: "1 failed" in status(pilot).activity)
        await press(pilot, "exclamation_mark")
        await until(pilot, lambda: isinstance(pilot.app.screen, FailuresScreen))
        pane = pilot.app.screen.query_one(OptionPane)
        await until(pilot, lambda: pane.option_count == 2)
        shown = "\n".join(pane.render_line(y).text for y in range(pane.size.height))
        assert all(word in shown for word in ("news.db", "keeps it locked", "gone (410)"))
