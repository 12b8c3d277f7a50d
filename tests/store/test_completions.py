"""What is typed of a filter's value goes on in ways that find something."""

import pytest

from core.drafts import FeedSpec
from core.query import parse_query
from core.types import Kind
from store import corrections, feeds
from store.articles import article_ids
from store.completions import completions
from store.engine import Store
from store.tags import add_tag
from tests.store.builders import add, draft, member, tell

ANN, ZURICH = member("Ann Lee"), member("Zürich", Kind.PLACE)


@pytest.fixture
def news(store: Store) -> Store:
    """Two actors, two feeds of which one is local, two sources and three tags."""
    tell(store, ("Ann Lee in Zürich", [ANN, ZURICH]), ("Zürich", [ZURICH]))
    feeds.sync_feeds(store, [FeedSpec("https://example.org/w", "World News", ("world", "Écho"))])
    (a,) = add(store, draft(source="Le Monde"), location="/archive")
    add(store, draft(source="News of Écully"), location="/archive")
    add_tag(store, [a], "new world")
    return store


@pytest.mark.parametrize(
    ("field", "text", "expected"),
    [
        ("actor", "", ["Zürich", "Ann Lee"]),
        ("actor", "zur", ["Zürich"]),
        ("actor", "le", ["Ann Lee"]),
        ("actor", "nobody", []),
        ("feed", "news", ["News of Écully", "World News"]),
        ("feed", "ecul", ["News of Écully"]),
        ("feed", "/arc", ["/archive"]),
        ("tag", "", ["Écho", "new world", "world"]),
        ("tag", "wor", ["world", "new world"]),
        ("tag", "ECH", ["Écho"]),
        ("is", "", ["hidden", "read", "starred", "unread"]),
        ("is", "read", ["read", "unread"]),
        ("is", "x", []),
        ("after", "20", []),
        ("nothing", "", []),
    ],
)
def test_values_that_hold_the_text_are_offered(
    news: Store, field: str, text: str, expected: list[str]
) -> None:
    assert completions(news, field, text) == expected


@pytest.mark.parametrize("field", ["actor", "feed", "tag", "is"])
@pytest.mark.parametrize("limit", [0, 1, 2])
def test_no_more_are_offered_than_asked_for(news: Store, field: str, limit: int) -> None:
    assert completions(news, field, "", limit) == completions(news, field, "")[:limit]


def test_hidden_actors_and_feeds_are_not_offered(news: Store) -> None:
    corrections.hide(news, 1)
    corrections.hide(news, 2)
    feeds.sync_feeds(news, [])
    assert completions(news, "actor", "") == []
    assert completions(news, "feed", "world") == []
    assert completions(news, "tag", "world") == ["new world"]


@pytest.mark.parametrize("field", ["actor", "tag", "is"])
def test_whatever_is_offered_is_understood(news: Store, field: str) -> None:
    for value in completions(news, field, ""):
        article_ids(news, parse_query(f'{field}:"{value}"'))
