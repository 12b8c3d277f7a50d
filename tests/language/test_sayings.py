"""Whether an actor speaks or acts in a sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from language.sayings import speaks
from language.verbs import verbs


def tells(text: str) -> bool:
    """Whether the actor in brackets speaks or acts."""
    start, end = text.index("["), text.index("]") - 1
    return speaks(text.replace("[", "").replace("]", ""), start, end)


@pytest.mark.parametrize(
    "text",
    [
        "[Byron] said the ferry would sail.",
        "On Monday [Byron] met the envoy.",
        "They met on Monday. [Byron] said little.",
        "They met in Lisbon. [Byron] said little.",
        "When on Monday [Byron] met the envoy, it rained.",
        "[Byron], the harbour master, announced a strike.",
        "[Byron] (Greens) voted against it.",
        "[Byron] and Tomas Quispe signed the treaty.",
        "[Peru], Chile and the Solomon Islands have called for calm.",
        "[Byron] later also warned that fog may come.",
        "The [harbour authority] on Tuesday denied the report.",
        "[Byron] has repeatedly refused to resign.",
        "[Byron] is reportedly planning a second ferry.",
        "[Byron] will not attend.",
        "[Byron] warns of fog",
        "[Locals] say so.",
        '"The ferry is late," said [Byron].',
        "“Why now?” asks [Byron].",
        '"It sails," said the harbour master, [Ada Byron].',
        "It sails at noon, said Captain [Byron].",
        "It sails at noon, according to the [harbour authority].",
        "[Byron]: ‘We sail at noon’",
    ],
)
def test_a_subject_of_speech_or_action_tells_something(text: str) -> None:
    assert tells(text)


@pytest.mark.parametrize(
    "text",
    [
        "The envoy met [Byron].",
        "A spokesman for [Byron] said nothing.",
        "A spokesman for President [Byron] said nothing.",
        "A spokesman for Gen. [Byron] said nothing.",
        "[Byron]'s ferry left.",
        "[Byron] was arrested.",
        "[Byron] was told to wait.",
        "[Byron] arrested in Lisbon",
        "The captain, [Byron] accused of nothing",
        "He said [Byron] was late.",
        "They asked [Byron] to sign.",
        "A boat sank near [Lisbon], the coast guard said.",
        '"We wait," said a [Portuguese] sailor.',
        "the [Lisbon] attacks",
        "[Byron]",
        "",
    ],
)
def test_who_is_only_named_tells_nothing(text: str) -> None:
    assert not tells(text or "[]")


def test_the_table_has_every_verb_once_in_its_forms() -> None:
    table = verbs()
    assert len({forms.base for forms in table}) == len(table)
    by_base = {forms.base: forms for forms in table}
    for forms in (
        ("say", "says", "said", "saying", "said"),
        ("deny", "denies", "denied", "denying", "denied"),
        ("ban", "bans", "banned", "banning", "banned"),
        ("announce", "announces", "announced", "announcing", "announced"),
        ("push", "pushes", "pushed", "pushing", "pushed"),
        ("play", "plays", "played", "playing", "played"),
        ("agree", "agrees", "agreed", "agreeing", "agreed"),
        ("write", "writes", "wrote", "writing", "written"),
    ):
        found = by_base[forms[0]]
        assert (found.base, found.third, found.past, found.ing, found.participle) == forms


@given(st.text(max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_any_place_in_any_text_can_be_asked_about(text: str, start: int, end: int) -> None:
    assert speaks(text, min(start, len(text)), min(max(start, end), len(text))) in (True, False)


def test_a_long_run_of_names_takes_no_time() -> None:
    text = "Kim, " * 20_000 + "Ann " * 20_000
    assert not any(speaks(text, at, at + 3) for at in range(0, 2_000, 5))
