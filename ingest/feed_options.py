"""What may a feed of feeds.toml ask for, and what may a rule there do? Reads and checks both."""

import re
from collections.abc import Sequence
from datetime import timedelta
from typing import Any, Final

from core.clean import clean_line
from core.drafts import FeedSpec, Rule, RuleAction
from core.errors import FeedListError, QueryError, nearest_hint
from core.query import TERM_LIMIT, Query, TermField, parse_query
from ingest.credentials import ENV, KEYRING, is_proxy
from ingest.feed_addresses import has_password

OPTIONS: Final = (
    *("refresh", "keep", "full_text", "hidden"),
    *("user_agent", "headers", "auth", "proxy"),
)
"""The keys of a feed that are read here."""

_REMOTE: Final = ("full_text", "user_agent", "headers", "auth", "proxy")
"""Those that mean nothing for a file or folder."""

_RULE_KEYS: Final = ("match", "action", "feed", "tag")
_NOT_YET: Final = (TermField.IS, TermField.STORY, TermField.ACTOR)
"""What nobody knows of an article when it comes in."""

_SPAN = re.compile(r"([1-9]\d{0,3}) ?([mhdw])", re.ASCII)
_UNITS: Final = {"m": "minutes", "h": "hours", "d": "days", "w": "weeks"}
_VARIABLE = re.compile(rf"{ENV}([A-Za-z_][A-Za-z0-9_]*)", re.ASCII)
_HEADER = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}", re.ASCII)
_OURS: Final = ("host", "connection", "content-length", "transfer-encoding", "accept-encoding")
"""Headers that newscast itself has to write."""

_AGENT_LIMIT: Final = 500


def read_options(where: str, entry: dict[str, Any], is_remote: bool) -> dict[str, Any]:
    """The options of one feed as fields of FeedSpec; those that are not given are left out.

    Args:
        where: the feed's name in an error.
        entry: the whole table.
        is_remote: whether the feed has an address.

    Raises:
        FeedListError: an option without meaning; a value that may be a secret is not shown.
    """
    for key in _REMOTE:
        if key in entry and not is_remote:
            raise FeedListError(where, f"{key!r} is for a feed with a 'url'")
    fields: dict[str, Any] = {}
    for key in entry:
        if key in OPTIONS:
            name = "headers_from" if key == "headers" else key
            fields[name] = _READERS[key](where, key, entry[key])
    return fields


def read_rules(where: str, tables: object, specs: Sequence[FeedSpec]) -> list[tuple[Rule, ...]]:
    """The rules that hold for each of `specs`, in the order of the file.

    Raises:
        FeedListError: a rule without meaning, or for a feed that is not in `specs`.
    """
    if not isinstance(tables, list):
        raise FeedListError(where, "'rule' must be a list of tables", "write [[rule]]")
    holding: list[list[Rule]] = [[] for _ in specs]
    for number, table in enumerate(tables, 1):
        place = f"{where}, rule {number}"
        texts = _rule_texts(place, table)
        rule = _rule(place, texts)
        named = _feeds_called(place, texts["feed"], specs)
        tag = clean_line(texts["tag"]).casefold()
        for spec, rules in zip(specs, holding, strict=True):
            tagged = not tag or tag in (known.casefold() for known in spec.tags)
            if tagged and (named is None or spec in named):
                rules.append(rule)
    return [tuple(rules) for rules in holding]


def _rule_texts(where: str, table: object) -> dict[str, str]:
    if not isinstance(table, dict):
        raise FeedListError(where, "must be a table", "write [[rule]]")
    for key, value in table.items():
        if key not in _RULE_KEYS:
            raise FeedListError(where, f"unknown key {key!r}", nearest_hint(key, _RULE_KEYS))
        if not isinstance(value, str):
            raise FeedListError(where, f"{key!r} must be a text")
    return {key: table.get(key, "").strip() for key in _RULE_KEYS}


def _rule(where: str, texts: dict[str, str]) -> Rule:
    condition = _condition(where, texts["match"])
    if not (condition.terms or texts["feed"] or texts["tag"]):
        raise FeedListError(where, "'match' is empty", "say which articles, or a 'feed' or 'tag'")
    name, colon, tag = texts["action"].partition(":")
    tag = clean_line(tag)
    wants_tag = name == RuleAction.TAG
    if name not in list(RuleAction) or bool(colon) != wants_tag or bool(tag) != wants_tag:
        hint = 'write "hide", "star", "read" or "tag:NAME"'
        raise FeedListError(where, f"'action' cannot be {clean_line(texts['action'])!r}", hint)
    everywhere = not (texts["feed"] or texts["tag"])
    return Rule(condition, RuleAction(name), tag, everywhere)


