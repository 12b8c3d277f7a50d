"""What a feed and a rule of feeds.toml may say, and what is told of what they may not."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from core.drafts import FeedSpec, RuleAction
from core.errors import FeedListError
from core.query import parse_query
from ingest.feed_options import OPTIONS
from ingest.feedlist import parse_feeds

FEED = '[[feed]]\nurl = "https://a.example/feed"\ntitle = "Alpha"\n'
OTHER = '[[feed]]\npath = "archive"\ntitle = "Beta"\ntags = ["World"]\n'


def load(text: str) -> tuple[FeedSpec, ...]:
    return parse_feeds(text, Path("/nowhere/feeds.toml"))


def test_every_option_of_a_feed_is_read() -> None:
    (spec,) = load(
        FEED
        + 'refresh = "30m"\nkeep = "90d"\nfull_text = true\nhidden = true\n'
        + 'user_agent = "me/1 (x)"\n'
        + 'headers = { X-Key = "env:KEY", Cookie = "env:COOKIE" }\nauth = "env:LOGIN"\n'
        + 'proxy = "socks5://localhost:9050"\n'
    )
    assert (spec.refresh, spec.keep) == (timedelta(minutes=30), timedelta(days=90))
    assert (spec.full_text, spec.hidden, spec.user_agent) == (True, True, "me/1 (x)")
    assert spec.headers_from == (("X-Key", "KEY"), ("Cookie", "COOKIE"))
    assert (spec.auth, spec.proxy) == ("env:LOGIN", "socks5://localhost:9050")


def test_what_a_feed_does_not_say_is_left_to_newscast() -> None:
    (spec,) = load(FEED)
    assert spec == FeedSpec("https://a.example/feed", "Alpha")
    assert (spec.refresh, spec.keep, spec.full_text, spec.rules) == (None, None, False, ())


@pytest.mark.parametrize(
    ("said", "span"),
    [("1m", timedelta(minutes=1)), ("6h", timedelta(hours=6)), ("2w", timedelta(weeks=2))],
)
def test_a_span_of_time_is_a_number_and_a_unit(said: str, span: timedelta) -> None:
    assert load(FEED + f'refresh = "{said}"')[0].refresh == span


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('refresh = "0m"', "'refresh' must be a span of time"),
        ('refresh = "six hours"', "'refresh' must be a span of time"),
        ("keep = 90", "'keep' must be a span of time"),
        ('full_text = "yes"', "'full_text' must be true or false"),
        ("hidden = 1", "'hidden' must be true or false"),
        ('user_agent = "a\\nb"', "'user_agent' must be a line of ASCII"),
        ('user_agent = "é"', "'user_agent' must be a line of ASCII"),
        ('headers = "x"', "'headers' must be a table"),
        ('headers = { "a b" = "env:X" }', "'headers': no header to set: 'a b'"),
        ('headers = { Host = "env:X" }', "'headers': no header to set: 'Host'"),
        ('headers = { X = "env:1X" }', "'headers.X' must name a variable"),
        ('auth = "keyring:"', "'auth' must say where the password is"),
        ('proxy = "ftp://x"', "'proxy' must be an http, https or socks5 address"),
        ('proxy = "http://[::1"', "'proxy' must be an http, https or socks5 address"),
        ("full_txt = true", "unknown key 'full_txt' (did you mean 'full_text'?)"),
    ],
)
def test_an_option_without_meaning_is_an_error_that_names_it(line: str, message: str) -> None:
    with pytest.raises(FeedListError) as caught:
        load(FEED + line)
    assert "feed 1 (Alpha)" in str(caught.value)
    assert message in str(caught.value)


@pytest.mark.parametrize(
    "line",
    [
        'headers = { Authorization = "Bearer hunter2" }',
        'auth = "me:hunter2"',
        'proxy = "http://me:hunter2@proxy.example"',
        'url = "https://me:hunter2@a.example/"',
        'url = "ftp://me:hunter2@a.example/"',
    ],
)
def test_a_secret_in_the_list_is_refused_and_not_repeated(line: str) -> None:
    text = f"[[feed]]\n{line}\n" if line.startswith("url") else f"{FEED}{line}\n"
    with pytest.raises(FeedListError) as caught:
        load(text)
    assert "hunter2" not in str(caught.value) + repr(caught.value)


@pytest.mark.parametrize("line", ["full_text = true", 'auth = "env:X"', 'proxy = "http://p"'])
def test_a_folder_has_no_options_of_the_network(line: str) -> None:
    with pytest.raises(FeedListError, match="is for a feed with a 'url'"):
        load(OTHER + line)


def test_a_rule_holds_for_the_feeds_that_it_names() -> None:
    rules = (
        '[[rule]]\nmatch = "sport -chess"\naction = "hide"\n'
        '[[rule]]\nmatch = "\\"llama treaty\\""\naction = "tag:Llamas"\nfeed = "alpha"\n'
        '[[rule]]\naction = "read"\ntag = "world"\n'
        '[[rule]]\nmatch = "x"\naction = "star"\nfeed = "https://a.example/feed"\ntag = "world"\n'
    )
    alpha, beta = load(rules + FEED + OTHER)
    assert [rule.action for rule in alpha.rules] == [RuleAction.HIDE, RuleAction.TAG]
    assert [rule.action for rule in beta.rules] == [RuleAction.HIDE, RuleAction.READ]
    assert alpha.rules[0].condition == parse_query("sport -chess")
    assert alpha.rules[1].tag == "Llamas"
    assert not beta.rules[1].condition.terms
    assert [rule.everywhere for rule in alpha.rules] == [True, False]
    assert [rule.everywhere for rule in beta.rules] == [True, False]


@pytest.mark.parametrize(
    ("rule", "message"),
    [
        (f'[[rule]]\nmatch = "{"x " * 65}"\naction = "hide"', "'match' has too many terms"),
        ("rule = 1", "'rule' must be a list of tables (write [[rule]])"),
        ('[[rule]]\nmach = "x"\naction = "hide"', "rule 1: unknown key 'mach'"),
        ('[[rule]]\nmatch = 1\naction = "hide"', "rule 1: 'match' must be a text"),
        ('[[rule]]\naction = "hide"', "rule 1: 'match' is empty"),
        ('[[rule]]\nmatch = "x"', "rule 1: 'action' cannot be ''"),
        ('[[rule]]\nmatch = "x"\naction = "run:rm"', "'action' cannot be 'run:rm'"),
        ('[[rule]]\nmatch = "x"\naction = "tag"', "'action' cannot be 'tag'"),
        ('[[rule]]\nmatch = "x"\naction = "hide:x"', "'action' cannot be 'hide:x'"),
        ('[[rule]]\nmatch = "after:noon"\naction = "hide"', "'match': noon not a day"),
        ('[[rule]]\nmatch = "is:unread"\naction = "hide"', "is not known when an article comes in"),
        (
            '[[rule]]\nmatch = "x"\naction = "hide"\nfeed = "Alpa"',
            "'feed': no feed is called 'Alpa' (did you mean 'Alpha'?)",
        ),
    ],
)
def test_a_rule_without_meaning_is_an_error_that_names_it(rule: str, message: str) -> None:
    with pytest.raises(FeedListError) as caught:
        load(f"{rule}\n{FEED}")
    assert message in str(caught.value)


def test_the_readme_shows_every_option_as_it_is_read() -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    shown = readme.partition("## feeds.toml")[2].partition("```toml")[2].partition("```")[0]
    remote, local = load(shown)
    assert all(f"\n{option} = " in shown for option in OPTIONS)
    assert remote == replace(remote, keep=timedelta(days=90), full_text=True, hidden=True)
    assert [rule.action for rule in remote.rules] == [RuleAction.HIDE]
    assert local.rules == ()
