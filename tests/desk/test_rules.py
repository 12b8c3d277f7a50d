"""A rule is asked once, when an article is new, and does what it says and no more."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from core.drafts import Draft, FeedRow, FeedSpec, FetchState, Rule, RuleAction
from core.query import parse_query
from core.types import RichText
from desk.importing import import_paths
from desk.refresh import refresh
from desk.rules import ruled, spec_of
from store import articles, tags
from store.engine import Store
from tests.desk.serving import Server

NOW = datetime(2024, 5, 31, 12, tzinfo=UTC)
FEED = FeedRow(
    7, "https://example.org/feed", "Höme News", ("Asia",), "", FetchState(), 0, "", False
)
RSS = '<rss version="2.0"><channel><title>Harbour</title>{}</channel></rss>'
ITEM = "<item><guid>{0}</guid><title>{0}</title><description>{1}</description></item>"


def rule(match: str, action: str = "hide", everywhere: bool = True) -> Rule:
    name, _, tag = action.partition(":")
    return Rule(parse_query(match), RuleAction(name), tag, everywhere)


def draft(title: str = "Chess", body: str = "A move.", **values: object) -> Draft:
    return Draft(title, RichText(body), **values)  # type: ignore[arg-type]


def hides(match: str, *drafts: Draft) -> list[bool]:
    return [d.hidden for d in ruled(drafts, FEED, [rule(match)], NOW)]


@pytest.mark.parametrize(
    ("match", "holds"),
    [
        ("chess", True),
        ("CHÉSS", True),
        ("che*", True),
        ("che", False),
        ('"a move"', True),
        ('"move a"', False),
        ("chess -move", False),
        ("-draughts", True),
        ("feed:home", True),
        ('feed:"home news" chess', True),
        ("feed:wire", True),  # the source that the article names itself
        ("-feed:home", False),
        ("feed:#7", True),
        ("feed:#8", False),
        ("tag:ásia", True),
        ("tag:as", False),
        ("-tag:europe chess", True),
        ("after:2024-05-30", True),
        ("after:2024-06", False),
        ("before:2024-05-31", True),
        ("before:2024-05-30", False),
        ("chess feed:home tag:asia after:2024 -before:2024", True),
        ("%", False),
    ],
)
def test_a_condition_means_what_a_search_means(match: str, holds: bool) -> None:
    article = draft(source="The Wire", published=datetime(2024, 5, 30, 9, tzinfo=UTC))
    assert hides(match, article) == [holds]


def test_an_article_without_a_date_is_of_today_and_none_is_of_the_far_future() -> None:
    undated, late = draft(), draft(published=NOW + timedelta(days=900))
    assert hides("after:2024-05-31T12:00 before:2024-06-02", undated, late) == [True, True]


@pytest.mark.parametrize("number", [0, 1, 2, 5])
def test_each_article_is_told_by_itself(number: int) -> None:
    drafts = [draft(f"Ship {n}", "odd" if n % 2 else "even") for n in range(number)]
    assert hides("odd", *drafts) == [bool(n % 2) for n in range(number)]


def test_every_action_does_one_thing_and_rules_follow_each_other() -> None:
    rules = [rule("chess", "star"), rule("chess", "read"), rule("move", "tag:Games")]
    (left,) = ruled([draft()], FEED, [*rules, rule("tag:games", "hide")], NOW)
    assert (left.starred, left.read, left.tags, left.hidden) == (True, True, ("Games",), True)
    assert (left.title, left.body) == ("Chess", RichText("A move."))
    (left,) = ruled([draft(starred=False, read=None)], FEED, [rule("fog", "star")], NOW)
    assert (left.starred, left.read) == (False, None)


def test_what_is_not_listed_has_the_rules_that_name_no_feed() -> None:
    common, own = rule("a"), rule("b", everywhere=False)
    specs = [FeedSpec("https://a", rules=(common, own)), FeedSpec("https://b", rules=(common,))]
    assert spec_of(specs, "https://a") is specs[0]
    assert spec_of(specs, "/imported").rules == (common,)
    assert spec_of([], "/imported") == FeedSpec("/imported")


def states(store: Store) -> dict[str, tuple[bool, bool, tuple[str, ...]]]:
    """What is shown, by title: unread, starred, tags."""
    rows = articles.rows(store, articles.article_ids(store))
    return {row.title: (row.unread, row.starred, row.tags) for row in rows}


def test_a_feed_comes_in_as_its_rules_leave_it(server: Server, store: Store) -> None:
    server.pages["/feed"] = RSS.format(ITEM.format("Chess", "x") + ITEM.format("Fog", "y"))
    rules = (rule("chess"), rule("fog", "star"), rule("fog", "tag:Sea"), rule("y", "read"))
    spec = FeedSpec(server.url("/feed"), rules=rules)
    (outcome,) = refresh(store, [spec])
    assert (outcome.new, states(store)) == (2, {"Fog": (False, True, ("Sea",))})
    (hidden,) = articles.article_ids(store, parse_query("is:hidden"))
    assert articles.article(store, hidden).row.title == "Chess"


def test_what_the_reader_undid_stays_undone(server: Server, store: Store) -> None:
    server.pages["/feed"] = RSS.format(ITEM.format("Fog", "y"))
    rules = (rule("fog", "star"), rule("fog", "tag:Sea"), rule("fog", "read"))
    spec = FeedSpec(server.url("/feed"), rules=rules)
    list(refresh(store, [spec]))
    articles.set_starred(store, [1], False)
    articles.set_read(store, [1], False)
    tags.remove_tag(store, [1], "Sea")
    server.pages["/feed"] = RSS.format(ITEM.format("Fog", "y, and more fog"))
    (outcome,) = refresh(store, [spec], at_once=True)
    assert (outcome.changed, states(store)) == (1, {"Fog": (True, False, ())})


def test_a_later_rule_does_not_touch_what_is_there(server: Server, store: Store) -> None:
    server.pages["/feed"] = RSS.format(ITEM.format("Fog", "y"))
    list(refresh(store, [FeedSpec(server.url("/feed"))]))
    list(refresh(store, [FeedSpec(server.url("/feed"), rules=(rule("fog"),))], at_once=True))
    assert list(states(store)) == ["Fog"]


@pytest.mark.parametrize("listed", [True, False])
def test_rules_hold_for_local_files_too(store: Store, folder: Path, listed: bool) -> None:
    rules = (rule("llama*", "read"), rule("fog"), rule("feed:archive", "tag:Old"))
    location = str(folder) if listed else "https://example.org/other"
    import_paths(store, [folder], [FeedSpec(location, rules=rules)])
    assert states(store) == {
        "Envoys meet in Ulaanbaatar": (False, False, ("Old",)),
        "Llama treaty signed": (False, False, ("Old",)),
    }
    late = folder / "late.txt"
    late.write_text("More fog\n\nIt came late.\n")
    if listed:
        list(refresh(store, [FeedSpec(location, rules=rules)], at_once=True))
    else:
        list(refresh(store, [FeedSpec(location, rules=rules)], ["archive"]))
    assert len(articles.article_ids(store, parse_query("is:hidden tag:old"))) == 2
