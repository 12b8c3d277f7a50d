"""Where an address in an article may lie in the reader's own network: where its feed lies."""

import pytest

from ingest.fetch import must_be_public

FEED = "http://nas.example:3000/bridge"


@pytest.mark.parametrize(
    ("url", "feed", "public"),
    [
        ("http://nas.example:3000/a", FEED, False),
        ("http://NAS.example:3000/a", FEED, False),
        ("http://nas.example/a", "http://nas.example:80/feed", False),
        ("https://nas.example:443/a", "https://nas.example/feed", False),
        ("http://nas.example:3001/admin", FEED, True),
        ("http://nas.example/admin", FEED, True),
        ("https://nas.example:3000/a", FEED, True),
        ("http://other.example:3000/a", FEED, True),
        ("http://nas.example:x/a", FEED, True),
        ("http://nas.example/a", "/home/reader/articles", True),
    ],
)
def test_only_the_scheme_host_and_port_of_the_feed_are_trusted(
    url: str, feed: str, public: bool
) -> None:
    assert must_be_public(url, feed) is public
