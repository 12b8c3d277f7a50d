"""An article as it is stored: every field, nothing hidden, and back to where one reads."""

from dataclasses import fields, replace

import pytest

from core.types import Article, ArticleRow, Dateline, Field, Kind, Mark, MarkKind, RichText
from tests.tui.samples import (
    HOSTILE,
    article,
    mention,
    mentions_of,
    named,
    row,
    shown,
    squeezed,
)
from tests.tui.viewing import LONG, PARAGRAPHS, all_rows, hosted
from tui.widgets.article_raw import compose_raw, visible

BODY = "KYIV (Wire) - Ada wins. The winner wrote.\n\nMore of this"


def stored() -> Article:
    """An article with something in each of its fields."""
    marks = (Mark(MarkKind.HEADING, 0, 4), Mark(MarkKind.LINK, 14, 17, "https://b.example/x"))
    reference = replace(mention(BODY, 24, 34, 7), by_name=False, confidence=0.6)
    named_by = replace(mention(BODY, 14, 17, 7, Kind.PERSON), actor="Ada Lovelace")
    return replace(
        article(BODY, [named_by, reference], title="A title", author="A. Writer", body_end=41),
        body=RichText(BODY, marks),
        dateline=Dateline("KYIV (Wire)", 0, 14, "Kyiv", (0, 4), "Wire", (6, 10), ""),
        row=replace(
            row(12, "A title", unread=True),
            path="/news/a.md",
            feed_id=5,
            tags=("one", "two words"),
        ),
        model="en_core_web_sm",
        language="en",
    )


def line_of(of: Article, name: str) -> str:
    """What stands behind the name of a field."""
    lines = compose_raw(of).text.split("\n")
    return next(line.removeprefix(name).strip() for line in lines if line.startswith(f"{name} "))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("id", "12"),
        ("guid", "guid-12"),
        ("title", "A title"),
        ("author", "A. Writer"),
        ("feed", "The Daily Test"),
        ("url", "https://news.example/1"),
        ("path", "/news/a.md"),
        ("language", "en"),
        ("published", "2018-06-12T06:30:00+00:00"),
        ("dated", "2018-06-12T06:30:00+00:00"),
        ("dateline", "0-14 KYIV (Wire) | Kyiv | Wire | -"),
        ("feed id", "5"),
        ("reader", "unread | not starred | one | two words"),
        ("analysed", f"to {len(BODY)} by en_core_web_sm"),
        ("body", f"{len(BODY)} characters, the article's own to 41"),
        ("heading", "0-4"),
        ("link", "14-17 https://b.example/x"),
    ],
)
def test_each_stored_field_has_its_line(name, value):
    assert line_of(stored(), name) == value


def test_body_marks_and_mentions_are_all_there():
    text = compose_raw(stored()).text
    assert f"\n\n{BODY}\n\n2 marks\n" in text
    assert text.endswith(
        "2 mentions\n"
        "body       14-17 PERSON Ada = Ada Lovelace (person 7, by name)\n"
        "body       24-34 PERSON The winner = The winner (person 7, by reference, 0.60)"
    )


def test_what_an_article_has_not_is_a_dash_or_a_no():
    bare = replace(article("", analysed=False), row=replace(row(1), url="", published=None))
    for name in ("author", "url", "path", "language", "published", "dateline"):
        assert line_of(bare, name) == "-"
    assert line_of(bare, "analysed") == "no"
    assert compose_raw(bare).text.endswith("0 marks\n\n0 mentions")


SHOWN_OTHERWISE = {
    "id",
    "feed_id",
    "published",
    "dated",
    "unread",
    "starred",
    "tags",
    "actors",
    "other_sources",
}
"""Fields of a row that are no words; its actors are among the mentions."""


