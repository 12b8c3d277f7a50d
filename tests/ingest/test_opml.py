"""OPML of other readers, ill-formed as it is, gives its feeds; what is no feed is named."""

from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.clean import clean_line
from core.drafts import FeedSpec
from core.errors import ParseError
from ingest.newsboat_urls import read_urls
from ingest.opml import is_opml, read_opml, write_opml

SHARED = Path(__file__).parents[2].parent / "shared" / "data"
with_shared = pytest.mark.skipif(not SHARED.exists(), reason="no shared data beside this checkout")


def opml(body: str) -> bytes:
    return f'<?xml version="1.0"?><opml version="2.0"><body>{body}</body></opml>'.encode()


def feed(address: str, title: str = "T") -> str:
    return f'<outline type="rss" text="{title}" xmlUrl="{address}"/>'


def test_folders_around_a_feed_become_its_tags() -> None:
    nested = f'<outline text="News"><outline title="Asia">{feed("https://a.example/")}</outline>'
    found = read_opml(opml(f"{nested}{feed('https://b.example/')}</outline>{feed('http://c/')}"))
    assert [(spec.location, spec.tags) for spec in found.feeds] == [
        ("https://a.example/", ("News", "Asia")),
        ("https://b.example/", ("News",)),
        ("http://c/", ()),
    ]
    assert found.failures == ()


def test_a_feed_in_two_folders_comes_once_with_both_tags() -> None:
    once = f'<outline text="a">{feed("https://x.example/")}</outline>'
    again = f'<outline text="b">{feed("HTTPS://X.EXAMPLE:443/")}</outline>'
    (spec,) = read_opml(opml(once + again)).feeds
    assert (spec.location, spec.tags) == ("https://x.example/", ("a", "b"))


@pytest.mark.parametrize(
    ("outline", "location", "title"),
    [
        ('<outline text="A & B" xmlUrl="http://a/?x=1&y=2"/>', "http://a/?x=1&y=2", "A & B"),
        ('<outline text="A" xmlUrl="http://a/?x=1&amp;copy=2"/>', "http://a/?x=1&copy=2", "A"),
        ('<outline text="A &lt; B > C" xmlUrl="http://a/"/>', "http://a/", "A < B > C"),
        ('<outline text="a "good" one" xmlUrl="http://a/"/>', "http://a/", 'a "good" one'),
        ("<outline text='it''s' xmlUrl='http://a/'/>", "http://a/", "it''s"),
        ("<outline text=bare xmlUrl=http://a/ />", "http://a/", "bare"),
        ('<outline text="A"xmlUrl="http://a/"/>', "http://a/", "A"),
        ('<OUTLINE TEXT="A" XMLURL="http://a/">', "http://a/", "A"),
        ('<outline text="A"\n xmlUrl=" http://a/ "\n>', "http://a/", "A"),
        ('<outline text="A" type="rss" url="http://a/"/>', "http://a/", "A"),
        ('<outline text="http://a/" xmlUrl="http://a/"/>', "http://a/", ""),
        ('</outline><outline text="A" xmlUrl="http://a/"/></outline>', "http://a/", "A"),
        (
            '<outline text="Caf&eacute; &#233; &nope;" xmlUrl="http://a/"/>',
            "http://a/",
            "Café é &nope;",
        ),
        ('<outline text="\x1b[31mA\u202e&#27;[2J" xmlUrl="http://a/"/>', "http://a/", "[31mA[2J"),
    ],
)
def test_an_ill_formed_outline_gives_its_feed_and_spoils_no_other(
    outline: str, location: str, title: str
) -> None:
    found = read_opml(opml(f"{outline}{feed('https://after.example/', 'after')}"))
    assert [(spec.location, spec.title) for spec in found.feeds] == [
        (location, title),
        ("https://after.example/", "after"),
    ]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "iso-8859-1"])
def test_a_list_may_be_in_any_encoding(encoding: str) -> None:
    text = f'<?xml version="1.0" encoding="{encoding}"?><opml>{feed("http://a/", "Zürich")}</opml>'
    assert is_opml(text.encode(encoding))
    assert read_opml(text.encode(encoding)).feeds[0].title == "Zürich"


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("|touch /tmp/x", "a command, which is never run"),
        ("exec:touch /tmp/x", "a command, which is never run"),
        ("FILTER:x:http://a/", "goes through a program, which is never run"),
        ("query:a:b", "a search of newsboat's, not a feed"),
        ("file:///etc/passwd", "a file of this machine, which a list cannot open"),
        ("~/feed.xml", "a file of this machine, which a list cannot open"),
        ("javascript:x", "not an http or https address"),
        ("http://a b/", "not an http or https address"),
        ("", "no address"),
        ("http://a/" + "x" * 20_000, "its address is longer than 10,000 characters"),
        ("https://me:hunter2@a.example/", "a password in its address"),
    ],
)
def test_what_is_no_address_of_a_feed_is_named_with_the_reason(address: str, reason: str) -> None:
    found = read_opml(opml(feed(address, "Bad") + feed("https://good.example/")))
    assert [spec.location for spec in found.feeds] == ["https://good.example/"]
    (failure,) = found.failures
    assert failure.why == reason
    assert failure.what.startswith("Bad")
    assert len(failure.what) < 300
    assert "hunter2" not in failure.what


