"""Pictures become captions: what a figure says below them, or the words that stand for them."""

import pytest

from core.types import MarkKind, RichText
from ingest.markup import html_to_rich, markdown_to_rich
from ingest.pages import page_to_draft

BASE = "https://a.example/news/"


def captions(rich: RichText) -> dict[str, str]:
    return {
        rich.text[mark.start : mark.end]: mark.target
        for mark in rich.marks
        if mark.kind is MarkKind.IMAGE
    }


@pytest.mark.parametrize(
    "figure",
    [
        '<figure><img src="/p.jpg"><figcaption>The port</figcaption></figure>',
        '<figure><figcaption>The port</figcaption><img src="../p.jpg"></figure>',
        '<figure><a href="x"><img src="/p.jpg" alt="Boats in Port"></a><figcaption>The port',
        "<figure><picture><source srcset=x><img data-src=/p.jpg src='data:image/gif;base64,A'>"
        "</picture><figcaption>The port</figcaption></figure>",
    ],
)
def test_a_figure_gives_its_caption_with_the_address_of_the_picture(figure: str) -> None:
    rich = html_to_rich(f"<p>Before</p>{figure}", BASE)
    assert rich.text == "Before\n\nThe port"
    assert captions(rich) == {"The port": "https://a.example/p.jpg"}


def test_a_caption_of_several_blocks_is_one_paragraph() -> None:
    html = "<figure><img src=/p.png><figcaption><p>The <b>port</b></p><div>Photo:<br>A. Writer"
    rich = html_to_rich(html + "</div></figcaption></figure>after", BASE)
    assert rich.text == "The port Photo: A. Writer\n\nafter"
    assert captions(rich) == {"The port Photo: A. Writer": "https://a.example/p.png"}


def test_each_picture_of_a_gallery_has_its_own_caption() -> None:
    one = "<figure><img src=/{0}.png><figcaption>{0}</figcaption></figure>"
    html = f"<figure>{one.format('one')}{one.format('two')}<figcaption>both</figcaption></figure>"
    rich = html_to_rich(html, BASE)
    assert rich.text == "one\n\ntwo\n\nboth"
    assert captions(rich) == {
        "one": "https://a.example/one.png",
        "two": "https://a.example/two.png",
    }


def test_a_caption_below_no_picture_is_a_paragraph() -> None:
    rich = html_to_rich("<figure><pre>x</pre><figcaption>Listing</figcaption></figure>")
    assert rich.text == "x\n\nListing"
    assert captions(rich) == {}


@pytest.mark.parametrize("address", ["javascript:alert(1)", "file:///etc/passwd", "data:x", ""])
def test_a_picture_that_is_nowhere_on_the_web_has_a_caption_without_address(address: str) -> None:
    html = f'<figure><img src="{address}"><figcaption>The port</figcaption></figure>'
    assert captions(html_to_rich(html, BASE)) == {"The port": ""}


def test_words_that_stand_for_a_picture_come_after_the_paragraph_that_it_breaks() -> None:
    rich = html_to_rich('<p>One <img src="/p.png" alt="Boats in Port"> two.<p>Three', BASE)
    assert rich.text == "One two.\n\nBoats in Port\n\nThree"
    assert captions(rich) == {"Boats in Port": "https://a.example/p.png"}


def test_words_of_a_picture_above_the_text_come_above_it() -> None:
    rich = html_to_rich('<p><img src="/p.png" alt="Boats in Port">One.</p>', BASE)
    assert rich.text == "Boats in Port\n\nOne."


def test_a_figure_without_caption_is_shown_by_its_words() -> None:
    rich = html_to_rich('<figure><img src="/p.png" alt="Boats in Port"></figure>after', BASE)
    assert rich.text == "Boats in Port\n\nafter"