def test_no_words_of_a_row_are_forgotten():
    words = {
        field.name: f"value-of-{field.name}"
        for field in fields(ArticleRow)
        if field.type in ("str", str)
    }
    text = compose_raw(replace(stored(), row=replace(row(1), **words))).text
    assert all(word in text for word in words.values())
    assert {field.name for field in fields(ArticleRow)} == words.keys() | SHOWN_OTHERWISE


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("plain é 界", "plain é 界"),
        ("a\x1b]0;x\x07", "a\\x1b]0;x\\x07"),
        ("a\nb\tc", "a\\nb\\tc"),
        ("a\u202eb\u200d", "a\\u202eb\\u200d"),
        ("\U000e0041", "\\U000e0041"),
        ("", ""),
    ],
)
def test_control_and_format_characters_are_seen_as_escapes(text, seen):
    assert visible(text) == seen


@pytest.mark.parametrize("name", ["guid", "url", "path", "title", "source"])
def test_a_control_character_in_a_field_reaches_no_terminal(name):
    bad = replace(stored(), row=replace(row(1), **{name: "x\x1b[31m\u202e\ny"}))
    text = compose_raw(bad).text
    assert "x\\x1b[31m\\u202e\\ny" in text
    assert text.replace("\n", "").isprintable()


@pytest.mark.parametrize("text", HOSTILE, ids=named)
async def test_hostile_text_is_shown_as_stored(text):
    hostile = article(text, mentions_of(text, text), title=text, author=text)
    app, widget = hosted()
    async with app.run_test(size=(60, 10)) as pilot:
        widget.show(hostile)
        widget.toggle_raw()
        await pilot.pause()
        letters = squeezed("".join(all_rows(widget)))
        assert letters.count(squeezed(visible(text))) >= 2
        assert squeezed(text) in letters
        assert {widget.render_line(y).cell_length for y in range(10)} == {59}
        await pilot.click(widget, offset=(2, 2))
        assert not app.boomed


def test_the_body_stands_where_places_say():
    page = compose_raw(stored())
    for offset, letter in enumerate(BODY):
        assert page.text[page.places.start(Field.BODY, offset)] == letter


async def test_a_field_that_is_long_hangs_and_the_body_does_not():
    app, widget = hosted()
    async with app.run_test(size=(40, 10)) as pilot:
        widget.show(article("word " * 20, title="title " * 10))
        widget.toggle_raw()
        await pilot.pause()
        rows = [row[1:] for row in all_rows(widget)]
        at = rows.index("title      title title title title")
        assert rows[at + 1] == "  title title title title title title"
        assert rows[rows.index("word word word word word word word") + 1].startswith("word")


# --- coming and going ---


async def test_the_source_comes_where_one_reads_and_goes_there_again():
    app, widget = hosted()
    async with app.run_test(size=(80, 24)) as pilot:
        widget.show(article(LONG))
        widget.go_to_offset(LONG.index("Paragraph 25"))
        await pilot.pause()
        was = shown(widget)
        assert (widget.toggle_raw(), widget.shows_raw) == (True, True)
        await pilot.pause()
        assert shown(widget)[0].strip().startswith("Paragraph 25")
        assert (widget.toggle_raw(), widget.shows_raw) == (True, False)
        await pilot.pause()
        assert shown(widget) == was


async def test_the_source_has_no_numbers_no_fold_and_no_mentions_to_walk():
    app, widget = hosted()
    async with app.run_test():
        widget.show(stored())
        widget.toggle_raw()
        assert widget.links() == ()
        assert not widget.show_links()
        assert not widget.toggle_fold()
        assert not widget.next_mention()


async def test_the_chosen_actor_is_chosen_still_when_one_comes_back():
    app, widget = hosted()
    async with app.run_test():
        widget.show(stored())
        widget.choose(7)
        widget.toggle_raw()
        widget.toggle_raw()
        assert widget.chosen == 7
        assert widget.next_mention()


async def test_a_renewal_stays_in_the_source_and_another_article_leaves_it():
    app, widget = hosted()
    async with app.run_test():
        widget.show(article(PARAGRAPHS[0]))
        widget.toggle_raw()
        widget.show(article(PARAGRAPHS[0]))
        assert widget.shows_raw
        widget.show(article(PARAGRAPHS[1], number=2))
        assert not widget.shows_raw


async def test_nothing_open_has_no_source():
    app, widget = hosted()
    async with app.run_test():
        assert not widget.toggle_raw()
        assert not widget.shows_raw
