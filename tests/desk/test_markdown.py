"""A body becomes Markdown that says its text letter for letter, whatever stands in it."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from core.clean import clean_body
from core.types import Mark, MarkKind, RichText
from desk.export.markdown import body_markdown
from desk.export.markdown_text import escaped, target
from ingest.markup import html_to_rich, markdown_to_rich

PIECES = """
a word | x y | -  | *  | +  | 1. | 12) | # | ##  | > | ` | `` | ``` | ~~~ | * | ** | _ | [ | ] | (
) | ![ | ](http://a.example) | <b> | <!-- | <script> | &amp; | &#x41; | & | ; | \\ | --- | === | :
! | é | “ | 日本 | $ | {{ | [^1]: | [x]: # | 12345678901. | ١. | 👍 | % | @ | ' | " | - - - | > > >
""".replace("\n", " | ").split(" | ")

SPACES = ["\n", "\n\n", " ", "  ", "\t", "\xa0", "\u3000"]

TEXTS = (
    st.lists(st.sampled_from([*PIECES, "||", *SPACES]), max_size=25).map("".join).map(clean_body)
)

TARGETS = {
    MarkKind.LINK: [
        "https://a.example/x_y?q=1&copy;=2",
        "https://a.example/a(b)<c>`",
        "javascript:x",
    ],
    MarkKind.IMAGE: ["https://a.example/p.jpg", ""],
}


@st.composite
def odd_bodies(draw: st.DrawFn) -> RichText:
    """Any text with any marks; many of them begin and end where lines do."""
    text = draw(TEXTS)
    edges = [0, len(text), *(m.start() for m in re.finditer(r"\n|(?<=\n).", text))]
    places = st.one_of(st.sampled_from(edges), st.integers(0, len(text)))
    marks = []
    for _ in range(draw(st.integers(0, 8))):
        start, end = sorted((draw(places), draw(places)))
        kind = draw(st.sampled_from(MarkKind))
        if start < end:
            marks.append(Mark(kind, start, end, draw(st.sampled_from(TARGETS.get(kind, [""])))))
    return RichText(text, tuple(marks))


@st.composite
def blocks(draw: st.DrawFn) -> RichText:
    """Short lines with quotes, items and code over whole lines, nested and crossing."""
    count = draw(st.integers(1, 9))
    gaps = [draw(st.sampled_from(["\n", "\n\n"])) for _ in range(count - 1)]
    text = "".join(f"l{n}{gap}" for n, gap in enumerate([*gaps, ""]))
    starts = [match.start() for match in re.finditer("l", text)]
    kinds = st.sampled_from([MarkKind.ITEM, MarkKind.ITEM, *MarkKind])
    spans = st.tuples(kinds, st.integers(0, count - 1), st.integers(0, count - 1))
    marks = [
        Mark(kind, starts[min(a, b)], starts[max(a, b)] + 2)
        for kind, a, b in draw(st.lists(spans, max_size=9))
    ]
    return RichText(text, tuple(marks))


@st.composite
def pages(draw: st.DrawFn, depth: int = 0) -> str:
    """HTML of elements that nest as they like."""
    parts = []
    for _ in range(draw(st.integers(1, 4))):
        if depth > 4 or draw(st.booleans()):
            parts.append(
                draw(st.sampled_from(["one", "two words", "*x*", "3. y", "a<br>b", "- z"]))
            )
        else:
            tag = draw(st.sampled_from("p ul li li blockquote h2 pre em a code figure td".split()))
            where = " href=https://a.example/" if tag == "a" else ""
            parts.append(f"<{tag}{where}>{draw(pages(depth=depth + 1))}</{tag}>")
    return " ".join(parts)


def folded(text: str) -> str:
    """`text` with the white space of each line as Markdown sees it."""
    return clean_body("\n".join(" ".join(line.split()) for line in text.split("\n")))


def beyond_the_reader(markdown: str) -> bool:
    """Whether a line begins with more markers than are read, which code alone can have here."""
    return bool(re.search(r"(?m)^(?:[ \t]*(?:[>*+-]|\d{1,9}[.)])){9}", markdown))


@settings(deadline=None)
@given(odd_bodies())
def test_reading_it_again_gives_the_text(body: RichText) -> None:
    written = body_markdown(body)
    if not beyond_the_reader(written):
        assert folded(markdown_to_rich(written).text) == folded(body.text)


@settings(deadline=None)
@given(blocks())
def test_blocks_are_parted_as_they_were(body: RichText) -> None:
    assert markdown_to_rich(body_markdown(body)).text == body.text


@settings(deadline=None)
@given(pages())
def test_what_was_read_from_a_page_is_read_again(page: str) -> None:
    body = html_to_rich(f"<div>{page}")
    assert markdown_to_rich(body_markdown(body)).text == body.text


@settings(deadline=None)
@given(TEXTS)
def test_text_without_marks_is_paragraphs_and_nothing_else(text: str) -> None:
    reader = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    tokens = reader.parse(body_markdown(RichText(text)))
    kinds = {t.type for token in tokens for t in (token, *(token.children or ()))}
    allowed = {"paragraph_open", "paragraph_close", "inline", "text", "hardbreak"}
    assert kinds <= allowed | {"text_special"}


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<p>One<p>Two<br>lines", "One\n\nTwo\\\nlines"),
        ("<h2>What #1 is</h2>x", "## What \\#1 is\n\nx"),
        ("<h2>Two<br>lines</h2>x", "Two\\\nlines\n---\n\nx"),
        ("<ul><li>a<li>b<ul><li>c</ul><li>d</ul>", "- a\n- b\n  - c\n- d"),
        ("<ul><li><p>a<li><p>b<p>c</ul>", "- a\n\n- b\n\n  c"),
        ("<ul><li><p>a<ul><li>b<li>c</ul></ul>", "- a\n\n  - b\n  - c"),
        ("<blockquote><p>a<p>b</blockquote>c", "> a\n>\n> b\n\nc"),
        ("<blockquote><li>a<li>b</blockquote>", "> - a\n> - b"),
        ("<li><blockquote><p>a<p>b</blockquote>", "> - a\n>\n>   b"),
        ("<pre>def f():\n    x\n\ny</pre>", "```\ndef f():\n    x\n\ny\n```"),
        ("<pre>a ``` b</pre>", "````\na ``` b\n````"),
        ("see <code>a`b</code>", "see ``a`b``"),
        ("<code>`</code> x", "`` ` `` x"),
        ("a <em>b</em> c", "a *b* c"),
        ("a <em>b <a href=https://a.example/>c</a></em>", "a *b [c](https://a.example/)*"),
        ("Hi!<a href=https://a.example/(x)>c</a>", "Hi\\![c](<https://a.example/(x)>)"),
        (
            "<figure><img src=https://a.example/p.jpg><figcaption>The [big] port at night",
            "![The \\[big\\] port at night](https://a.example/p.jpg)",
        ),
        ("<table><tr><td>a<td>b<tr><td>1<td>2", "a | b\\\n1 | 2"),
    ],
)
def test_formatting_is_written_as_people_write_it(html: str, markdown: str) -> None:
    body = html_to_rich(html)
    assert body_markdown(body) == markdown
    assert set(markdown_to_rich(markdown).marks) == set(body.marks)


def test_emphasis_that_markdown_cannot_say_is_left_out() -> None:
    inside = RichText("say“yes”now", (Mark(MarkKind.EMPHASIS, 3, 8),))
    assert body_markdown(inside) == "say“yes”now"


def test_a_short_caption_stands_below_its_picture() -> None:
    body = RichText("Photo", (Mark(MarkKind.IMAGE, 0, 5, "https://a.example/p.jpg"),))
    assert body_markdown(body) == "![](https://a.example/p.jpg)\n\nPhoto"


def test_an_item_that_is_no_caption_does_not_join_the_list_before_it() -> None:
    marks = (Mark(MarkKind.ITEM, 0, 1), Mark(MarkKind.ITEM, 2, 3), Mark(MarkKind.ITEM, 5, 6))
    body = RichText("a\nb\n\nc", (*marks, Mark(MarkKind.IMAGE, 5, 6)))
    assert body_markdown(body) == "- a\n- b\n\nc"


def test_a_caption_said_twice_is_text_the_second_time() -> None:
    caption = "The port at night"
    text = f"{caption}\n\n{caption}"
    marks = tuple(Mark(MarkKind.IMAGE, at, at + len(caption)) for at in (0, len(caption) + 2))
    assert body_markdown(RichText(text, marks)) == f"![{caption}]()\n\n{caption}"


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "file:///etc/passwd", "https://a.example/a b", "", "//a.example"]
)
def test_only_web_addresses_become_links(url: str) -> None:
    assert body_markdown(RichText("text", (Mark(MarkKind.LINK, 0, 4, url),))) == "text"
    assert target(url) == "()"


def test_an_address_cannot_end_its_link() -> None:
    body = RichText("x", (Mark(MarkKind.LINK, 0, 1, "https://a.example/>)[y](z)\\`&lt;"),))
    (mark,) = markdown_to_rich(body_markdown(body)).marks
    assert mark.target == "https://a.example/%3E)%5By%5D(z)%5C%60&lt;"


@pytest.mark.parametrize(
    "line", ["- a", "+ a", "1. a", "12) a", "> a", "===", "---", "| a |", ": a"]
)
def test_what_begins_a_block_is_escaped_where_a_line_begins(line: str) -> None:
    assert "\\" in escaped(line)
    assert escaped(f"x {line}").removeprefix("x ") == escaped(line, at_start=False)


def test_what_is_harmless_is_left_alone() -> None:
    text = "A 5-4 vote, 3 > 2; AT&T (and C+) said: “no | yes” — $5 = 4.50 €."
    assert escaped(text) == text


def test_boxes_are_written_as_deep_as_they_are_read() -> None:
    count = 40
    text = "\n\n".join(f"l{n:02}" for n in range(count))
    kinds = (MarkKind.QUOTE, MarkKind.ITEM)
    marks = tuple(Mark(kinds[n % 2], 5 * n, len(text)) for n in range(count - 1))
    written = body_markdown(RichText(text, marks))
    assert not beyond_the_reader(written)
    assert markdown_to_rich(written).text == text
