"""Correcting actors by keys, on a real store: what is said of one shows in every pane at once."""

import threading

import pytest
from textual.app import SystemCommand
from textual.pilot import Pilot
from textual.widgets import Input

from core.errors import StoreError
from core.types import CastEntry, Kind
from tests.tui.conftest import Open, until
from tests.tui.reading import FOG, TALKS, open_article, press
from tui.dialogs.asking import ActorPicker, Choice, Choices, NameInput
from tui.dialogs.correct_menu import CorrectMenu
from tui.dialogs.suggestions import SuggestionScreen
from tui.reader.screen import ReaderScreen
from tui.widgets.article_view import ArticleView
from tui.widgets.cast_pane import CastPane


def library(pilot: Pilot[None]):  # type: ignore[no-untyped-def]
    return pilot.app.library  # type: ignore[attr-defined]


def view(pilot: Pilot[None]) -> ArticleView:
    return pilot.app.screen_stack[0].query_one(ArticleView)


def pane(pilot: Pilot[None]) -> CastPane:
    return pilot.app.screen_stack[0].query_one(CastPane)


def cast(pilot: Pilot[None]) -> dict[str, CastEntry]:
    """The cast that the pane shows, by name."""
    return {entry.name: entry for entry in pane(pilot)._entries}


def marked(pilot: Pilot[None]) -> set[str]:
    """The actors that the text is marked with."""
    article = view(pilot).article
    return {mention.actor for mention in article.mentions} if article else set()


def notices(pilot: Pilot[None]) -> list[str]:
    return [notice.message for notice in pilot.app._notifications]


async def at_actor(pilot: Pilot[None], name: str) -> None:
    """Opens the talks and puts the cursor of the cast on an actor."""
    if not view(pilot).article:
        await open_article(pilot, TALKS)
    await press(pilot, "a")
    await until(pilot, lambda: isinstance(pilot.app.focused, CastPane) and cast(pilot))
    await press(pilot, "g", *["j"] * list(cast(pilot)).index(name))
    assert pane(pilot).highlighted_id == cast(pilot)[name].actor_id


async def dialog(pilot: Pilot[None], kind: type) -> None:
    """Waits until a dialog of this kind is open and has something to choose from."""
    await until(pilot, lambda: isinstance(pilot.app.screen, kind))
    if pilot.app.screen.query(Choices):
        await until(pilot, lambda: pilot.app.screen.query_one(Choices).highlighted is not None)


async def reading(pilot: Pilot[None]) -> None:
    await until(pilot, lambda: isinstance(pilot.app.screen, ReaderScreen))


@pytest.mark.parametrize(
    "keys",
    [
        pytest.param(["c", "m"], marks=pytest.mark.keys("correct", "correct.merge")),
        pytest.param(["equals_sign"], marks=pytest.mark.keys("merge")),
    ],
)
async def test_an_actor_is_merged_into_one_that_is_searched_for(
    reader: Open, keys: list[str]
) -> None:
    async with reader() as pilot:
        await at_actor(pilot, "Ada Byron")
        for key in keys[:-1]:
            await press(pilot, key)
            await dialog(pilot, CorrectMenu)
        await press(pilot, keys[-1])
        await dialog(pilot, ActorPicker)
        assert pilot.app.screen.query_one(Input).value == "Byron"
        await press(pilot, *"tomas q", "enter")
        await reading(pilot)
        await until(pilot, lambda: "Ada Byron" not in cast(pilot))
        assert "Ada Byron" not in marked(pilot)
        assert pane(pilot).highlighted_id == cast(pilot)["Tomas Quispe"].actor_id
        assert notices(pilot) == ["Merged Ada Byron into Tomas Quispe. u undoes it"]
        await press(pilot, "u")
        await until(pilot, lambda: "Ada Byron" in cast(pilot))
        assert "Ada Byron" in marked(pilot)
        assert notices(pilot) == ["Undone: Merged Ada Byron into Tomas Quispe"]


async def test_a_chosen_actor_stays_lit_under_the_name_it_is_merged_into(reader: Open) -> None:
    async with reader() as pilot:
        await at_actor(pilot, "Mongolia")
        await press(pilot, "enter", "right_square_bracket")
        where = view(pilot).position
        assert where == (2, 2)
        await press(pilot, "equals_sign")
        await dialog(pilot, ActorPicker)
        assert pilot.app.screen.query_one(Input).value == ""
        await press(pilot, *"peru", "enter")
        await until(pilot, lambda: "Mongolia" not in cast(pilot))
        assert view(pilot).chosen == cast(pilot)["Peru"].actor_id
        await until(pilot, lambda: view(pilot).position == (3, 4))


