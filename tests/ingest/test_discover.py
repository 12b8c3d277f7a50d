"""The feeds that a page announces are found, however it is written."""

import pytest

from ingest.discover import FEEDS_LIMIT, Announced, announced, feeds_in_page

URL = "https://a.example/news/"


@pytest.mark.parametrize(
    ("link", "address", "title"),
    [
        (
            '<link rel="alternate" type="application/rss+xml" title="All &amp; more" href="feed">',
            "https://a.example/news/feed",
            "All & more",
        ),
        (
            "<LINK HREF='/f?a=1&amp;b=2' TYPE='application/atom+xml' REL='alternate home' />",
            "https://a.example/f?a=1&b=2",
            "",
        ),
        ("<link type=application/feed+json href=/f.json>", "https://a.example/f.json", ""),
        ('<link rel="feed" href="//b.example/f" title="x > y">', "https://b.example/f", "x > y"),
        (
            '<base href="https://c.example/"><link type="application/rss+xml" href="f">',
            "https://c.example/f",
            "",
        ),
    ],
)
def test_a_link_to_a_feed_is_found(link: str, address: str, title: str) -> None:
    page = f"<html><head><title>t</title>{link}</head></html>"
    assert announced(page, URL) == (Announced(address, title),)


@pytest.mark.parametrize(
    "link",
    [
        '<link rel="stylesheet" href="/s.css">',
        '<link rel="alternate" type="application/json+oembed" href="/o">',
        '<link rel="alternate" type="application/rss+xml">',
        '<link rel="alternate" type="application/rss+xml" href="javascript:x">',
        '<link rel="alternate" type="application/rss+xml" href="file:///etc/passwd">',
        '<link rel="alternate" type="application/rss+xml" href="http://[">',
        '<link rel="alternate" type="application/rss+xml" href="https://me:pw@a.example/">',
        '<!-- <link rel="alternate" type="application/rss+xml" href="/f"> -->',
    ],
)
def test_what_is_no_link_to_a_feed_is_left(link: str) -> None:
    assert announced(f"<html><head>{link}</head></html>", URL) == ()


def test_each_feed_comes_once_and_not_too_many() -> None:
    link = '<link type="application/rss+xml" href="/{}">'
    page = "".join(link.format(n // 2) for n in range(1_000))
    found = feeds_in_page(page.encode(), "text/html", URL)
    assert len(found) == FEEDS_LIMIT == len(set(found))
