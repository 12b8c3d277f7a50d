"""The article pane: every letter shown, looks, what is said of the analysis, selecting."""

from dataclasses import replace

import pytest
from textual.geometry import Offset
from textual.selection import SELECT_ALL, Selection

from core.types import GAZETTEER, Article, Dateline, Kind, Mark, MarkKind
from tests.tui.samples import (
    HOSTILE,
    Host,
    article,
    mention,
    mentions_of,
    named,
    now,
    shown,
    squeezed,
)
from tests.tui.viewing import LONG, PARAGRAPHS, all_rows, hosted, looks, segment_of
from tui.looks.symbols import ASCII
from tui.widgets.article_view import ArticleView
from tui.widgets.page_view import MEASURE


@pytest.mark.parametrize("text", HOSTILE, ids=named)
@pytest.mark.parametrize("width", [40, 80])
async def test_hostile_text_is_shown_letter_for_letter(text, width):
    body = f"{text}\n\n{text} {text}"
    marked = mentions_of(body, text) + mentions_of(text, text, title=True)
    marks = [Mark(kind, 0, len(text)) for kind in MarkKind]
    app, widget = hosted()
    async with app.run_test(size=(width, 10)) as pilot:
        widget.show(article(body, marked, marks, title=text, author=text))
        await pilot.pause()
        letters = squeezed("".join(all_rows(widget))).replace("│", "").replace("•", "")
        assert letters.startswith(squeezed(text))
        assert letters.endswith(squeezed(text * 3))
        assert letters.count(squeezed(text)) >= 5
        assert {widget.render_line(y).cell_length for y in range(10)} == {width - 1}
        await pilot.click(widget, offset=(2, 0))
        widget.placeholder = text
        widget.show(None)
        await pilot.pause()
        assert squeezed(text[:15]) in squeezed("".join(shown(widget)))
        assert not app.boomed


async def test_a_tab_is_shown_as_spaces_and_moves_no_mention():
    body = "\ta\tAda and\tAda"
    app, widget = hosted()
    async with app.run_test() as pilot:
        widget.show(article(body, mentions_of(body, "Ada")))
        await pilot.pause()
        assert "    a    Ada and    Ada" in all_rows(widget)[-1]
        bold = [segment.text for segment in widget.render_line(3) if segment.style.bold]
        assert bold == ["Ada", "Ada"]


async def test_kinds_of_actors_differ_without_colour():
    names = {"Ann": Kind.PERSON, "Bank": Kind.ORGANISATION, "Cork": Kind.PLACE}
    names |= {"Danes": Kind.GROUP, "Emmy": Kind.OTHER}
    body = ", ".join(names)
    mentions = [
        found
        for number, (name, kind) in enumerate(names.items())
        for found in mentions_of(body, name, number, kind)
    ]
    app, widget = hosted()
    async with app.run_test() as pilot:
        widget.show(article(body, mentions))
        await pilot.pause()
        plain = {frozenset(looks(widget, name)) for name in names}
        assert len(plain) == 5
        assert frozenset() not in plain
        widget.choose(2)
        chosen = frozenset(looks(widget, "Cork"))
        assert chosen not in plain
        widget.next_mention()
        assert frozenset(looks(widget, "Cork")) not in plain | {chosen}


async def test_marks_show_as_headings_lists_quotes_code_emphasis_and_links():
    parts = {
        "Heading": MarkKind.HEADING,
        "An item that is long enough to need a second row on this screen": MarkKind.ITEM,
        "1. numbered": MarkKind.ITEM,
        "A quote, which is also long enough to need a second row here": MarkKind.QUOTE,
        "A caption that goes on over more than one row": MarkKind.IMAGE,
        "stressed": MarkKind.EMPHASIS,
        "linked": MarkKind.LINK,
    }
    body = "\n".join(parts)
    marks = [
        Mark(kind, body.index(part), body.index(part) + len(part)) for part, kind in parts.items()
    ]
    app, widget = hosted()
    async with app.run_test(size=(40, 20)) as pilot:
        widget.show(article(body, (), marks))
        await pilot.pause()
        rows = [row[1:] for row in all_rows(widget)]
        at = rows.index("Heading")
        assert rows[at + 1] == "• An item that is long enough to need"
        assert rows[at + 2] == "  a second row on this screen"
        assert rows[at + 3] == "1. numbered"
        assert rows[at + 4].startswith("│ A quote")
        assert rows[at + 5].startswith("│ ")
        assert rows[at + 6] == "▣ A caption that goes on over more"
        assert rows[at + 7] == "  than one row"
        assert looks(widget, "A caption") == {"italic", "muted"}
        assert looks(widget, "Heading") == {"bold"}
        assert looks(widget, "stressed") == {"italic"}
        assert looks(widget, "linked") == {"underline", "muted"}


