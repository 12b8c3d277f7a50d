"""Reads what a test wrote into a file of a given name."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from core.drafts import Draft, Failure
from ingest.containers.limits import Limits
from ingest.files import read_file
from ingest.jail import Jail

Read = Callable[..., tuple[list[Draft], list[Failure]]]


@pytest.fixture(scope="session")
def jail() -> Iterator[Jail]:
    with Jail() as jail:
        yield jail


@pytest.fixture(scope="session")
def read(jail: Jail, tmp_path_factory: pytest.TempPathFactory) -> Read:
    """Writes bytes under a name and reads them: the drafts and the failures."""
    folder = tmp_path_factory.mktemp("archives")

    def write_and_read(
        name: str, content: bytes, limits: Limits | None = None
    ) -> tuple[list[Draft], list[Failure]]:
        path: Path = folder / name
        path.write_bytes(content)
        found = list(read_file(path, path, jail, limits or Limits()))
        drafts = [item for item in found if isinstance(item, Draft)]
        return drafts, [item for item in found if isinstance(item, Failure)]

    return write_and_read
