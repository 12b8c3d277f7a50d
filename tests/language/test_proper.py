"""Unrelated lines under an article are folded; an article keeps every line of its own."""

import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.types import Label, Mark, MarkKind
from language.ending.proper import article_end
from language.recognise.edges import Span

CORPUS = Path(__file__).parents[1] / "corpus" / "proper" / "articles.toml"
CASES = tomllib.loads(CORPUS.read_text("utf-8"))["case"]

ARTICLE = CASES[1]["article"].strip()
TITLE = CASES[1]["title"]


def names_in(text: str) -> list[Span]:
    """Capitalised words in mid-sentence are a name, and so they are elsewhere."""
    found = set(re.findall(r"(?<=[a-z,] )[A-Z]\w+(?: [A-Z]\w+)*", text))
    if not found:
        return []
    forms = "|".join(sorted(map(re.escape, found), key=len, reverse=True))
    return [Span(*m.span(), Label.PERSON) for m in re.finditer(rf"\b(?:{forms})\b", text)]


def end_of(body: str, title: str = "") -> int:
    return article_end(body, title, names_in(body))


@pytest.mark.parametrize("title", ["", "The minister of the north is at the end", "Fog"])
@pytest.mark.parametrize("body", ["", "\n", " "])
def test_a_title_without_a_text_has_nothing_to_fold(title: str, body: str) -> None:
    assert end_of(body, title) == len(body)


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_the_corpus_is_folded_where_it_says(case: dict[str, str], gap: str) -> None:
    article = case["article"].strip()
    under = case.get("under", "").strip()
    body = article + gap + under if under else article
    assert body[: end_of(body, case["title"])] == article


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_without_what_is_under_it_an_article_stays_whole(case: dict[str, str]) -> None:
    article = case["article"].strip()
    assert end_of(article, case["title"]) == len(article)


@pytest.mark.parametrize(
    "line",
    [
        "Read more: Five lakes to swim in",
        "Related stories",
        "Sign up for our morning newsletter",
        "Follow us on social media",
        "Most read",
        "Advertisement",
        "© Lantern News",
    ],
)
def test_boilerplate_is_folded_even_alone(line: str) -> None:
    body = f"{ARTICLE}\n\n{line}"
    assert end_of(body, TITLE) == len(ARTICLE)


@pytest.mark.parametrize(
    "line",
    [
        "Also on Tuesday, the court ordered the water board to hand over its letters.",
        "More in the town than outside it had believed in the dam, the families told the court.",
        "Copyright in the letters is not in dispute, the water board told the court.",
    ],
)
def test_a_sentence_that_begins_like_boilerplate_stays(line: str) -> None:
    body = f"{ARTICLE}\n\n{line}"
    assert end_of(body, TITLE) == len(body)


NEUTRAL = "The government of Valdania has named a new ambassador to the islands after a long delay."


def test_a_line_that_the_source_repeats_is_folded() -> None:
    body = f"{ARTICLE}\n{NEUTRAL}"
    assert article_end(body, TITLE, names_in(body), repeated=frozenset([NEUTRAL])) == len(ARTICLE)


def test_links_make_lines_likelier_teasers() -> None:
    lines = [NEUTRAL, "A record number of visitors came to the old castle in July."]
    body = "\n".join([ARTICLE, *lines])
    starts = [body.index(line) for line in lines]
    marks = [
        Mark(MarkKind.LINK, start, start + len(line), "https://example.org/")
        for start, line in zip(starts, lines, strict=True)
    ]
    assert article_end(body, TITLE, names_in(body), marks) == len(ARTICLE)


@given(
    st.lists(st.text(alphabet='the of Ada,.?"—\u4e2d é\t', max_size=30), max_size=12),
    st.sampled_from(["\n", "\n\n", "\n \n"]),
)
def test_any_text_ends_after_a_line_of_it(lines: list[str], gap: str) -> None:
    body = gap.join(lines)
    end = end_of(body)
    assert end == len(body) or body[:end].strip()
    assert end == len(body) or body[end:].lstrip(" \t").startswith("\n")


@pytest.mark.parametrize("count", [1, 600, 5_000])
def test_as_many_lines_as_may_be_are_folded_and_no_more(count: int) -> None:
    lines = [f"Advertisement {number}" for number in range(count)]
    body = "\n".join([ARTICLE, *("Advertisement" for _ in lines)])
    folded = body[end_of(body, TITLE) :].count("Advertisement")
    assert folded == min(count, 500)


def test_a_body_of_one_endless_line_stays_whole() -> None:
    body = "word and the other words of it. " * 20_000
    assert end_of(body) == len(body)
