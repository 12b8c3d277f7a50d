"""Read marks, stars, tags: of one article or of many, and taking them back one by one."""

from collections.abc import Sequence

import pytest
from textual.pilot import Pilot

from core.errors import StoreError
from core.settings import Settings
from desk import messages
from tests.tui.conftest import Obedient, Open, until
from tests.tui.reading import (
    FOG,
    TALKS,
    TREATY,
    at,
    command,
    found,
    library,
    notices,
    open_article,
    open_title,
    press,
    rows,
    said,
    source_counts,
    view,
)
from tui.dialogs.asking import Choice, Choices, NameInput
from tui.widgets.cast_pane import CastPane

ALL = [FOG, TREATY, TALKS]


async def tag(pilot: Pilot[None], words: str) -> None:
    await press(pilot, "t")
    await until(pilot, lambda: isinstance(pilot.app.screen, NameInput))
    await press(pilot, *words, "enter")


# --- one article ---


async def test_unread_again_stays_so_when_the_analysis_comes(
    reader: Open, background: Obedient
) -> None:
    async with reader() as pilot:
        await open_article(pilot, FOG)
        await until(pilot, lambda: not rows(pilot, FOG)[0])
        await press(pilot, "m")
        await until(pilot, lambda: rows(pilot, FOG)[0])
        article = view(pilot).article
        assert article
        background.say(messages.Annotated((article.row.id,), 0))
        await until(pilot, lambda: view(pilot).article is not article)
        assert rows(pilot, FOG)[0]


async def test_what_was_done_last_is_kept_when_the_app_ends_at_once(reader: Open) -> None:
    async with reader() as pilot:
        await pilot.press("f")
        await pilot.press("ctrl+q")
    async with reader() as pilot:
        assert rows(pilot, FOG) == (True, True)
        await press(pilot, "f", "f")
        await until(pilot, lambda: rows(pilot, FOG) == (True, True))


@pytest.mark.keys("star", "toggle-read")
async def test_star_and_read_marks_are_kept_in_the_store(reader: Open) -> None:
    async with reader() as pilot:
        await press(pilot, "f")
        await until(pilot, lambda: rows(pilot, FOG) == (True, True))
        await press(pilot, "m")
        await until(pilot, lambda: rows(pilot, FOG) == (False, True))
    async with reader() as pilot:
        await press(pilot, "f", "m")
        await until(pilot, lambda: rows(pilot, FOG) == (True, False))


@pytest.mark.keys("tag", "dialog.close")
async def test_a_tag_is_given_and_taken_by_giving_it_again(reader: Open) -> None:
    async with reader() as pilot:
        await tag(pilot, "Far East")
        await until(pilot, lambda: found(pilot, 'tag:"far east"') == [FOG])
        await until(pilot, lambda: source_counts(pilot).get("Far East") == 1)
        await tag(pilot, "far east")
        await until(pilot, lambda: found(pilot, 'tag:"far east"') == [])
        await tag(pilot, " ")
        await press(pilot, "t", "x", "escape")
        assert library(pilot).tags() == []
        assert notices(pilot) == []


# --- many ---


@pytest.mark.keys("mark-scope", "undo")
@pytest.mark.parametrize(
    ("place", "unread"), [(0, [TALKS]), (1, [FOG]), (2, [])], ids=["above", "below", "all"]
)
async def test_a_part_of_the_list_is_marked_read_and_taken_back(
    reader: Open, place: int, unread: Sequence[str]
) -> None:
    async with reader() as pilot:
        await press(pilot, "j", "M")
        await until(pilot, lambda: isinstance(pilot.app.screen, Choice))
        await press(pilot, *["j"] * place, "enter")
        await until(pilot, lambda: found(pilot, "is:unread") == unread)
        await said(pilot, f"{3 - len(unread)} marked read")
        await press(pilot, "u")
        await until(pilot, lambda: found(pilot, "is:unread") == ALL)
        await said(pilot, f"Undone: {3 - len(unread)} marked read")


async def test_what_is_offered_counts_only_what_would_change(reader: Open) -> None:
    async with reader() as pilot:
        await press(pilot, "m", "j")
        await until(pilot, lambda: found(pilot, "is:unread") == [TREATY, TALKS])
        await press(pilot, "M")
        await until(pilot, lambda: isinstance(pilot.app.screen, Choice))
        choices = pilot.app.screen.query_one(Choices)

        def offered() -> list[str]:
            return [str(option.prompt) for option in choices.options]

        counted = ["this and all above (1)", "this and all below (2)", "all listed (2)"]
        await until(pilot, lambda: offered() == counted)


@pytest.mark.keys("mark-all-read", "undo")
async def test_all_are_marked_read_and_only_those_that_were_unread_come_back(
    reader: Open,
) -> None:
    async with reader() as pilot:
        await press(pilot, "m")
        await until(pilot, lambda: found(pilot, "is:unread") == [TREATY, TALKS])
        await press(pilot, "A")
        await said(pilot, "2 marked read")
        assert found(pilot, "is:unread") == []
        await press(pilot, "u")
        await until(pilot, lambda: found(pilot, "is:unread") == [TREATY, TALKS])


