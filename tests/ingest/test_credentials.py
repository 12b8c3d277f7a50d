"""Secrets are read when a feed is fetched, go to its own host, and are shown nowhere."""

import sys
from types import ModuleType, SimpleNamespace

import pytest

from core.drafts import FeedSpec
from core.errors import FetchError
from ingest.credentials import resolve

FEED = "https://a.example/feed"


@pytest.fixture
def keyring(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """A keyring that knows one service."""
    made, errors = ModuleType("keyring"), ModuleType("keyring.errors")
    errors.KeyringError = type("KeyringError", (Exception,), {})  # type: ignore[attr-defined]
    known = {"news": SimpleNamespace(username="me", password="hunter2")}
    made.get_credential = lambda service, user: known.get(service)  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "keyring", made)
    monkeypatch.setitem(sys.modules, "keyring.errors", errors)
    return made


def test_a_feed_without_secrets_asks_for_none() -> None:
    access = resolve(FeedSpec(FEED), {})
    assert access.headers_for(FEED) == {}
    assert access.proxy == ""


def test_headers_and_login_come_from_the_environment() -> None:
    spec = FeedSpec(FEED, headers_from=(("X-Key", "KEY"),), auth="env:LOGIN", user_agent="me/1")
    access = resolve(spec, {"KEY": " hunter2\n", "LOGIN": "me:hünter"})
    assert access.headers_for(FEED) == {
        "User-Agent": "me/1",
        "X-Key": "hunter2",
        "Authorization": "Basic bWU6aMO8bnRlcg==",
    }


def test_a_login_may_lie_in_the_keyring(keyring: ModuleType) -> None:
    access = resolve(FeedSpec(FEED, auth="keyring:news"), {})
    assert access.headers_for(FEED) == {"Authorization": "Basic bWU6aHVudGVyMg=="}


def test_a_keyring_that_lacks_it_or_is_not_there_is_told(
    keyring: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(FetchError, match="the keyring has nothing for other"):
        resolve(FeedSpec(FEED, auth="keyring:other"), {})
    monkeypatch.setitem(sys.modules, "keyring", None)
    with pytest.raises(FetchError, match="the keyring library is not installed"):
        resolve(FeedSpec(FEED, auth="keyring:news"), {})


def test_what_the_keyring_says_of_its_trouble_is_kept_to_itself(keyring: ModuleType) -> None:
    def locked(service: str, user: object) -> None:
        raise RuntimeError("hunter2")

    keyring.get_credential = locked  # type: ignore[attr-defined]
    with pytest.raises(FetchError) as caught:
        resolve(FeedSpec(FEED, auth="keyring:news"), {})
    assert "cannot be read" in str(caught.value)
    assert caught.value.__suppress_context__


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("https://a.example/other", True),
        ("https://A.EXAMPLE:443/other", True),
        ("http://a.example/feed", False),
        ("https://a.example:8443/feed", False),
        ("https://b.example/feed", False),
        ("https://a.example.b.example/feed", False),
        ("https://a.example:x/feed", False),
    ],
)
def test_a_redirect_to_another_host_gets_no_secret(address: str, told: bool) -> None:
    access = resolve(FeedSpec(FEED, auth="env:LOGIN", user_agent="me/1"), {"LOGIN": "a:b"})
    assert ("Authorization" in access.headers_for(address)) == told
    assert access.headers_for(address)["User-Agent"] == "me/1"


def test_a_redirect_to_https_on_the_same_host_keeps_them() -> None:
    access = resolve(FeedSpec("http://a.example/feed", auth="env:LOGIN"), {"LOGIN": "a:b"})
    assert access.headers_for("https://a.example/feed")


def test_a_proxy_is_an_address_or_a_variable() -> None:
    assert resolve(FeedSpec(FEED, proxy="http://p.example:8080"), {}).proxy.endswith(":8080")
    secret = "socks5://me:hunter2@p.example"
    assert resolve(FeedSpec(FEED, proxy="env:PROXY"), {"PROXY": secret}).proxy == secret


@pytest.mark.parametrize(
    ("spec", "environment", "why"),
    [
        (FeedSpec(FEED, auth="env:LOGIN"), {}, "the variable LOGIN is not set"),
        (FeedSpec(FEED, auth="env:LOGIN"), {"LOGIN": "hunter2"}, "LOGIN holds no user:password"),
        (
            FeedSpec(FEED, headers_from=(("X", "KEY"),)),
            {"KEY": "hunter2\r\nX-Other: 1"},
            "KEY holds what no header may",
        ),
        (FeedSpec(FEED, proxy="env:P"), {"P": "hunter2"}, "P holds no address of a proxy"),
    ],
)
def test_an_error_names_the_variable_and_not_its_value(
    spec: FeedSpec, environment: dict[str, str], why: str
) -> None:
    with pytest.raises(FetchError) as caught:
        resolve(spec, environment)
    assert why in str(caught.value)
    assert "hunter2" not in repr(caught.value) + str(caught.value)


def test_what_was_read_is_not_in_a_repr() -> None:
    spec = FeedSpec(FEED, auth="env:LOGIN", proxy="env:P")
    access = resolve(spec, {"LOGIN": "me:hunter2", "P": "http://me:hunter2@p"})
    assert "hunter2" not in repr(access)
    assert "bWU6" not in repr(access)
