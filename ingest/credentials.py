"""What does a feed ask for beside its address? Its secrets are read here, when it is fetched.

feeds.toml only says where a secret is: in a variable of the environment, or in the keyring of
the system through the `keyring` library. What is read goes into a request and nowhere else: not
into the store, a log, an error or a `repr`.
"""

import os
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urlsplit

from core.clean import clean_line
from core.drafts import FeedSpec
from core.errors import FetchError
from ingest.feed_addresses import port_of, without_password

ENV: Final = "env:"
KEYRING: Final = "keyring:"
PROXY_SCHEMES: Final = ("http", "https", "socks5", "socks5h")


@dataclass(frozen=True, slots=True)
class Access:
    """What the requests for one feed carry; `repr` shows none of it.

    `proxy` is '' where the feed asks for none, and then the environment's holds.
    """

    feed: str
    user_agent: str = ""
    proxy: str = field(default="", repr=False)
    _secrets: tuple[tuple[str, str], ...] = field(default=(), repr=False)

    def headers_for(self, address: str) -> dict[str, str]:
        """The headers of a request to `address`, which a redirect may have led to.

        The feed's own host gets the secrets, and no other: the same port, or HTTPS in place
        of HTTP on the usual ones.
        """
        headers = {"User-Agent": self.user_agent} if self.user_agent else {}
        return headers | (dict(self._secrets) if _same_host(self.feed, address) else {})


def resolve(spec: FeedSpec, environment: Mapping[str, str] = os.environ) -> Access:
    """What to send with the requests for a feed, its secrets read anew.

    Raises:
        FetchError: a secret is not where feeds.toml says it is; the error names the place.
    """
    secrets = [
        (name, _header(spec, _variable(spec, variable, environment), variable))
        for name, variable in spec.headers_from
    ]
    if spec.auth:
        secrets.append(("Authorization", _basic(_login(spec, environment))))
    proxy = spec.proxy
    if proxy.startswith(ENV):
        proxy = _proxy(spec, proxy.removeprefix(ENV), environment)
    return Access(spec.location, spec.user_agent, proxy, tuple(secrets))


def is_proxy(address: str) -> bool:
    """Whether `address` is one of a proxy, with or without a user and a password."""
    try:
        parts = urlsplit(address)
        return parts.scheme in PROXY_SCHEMES and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


def _login(spec: FeedSpec, environment: Mapping[str, str]) -> str:
    """The user and password of a feed with a colon between them."""
    if spec.auth.startswith(KEYRING):
        return _from_keyring(spec, spec.auth.removeprefix(KEYRING))
    variable = spec.auth.removeprefix(ENV)
    login = _variable(spec, variable, environment)
    if ":" not in login:
        raise _trouble(spec, f"the variable {variable} holds no user:password")
    return login


def _from_keyring(spec: FeedSpec, service: str) -> str:
    """The user and password that the system's keyring has for a service."""
    try:
        import keyring
        from keyring.errors import KeyringError
    except ImportError as error:
        hint = "pip install 'newscast[keyring]'"
        raise _trouble(spec, "the keyring library is not installed", hint) from error
    try:
        found = keyring.get_credential(service, None)
    except (KeyringError, RuntimeError, OSError):
        # What a backend says of a failure may hold what it was asked for.
        raise _trouble(spec, "the keyring cannot be read") from None
    if found is None:
        raise _trouble(spec, f"the keyring has nothing for {service}", f"keyring set {service} …")
    return f"{found.username}:{found.password}"


def _variable(spec: FeedSpec, name: str, environment: Mapping[str, str]) -> str:
    value = environment.get(name, "").strip()
    if not value:
        raise _trouble(spec, f"the variable {name} is not set")
    return value


def _header(spec: FeedSpec, value: str, variable: str) -> str:
    """A value that can stand in a header: one line of ASCII."""
    if not (value.isascii() and value.isprintable()):
        raise _trouble(spec, f"the variable {variable} holds what no header may: a line of ASCII")
    return value


def _proxy(spec: FeedSpec, variable: str, environment: Mapping[str, str]) -> str:
    proxy = _variable(spec, variable, environment)
    if not is_proxy(proxy):
        raise _trouble(spec, f"the variable {variable} holds no address of a proxy")
    return proxy


def _basic(login: str) -> str:
    """The value of an Authorization header (RFC 7617, in UTF-8)."""
    return "Basic " + b64encode(login.encode("utf-8", "replace")).decode("ascii")


def _same_host(feed: str, address: str) -> bool:
    try:
        ours, theirs = urlsplit(feed), urlsplit(address)
        ports = port_of(feed), port_of(address)
    except ValueError:
        return False
    if ours.hostname != theirs.hostname:
        return False
    safer = (ours.scheme, theirs.scheme) == ("http", "https") and ports == (80, 443)
    return safer or (ours.scheme == theirs.scheme and ports[0] == ports[1])


def _trouble(spec: FeedSpec, why: str, hint: str = "") -> FetchError:
    return FetchError(clean_line(without_password(spec.location)), why, hint)
