"""Reading the open article by keys: down the text, unrelated lines, finding, links, raw."""

from pathlib import Path

import pytest
from textual.app import App
from textual.pilot import Pilot
from textual.widgets import Input

from desk.importing import import_paths
from store.engine import open_store
from tests.tui.conftest import Open, until
from tests.tui.reading import FOG, TALKS, at, open_article, open_title, press, said, status, view
from tui.reader import browsing
from tui.widgets.article_view import ArticleView
from tui.widgets.cast_pane import CastPane
from tui.widgets.virtual_list import ArticleList

SMALL = (60, 8)
"""A screen on which the talks take several pages."""


async def scrolled(pilot: Pilot[None], key: str) -> tuple[float, float]:
    """Where the text was before a key and is after it."""
    before = view(pilot).scroll_y
    await press(pilot, key)
    return before, view(pilot).scroll_y


@pytest.mark.keys("article.down", "article.up", "article.half-page-down", "article.half-page-up")
@pytest.mark.keys("article.page-down", "article.page-up", "article.top", "article.end")
async def test_keys_go_down_the_text_and_up_again(reader: Open) -> None:
    async with reader(size=SMALL) as pilot:
        await open_article(pilot, TALKS)
        assert view(pilot).max_scroll_y > 3
        for down, up in (
            ("j", "k"),
            ("down", "up"),
            ("ctrl+d", "ctrl+u"),
            ("pagedown", "pageup"),
            ("space", "b"),
            ("G", "g"),
            ("end", "home"),
        ):
            before, after = await scrolled(pilot, down)
            assert before == 0 < after, down
            before, after = await scrolled(pilot, up)
            assert before > after == 0, up


@pytest.mark.keys("page-text", "page-text-back")
async def test_space_and_b_scroll_the_text_from_the_list(reader: Open) -> None:
    async with reader(size=(100, 8)) as pilot:
        await open_article(pilot, TALKS)
        await press(pilot, "2")
        await at(pilot, ArticleList)
        before, after = await scrolled(pilot, "space")
        assert before < after
        assert status(pilot).position
        before, after = await scrolled(pilot, "b")
        assert before > after == 0
        assert isinstance(pilot.app.focused, ArticleList)


@pytest.mark.keys("fold")
async def test_unrelated_lines_are_shown_and_folded_from_any_pane(reader: Open) -> None:
    async with reader() as pilot:
        await open_article(pilot, TALKS)
        await press(pilot, "full_stop")
        assert "Win a saddle" in view(pilot)._page.text
        await press(pilot, "a")
        await at(pilot, CastPane)
        await press(pilot, "full_stop")
        assert "Win a saddle" not in view(pilot)._page.text
        await press(pilot, "2")
        await open_article(pilot, FOG)
        await press(pilot, "full_stop")
        await said(pilot, "No unrelated lines here")


@pytest.mark.keys("find")
async def test_words_are_found_in_the_article_from_any_pane(reader: Open) -> None:
    async with reader() as pilot:
        await press(pilot, "ctrl+f")
        assert isinstance(pilot.app.focused, ArticleList)
        await open_article(pilot, TALKS)
        await press(pilot, "2", "ctrl+f")
        await at(pilot, Input)
        await press(pilot, *"byron")
        assert view(pilot).find_position == (1, 2)
        await press(pilot, "enter")
        assert view(pilot).find_position == (2, 2)
        await press(pilot, "escape")
        await at(pilot, ArticleView)
        assert view(pilot).find_position is None


@pytest.mark.keys("raw")
async def test_the_article_is_shown_as_it_is_stored_and_as_it_is_read(reader: Open) -> None:
    async with reader() as pilot:
        await press(pilot, "v")
        assert not view(pilot).shows_raw
        await press(pilot, "2")
        await open_article(pilot, TALKS)
        await press(pilot, "2", "v")
        await at(pilot, ArticleView)
        assert view(pilot).shows_raw
        assert "https://example.org/a-talks.md" in view(pilot)._page.text
        await press(pilot, "v")
        assert not view(pilot).shows_raw


# --- links ---


@pytest.fixture
def linked(tmp_path: Path) -> Path:
    """A store with an article that has three links, and one that has none."""
    folder = tmp_path / "linked"
    folder.mkdir()
    links = " ".join(f"[number {n}](https://example.org/{n})" for n in (1, 2, 3))
    (folder / "links.md").write_text(f"---\ntitle: Links\ndate: 2018-06-11\n---\n\n{links}\n")
    (folder / "none.md").write_text("---\ntitle: None\ndate: 2018-06-10\n---\n\nNo link at all.\n")
    path = tmp_path / "linked.db"
    store = open_store(str(path))
    import_paths(store, [folder], ())
    store.close()
    return path


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses that a browser is asked for."""
    urls: list[str] = []
    monkeypatch.setattr(browsing, "system_browser_is_text", lambda: False)
    monkeypatch.setattr(App, "open_url", lambda _, url: urls.append(url))
    return urls


@pytest.mark.keys("links")
async def test_the_links_of_a_text_have_numbers_that_open_them(
    reader: Open, linked: Path, opened: list[str]
) -> None:
    async with reader(store=linked) as pilot:
        await open_article(pilot, "Links")
        await press(pilot, "L")
        assert view(pilot).shows_links
        await press(pilot, "2")
        await until(pilot, lambda: opened == ["https://example.org/2"])
        await press(pilot, "9")
        await until(pilot, lambda: status(pilot).mention == "No link 9")
        await press(pilot, "L")
        assert not view(pilot).shows_links
        assert opened == ["https://example.org/2"]


@pytest.mark.keys("list-pane", "links")
async def test_where_a_text_has_no_links_digits_go_to_panes(reader: Open, linked: Path) -> None:
    async with reader(store=linked) as pilot:
        await open_article(pilot, "None")
        await press(pilot, "L")
        await said(pilot, "This text has no links")
        await press(pilot, "2")
        await at(pilot, ArticleList)
        await press(pilot, "g", "enter")
        await until(pilot, lambda: open_title(pilot) == "Links")
