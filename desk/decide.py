"""Whether a draft is a new article, a changed one or one the store already has. Pure."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from core.addresses import without_tracking
from core.drafts import Draft, StoredIdentity
from core.types import DatedBy
from desk.identity import IsGone, Matching, Named, spellings

REMEMBERED = 1_024
"""Titles and links whose digests are kept: those of a batch of drafts are asked for four times."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What to do with one batch of drafts: guid and draft to add, id and draft to change.

    Of the changed articles `moved` are those that get another guid, or come from another feed.
    `met` are the guids that this and earlier batches of the same reading have used, and the
    articles that their drafts are.
    """

    new: tuple[Named, ...]
    changed: tuple[tuple[int, Draft], ...]
    moved: tuple[tuple[int, str], ...]
    unchanged: int
    met: frozenset[str | int]


def possible_guids(drafts: Sequence[Draft]) -> list[str]:
    """Every guid under which the store may know one of `drafts`."""
    plain = ((_plain_guid(draft), _own_guid(draft)) for draft in drafts)
    return list(dict.fromkeys(g for p, own in plain for g in (p, own, *spellings(p))))


def unsure(drafts: Sequence[Draft], stored: Mapping[str, StoredIdentity]) -> list[Draft]:
    """The drafts that are not known with their text by guid: what is like them is to be found."""
    guids = ((draft, (_plain_guid(draft), _own_guid(draft))) for draft in drafts)
    known = ((d, [stored[guid].text_hash for guid in both if guid in stored]) for d, both in guids)
    return [draft for draft, texts in known if not texts or draft.text_hash not in texts]


def decide(
    drafts: Sequence[Draft],
    stored: Mapping[str, StoredIdentity],
    met_before: frozenset[str | int] = frozenset(),
    alike: Iterable[StoredIdentity] = (),
    is_gone: IsGone = lambda _path: False,
) -> Plan:
    """Sorts the drafts of one feed by what the store has of them.

    Some publishers give several stories one guid, or none and one link; each such
    story then goes by its guid and a digest of its title and link, so that none
    is lost and none comes in twice. Others give one story many guids: see `Matching`.

    Args:
        drafts: in the feed's order; a second draft of the same story is dropped.
        stored: by guid, for all of `possible_guids(drafts)` that the store has.
        met_before: what the plan of the batch before this one met.
        alike: further articles that `unsure` drafts may be: those with their address or text.
        is_gone: whether there is nothing any more at the path of an article.
    """
    met = set(met_before)
    named = list(_named(drafts, stored, met))
    known = Matching(named, stored, alike, met_before, is_gone).articles()
    new: list[Named] = []
    changed: list[tuple[int, Draft]] = []
    moved: list[tuple[int, str]] = []
    for guid, draft in named:
        if (article := known.get(guid)) is None:
            new.append((guid, draft))
            continue
        met |= {article.id, article.guid}
        is_moved = _is_moved(guid, draft, article)
        if is_moved:
            moved.append((article.id, guid))
        if is_moved or _says_more(draft, article, is_gone):
            changed.append((article.id, _dated(draft, article)))
    unchanged = len(named) - len(new) - len(changed)
    return Plan(tuple(new), tuple(changed), tuple(moved), unchanged, frozenset(met))


def _named(
    drafts: Sequence[Draft], stored: Mapping[str, StoredIdentity], met: set[str | int]
) -> Iterator[Named]:
    """Each story once with the guid it goes by, which is added to those that are met."""
    sharing = Counter(map(_plain_guid, drafts))
    for own, draft in {_own_guid(d): d for d in reversed(drafts)}.items():
        if own not in met:
            guid = _guid(draft, stored, met, shared=sharing[_plain_guid(draft)] > 1)
            met |= {guid, own}
            yield guid, draft


def _guid(
    draft: Draft, stored: Mapping[str, StoredIdentity], met: set[str | int], *, shared: bool
) -> str:
    """The plain guid where it is this story's alone, else the guid with the digest."""
    plain, own = _plain_guid(draft), _own_guid(draft)
    if own in stored or plain in met:
        return own
    known = stored.get(plain)
    return plain if known is None or not shared or known.title == draft.title else own


def _plain_guid(draft: Draft) -> str:
    return draft.guid or draft.url or f"text:{draft.text_hash}"


def _own_guid(draft: Draft) -> str:
    return f"{_plain_guid(draft)}#{_digest(draft.title, draft.url)}"


@lru_cache(maxsize=REMEMBERED)
def _digest(title: str, url: str) -> str:
    return hashlib.sha256(f"{title}\n{url}".encode()).hexdigest()[:12]


def _is_moved(guid: str, draft: Draft, article: StoredIdentity) -> bool:
    """Whether an article is in another file, after which it is called, or of another feed."""
    other_file = bool(draft.path and article.path) and draft.path != article.path
    return article.elsewhere or (other_file and guid != article.guid)


def _says_more(draft: Draft, article: StoredIdentity, is_gone: IsGone) -> bool:
    """Whether a draft has another text or other words on it than the article.

    What it leaves open stands; a file that was merely copied or touched says nothing.
    """
    said = (
        (draft.author, article.author),
        (draft.source, article.source),
        (draft.language, article.language),
        (without_tracking(draft.url), without_tracking(article.url)),
        (_dated(draft, article).published, article.published),
    )
    return (
        draft.text_hash != article.text_hash
        or any(new and new != old for new, old in said)
        or (article.marks is not None and draft.body.marks != article.marks)
        or (draft.path not in ("", article.path) and is_gone(article.path))
    )


def _dated(draft: Draft, article: StoredIdentity) -> Draft:
    """The draft with the article's date where its own is only its file's and the text stands."""
    touched = draft.dated_by is DatedBy.FILE and draft.text_hash == article.text_hash
    if not touched or article.published is None:
        return draft
    return replace(draft, published=article.published, dated_by=article.dated_by)