async def test_lists_and_quotes_show_how_deep_they_go():
    body = "one\ntwo\nthree"
    marks = [
        Mark(kind, start, 13) for kind in (MarkKind.QUOTE, MarkKind.ITEM) for start in (0, 4, 8)
    ]
    app, widget = hosted()
    async with app.run_test(size=(40, 20)) as pilot:
        widget.show(article(body, (), marks))
        await pilot.pause()
        assert [row.strip() for row in all_rows(widget)][-3:] == [
            "│ • one",
            "│ │   ◦ two",
            "│ │ │     ‣ three",
        ]


async def test_a_heading_has_more_room_above_it_but_not_below_the_title():
    body = "First\n\ntext\n\nSecond\n\ntext"
    marks = [Mark(MarkKind.HEADING, 0, 5), Mark(MarkKind.HEADING, 13, 19)]
    app, widget = hosted()
    async with app.run_test(size=(40, 20)) as pilot:
        widget.show(article(body, (), marks))
        await pilot.pause()
        rows = [row.strip() for row in all_rows(widget)]
        assert rows[-9:] == ["", "First", "", "text", "", "", "Second", "", "text"]


@pytest.mark.parametrize("width", [40, 100])
async def test_a_listing_stands_on_its_own_ground_as_wide_as_the_text(width):
    code = "for a in b:\n\n\xa0\xa0return " + "x " * 60 + "end"
    body = f"Run this now:\n\n{code}\n\nand that"
    marks = [Mark(MarkKind.CODE, 4, 8), Mark(MarkKind.CODE, 15, 15 + len(code))]
    app, widget = hosted()
    async with app.run_test(size=(width, 30)) as pilot:
        widget.show(article(body, (), marks))
        await pilot.pause()
        plain = segment_of(widget, "Run").style.bgcolor
        grounds = {}
        for y in range(widget.virtual_size.height):
            strip = widget.render_line(y)
            lit = sum(s.cell_length for s in strip if s.style.bgcolor != plain)
            grounds[strip.text.strip()[:8].strip()] = lit
        room = min(72, width - 3)
        assert grounds["for a in"] == grounds["return x"] == grounds["x x x x"] == room
        assert grounds["Run this"] == 4
        assert grounds["and that"] == 0


async def test_an_article_can_be_wider_than_usual():
    app = Host(widget := ArticleView(clock=now, width=100))
    async with app.run_test(size=(200, 50)) as pilot:
        widget.show(article(LONG))
        await pilot.pause()
        assert 90 < max(len(row.strip()) for row in all_rows(widget)) <= 100


async def test_the_signs_are_those_of_the_app():
    marks = [Mark(MarkKind.QUOTE, 0, 4), Mark(MarkKind.ITEM, 0, 4), Mark(MarkKind.IMAGE, 0, 4)]
    app, widget = hosted()
    app.symbols = ASCII
    widget.show(article("text\n\nmore", (), marks, body_end=6))
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.pause()
        text = "".join(all_rows(widget))
        assert text.isascii()
        assert "| * @ text" in text
        assert "> 1 unrelated line (. shows it)" in text


def unread_language(of: Article) -> Article:
    return replace(of, language="FR-ca", model=GAZETTEER)


