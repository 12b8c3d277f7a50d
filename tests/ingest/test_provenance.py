"""A saved page says where it is from and when it was published, in more ways than one."""

from datetime import UTC, datetime

import pytest

from ingest.pages import page_to_draft
from ingest.provenance import publication_time, saved_from

MORNING = datetime(2024, 5, 6, 8, tzinfo=UTC)

SINGLE_FILE = (
    "<!DOCTYPE html> <html lang=en><!--\n Page saved with SingleFile \n"
    " url: https://example.org/a?b=1&amp;c=2 \n"
    " saved date: Mon May 06 2024 10:00:00 GMT+0200 (Central European Summer Time)\n-->"
)


@pytest.mark.parametrize(
    ("page", "origin"),
    [
        (SINGLE_FILE, ("https://example.org/a?b=1&c=2", MORNING)),
        ("<!-- saved from url=(0021)https://example.org/a -->", ("https://example.org/a", None)),
        (
            "<!-- Mirrored from example.org/a by HTTrack Website Copier/3.x [XR&CO'2014],"
            " Mon, 06 May 2024 08:00:00 GMT -->",
            ("http://example.org/a", MORNING),
        ),
        ("<!-- saved from url=(0014)about:internet -->", ("", None)),
        ("<!-- saved from url=(0012)javascript:x -->", ("", None)),
        ("<p>A page.", ("", None)),
    ],
)
def test_the_program_that_saved_a_page_says_from_where(
    page: str, origin: tuple[str, datetime | None]
) -> None:
    assert saved_from(page) == origin


@pytest.mark.parametrize(
    "page",
    [
        '<meta property="article:published_time" content="2024-05-06T10:00:00+02:00">',
        "<meta content='2024-05-06T08:00:00Z' itemprop=datePublished>",
        '<meta name="parsely-pub-date" content="2024-05-06T08:00:00Z">',
        '<script type="application/ld+json">{"datePublished": "2024-05-06T08:00Z"}</script>',
        '<meta name="pubdate" content="soon"><meta name="pubdate" content="2024-05-06 08:00">',
    ],
)
def test_the_time_of_publication_is_the_one_for_machines(page: str) -> None:
    assert publication_time(page) == MORNING


@pytest.mark.parametrize(
    "page", ['<meta property="article:modified_time" content="2024-05-06T08:00:00Z">', "<meta", ""]
)
def test_other_times_are_not_that_of_publication(page: str) -> None:
    assert publication_time(page) is None


def test_a_page_of_single_file_has_its_address_and_time() -> None:
    draft = page_to_draft(f"{SINGLE_FILE}<title>Title</title><p>Text of the page.".encode())
    assert (draft.url, draft.published) == ("https://example.org/a?b=1&c=2", MORNING)
