"""What is found in texts without a store is what a search of a store that holds them finds."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.query import Query, Term, TermField, parse_query
from store.articles import article_ids
from store.engine import Store
from store.text_matching import matching
from tests.store.builders import add, draft

TEXTS = [
    ("Missiles", "Kim Jong Un spoke of a missile test."),
    ("Lake", "Swimming in Zürich at 12:30. Use C++."),
    ("Quiet", "Nothing. A test of a missile? Σίσυφος STRASSE"),
]


@pytest.mark.parametrize(
    ("query", "places"),
    [
        ("", {0, 1, 2}),
        ("MISSILE", {0, 2}),
        ("missiles", {0}),
        ("miss*", {0, 2}),
        ('"missile test"', {0}),
        ('"lake swimming"', set()),  # title and body are two texts
        ("zurich", {1}),
        ("12:30 C++", {1}),
        ("σίσυφοσ strasse", {2}),
        ("missile -kim", {2}),
        ("-missile", {1}),
        ("%", set()),
        ("% feed:x", {0, 1, 2}),
        ("-%", {0, 1, 2}),
    ],
)
def test_words_are_found_as_in_a_search(query: str, places: set[int]) -> None:
    assert matching(TEXTS, [parse_query(query)]) == [places]


@pytest.mark.parametrize("number", [0, 1, 3])
def test_each_query_is_answered_in_its_turn(number: int) -> None:
    queries = [parse_query(word) for word in ("kim", "lake", "-kim")]
    wanted = [{0}, {1}, {1, 2}]
    found = matching(TEXTS[:number], queries)
    assert found == [{place for place in places if place < number} for places in wanted]


words = st.sampled_from(
    [
        "fog",
        "Fög",
        "fo",
        "ΦΩΣ",
        "φως",
        "ẞ",
        "ss",
        "İ",
        "i",
        "a\u0301b",
        "áb",
        "🤖",
        "x🤖",
        "한국",
        "%",
    ]
)
terms = st.builds(
    Term, st.sampled_from([TermField.WORD, TermField.PHRASE]), words, st.booleans(), st.booleans()
)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    texts=st.lists(st.tuples(words, st.lists(words, max_size=3).map(" ".join)), max_size=4),
    asked=st.lists(terms, max_size=3).map(tuple).map(Query),
)
def test_any_query_finds_what_a_search_finds(
    store: Store, texts: list[tuple[str, str]], asked: Query
) -> None:
    with store.write() as connection:
        connection.exec_driver_sql("DELETE FROM article")
    ids = add(store, *(draft(*text) for text in texts))
    (found,) = matching(texts, [asked])
    assert {ids[place] for place in found} == set(article_ids(store, asked))
