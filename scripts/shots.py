"""Draws the pictures in screenshots/ from the sample archive: `make shots`."""

import asyncio
import re
import sys
import tempfile
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from textual.pilot import Pilot  # noqa: E402

from core.paths import Paths, default_paths  # noqa: E402
from core.settings import Settings  # noqa: E402
from tui.app import NewscastApp, Start  # noqa: E402
from tui.session import Session, save_session  # noqa: E402
from tui.widgets.virtual_list import ArticleList  # noqa: E402

CLOCK = datetime(2021, 7, 8, 9, 30, tzinfo=UTC)
"""The moment of every picture, so that they change only with the app."""

SUMMIT = ("slash", *'singapore "joint statement"', "wait", "enter", "wait")
"""The way to one article, open with the keys in its text."""


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture: the keys that lead to it, its size in cells, its theme."""

    name: str
    keys: tuple[str, ...]
    size: tuple[int, int] = (150, 40)
    theme: str = "newscast-night"


SHOTS = (
    Shot("wide", (*SUMMIT, "2"), size=(200, 50)),
    Shot("paper", (*SUMMIT, "S", "down", "enter", "wait", "2"), theme="newscast-paper"),
    Shot("columns-100", (*SUMMIT, "a", "wait"), size=(100, 30)),
    Shot("columns-80", (*SUMMIT, "2"), size=(80, 24)),
    Shot("columns-40", (*SUMMIT,), size=(40, 20)),
    Shot("actor", (*SUMMIT, "a", "enter", "right_square_bracket")),
    Shot(
        "onward",
        (*SUMMIT, "a", "enter", *["right_square_bracket"] * 6, "wait"),
        size=(120, 34),
    ),
    Shot("peek", (*SUMMIT, "a", "P", "wait"), size=(120, 34)),
    Shot("story", (*SUMMIT, "T", "wait"), size=(120, 34)),
    Shot("compare", (*SUMMIT, "e", "i", "wait"), size=(120, 34)),
    Shot("dossier", (*SUMMIT, "a", "d", "wait"), size=(120, 40)),
    Shot("correct", (*SUMMIT, "a", "c", "wait"), size=(100, 30)),
    Shot("marks", ("M", "wait"), size=(100, 30)),
    Shot("commands", ("colon", *"read ", "wait"), size=(100, 30)),
    Shot("search", ("slash", *'actor:"Barack Obama" -brexit', "wait"), size=(110, 30)),
    Shot("help", ("question_mark", "wait"), size=(100, 34)),
)

_FONT_FACE = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)
"""Textual's SVG fetches its font from the web; a picture should fetch nothing."""


def sample_store(folder: Path) -> Paths:
    """A store in `folder` that holds the sample archive, analysed."""
    from desk.annotate import annotate
    from desk.importing import import_paths
    from ingest.feedlist import load_feeds
    from store.engine import open_store

    paths = replace(
        default_paths(),
        store=str(folder / "news.db"),
        state=folder / "state.json",
        log=folder / "log",
    )
    store = open_store(paths.store)
    (sample,) = [spec for spec in load_feeds(None) if not spec.is_remote]
    import_paths(store, [Path(sample.location)], [sample])
    annotate(store)
    store.close()
    return paths


async def draw(shot: Shot, paths: Paths) -> str:
    """The picture as SVG text."""
    save_session(paths.state, paths.store, Session(welcomed=True))
    app = NewscastApp(Start(paths, Settings(theme=shot.theme)), clock=lambda: CLOCK)
    async with app.run_test(size=shot.size) as pilot:
        await _listed(pilot)
        for key in shot.keys:
            await (pilot.pause(1.0) if key == "wait" else pilot.press(key))
            await pilot.pause(0.05)
        await pilot.pause(0.5)
        return _FONT_FACE.sub("", app.export_screenshot(title="newscast"))


async def _listed(pilot: Pilot[None]) -> None:
    while not pilot.app.screen.query_one(ArticleList).ids:
        await pilot.pause(0.05)


def main() -> None:
    """Writes every picture."""
    with tempfile.TemporaryDirectory() as folder:
        paths = sample_store(Path(folder))
        for shot in SHOTS:
            target = ROOT / "screenshots" / f"{shot.name}.svg"
            target.write_text(asyncio.run(draw(shot, paths)), encoding="utf-8")
            print(f"{target.relative_to(ROOT)}  {target.stat().st_size // 1024} KB")


if __name__ == "__main__":
    main()
