"""What do the rules of feeds.toml say of an article that comes in? Pure.

A rule is asked once, when an article is new: what the reader undoes stays undone, and a rule that
comes later does not touch what is there.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

from core.clean import clean_line
from core.drafts import Draft, FeedRow, FeedSpec, Rule, RuleAction
from core.query import Query, TermField, parse_moment, parse_number
from store.drafts import FUTURE
from store.tags import tag_key
from store.text_matching import matching
from store.words import fold


def spec_of(specs: Sequence[FeedSpec], location: str) -> FeedSpec:
    """What the list says of the feed at `location`; of one that it does not name, its rules."""
    for spec in specs:
        if spec.location == location:
            return spec
    first = specs[0].rules if specs else ()
    return FeedSpec(location, rules=tuple(rule for rule in first if rule.everywhere))


def ruled(
    drafts: Sequence[Draft], feed: FeedRow, rules: Sequence[Rule], now: datetime
) -> list[Draft]:
    """New articles of a feed as the rules that hold for it leave them, one rule after the other.

    A condition means what it would in a search: words are looked for in title and body, in the
    whole of it, and `tag:` knows the tags of the feed and those of earlier rules.

    Args:
        now: the day of an article that gives none.
    """
    left = list(drafts)
    texts = [(draft.title, draft.body.text) for draft in drafts]
    conditions = [rule.condition for rule in rules]
    for rule, places in zip(rules, matching(texts, conditions), strict=True):
        for place in places:
            if _passes(left[place], feed, rule.condition, now):
                left[place] = _after(rule, left[place])
    return left


def _passes(draft: Draft, feed: FeedRow, condition: Query, now: datetime) -> bool:
    """Whether all filters of a condition hold."""
    return all(
        _FILTERS[term.field](draft, feed, term.value, now) != term.negated
        for term in condition.filters
    )


def _after(rule: Rule, draft: Draft) -> Draft:
    match rule.action:
        case RuleAction.HIDE:
            return replace(draft, hidden=True)
        case RuleAction.STAR:
            return replace(draft, starred=True)
        case RuleAction.READ:
            return replace(draft, read=True)
        case RuleAction.TAG:
            return replace(draft, tags=(*draft.tags, rule.tag))


def _of_feed(draft: Draft, feed: FeedRow, title: str, _now: datetime) -> bool:
    """Whether a feed has this number, or it or the article's own source this in its title."""
    number = parse_number(title)
    if number is not None:
        return feed.id == number
    part = fold(clean_line(title))
    return part in fold(feed.title) or part in fold(draft.source)


def _tagged(draft: Draft, feed: FeedRow, tag: str, _now: datetime) -> bool:
    return tag_key(tag) in map(tag_key, (*feed.tags, *draft.tags))


def _since(draft: Draft, _feed: FeedRow, day: str, now: datetime) -> bool:
    return _dated(draft, now) >= parse_moment(day)


def _before(draft: Draft, _feed: FeedRow, day: str, now: datetime) -> bool:
    return _dated(draft, now) < parse_moment(day)


def _dated(draft: Draft, now: datetime) -> datetime:
    """The date by which lists sort an article."""
    return min(draft.published, now + FUTURE) if draft.published else now


_FILTERS: Final[Mapping[TermField, Callable[[Draft, FeedRow, str, datetime], bool]]] = {
    TermField.FEED: _of_feed,
    TermField.TAG: _tagged,
    TermField.AFTER: _since,
    TermField.BEFORE: _before,
}
"""The filters that have a meaning before an article is in the store."""
