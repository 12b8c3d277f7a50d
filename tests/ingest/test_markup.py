"""HTML and Markdown become clean text whose marks point at what they format."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.clean import clean_body
from core.types import RichText
from ingest.markup import html_to_line, html_to_rich, markdown_to_rich

BASE = "https://a.example/news/"


def seen(rich: RichText) -> list[str]:
    return [
        f"{m.kind}: {rich.text[m.start : m.end]}" + (f" -> {m.target}" if m.target else "")
        for m in rich.marks
    ]


@pytest.mark.parametrize(
    ("html", "text", "marks"),
    [
        ("<p>One</p><p>Two<br>lines<br><br>Three</p>", "One\n\nTwo\nlines\n\nThree", []),
        ("<h2>Head</h2>text", "Head\n\ntext", ["heading: Head"]),
        ("a <b>b</b> <em> c </em>d", "a b c d", ["emphasis: b", "emphasis: c"]),
        ("<b>x <i>y</i></b>", "x y", ["emphasis: x y"]),
        ("run <code>ls -l</code> now", "run ls -l now", ["code: ls -l"]),
        (
            "<blockquote><p>q1<p>q2</blockquote>r",
            "q1\n\nq2\n\nr",
            ["quote: q1\n\nq2"],
        ),
        (
            "<ul><li>a<li>b<ul><li>c</ul></ul><p>d",
            "a\nb\nc\n\nd",
            ["item: a", "item: b\nc", "item: c"],
        ),
        ("<li><p>loose<p>item", "loose\n\nitem", ["item: loose\n\nitem"]),
        (
            "<pre>def f():\n    return 1\n\n\n\nend</pre>",
            "def f():\n\xa0\xa0\xa0\xa0return 1\n\nend",
            ["code: def f():\n\xa0\xa0\xa0\xa0return 1\n\nend"],
        ),
        ("<table><tr><th>A<th>B<tr><td>1<td>2</table>x", "A | B\n1 | 2\n\nx", []),
        ("<td>lone <p>cell", "lone\n\ncell", []),
        (
            "<figure><img alt=no><figcaption>Caption</figcaption></figure>Text",
            "Caption\n\nText",
            ["image: Caption"],
        ),
        ("a<script>b</script><style>c</style><svg><text>d</text></svg>e", "ae", []),
        ("<p>&nbsp;</p><p>one&nbsp;two</p>", "one two", []),
        ("a<!-- b -->c<?php d ?>e", "ace", []),
        ("<p>bro<b>ken</p><p>tags</b> end", "broken\n\ntags end", ["emphasis: ken"]),
        ("<!-- only a comment", "", []),
        ("", "", []),
    ],
)
def test_html_becomes_text_with_marks(html: str, text: str, marks: list[str]) -> None:
    rich = html_to_rich(html)
    assert (rich.text, seen(rich)) == (text, marks)


@pytest.mark.parametrize(
    ("href", "target"),
    [
        ("https://b.example/x", "https://b.example/x"),
        ("../y", "https://a.example/y"),
        ("//c.example/z", "https://c.example/z"),
        ("javascript:alert(1)", None),
        ("file:///etc/passwd", None),
        ("data:text/html,x", None),
        ("http://[::1", None),
        ("mailto:a@b.example", None),
    ],
)
def test_only_web_links_are_kept_and_made_absolute(href: str, target: str | None) -> None:
    rich = html_to_rich(f'see <a href="{href}">this</a>', BASE)
    assert rich.text == "see this"
    assert [m.target for m in rich.marks] == ([target] if target else [])


def test_a_relative_link_without_a_base_is_no_link() -> None:
    assert html_to_rich('<a href="x">x</a>').marks == ()


def test_text_without_tags_passes_with_its_lines() -> None:
    assert html_to_rich("AT&amp;T\r\nrose\n\n\n2 < 3  ").text == "AT&T\nrose\n\n2 < 3"


def test_letters_that_join_over_a_tag_lose_the_tag_not_the_letters() -> None:
    rich = html_to_rich("caf<b>e</b><i>\u0301 noir</i>")
    assert rich == RichText("café noir")


def test_nesting_beyond_any_tree_keeps_the_text() -> None:
    depth = 20_000
    rich = html_to_rich("<blockquote><div>" * depth + "kernel" + "</div></blockquote>" * depth)
    assert rich.text == "kernel"
    assert len(rich.marks) < 20


TAGS = ["p", "b", "i", "pre", "li", "ul", "br", "h1", "td", "tr", "table", "blockquote"]
TAGS += ["a", "code", "script"]
PIECES = [f"<{tag}>" for tag in TAGS] + [f"</{tag}>" for tag in TAGS]
PIECES += ['<a href="http://a.example/">', "&#27;", "&#769;", "&nbsp;", "&#x202e;", "<!--"]
PIECES += ["<figure>", "</figure>", "<figcaption>", "</figcaption>", '<img src="/x.png">']
PIECES += ['<img src="/x.png" alt=" Two old &#27; Ports &#769; ">']
LETTERS = "ab \n\t\r\x1b\x00\xa0\u0301\u0327\u202e\u2028\ud800é각<&"
HTML = st.lists(st.sampled_from(PIECES) | st.text(LETTERS, max_size=6), max_size=25).map("".join)


@settings(max_examples=400)
@given(HTML)
def test_the_text_is_what_cleaning_leaves_and_marks_lie_in_it(html: str) -> None:
    rich = html_to_rich(html, BASE)
    assert clean_body(rich.text) == rich.text
    for mark in rich.marks:
        assert 0 <= mark.start < mark.end <= len(rich.text)
        inner = rich.text[mark.start : mark.end]
        assert inner == inner.strip()


@given(st.text())
def test_any_text_at_all_becomes_a_clean_body(text: str) -> None:
    for read in (html_to_rich, markdown_to_rich):
        assert clean_body(read(text).text) == read(text).text


@pytest.mark.parametrize(
    ("html", "line"),
    [
        ("Q&amp;A: <b>bold</b>", "Q&A: bold"),
        ("the <template> tag", "the <template> tag"),
        ("a &lt;b&gt; c", "a <b> c"),
        ("1 < 2", "1 < 2"),
        ("[/] [red]x", "[/] [red]x"),
        ("a&#27;]0;x", "a]0;x"),
        ("one<br/>two", "one two"),
        ("&lt;b&gt;escaped&lt;/b&gt; twice", "escaped twice"),
        ("&lt;b&gt;&lt;i&gt;both&lt;/i&gt;&lt;/b&gt;", "both"),
        ('calm <img src="a.png" alt="b"> sea', "calm sea"),
        ("calm<script>alert(1)</script> sea<!-- x -->", "calm sea"),
    ],
)
def test_a_title_loses_known_tags_only(html: str, line: str) -> None:
    assert html_to_line(html) == line


def test_markdown_becomes_text_with_marks() -> None:
    rich = markdown_to_rich("# Head\n\nA *word* and [link](https://b.example/).\n\n- one\n- two\n")
    assert rich.text == "Head\n\nA word and link.\n\none\ntwo"
    assert seen(rich) == [
        "heading: Head",
        "emphasis: word",
        "link: link -> https://b.example/",
        "item: one",
        "item: two",
    ]


def test_html_in_markdown_is_shown_as_written() -> None:
    assert markdown_to_rich("a <script>alert(1)</script>").text == "a <script>alert(1)</script>"


@pytest.mark.parametrize("marker", ["> ", "- ", "1. "])
def test_deep_markdown_keeps_what_follows_it(marker: str) -> None:
    rich = markdown_to_rich(marker * 3000 + "deep\n\nafter")
    assert rich.text == "deep\n\nafter"
