"""The article pane: every letter shown, looks, mentions, scrolling, resizing, selecting."""

from dataclasses import replace

import pytest
from textual.geometry import Offset
from textual.selection import SELECT_ALL, Selection

from core.types import GAZETTEER, Article, Dateline, Kind, Mark, MarkKind, RichText
from tests.tui.samples import (
    HOSTILE,
    SIZES,
    Host,
    article,
    mention,
    mentions_of,
    named,
    now,
    shown,
    squeezed,
)
from tui.widgets.article_view import ArticleView

PARAGRAPHS = [f"Paragraph {number} begins here and {'goes on ' * 30}ends." for number in range(60)]
LONG = "\n\n".join(PARAGRAPHS)


def hosted() -> tuple[Host, ArticleView]:
    widget = ArticleView(clock=now)
    return Host(widget), widget


def all_rows(widget: ArticleView) -> list[str]:
    """The text of every row, in view or not."""
    top = widget.scroll_offset.y
    return [widget.render_line(y - top).text.rstrip() for y in range(widget.virtual_size.height)]


def looks(widget: ArticleView, text: str) -> set[str]:
    """The attributes that the first segment with `text` in it has."""
    names = ("bold", "italic", "underline", "reverse", "dim")
    for y in range(widget.size.height):
        for segment in widget.render_line(y):
            if text in segment.text:
                return {name for name in names if getattr(segment.style, name)}
    raise AssertionError(f"{text!r} is not in view")


def two_actors() -> Article:
    body = "Ada met Bob.\n\nThen Ada left, and Ada wrote.\n\n" + LONG + "\n\nBob saw Ada again."
    mentions = mentions_of(body, "Ada", 1) + mentions_of(body, "Bob", 2)
    return article(body, mentions, title="Ada speaks")


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
        assert looks(widget, "Heading") == {"bold"}
        assert looks(widget, "stressed") == {"italic"}
        assert looks(widget, "linked") == {"underline", "dim"}


TEASED = "Ada wins.\n\nRead also: Ada loses\n\nMore of this"


def teased() -> Article:
    """An article whose last two lines are none of it, with a mention that should not be there."""
    return article(TEASED, mentions_of(TEASED, "Ada"), body_end=TEASED.index("Read"))


def rows_of(widget: ArticleView) -> list[str]:
    return [row.strip() for row in all_rows(widget) if row.strip()]


async def test_lines_past_the_end_of_the_article_are_folded_into_one():
    app, widget = hosted()
    async with app.run_test() as pilot:
        widget.show(teased())
        await pilot.pause()
        assert rows_of(widget)[-2:] == [
            "Ada wins.",
            "— 2 unrelated lines folded (. shows them) —",
        ]
        assert "dim" in looks(widget, "folded")


async def test_unfolded_lines_are_dimmed_and_name_nobody():
    app, widget = hosted()
    async with app.run_test() as pilot:
        widget.show(teased())
        assert widget.toggle_fold()
        await pilot.pause()
        assert rows_of(widget)[-4:] == [
            "Ada wins.",
            "— 2 unrelated lines (. folds them) —",
            "Read also: Ada loses",
            "More of this",
        ]
        assert "dim" in looks(widget, "More of this")
        assert looks(widget, "wins") == set()
        widget.next_mention()
        assert widget.position == (1, 1)
        assert widget.toggle_fold()
        await pilot.pause()
        assert rows_of(widget)[-1] == "— 2 unrelated lines folded (. shows them) —"


@pytest.mark.parametrize("unfolded", [True, False])
async def test_the_fold_outlives_resizing_and_renewing_but_not_the_article(unfolded):
    app, widget = hosted()
    async with app.run_test(size=(80, 24)) as pilot:
        widget.show(teased())
        if unfolded:
            widget.toggle_fold()
        for columns in (30, 200, 80):
            await pilot.resize_terminal(columns, 24)
            await pilot.pause()
            widget.show(teased())
            assert ("More of this" in rows_of(widget)) is unfolded
        widget.show(article("Other.", number=2))
        widget.show(teased())
        assert "More of this" not in rows_of(widget)


