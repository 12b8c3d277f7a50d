"""Texts as vectors, and how rare words are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.analysis import Text
from language import likeness, rarity
from language.likeness import FEATURES, READ, STEP, Vector, dot, pack, unpack, vector

STRIKE = Text("Pilots strike at Kolvik", "The pilots of Kolvik Air began a strike over rosters.")
AGAIN = Text("Kolvik pilots go on", "The strike of the pilots at Kolvik Air enters a second week.")
CHESS = Text("A new chess champion", "The final game of chess ended after 71 moves in Marburg.")


def cosine(one: Text, other: Text) -> float:
    a, b = vector(one).weights, vector(other).weights
    return dot(a, b) / (dot(a, a) * dot(b, b)) ** 0.5


def test_texts_on_one_subject_are_more_alike_than_others() -> None:
    assert cosine(STRIKE, AGAIN) > 0.2 > cosine(STRIKE, CHESS)
    assert cosine(STRIKE, STRIKE) == pytest.approx(1)


def test_rare_words_weigh_more_than_common_ones_and_unknown_ones_most() -> None:
    assert rarity.rarity("government") < rarity.rarity("quake") < rarity.rarity("kolvikian")
    assert rarity.rarity("government") < rarity.rarity("1994") < rarity.rarity("kolvikian")


def test_the_words_of_a_vector_stand_in_the_text_the_heaviest_first() -> None:
    made = vector(Text("Émigrés in Kolvik", "The émigrés like Kolvik: a new home."))
    assert list(made.words)[:2] == ["emigres", "kolvik"]
    assert list(made.words.values()) == sorted(made.words.values(), reverse=True)


def test_numbers_and_neighbouring_words_count_beside_words() -> None:
    body = "The quake of 6.1 shook the dam."
    assert cosine(Text("", body), Text("", body)) == pytest.approx(1)
    same_words = cosine(Text("", body), Text("", "The dam shook: quake, 6, 1."))
    assert same_words < cosine(Text("", body), Text("", "A quake of 6.1 shook a dam."))


def test_a_vector_is_the_same_on_every_machine_until_its_version_counts_up() -> None:
    assert (likeness.VERSION, pack(vector(Text("", "Quake"))).hex()) == (1, "902b98d915")


@pytest.mark.parametrize("text", [Text("", ""), Text("the", "of and to"), Text("…", "😀")])
def test_a_text_that_tells_nothing_has_an_empty_vector(text: Text) -> None:
    assert vector(text) == Vector({})
    assert unpack(pack(vector(text))) == Vector({})


@pytest.mark.parametrize("body", ["7 12 1,000 3.14", "2024 " * 5_000, "9" * 5_000])
def test_a_text_of_numbers_alone_has_a_vector(body: str) -> None:
    assert vector(Text("", body)).weights


def test_only_the_heaviest_features_count_and_only_the_beginning_of_a_long_text() -> None:
    long = " ".join(f"word{n}x" for n in range(10_000))
    made = vector(Text("", long))
    assert len(made.weights) == len(made.words) == FEATURES
    assert vector(Text("", long[:READ] + " and the end")) == vector(Text("", long[:READ] + " x"))


@given(st.dictionaries(st.integers(0, 2**32 - 1), st.floats(0.2, 63), max_size=FEATURES))
def test_a_packed_vector_is_the_same_but_for_rounding(weights: dict[int, float]) -> None:
    back = unpack(pack(Vector(weights))).weights
    assert list(back) == list(weights)
    assert all(abs(back[f] - weight) <= STEP / 2 for f, weight in weights.items())


def test_a_weight_beyond_a_byte_is_the_heaviest_there_is() -> None:
    assert unpack(pack(Vector({1: 1_000.0}))).weights == {1: 255 * STEP}


@given(st.text(max_size=300))
def test_any_text_has_a_vector_that_can_be_packed(text: str) -> None:
    made = vector(Text(text[:40], text))
    assert len(pack(made)) == 5 * len(made.weights)