@pytest.mark.parametrize(
    ("opened", "says"),
    [
        (None, "Nothing open"),
        (article("Ada.", analysed=False, body_end=0), "not analysed yet"),
        (article("Ada."), "no actors found"),
        (article("Ada. " * 10, analysed_to=30), "no actors in the first 30 of 50 characters"),
        (
            article("Ada. " * 10, [mention("Ada.", 0, 3)], analysed_to=30),
            "actors marked in the first 30 of 50 characters",
        ),
        (unread_language(article("Ada.")), "no model for fr: known names only"),
        (
            unread_language(article("Ada.", [mention("Ada.", 0, 3)])),
            "no model for fr: known names only",
        ),
        (
            unread_language(article("Ada. ", analysed_to=3)),
            "no model for fr: known names only · no actors in the first 3 of 5",
        ),
    ],
)
async def test_the_pane_says_what_is_known_of_the_actors(opened, says):
    app, widget = hosted()
    async with app.run_test() as pilot:
        widget.show(opened)
        await pilot.pause()
        assert says in [row.strip() for row in shown(widget)]


async def test_a_byline_says_where_the_article_is_from():
    app, widget = hosted()
    async with app.run_test() as pilot:
        widget.show(article("Text", author="A. Writer"))
        await pilot.pause()
        byline = "The Daily Test · A. Writer · 12 June 2018, 17:30 · 1 min · ↗"
        assert shown(widget)[1].strip() == byline


DATELINED = "KYIV, March 3 (Wire) — Ada wins. The winner wrote."


def datelined(**places: tuple[int, int]) -> Article:
    line = Dateline("KYIV, March 3 (Wire)", 0, 22, "Kyiv", (0, 4), "Wire", (15, 19), "--03-03")
    marked = [
        *mentions_of(DATELINED, "Wire", 2),
        *mentions_of(DATELINED, "Ada"),
        replace(mention(DATELINED, 33, 43), by_name=False, confidence=0.6),
    ]
    return replace(article(DATELINED, marked), dateline=replace(line, **places))


async def test_a_dateline_is_set_apart_with_its_place_and_agency():
    app, widget = hosted()
    async with app.run_test() as pilot:
        widget.show(datelined())
        await pilot.pause()
        assert looks(widget, "KYIV") == {"muted", "italic"}
        assert looks(widget, ", March 3 (") == {"muted"}
        assert "bold" not in looks(widget, "Wire")
        assert looks(widget, " wins") == set()


async def test_a_dateline_with_wrong_places_harms_nothing():
    app, widget = hosted()
    async with app.run_test() as pilot:
        widget.show(datelined(place_span=(-3, 4), agency_span=(40, 4000)))
        await pilot.pause()
        assert looks(widget, "KYIV") == {"muted"}


async def test_what_only_refers_to_an_actor_is_fainter_and_not_walked_over():
    app, widget = hosted()
    async with app.run_test(message_hook=app.hook) as pilot:
        widget.show(datelined())
        await pilot.pause()
        assert looks(widget, "Ada") == {"bold"}
        assert looks(widget, "The winner") == set()
        colours = {segment_of(widget, t).style.color for t in ("Ada", "The winner", " wins")}
        assert len(colours) == 2
        ground = {s.style.bgcolor for s in widget.render_line(0)}
        widget.choose(1)
        assert widget.next_mention()
        assert widget.position == (1, 1)
        assert not widget.next_mention()
        lit = [s for s in widget.render_line(3) if s.text == "The winner"]
        assert lit[0].style.bgcolor not in ground
        x = shown(widget)[3].index("winner")
        await pilot.click(widget, offset=(x, 3))
        assert [message.actor_id for message in app.sent(ArticleView.ActorChosen)] == [1]
        assert widget.position == (1, 1)


async def test_mentions_outside_the_text_or_over_another_are_left_out():
    body = "Ada Lovelace"
    mentions = [mention(body, 0, 12), mention(body, 4, 12), mention(body, 8, 99, 3)]
    app, widget = hosted()
    async with app.run_test():
        widget.show(article(body, mentions))
        assert widget.next_mention()
        assert widget.position == (1, 1)


