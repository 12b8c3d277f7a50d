"""Pages of articles, stories and dossiers: whole, readable, and unable to do anything."""

import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser

import pytest

from core.types import Mark, MarkKind, RichText
from desk.export.html_articles import CONTENTS, articles_page
from desk.export.html_dossier import dossier_page
from desk.export.html_story import story_page
from tests.desk.telling import (
    CAST,
    HOSTILE,
    HOSTILE_URLS,
    TEXT,
    companions,
    dossier,
    mention,
    piece,
    row,
    story,
    whole,
)

ELEMENTS = set(
    """html head meta title style body h1 h2 h3 p mark bdi time a br ul ol li nav article section
    blockquote figure figcaption em code pre table thead tbody tr th td span div
    svg desc line rect circle path text tspan""".split()
)
VOID = {"meta", "br"}


class Page(HTMLParser):
    """What a page is made of; fails where an element is not closed by its own end."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in VOID
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] != "style":
            self.words.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    def shape(self) -> list[tuple[str, list[str]]]:
        return [(tag, sorted(attributes)) for tag, attributes in self.tags]

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


def articles(*given: str, **more: object) -> str:
    """A page of articles of these titles."""
    found = [(whole(n, title, **more), CAST) for n, title in enumerate(given, 1)]
    return "".join(articles_page("Articles", [a.row for a, _ in found], found))


def pages(text: str) -> list[str]:
    """A page of each sort in which all that is data says `text`."""
    body = {"body": RichText(text), "body_end": len(text), "mentions": (), "author": text}
    return [
        articles(text, language=text, **body),
        story_page(story(piece(1, text), piece(2, text, fresh=True), title=text)),
        dossier_page(dossier(text)),
    ]


@pytest.mark.parametrize("text", HOSTILE)
def test_data_is_neither_element_nor_attribute(text: str) -> None:
    for page, plain in zip(map(Page, pages(text)), map(Page, pages("plain words")), strict=True):
        assert page.shape() == plain.shape()
        assert {tag for tag, _ in page.tags} <= ELEMENTS


@pytest.mark.parametrize("text", HOSTILE)
def test_no_page_holds_what_changes_the_order_of_letters_or_is_no_text(text: str) -> None:
    for page in pages(text):
        assert not re.search(
            "[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]", page
        )


@pytest.mark.parametrize("url", HOSTILE_URLS)
def test_addresses_that_are_not_of_the_web_lead_nowhere(url: str) -> None:
    bad = replace(piece(1), article=row(1, url=url))
    marks = (Mark(MarkKind.LINK, 0, 4, url), Mark(MarkKind.IMAGE, 11, 36, url))
    made = whole(row=row(1, url=url), body=RichText(TEXT, marks))
    given = dossier()
    excerpt = replace(given.contexts[0], article=row(1, url=url))
    shown = (
        story_page(story(bad)),
        "".join(articles_page("x", [], [(made, CAST)])),
        dossier_page(replace(given, contexts=(excerpt,), sayings=())),
    )
    for page in map(Page, shown):
        links = [str(a["href"]) for a in page.all("a") if "href" in a]
        assert all(address.startswith("#") for address in links)


def test_links_out_are_of_the_web_and_tell_nothing() -> None:
    for text in (articles("a", "b"), *pages("x")):
        out = [a for a in Page(text).all("a") if not str(a["href"]).startswith("#")]
        assert out
        for a in out:
            assert str(a["href"]).startswith("https://")
            assert a["rel"] == "noopener noreferrer nofollow"


def test_the_policy_allows_the_style_sheet_of_the_page_and_nothing_else() -> None:
    for text in pages("x"):
        (style,) = re.findall("<style>(.*?)</style>", text, re.DOTALL)
        digest = b64encode(sha256(style.encode()).digest()).decode()
        policies = [m for m in Page(text).all("meta") if "http-equiv" in m]
        assert [m["http-equiv"] for m in policies] == ["Content-Security-Policy"]
        assert policies[0]["content"] == (
            f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
        )
        assert text.index("Content-Security-Policy") < text.index("<style>")


def test_the_style_sheet_fetches_nothing() -> None:
    (style,) = re.findall("<style>(.*?)</style>", story_page(story(piece(1))), re.DOTALL)
    assert not re.search(r"url\(|@import|@font-face|https?:|<", style)


def test_no_element_has_a_style_or_an_action_of_its_own() -> None:
    for text in pages("x"):
        names = {name for _, attributes in Page(text).tags for name in attributes}
        assert not [name for name in names if name.startswith(("on", "style", "src"))]


def test_ids_are_there_once_and_every_link_within_the_page_leads_to_one() -> None:
    many = story(*(piece(n) for n in range(1, 40)))
    for text in (articles("a", "b"), story_page(many), dossier_page(dossier())):
        page = Page(text)
        ids = [a["id"] for _, a in page.tags if "id" in a]
        assert len(ids) == len(set(ids))
        within = [str(a["href"])[1:] for a in page.all("a") if str(a["href"]).startswith("#")]
        assert set(within) <= set(ids)
        spoken = [name for svg in page.all("svg") for name in str(svg["aria-labelledby"]).split()]
        assert set(spoken) <= set(ids)


def test_actors_are_marked_by_kind_under_links_and_emphasis() -> None:
    text = articles("Llamas counted")
    assert (
        '<p dir="auto"><mark class="person">Ada </mark>'
        '<a href="https://farm.example/?a=1&amp;b=2" rel="noopener noreferrer nofollow">'
        '<mark class="person">Byron</mark> <em>counted</em></a><em> llamas</em>.<br/>'
        '<mark class="person reference" title="Ada Byron">She</mark> told the '
        '<mark class="organisation">Llama Board</mark> of it.</p>'
    ) in text


def test_a_body_keeps_its_headings_lists_and_quotes() -> None:
    text = articles("Llamas counted")
    assert '<h3 dir="auto">Farm news</h3>' in text
    assert '<ul dir="auto"><li>one</li><li>two<ul dir="auto"><li>three</li></ul></li></ul>' in text
    assert '<blockquote><p dir="auto">Good.</p></blockquote>' in text


def test_lists_however_deep_can_be_written() -> None:
    lines = [f"line {n}" for n in range(2000)]
    text = "\n".join(lines)
    starts = [text.index(line + "\n") for line in lines[:-1]]
    body = RichText(text, tuple(Mark(MarkKind.ITEM, start, len(text)) for start in starts))
    page = Page(articles("Deep", body=body, body_end=len(text), mentions=()))
    assert sum(line in "".join(page.words) for line in lines) == 2000


def test_mentions_that_share_letters_are_marked_once() -> None:
    mentions = (
        mention(TEXT, "Ada Byron", "Ada Byron", mention_kind := CAST[0].kind),
        mention(TEXT, "Byron", "Byron", mention_kind),
        mention(TEXT, "Ada", "Ada", mention_kind),
    )
    page = Page(articles("x", mentions=mentions, body=RichText(TEXT)))
    assert "".join(page.words).count("Byron counted") == 1
    assert articles("x", mentions=mentions, body=RichText(TEXT)).count("Ada Byron</mark>") == 1


def test_the_language_is_said_where_it_is_known() -> None:
    assert '<div lang="en">' in articles("x")
    assert '<div lang="">' in articles("x", language='en" onclick="')


def test_lines_past_the_end_of_the_article_stay_out() -> None:
    assert "Good." not in articles("x", body_end=TEXT.index("Good."))


def test_the_cast_stands_below_with_titles_and_without_mere_sources() -> None:
    words = "".join(Page(articles("x")).words)
    assert "Ada Byron: person, Farm Minister; 1 by name" in words
    assert "Reported by: The Wire" in words
    assert "Cast" not in "".join(Page(articles("x", analysed=False)).words)


@pytest.mark.parametrize("number", [0, 1, CONTENTS, CONTENTS + 1])
def test_the_contents_list_every_article_in_order(number: int) -> None:
    rows = [row(n, f"Title {n}") for n in range(1, number + 1)]
    page = Page("".join(articles_page("x", rows, [])))
    assert [a["href"] for a in page.all("a")] == [f"#a{n}" for n in range(1, number + 1)]
    starts = [1, CONTENTS + 1][: -(-number // CONTENTS)]
    assert [ol["start"] for ol in page.all("ol")] == [str(start) for start in starts]


def test_articles_are_written_as_they_are_read() -> None:
    read = []

    def reading():  # type: ignore[no-untyped-def]
        for number in range(1, 4):
            read.append(number)
            yield whole(number), CAST

    for written in articles_page("x", [], reading()):
        if 'id="a1"' in written:
            break
    assert read == [1]


def test_a_story_says_what_each_article_added() -> None:
    words = "".join(Page(story_page(story(piece(1, "Peru"), piece(2, fresh=True)))).words)
    assert "2 articles of 1 source, 2020-05-04" in words
    assert "First said here: Peru · Peru" in words
    assert "new since the story was last opened; put here by you" in words


def test_a_dossier_has_its_sections_and_leaves_out_the_empty_ones() -> None:
    def headings(page: str) -> list[str]:
        return re.findall("<h2>(.*?)</h2>", page)

    assert headings(dossier_page(dossier())) == [
        *("When it is named", "Named together with", "Places", "Sources"),
        *("What it says and does", "Where it is named"),
    ]
    bare = replace(
        dossier(), weeks=(), companions=(), ties=(), places=(), sources=(), sayings=(), contexts=()
    )
    assert headings(dossier_page(bare)) == []
    assert Page(dossier_page(replace(bare, companions=companions(["x"])))).all("svg")


def test_the_actor_is_marked_in_its_sentences() -> None:
    given = dossier()
    excerpt = replace(given.contexts[0], text="Then Byron & co.", spans=((5, 10), (5, 10)))
    page = dossier_page(replace(given, contexts=(excerpt,)))
    assert 'Then <mark class="self">Byron</mark> &amp; co.' in page