async def test_unfolding_brings_the_lines_into_view_and_folding_stays_in_the_text():
    body = f"{LONG}\n\n{LONG}"
    app, widget = hosted()
    async with app.run_test(size=(80, 24)) as pilot:
        widget.show(article(body, body_end=len(LONG) + 2))
        widget.toggle_fold()
        await pilot.pause()
        assert any("60 unrelated lines (. folds" in row for row in shown(widget))
        widget.action_scroll_end()
        widget.toggle_fold()
        await pilot.pause()
        assert "60 unrelated lines folded" in shown(widget)[-1]


async def test_there_is_nothing_to_fold_in_an_article_without_such_lines():
    app, widget = hosted()
    async with app.run_test():
        assert not widget.toggle_fold()
        widget.show(article("Ada wins."))
        assert not widget.toggle_fold()


@pytest.mark.parametrize("unfolded", [False, True])
async def test_formatting_that_reaches_into_the_folded_lines_is_cut_there(unfolded):
    marks = [Mark(kind, 4, len(TEASED)) for kind in MarkKind]
    app, widget = hosted()
    async with app.run_test() as pilot:
        widget.show(replace(teased(), body=RichText(TEASED, tuple(marks))))
        if unfolded:
            widget.toggle_fold()
        await pilot.pause()
        assert "│ • Ada wins." in rows_of(widget)
        assert ("│   More of this" in rows_of(widget)) is unfolded


async def test_a_single_line_is_folded_in_the_singular_by_the_reader_s_own_key():
    app = Host(widget := ArticleView(clock=now, fold_key="x"))
    async with app.run_test() as pilot:
        widget.show(article("Ada wins.\nBuy this", body_end=10))
        await pilot.pause()
        assert [row.strip() for row in all_rows(widget)[-2:]] == [
            "",
            "— 1 unrelated line folded (x shows it) —",
        ]


@pytest.mark.parametrize("end", [0, 5, 9, 10, 11])
async def test_there_is_no_such_line_where_nothing_follows_it(end):
    body = "Ada wins.\n\n"
    app, widget = hosted()
    async with app.run_test() as pilot:
        widget.show(article(body, body_end=end))
        await pilot.pause()
        assert not any("unrelated" in row for row in all_rows(widget))


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
        assert shown(widget)[1].strip() == "The Daily Test · A. Writer · 12 June 2018, 17:30 · ↗"


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
        assert looks(widget, "KYIV") == {"dim", "italic"}
        assert looks(widget, ", March 3 (") == {"dim"}
        assert "bold" not in looks(widget, "Wire")
        assert looks(widget, " wins") == set()


async def test_a_dateline_with_wrong_places_harms_nothing():
    app, widget = hosted()
    async with app.run_test() as pilot:
        widget.show(datelined(place_span=(-3, 4), agency_span=(40, 4000)))
        await pilot.pause()
        assert looks(widget, "KYIV") == {"dim"}


async def test_what_only_refers_to_an_actor_is_fainter_and_not_walked_over():
    app, widget = hosted()
    async with app.run_test(message_hook=app.hook) as pilot:
        widget.show(datelined())
        await pilot.pause()
        assert looks(widget, "Ada") == {"bold"}
        assert looks(widget, "The winner") == {"dim"}
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
        assert max(len(row.strip()) for row in rows) <= ArticleView.MEASURE
        assert {len(row) - len(row.lstrip()) for row in rows} == {63}


# --- mentions ---


async def test_the_cursor_walks_over_all_mentions_and_stops_at_both_ends():
    app, widget = hosted()
    async with app.run_test(size=(80, 24), message_hook=app.hook) as pilot:
        widget.show(two_actors())
        met = []
        while widget.next_mention():
            met.append((widget.position, widget.current_actor))
        assert met == [((n, 6), actor) for n, actor in enumerate([1, 2, 1, 1, 2, 1], start=1)]
        await pilot.pause()
        assert [message.position for message in app.sent(ArticleView.MentionMoved)] == [
            position for position, _ in met
        ]
        back = 0
        while widget.next_mention(-1):
            back += 1
        assert back == 5
        assert widget.position == (1, 6)


