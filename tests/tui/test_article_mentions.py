"""The article pane: from mention to mention, and choosing an actor."""

from dataclasses import replace

import pytest
from rich.cells import cell_len

from core.types import Mark, MarkKind
from tests.tui.samples import (
    SIZES,
    article,
    mentions_of,
    row,
    shown,
)
from tests.tui.viewing import LONG, hosted, looks, two_actors
from tui.widgets.article_view import ArticleView


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


# --- choosing ---


async def test_choosing_an_actor_dims_all_that_is_not_of_it():
    app, widget = hosted()
    async with app.run_test() as pilot:
        widget.show(replace(two_actors(), row=row(1, "Of two people")))
        await pilot.pause()
        assert looks(widget, " met ") == set()
        assert "muted" not in looks(widget, "Bob")
        widget.choose(1)
        await pilot.pause()
        assert looks(widget, " met ") == {"muted"}
        assert looks(widget, "Bob") == {"muted", "italic"}
        assert looks(widget, "Of two") == {"muted", "bold"}
        assert "muted" not in looks(widget, "Ada")
        widget.choose(None)
        assert looks(widget, " met ") == set()


async def test_the_first_or_the_last_mention_of_an_actor_can_be_gone_to():
    app, widget = hosted()
    async with app.run_test(size=(80, 24), message_hook=app.hook) as pilot:
        widget.show(two_actors())
        assert widget.first_mention(1)
        assert (widget.chosen, widget.position) == (1, (1, 4))
        assert widget.first_mention(1, last=True)
        await pilot.pause()
        assert widget.position == (4, 4)
        assert any("Bob saw Ada again" in row for row in shown(widget))
        assert [m.position for m in app.sent(ArticleView.MentionMoved)] == [(1, 4), (4, 4)]
        assert not widget.first_mention(99)
        assert (widget.chosen, widget.position) == (99, None)


async def test_the_place_of_the_current_mention_is_where_it_is_drawn():
    app, widget = hosted()
    async with app.run_test(size=(80, 24)) as pilot:
        widget.show(two_actors())
        assert widget.mention_anchor is None
        for _ in range(3):
            widget.next_mention()
            await pilot.pause()
            x, y = widget.mention_anchor
            actor = "Ada" if widget.current_actor == 1 else "Bob"
            assert shown(widget)[y][x : x + 3] == actor
        widget.go_by(30)
        await pilot.pause()
        assert widget.mention_anchor is None


async def test_the_place_of_a_mention_counts_cells_behind_wide_signs_and_gutters():
    body = "界界\t Ada"
    marks = [Mark(MarkKind.QUOTE, 0, len(body)), Mark(MarkKind.LINK, 0, 2, "https://b.example/")]
    app, widget = hosted()
    async with app.run_test(size=(40, 24)) as pilot:
        widget.show(article(body, mentions_of(body, "Ada"), marks))
        widget.show_links()
        widget.next_mention()
        await pilot.pause()
        x, y = widget.mention_anchor
        assert cell_len(shown(widget)[y].split("Ada")[0]) == x
        assert "[1]" in shown(widget)[y]


async def test_a_chosen_actor_that_is_merged_is_chosen_under_its_new_name():
    app, widget = hosted()
    async with app.run_test():
        widget.show(two_actors())
        widget.choose(2)
        widget.become(2, 1)
        body = "Ada met Ada."
        widget.show(article(body, mentions_of(body, "Ada", 1)))
        assert widget.chosen == 1
        assert widget.next_mention()
        assert widget.position == (1, 2)
