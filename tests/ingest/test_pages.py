"""A page from the network: its bytes mean what the header says, and it has to be a page."""

import pytest

from core.errors import ParseError
from ingest.pages import page_to_draft

TEXT = "Жители города вышли на улицы, чтобы встретить корабль, который вернулся из плавания."
PAGE = f"<html><head>{{}}<title>Корабль</title></head><body><p>{TEXT}</p></body></html>"


@pytest.mark.parametrize(
    ("head", "header", "encoding"),
    [
        ("", "", "utf-8"),
        ("", "text/html; charset=windows-1251", "cp1251"),
        ("", 'text/html; charset="KOI8-R"', "koi8-r"),
        ("<meta charset=windows-1251>", "", "cp1251"),
        ("<meta charset=windows-1251>", "text/html", "cp1251"),
        ("<meta charset=koi8-r>", "text/html; charset=windows-1251", "cp1251"),
    ],
)
def test_the_header_tells_the_encoding_before_the_page_does(
    head: str, header: str, encoding: str
) -> None:
    body = PAGE.format(head).encode(encoding)
    draft = page_to_draft(body, "https://example.org/1", header)
    assert (draft.title, draft.body.text) == ("Корабль", TEXT)


@pytest.mark.parametrize("body", [b"%PDF-1.7 ...", b"\x89PNG\r\n...", b"PK\x03\x04..."])
def test_what_is_no_text_is_no_page(body: bytes) -> None:
    with pytest.raises(ParseError, match="no text: a"):
        page_to_draft(body)