SCOPES = {"this": [TREATY], "above": [FOG, TREATY], "below": [TREATY, TALKS], "all": ALL}
"""What each scope means where the cursor is on the treaty."""

QUERIES = {"actor:quispe": [TREATY, TALKS], "lisbon": [FOG]}


@pytest.mark.parametrize(
    ("do", "undo", "query", "scopes"),
    [
        ("star", "unstar", "is:starred", SCOPES | QUERIES),
        ("read", "unread", "is:read", SCOPES | QUERIES),
        ("tag a b", "untag a b", 'tag:"a b"', SCOPES),
    ],
)
async def test_a_command_marks_each_scope_or_what_a_query_finds(
    reader: Open, do: str, undo: str, query: str, scopes: dict[str, list[str]]
) -> None:
    async with reader() as pilot:
        await press(pilot, "j")
        for scope, wanted in scopes.items():
            for keys, marked in (
                (f":{do} {scope}", wanted),
                (f":{undo} {scope}", []),
                ("u", wanted),
                ("u", []),
            ):
                if keys.startswith(":"):
                    await command(pilot, keys[1:])
                else:
                    await press(pilot, keys)
                await until(pilot, lambda marked=marked: found(pilot, query) == marked)


# --- taking back ---


@pytest.mark.keys("undo", "star", "tag", "follow", "hide", "toggle-read", "cast-pane")
async def test_whatever_was_done_is_taken_back_the_last_first(reader: Open) -> None:
    async with reader(settings=Settings(mark_read="never")) as pilot:
        await open_article(pilot, TREATY)
        await press(pilot, "f")
        await until(pilot, lambda: found(pilot, "is:starred"))
        await tag(pilot, "later")
        await until(pilot, lambda: found(pilot, "tag:later"))
        await press(pilot, "a", "g")
        await at(pilot, CastPane)
        cast = pilot.app.screen.query_one(CastPane)
        await until(pilot, lambda: cast.highlighted_id)
        actor = library(pilot).actor(cast.highlighted_id or 0)
        await press(pilot, "plus")
        await until(pilot, lambda: library(pilot).actor(actor.id).followed)
        await press(pilot, "minus")
        await until(pilot, lambda: library(pilot).corrections())
        await press(pilot, "m")
        await until(pilot, lambda: found(pilot, "is:read") == [TREATY])

        def left() -> list[bool]:
            """What is still done, in order."""
            store = library(pilot)
            return [
                bool(found(pilot, "is:starred")),
                bool(found(pilot, "tag:later")),
                store.actor(actor.id).followed,
                bool(store.corrections()),
                bool(found(pilot, "is:read")),
            ]

        for undone in range(1, 6):
            await press(pilot, "u")
            await until(pilot, lambda n=undone: left() == [True] * (5 - n) + [False] * n)
        await press(pilot, "u")
        await said(pilot, "Nothing was done since the start")


async def test_what_cannot_be_taken_back_stays_the_last_deed(
    reader: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> list[int]:
        raise StoreError("news.db", "the [/] disk is full")

    async with reader() as pilot:
        await press(pilot, "f")
        await until(pilot, lambda: found(pilot, "is:starred") == [FOG])
        with monkeypatch.context() as patch:
            patch.setattr(library(pilot), "set_starred", broken)
            await press(pilot, "u")
            await said(pilot, "the [/] disk is full")
            await press(pilot, "f")
            await until(pilot, lambda: len(notices(pilot)) == 2)
        await press(pilot, "u")
        await until(pilot, lambda: found(pilot, "is:starred") == [])


async def test_what_changed_nothing_is_nothing_to_take_back(reader: Open) -> None:
    async with reader() as pilot:
        await press(pilot, "A")
        await said(pilot, "3 marked read")
        await press(pilot, "A")
        await said(pilot, "0 marked read")
        await press(pilot, "u")
        await until(pilot, lambda: found(pilot, "is:unread") == ALL)


# --- reading as a mark ---


@pytest.mark.parametrize(
    ("mark_read", "after_moving", "after_opening"),
    [("open", [], [TALKS]), ("never", [], []), ("scroll", [FOG], [FOG, TALKS])],
)
async def test_articles_are_read_by_opening_by_scrolling_or_never(
    reader: Open, mark_read: str, after_moving: list[str], after_opening: list[str]
) -> None:
    async with reader(size=(60, 6), settings=Settings(mark_read=mark_read)) as pilot:
        await press(pilot, "j", "j")
        await until(pilot, lambda: sorted(found(pilot, "is:read")) == sorted(after_moving))
        await press(pilot, "enter")
        await until(pilot, lambda: open_title(pilot) == TALKS)
        await until(pilot, lambda: sorted(found(pilot, "is:read")) == sorted(after_opening))
