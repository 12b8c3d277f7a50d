"""Which files may hold articles, and what kind is each? Told by their names."""

from pathlib import PurePath

DOCUMENTS = (".txt", ".md", ".html", ".htm")
FEEDS = (".xml", ".rss", ".atom", ".rdf", ".json")
RECORDS = (".jsonl",)
MAILS = (".eml", ".mbox")
CAPTURES = (".warc",)
ARCHIVES = (".zip", ".tar")
PACKINGS = (".gz", ".bz2", ".xz")
CACHES = (".db",)

CONTENTS = RECORDS + DOCUMENTS + FEEDS + MAILS + CAPTURES + ARCHIVES
"""Kinds that can be read as a stream, wherever they lie."""

UNKNOWN = (
    f"not a kind of file that newscast reads ({' '.join(CONTENTS)}, also with {' '.join(PACKINGS)};"
    f" {CACHES[0]} of newsboat)"
)

_SHORT = {".tgz": ".tar.gz", ".tbz": ".tar.bz2", ".tbz2": ".tar.bz2", ".txz": ".tar.xz"}


def kind_of(name: str) -> tuple[str, str]:
    """The kind of a file and how it is packed: 'a.tgz' is a ('.tar', '.gz').

    The kind is one of `CONTENTS` and `CACHES`, or '' for any other file; the packing is one of
    `PACKINGS` or ''.
    """
    path = PurePath(name.lower())
    spelled = PurePath(path.stem + _SHORT.get(path.suffix, path.suffix))
    if spelled.suffix in PACKINGS:
        inner = PurePath(spelled.stem).suffix
        return (inner, spelled.suffix) if inner in CONTENTS else ("", "")
    return (spelled.suffix, "") if spelled.suffix in CONTENTS + CACHES else ("", "")


def is_readable(name: str) -> bool:
    """Whether a file of this name may hold articles that can be read as a stream."""
    return kind_of(name)[0] in CONTENTS


def is_document(name: str) -> bool:
    """Whether a file of this name holds one article."""
    return kind_of(name)[0] in DOCUMENTS


def is_cache(name: str) -> bool:
    """Whether a file of this name may be the cache of newsboat."""
    return kind_of(name)[0] in CACHES


def is_collection(name: str) -> bool:
    """Whether a file of this name holds many articles, of which it is the feed."""
    return kind_of(name)[0] in FEEDS + RECORDS + (".mbox",) + CAPTURES + ARCHIVES + CACHES
