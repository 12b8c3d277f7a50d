"""Mentions and actors in the reader: walking, crossing, peeking, following."""

import pytest
from textual.pilot import Pilot

from tests.tui.conftest import Open, until
from tests.tui.reading import (
    FOG,
    TALKS,
    TREATY,
    at,
    choose_source,
    library,
    notices,
    open_article,
    open_title,
    press,
    said,
    source_counts,
    status,
    titles,
    view,
)
from tui.widgets.article_view import ArticleView
from tui.widgets.cast_pane import CastPane
from tui.widgets.peek import Peek


async def at_actor(pilot: Pilot[None], name: str) -> int:
    """Goes to an actor of the open article's cast."""
    cast = pilot.app.screen.query_one(CastPane)
    await press(pilot, "a")
    await at(pilot, CastPane)
    await until(pilot, lambda: name in [entry.name for entry in cast._entries])
    actor = next(entry.actor_id for entry in cast._entries if entry.name == name)
    await press(pilot, "g")
    while cast.highlighted_id != actor:
        await press(pilot, "j")
    return actor


@pytest.mark.keys("cast-pane", "pane.choose", "next-mention", "previous-mention", "back")
async def test_an_actor_of_the_cast_is_walked_mention_by_mention(reader: Open) -> None:
    async with reader() as pilot:
        await open_article(pilot, TALKS)
        await at_actor(pilot, "Ada Byron")
        await press(pilot, "enter")
        await until(pilot, lambda: view(pilot).position)
        article, chosen = view(pilot).article, view(pilot).chosen
        assert article
        count = sum(m.actor_id == chosen and m.by_name for m in article.mentions)
        assert count > 1
        assert view(pilot).position == (1, count)
        await press(pilot, *["right_square_bracket"] * (count - 1))
        assert view(pilot).position == (count, count)
        assert status(pilot).mention == f"Ada Byron {count} of {count}"
        await press(pilot, "left_square_bracket")
        assert view(pilot).position == (count - 1, count)
        await press(pilot, "escape")
        assert view(pilot).chosen is None


async def test_where_one_pane_shows_choosing_an_actor_shows_the_article(reader: Open) -> None:
    async with reader(size=(44, 20)) as pilot:
        await open_article(pilot, TALKS)
        await press(pilot, "a")
        await at(pilot, CastPane)
        await press(pilot, "enter")
        await at(pilot, ArticleView)
        await until(pilot, lambda: "1 of" in status(pilot).mention)
        await press(pilot, "escape")
        assert status(pilot).mention == ""


@pytest.mark.keys("next-any-mention", "previous-any-mention")
async def test_mentions_of_any_actor_are_walked_with_braces(reader: Open) -> None:
    async with reader() as pilot:
        await open_article(pilot, TALKS)
        await press(pilot, "right_curly_bracket", "right_curly_bracket")
        position = view(pilot).position
        assert position
        assert position[0] == 2
        await press(pilot, "left_curly_bracket")
        assert view(pilot).position == (1, position[1])


# --- from article to article ---


@pytest.mark.keys("next-mention", "previous-mention")
async def test_the_mentions_of_an_actor_go_on_in_the_next_article_and_back(reader: Open) -> None:
    async with reader() as pilot:
        await open_article(pilot, TREATY)
        actor = await at_actor(pilot, "Mongolia")
        await press(pilot, "enter")
        await until(pilot, lambda: view(pilot).position == (1, 1))
        await press(pilot, "right_square_bracket")
        await until(pilot, lambda: open_title(pilot) == TALKS)
        await until(pilot, lambda: view(pilot).position == (1, 2))
        assert view(pilot).chosen == actor
        assert titles(pilot)[pilot.app.screen.query_one("ArticleList").cursor] == TALKS  # type: ignore[attr-defined]
        await press(pilot, "right_square_bracket")
        assert view(pilot).position == (2, 2)
        await press(pilot, "right_square_bracket")
        await said(pilot, "No older article names the actor")
        assert open_title(pilot) == TALKS
        await press(pilot, "left_square_bracket", "left_square_bracket")
        await until(pilot, lambda: open_title(pilot) == TREATY)
        await until(pilot, lambda: view(pilot).position == (1, 1))
        await press(pilot, "left_square_bracket")
        await said(pilot, "No newer article names the actor")