@pytest.mark.parametrize(
    "image",
    [
        "<img>",
        '<img src="/p.png">',
        '<img src="/p.png" alt="">',
        '<img src="/p.png" alt=" &nbsp; ">',
        '<img src="/p.png" alt="Boats in Port.JPG">',
        '<img src="/p.png" alt="boats-in_port 1">',
        '<img src="/p.png" alt="iphone games lead">',
        '<img src="/p.png" alt="Share this">',
        '<img src="/p.png" alt="E = mc^2 \\mathrm{Joule} Or More">',
        '<img src="/p.png" width=1 height=1 alt="Boats in Port">',
        '<img src="/p.png" width="16px" alt="Boats in Port">',
        '<a href="/other"><img src="/p.png" alt="Boats in Port"></a>',
        '<script><img alt="Boats in Port"></script>',
    ],
)
def test_icons_trackers_thumbnails_and_file_names_say_nothing(image: str) -> None:
    assert html_to_rich(f"<p>One</p>{image}<p>Two</p>", BASE) == RichText("One\n\nTwo")


@pytest.mark.parametrize(
    "image",
    [
        '<img alt="Boats in Port">',
        '<img alt="boats that lie in port" width="100%">',
        '<img alt="港口里有三条船">',
        '<a href="/large.JPG?w=900"><img alt="Boats in Port"></a>',
        '<a href="#large"><img alt="Boats in Port"></a>',
        '<a href="/other">More</a> <img alt="Boats in Port" width=600 height=400>',
    ],
)
def test_words_that_describe_a_picture_are_its_caption(image: str) -> None:
    assert len(captions(html_to_rich(image, BASE))) == 1


def test_words_that_were_said_are_not_said_again() -> None:
    image = '<p><img src="/{}.png" alt="{}"></p>'
    html = image.format(1, "Boats in Port") * 2 + image.format(2, "Storm hits Port")
    assert html_to_rich(html, BASE, title="Storm hits Port").text == "Boats in Port"


def test_a_picture_in_markdown_is_shown_by_its_words() -> None:
    rich = markdown_to_rich("One\n\n![Boats in Port](https://b.example/p.png)")
    assert rich.text == "One\n\nBoats in Port"
    assert captions(rich) == {"Boats in Port": "https://b.example/p.png"}


STORY = "The storm hit the coast on Monday, and the port of {} was closed all day, officials said."
PAGE = """<html><head><title>Storm</title></head><body><article><h1>Storm</h1><p>{one}</p>
{figure}<p>{two}</p><p>{three}</p></article></body></html>"""


def page(figure: str) -> RichText:
    texts = {name: STORY.format(name) * 3 for name in ("one", "two", "three")}
    html = PAGE.format(figure=figure, **texts)
    return page_to_draft(html.encode(), "https://a.example/news/storm").body


@pytest.mark.parametrize(
    ("figure", "caption"),
    [
        (
            '<figure @click="x()"><img :src="y" src="/p.jpg" alt="Waves"><figcaption>Waves over the'
            " <i>pier</i> on Monday. <p>Photo: A. Writer</p></figcaption></figure>",
            "Waves over the pier on Monday. Photo: A. Writer",
        ),
        (
            '<figure><img src="/p.jpg" alt="Waves over the Pier on Monday"></figure>',
            "Waves over the Pier on Monday",
        ),
        (
            '<figure><img src="/p.jpg&#1;&#xffff;"><figcaption>Waves&#xffff; &#8;on Monday'
            "</figcaption></figure>",
            "Waves on Monday",
        ),
    ],
)
def test_a_page_keeps_the_captions_of_its_article(figure: str, caption: str) -> None:
    body = page(figure)
    assert captions(body) == {caption: "https://a.example/p.jpg"}
    assert body.text.index("of one") < body.text.index(caption) < body.text.index("of two")


@pytest.mark.parametrize(
    "figure",
    [
        '<img src="/p.jpg" alt="Waves over the Pier on Monday">',
        '<figure><a href="/x"><img src="/p.jpg" alt="Waves over the Pier"></a></figure>',
        '<figure><a href="http://[::1"><img src="/p.jpg" alt="Waves over the Pier"></a></figure>',
        '<figure><img src="/p.gif" width=1 height=1><figcaption>Tracker</figcaption></figure>',
        "<figure><video></video><figcaption>A film of the waves</figcaption></figure>",
    ],
)
def test_a_page_gives_no_caption_for_other_pictures(figure: str) -> None:
    assert captions(page(figure)) == {}
