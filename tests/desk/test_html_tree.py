"""Whatever a text or an attribute says, it is text on the page and never markup."""

from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.clean import clean_characters
from desk.export.html_tree import apart, element, link, written
from tests.desk.telling import HOSTILE, HOSTILE_URLS

TEXTS = st.one_of(st.text(), st.sampled_from(HOSTILE))


@given(TEXTS, TEXTS)
def test_text_and_attributes_are_read_back_as_they_were(text: str, title: str) -> None:
    read = ElementTree.fromstring(written(element("p", text, title=title)))
    assert list(read) == []
    said = clean_characters(text).translate(dict.fromkeys((0xFFFE, 0xFFFF), "\ufffd"))
    assert (read.text or "") == said
    assert list(read.attrib) == ["title"]


@given(TEXTS, TEXTS)
def test_a_browser_sees_one_element(text: str, title: str) -> None:
    seen: list[tuple[str, list[str]]] = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            seen.append((tag, [name for name, _ in attrs]))

        def handle_comment(self, data: str) -> None:
            raise AssertionError(data)

    reader = Reader()
    reader.feed(written(element("p", text, title=title)))
    reader.close()
    assert seen == [("p", ["title"])]


@pytest.mark.parametrize("name", ["script", "style"])
def test_elements_that_no_escaping_makes_safe_are_refused(name: str) -> None:
    with pytest.raises(ValueError, match=name):
        element(name, "text")


@pytest.mark.parametrize("name", ["onclick", "style", "src", "srcset"])
def test_attributes_that_the_policy_forbids_are_refused(name: str) -> None:
    with pytest.raises(ValueError, match=name):
        element("p", **{name: "x"})


@pytest.mark.parametrize("url", HOSTILE_URLS)
def test_only_web_addresses_become_links(url: str) -> None:
    assert written(link(url, "words")) == "<span>words</span>"
    assert "href" not in written(element("a", "words", href=url))


def test_links_say_nothing_of_where_they_stand() -> None:
    assert written(link("https://a.example/?x=1&y=%22", "a")) == (
        '<a href="https://a.example/?x=1&amp;y=%22" rel="noopener noreferrer nofollow">a</a>'
    )
    assert written(element("a", "a", href="#a12")) == '<a href="#a12">a</a>'


def test_names_numbers_and_gaps_are_written_as_html_has_them() -> None:
    made = element("p", None, "x", element("br"), class_="big", aria_label="y", id=None, n=0.12345)
    assert written(made) == '<p class="big" aria-label="y" n="0.12">x<br/></p>'
    assert written(element("p", *apart(["a", "b", "c"], ", "))) == "<p>a, b, c</p>"