def test_includes_links_and_filters_are_named_and_left() -> None:
    found = read_opml(
        opml(
            '<outline type="include" text="I" url="http://a/list.opml"/>'
            '<outline type="link" text="L" url="http://a/"/>'
            '<outline text="F" xmlUrl="http://a/feed" filtercmd="touch /tmp/x"/>'
        )
    )
    assert [spec.location for spec in found.feeds] == ["http://a/feed"]
    assert [failure.why for failure in found.failures] == [
        "an include, which is not followed",
        "a link, not a feed",
        "its filter is a program, which is never run",
    ]


def test_entities_are_left_as_names_and_comments_are_no_feeds() -> None:
    bomb = '<!DOCTYPE opml [<!ENTITY p SYSTEM "file:///etc/passwd"><!ENTITY a "&p;&p;">]>'
    hidden = f"<!-- {feed('https://commented.example/')} -->"
    found = read_opml((bomb + hidden + opml(feed("http://a/", "&p;&a;")).decode()).encode())
    assert [(spec.location, spec.title) for spec in found.feeds] == [("http://a/", "&p;&a;")]


def test_folders_in_folders_without_end_hide_no_feed() -> None:
    deep = '<outline text="x">' * 5_000 + feed("http://deep/") + "</outline>" * 5_000
    distinct = "".join(f'<outline text="{n}">' for n in range(50)) + feed("http://b/")
    found = read_opml(opml(deep + distinct))
    assert [(spec.location, len(spec.tags)) for spec in found.feeds] == [
        ("http://deep/", 1),
        ("http://b/", 10),
    ]


def test_a_list_that_is_cut_off_gives_what_is_there_and_says_so() -> None:
    found = read_opml(opml(feed("http://a/") + feed("http://b/"))[:-30])
    assert found.feeds[0].location == "http://a/"
    assert found.failures[-1].why == "cut off in the middle"


def test_what_has_no_outline_is_no_list() -> None:
    with pytest.raises(ParseError, match="no outlines in it"):
        read_opml(b"<html><body>outline</body></html>")


SPECS = [
    FeedSpec("https://a.example/?x=1&y=2", "A & <B> \"C\" 'd'", ("World, and more", "a/b"), "en"),
    FeedSpec("https://b.example/", "", ("World, and more",)),
    FeedSpec("https://c.example/", "]]>\ufffe&amp;"),
]


def test_what_is_written_is_well_formed_and_reads_as_it_was() -> None:
    text = write_opml([*SPECS, FeedSpec("/home/me/articles", "Mine")])
    assert ElementTree.fromstring(text).tag == "opml"
    found = read_opml(text.encode())
    assert set(found.feeds) == {*SPECS[:2], FeedSpec("https://c.example/", "]]>&amp;")}
    assert found.failures == ()


TEXTS = (
    st.text(max_size=30)
    .map(clean_line)
    .map(lambda text: text.replace("\ufffe", "").replace("\uffff", ""))
)


@given(
    st.lists(st.tuples(TEXTS, st.lists(TEXTS.filter(bool), max_size=3, unique=True)), max_size=5)
)
def test_any_list_reads_as_it_was_written(given: list[tuple[str, list[str]]]) -> None:
    specs = [
        FeedSpec(f"https://{n}.example/", clean_line(title), tuple(map(clean_line, tags)))
        for n, (title, tags) in enumerate(given)
    ]
    text = write_opml(specs)
    ElementTree.fromstring(text)
    if specs:
        assert set(read_opml(text.encode()).feeds) == set(specs)


def test_newsboat_lines_give_addresses_tags_and_titles() -> None:
    found = read_urls(
        b'# mine\nhttps://a.example/ news "two words" "~A title" # why\n\n'
        b'"https://b.example/ x"\n!https://c.example/ !hidden\nhttps://a.example/ more\n'
        b'"query:Unread:unread = \\"yes\\""\nexec:ls\n"filter:x:https://d.example/"\n'
    )
    assert [(spec.location, spec.title, spec.tags) for spec in found.feeds] == [
        ("https://a.example/", "A title", ("news", "two words", "more")),
        ("https://c.example/", "", ("hidden",)),
    ]
    assert [failure.why for failure in found.failures] == [
        "not an http or https address",
        "a search of newsboat's, not a feed",
        "a command, which is never run",
        "goes through a program, which is never run",
    ]
    assert found.failures[1].what == 'query:Unread:unread = "yes"'


@pytest.mark.parametrize("body", [b"", b"# nothing\n", b"Some words\nof a text.\n", b"\x89PNG\r\n"])
def test_a_file_of_another_kind_is_no_list(body: bytes) -> None:
    with pytest.raises(ParseError, match="neither OPML nor newsboat's urls"):
        read_urls(body)


@with_shared
@pytest.mark.parametrize(
    ("name", "feeds", "failures"),
    [
        ("feeds/opml/netnewswire_subscriptions.opml", 207, 0),
        ("feeds/opml/awesome_news.opml", 11, 0),
        ("feeds/opml/newsboat_example.opml", 7, 0),
        ("feeds/opml/newsboat_piped.opml", 1, 1),
        ("hostile/files/42_opml_hostile.opml", 2, 12),
    ],
)
def test_real_and_hostile_lists_give_all_their_feeds(name: str, feeds: int, failures: int) -> None:
    found = read_opml((SHARED / name).read_bytes())
    assert (len(found.feeds), len(found.failures)) == (feeds, failures)
    assert set(read_opml(write_opml(found.feeds).encode()).feeds) == set(found.feeds)


@with_shared
def test_a_real_urls_file_gives_its_feeds() -> None:
    found = read_urls((SHARED / "feeds" / "newsboat" / "urls").read_bytes())
    assert (len(found.feeds), len(found.failures)) == (3, 4)
