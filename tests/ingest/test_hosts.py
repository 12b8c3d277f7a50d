"""Hosts take turns, and none gets more than its requests at once."""

import threading
from time import monotonic

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.hosts import PER_HOST, HostSlots, Turns, host_of


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://Example.org/a", "example.org"),
        ("http://example.org:80/", "example.org"),
        ("http://user:word@example.org:8080/", "example.org:8080"),
        ("https://bücher.example/", "xn--bcher-kva.example"),
        ("http://[::1]:8000/", "[::1]:8000"),
        ("http://[::1", ""),
        ("", ""),
    ],
)
def test_a_host_is_a_name_and_an_unusual_port(address: str, host: str) -> None:
    assert host_of(address) == host


def test_one_large_host_does_not_keep_the_small_ones_waiting() -> None:
    turns = Turns(["a1", "a2", "a3", "a4", "b1", "c1"], lambda item: item[0])
    assert [turns.take() for _ in range(5)] == ["a1", "b1", "c1", "a2", None]
    turns.done("a1")
    assert turns.take() == "a3"


@given(st.lists(st.sampled_from("aaabc")), st.integers(1, 8), st.randoms())
def test_everything_gets_its_turn_once_and_no_host_too_many(
    hosts: list[str], at_once: int, random
) -> None:
    turns = Turns(list(enumerate(hosts)), lambda item: item[1])
    running: list[tuple[int, str]] = []
    taken: list[tuple[int, str]] = []
    while len(taken) < len(hosts) or running:
        while len(running) < at_once and (item := turns.take()):
            running.append(item)
            taken.append(item)
            assert [host for _, host in running].count(item[1]) <= PER_HOST
        turns.done(running.pop(random.randrange(len(running))))
    assert sorted(taken) == list(enumerate(hosts))


def test_a_busy_host_is_waited_for_until_the_time_is_up() -> None:
    slots = HostSlots()
    with slots.at("a", monotonic()), slots.at("a", monotonic()):
        with slots.at("b", monotonic()):
            pass
        with pytest.raises(httpx.PoolTimeout), slots.at("a", monotonic()):
            pass
    with slots.at("a", monotonic()):
        pass


def test_who_waits_gets_the_slot_that_comes_free() -> None:
    slots, got = HostSlots(), threading.Event()

    def wait() -> None:
        with slots.at("a", monotonic() + 60):
            got.set()

    with slots.at("a", monotonic()), slots.at("a", monotonic()):
        waiting = threading.Thread(target=wait)
        waiting.start()
        assert not got.is_set()
    waiting.join()
    assert got.is_set()
