"""Weights of the likeness are fitted on articles whose events are known."""

import pytest

from core.analysis import Text
from core.types import Kind
from language import likeness
from scripts.fit_related import Corpus, Labelled, fit, precision, present
from store.related import Standing


@pytest.fixture(autouse=True)
def unchanged(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the fitting sets is put back."""
    for name in ("NUMBER_WEIGHT", "PAIR_WEIGHT"):
        monkeypatch.setattr(likeness, name, getattr(likeness, name))


def corpus() -> Corpus:
    """Two events on ships, of which only the organisations tell one from the other."""
    texts = ["A ship sank off Kolvik", "Off Kolvik a ship is lost", "A ship sank", "A ship is lost"]
    articles = [
        Labelled(Text("", text), {n % 2: 1}, f"event {n % 2}", "ships")
        for n, text in enumerate(texts)
    ]
    standings = {n: Standing(f"Line {n}", Kind.ORGANISATION, 2) for n in range(2)}
    return Corpus(articles, standings)


def test_fitting_finds_weights_that_tell_events_apart() -> None:
    start = present() | {"organisation": 0.3}
    fitted = fit([corpus()], start, ["ships"])
    assert precision([corpus()], start, ["ships"]) < precision([corpus()], fitted, ["ships"]) == 1
