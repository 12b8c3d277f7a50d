"""Whatever is left of an archive gives articles and failures, never an error."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.ingest.containers.archives import SAMPLES
from tests.ingest.containers.conftest import Read


@pytest.mark.parametrize("name", SAMPLES)
def test_a_whole_sample_is_read_without_failure(read: Read, name: str) -> None:
    drafts, failures = read(name, SAMPLES[name])
    assert drafts
    assert not failures


UNMARKED = [name for name in SAMPLES if name.endswith((".eml", ".mbox", ".warc", ".warc.gz"))]
"""What does not tell where it ends: part of a letter may be one, and records stand in a row."""

MARKED = [name for name in SAMPLES if name not in UNMARKED]


@pytest.mark.parametrize("name", MARKED)
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_any_prefix_gives_only_articles_of_the_whole_and_failures(
    read: Read, name: str, data: st.DataObject
) -> None:
    content = SAMPLES[name]
    length = data.draw(st.integers(0, len(content) - 1))
    whole, _ = read(name, content)
    drafts, failures = read(name, content[:length])
    assert {draft.guid for draft in drafts} <= {draft.guid for draft in whole}
    assert len(drafts) == len(whole) or failures


@pytest.mark.parametrize("name", UNMARKED)
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_any_prefix_of_letters_or_records_gives_articles_or_failures(
    read: Read, name: str, data: st.DataObject
) -> None:
    content = SAMPLES[name][: data.draw(st.integers(0, len(SAMPLES[name]) - 1))]
    drafts, failures = read(name, content)
    assert drafts or failures


@pytest.mark.parametrize("name", SAMPLES)
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_any_damage_gives_clean_articles_and_failures(
    read: Read, name: str, data: st.DataObject
) -> None:
    content = bytearray(SAMPLES[name])
    for _ in range(data.draw(st.integers(1, 5))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    drafts, failures = read(name, bytes(content))
    assert all(draft.title.isprintable() for draft in drafts)
    assert all(failure.what.isprintable() and failure.why for failure in failures)