async def test_enter_before_the_search_is_done_waits_for_what_was_typed(
    reader: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with reader() as pilot:
        await at_actor(pilot, "Ada Byron")
        search, ready = library(pilot).actors, threading.Event()

        def slow(text: str, limit: int) -> object:
            return search(text, limit) if text != "peru" or ready.wait(20) else []

        monkeypatch.setattr(library(pilot), "actors", slow)
        await press(pilot, "equals_sign")
        await dialog(pilot, ActorPicker)
        await press(pilot, *"peru", "enter")
        assert isinstance(pilot.app.screen, ActorPicker)
        ready.set()
        await until(pilot, lambda: notices(pilot))
        assert notices(pilot) == ["Merged Ada Byron into Peru. u undoes it"]


@pytest.mark.keys("dialog.down", "dialog.up", "dialog.close")
async def test_nobody_is_merged_where_nobody_is_found(reader: Open) -> None:
    async with reader() as pilot:
        await at_actor(pilot, "Ada Byron")
        await press(pilot, "equals_sign")
        await dialog(pilot, ActorPicker)
        await press(pilot, *"xyz", "enter", "down", "up", "enter")
        assert isinstance(pilot.app.screen, ActorPicker)
        await press(pilot, "escape")
        await reading(pilot)
        assert library(pilot).corrections() == []


@pytest.mark.keys("correct.split")
async def test_a_form_is_split_off(reader: Open) -> None:
    async with reader() as pilot:
        await at_actor(pilot, "Ada Byron")
        await press(pilot, "c", "s")
        await dialog(pilot, Choice)
        await press(pilot, "enter")
        await until(pilot, lambda: "Byron" in cast(pilot))
        assert {"Ada Byron", "Byron"} <= marked(pilot)
        assert notices(pilot) == ["Split “Byron” off Ada Byron. u undoes it"]


async def test_what_is_written_in_one_way_cannot_be_split(reader: Open) -> None:
    async with reader() as pilot:
        await at_actor(pilot, "Tomas Quispe")
        await press(pilot, "c", "s")
        await until(pilot, lambda: notices(pilot))
        assert "in no other way" in notices(pilot)[0]
        assert isinstance(pilot.app.screen, ReaderScreen)


@pytest.mark.keys("correct.rename")
async def test_an_actor_is_renamed(reader: Open) -> None:
    async with reader() as pilot:
        await at_actor(pilot, "Ada Byron")
        await press(pilot, "c", "r")
        await dialog(pilot, NameInput)
        assert pilot.app.screen.query_one(Input).value == "Ada Byron"
        await press(pilot, *"[b]Ada", "enter")
        await until(pilot, lambda: "[b]Ada" in cast(pilot))
        assert "[b]Ada" in marked(pilot)
        assert notices(pilot) == ["Renamed Ada Byron to [b]Ada. u undoes it"]


async def test_a_name_left_as_it_is_is_no_correction_and_an_empty_one_is_refused(
    reader: Open,
) -> None:
    async with reader() as pilot:
        await at_actor(pilot, "Ada Byron")
        await press(pilot, "c", "r")
        await dialog(pilot, NameInput)
        await press(pilot, "enter")
        await reading(pilot)
        assert notices(pilot) == []
        await press(pilot, "c", "r")
        await dialog(pilot, NameInput)
        await press(pilot, "backspace", "enter")
        await until(pilot, lambda: notices(pilot))
        assert "needs a name" in notices(pilot)[0]
        assert library(pilot).corrections() == []


@pytest.mark.parametrize(
    "keys",
    [
        pytest.param(["c", "t"], marks=pytest.mark.keys("correct", "correct.retype")),
        pytest.param(["tilde"], marks=pytest.mark.keys("retype")),
    ],
)
async def test_an_actor_gets_another_kind(reader: Open, keys: list[str]) -> None:
    async with reader() as pilot:
        await at_actor(pilot, "Peru")
        await press(pilot, *keys)
        await dialog(pilot, Choice)
        await press(pilot, "j", "enter")
        await until(pilot, lambda: cast(pilot)["Peru"].kind is Kind.ORGANISATION)
        assert pane(pilot).highlighted_id == cast(pilot)["Peru"].actor_id
        assert notices(pilot) == ["Changed the kind of Peru to organisation. u undoes it"]
        await press(pilot, "u")
        await until(pilot, lambda: cast(pilot)["Peru"].kind is Kind.PLACE)
        assert pane(pilot).highlighted_id == cast(pilot)["Peru"].actor_id


@pytest.mark.parametrize(
    "keys",
    [
        pytest.param(["c", "h"], marks=pytest.mark.keys("correct", "correct.hide")),
        pytest.param(["minus"], marks=pytest.mark.keys("hide")),
    ],
)
async def test_an_actor_is_hidden_and_the_cursor_goes_on(reader: Open, keys: list[str]) -> None:
    async with reader() as pilot:
        await at_actor(pilot, "Mongolia")
        after = list(cast(pilot))[list(cast(pilot)).index("Mongolia") + 1]
        await press(pilot, *keys)
        await until(pilot, lambda: "Mongolia" not in cast(pilot))
        assert pane(pilot).highlighted_id == cast(pilot)[after].actor_id
        assert notices(pilot) == ["Hid Mongolia. u undoes it"]


async def test_the_actor_that_is_walked_over_is_the_one_that_is_corrected(reader: Open) -> None:
    async with reader() as pilot:
        await open_article(pilot, TALKS)
        await press(pilot, "right_curly_bracket")
        current = view(pilot).current_actor
        await press(pilot, "c")
        await dialog(pilot, CorrectMenu)
        title = pilot.app.screen.query_one("Vertical").border_title
        assert str(title) == f"{library(pilot).actor(current).name} (place)"


@pytest.mark.keys("undo", "correct.undo")
async def test_u_undoes_one_correction_after_the_other_and_none_of_an_earlier_session(
    reader: Open,
) -> None:
    async with reader() as pilot:
        await at_actor(pilot, "Mongolia")
        await press(pilot, "minus")
        await until(pilot, lambda: "Mongolia" not in cast(pilot))
    async with reader() as pilot:
        await at_actor(pilot, "Ada Byron")
        await press(pilot, "minus")
        await until(pilot, lambda: "Ada Byron" not in cast(pilot))
        await at_actor(pilot, "Peru")
        await press(pilot, "minus")
        await until(pilot, lambda: "Peru" not in cast(pilot))
        await press(pilot, "u", "u", "u")
        await until(pilot, lambda: {"Peru", "Ada Byron"} <= set(cast(pilot)))
        assert "Mongolia" not in cast(pilot)
        assert "Nothing was done" in notices(pilot)[-1]
        await press(pilot, "c")
        await dialog(pilot, CorrectMenu)
        await press(pilot, "u")
        await until(pilot, lambda: "Mongolia" in cast(pilot))


async def test_the_palette_undoes_the_last_correction_of_all(reader: Open) -> None:
    async with reader() as pilot:
        await at_actor(pilot, "Mongolia")
        await press(pilot, "minus")
        await until(pilot, lambda: "Mongolia" not in cast(pilot))
        commands = pilot.app.get_system_commands(pilot.app.screen)
        (undo,) = (c for c in commands if isinstance(c, SystemCommand) and "Undo" in c.title)
        undo.callback()
        await until(pilot, lambda: "Mongolia" in cast(pilot))
        undo.callback()
        await until(pilot, lambda: "there is none to undo" in "".join(notices(pilot)))


async def test_without_an_actor_the_menu_offers_what_needs_none(reader: Open) -> None:
    async with reader() as pilot:
        await press(pilot, "minus")
        await until(pilot, lambda: notices(pilot) == ["Choose an actor first"])
        await press(pilot, "c")
        await dialog(pilot, CorrectMenu)
        choices = pilot.app.screen.query_one(Choices)
        assert choices.option_count == 1
        await press(pilot, "m", "h", "u")
        assert isinstance(pilot.app.screen, CorrectMenu)
        await press(pilot, "q")
        await reading(pilot)


async def test_a_line_of_the_menu_can_be_chosen_too(reader: Open) -> None:
    async with reader() as pilot:
        await at_actor(pilot, "Mongolia")
        await press(pilot, "c")
        await dialog(pilot, CorrectMenu)
        await press(pilot, "j", "j", "j", "j", "enter")
        await until(pilot, lambda: notices(pilot) == ["Hid Mongolia. u undoes it"])


async def test_an_actor_that_is_gone_by_then_is_a_notice(reader: Open) -> None:
    async with reader() as pilot:
        await at_actor(pilot, "Mongolia")
        gone = cast(pilot)["Mongolia"].actor_id
        library(pilot).merge(gone, cast(pilot)["Peru"].actor_id)
        await press(pilot, "minus")
        await until(pilot, lambda: "is shown as Peru" in "".join(notices(pilot)))


async def test_a_store_that_fails_while_writing_is_a_notice(
    reader: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with reader() as pilot:
        await at_actor(pilot, "Mongolia")

        def full(_: int) -> None:
            raise StoreError("news.db", "the [/] disk is full")

        monkeypatch.setattr(library(pilot), "hide", full)
        await press(pilot, "minus")
        await until(pilot, lambda: notices(pilot) == ["news.db: the [/] disk is full"])
        monkeypatch.setattr(library(pilot), "hide", lambda _: 1 / 0)
        await press(pilot, "minus")
        await until(pilot, lambda: "ZeroDivisionError" in "".join(notices(pilot)))


# --- suggestions ---


def pairs(pilot: Pilot[None]) -> list[str]:
    screen = pilot.app.screen
    assert isinstance(screen, SuggestionScreen)
    return [f"{pair.actor} = {pair.into}" for pair in screen._pairs.values()]


async def at_suggestions(pilot: Pilot[None]) -> tuple[str, str]:
    await press(pilot, "C")
    await dialog(pilot, SuggestionScreen)
    await until(pilot, lambda: len(pairs(pilot)) == 2)
    first, second = pairs(pilot)
    return first, second


@pytest.mark.keys("suggestions", "dialog.yes", "dialog.undo")
async def test_a_yes_merges_and_goes_on_to_the_next_pair(reader: Open) -> None:
    async with reader() as pilot:
        await open_article(pilot, TALKS)
        first, second = await at_suggestions(pilot)
        await press(pilot, "y")
        await until(pilot, lambda: notices(pilot))
        actor, into = first.split(" = ")
        assert notices(pilot) == [f"Merged {actor} into {into}. u undoes it"]
        assert pairs(pilot) == [second]
        assert pilot.app.screen.query_one(Choices).highlighted == 0
        await press(pilot, "u")
        await until(pilot, lambda: len(pairs(pilot)) == 2)
        await press(pilot, "escape")
        await reading(pilot)
        assert library(pilot).corrections() == []


@pytest.mark.keys("dialog.no")
async def test_a_no_is_never_asked_again(reader: Open) -> None:
    async with reader() as pilot:
        _, second = await at_suggestions(pilot)
        await press(pilot, "n")
        await until(pilot, lambda: len(library(pilot).suggestions()) == 1)
        assert pairs(pilot) == [second]
        await press(pilot, "n")
        await until(pilot, lambda: not library(pilot).suggestions())
        assert pairs(pilot) == []
        await press(pilot, "y", "n", "l")
        assert library(pilot).corrections() == []


@pytest.mark.keys("dialog.later")
async def test_later_puts_a_pair_behind_the_others(reader: Open) -> None:
    async with reader() as pilot:
        first, second = await at_suggestions(pilot)
        await press(pilot, "l")
        assert pairs(pilot) == [second, first]
        suggested = library(pilot).suggestions
        await until(pilot, lambda: f"{suggested()[0].actor} = {suggested()[0].into}" == second)
        assert pilot.app.screen.query_one(Choices).highlighted == 0


async def test_a_no_is_taken_back_and_the_pair_returns(reader: Open) -> None:
    async with reader() as pilot:
        await open_article(pilot, TALKS)
        first, second = await at_suggestions(pilot)
        await press(pilot, "n")
        await until(pilot, lambda: pairs(pilot) == [second])
        await press(pilot, "u")
        await until(pilot, lambda: sorted(pairs(pilot)) == sorted([first, second]))


@pytest.mark.keys("correct.suggest")
async def test_the_menu_leads_to_the_suggestions(reader: Open) -> None:
    async with reader() as pilot:
        await press(pilot, "c")
        await dialog(pilot, CorrectMenu)
        await press(pilot, "C")
        await dialog(pilot, SuggestionScreen)


# --- the other keys of the cast and the text ---


@pytest.mark.keys("sources")
async def test_sources_are_listed_on_a_key_and_stay_so(reader: Open) -> None:
    async with reader() as pilot:
        await open_article(pilot, TALKS)
        await until(pilot, lambda: cast(pilot))
        before = pane(pilot).option_count
        await press(pilot, "s")
        assert pane(pilot).option_count == before + 1
        assert cast(pilot)["Steppe Wire"].actor_id in pane(pilot)._row_ids
        await press(pilot, "2")
        await open_article(pilot, FOG)
        await press(pilot, "s")
        assert notices(pilot) == ["No sources here"]


async def test_unrelated_lines_are_shown_on_a_key_from_any_pane(reader: Open) -> None:
    async with reader() as pilot:
        await open_article(pilot, TALKS)
        await press(pilot, "full_stop")
        assert "Win a saddle" in view(pilot)._page.text
        await at_actor(pilot, "Peru")
        await press(pilot, "full_stop")
        assert "Win a saddle" not in view(pilot)._page.text
        await press(pilot, "2")
        await open_article(pilot, FOG)
        await press(pilot, "full_stop")
        assert notices(pilot) == ["No unrelated lines here"]


async def test_the_first_of_the_cast_is_walked_where_nobody_is_chosen(reader: Open) -> None:
    async with reader() as pilot:
        await open_article(pilot, TALKS)
        await until(pilot, lambda: cast(pilot))
        await press(pilot, "right_square_bracket")
        assert view(pilot).chosen == cast(pilot)["Ada Byron"].actor_id
        assert view(pilot).position == (1, 2)
