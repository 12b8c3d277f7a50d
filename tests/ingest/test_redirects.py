"""A feed that has moved for good is asked at its new address, where that is safe."""

import pytest

from ingest.redirects import Hop, moved_to

START = "https://example.org/feed"
NEW, NEWER = "https://new.example/feed", "https://newer.example/feed"


@pytest.mark.parametrize(
    ("hops", "found"),
    [
        ([], ""),
        ([(301, NEW)], NEW),
        ([(308, NEW)], NEW),
        ([(301, NEW), (308, NEWER)], NEWER),
        ([(301, NEW), (302, NEWER)], NEW),
        ([(302, NEW), (301, NEWER)], ""),
        ([(307, NEW)], ""),
        ([(303, NEW)], ""),
        ([(301, "http://new.example/feed")], ""),
        ([(301, NEW), (301, "http://newer.example/feed")], NEW),
        ([(301, START)], ""),
        ([(301, NEW), (301, START)], ""),
        ([(301, NEW + "#part")], NEW),
        ([(301, "https://user:word@new.example/feed")], ""),
        ([(301, NEW + "?" + "a" * 3_000)], ""),
    ],
)
def test_only_permanent_redirects_to_no_less_secure_places_count(
    hops: list[Hop], found: str
) -> None:
    assert moved_to(START, hops, public=True) == found


def test_http_may_become_https() -> None:
    assert moved_to("http://example.org/feed", [(301, START)], public=False) == START


def test_inside_the_readers_network_only_the_same_host_counts() -> None:
    local = "http://192.168.1.2/feed"
    assert moved_to(local, [(301, "http://192.168.1.2:8080/b")], public=False).endswith("8080/b")
    assert moved_to(local, [(301, "http://192.168.1.3/feed")], public=False) == ""
