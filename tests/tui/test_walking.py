"""From article to actor, story and comparison, and back the way one came."""

import pytest
from textual.pilot import Pilot

from tests.tui.conftest import Open, until
from tests.tui.reading import (
    FOG,
    TALKS,
    TREATY,
    library,
    notices,
    open_article,
    open_title,
    press,
    view,
)
from tui.compare.screen import CompareScreen
from tui.compare.versions_screen import VersionsScreen
from tui.dialogs.help import HelpScreen
from tui.dossier.screen import DossierScreen
from tui.reader.screen import ReaderScreen
from tui.story.screen import StoryScreen
from tui.story.stories_screen import StoriesScreen
from tui.widgets.related_pane import RelatedPane
from tui.widgets.trail import Trail


async def at_screen(pilot: Pilot[None], kind: type) -> None:
    await until(pilot, lambda: type(pilot.app.screen) is kind)


async def in_dossier(pilot: Pilot[None]) -> None:
    """Goes from the talks to the dossier of the first of its cast."""
    await open_article(pilot, TALKS)
    await press(pilot, "a", "d")
    await at_screen(pilot, DossierScreen)
    await until(pilot, lambda: "With whom" in text(pilot))


async def help_opens(pilot: Pilot[None], kind: type, key: str = "question_mark") -> None:
    """Opens the help over a place and closes it again."""
    await press(pilot, key)
    await at_screen(pilot, HelpScreen)
    await press(pilot, "escape")
    await at_screen(pilot, kind)


def text(pilot: Pilot[None]) -> str:
    """All that is on the screen."""
    screen = pilot.app.screen
    strips = screen._compositor.render_strips()
    return "\n".join(strip.text for strip in strips)


def trail(pilot: Pilot[None]) -> str:
    return str(pilot.app.screen.query_one(Trail).render())


@pytest.mark.keys("dossier", "dossier.leave", "history-back")
async def test_an_actor_is_gone_to_and_left_and_gone_back_to(reader: Open) -> None:
    async with reader() as pilot:
        await in_dossier(pilot)
        assert trail(pilot).startswith(f"{TALKS} → ")
        await press(pilot, "escape")
        await at_screen(pilot, ReaderScreen)
        assert open_title(pilot) == TALKS
        await press(pilot, "backspace")
        await at_screen(pilot, DossierScreen)


@pytest.mark.keys("dossier.back", "history-forward", "dossier.forward")
async def test_back_and_forward_lead_over_every_place(reader: Open) -> None:
    async with reader() as pilot:
        await in_dossier(pilot)
        await press(pilot, "backspace")
        await at_screen(pilot, ReaderScreen)
        await until(pilot, lambda: open_title(pilot) == TALKS)
        await press(pilot, "alt+right")
        await at_screen(pilot, DossierScreen)
        await press(pilot, "alt+right")  # there is nothing further on
        await at_screen(pilot, DossierScreen)


@pytest.mark.keys("dossier.help")
async def test_a_place_has_the_help_too(reader: Open) -> None:
    async with reader() as pilot:
        await in_dossier(pilot)
        await help_opens(pilot, DossierScreen)


async def test_from_an_actor_an_article_opens_where_it_is_named(reader: Open) -> None:
    async with reader(size=(100, 40)) as pilot:  # one column: the newest mentions come last
        await in_dossier(pilot)
        await press(pilot, "G", "enter")
        await at_screen(pilot, ReaderScreen)
        await until(pilot, lambda: view(pilot).position)
        assert view(pilot).position and view(pilot).position[0] == 1


@pytest.mark.keys("story", "story.help", "story.back")
async def test_the_story_of_an_article_is_told_and_left(reader: Open) -> None:
    async with reader() as pilot:
        ids = {row.title: row.id for row in library(pilot).rows(library(pilot).article_ids(""))}
        library(pilot).join(ids[TREATY], ids[TALKS])
        await open_article(pilot, TREATY)
        await press(pilot, "T")
        await at_screen(pilot, StoryScreen)
        await until(pilot, lambda: TALKS in text(pilot) and TREATY in text(pilot))
        await help_opens(pilot, StoryScreen)
        await press(pilot, "backspace")
        await at_screen(pilot, ReaderScreen)
        await until(pilot, lambda: open_title(pilot) == TREATY)


@pytest.mark.keys("story")
async def test_an_article_alone_has_no_story(reader: Open) -> None:
    async with reader() as pilot:
        await open_article(pilot, FOG)
        await press(pilot, "T")
        await until(pilot, lambda: notices(pilot))
        assert notices(pilot) == ["No other article tells this story"]


@pytest.mark.keys("command", "stories.help", "stories.leave")
async def test_all_stories_are_listed_by_a_command(reader: Open) -> None:
    async with reader() as pilot:
        await press(pilot, "colon", *"stories", "enter")
        await at_screen(pilot, StoriesScreen)
        await help_opens(pilot, StoriesScreen, "f1")  # a question mark is written
        await press(pilot, "escape")
        await at_screen(pilot, ReaderScreen)


@pytest.mark.keys("compare", "compare.help", "compare.leave", "related-pane")
async def test_a_related_article_is_put_beside_the_open_one(reader: Open) -> None:
    async with reader() as pilot:
        await open_article(pilot, TREATY)
        related = pilot.app.screen.query_one(RelatedPane)
        await until(pilot, lambda: related.first_id)
        await press(pilot, "e", "i")
        await at_screen(pilot, CompareScreen)
        await until(pilot, lambda: TALKS in text(pilot))
        await help_opens(pilot, CompareScreen)
        await press(pilot, "escape")
        await at_screen(pilot, ReaderScreen)


@pytest.mark.keys("compare")
async def test_where_nothing_is_related_nothing_is_compared(reader: Open) -> None:
    async with reader() as pilot:
        await press(pilot, "i")
        await until(pilot, lambda: notices(pilot))
        assert notices(pilot) == ["Nothing to compare with"]


@pytest.mark.keys("versions", "versions.help", "versions.leave")
async def test_earlier_texts_have_a_screen(reader: Open) -> None:
    async with reader() as pilot:
        await open_article(pilot, FOG)
        await press(pilot, "D")
        await at_screen(pilot, VersionsScreen)
        await help_opens(pilot, VersionsScreen)
        await press(pilot, "escape")
        await at_screen(pilot, ReaderScreen)


async def test_two_keys_at_once_leave_a_place_once(reader: Open) -> None:
    async with reader() as pilot:
        await in_dossier(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, DossierScreen)
        screen.action_leave()
        screen.action_leave()
        await at_screen(pilot, ReaderScreen)
