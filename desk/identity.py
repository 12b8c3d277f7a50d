"""Which of the stored articles is a draft? By guid, by address, by text, by the file. Pure."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from datetime import timedelta

from core.addresses import canonical
from core.drafts import Draft, StoredIdentity

Named = tuple[str, Draft]
"""A draft and the guid that it goes by."""

IsGone = Callable[[str], bool]
"""Whether there is nothing any more at the path of an article."""

SAME_ISSUE = timedelta(hours=12)
"""Between two of what comes out under one title and link, as daily news does, there is more."""


class Matching:
    """Finds the article that each draft of a batch is; an article is one draft's at most.

    Args:
        drafts: of one feed, each under a guid of its own.
        stored: the articles of the feed that have one of their guids, by guid.
        alike: others that share an address or a text with one of them.
        met: guids and ids of articles that other drafts of the same reading are.
        is_gone: tells a file that was moved from one that was copied.
    """

    def __init__(
        self,
        drafts: Sequence[Named],
        stored: Mapping[str, StoredIdentity],
        alike: Iterable[StoredIdentity],
        met: Set[str | int],
        is_gone: IsGone,
    ) -> None:
        self._drafts = drafts
        self._stored = stored
        self._is_gone = is_gone
        self._texts = {guid: draft.text_hash for guid, draft in drafts}
        self._addresses = {guid: draft.canonical for guid, draft in drafts}
        self._sharing = Counter(self._addresses.values())
        known = {known.id: known for known in (*stored.values(), *alike)}.values()
        self._free = {k.id for k in known if k.id not in met and (k.elsewhere or k.guid not in met)}
        self._by_text: defaultdict[str, list[StoredIdentity]] = defaultdict(list)
        self._by_address: defaultdict[str, list[StoredIdentity]] = defaultdict(list)
        for one in known:
            self._by_text[one.text_hash].append(one)
            self._by_address[one.canonical].append(one)

    def articles(self) -> dict[str, StoredIdentity]:
        """The article that each draft is, by the guid that the draft goes by.

        What is surest is looked for first, among all drafts.
        """
        found: dict[str, StoredIdentity] = {}
        for find in (
            self._unchanged,
            self._moved,
            self._changed,
            self._respelt,
            self._at_address,
            self._with_text,
        ):
            for guid, draft in self._drafts:
                if guid not in found and (known := find(guid, draft)):
                    found[guid] = known
                    self._free.discard(known.id)
        return found

    def _unchanged(self, guid: str, draft: Draft) -> StoredIdentity | None:
        known = self._changed(guid, draft)
        return known if known and known.text_hash == self._texts[guid] else None

    def _moved(self, guid: str, draft: Draft) -> StoredIdentity | None:
        """The text was in another file, which is gone or holds another text by now."""
        if not draft.path:
            return None
        for known in self._by_text[self._texts[guid]]:
            elsewhere = known.path and known.path != draft.path and known.id in self._free
            if elsewhere and (self._is_replaced(known) or self._is_gone(known.path)):
                return known
        return None

    def _changed(self, guid: str, _draft: Draft) -> StoredIdentity | None:
        known = self._stored.get(guid)
        return known if known and known.id in self._free else None

    def _respelt(self, guid: str, draft: Draft) -> StoredIdentity | None:
        """The guid is an address that the store has without https or without tracking."""
        known = (self._stored.get(other) for other in spellings(guid))
        return next((k for k in known if k and self._may_be(draft, k)), None)

    def _at_address(self, guid: str, draft: Draft) -> StoredIdentity | None:
        """The same link, and not only that: several stories may stand behind one."""
        address = self._addresses[guid]
        there = self._by_address[address] if address else []
        free = [known for known in there if self._may_be(draft, known)]
        for known in free:
            if known.text_hash == self._texts[guid] or _is_same_issue(draft, known):
                return known
        alone = len(there) == 1 and self._sharing[address] == 1
        return next((k for k in free if alone and _is_revision(guid, draft, k)), None)

    def _with_text(self, guid: str, draft: Draft) -> StoredIdentity | None:
        """The same title, text and date, wherever it is said to be."""
        for known in self._by_text[self._texts[guid]]:
            if self._may_be(draft, known) and _agree(draft.published, known.published):
                return known
        return None

    def _may_be(self, draft: Draft, known: StoredIdentity) -> bool:
        """Whether an article is no other draft's, and in no other file that is still there."""
        if known.id not in self._free:
            return False
        if known.path == draft.path:
            return True
        if not known.path or not draft.path:
            return not known.elsewhere
        return self._is_gone(known.path)

    def _is_replaced(self, known: StoredIdentity) -> bool:
        """Whether another text has the guid of an article."""
        text = None if known.elsewhere else self._texts.get(known.guid)
        return text is not None and text != known.text_hash


def spellings(guid: str) -> list[str]:
    """Other guids for the article whose guid is an address; none for others."""
    address = canonical(guid)
    plain = address.replace("https:", "http:", 1)
    return [other for other in (address, plain) if other and other != guid]


def _is_same_issue(draft: Draft, known: StoredIdentity) -> bool:
    """Whether the title is the same, and the date more or less."""
    one, other = draft.published, known.published
    about_then = one is None or other is None or abs(one - other) < SAME_ISSUE
    return draft.title == known.title and about_then


def _is_revision(guid: str, draft: Draft, known: StoredIdentity) -> bool:
    """Whether the only article behind a link is a draft with another title and text."""
    same_guid = canonical(guid) and canonical(guid) == canonical(known.guid)
    return bool(same_guid) or (draft.published is not None and draft.published == known.published)


def _agree(one: object, other: object) -> bool:
    return one is None or other is None or one == other
