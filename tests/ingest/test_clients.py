"""A client for each proxy; a proxy that cannot be used is said so without its password."""

import sys

import pytest

from core.errors import FetchError
from ingest.clients import Clients, make_client


def test_feeds_with_one_proxy_share_a_client() -> None:
    clients = Clients()
    plain, proxied = clients.get(), clients.get("http://127.0.0.1:3128")
    assert clients.get() is plain
    assert clients.get("http://127.0.0.1:3128") is proxied
    assert plain is not proxied
    clients.close()
    assert plain.is_closed
    assert proxied.is_closed


@pytest.mark.parametrize("proxy", ["gopher://me:word@a.example", "http://me:word@[::1"])
def test_what_is_no_proxy_is_said_without_its_password(proxy: str) -> None:
    with pytest.raises(FetchError, match="not an address of a proxy") as caught:
        make_client(proxy=proxy)
    assert "word" not in str(caught.value)
    assert caught.value.__context__ is None


@pytest.mark.parametrize("said", ["by the feed", "by the environment"])
def test_a_socks_proxy_without_its_library_is_an_error_and_no_crash(
    said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "socksio", None)
    monkeypatch.delitem(sys.modules, "httpcore._sync.socks_proxy", raising=False)
    proxy = "socks5://127.0.0.1:9050"
    if said == "by the environment":
        monkeypatch.setenv("ALL_PROXY", proxy)
    with pytest.raises(FetchError, match="socksio"):
        make_client(proxy=proxy if said == "by the feed" else "")