@pytest.mark.keys("next-mention")
async def test_of_mentions_going_back_the_last_one_comes_first(reader: Open) -> None:
    async with reader() as pilot:
        await open_article(pilot, FOG)
        await open_article_again(pilot, TREATY)
        await at_actor(pilot, "Peru")
        await press(pilot, "enter", "right_square_bracket")
        await until(pilot, lambda: open_title(pilot) == TALKS)
        await press(pilot, "left_square_bracket")
        await until(pilot, lambda: open_title(pilot) == TREATY)
        await until(pilot, lambda: view(pilot).position)
        number, count = view(pilot).position or (0, 0)
        assert number == count


async def open_article_again(pilot: Pilot[None], title: str) -> None:
    await press(pilot, "2")
    await open_article(pilot, title)


@pytest.mark.keys("hide")
async def test_who_has_been_hidden_is_not_walked_along_any_more(reader: Open) -> None:
    async with reader() as pilot:
        await open_article(pilot, TREATY)
        await at_actor(pilot, "Mongolia")
        await press(pilot, "enter")
        await until(pilot, lambda: view(pilot).position)
        await press(pilot, "minus")
        await said(pilot, "Hid Mongolia")
        assert view(pilot).chosen is None
        await press(pilot, "u")
        await said(pilot, "Undone: Hid Mongolia")


# --- peeking ---


@pytest.mark.keys("peek")
@pytest.mark.parametrize("close", ["P", "escape", "2"])
async def test_who_an_actor_is_is_shown_beside_the_text_until_a_key(
    reader: Open, close: str
) -> None:
    async with reader() as pilot:
        peek = pilot.app.screen.query_one(Peek)
        await press(pilot, "P")
        assert not peek.is_open
        await open_article(pilot, TALKS)
        await press(pilot, "right_curly_bracket", "P")
        await until(pilot, lambda: peek.is_open)
        assert "Ulaanbaatar" in str(peek.render())
        await press(pilot, "P", "right_curly_bracket", "right_curly_bracket", "P")
        await until(pilot, lambda: peek.is_open and "Ada Byron" in str(peek.render()))
        assert "named with" in str(peek.render())
        await press(pilot, "escape" if close == "escape" else close)
        await until(pilot, lambda: not peek.is_open)
        assert view(pilot).position


@pytest.mark.keys("peek", "pane.down")
async def test_moving_on_in_the_cast_ends_the_peek(reader: Open) -> None:
    async with reader() as pilot:
        await open_article(pilot, TALKS)
        await at_actor(pilot, "Ada Byron")
        peek = pilot.app.screen.query_one(Peek)
        await press(pilot, "P")
        await until(pilot, lambda: peek.is_open and "Ada Byron" in str(peek.render()))
        await press(pilot, "j")
        await until(pilot, lambda: not peek.is_open)


# --- following ---


@pytest.mark.keys("follow", "undo")
async def test_an_actor_that_is_followed_is_a_source(reader: Open) -> None:
    async with reader() as pilot:
        await press(pilot, "plus")
        assert notices(pilot) == ["Choose an actor first"]
        await open_article(pilot, TREATY)
        await at_actor(pilot, "Mongolia")
        await press(pilot, "plus")
        await said(pilot, "Mongolia: followed")
        await until(pilot, lambda: "Mongolia" in source_counts(pilot))
        await choose_source(pilot, "Mongolia")
        await until(pilot, lambda: titles(pilot) == [TREATY, TALKS])
        await at_actor(pilot, "Mongolia")
        await press(pilot, "plus")
        await said(pilot, "Mongolia: not followed any more")
        await until(pilot, lambda: "Mongolia" not in source_counts(pilot))
        await press(pilot, "u")
        await until(pilot, lambda: "Mongolia" in source_counts(pilot))
        assert library(pilot).actors("mongolia", 1)[0].followed
