"""The related articles: under which relation they stand, and why they are there."""

from dataclasses import replace

import pytest

from core.relations import Related, Relation, Why
from core.types import ArticleRow
from tests.tui.samples import HOSTILE, SIZES, Host, named, now, row, shown, squeezed
from tui.looks.symbols import ASCII, PLAIN, Symbols
from tui.widgets.related_pane import RelatedPane, evidence

FULL = Why(("Ada", "Bob"), ("engine", "loom"), -14, 0.414)

NOTHING = Why((), ())


def related(
    number: int, title: str = "", why: Why = NOTHING, relation: Relation = Relation.SAME_EVENT
) -> Related:
    return Related(row(number, title), 0.5, relation, why)


OF_EACH = [
    related(1, "A copy", relation=Relation.SAME_TEXT),
    related(2, "Second day"),
    related(3, "Third day"),
    related(4, "Years ago", relation=Relation.BACKGROUND),
]


class Signed(Host):
    """Shows one pane with a set of signs."""

    def __init__(self, widget: RelatedPane, symbols: Symbols) -> None:
        super().__init__(widget)
        self.symbols = symbols


def hosted() -> tuple[Host, RelatedPane]:
    widget = RelatedPane(clock=now)
    return Host(widget), widget


def lines(widget: RelatedPane) -> list[str]:
    return [line.strip() for line in shown(widget) if line.strip()]


async def test_a_related_article_says_where_it_is_from_and_why_it_is_there():
    app, widget = hosted()
    async with app.run_test(size=(120, 10)) as pilot:
        widget.show([related(1, "Second day", FULL), related(2)])
        await pilot.pause()
        assert lines(widget) == [
            "Same event · 2",
            "Second day",
            "The Daily Test · 17:30 · 2 weeks earlier",
            "shares Ada, Bob",
            "41 % of the text · words engine, loom",
            "Headline 2",
            "The Daily Test · 16:30",
        ]


async def test_relations_never_mix_and_the_closest_comes_first():
    app, widget = hosted()
    async with app.run_test(size=(60, 20)) as pilot:
        widget.show(OF_EACH[::-1])
        await pilot.pause()
        assert [line for line in lines(widget) if "Daily" not in line] == [
            "Same text · 1",
            "A copy",
            "Same event · 2",
            "Third day",
            "Second day",
            "Background · 1",
            "Years ago",
        ]


async def test_headings_are_passed_over():
    app, widget = hosted()
    async with app.run_test(size=(60, 20), message_hook=app.hook) as pilot:
        widget.show(OF_EACH)
        seen = []
        for _ in range(5):
            await pilot.press("j")
            seen.append(widget.highlighted_id)
        assert seen == [1, 2, 3, 4, 1]
        await pilot.click(widget, offset=(3, 0))
        assert not app.sent(RelatedPane.RelatedChosen)
        await pilot.press("g", "enter", "j", "j", "l")
        chosen = [message.article_id for message in app.sent(RelatedPane.RelatedChosen)]
        assert chosen == [1, 3]


async def test_going_back_to_the_first_of_a_relation_shows_its_heading():
    app, widget = hosted()
    async with app.run_test(size=(60, 5)) as pilot:
        widget.show(OF_EACH)
        await pilot.press("G")
        assert lines(widget)[-3:-1] == ["Background · 1", "Years ago"]
        await pilot.press("k", "k")
        assert lines(widget)[0] == "Same event · 2"
        await pilot.press("k")
        assert lines(widget)[0] == "Same text · 1"


async def test_the_closest_article_can_be_asked_for_with_no_cursor_anywhere():
    app, widget = hosted()
    async with app.run_test():
        assert widget.first_id is None
        widget.show(OF_EACH)
        widget.highlighted = None
        assert (widget.highlighted_id, widget.first_id) == (None, 1)


