"""Which addresses lead to the same article? Takes out of an address what only tracks readers."""

import re
from functools import lru_cache
from urllib.parse import SplitResult, urlsplit, urlunsplit

REMEMBERED = 4_096
"""Addresses whose answers are kept: those of a batch of drafts are asked for many times."""

_PORTS = {"http": 80, "https": 443}

# What campaigns put into addresses (Matomo, Google Analytics, the BBC), by how the names begin.
_CAMPAIGNS = ("utm_", "mtm_", "at_", "itm_", "hsa_", "hmb_", "oly_", "vero_")

# Marks of clicks, letters and shares: of no server is it known that it looks at them.
_CLICKS = frozenset(
    """
    __hsfp __hssc __hstc __readwiselocation _bhlid _branch_match_id _branch_referrer _ga _gl
    _hsenc _hsmi _openstat campaign_content campaign_medium campaign_name campaign_source
    campaign_term cmp_id cmpid dclid dicbo epik fb_action_ids fb_action_types fb_comment_id
    fb_ref fb_source fbclid ftag gbraid gclid gclsrc guccounter guce_referrer guce_referrer_sig
    hsctatracking icid igsh igshid mc_cid mc_eid mc_tc mkt_tok ml_subscriber ml_subscriber_hash
    msclkid ncid ns_campaign ns_fee ns_linkname ns_mchannel ns_source ocid pk_campaign pk_cid
    pk_content pk_keyword pk_kwd pk_medium pk_source rb_clickid s_cid sc_cid smid sr_share
    srsltid traffic_source ttclid twclid wbraid wickedid wt_mc xtor yclid ysclid
    """.split()
)

# Names that say much elsewhere, and only "from the feed" where that is their value.
_FROM = frozenset("cmp from ito ref ref_ source src via".split())
_A_FEED = re.compile(r"(?:rss|feed|atom)(?![a-z])", re.IGNORECASE)

# A fragment is a place on a page, but where it is a path: there a script shows the article.
_ROUTE = re.compile(r"!?/.")


@lru_cache(maxsize=REMEMBERED)
def canonical(address: str) -> str:
    """One address for all that lead to the same article; '' for what is no web address.

    http counts as https; the rest is what `without_tracking` leaves. It is for comparing, not
    for opening.
    """
    address = without_tracking(address)
    secure = address.startswith("https:")
    return address if secure or not address else without_tracking(f"https{address[4:]}")


@lru_cache(maxsize=REMEMBERED)
def without_tracking(address: str) -> str:
    """A web address without tracking parameters, fragment and default port; '' for any other.

    The host is in small letters. Every other parameter stays, in its place: it may say which
    article is meant.
    """
    if ":" not in address:
        return ""
    try:
        parts = urlsplit(address)
        host = _host(parts)
    except ValueError:
        return ""
    if parts.scheme not in _PORTS or not host:
        return ""
    query = "&".join(field for field in parts.query.split("&") if not _tracks(field))
    fragment = parts.fragment if _ROUTE.match(parts.fragment) else ""
    return urlunsplit((parts.scheme, host, parts.path or "/", query, fragment))


def _host(parts: SplitResult) -> str:
    """Who and where: with a user, without the port that the scheme means anyway."""
    user, at, _ = parts.netloc.rpartition("@")
    host = parts.hostname or ""
    host = f"[{host}]" if ":" in host else host
    port = "" if parts.port in (None, _PORTS.get(parts.scheme)) else f":{parts.port}"
    return f"{user}{at}{host}{port}" if host else ""


def _tracks(field: str) -> bool:
    """Whether one `name=value` of a query says only how the reader came; an empty one does."""
    name, _, value = field.partition("=")
    name = name.lower()
    if name in _FROM:
        return _A_FEED.match(value) is not None
    return not field or name in _CLICKS or name.startswith(_CAMPAIGNS)
