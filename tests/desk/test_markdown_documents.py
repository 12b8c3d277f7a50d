"""Articles, stories and dossiers as Markdown: what is data stays text, whatever it says."""

from dataclasses import replace

import pytest
from markdown_it import MarkdownIt

from desk.export.dossier_words import curve
from desk.export.markdown_articles import articles_markdown
from desk.export.markdown_dossier import dossier_markdown
from desk.export.markdown_story import story_markdown
from tests.desk.telling import (
    CAST,
    HOSTILE,
    HOSTILE_URLS,
    dossier,
    piece,
    row,
    story,
    whole,
)


def shape(markdown: str) -> list[tuple[str, str]]:
    """The structure that a reader of CommonMark sees."""
    found = []
    for token in MarkdownIt().parse(markdown):
        found.append((token.type, token.tag))
        found += [(t.type, t.tag) for t in token.children or () if t.type != "text"]
    return [entry for entry in found if entry[0] != "text_special"]


def documents(text: str) -> list[str]:
    """A document of each sort in which what is data says `text`."""
    article = whole(1, text, author=text, row=row(1, text, source=text))
    return [
        "".join(articles_markdown([(article, CAST), (article, CAST)])),
        story_markdown(story(piece(1, text, source=text), piece(2, text), title=text)),
        dossier_markdown(dossier(text)),
    ]


@pytest.mark.parametrize("text", HOSTILE)
def test_data_is_never_structure(text: str) -> None:
    for hostile, plain in zip(documents(text), documents("plain words"), strict=True):
        assert shape(hostile) == shape(plain)


@pytest.mark.parametrize("url", HOSTILE_URLS)
def test_only_web_addresses_are_linked(url: str) -> None:
    bad = replace(piece(1), article=row(1, url=url))
    assert "[original]" not in story_markdown(story(bad))
    assert "[original](https://news.example/1)" in story_markdown(story(piece(1)))


def test_articles_stand_one_below_the_other_with_their_cast() -> None:
    one, two = articles_markdown([(whole(1), CAST), (whole(2, ""), CAST)])
    assert one.startswith(
        "# Llamas counted\n\n"
        "2020-05-04 07:30 · The Daily Test · Jo Do · [original](https://news.example/1)\n\n"
        "## Farm news\n\n"
    )
    assert one.endswith("- **Llama Board** (organisation)\n\nReported by: The Wire\n")
    assert two.startswith("\n***\n\n# Untitled\n\n")


def test_articles_are_written_as_they_are_read() -> None:
    found = iter([(whole(1), CAST), (whole(2), CAST)])
    next(articles_markdown(found))
    assert next(found)[0].row.id == 2


def test_a_story_is_a_list_of_what_is_new() -> None:
    first = replace(piece(1, "Peru"), numbers=("6 llamas",), lead="It began.")
    assert story_markdown(story(first, piece(2, fresh=True))).endswith(
        "### Peru\n\n"
        "2020-05-04 07:30 · Daily · [original](https://news.example/1)\n\n"
        "> It began.\n\n"
        "First said here: Peru (person) · 6 llamas\n\n"
        "### Llamas\n\n"
        "2020-05-04 08:30 · Daily · [original](https://news.example/2)\n\n"
        "> Llamas\n\n"
        "First said here: Llamas (person) · Llamas\n\n"
        "*new since the story was last opened; put here by you*\n"
    )


def test_a_story_that_was_never_opened_has_nothing_newer_than_the_rest() -> None:
    never = replace(story(piece(1, fresh=True)), seen=None)
    assert "last opened" not in story_markdown(never)


def test_a_dossier_has_its_facts_and_its_curve() -> None:
    written = dossier_markdown(dossier())
    assert written.startswith(
        "# Ada Byron\n\n"
        "- Kind: person\n- Also written: Ada Byron, Byron\n- Titles: Ada Byron\n"
        "- Named: 9 times in 4 articles\n- From: 2020-05-04 to 2020-05-04\n\n"
        "## When it is named\n\n```\n▂ █\n```\n\n"
        "3 weeks from 2020-05-04, at most 4 mentions in one\n"
    )
    bare = replace(dossier(), weeks=(), companions=(), places=(), sources=(), sayings=())
    assert "##" not in dossier_markdown(replace(bare, contexts=()))


@pytest.mark.parametrize(
    ("weeks", "line"),
    [
        ((), ""),
        ((0,), " "),
        ((1,), "█"),
        ((1, 8), "▁█"),
        ((0, 4, 8), " ▄█"),
        ((1,) * 145, "█" * 48 + "▃"),
    ],
)
def test_a_curve_is_scaled_to_its_greatest_count(weeks: tuple[int, ...], line: str) -> None:
    assert curve(weeks) == line
