"""What a page puts above its article again is left out; what may be the article stays."""

import pytest

from core.types import Mark, MarkKind, RichText
from ingest.openings import cut_opening
from ingest.pages import page_to_draft

TITLE, AUTHOR = "Floods reach Lindqvist", "Ada Byron, Tomas Quispe"
TEXT = "The river rose again on Monday, and the town was cut off.\n\nNobody was hurt."


@pytest.mark.parametrize(
    "opening",
    [
        "Floods Reach Lindqvist",
        "Floods reach Lindqvist.",
        "5 May 2024",
        "Published 5 May 2024 at 10:00 GMT\nLast updated 6 May 2024 at 11:30",
        "08.04.2015 12:46",
        "By Ada Byron",
        "Tomas Quispe, our correspondent in Norway",
        "Weather\nFloods reach Lindqvist\n\nAda Byron\n12 comments",
        "Monday, May 5, 2024\n\nFrom the section Norway\n\n1,041 shares",
    ],
)
def test_title_date_and_author_are_not_repeated(opening: str) -> None:
    assert cut_opening(RichText(f"{opening}\n\n{TEXT}"), TITLE, AUTHOR).text == TEXT


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        "",
        "Floods reach Lindqvist",
        "On May 5, 2024 the river rose\n\nNobody was hurt.",
        "Ada Byron saw the river rise.\n\nNobody was hurt.",
        "A town under water and a mayor who did not see it coming\n5 May 2024\n\nNobody was hurt.",
        "12\n\n34",
    ],
)
def test_what_may_be_the_article_stays(text: str) -> None:
    body = RichText(text, (Mark(MarkKind.EMPHASIS, 0, len(text)),) if text else ())
    assert cut_opening(body, TITLE, AUTHOR) is body
    assert cut_opening(body, "", "") is body


def test_marks_keep_their_places() -> None:
    start = TEXT.index("Nobody")
    mark = Mark(MarkKind.QUOTE, start + 12, len(TEXT) + 12)
    body = cut_opening(RichText(f"5 May 2024\n\n{TEXT}", (mark,)), TITLE, AUTHOR)
    assert [body.text[m.start : m.end] for m in body.marks] == ["Nobody was hurt."]


def test_a_page_gives_its_article_alone() -> None:
    paragraphs = "".join(f"<p>{line} It went on for hours.</p>" for line in TEXT.split("\n\n"))
    page = (
        f"<html><head><title>{TITLE}</title><meta name=author content='Ada Byron'></head><body>"
        f"<article><p>5 May 2024</p><h1>{TITLE}</h1><p>By Ada Byron</p>{paragraphs}</article>"
    )
    assert page_to_draft(page.encode()).body.text.startswith("The river rose again")
