"""Which passages two texts share, and how much of the shorter one that is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from language.overlap import RUN, common_share, overlap, share, word_runs

FOG = "Thick fog closed the port of Lisbon on Tuesday morning."
WORDS = st.lists(st.sampled_from("a b c dé É".split()), max_size=30).map(" ".join)


def pieces(text: str, spans: tuple[tuple[int, int], ...]) -> list[str]:
    return [text[start:end] for start, end in spans]


def test_a_passage_is_found_whatever_its_case_punctuation_and_line_breaks():
    left = f"LISBON (Wire) — {FOG} Ships wait."
    right = "Early today, THICK FOG\nclosed the “port” of Lisbon; pilots slept."
    found = overlap(left, right)
    assert pieces(left, found.left) == ["Thick fog closed the port of Lisbon"]
    assert pieces(right, found.right) == ["THICK FOG\nclosed the “port” of Lisbon"]
    assert found.share == pytest.approx(3 / 7)


def test_four_words_are_a_phrase_and_five_a_passage():
    assert overlap("one two three four six", "one two three four five").left == ()
    assert overlap("one two three four five", "0 one two three four five 6").share == 1.0


def test_what_was_parted_in_the_other_text_stands_apart_in_both():
    first, second = "a b c d e", "f g h i j"
    left, right = f"{first} {second}", f"{second} and then {first}"
    found = overlap(left, right)
    assert pieces(left, found.left) == [first, second]
    assert pieces(right, found.right) == [second, first]
    assert found.left_meets == (1, 0)
    assert found.right_meets == (1, 0)


def test_a_passage_that_is_repeated_meets_the_one_that_came_first():
    found = overlap("a b c d e", "a b c d e x a b c d e")
    assert found.left_meets == (0,)
    assert found.right_meets == (0, 0)


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("", "", 0.0),
        ("", FOG, 0.0),
        ("…!", "…!", 0.0),
        ("Fog", "fog!", 1.0),
        ("Fog", FOG, 0.0),
        (FOG, FOG, 1.0),
        (FOG, f"{FOG} And more of it.", 1.0),
        ("a " * 1000, "a " * 7, 1.0),
    ],
)
def test_the_share_is_that_of_the_shorter_text(left, right, expected):
    assert common_share(left, right) == common_share(right, left) == expected
    assert overlap(left, right).share == expected


@given(WORDS, WORDS)
def test_both_ways_round_it_is_the_same_and_a_text_is_like_itself(left, right):
    found, turned = overlap(left, right), overlap(right, left)
    assert (found.left, found.right, found.share) == (turned.right, turned.left, turned.share)
    assert (found.left_meets, found.right_meets) == (turned.right_meets, turned.left_meets)
    assert overlap(left, left).share == float(bool(left))


@given(WORDS, WORDS)
def test_passages_are_in_order_and_each_meets_one_with_the_same_first_words(left, right):
    found = overlap(left, right)
    assert [*found.left] == sorted(found.left)
    for (start, end), index in zip(found.left, found.left_meets, strict=True):
        first = left[start:end].casefold().split()[:RUN]
        there = right[slice(*found.right[index])].casefold().split()
        assert any(there[at : at + len(first)] == first for at in range(len(there)))


def test_runs_that_are_kept_give_the_same_share():
    assert share(word_runs(FOG), word_runs(f"Today: {FOG}")) == common_share(FOG, f"Today: {FOG}")


def test_texts_that_repeat_a_word_a_hundred_thousand_times_are_one_passage():
    found = overlap("a " * 100_000, "a " * 99_000)
    assert len(found.left) == len(found.right) == 1
