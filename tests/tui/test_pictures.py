"""A caption's picture: in the terminal where that is wanted and can be, else in the browser."""

import sys
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot

from core.settings import Settings
from core.types import Mark, MarkKind, RichText
from desk.messages import FetchPicture, PictureRead
from tests.pictures import png
from tests.tui.conftest import Obedient, Open, until
from tests.tui.reading import FOG, TALKS, open_article, press
from tui.dialogs.picture import PictureScreen
from tui.reader import picturing
from tui.reader.sharing import Sharing
from tui.widgets.article_view import ArticleView

CAPTION = "The port [/] of Lisbon"
PICTURE, LINK = "https://example.org/port.png", "https://example.org/port"

DRAWN = pytest.mark.filterwarnings("ignore:Image.Image.getdata is deprecated:DeprecationWarning")
"""textual-image 0.12 reads pixels in a way that Pillow 14 will not have; it is kept to 13."""

Captioned = Callable[..., AbstractAsyncContextManager[Pilot[None]]]


@pytest.fixture
def browsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses that went to the browser."""
    urls: list[str] = []
    monkeypatch.setattr(Sharing, "open_in_browser", lambda _, url: urls.append(url))
    return urls


@pytest.fixture
def captioned(reader: Open, monkeypatch: pytest.MonkeyPatch) -> Captioned:
    """Opens an article with a caption, its link 1, and link 2; the library is said to be there."""
    monkeypatch.setattr(picturing, "can_draw", lambda: True)

    @asynccontextmanager
    async def opened(
        settings: Settings, size: tuple[int, int] = (140, 40)
    ) -> AsyncIterator[Pilot[None]]:
        async with reader(settings=settings, size=size) as pilot:
            await open_article(pilot, FOG)
            view = pilot.app.screen.query_one(ArticleView)
            assert view.article
            marks = (
                Mark(MarkKind.IMAGE, 0, len(CAPTION), PICTURE),
                Mark(MarkKind.LINK, len(CAPTION) + 2, len(CAPTION) + 6, LINK),
            )
            view.show(replace(view.article, body=RichText(f"{CAPTION}\n\nFog.", marks)))
            await press(pilot, "L")
            yield pilot

    return opened


def notices(pilot: Pilot[None]) -> list[str]:
    return [n.message for n in pilot.app._notifications]


def asked(background: Obedient) -> list[str]:
    return [r.url for r in background.requests if isinstance(r, FetchPicture)]


@pytest.mark.parametrize("settings", [Settings(), Settings(pictures=True, plain=True)])
async def test_where_pictures_are_not_wanted_they_go_to_the_browser(
    captioned: Captioned, background: Obedient, browsed: list[str], settings: Settings
) -> None:
    async with captioned(settings) as pilot:
        await press(pilot, "1")
        assert browsed == [PICTURE]
        assert asked(background) == notices(pilot) == []


async def test_a_link_goes_to_the_browser(
    captioned: Captioned, background: Obedient, browsed: list[str]
) -> None:
    async with captioned(Settings(pictures=True)) as pilot:
        await press(pilot, "2")
        assert (browsed, asked(background)) == ([LINK], [])


async def test_without_the_library_it_is_named_once_and_the_browser_opens_the_picture(
    captioned: Captioned,
    background: Obedient,
    browsed: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with captioned(Settings(pictures=True)) as pilot:
        monkeypatch.setattr(picturing, "can_draw", lambda: False)
        await press(pilot, "1", "1")
        assert browsed == [PICTURE, PICTURE]
        assert notices(pilot) == ["Pictures here need textual-image: pip install textual-image"]
        assert asked(background) == []


async def test_what_hinders_is_said(
    captioned: Captioned, background: Obedient, browsed: list[str]
) -> None:
    async with captioned(Settings(pictures=True)) as pilot:
        await press(pilot, "1")
        assert asked(background) == [PICTURE]
        background.say(PictureRead(PICTURE, "", "not found (404)"))
        await until(pilot, lambda: notices(pilot) == ["No picture: not found (404)"])
        assert not isinstance(pilot.app.screen, PictureScreen)
        assert browsed == []


async def test_a_picture_that_comes_when_the_reader_has_gone_on_is_not_shown(
    captioned: Captioned, background: Obedient, tmp_path: Path
) -> None:
    async with captioned(Settings(pictures=True)) as pilot:
        await press(pilot, "1", "q")
        await open_article(pilot, TALKS)
        background.say(PictureRead(PICTURE, str(tmp_path / "none.png")))
        background.say(PictureRead("https://example.org/last.png", "", "gone"))
        await until(pilot, lambda: notices(pilot) == ["No picture: gone"])
        assert not isinstance(pilot.app.screen, PictureScreen)


async def test_a_library_that_cannot_be_loaded_is_told(
    captioned: Captioned,
    background: Obedient,
    lent: list[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    monkeypatch.delitem(sys.modules, "textual_image", raising=False)
    monkeypatch.setitem(sys.modules, "textual_image.widget", None)  # type: ignore[arg-type]
    async with captioned(Settings(pictures=True)) as pilot:
        await press(pilot, "1")
        background.say(PictureRead(PICTURE, str(tmp_path / "none.png")))
        await until(pilot, lambda: "textual-image: " in "".join(notices(pilot)))
        assert lent == ["lent"]
        assert not isinstance(pilot.app.screen, PictureScreen)


@pytest.fixture
def library() -> None:
    pytest.importorskip(
        "textual_image.widget", reason="textual-image is not installed (the extra `pictures`)"
    )


@DRAWN
@pytest.mark.usefixtures("library")
@pytest.mark.parametrize("size", [(140, 40), (40, 12)])
@pytest.mark.parametrize(
    ("width", "height"), [(400, 300), (300, 400), (1, 1), (1600, 2), (2, 1600)]
)
async def test_a_picture_fits_the_screen_above_its_caption(
    captioned: Captioned,
    background: Obedient,
    lent: list[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    size: tuple[int, int],
    width: int,
    height: int,
) -> None:
    monkeypatch.delitem(sys.modules, "textual_image")
    (tmp_path / "a.png").write_bytes(png(width, height))
    async with captioned(Settings(pictures=True), size=size) as pilot:
        await press(pilot, "1")
        background.say(PictureRead(PICTURE, str(tmp_path / "a.png")))
        await until(pilot, lambda: isinstance(pilot.app.screen, PictureScreen))
        await pilot.pause()
        screen = pilot.app.screen
        picture, caption = screen.query_one(".picture"), screen.query_one("Static")
        assert caption.region.bottom == size[1]
        assert CAPTION in "".join(s.text for s in caption.render_line(0))
        room = (size[0], caption.region.y)
        assert picture.region.right <= room[0]
        assert picture.region.bottom <= room[1]
        if 0.1 < width / height < 10:
            assert room[0] == picture.region.width or room[1] == picture.region.height
        assert lent == ["lent"]


@DRAWN
@pytest.mark.usefixtures("library")
@pytest.mark.parametrize("key", ["escape", "q", "enter"])
@pytest.mark.keys("picture.close")
async def test_a_key_closes_it(
    captioned: Captioned, background: Obedient, tmp_path: Path, key: str
) -> None:
    (tmp_path / "a.png").write_bytes(png())
    async with captioned(Settings(pictures=True)) as pilot:
        await press(pilot, "1")
        background.say(PictureRead(PICTURE, str(tmp_path / "a.png")))
        await until(pilot, lambda: isinstance(pilot.app.screen, PictureScreen))
        await press(pilot, key)
        assert isinstance(pilot.app.focused, ArticleView)
