"""Addresses of one article compare equal, and those of two do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.addresses import canonical, without_tracking

STORY = "https://example.org/news/story-12?page=2"


@pytest.mark.parametrize(
    "address",
    [
        STORY,
        "http://example.org/news/story-12?page=2",
        "HTTPS://Example.ORG:443/news/story-12?page=2",
        "http://example.org:80/news/story-12?page=2",
        f"{STORY}#comments",
        f"{STORY}&utm_source=feed&utm_medium=rss",
        "https://example.org/news/story-12?UTM_Campaign=x&page=2&fbclid=IwAR0",
        f"{STORY}&at_medium=RSS&at_campaign=rss",
        f"{STORY}&gclid=1&mc_cid=2&mc_eid=3&msclkid=4",
        f"{STORY}&ref=rss",
        f"{STORY}&source=rss-1a2b3c------2",
        "https://example.org/news/story-12?&page=2&",
    ],
)
def test_what_only_tracks_readers_makes_no_other_address(address: str) -> None:
    assert canonical(address) == STORY


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/news/story-12",
        "https://example.org/news/story-12?page=3",
        "https://example.org/news/story-12?page=2&id=7",
        "https://example.org/news/Story-12?page=2",
        "https://example.org:8443/news/story-12?page=2",
        "https://www.example.org/news/story-12?page=2",
        "https://ann@example.org/news/story-12?page=2",
        f"{STORY}&ref=front-page",
        f"{STORY}&source=Rsspberry",
        f"{STORY}&feed=rss",
        f"{STORY}#!/article/9",
        f"{STORY}#/article/9",
    ],
)
def test_what_may_tell_articles_apart_stays(address: str) -> None:
    assert canonical(address) == address


@pytest.mark.parametrize(
    "address",
    ["", "urn:uuid:1", "tag:example.org,2024:1", "//example.org/a", "https:///a", "ftp://x.org/a"],
)
def test_what_is_no_web_address_has_none(address: str) -> None:
    assert canonical(address) == ""


@pytest.mark.parametrize("address", ["https://[::1", "https://example.org:port/"])
def test_an_address_that_cannot_be_read_has_none(address: str) -> None:
    assert canonical(address) == ""


def test_an_address_without_a_path_is_that_of_the_root() -> None:
    assert canonical("http://example.org") == canonical("http://example.org/") != ""
    assert canonical("http://[2001:DB8::1]:80/a") == "https://[2001:db8::1]/a"


def test_the_scheme_is_the_only_thing_that_comparing_leaves_out() -> None:
    assert without_tracking("http://example.org/a?utm_id=1") == "http://example.org/a"


@given(st.text(max_size=60).map("https://example.org/".__add__) | st.text(max_size=80))
def test_a_canonical_address_is_its_own(address: str) -> None:
    once = canonical(address)
    assert canonical(once) == once