async def test_a_chosen_actor_confines_the_walk_to_its_mentions():
    app, widget = hosted()
    async with app.run_test():
        widget.show(two_actors())
        widget.choose(2)
        assert (widget.chosen, widget.position) == (2, None)
        assert widget.next_mention()
        assert (widget.position, widget.current_actor) == ((1, 2), 2)
        assert widget.next_mention()
        assert not widget.next_mention()
        assert widget.position == (2, 2)
        widget.choose(None)
        assert widget.position == (5, 6)
        widget.choose(1)
        assert (widget.position, widget.current_actor) == (None, None)


async def test_an_actor_that_is_not_named_has_no_mention_to_go_to():
    app, widget = hosted()
    async with app.run_test():
        widget.show(two_actors())
        widget.choose(99)
        assert not widget.next_mention()
        assert not widget.next_mention(-1)
        widget.show(None)
        assert not widget.next_mention()
        assert widget.position is None


@pytest.mark.parametrize("size", SIZES)
async def test_a_mention_out_of_view_comes_a_third_from_the_top(size):
    body = LONG.replace("Paragraph 30", "Ada")
    app, widget = hosted()
    async with app.run_test(size=size) as pilot:
        widget.show(article(body, mentions_of(body, "Ada")))
        assert widget.next_mention()
        await pilot.pause()
        rows = [y for y, row in enumerate(shown(widget)) if "Ada" in row]
        assert rows == [size[1] // 3]


async def test_a_mention_in_view_does_not_move_the_text():
    app, widget = hosted()
    async with app.run_test(size=(80, 24)):
        widget.show(two_actors())
        for _ in range(4):
            assert widget.next_mention()
        assert widget.scroll_offset.y == 0


async def test_without_a_cursor_the_walk_begins_at_what_is_in_view():
    body = "Ada one.\n\n" + LONG + "\n\nAda two.\n\n" + LONG
    app, widget = hosted()
    async with app.run_test(size=(80, 24)):
        widget.show(article(body, mentions_of(body, "Ada")))
        widget.go_to_offset(100)
        assert widget.next_mention()
        assert widget.position == (2, 2)


async def test_where_all_mentions_are_above_the_walk_begins_at_the_last():
    body = "Ada one. Ada two.\n\n" + LONG
    app, widget = hosted()
    async with app.run_test(size=(80, 24)):
        widget.show(article(body, mentions_of(body, "Ada")))
        widget.go_to_offset(3000)
        assert widget.next_mention()
        assert widget.position == (2, 2)
        assert widget.scroll_offset.y == 0


async def test_clicking_a_mention_chooses_its_actor():
    app, widget = hosted()
    async with app.run_test(size=(80, 24), message_hook=app.hook) as pilot:
        widget.show(two_actors())
        await pilot.pause()
        y = next(y for y, row in enumerate(shown(widget)) if "Bob" in row)
        await pilot.click(widget, offset=(shown(widget)[y].index("Bob") + 1, y))
        assert [message.actor_id for message in app.sent(ArticleView.ActorChosen)] == [2]
        assert widget.current_actor == 2
        await pilot.click(widget, offset=(shown(widget)[y].index("met") + 1, y))
        assert len(app.sent(ArticleView.ActorChosen)) == 1


async def test_a_mention_across_two_rows_is_lit_on_both():
    body = "x " * 15 + "Ada Lovelace"
    app, widget = hosted()
    async with app.run_test(size=(38, 12)) as pilot:
        widget.show(article(body, mentions_of(body, "Ada Lovelace")))
        await pilot.pause()
        lit = [
            s.text for y in range(12) for s in widget.render_line(y) if "mention" in s.style.meta
        ]
        assert lit == ["Ada", "Lovelace"]


# --- scrolling and resizing ---


@pytest.mark.parametrize("size", SIZES)
async def test_keys_scroll_by_rows_and_pages(size):
    app, widget = hosted()
    height = size[1]
    async with app.run_test(size=size) as pilot:
        widget.show(article(LONG))
        await pilot.press("j", "down", "k")
        assert widget.scroll_offset.y == 1
        await pilot.press("space")
        assert widget.scroll_offset.y == 1 + height - 2
        await pilot.press("b", "ctrl+d")
        assert widget.scroll_offset.y == 1 + height // 2
        await pilot.press("ctrl+u", "G")
        assert widget.scroll_offset.y == widget.virtual_size.height - height
        assert (widget.progress, "ends." in shown(widget)[-1]) == (1.0, True)
        await pilot.press("g")
        assert (widget.progress, widget.scroll_offset.y) == (0.0, 0)


async def test_progress_of_nothing_is_none_and_of_a_short_text_is_all():
    app, widget = hosted()
    async with app.run_test():
        assert widget.progress == 0.0
        widget.show(article("Short."))
        assert widget.progress == 1.0


@pytest.mark.parametrize("size", SIZES)
async def test_resizing_keeps_the_paragraph_on_top(size):
    app, widget = hosted()
    async with app.run_test(size=(80, 24)) as pilot:
        widget.show(article(LONG))
        widget.go_to_offset(LONG.index("Paragraph 25"))
        await pilot.pause()
        for columns, rows in (size, (120, 30), (80, 24)):
            await pilot.resize_terminal(columns, rows)
            await pilot.pause()
            assert shown(widget)[0].strip().startswith("Paragraph 25")


async def test_many_resizes_do_not_drift_from_what_was_on_top():
    app, widget = hosted()
    async with app.run_test(size=(60, 24)) as pilot:
        widget.show(article(LONG))
        widget.go_by(100)
        await pilot.pause()
        was = shown(widget)
        for columns in (47, 80, 33, 71, 60):
            await pilot.resize_terminal(columns, 24)
            await pilot.pause()
        assert shown(widget) == was


async def test_the_same_article_shown_again_stays_where_it_was_read():
    app, widget = hosted()
    async with app.run_test(size=(80, 24)) as pilot:
        widget.show(article(LONG, analysed=False))
        widget.go_by(50)
        await pilot.pause()
        was = shown(widget)
        widget.show(article(LONG, mentions_of(LONG, "begins")))
        await pilot.pause()
        assert [row.strip() for row in shown(widget)] == [row.strip() for row in was]
        widget.next_mention()
        position = widget.position
        widget.show(article(LONG, mentions_of(LONG, "begins")))
        assert widget.position == position
        widget.show(article(LONG, number=2))
        assert (widget.scroll_offset.y, widget.position) == (0, None)


async def test_an_article_at_its_start_stays_there_when_its_analysis_comes_in():
    app, widget = hosted()
    async with app.run_test(size=(80, 24)):
        widget.show(article(LONG))
        widget.show(article(LONG, analysed=False))
        assert widget.scroll_offset.y == 0
        widget.show(article(LONG, mentions_of(LONG, "begins")))
        assert widget.scroll_offset.y == 0


async def test_the_place_of_reading_can_be_noted_and_found_again():
    app, widget = hosted()
    async with app.run_test(size=(80, 24)) as pilot:
        widget.show(article(LONG))
        widget.go_by(77)
        await pilot.pause()
        offset, was = widget.reading_offset, shown(widget)
        widget.show(article("Other.", number=2))
        widget.show(article(LONG))
        widget.go_to_offset(offset)
        assert shown(widget) == was


async def test_an_article_shown_before_there_is_a_screen_is_drawn_when_there_is():
    app, widget = hosted()
    widget.show(article("Early."))
    async with app.run_test() as pilot:
        await pilot.pause()
        assert "Early." in "".join(shown(widget))


async def test_a_pane_that_was_hidden_is_where_it_was_read():
    app, widget = hosted()
    async with app.run_test(size=(80, 24)) as pilot:
        widget.show(article(LONG))
        widget.go_by(100)
        await pilot.pause()
        top = shown(widget)[0].strip()
        widget.display = False
        await pilot.pause()
        await pilot.resize_terminal(60, 20)
        widget.show(article(LONG))
        await pilot.pause()
        widget.display = True
        await pilot.resize_terminal(80, 30)
        await pilot.pause()
        assert shown(widget)[0].strip() == top


async def test_a_new_theme_shows_at_once():
    app, widget = hosted()
    async with app.run_test() as pilot:
        widget.show(article("Ada", mentions_of("Ada", "Ada")))
        await pilot.pause()
        dark = widget.render_line(3)
        app.theme = "textual-light"
        await pilot.pause()
        light = widget.render_line(3)
        assert dark.text == light.text
        assert [s.style.color for s in dark] != [s.style.color for s in light]


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
