"""Which language does a tag name? Tags come from feeds and settings, in whatever form."""

import re

ENGLISH = "en"

_PRIMARY = re.compile(r"[a-z]{2,3}(?![a-z])")
_UNSAID = {"und"}
_SHORTER = {"eng": ENGLISH}
"""English by its three letters, which some feeds use, has the two that the standard asks for."""


def primary_language(tag: str) -> str:
    """The language of a tag in lower case, without script and region: "fr" of "FR_ca".

    Empty where the tag names none: "", "und" (undetermined), "English", "12". After RFC 5646,
    section 2.1, but lenient on what parts the tag.
    """
    match = _PRIMARY.match(tag.strip().lower())
    language = match[0] if match else ""
    return "" if language in _UNSAID else _SHORTER.get(language, language)
