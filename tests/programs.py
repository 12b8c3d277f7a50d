"""Programs that a test puts on the path in place of real ones."""

from pathlib import Path

import pytest

SCREENS = ("WAYLAND_DISPLAY", "DISPLAY", "VISUAL", "EDITOR", "BROWSER")
"""Variables that say what screen, editor and browser there are."""


class Programs:
    """A folder that is the whole path of a test: what is not put there does not exist.

    There is no screen of the system, no editor and no browser either.
    """

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self._path, self._said = folder / "programs", folder / "said"
        self._path.mkdir()
        self._said.mkdir()
        monkeypatch.setenv("PATH", str(self._path))
        for name in SCREENS:
            monkeypatch.delenv(name, raising=False)

    def add(self, name: str, *lines: str) -> Path:
        """Adds a shell script, whose `$OUT` is what `said` reads."""
        path = self._path / name
        path.write_text("\n".join(("#!/bin/sh", f"OUT='{self._said / name}'", *lines, "")))
        path.chmod(0o755)
        return path

    def said(self, name: str) -> str:
        """What a script wrote to `$OUT`; '' where it did not."""
        path = self._said / name
        return path.read_text("utf-8") if path.exists() else ""
