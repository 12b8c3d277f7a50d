"""Every trap of the hostile server ends in articles or in one clean line, where it is to be had."""

import importlib.util
import re
import threading
from collections.abc import Iterator
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest

from core.clean import clean_line
from core.drafts import FeedSpec
from desk.refresh import refresh
from store import articles
from store.engine import Store

SERVE = Path(__file__).parents[2].parent / "shared" / "data" / "hostile" / "serve.py"
SECONDS = 3.0
NO_TRAPS = ("/", "/loop-b", "/to-meta")
"""The list of traps, half of a loop, and one that leads out of this machine."""

GOOD = {
    **{"/ok.xml": 3, "/etag.xml": 3, "/moved": 3, "/headers": 3, "/ct-html": 3, "/ct-octet": 3},
    **{"/shrinks": 20, "/churn": 50, "/charset": 1},
}
"""The traps that hold a feed, and its articles."""

LATE = f"took longer than {SECONDS:g} seconds"
BAD = {
    **dict.fromkeys(("/loop-a", "/self", "/chain/"), "more than 5 redirects"),
    "/to-file": "redirects to what is not an http or https address",
    "/to-js": "not an address",
    "/to-esc": "redirects to what is not an address",
    "/noloc": "redirects without saying where",
    **dict.fromkeys(("/gzip-bomb", "/endless"), f"larger than|{LATE}"),
    **dict.fromkeys(("/gzip-gzip", "/unknown-coding"), "compressed in a way"),
    "/not-gzip": "says it is gzip, but is not",
    **dict.fromkeys(("/drip", "/hang", "/reset"), LATE),
    "/head-drip": f"not HTTP, or is cut off|{LATE}",
    **dict.fromkeys(("/short", "/bad-chunks"), "not HTTP, or is cut off"),
    "/first-304": "not modified",
    **dict.fromkeys(("/empty-200", "/cookies"), "the answer is empty"),
    "/html-200": "an HTML page",
    **{"/401": "401", "/410": "410", "/429": "429", "/500": "500", "/503-once": "503"},
}
"""The other traps, and a pattern of what is said of them: what is large may be too slow first."""

pytestmark = pytest.mark.skipif(not SERVE.exists(), reason="no hostile server beside this checkout")


@pytest.fixture
def traps() -> Iterator[dict[str, str]]:
    """The address of each trap by its path, on a server that ends with the test."""
    source = importlib.util.spec_from_file_location("hostile_serve", SERVE)
    assert source is not None
    assert source.loader is not None
    module = importlib.util.module_from_spec(source)
    source.loader.exec_module(module)
    module.H.log_message = lambda *_: None
    server = ThreadingHTTPServer(("127.0.0.1", 0), module.H)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    root = f"http://127.0.0.1:{server.server_port}"
    yield {path: root + path + ("1" if path.endswith("/") else "") for path in module.T}
    server.shutdown()
    server.server_close()


def test_every_trap_ends_and_the_good_feeds_come_in(
    traps: dict[str, str], store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
    specs = [FeedSpec(url, path) for path, url in traps.items() if path not in NO_TRAPS]
    outcomes = {o.feed: o for o in refresh(store, specs, total_seconds=SECONDS)}
    assert set(outcomes) == {spec.title for spec in specs}
    assert {o.feed: o.new for o in outcomes.values() if not o.error} == GOOD
    bad = {o.feed: o.error for o in outcomes.values() if o.error}
    assert set(bad) == set(BAD)
    for feed, error in bad.items():
        assert re.search(BAD[feed], error)
        assert error == clean_line(error)
        assert len(error) < 200

    before = len(articles.article_ids(store))
    specs = [spec for spec in specs if spec.title in (*GOOD, "/503-once")]
    again = {o.feed: o for o in refresh(store, specs, at_once=True, total_seconds=SECONDS)}
    assert again["/503-once"].new == 3
    assert again["/shrinks"].new + again["/shrinks"].changed == 0
    assert again["/etag.xml"].error == ""
    assert len(articles.article_ids(store)) == before + 3 + again["/churn"].new
