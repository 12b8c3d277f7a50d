"""What a dossier says, section by section, row by row, at any width and in any set of signs."""

from dataclasses import replace
from datetime import date

import pytest

from core.dossiers import Dossier, Excerpt, Tie
from core.types import ActorRow, Companion, Kind, Role
from tests.tui.dossiers import COMPANIONS, dossier, excerpt
from tests.tui.gallery import ACTOR
from tests.tui.samples import HOSTILE, NOW, named, row
from tui.dossier.sections import AT_FIRST, AT_ONCE, More, Section, Title, sections
from tui.looks.symbols import ASCII, PLAIN, UNICODE, Symbols
from tui.walks import ActorPlace, ArticlePlace
from tui.widgets.option_pane import RowVisual

NOBODY = ActorRow(7, "Nobody", Kind.OTHER, ("Nobody",), 0, 0, None, None)

WIDTHS = [1, 2, 8, 20, 36, 56, 96, 156, 300]


def all_of(
    shown: Dossier, symbols: Symbols = UNICODE, more: dict[Title, int] | None = None
) -> list[Section]:
    first, second = sections(shown, dict(AT_FIRST) | (more or {}), symbols, NOW)
    return [*first, *second]


def section(title: Title | None, shown: Dossier, symbols: Symbols = UNICODE) -> Section:
    return next(part for part in all_of(shown, symbols) if part.title == title)


def text(part: Section, width: int) -> list[str]:
    """Its lines, the blank ones left out."""
    lines = [line for _, visual in part.rows for line in drawn(visual, width)]
    return [line.plain.rstrip().replace("\xa0", " ") for line in lines if line.plain.strip()]


def drawn(visual: object, width: int) -> list[object]:
    assert isinstance(visual, RowVisual)
    return visual.lines(width)  # type: ignore[return-value]


# --- what stands where ---


def test_a_dossier_has_who_it_is_and_beside_it_in_which_words():
    first, second = sections(dossier(), AT_FIRST, UNICODE, NOW)
    assert [part.title for part in first] == [
        *(None, Title.ROLES, Title.COMPANIONS, Title.PLACES, Title.SOURCES)
    ]
    assert [part.title for part in second] == [Title.SAYINGS, Title.CONTEXTS]


def test_what_an_actor_has_nothing_of_is_left_out():
    first, second = sections(Dossier(NOBODY), AT_FIRST, UNICODE, NOW)
    assert [part.title for part in (*first, *second)] == [None]
    assert text(first[0], 60) == [
        "·  Nobody                                              other",
        "0 mentions in 0 articles",
        "No article in the archive names it",
    ]


def test_all_actors_and_articles_are_places_to_go_to_and_nothing_else_is():
    leads = {
        part.title: [target for target, _ in part.rows if target] for part in all_of(dossier())
    }
    assert leads[None] == leads[Title.SOURCES] == []
    assert leads[Title.ROLES] == [ArticlePlace(41), ArticlePlace(42), ArticlePlace(43)]
    assert leads[Title.COMPANIONS] == [ActorPlace(one.id) for one in COMPANIONS]
    assert leads[Title.PLACES] == [ActorPlace(11), ActorPlace(15)]
    assert leads[Title.SAYINGS] == [ArticlePlace(30 * n) for n in range(1, 5)]


def test_what_is_too_much_is_folded_and_unfolds_a_hundred_at_a_time():
    many = tuple(Companion(i, f"Companion {i}", Kind.PERSON, 9) for i in range(100, 5100))
    shown = replace(dossier(), companions=many)
    part = section(Title.COMPANIONS, shown)
    assert len(part.rows) == 1 + AT_FIRST[Title.COMPANIONS] + 1
    assert part.rows[-1][0] == More(Title.COMPANIONS)
    assert text(part, 60)[-1] == f"▸  {5000 - AT_FIRST[Title.COMPANIONS]:,} more"
    more = {Title.COMPANIONS: AT_FIRST[Title.COMPANIONS] + AT_ONCE}
    unfolded = next(p for p in all_of(shown, UNICODE, more) if p.title == Title.COMPANIONS)
    assert len(unfolded.rows) == len(part.rows) + AT_ONCE
    assert text(unfolded, 60)[-2].split() == ["P", "Companion", "211", "9", "━" * 16]


# --- who it is ---


def test_the_head_says_who_it_is_how_often_when_first_and_last():
    assert text(section(None, dossier()), 76)[:3] == [
        "P  Ines Kolb                                             person · ◆ followed",
        "also Kolb, I. Kolb",
        "34 mentions in 12 articles · first 2016-06-12 · last 18:30",
    ]


def test_the_curve_has_its_scale_and_the_dates_of_its_ends():
    shown = replace(dossier(), weeks=(0, 3, 1500), first_week=date(2018, 5, 28))
    lines = text(section(None, shown), 60)
    assert lines[-2:] == ["▁▁▁▁▂▂▂▂████  1,500 a week at most", "28 May 2018 to 11 Jun 2018"]
    one = replace(shown, weeks=(3,))
    assert text(section(None, one), 60)[-1] == "week of 28 May 2018"


@pytest.mark.parametrize("weeks", [(), (0, 0, 0)])
def test_without_mentions_there_is_no_curve(weeks):
    shown = replace(dossier(), weeks=weeks)
    assert len(text(section(None, shown), 80)) == 3
    assert len(text(section(None, replace(shown, first_week=None)), 80)) == 3


