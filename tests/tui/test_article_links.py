"""The links of an article: their numbers, and following them by digits and clicks."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.pilot import Pilot
from textual.selection import SELECT_ALL

from core.types import Article, Mark, MarkKind, RichText
from tests.tui.conftest import until
from tests.tui.samples import Host, article, mentions_of, now, shown
from tests.tui.viewing import all_rows, hosted, looks
from tui.looks.symbols import ASCII
from tui.widgets.article_links import Link, LinkTable, typed
from tui.widgets.article_view import ArticleView
from tui.widgets.link_view import LinkView


def url(number: int) -> str:
    return f"https://news.example/{number}"


def linked(count: int, *, number: int = 1) -> Article:
    """An article of the words `w1 w2 ...`, each a link of its own."""
    words = [f"w{i}" for i in range(1, count + 1)]
    body, marks = " ".join(words), []
    for i, word in enumerate(words, 1):
        at = f" {body} ".index(f" {word} ")
        marks.append(Mark(MarkKind.LINK, at, at + len(word), url(i)))
    return article(body, (), marks, number=number)


def links_of(text: str, *marks: Mark, shown: int = 1000) -> LinkTable:
    return LinkTable(RichText(text, marks), shown)


# --- which numbers there are ---


def test_links_are_numbered_in_the_order_of_the_text():
    table = links_of(
        "one two", Mark(MarkKind.LINK, 4, 7, url(2)), Mark(MarkKind.LINK, 0, 3, url(1))
    )
    assert table.links == (Link(1, "one", url(1), 0), Link(2, "two", url(2), 4))
    assert table.hints == [(3, 1), (7, 2)]


def test_an_address_that_comes_again_keeps_its_number():
    marks = [Mark(MarkKind.LINK, at, at + 1, url(n)) for at, n in ((0, 1), (2, 2), (4, 1), (6, 3))]
    table = links_of("a b c d", *marks)
    assert [link.url for link in table.links] == [url(1), url(2), url(3)]
    assert table.hints == [(1, 1), (3, 2), (5, 1), (7, 3)]


@pytest.mark.parametrize(
    "target",
    ["", "javascript:alert(1)", "file:///etc/passwd", "mailto:a@b.example", "data:x", "/relative"],
)
def test_only_web_addresses_are_links(target):
    assert links_of("word", Mark(MarkKind.LINK, 0, 4, target)).links == ()


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (3, 3), (4, 2), (8, 11), (90, 99)])
def test_what_lies_outside_the_shown_text_has_no_number(start, end):
    table = links_of("text and more", Mark(MarkKind.LINK, start, end, url(1)), shown=10)
    assert (table.links, table.hints, table.at(start)) == ((), [], "")


def test_a_link_over_a_break_is_named_on_one_line():
    assert links_of("two\nlines", Mark(MarkKind.LINK, 0, 9, url(1))).links[0].text == "two lines"


def test_a_caption_is_a_link_to_its_picture_but_for_a_link_in_it():
    table = links_of(
        "The port, as told", Mark(MarkKind.IMAGE, 0, 17, url(1)), Mark(MarkKind.LINK, 4, 8, url(2))
    )
    assert [table.at(offset) for offset in (0, 4, 7, 8, 17)] == [url(n) for n in (1, 2, 2, 1)] + [
        ""
    ]


def test_only_the_address_of_a_picture_has_a_caption():
    table = links_of(
        "The  port, as told",
        Mark(MarkKind.IMAGE, 0, 9, url(1)),
        Mark(MarkKind.LINK, 0, 9, url(1)),
        Mark(MarkKind.LINK, 11, 13, url(2)),
    )
    assert [table.caption(url(n)) for n in (1, 2, 3)] == ["The port", "", ""]


SPANS = st.lists(st.tuples(st.integers(-2, 20), st.integers(-2, 20), st.integers(1, 4)))


@given(SPANS)
def test_each_number_leads_to_the_address_of_its_text(spans):
    table = links_of("x" * 15, *(Mark(MarkKind.LINK, a, b, url(n)) for a, b, n in spans), shown=15)
    assert [link.number for link in table.links] == list(range(1, len(table.links) + 1))
    assert len({link.url for link in table.links}) == len(table.links)
    for offset in range(15):
        here = {url(n) for a, b, n in spans if 0 <= a <= offset < b <= 15}
        assert (table.at(offset) in here) if here else (table.at(offset) == "")


@pytest.mark.parametrize("number", [-1, 0, 2, 99])
def test_a_number_that_there_is_not_leads_nowhere(number):
    assert links_of("word", Mark(MarkKind.LINK, 0, 4, url(1))).url(number) == ""


@pytest.mark.parametrize(
    ("digits", "most", "left", "complete"),
    [
        ("1", 9, "1", True),
        ("1", 10, "1", False),
        ("2", 19, "2", True),
        ("10", 10, "10", True),
        ("12", 120, "12", False),
        ("0", 5, "", True),
        ("6", 5, "", True),
    ],
)
def test_digits_are_complete_where_no_larger_number_is_possible(digits, most, left, complete):
    assert typed(digits, most) == (left, complete)


# --- the numbers in the text ---


async def test_numbers_stand_behind_the_links_only_while_they_are_wanted():
    app, widget = hosted()
    async with app.run_test() as pilot:
        widget.show(linked(2))
        await pilot.pause()
        assert "w1 w2" in all_rows(widget)[-1]
        assert widget.show_links()
        await pilot.pause()
        assert "w1[1] w2[2]" in all_rows(widget)[-1]
        assert looks(widget, "[1]") == {"bold"}
        assert widget.shows_links
        widget.show(linked(2))
        await pilot.pause()
        assert "w1[1] w2[2]" in all_rows(widget)[-1]
        assert widget.show_links()
        await pilot.pause()
        assert "w1 w2" in all_rows(widget)[-1]


async def test_numbers_are_neither_copied_nor_found():
    app, widget = hosted()
    async with app.run_test() as pilot:
        widget.show(linked(2))
        widget.show_links()
        await pilot.pause()
        copied = widget.get_selection(SELECT_ALL)
        assert copied is not None
        assert copied[0].endswith("\n\nw1 w2")
        assert widget.find("[1]") == 0
        assert widget.find("w1 w2") == 1


async def test_a_mention_before_and_behind_a_number_is_marked_where_it_stands():
    body = "Ada met Bob"
    shown_with = article(
        body,
        mentions_of(body, "Ada") + mentions_of(body, "Bob", 2),
        [Mark(MarkKind.LINK, 0, 3, url(1))],
    )
    app, widget = hosted()
    async with app.run_test() as pilot:
        widget.show(shown_with)
        widget.show_links()
        await pilot.pause()
        lit = [s.text for s in widget.render_line(3) if "mention" in s.style.meta]
        assert lit == ["Ada", "Bob"]


async def test_links_of_unrelated_lines_have_numbers_when_these_are_shown():
    body = "Ada wins.\n\nRead also"
    teased = article(body, (), [Mark(MarkKind.LINK, 11, 20, url(1))], body_end=9)
    app, widget = hosted()
    async with app.run_test() as pilot:
        widget.show(teased)
        assert widget.links() == ()
        assert not widget.show_links()
        widget.toggle_fold()
        assert widget.show_links()
        await pilot.pause()
        assert "Read also[1]" in all_rows(widget)[-1]


async def test_the_numbers_are_gone_with_the_next_article():
    app, widget = hosted()
    async with app.run_test() as pilot:
        widget.show(linked(2))
        widget.show_links()
        widget.show(linked(2, number=2))
        await pilot.pause()
        assert not widget.shows_links
        assert "w1 w2" in all_rows(widget)[-1]


async def test_an_article_without_links_has_no_numbers_to_show():
    app, widget = hosted()
    async with app.run_test():
        assert not widget.show_links()
        widget.show(article("No links."))
        assert not widget.show_links()
        assert (widget.links(), widget.link(1)) == ((), "")


# --- following by digits ---


@pytest.fixture
def patient(monkeypatch):
    """Nothing happens by itself while a test runs."""
    monkeypatch.setattr(LinkView, "LINK_PAUSE", 1000.0)
    monkeypatch.setattr(LinkView, "NO_LINK_PAUSE", 1000.0)


def followed(app: Host) -> list[str]:
    return [message.url for message in app.sent(ArticleView.LinkChosen)]


def said(app: Host) -> list[str]:
    return [message.text for message in app.sent(ArticleView.LinkTyping)]


@pytest.mark.usefixtures("patient")
@pytest.mark.parametrize(
    ("count", "keys", "opened"),
    [
        (9, "1", [1]),
        (9, "12", [1, 2]),
        (12, "2", [2]),
        (12, "1", []),
        (12, "12", [12]),
        (12, "13", []),
        (12, "132", [2]),
        (120, "12", []),
        (120, "120", [120]),
        (5, "0", []),
        (5, "6", []),
    ],
)
async def test_a_number_is_followed_at_once_where_none_larger_begins_with_it(count, keys, opened):
    app, widget = hosted()
    async with app.run_test(message_hook=app.hook) as pilot:
        widget.show(linked(count))
        widget.show_links()
        await pilot.press(*keys)
        assert followed(app) == [url(number) for number in opened]


@pytest.mark.usefixtures("patient")
async def test_enter_follows_a_number_that_could_go_on():
    app, widget = hosted()
    async with app.run_test(message_hook=app.hook) as pilot:
        widget.show(linked(12))
        widget.show_links()
        await pilot.press("1")
        assert said(app) == ["Link 1…"]
        await pilot.press("enter")
        assert (followed(app), said(app)) == ([url(1)], ["Link 1…", ""])


async def test_a_number_that_could_go_on_is_followed_after_a_moment(monkeypatch):
    monkeypatch.setattr(LinkView, "LINK_PAUSE", 0.001)
    app, widget = hosted()
    async with app.run_test(message_hook=app.hook) as pilot:
        widget.show(linked(12))
        widget.show_links()
        await pilot.press("1")
        await until(pilot, lambda: followed(app))
        assert followed(app) == [url(1)]
        assert said(app)[-1] == ""


async def test_it_is_said_for_a_moment_that_there_is_no_such_link(monkeypatch):
    monkeypatch.setattr(LinkView, "NO_LINK_PAUSE", 0.001)
    app, widget = hosted()
    async with app.run_test(message_hook=app.hook) as pilot:
        widget.show(linked(5))
        widget.show_links()
        await pilot.press("6")
        await until(pilot, lambda: len(said(app)) == 2)
        assert (said(app), followed(app)) == (["No link 6", ""], [])


async def forget_by_key(pilot: Pilot[None], widget: ArticleView, key: str) -> None:
    await pilot.press(key)


async def forget_by_blur(pilot: Pilot[None], widget: ArticleView, _: str) -> None:
    widget.blur()
    await pilot.pause()


async def forget_by_article(pilot: Pilot[None], widget: ArticleView, _: str) -> None:
    widget.show(linked(12, number=2))
    await pilot.pause()


@pytest.mark.usefixtures("patient")
@pytest.mark.parametrize(
    ("forget", "key"),
    [
        (forget_by_key, "escape"),
        (forget_by_key, "j"),
        (forget_by_key, "G"),
        (forget_by_blur, ""),
        (forget_by_article, ""),
    ],
)
async def test_a_number_that_is_not_ended_is_forgotten(forget, key):
    app, widget = hosted()
    async with app.run_test(message_hook=app.hook) as pilot:
        widget.show(linked(12))
        widget.show_links()
        await pilot.press("1")
        await forget(pilot, widget, key)
        if not widget.shows_links:
            widget.show_links()
        widget.focus()
        await pilot.press("enter", "2")
        assert (said(app), followed(app)) == (["Link 1…", "", ""], [url(2)])


@pytest.mark.usefixtures("patient")
async def test_escape_takes_back_a_number_before_it_ends_the_finding():
    app, widget = hosted()
    async with app.run_test() as pilot:
        widget.show(linked(12))
        widget.show_links()
        widget.find("w")
        await pilot.press("1", "escape")
        assert widget.find_position == (1, 12)
        await pilot.press("escape")
        assert widget.find_position is None


@pytest.mark.usefixtures("patient")
async def test_what_is_said_of_a_number_is_drawn_with_the_signs_of_the_app():
    app, widget = hosted()
    app.symbols = ASCII
    async with app.run_test(message_hook=app.hook) as pilot:
        widget.show(linked(12))
        widget.show_links()
        await pilot.press("1")
        assert said(app) == ["Link 1~"]


class Keyed(Host):
    BINDINGS = [("1", "boom"), ("escape", "boom"), ("enter", "boom")]  # noqa: RUF012


@pytest.mark.parametrize("opened", [article("No links."), linked(12)], ids=["none", "unseen"])
@pytest.mark.parametrize("key", ["1", "escape", "enter"])
async def test_keys_that_mean_no_link_are_left_to_others(key, opened):
    app = Keyed(widget := ArticleView(clock=now))
    async with app.run_test() as pilot:
        widget.show(opened)
        await pilot.press(key)
        assert app.boomed


async def test_digits_that_mean_a_link_are_left_to_nobody_else():
    app = Keyed(widget := ArticleView(clock=now))
    async with app.run_test() as pilot:
        widget.show(linked(12))
        widget.show_links()
        await pilot.press("1", "enter")
        assert not app.boomed


# --- following by clicks ---


async def click(pilot: Pilot[None], widget: ArticleView, text: str) -> None:
    y = next(y for y, row in enumerate(shown(widget)) if text in row)
    await pilot.click(widget, offset=(shown(widget)[y].index(text) + 1, y))


def named_in_a_link() -> Article:
    body = "Ada Lovelace wrote a letter. Nothing else."
    return article(body, mentions_of(body, "Lovelace"), [Mark(MarkKind.LINK, 0, 27, url(1))])


async def test_a_click_follows_a_link_but_where_an_actor_is_named():
    app, widget = hosted()
    async with app.run_test(message_hook=app.hook) as pilot:
        widget.show(named_in_a_link())
        await pilot.pause()
        await click(pilot, widget, "Nothing")
        await click(pilot, widget, "Lovelace")
        assert followed(app) == []
        assert len(app.sent(ArticleView.ActorChosen)) == 1
        await click(pilot, widget, "letter")
        assert followed(app) == [url(1)]
        assert len(app.sent(ArticleView.ActorChosen)) == 1


async def test_a_click_on_a_number_follows_its_link():
    body = "onetwo three"
    marks = [Mark(MarkKind.LINK, 0, 3, url(1)), Mark(MarkKind.LINK, 3, 6, url(2))]
    app, widget = hosted()
    async with app.run_test(message_hook=app.hook) as pilot:
        widget.show(article(body, (), marks))
        widget.show_links()
        await pilot.pause()
        for text in ("[2]", "[1]", "two"):
            await click(pilot, widget, text)
        assert followed(app) == [url(2), url(1), url(2)]


async def test_a_click_on_the_line_of_folded_lines_follows_no_link():
    body = "Read on\n\nRead also"
    teased = article(body, (), [Mark(MarkKind.LINK, 0, 7, url(1))], body_end=9)
    app, widget = hosted()
    async with app.run_test(message_hook=app.hook) as pilot:
        widget.show(teased)
        await pilot.pause()
        await click(pilot, widget, "unrelated")
        assert followed(app) == []


async def test_a_click_in_what_is_stored_follows_nothing():
    app, widget = hosted()
    async with app.run_test(size=(80, 40), message_hook=app.hook) as pilot:
        widget.show(replace(named_in_a_link(), mentions=()))
        widget.toggle_raw()
        await pilot.pause()
        await click(pilot, widget, "letter")
        await pilot.press("1")
        assert followed(app) == []
