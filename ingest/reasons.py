"""Why did a fetch fail? Words for what HTTP and the network answer."""

from http import HTTPStatus

import httpx

from core.clean import clean_line

_REASONS: tuple[tuple[type[Exception], str], ...] = (
    (httpx.ConnectTimeout, "no connection in time"),
    (httpx.TimeoutException, "no answer in time"),
    (httpx.UnsupportedProtocol, "not an http or https address"),
    (httpx.InvalidURL, "not an address"),
    (httpx.RemoteProtocolError, "an answer that is not HTTP, or is cut off"),
    (httpx.LocalProtocolError, "a header that cannot be sent"),
    (httpx.ReadError, "the connection broke off"),
    (httpx.ProxyError, "the proxy refuses"),
    (UnicodeError, "not an address"),
)


def status_reason(response: httpx.Response) -> str:
    """A status in words: "not found (404)", with when to come back where the server says."""
    code = response.status_code
    try:
        words = HTTPStatus(code).phrase.lower()
    except ValueError:
        words = "a status that HTTP does not know"
    if 300 <= code < 400:
        words = "redirects without saying where"
    later = clean_line(response.headers.get("retry-after", ""))[:40]
    return f"{words} ({code})" + (_come_back(later) if later and code in (429, 503) else "")


def error_reason(error: Exception) -> str:
    """One line for an error that the network or httpx raised."""
    text = str(error).lower()
    if isinstance(error, httpx.ConnectError):
        return _connect_reason(text)
    if "location header" in text:
        return "redirects to what is not an address"
    for kind, reason in _REASONS:
        if isinstance(error, kind):
            return reason
    return f"cannot be fetched ({type(error).__name__})"


def _connect_reason(text: str) -> str:
    if "name or service" in text or "nodename" in text or "name resolution" in text:
        return "no such host, or no network"
    if "certificate" in text or "ssl" in text or "tls" in text:
        return "no secure connection (TLS)"
    return "connection refused" if "refused" in text else "no connection"


def _come_back(retry_after: str) -> str:
    """What Retry-After asks: a number of seconds, or a date."""
    when = f"in {retry_after} seconds" if retry_after.isdigit() else f"after {retry_after}"
    return f", asks to come back {when}"