async def test_lines_are_no_longer_than_the_measure_and_centred():
    app, widget = hosted()
    async with app.run_test(size=(200, 50)) as pilot:
        widget.show(article(LONG))
        await pilot.pause()
        rows = [row for row in all_rows(widget) if row]
        assert max(len(row.strip()) for row in rows) <= MEASURE
        assert {len(row) - len(row.lstrip()) for row in rows} == {63}


# --- selecting ---


async def test_selected_text_is_copied_without_the_breaks_of_the_wrapping():
    app, widget = hosted()
    async with app.run_test(size=(40, 10)) as pilot:
        widget.show(article(PARAGRAPHS[0] + "\n\nLast [b]words[/b]."))
        await pilot.pause()
        block = 4
        some = Selection(Offset(10, block), Offset(4, block + 2))
        assert widget.get_selection(some) == (PARAGRAPHS[0][10:] + "\n\nLast", "\n")
        everything = widget.get_selection(SELECT_ALL)
        assert everything is not None
        assert everything[0].endswith(PARAGRAPHS[0] + "\n\nLast [b]words[/b].")


async def test_dragging_the_mouse_selects_and_chooses_no_actor():
    body = "Ada met Bob in the old town."
    app, widget = hosted()
    async with app.run_test(size=(80, 24), message_hook=app.hook) as pilot:
        widget.show(article(body, mentions_of(body, "Ada")))
        await pilot.pause()
        y = next(y for y, row in enumerate(shown(widget)) if "Ada" in row)
        x = shown(widget)[y].index("Ada")
        await pilot.mouse_down(widget, offset=(x, y))
        await pilot.hover(widget, offset=(x + 6, y))
        await pilot.mouse_up(widget, offset=(x + 6, y))
        assert app.screen.get_selected_text() == "Ada met"
        ground = widget.render_line(0)._segments[0].style.bgcolor
        lit = [s.text for s in widget.render_line(y) if s.style.bgcolor != ground]
        assert lit == ["Ada", " met"]
        assert not app.sent(ArticleView.ActorChosen)


async def test_what_is_copied_is_the_selection_or_title_and_article_proper():
    app, widget = hosted()
    async with app.run_test(size=(40, 12)) as pilot:
        assert widget.text_to_copy() == ""
        widget.show(article("One two.\n\nRead also", title="A title", body_end=8))
        widget.toggle_fold()
        await pilot.pause()
        assert widget.text_to_copy() == "A title\n\nOne two."
        app.screen.selections = {widget: Selection(Offset(0, 0), Offset(1, 0))}
        assert widget.text_to_copy() == "A"
        app.screen.clear_selection()
        untitled = article("No title.")
        widget.show(replace(untitled, row=replace(untitled.row, title="")))
        assert widget.text_to_copy() == "No title."


@pytest.mark.parametrize(("start", "end"), [(3, 9), (4, 8), (5, 7), (5, 6), (3, 6), (6, 9)])
async def test_an_end_of_a_selection_inside_a_number_copies_none_of_it(start, end):
    app, widget = hosted()
    async with app.run_test() as pilot:
        widget.show(article("link and more", (), [Mark(MarkKind.LINK, 0, 4, "https://b.example/")]))
        widget.show_links()
        await pilot.pause()
        block = len(widget._page.blocks) - 1
        selection = Selection(Offset(start, block), Offset(end, block))
        page = "link[1] and more"
        copied = "".join(page[i] for i in range(start, end) if i not in range(4, 7))
        assert widget.get_selection(selection) == (copied, "\n")


async def test_long_lines_without_a_blank_one_between_stand_apart_and_verses_do_not():
    long = "A paragraph of prose that goes on for longer than a line of the screen can hold. " * 2
    app, widget = hosted()
    async with app.run_test(size=(80, 24)) as pilot:
        widget.show(article(f"{long.strip()}\nSecond.\n{long.strip()}\n\nVerse one\nverse two"))
        await pilot.pause()
        rows = [row.strip() for row in shown(widget)]
        for text in ("Second.", "Verse one"):
            at = rows.index(text)
            assert rows[at - 1] == ""
        assert rows[rows.index("Verse one") + 1] == "verse two"
        assert rows.count("") >= 4
