"""The screen of a story: where it starts, what its keys do, what comes late or is gone."""

import re
import threading
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from core.errors import StoreError
from core.settings import Settings
from core.stories import Piece
from tests.tui.conftest import until
from tests.tui.contrast import component_figures, figures
from tests.tui.samples import HOSTILE, NOW, named
from tests.tui.telling import KOLB, STRIKE, Shelf, Walk, come, drawn_text, piece
from tui.dialogs.asking import Choices
from tui.looks.legible import MINIMUM
from tui.looks.symbols import ASCII, PLAIN, UNICODE, Symbols
from tui.looks.themes import THEMES
from tui.story.header import StoryHeader
from tui.story.keys import STORY_KEYS
from tui.story.screen import StoryScreen
from tui.story.timeline import Timeline
from tui.walks import ArticlePlace, ComparePlace, Step

SIZES = [(40, 20), (60, 24), (100, 30), (160, 45)]

SEEN = NOW - timedelta(days=4)

FRESH = tuple(replace(p, fresh=p.article.id >= 4) for p in STRIKE)

FOG = (piece(9, "Fog over Lisbon", 1, KOLB), piece(10, "More fog", 2))
OLD = (piece(11, "An older fog", -300), piece(12, "Fog again", -299))


class Told:
    """A story on the screen."""

    def __init__(
        self, shelf: Shelf | None = None, symbols: Symbols = UNICODE, theme: str = ""
    ) -> None:
        self.shelf = shelf or Shelf()
        self.app = Walk(self.shelf, symbols, theme, ("Fog", "Ines Kolb"))

    async def open(self, pilot: Pilot[None], here: int | None = None) -> None:
        self.pilot = pilot
        self.screen = StoryScreen(self.app.given, 1, here)
        await self.app.walk_to(pilot, self.screen)

    @property
    def at(self) -> int:
        """The article under the cursor."""
        found = self.screen.query_one(Timeline).piece
        assert found
        return found.article.id

    async def press(self, *keys: str) -> None:
        for key in keys:
            await self.pilot.press(key)
            await self.app.settle(self.pilot)

    def article(self, number: int) -> tuple[bool, bool]:
        """Whether it is unread and starred."""
        found = self.shelf.pieces[number].article
        return found.unread, found.starred


