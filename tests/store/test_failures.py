"""Of articles that could not be analysed it is known which, and why."""

from core.drafts import Failure
from store.engine import Store
from store.failures import failed_analyses
from tests.store.builders import add, analyse, draft, fail


def test_failed_analyses_are_told_by_title_and_no_others(store: Store) -> None:
    odd, deep, waits, well = add(store, *(draft(t) for t in ("Odd", "Deep", "Waits", "Well")))
    fail(store, odd, 1, "too odd")
    fail(store, deep, 1, "too deep")
    analyse(store, well)
    assert failed_analyses(store, [odd, waits, well]) == [Failure("Odd", "too odd")]
    assert failed_analyses(store, []) == []
