"""Servers on this machine, and what fetches from them."""

from collections.abc import Iterator
from contextlib import closing

import httpx
import pytest

from ingest.clients import make_client
from tests.ingest.serving import Server


@pytest.fixture
def server() -> Iterator[Server]:
    with closing(Server()) as server:
        yield server


@pytest.fixture
def other() -> Iterator[Server]:
    """Another server, which is another host to newscast."""
    with closing(Server()) as server:
        yield server


@pytest.fixture(scope="module")
def client() -> Iterator[httpx.Client]:
    with make_client() as client:
        yield client
