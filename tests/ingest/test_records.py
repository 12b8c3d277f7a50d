"""JSON Lines are read a line at a time; a bad line costs itself and is named."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from core.drafts import Draft, Failure
from core.types import DatedBy, RichText
from ingest.files import read_file
from ingest.jail import Jail


@pytest.fixture(scope="module")
def jail() -> Iterator[Jail]:
    with Jail() as jail:
        yield jail


@pytest.fixture
def records(tmp_path: Path, jail: Jail):
    """Reads lines as the file wire.jsonl."""

    def read(*lines: object) -> list[Draft | Failure]:
        path = tmp_path / "wire.jsonl"
        parts = [x if isinstance(x, bytes) else json.dumps(x).encode() for x in lines]
        path.write_bytes(b"\n".join(parts))
        return list(read_file(path, tmp_path, jail))

    return read


def test_a_record_gives_a_draft_with_all_it_says(records, tmp_path: Path) -> None:
    assert records(
        {
            "id": "w1",
            "title": "Ferry\x1b strike",
            "text": "Crews stayed ashore.\n\n\nTalks go on.",
            "published": "2024-05-06T10:00:00Z",
            "url": "https://a.example/",
            "source": "Wire",
            "author": "Ines",
            "language": "pt",
        }
    ) == [
        Draft(
            title="Ferry strike",
            body=RichText("Crews stayed ashore.\n\nTalks go on."),
            guid="w1",
            url="https://a.example/",
            path=str(tmp_path / "wire.jsonl"),
            source="Wire",
            author="Ines",
            language="pt",
            published=datetime(2024, 5, 6, 10, tzinfo=UTC),
            dated_by=DatedBy.METADATA,
        )
    ]


def test_a_text_stays_whole_where_the_title_is_made_from_it(records) -> None:
    (draft,) = records({"text": "OSLO (Wire) — Crews left. More."})
    assert (draft.title, draft.body.text) == ("Crews left.", "OSLO (Wire) — Crews left. More.")


def test_html_is_read_where_there_is_no_text(records) -> None:
    (draft,) = records({"id": 7, "html": "<h1>Head</h1><p>A <b>word</b>.</p>"})
    assert (draft.guid, draft.title, draft.body.text) == ("7", "Head", "Head\n\nA word.")
    assert len(draft.body.marks) == 2


def test_a_record_without_an_id_is_known_by_its_address_or_text_alone(records) -> None:
    drafts = records({"text": "one"}, b"", {"text": "three"})
    assert [draft.guid for draft in drafts] == ["", ""]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (b"{", "not JSON: Expecting property name enclosed in double quotes (column 2)"),
        (b"[1]", "not a JSON object"),
        (b"7", "not a JSON object"),
        (b'{"title": "x"}', "neither 'text' nor 'html'"),
        (b'{"text": 7}', "neither 'text' nor 'html'"),
        (b'{"text": ""}', "no title and no text"),
        (b"[" * 100_000, "nested too deeply"),
        (b'{"id": ' + b"9" * 5000 + b"}", "a number with too many digits"),
    ],
)
def test_a_bad_line_is_named_and_the_others_are_kept(records, line: bytes, why: str) -> None:
    first, failure, last = records({"text": "one"}, line, {"text": "three"})
    assert (first.title, last.title) == ("one", "three")
    assert failure == Failure("wire.jsonl, line 2", why)


def test_wrong_types_beside_the_text_count_as_absent(records) -> None:
    (draft,) = records(
        {"id": True, "title": 7, "text": "Body.", "url": ["x"], "published": 5, "author": {}}
    )
    assert (draft.title, draft.url, draft.author) == ("Body.", "", "")
    assert draft.published is None


def test_lone_surrogates_become_replacement_marks(records) -> None:
    (draft,) = records(b'{"id": "\\ud800", "text": "half \\ud83d emoji"}')
    assert (draft.guid, draft.body.text) == ("\ufffd", "half \ufffd emoji")


def test_lines_in_another_encoding_are_read(records) -> None:
    drafts = records(b'\xef\xbb\xbf{"text": "one"}', '{"text": "Größe"}'.encode("cp1252"))
    assert [draft.title for draft in drafts] == ["one", "Größe"]


def test_a_line_over_the_limit_is_skipped_whole(records, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ingest.records.LINE_LIMIT", 1000)
    first, failure, last = records({"text": "one"}, {"text": "x" * 5000}, {"text": "three"})
    assert (first.title, last.title) == ("one", "three")
    assert failure.what == "wire.jsonl, line 2"
    assert failure.why.startswith("over ")


def test_reading_is_lazy(tmp_path: Path, jail: Jail) -> None:
    path = tmp_path / "wire.jsonl"
    path.write_text('{"text": "one"}\n{"text": "two"}\n', "utf-8")
    lines = read_file(path, tmp_path, jail)
    assert next(lines).title == "one"
    lines.close()
