"""Bytes become the characters that were meant, whatever the declaration claims."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.decode import decode, decode_feed

TEXTS = ["Łódź – “Größe”", "Новости дня", "東京の港", "plain", ""]


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("declared", ["", "utf-8", "iso-8859-1", "windows-1251", "no-such", "zlib"])
def test_utf8_is_read_as_utf8_whatever_is_declared(text: str, declared: str) -> None:
    assert decode(text.encode(), declared) == text


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_wins(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "iso-8859-1") == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Новости дня", "windows-1251"),
        ("Новости дня", "koi8-r"),
        ("建国35周年纪念", "gb2312"),
        ("ニュース速報", "shift_jis"),
        ("ニュース速報", "iso-2022-jp"),
        ("Größe", "iso-8859-1"),
    ],
)
def test_other_encodings_are_read_as_declared(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), encoding) == text


def test_a_few_wrong_bytes_do_not_change_the_encoding_of_the_rest() -> None:
    assert decode("Новости \udcff дня".encode("utf-8", "surrogateescape")) == "Новости \ufffd дня"


def test_windows_1252_stands_in_where_nothing_else_fits() -> None:
    assert decode("“Größe”".encode("cp1252")) == "“Größe”"


def test_a_declaration_inside_the_feed_wins_over_the_header() -> None:
    feed = '<?xml version="1.0" encoding="windows-1251"?><a>Новости</a>'
    found = decode_feed(feed.encode("cp1251"), "text/xml; charset=iso-8859-1")
    assert found == feed


@given(st.binary(), st.sampled_from(["", "utf-8", "utf-7", "hz", "big5", "idna", "undefined"]))
def test_no_bytes_make_it_raise(body: bytes, declared: str) -> None:
    assert isinstance(decode(body, declared), str)
