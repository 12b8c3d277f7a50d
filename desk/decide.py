"""Whether a draft is a new article, a changed one or one the store already has. Pure."""

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from core.drafts import Draft, StoredIdentity


@dataclass(frozen=True, slots=True)
class Plan:
    """What to do with one batch of drafts: guid and draft to add, id and draft to change.

    `met` are the guids that this and earlier batches of the same reading have used.
    """

    new: tuple[tuple[str, Draft], ...]
    changed: tuple[tuple[int, Draft], ...]
    unchanged: int
    met: frozenset[str]


def possible_guids(drafts: Sequence[Draft]) -> list[str]:
    """Every guid under which the store may know one of `drafts`."""
    return list(dict.fromkeys(g for d in drafts for g in (_plain_guid(d), _own_guid(d))))


def decide(
    drafts: Sequence[Draft],
    stored: Mapping[str, StoredIdentity],
    met_before: frozenset[str] = frozenset(),
) -> Plan:
    """Sorts the drafts of one feed by what the store has under their guids.

    Some publishers give several stories one guid, or none and one link; each such
    story then goes by its guid and a digest of its title and link, so that none
    is lost and none comes in twice.

    Args:
        drafts: in the feed's order; a second draft of the same story is dropped.
        stored: by guid, for all of `possible_guids(drafts)` that the store has.
        met_before: what the plan of the batch before this one met.
    """
    sharing = Counter(_plain_guid(d) for d in drafts)
    new: dict[str, Draft] = {}
    changed: dict[int, Draft] = {}
    unchanged = 0
    met = set(met_before)
    for draft in {_own_guid(d): d for d in reversed(drafts)}.values():
        if _own_guid(draft) in met:
            continue
        guid = _guid(draft, stored, met, shared=sharing[_plain_guid(draft)] > 1)
        met |= {guid, _own_guid(draft)}
        known = stored.get(guid)
        if known is None:
            new[guid] = draft
        elif known.text_hash != draft.text_hash:
            changed[known.id] = draft
        else:
            unchanged += 1
    return Plan(tuple(new.items()), tuple(changed.items()), unchanged, frozenset(met))


def _guid(
    draft: Draft, stored: Mapping[str, StoredIdentity], met: set[str], *, shared: bool
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
    digest = hashlib.sha256(f"{draft.title}\n{draft.url}".encode()).hexdigest()
    return f"{_plain_guid(draft)}#{digest[:12]}"
