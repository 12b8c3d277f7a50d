"""Every term of the query grammar selects what it says."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.analysis import CastMember
from core.drafts import FeedSpec
from core.errors import QueryError
from core.query import TERM_LIMIT, parse_query
from core.types import Kind
from store import conditions, corrections, feeds, search
from store.articles import article_ids, rows, set_read, set_starred
from store.engine import Store
from store.tags import add_tag
from tests.store.builders import add, analyse, day, draft, member, scalar
from tests.store.plans import plans

WORLD = "https://example.org/world"
LOCAL = "https://example.org/local"

KIM = CastMember("kim jong un", "Kim Jong Un", Kind.PERSON, ("Kim Jong Un", "Kim"))
KIM_YO = CastMember("kim yo jong", "Kim Yo Jong", Kind.PERSON, ("Kim Yo Jong",))
ZURICH = member("Zürich", Kind.PLACE)


@pytest.fixture(params=[conditions.FEW, 0], ids=["few", "many"])
def news(store: Store, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Store:
    """Four articles of two feeds, looked up one by one and along the dates."""
    monkeypatch.setattr(conditions, "FEW", request.param)
    feeds.sync_feeds(
        store, [FeedSpec(WORLD, "Wörld News", ("World", "asia")), FeedSpec(LOCAL, tags=("home",))]
    )
    missiles = draft("Missiles", "Kim Jong Un spoke of a missile test.", published=day(10))
    sister = draft("Sister", "Kim Yo Jong spoke.", published=day(20))
    first, second = add(store, missiles, sister, location=WORLD)
    lake = draft("Lake", "Swimming in Zürich at 12:30. Use C++.", published=day(30), source="Écho")
    quiet = draft("Quiet", "Nothing. A test of a missile?", published=day(40))
    third, fourth = add(store, lake, quiet, location=LOCAL)
    analyse(store, first, KIM)
    analyse(store, second, KIM_YO)
    analyse(store, third, ZURICH)
    set_read(store, [first], True)
    set_starred(store, [fourth], True)
    add_tag(store, [third], "mine")
    return store


def titles(store: Store, query: str) -> list[str]:
    return [row.title for row in rows(store, article_ids(store, parse_query(query)))]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["Quiet", "Lake", "Sister", "Missiles"]),
        ("missile", ["Quiet", "Missiles"]),
        ("MISSILE TEST", ["Quiet", "Missiles"]),
        ('"missile test"', ["Missiles"]),
        ("missile -kim", ["Quiet"]),
        ("-missile", ["Lake", "Sister"]),
        ('-missile -"kim yo jong"', ["Lake"]),
        ("zurich", ["Lake"]),
        ("C++", ["Lake"]),
        ("12:30", ["Lake"]),
        ("lake", ["Lake"]),
        ("nowhere", []),
        ("missile 😀", ["Quiet", "Missiles"]),
        ("😀", []),
        ("😀 %", []),
        ("-😀", ["Quiet", "Lake", "Sister", "Missiles"]),
        ("-😀 missile", ["Quiet", "Missiles"]),
        ("% is:starred", ["Quiet"]),
        ('actor:"Kim Jong Un"', ["Missiles"]),
        ('actor:"KIM JONG-UN"', ["Missiles"]),
        ("actor:kim", ["Missiles"]),
        ("actor:jong", ["Sister", "Missiles"]),
        ("actor:jon", []),
        ("actor:zurich", ["Lake"]),
        ("actor:%", []),
        ('-actor:"Kim Jong Un"', ["Quiet", "Lake", "Sister"]),
        ("actor:#1", ["Missiles"]),
        ("-actor:#1", ["Quiet", "Lake", "Sister"]),
        ("actor:#99", []),
        ("actor:#1x", []),
        ("-actor:nobody", ["Quiet", "Lake", "Sister", "Missiles"]),
        ('feed:"world n"', ["Sister", "Missiles"]),
        ("feed:LOCAL", ["Quiet", "Lake"]),
        ("-feed:world", ["Quiet", "Lake"]),
        ("feed:100%", []),
        ("feed:écho", ["Lake"]),
        ("feed:ECHO", ["Lake"]),
        ("-feed:echo", ["Quiet", "Sister", "Missiles"]),
        ("feed:#1", ["Sister", "Missiles"]),
        ("feed:#99", []),
        ("feed:#", []),
        ("tag:mine", ["Lake"]),
        ("tag:MINÉ -feed:#2", []),
        ("tag:world", ["Sister", "Missiles"]),
        ("tag:worl", []),
        ("-tag:home", ["Sister", "Missiles"]),
        ("story:any", []),
        ("-story:any", ["Quiet", "Lake", "Sister", "Missiles"]),
        ("is:unread", ["Quiet", "Lake", "Sister"]),
        ("is:read", ["Missiles"]),
        ("-is:read", ["Quiet", "Lake", "Sister"]),
        ("is:starred", ["Quiet"]),
        ("after:2024-01-21", ["Quiet", "Lake", "Sister"]),
        ("before:2024-01-21", ["Missiles"]),
        ("before:2024-01-21T00:00", ["Missiles"]),
        ("before:2024-01-21T00:01", ["Sister", "Missiles"]),
        ("after:2024-01-21 before:2024-02", ["Lake", "Sister"]),
        ("-after:2024-02", ["Lake", "Sister", "Missiles"]),
        ("missile is:unread feed:local", ["Quiet"]),
        ("missile -is:unread", ["Missiles"]),
    ],
)
def test_a_query_selects_what_it_says(news: Store, query: str, found: list[str]) -> None:
    assert titles(news, query) == found
    hits = search.search(news, parse_query(query))
    assert sorted(hit.row.title for hit in hits) == sorted(found)


def test_articles_of_hidden_feeds_are_not_found(news: Store) -> None:
    feeds.sync_feeds(news, [FeedSpec(LOCAL)])
    assert titles(news, "missile") == ["Quiet"]
    assert titles(news, 'actor:"Kim Jong Un"') == []
    assert [hit.row.title for hit in search.search(news, parse_query("missile"))] == ["Quiet"]


def test_a_hidden_actor_is_nobody(news: Store) -> None:
    with news.write() as connection:
        connection.exec_driver_sql("UPDATE actor SET hidden = 1 WHERE name = 'Kim Jong Un'")
    assert titles(news, "actor:jong") == ["Sister"]


def test_an_actor_is_found_by_number_as_whom_it_is_shown(news: Store) -> None:
    corrections.merge(news, 2, 1)
    assert titles(news, "actor:#2") == titles(news, "actor:#1") == ["Sister", "Missiles"]


@pytest.mark.parametrize("query", ["feed:echo", "feed:#1", "tag:world", "tag:mine is:unread"])
def test_feeds_and_tags_are_told_along_the_dates(news: Store, query: str) -> None:
    plan = plans(news, lambda: article_ids(news, parse_query(query)))
    read = {line for line in plan.splitlines() if " article " in line}
    by_date = "SCAN article USING COVERING INDEX article_dated"
    by_source = "SCAN article USING COVERING INDEX article_source"
    assert read == ({by_date, by_source} if query == "feed:echo" else {by_date})


HOSTILE = [
    '"',
    "'",
    '"unbalanced',
    "AND",
    "OR NOT",
    "NEAR(a b",
    "a*",
    "^a",
    "{a b}:c",
    "title:x",
    "rowid:1",
    "-",
    "--",
    "(",
    ")(",
    'a"b"c',
    "_",
    "\\",
    "\x1b[31m",
    "[red]",
    "\0",
    "a\0b",
    "\ud800",
    'actor:"\ud800x"',
    "feed:\udfff",
    "ab" * 100_000,
    '"' + "a " * 5_000 + '"',
    ".*(a+)+$",
    "1; DROP TABLE article",
    "İ ß ﬁ",
    "\u202eabc",
    "actor:*",
    'actor:""""',
    "tag:'",
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_no_query_breaks_anything(news: Store, text: str) -> None:
    for query in (text, f"-{text}", f"missile {text}"):
        try:
            parsed = parse_query(query)
        except QueryError:
            continue
        titles(news, query)
        search.search(news, parsed)
    assert scalar(news, "SELECT count(*) FROM article") == 4


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.text(max_size=60), st.sampled_from(["", "actor:", "feed:", "tag:", "story:", '"', "-"]))
def test_no_text_breaks_a_search(store: Store, text: str, prefix: str) -> None:
    try:
        query = parse_query(prefix + text)
    except QueryError:
        return
    assert list(article_ids(store, query)) == []
    assert search.search(store, query) == []


@pytest.mark.parametrize("term", ["word", "-word", "actor:a", "-feed:a", "is:unread"])
def test_a_query_of_very_many_terms_is_refused_and_one_of_many_is_not(
    store: Store, term: str
) -> None:
    limit = TERM_LIMIT
    assert list(article_ids(store, parse_query(f"{term} " * limit))) == []
    with pytest.raises(QueryError, match=f"at most {limit}"):
        article_ids(store, parse_query(f"{term} " * (limit + 1)))