async def test_an_article_listed_again_keeps_the_cursor():
    app, widget = hosted()
    async with app.run_test() as pilot:
        widget.show(OF_EACH)
        await pilot.press("j", "j", "j")
        widget.show([related(3, relation=Relation.SAME_TEXT), *OF_EACH[:2]])
        assert widget.highlighted_id == 3
        assert widget.first_id == 3


@pytest.mark.parametrize(
    ("why", "said"),
    [
        (NOTHING, ("", "")),
        (Why(("Ada",), ()), ("shares Ada", "")),
        (Why((), ("loom",)), ("", "words loom")),
        (Why((), (), common=1.0), ("", "100 % of the text")),
        (Why((), ("loom",), common=0.1), ("", "10 % of the text · words loom")),
        (Why((), ("loom",), common=0.09), ("", "words loom")),
    ],
)
def test_evidence_is_said_where_there_is_some(why: Why, said: tuple[str, str]) -> None:
    assert evidence(why, " · ") == said


@pytest.mark.parametrize("size", SIZES)
async def test_no_line_is_wider_than_the_pane(size):
    app, widget = hosted()
    async with app.run_test(size=(60, 20)) as pilot:
        widget.show([related(n, "Long titles " * 20, FULL) for n in range(1, 30)])
        await pilot.press("j", "j")
        await pilot.resize_terminal(*size)
        await pilot.pause()
        width = widget.scrollable_content_region.width
        assert {widget.render_line(y).cell_length for y in range(widget.size.height)} == {width}
        assert widget.highlighted_id == 2


async def test_for_listening_each_is_one_sentence_with_its_relation():
    widget = RelatedPane(clock=now)
    async with Signed(widget, PLAIN).run_test(size=(140, 12)) as pilot:
        unread = replace(related(1, "Second day", FULL).article, unread=True)
        widget.show([replace(related(1, why=FULL), article=unread), OF_EACH[3]])
        await pilot.pause()
        assert lines(widget) == [
            "Same event, 1",
            "unread, Same event: Second day, The Daily Test, 17:30, 2 weeks earlier, "
            "shares Ada, Bob, 41 % of the text, words engine, loom",
            "Background, 1",
            "Background: Years ago, The Daily Test, 14:30",
        ]


async def test_where_only_ascii_is_drawn_nothing_else_is():
    widget = RelatedPane(clock=now)
    async with Signed(widget, ASCII).run_test(size=(30, 12)) as pilot:
        widget.show([related(1, "A title that is too long for the pane", FULL)])
        await pilot.pause()
        assert "".join(shown(widget)).isascii()


async def test_an_unread_related_article_has_a_sign_and_not_only_weight():
    app, widget = hosted()
    async with app.run_test(size=(60, 12)) as pilot:
        unread: ArticleRow = replace(row(1, "Second day"), unread=True)
        widget.show([replace(related(1), article=unread), related(2)])
        await pilot.pause()
        assert lines(widget)[1] == "● Second day"
        assert lines(widget)[3] == "Headline 2"


@pytest.mark.parametrize("text", HOSTILE, ids=named)
@pytest.mark.parametrize("width", [30, 120])
async def test_hostile_text_is_shown_letter_for_letter(text, width):
    app, widget = hosted()
    async with app.run_test(size=(width, 12)) as pilot:
        widget.show(
            [related(1, text), related(2, "", Why((text,), ())), related(3, "", Why((), (text,)))]
        )
        await pilot.pause()
        whole = text.rstrip("\u200d") if len(text) <= 20 else text[:8]
        assert any(whole in line for line in shown(widget))
        wide = widget.scrollable_content_region.width
        assert {widget.render_line(y).cell_length for y in range(8)} == {wide}
        assert sum(text[:6].rstrip("\u200d") in line for line in shown(widget)) >= 3
        for y in (1, 5, 8):
            await pilot.click(widget, offset=(12, y))
        widget.show([], text)
        await pilot.pause()
        assert squeezed(text[:10]) in squeezed("".join(shown(widget)))
        assert not app.boomed
