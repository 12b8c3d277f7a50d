"""Feeds are read side by side: none waits for one that hangs, fails or takes long to parse."""

import threading
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Self

import pytest

from core.drafts import FeedBatch, FeedRow, FeedSpec, FetchState
from core.errors import FetchError, ParseError
from ingest import calls, collect
from ingest.answers import Fetched
from ingest.calls import Answer, Call
from ingest.collect import Collector


def call(number: int, host: str = "", moved_to: str = "") -> Call:
    location = f"http://{host or f'h{number}'}.example/{number}"
    state = FetchState()
    row = FeedRow(number, location, f"Feed {number}", (), "", state, 0, "", False)
    return Call(replace(row, moved_to=moved_to), FeedSpec(location))


class OwnJail:
    """Calls what it is asked for itself: `parse` stands for the parser."""

    parse: Callable[[bytes], FeedBatch] = staticmethod(lambda body: FeedBatch(body.decode()))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def call(self, _function: object, body: bytes, *_: object) -> FeedBatch:
        return OwnJail.parse(body)


@pytest.fixture(autouse=True)
def own_jail(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(collect, "Jail", OwnJail)


Fetch = Callable[[str], bytes]


@pytest.fixture
def fetching(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Fetch], None]]:
    """Puts a function of the address in the place of the network."""

    def use(own: Fetch) -> None:
        def fetch(_client: object, url: str, state: FetchState, **_: object) -> Fetched:
            return Fetched(own(url), "", url, state)

        monkeypatch.setattr(calls, "fetch", fetch)

    yield use


def collected(calls: Sequence[Call], seconds: float = 60) -> dict[int, Answer]:
    with Collector(calls, lambda: False, seconds) as answers:
        return {answer.feed.id: answer for answer in answers}


def path(url: str) -> bytes:
    return url.encode()


def test_every_feed_answers_once(fetching) -> None:
    fetching(path)
    answers = collected([call(n) for n in range(50)])
    assert sorted(answers) == list(range(50))
    assert {n: answer.batch.title for n, answer in answers.items()} == {
        n: f"http://h{n}.example/{n}" for n in range(50)
    }
    assert all(isinstance(a.result, Fetched) and a.result.body == b"" for a in answers.values())


def test_no_feed_at_all_is_no_trouble() -> None:
    assert collected([]) == {}


def test_a_feed_that_moved_is_asked_where_it_is(fetching) -> None:
    fetching(path)
    assert collected([call(1, moved_to="https://new.example/")])[1].batch.title.endswith(
        "new.example/"
    )


def test_a_request_that_hangs_in_what_cannot_be_interrupted_is_given_up(
    fetching, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(collect, "GRACE", 0)
    let_go = threading.Event()

    def fetch(url: str) -> bytes:
        if "hang" in url:
            let_go.wait(60)
        return b"x"

    fetching(fetch)
    hanging = [call(n, host=f"hang{n}") for n in range(8)]
    try:
        answers = collected([*hanging, *(call(n) for n in range(8, 20))], 0.2)
        late = [n for n, answer in answers.items() if isinstance(answer.result, FetchError)]
        assert sorted(late) == list(range(8))
        assert str(answers[0].result).endswith("took longer than 0.2 seconds")
        assert len(answers) == 20
    finally:
        let_go.set()


def test_what_nobody_expected_of_one_feed_is_an_error_of_that_feed(fetching) -> None:
    def fetch(url: str) -> bytes:
        if url.endswith("/1"):
            raise RuntimeError("no such thing")
        return b"x"

    fetching(fetch)
    answers = collected([call(n) for n in range(3)])
    assert str(answers[1].result).endswith("cannot be fetched (RuntimeError)")
    assert not any(isinstance(answers[n].result, FetchError) for n in (0, 2))


def test_a_secret_that_is_not_there_is_an_error_of_its_feed(fetching) -> None:
    fetching(path)
    secretive = call(1)
    spec = FeedSpec(secretive.feed.location, auth="env:NEWSCAST_TEST_NOWHERE")
    answers = collected([Call(secretive.feed, spec), call(2)])
    assert "NEWSCAST_TEST_NOWHERE" in str(answers[1].result)
    assert isinstance(answers[2].result, Fetched)


def test_a_feed_that_takes_long_to_parse_holds_up_neither_fetching_nor_parsing(
    fetching, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first one is parsed only when all others have been."""
    others = threading.Semaphore(0)

    def parse(body: bytes) -> FeedBatch:
        if body.endswith(b"/0"):
            for _ in range(20):
                assert others.acquire(timeout=60)
        others.release()
        return FeedBatch(body.decode())

    monkeypatch.setattr(OwnJail, "parse", staticmethod(parse))
    fetching(path)
    assert len(collected([call(n) for n in range(21)])) == 21


@pytest.mark.parametrize("trouble", [ParseError("the feed", "not a feed"), KeyError("out of it")])
def test_what_cannot_be_parsed_is_an_error_of_its_feed(
    fetching, monkeypatch: pytest.MonkeyPatch, trouble: Exception
) -> None:
    def parse(body: bytes) -> FeedBatch:
        if body.endswith(b"/0"):
            raise trouble
        return FeedBatch()

    monkeypatch.setattr(OwnJail, "parse", staticmethod(parse))
    fetching(path)
    answers = collected([call(0), call(1)])
    assert isinstance(answers[0].result, ParseError)
    assert isinstance(answers[1].result, Fetched)


def test_nobody_is_asked_while_too_much_waits_to_be_taken(
    fetching, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(collect, "BACKLOG", 10)
    monkeypatch.setattr(collect, "FETCHES", 1)
    asked: list[str] = []

    def fetch(url: str) -> bytes:
        asked.append(url)
        return b"x" * 10

    fetching(fetch)
    with Collector([call(n) for n in range(5)], lambda: False) as answers:
        for taken, _ in enumerate(answers, 1):
            assert len(asked) == taken
    assert len(asked) == 5


def test_no_host_is_asked_for_more_than_two_things_at_once(fetching) -> None:
    lock, running, most = threading.Lock(), Counter[str](), Counter[str]()

    def fetch(url: str) -> bytes:
        host = url.split("/")[2]
        with lock:
            running[host] += 1
            running["all"] += 1
            for name in (host, "all"):
                most[name] = max(most[name], running[name])
        with lock:
            running[host] -= 1
            running["all"] -= 1
        return b"x"

    fetching(fetch)
    assert len(collected([call(n, host=f"h{n % 3}") for n in range(200)])) == 200
    assert all(most[f"h{n}"] <= 2 for n in range(3))
    assert most["all"] <= collect.FETCHES


def test_once_it_is_stopped_nobody_is_asked_any_more(fetching) -> None:
    stop = threading.Event()

    def fetch(url: str) -> bytes:
        stop.set()
        return b"x"

    fetching(fetch)
    with Collector([call(n, host="one") for n in range(50)], stop.is_set) as answers:
        assert 1 <= len(list(answers)) <= 2


def test_whoever_leaves_early_is_not_held(fetching) -> None:
    fetching(path)
    with Collector([call(n) for n in range(50)], lambda: False) as answers:
        assert next(iter(answers)).feed.id in range(50)