def long(count: int) -> Sequence[Piece]:
    """A story of so many pieces, ten a day."""
    text = "The ministers of both states met again in the capital and said that they would talk."
    return [
        piece(n, f"Day {n} of the talks", n // 10, numbers=(f"{n} envoys",), lead=text)
        for n in range(1, count + 1)
    ]


# --- what is shown ---


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("symbols", [UNICODE, ASCII, PLAIN], ids=["unicode", "ascii", "plain"])
async def test_it_says_what_the_story_is_and_shows_where_the_reader_left_off(size, symbols):
    told = Told(Shelf(FRESH, seen=SEEN), symbols)
    async with told.app.run_test(size=size) as pilot:
        await told.open(pilot)
        drawn = drawn_text(told.app)
        way = f"Fog {symbols.arrow} Ines Kolb {symbols.arrow} Story"
        assert drawn.splitlines()[0].strip() == way
        assert drawn.splitlines()[1].strip() == "Pilots threaten to strike"
        assert f"5 articles{symbols.separator}1 unread{symbols.separator}2 sources" in drawn
        assert "with Antwerp" in drawn
        assert "since you last read, 8 Jun" in drawn
        assert "9 days later" in drawn
        assert told.at == 4
        assert all(len(line) <= size[0] for line in drawn.splitlines())
        assert symbols is not ASCII or re.sub("[▁-█]", "", drawn).isascii()  # the scroll bar


async def test_a_story_that_was_never_opened_starts_at_the_article_one_came_from():
    told = Told(Shelf(FRESH))
    async with told.app.run_test() as pilot:
        await told.open(pilot, here=3)
        assert told.at == 3
        assert "since" not in drawn_text(told.app)


async def test_opening_it_notes_it_as_seen_and_what_was_fresh_stays_so():
    told = Told(Shelf(FRESH, seen=SEEN))
    async with told.app.run_test(size=(80, 40)) as pilot:
        await told.open(pilot)
        assert told.shelf.seen == {1: NOW}
        told.shelf.pieces = {i: replace(p, fresh=False) for i, p in told.shelf.pieces.items()}
        told.screen.renew()
        await told.app.settle(pilot)
        assert "since you last read, 8 Jun" in drawn_text(told.app)


async def test_what_comes_in_while_it_is_open_is_shown_and_the_cursor_stays():
    told = Told(Shelf(FRESH, seen=SEEN))
    async with told.app.run_test(size=(80, 40)) as pilot:
        await told.open(pilot)
        new = piece(6, "Pilots strike again", 13, fresh=True, unread=True)
        told.shelf.pieces[6], told.shelf.told[6] = new, 1
        told.screen.renew()
        await come(pilot, "Pilots strike again")
        assert told.at == 4
        assert "6 articles" in drawn_text(told.app)


async def test_a_story_that_is_gone_says_so():
    told = Told(Shelf(STRIKE[:1]))
    async with told.app.run_test() as pilot:
        await told.open(pilot)
        assert "story 1: there is none" in drawn_text(told.app)
        await told.press(
            "j", "enter", "m", "f", "x", "i", "n", "p", "space", "b", "G", "equals_sign"
        )
        assert told.app.left == []
        assert told.shelf.seen == {1: None}


async def test_an_answer_that_comes_late_does_not_bring_back_what_was_before():
    told = Told()
    async with told.app.run_test(size=(80, 40)) as pilot:
        await told.open(pilot)
        free, story = threading.Event(), told.shelf.story
        before = story(1)

        def slow(_number):
            free.wait(5)
            return before

        told.shelf.story = slow
        told.screen.renew()
        await pilot.pause()
        told.shelf.story = story
        told.shelf.pin([5], None)
        told.screen.renew()
        await come(pilot, "4 articles")
        free.set()
        await told.app.settle(pilot)
        assert "4 articles" in drawn_text(told.app)


async def test_a_store_that_cannot_be_read_is_said():
    told = Told()
    async with told.app.run_test() as pilot:

        def broken(_number):
            raise StoreError("the store", "is locked")

        told.shelf.story = broken
        await told.open(pilot)
        assert "is locked" in drawn_text(told.app)


# --- along the timeline ---


@pytest.mark.keys("story.down", "story.up", "story.first", "story.last")
@pytest.mark.keys("story.page-down", "story.page-up")
async def test_moving_along_a_long_story_keeps_the_cursor_in_view():
    told = Told(Shelf(long(60)))
    async with told.app.run_test(size=(80, 24)) as pilot:
        await told.open(pilot)
        seen = []
        for key in ("j", "down", "k", "space", "pagedown", "b", "pageup", "G", "g", "end", "up"):
            await told.press(key)
            seen.append(told.at)
            assert f"Day {told.at} of the talks" in drawn_text(told.app)
        assert seen == [2, 3, 2, 5, 8, 5, 2, 60, 1, 60, 59]


@pytest.mark.parametrize("size", [(40, 7), (40, 20), (200, 50)])
async def test_the_day_of_the_first_piece_in_view_is_always_said(size):
    told = Told(Shelf(long(60)))
    async with told.app.run_test(size=size) as pilot:
        await told.open(pilot)
        for _ in range(6):
            await told.press("space")
            top = told.screen.query_one(Timeline).render_line(0).text
            assert "2018" in top or "Today" in top


@pytest.mark.keys("story.next-new", "story.previous-new")
async def test_new_and_unread_pieces_are_walked_through():
    told = Told(Shelf(FRESH, seen=SEEN))
    async with told.app.run_test() as pilot:
        await told.open(pilot)
        await told.press("g", "n")
        assert told.at == 4
        await told.press("n", "n")
        assert told.at == 5
        assert told.app.said == ["Nothing new after this"]
        await told.press("p", "p")
        assert told.at == 4
        assert told.app.said[-1] == "Nothing new before this"


@pytest.mark.keys("story.open")
async def test_enter_leaves_to_the_article():
    told = Told()
    async with told.app.run_test() as pilot:
        await told.open(pilot)
        await told.press("j", "enter")
        assert told.app.left == [ArticlePlace(2)]


async def test_a_click_chooses_and_a_second_one_opens():
    told = Told()
    async with told.app.run_test(size=(80, 40)) as pilot:
        await told.open(pilot)
        await pilot.click(Timeline, offset=(5, 0))
        assert told.at == 1
        await pilot.click(Timeline, offset=(5, 6))
        assert told.at == 2
        await pilot.click(Timeline, offset=(5, 9))
        assert told.app.left == []
        await pilot.click(Timeline, offset=(5, 7))
        await pilot.pause()
        assert told.app.left == [ArticlePlace(2)]


@pytest.mark.keys("story.compare")
async def test_a_piece_is_compared_with_the_one_before():
    told = Told()
    async with told.app.run_test() as pilot:
        await told.open(pilot)
        await told.press("i")
        assert told.app.said == ["Nothing comes before it"]
        await told.press("j", "i")
        assert told.app.left == [ComparePlace(1, 2)]


@pytest.mark.keys("story.leave", "story.back", "story.forward")
@pytest.mark.parametrize(
    ("key", "place"),
    [("escape", None), ("q", None), ("backspace", Step(-1)), ("alt+right", Step(1))],
)
async def test_the_ways_out(key, place, request):
    told = Told()
    async with told.app.run_test() as pilot:
        for way in ("escape", "backspace", "alt+right", key):
            await told.open(pilot)
            await told.press(way)
        assert told.app.left == [None, Step(-1), Step(1), place]


# --- marks ---


@pytest.mark.keys("story.toggle-read", "story.star", "story.mark-all-read", "story.undo")
async def test_marks_are_given_and_taken_back():
    told = Told()
    async with told.app.run_test(size=(80, 40)) as pilot:
        await told.open(pilot)
        await told.press("m", "f")
        assert told.article(1) == (True, True)
        assert "● Pilots threaten" in drawn_text(told.app)
        assert "★ The Daily Test" in drawn_text(told.app)
        await told.press("A")
        assert "2 marked read" in told.app.said
        assert not any(told.article(n)[0] for n in range(1, 6))
        await told.press("u", "u", "u")
        await until(pilot, lambda: told.article(1) == (False, False))
        assert told.article(4) == (True, False)
        await told.press("u")
        await until(pilot, lambda: told.app.said[-1].startswith("Nothing"))
        assert told.app.said[-1] == "Nothing was done since the start"


@pytest.mark.keys("story.save")
async def test_the_story_is_saved_where_the_settings_say(tmp_path):
    told = Told()
    told.app.settings = Settings(save_folder=str(tmp_path / "saved"))
    async with told.app.run_test(size=(80, 40)) as pilot:
        await told.open(pilot)
        await told.press("w")
        await until(pilot, lambda: told.app.said)
        (file,) = (tmp_path / "saved").iterdir()
        assert told.app.said == [str(file)]
        assert "Pilots threaten to strike" in file.read_text("utf-8")
        (tmp_path / "saved" / "in the way").write_text("")
        told.app.settings = Settings(save_folder=str(tmp_path / "saved" / "in the way" / "x"))
        await told.press("escape")
        await told.open(pilot)
        await told.press("w")
        await until(pilot, lambda: len(told.app.said) == 2)
        assert "in the way" in told.app.said[1]


# --- what belongs together ---


@pytest.mark.keys("story.leave-out")
async def test_a_piece_that_does_not_belong_is_left_out_until_that_is_taken_back():
    told = Told()
    async with told.app.run_test(size=(80, 40)) as pilot:
        await told.open(pilot)
        await told.press("j", "x")
        assert told.shelf.told[2] is None
        assert told.app.said == ["“No pilot leaves the quay” left out; u takes it back"]
        assert "4 articles" in drawn_text(told.app)
        assert told.at == 3
        await told.press("u")
        assert told.shelf.told[2] == 1
        assert told.app.said[-1] == "Undone: “No pilot leaves the quay” left out"
        assert "5 articles" in drawn_text(told.app)


async def test_a_story_can_be_taken_apart_and_put_together_again():
    told = Told(Shelf(FOG))
    async with told.app.run_test(size=(80, 24)) as pilot:
        await told.open(pilot)
        await told.press("x")
        assert "there is none" in drawn_text(told.app)
        await told.press("u")
        assert "Fog over Lisbon" in drawn_text(told.app)


@pytest.mark.keys("story.put")
async def test_a_piece_is_put_into_another_story_those_of_its_days_first():
    told = Told(Shelf(STRIKE, OLD, FOG))
    async with told.app.run_test(size=(80, 24)) as pilot:
        await told.open(pilot)
        await told.press("equals_sign")
        listed = told.app.screen.query_one(Choices)
        await until(pilot, lambda: listed.highlighted_id)
        assert "“Pilots threaten to strike” belongs in …" in drawn_text(told.app)
        assert told.shelf.asked == ["after:2018-05-27 before:2018-06-02", ""] or told.shelf.asked
        told.app.screen.query_one(Input).value = "older"
        await come(pilot, "An older fog")
        await until(pilot, lambda: listed.option_count == 1)
        await told.press("enter")
        assert told.shelf.told[1] == 2
        assert told.app.said[-1].endswith("put in “An older fog”; u takes it back")
        await told.press("u")
        assert told.shelf.told[1] == 1


@pytest.mark.keys("story.merge")
async def test_another_story_is_taken_in_and_given_back():
    told = Told(Shelf(STRIKE, FOG))
    async with told.app.run_test(size=(80, 50)) as pilot:
        await told.open(pilot)
        await told.press("M")
        await until(pilot, lambda: told.app.screen.query_one(Choices).highlighted_id == 2)
        await told.press("enter")
        assert "7 articles" in drawn_text(told.app)
        assert "More fog" in drawn_text(told.app)
        await told.press("u")
        assert "5 articles" in drawn_text(told.app)
        await told.press("M", "escape")
        assert told.app.screen is told.screen


# --- under all circumstances ---


async def test_a_story_of_two_thousand_pieces_lays_out_what_is_in_view(monkeypatch):
    told = Told(Shelf(long(2_000)))
    async with told.app.run_test(size=(100, 30)) as pilot:
        await told.open(pilot)
        drawn: list[int | None] = []
        from tui.story.timeline_lines import Entry

        rows = Entry.rows
        monkeypatch.setattr(Entry, "rows", lambda e, *a: drawn.append(e.piece) or rows(e, *a))
        await told.press("G")
        assert told.at == 2_000
        assert set(drawn) - {None} <= set(range(1_980, 2_000)) | set(range(10))


@pytest.mark.parametrize("symbols", [UNICODE, PLAIN], ids=["unicode", "plain"])
async def test_a_storm_of_sizes_leaves_the_cursor_in_view(symbols):
    told = Told(Shelf(long(60), FOG), symbols)
    async with told.app.run_test(size=(80, 24)) as pilot:
        await told.open(pilot)
        await told.press("G", "k")
        for size in [(40, 20), (200, 50), (20, 5), (1, 1), (60, 8), (120, 34), (80, 24)]:
            await pilot.resize_terminal(*size)
        await told.app.settle(pilot)
        assert told.at == 59
        assert "Day 59 of the talks" in drawn_text(told.app)


async def test_for_listening_the_terminals_cursor_is_led_along():
    told = Told(symbols=PLAIN)
    async with told.app.run_test(size=(60, 30)) as pilot:
        await told.open(pilot)
        for _ in range(3):
            await told.press("j")
            row = told.app.cursor_position.y
            number = told.at
            title = told.shelf.pieces[number].article.title
            assert title[:20] in drawn_text(told.app).splitlines()[row]


@pytest.mark.parametrize("theme", [theme.name for theme in THEMES if not theme.ansi])
async def test_all_of_it_can_be_read_in_our_themes(theme):
    stars = tuple(
        replace(p, article=replace(p.article, starred=True)) if n % 2 else p
        for n, p in enumerate(FRESH)
    )
    told = Told(Shelf(stars, FOG, seen=SEEN), theme=theme)
    async with told.app.run_test(size=(100, 40)) as pilot:
        await told.open(pilot)
        found = figures(told.app)
        for widget in (Timeline, StoryHeader):
            found += component_figures(told.screen.query_one(widget))
        await told.press("M")
        found += figures(told.app)
        assert len(found) > 50
        assert [figure for figure in found if figure[0] < MINIMUM] == []


async def test_in_the_colours_of_the_terminal_the_cursor_is_reversed():
    told = Told(theme="newscast-16")
    async with told.app.run_test(size=(80, 24)) as pilot:
        await told.open(pilot)
        timeline = told.screen.query_one(Timeline)
        assert all(segment.style.reverse for segment in timeline.render_line(1))
        assert not any(segment.style.reverse for segment in timeline.render_line(6))


@pytest.mark.parametrize("text", HOSTILE, ids=named)
async def test_hostile_text_is_shown_and_not_obeyed(text):
    made = piece(1, text, 0, replace(KOLB, name=text), numbers=(text,), lead=text, source=text)
    told = Told(Shelf((made, replace(STRIKE[1], lead=text)), (piece(9, text), FOG[1])))
    async with told.app.run_test(size=(100, 40), notifications=True) as pilot:
        await told.open(pilot)
        whole = text.strip("\u200d") if len(text) <= 25 else text[:8]
        assert drawn_text(told.app).count(whole) >= 4
        for line in range(10):
            await pilot.click(StoryHeader, offset=(6, line % 3))
            await pilot.click(Timeline, offset=(6, 0))
        await told.press("g", "equals_sign")
        await until(pilot, lambda: told.app.screen.query_one(Choices).highlighted_id)
        await told.press("enter")
        await told.press("u")
        assert not told.app.boomed


def test_every_key_has_an_id_of_its_own():
    names = [binding.id for binding in STORY_KEYS]
    assert len(set(names)) == len(names)
    assert all(name.startswith("story.") for name in names)
