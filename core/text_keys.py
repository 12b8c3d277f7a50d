"""Do two feeds carry one text? A key that is the same for both, whatever either made of it."""

import hashlib
import re
from unicodedata import normalize

LEAST_LETTERS = 200
"""Letters and digits, of some 40 words of English, below which two texts may be equal by chance."""

READ = 500_000
"""Code points of a body that count: two texts that are one for so long are one."""

_ASCII_BETWEEN_LETTERS = bytes(code for code in range(128) if not chr(code).isalnum())
"""In UTF-8 these bytes stand for nothing else; taking them out first is ten times as quick."""

_BETWEEN_LETTERS = re.compile(r"[\W_]+")


def text_key(title: str, body: str) -> str:
    """16 hexadecimal digits for a title and a body; '' for a text that is too short.

    Only letters and digits count, without their case: feeds differ in quotation marks, dashes
    and white space.
    """
    text = normalize("NFKC", f"{title}\n{body[:READ]}").casefold()
    letters = text.encode().translate(None, _ASCII_BETWEEN_LETTERS).decode()
    if not letters.isascii():
        letters = _BETWEEN_LETTERS.sub("", letters)
    if len(letters) < LEAST_LETTERS:
        return ""
    return hashlib.sha256(letters.encode()).hexdigest()[:16]