def _condition(where: str, text: str) -> Query:
    try:
        condition = parse_query(clean_line(text))
    except QueryError as error:
        raise FeedListError(where, f"'match': {error.what} {error.why}", error.hint) from error
    if len(condition.terms) > TERM_LIMIT:
        raise FeedListError(where, "'match' has too many terms", f"at most {TERM_LIMIT}")
    for term in condition.terms:
        if term.field in _NOT_YET:
            why = f"'match': {term.field}: is not known when an article comes in"
            raise FeedListError(where, why, 'write words, "phrases", feed:, tag: or a date')
    return condition


def _feeds_called(where: str, name: str, specs: Sequence[FeedSpec]) -> tuple[FeedSpec, ...] | None:
    """The feeds with this title or address; None where a rule names none and means all."""
    if not name:
        return None
    found = tuple(
        spec for spec in specs if name == spec.location or name.casefold() == spec.title.casefold()
    )
    if not found:
        titles = [spec.title for spec in specs if spec.title]
        hint = nearest_hint(name, titles) or "a title or address of this list"
        raise FeedListError(where, f"'feed': no feed is called {clean_line(name)[:200]!r}", hint)
    return found


def parse_span(text: str) -> timedelta | None:
    """The span of time that 30m, 6h, 1d or 2w says; None for anything else."""
    match = _SPAN.fullmatch(text.strip())
    return timedelta(**{_UNITS[match[2]]: int(match[1])}) if match else None


def _span(where: str, key: str, value: object) -> timedelta:
    span = parse_span(value) if isinstance(value, str) else None
    if span is None:
        raise FeedListError(where, f"{key!r} must be a span of time", '"30m", "6h", "1d" or "2w"')
    return span


def _yes_or_no(where: str, key: str, value: object) -> bool:
    if not isinstance(value, bool):
        raise FeedListError(where, f"{key!r} must be true or false")
    return value


def _agent(where: str, key: str, value: object) -> str:
    text = value.strip() if isinstance(value, str) else ""
    if not (text and text.isascii() and text.isprintable() and len(text) <= _AGENT_LIMIT):
        raise FeedListError(where, f"{key!r} must be a line of ASCII")
    return text


def _headers(where: str, key: str, value: object) -> tuple[tuple[str, str], ...]:
    if not isinstance(value, dict):
        raise FeedListError(where, f"{key!r} must be a table", '{ Name = "env:VARIABLE" }')
    for name in value:
        if not _HEADER.fullmatch(name) or name.lower() in _OURS:
            raise FeedListError(where, f"{key!r}: no header to set: {clean_line(name)[:100]!r}")
    return tuple((name, _variable(where, f"{key}.{name}", said)) for name, said in value.items())


def _variable(where: str, key: str, value: object) -> str:
    """The name in "env:NAME"; what stands there instead may be a secret and is not shown."""
    match = _VARIABLE.fullmatch(value.strip()) if isinstance(value, str) else None
    if match is None:
        hint = 'write "env:VARIABLE", and the value into that variable'
        raise FeedListError(where, f"{key!r} must name a variable of the environment", hint)
    return match[1]


def _auth(where: str, key: str, value: object) -> str:
    text = value.strip() if isinstance(value, str) else ""
    service = text.removeprefix(KEYRING) if text.startswith(KEYRING) else ""
    if _VARIABLE.fullmatch(text) or (service.strip() and clean_line(service) == service):
        return text
    hint = 'write "env:VARIABLE", which holds user:password, or "keyring:SERVICE"'
    raise FeedListError(where, f"{key!r} must say where the password is", hint)


def _proxy(where: str, key: str, value: object) -> str:
    text = value.strip() if isinstance(value, str) else ""
    if _VARIABLE.fullmatch(text):
        return text
    if has_password(text):
        hint = 'write "env:VARIABLE", and the whole address into that variable'
        raise FeedListError(where, f"{key!r} holds a password", hint)
    if not is_proxy(text) or clean_line(text) != text:
        hint = 'for example "socks5://localhost:9050"'
        raise FeedListError(where, f"{key!r} must be an http, https or socks5 address", hint)
    return text


_READERS: Final = {
    "refresh": _span,
    "keep": _span,
    "full_text": _yes_or_no,
    "hidden": _yes_or_no,
    "user_agent": _agent,
    "headers": _headers,
    "auth": _auth,
    "proxy": _proxy,
}