def test_many_other_names_take_two_lines():
    actor = replace(ACTOR, aliases=tuple(f"Alias number {i}" for i in range(500)))
    lines = text(section(None, Dossier(actor)), 60)
    assert len(lines) == 4
    assert lines[1].startswith("also Alias number 0")
    assert lines[2].endswith("…")


def test_roles_come_with_their_days():
    assert text(section(Title.ROLES, dossier()), 60) == [
        "Called",
        "○ 18:30       Mayor of Antwerp",
        "○ 2017-11-24  Alderwoman for the harbour",
        "○ 2016-07-12  Spokeswoman of the Port Union",
    ]


# --- by whom it is named, and in which words ---


def test_sources_and_places_have_bars():
    assert text(section(Title.SOURCES, dossier()), 60) == [
        "Named by · articles",
        "   The Daily Test          24 ━━━━━━━━━━━━━━━━",
        "   Wire                     8 ━━━━━",
        "   Antwerp Evening Gazette  1 ━",
    ]
    assert text(section(Title.PLACES, dossier()), 36) == [
        "Places · articles that name both",
        "L  Antwerp   15 ━━━━━━━━━",
        "L  Rotterdam  3 ━━",
    ]


def spoken(shown: Excerpt, width: int, symbols: Symbols = UNICODE) -> list[str]:
    one = Dossier(ACTOR, sayings=(shown,))
    return text(section(Title.SAYINGS, one, symbols), width)[1:]


def test_a_sentence_stands_above_where_it_is_from_and_unread_ones_have_a_mark():
    assert spoken(excerpt(1, "“Nobody sleeps,” said Kolb.", "Kolb"), 60) == [
        "● “Nobody sleeps,” said Kolb.",
        "  The Daily Test · 11 Jun · Headline 30",
    ]
    assert spoken(excerpt(2, "Kolb slept.", "Kolb"), 60)[0] == "  Kolb slept."


def test_the_names_of_the_actor_are_marked_wherever_the_sentence_breaks():
    shown = excerpt(2, "It was Ines Kolb who said that Kolb would pay.", "Ines Kolb", "Kolb")
    visual = section(Title.SAYINGS, Dossier(ACTOR, sayings=(shown,))).rows[1][1]
    for width in (60, 16, 12):
        marked = [
            line.plain[span.start : span.end]
            for line in drawn(visual, width)  # type: ignore[attr-defined]
            for span in line.spans
            if span.style == ".actor--person"
        ]
        assert "".join(marked).replace(" ", "").replace("Kolb", "").startswith("Ines")
        assert sum("Kolb" in name for name in marked) >= 2


def test_a_long_sentence_is_shown_around_its_first_name():
    words = "word " * 100
    lines = spoken(excerpt(2, f"{words}Kolb {words}", "Kolb"), 40)
    assert len(lines) == 4
    assert lines[0].startswith(" …word")
    assert "Kolb" in lines[0] + lines[1]
    assert lines[2].endswith("…")


def test_an_article_without_a_title_says_so():
    untitled = Excerpt(replace(row(2), title=""), "Kolb slept.", ())
    assert spoken(untitled, 60)[1] == "  The Daily Test · 16:30 · (untitled)"


# --- listening ---


def test_listened_to_it_is_words_alone():
    said = [line for part in all_of(dossier(), PLAIN) for line in text(part, 500)]
    assert said[:6] == [
        "Ines Kolb, person, followed, also Kolb, I. Kolb, 34 mentions in 12 articles, "
        "first 2016-06-12, last 18:30",
        "mentions week by week: most in week of 8 August 2016: 10, 273 in all",
        "Called",
        "Mayor of Antwerp, 18:30",
        "Alderwoman for the harbour, 2017-11-24",
        "Spokeswoman of the Port Union, 2016-07-12",
    ]
    assert "The Daily Test, 24 articles" in said
    assert not [line for line in said if "━" in line or "==" in line]


# --- whatever there is, at any width ---


def heavy(words: str) -> Dossier:
    """Everything is of one text."""
    actor = replace(ACTOR, name=words, aliases=(words, f"{words}!"), roles=(Role(words, 1, NOW),))
    one, other = Companion(2, words, Kind.PLACE, 10**9), Companion(3, words, Kind.GROUP, 1)
    said = (Excerpt(replace(row(2, words), source=words), words, ((0, len(words)),)),)
    return replace(
        dossier(actor),
        actor=actor,
        companions=(one, other),
        ties=(Tie(one, other, 5),),
        places=(one,),
        sources=((words, 10**9),),
        sayings=said,
        contexts=said,
    )


@pytest.mark.parametrize("symbols", [UNICODE, ASCII, PLAIN], ids=["unicode", "ascii", "plain"])
@pytest.mark.parametrize("words", ["Ada", *HOSTILE], ids=named)
def test_any_text_at_any_width_makes_rows_of_the_height_that_they_say(symbols, words):
    for width in WIDTHS:
        for part in all_of(heavy(words), symbols):
            for _, visual in part.rows:
                lines = drawn(visual, width)
                assert visual.get_height({}, width) == len(lines)  # type: ignore[attr-defined]
                assert not [line for line in lines if "\n" in line.plain]
                if width >= 36:
                    assert max(line.cell_length for line in lines) <= width


@pytest.mark.parametrize("words", HOSTILE, ids=named)
def test_hostile_text_is_shown_letter_for_letter(words):
    said = [line for part in all_of(heavy(words)) for line in text(part, 96)]
    assert sum(words[:6].rstrip("\u200d") in line for line in said) >= 9


def test_in_ascii_nothing_else_is_drawn():
    for part in all_of(replace(dossier(), sayings=(), contexts=()), ASCII):
        assert "".join(text(part, 96)).isascii()
