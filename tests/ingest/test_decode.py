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
        ("Größe", "iso-8859-15"),
    ],
)
def test_other_encodings_are_read_as_declared(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), encoding) == text


@pytest.mark.parametrize(
    ("name", "encoding", "text"),
    [
        ("x-sjis", "cp932", "ニュース速報"),
        ("Windows-31J", "cp932", "ニュース速報"),
        ("GB_2312-80", "gb2312", "建国35周年纪念"),
        ("win-1251", "cp1251", "Новости дня"),
        ("x-mac-cyrillic", "mac-cyrillic", "Новости дня"),
        ("iso-8859-8-i", "iso-8859-8", "חדשות היום"),
    ],
)
def test_encodings_go_by_other_names(name: str, encoding: str, text: str) -> None:
    assert decode(text.encode(encoding), name) == text


def test_a_few_wrong_bytes_do_not_change_the_encoding_of_the_rest() -> None:
    assert decode("Новости \udcff дня".encode("utf-8", "surrogateescape")) == "Новости \ufffd дня"


def test_windows_1252_stands_in_where_nothing_else_fits() -> None:
    assert decode("“Größe”".encode("cp1252")) == "“Größe”"


def test_a_declaration_inside_the_feed_wins_over_the_header() -> None:
    feed = '<?xml version="1.0" encoding="windows-1251"?><a>Новости</a>'
    found = decode_feed(feed.encode("cp1251"), "text/xml; charset=iso-8859-1")
    assert found == feed


@pytest.mark.parametrize(
    ("language", "encoding", "text"),
    [
        ("<language>ru-RU</language>", "cp1251", "Новости дня"),
        ("<dc:language>ja</dc:language>", "cp932", "ニュース速報"),
        ("<a xml:lang='zh-TW'/>", "big5", "新聞"),
        ("<language>zh_CN</language>", "gb18030", "新闻"),
        ("<language>fr</language>", "cp1252", "été"),
    ],
)
def test_what_declares_nothing_is_read_as_its_language_is_written(
    language: str, encoding: str, text: str
) -> None:
    feed = f"<rss>{language}<title>{text}</title></rss>"
    assert decode_feed(feed.encode(encoding), "text/xml; charset=utf-8") == feed
    assert decode_feed(feed.encode()) == feed


@given(st.binary(), st.sampled_from(["", "utf-8", "utf-7", "hz", "big5", "idna", "undefined"]))
def test_no_bytes_make_it_raise(body: bytes, declared: str) -> None:
    assert isinstance(decode(body, declared), str)
