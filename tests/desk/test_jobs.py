"""Jobs come one after the other, each once, and none is lost."""

import pytest

from desk.jobs import Jobs


def test_jobs_come_in_the_order_in_which_they_were_asked_for() -> None:
    jobs: Jobs[str] = Jobs()
    for name in "abc":
        jobs.ask(name)
    done = []
    for _ in range(3):
        with jobs.next() as job:
            done.append(job.request)
    assert done == ["a", "b", "c"]


def test_what_waits_or_is_under_way_is_not_taken_twice() -> None:
    jobs: Jobs[str] = Jobs()
    jobs.ask("a")
    jobs.ask("a")
    with jobs.next():
        jobs.ask("a")
        jobs.ask("b")
    with jobs.next() as job:
        assert job.request == "b"


@pytest.mark.parametrize("error", [None, ValueError])
def test_what_is_over_can_be_asked_for_again_however_it_ended(
    error: type[Exception] | None,
) -> None:
    jobs: Jobs[str] = Jobs()
    jobs.ask("a")
    try:
        with jobs.next():
            if error:
                raise error
    except ValueError:
        pass
    jobs.ask("a")
    with jobs.next() as job:
        assert job.request == "a"


def test_stopping_reaches_what_is_under_way_and_what_waits_and_nothing_after() -> None:
    jobs: Jobs[str] = Jobs()
    jobs.stop()
    jobs.ask("a")
    jobs.ask("b")
    with jobs.next() as first:
        assert not first.stopped()
        jobs.stop()
        jobs.ask("a")
        assert first.stopped()
    with jobs.next() as second:
        assert (second.request, second.stopped()) == ("b", True)
    with jobs.next() as third:
        assert (third.request, third.stopped()) == ("a", False)
