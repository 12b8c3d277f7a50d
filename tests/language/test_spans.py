"""Recogniser and gazetteer agree on one set of names."""

from itertools import pairwise

from core.types import Label
from language.recognise.edges import Span
from language.recognise.spans import merge


def span(text: str, form: str, label: Label) -> Span:
    start = text.index(form)
    return Span(start, start + len(form), label)


def forms(text: str, spans: list[Span]) -> list[tuple[str, Label]]:
    return [(text[s.start : s.end], s.label) for s in spans]


def test_a_known_form_is_a_name_even_where_the_recogniser_saw_none() -> None:
    text = "Talks moved to Mongolia on Monday."
    known = [span(text, "Mongolia", Label.LOC)]
    assert forms(text, merge(text, [], known)) == [("Mongolia", Label.LOC)]


def test_a_known_form_with_one_meaning_decides_the_label() -> None:
    text = "Mongolia signed."
    saw = [span(text, "Mongolia", Label.PERSON)]
    known = [span(text, "Mongolia", Label.LOC)]
    assert forms(text, merge(text, saw, known)) == [("Mongolia", Label.LOC)]


def test_an_ambiguous_form_only_confirms_what_the_recogniser_saw() -> None:
    text = "Jordan scored twice."
    known = [span(text, "Jordan", Label.LOC)]
    assert merge(text, [], known) == []
    saw = [span(text, "Jordan", Label.PERSON)]
    assert merge(text, saw, known) == saw


def test_a_longer_recognised_name_keeps_the_country_inside_it() -> None:
    text = "The Bank of Mongolia raised rates."
    saw = [span(text, "Bank of Mongolia", Label.ORG)]
    assert merge(text, saw, [span(text, "Mongolia", Label.LOC)]) == saw


def test_a_longer_known_form_takes_the_pieces_that_the_recogniser_saw() -> None:
    text = "Ships left the South China Sea."
    saw = [span(text, "China", Label.LOC)]
    known = [span(text, "South China Sea", Label.LOC)]
    assert forms(text, merge(text, saw, known)) == [("South China Sea", Label.LOC)]


def test_words_in_lower_case_days_and_months_are_no_names() -> None:
    text = "thrown in the bin on Monday in MARCH"
    saw = [span(text, form, Label.PERSON) for form in ("bin", "Monday", "MARCH")]
    assert merge(text, saw, []) == []


def test_merged_names_never_overlap_and_stand_in_order() -> None:
    text = "Mongolia and the Republic of Korea"
    saw = [span(text, "the Republic", Label.ORG), span(text, "Mongolia and", Label.ORG)]
    known = [span(text, "Republic of Korea", Label.LOC), span(text, "Mongolia", Label.LOC)]
    found = merge(text, saw, known)
    assert all(a.end <= b.start for a, b in pairwise(found))
