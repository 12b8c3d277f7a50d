"""Keys that take an article elsewhere: browser, clipboard, a file, a command; and the feed list."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from core.paths import default_paths
from core.settings import Settings
from desk.feed_file import feeds_path
from desk.messages import Refresh
from ingest.feedlist import default_feeds_path
from tests.programs import Programs
from tests.tui.conftest import Obedient, Open, until
from tui.reader import browsing
from tui.reader.sharing import Sharing

FOG = "https://example.org/c-fog.md"
SAVED = "2018-06-12-fog-over-lisbon.md"


@pytest.fixture(autouse=True)
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Programs:
    folder = tmp_path / "system"
    folder.mkdir()
    return Programs(folder, monkeypatch)


def notices(pilot: Pilot[None]) -> str:
    return "\n".join(f"{n.title} {n.message}" for n in pilot.app._notifications)


async def opened(pilot: Pilot[None]) -> None:
    """Opens the newest article, on fog."""
    await pilot.press("enter")
    await until(pilot, lambda: pilot.app.screen.query_one("ArticleView").article)  # type: ignore[attr-defined]


# --- browser ---


@pytest.mark.keys("open-link")
async def test_a_link_opens_in_the_systems_browser(
    reader: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    urls: list[str] = []
    monkeypatch.setattr(browsing, "system_browser_is_text", lambda: False)
    async with reader() as pilot:
        monkeypatch.setattr(pilot.app, "open_url", urls.append)
        await pilot.press("o")
        await until(pilot, lambda: urls == [FOG])
        assert not pilot.app._notifications


async def test_that_there_is_no_browser_is_told(
    reader: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(browsing, "system_browser_is_text", lambda: None)
    async with reader() as pilot:
        monkeypatch.setattr(pilot.app, "open_url", lambda _: None)
        await pilot.press("o")
        await until(pilot, lambda: FOG in notices(pilot))
        assert "config.toml" in notices(pilot)


async def test_a_text_browser_of_the_system_gets_the_terminal(
    reader: Open, monkeypatch: pytest.MonkeyPatch, lent: list[str]
) -> None:
    urls: list[str] = []
    monkeypatch.setattr(browsing, "system_browser_is_text", lambda: True)
    monkeypatch.setattr(browsing.webbrowser, "open", urls.append)
    async with reader() as pilot:
        await pilot.press("o")
        await until(pilot, lambda: urls == [FOG])
        assert lent == ["lent"]


async def test_the_readers_own_browser_gets_its_words_then_the_link(
    reader: Open, programs: Programs, lent: list[str]
) -> None:
    programs.add("firefox", 'printf "%s|" "$@" > "$OUT"')
    async with reader(settings=Settings(browser=("firefox", "--new tab"))) as pilot:
        await pilot.press("o")
        await until(pilot, lambda: programs.said("firefox") == f"--new tab|{FOG}|")
        assert not lent


async def test_an_own_text_browser_gets_the_terminal(
    reader: Open, programs: Programs, lent: list[str]
) -> None:
    programs.add("lynx", 'echo "$@" > "$OUT"')
    async with reader(settings=Settings(browser=("lynx",))) as pilot:
        await pilot.press("o")
        await until(pilot, lambda: programs.said("lynx"))
        assert lent == ["lent"]


async def test_a_browser_that_is_not_there_is_told(reader: Open) -> None:
    async with reader(settings=Settings(browser=("firefox",))) as pilot:
        await pilot.press("o")
        await until(pilot, lambda: "firefox: No such file" in notices(pilot))


@pytest.mark.parametrize("address", ["javascript:alert(1)", "file:///etc/passwd", "--help", ""])
async def test_what_is_no_web_address_is_not_opened(
    reader: Open, programs: Programs, address: str
) -> None:
    programs.add("firefox", 'echo "$@" > "$OUT"')
    async with reader(settings=Settings(browser=("firefox",))) as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, Sharing)
        await screen.open_in_browser(address).wait()
        assert not programs.said("firefox")
        assert not pilot.app._notifications


# --- clipboard ---


@pytest.mark.keys("copy-link")
async def test_a_link_is_copied_by_the_systems_program(
    reader: Open, programs: Programs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISPLAY", ":0")
    programs.add("xclip", '/bin/cat > "$OUT"')
    async with reader() as pilot:
        await pilot.press("y")
        await until(pilot, lambda: "Link copied" in notices(pilot))
        assert programs.said("xclip") == FOG
        assert pilot.app.clipboard == ""


@pytest.mark.keys("copy-text")
async def test_the_terminal_copies_where_there_is_no_program(reader: Open) -> None:
    async with reader() as pilot:
        await opened(pilot)
        await pilot.press("Y")
        await until(pilot, lambda: "Text copied" in notices(pilot))
        assert "Thick fog closed the port of Lisbon." in pilot.app.clipboard


# --- files ---


@pytest.mark.keys("save")
async def test_an_article_is_saved_in_the_readers_folder(reader: Open, own_home: Path) -> None:
    async with reader() as pilot:
        await pilot.press("w")
        await until(pilot, lambda: SAVED in notices(pilot))
    saved = (own_home / "newscast" / SAVED).read_text("utf-8")
    assert "Thick fog closed the port of Lisbon." in saved
    assert "- **Lisbon** (place)" in saved


@pytest.mark.parametrize("place", ["~/notes", "~/notes/fog.md"])
async def test_a_command_says_where_to_save(reader: Open, own_home: Path, place: str) -> None:
    async with reader() as pilot:
        await pilot.press("colon", *"save", "space", *place, "enter")
        await until(pilot, lambda: "Saved" in notices(pilot))
    (saved,) = (own_home / "notes").iterdir()
    assert saved.name in (SAVED, "fog.md")


async def test_a_place_that_is_taken_is_told(reader: Open, own_home: Path) -> None:
    (own_home / "newscast").write_text("a file")
    async with reader() as pilot:
        await pilot.press("w")
        await until(pilot, lambda: "File exists" in notices(pilot))


# --- commands ---


@pytest.mark.keys("pipe")
async def test_an_article_goes_to_a_command_and_its_words_come_back(
    reader: Open, programs: Programs
) -> None:
    programs.add("words", 'echo "[/] $1"', '/bin/cat > "$OUT"')
    async with reader(settings=Settings(pipe=("words", "$HOME; x"))) as pilot:
        await pilot.press("vertical_line")
        await until(pilot, lambda: "words [/] $HOME; x" in notices(pilot))
    assert programs.said("words").startswith("---\ntitle:")
    assert "Thick fog" in programs.said("words")


async def test_a_command_that_says_nothing_is_done(reader: Open, programs: Programs) -> None:
    programs.add("lp", "exit 0")
    async with reader(settings=Settings(pipe=("lp",))) as pilot:
        await pilot.press("vertical_line")
        await until(pilot, lambda: "lp Done" in notices(pilot))


async def test_a_command_that_fails_is_told(reader: Open, programs: Programs) -> None:
    programs.add("lp", "echo no paper >&2", "exit 1")
    async with reader(settings=Settings(pipe=("lp",))) as pilot:
        await pilot.press("vertical_line")
        await until(pilot, lambda: "lp: no paper" in notices(pilot))


async def test_quitting_ends_a_command_that_takes_its_time(
    reader: Open, programs: Programs
) -> None:
    programs.add("slow", 'echo started > "$OUT"', "/bin/sleep 600")
    async with reader(settings=Settings(pipe=("slow",))) as pilot:
        await pilot.press("vertical_line")
        await until(pilot, lambda: programs.said("slow"))
    assert programs.said("slow") == "started\n"


async def test_without_a_command_its_setting_is_named(reader: Open) -> None:
    async with reader() as pilot:
        await pilot.press("vertical_line")
        await until(pilot, lambda: "pipe = [" in notices(pilot))


# --- the feed list ---


@pytest.mark.keys("edit-feeds")
async def test_the_feed_list_is_edited_and_the_feeds_are_read(
    reader: Open,
    programs: Programs,
    background: Obedient,
    lent: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    programs.add("ed", 'echo "$1 $2" > "$OUT"', 'echo "# mine" > "$2"')
    monkeypatch.setenv("EDITOR", "ed -w")
    async with reader() as pilot:
        await pilot.press("E")
        await until(pilot, lambda: Refresh() in background.requests)
        assert "0 feeds" in notices(pilot)
    feeds = default_paths().feeds
    assert feeds
    assert programs.said("ed") == f"-w {feeds}\n"
    assert feeds.read_text() == "# mine\n"
    assert lent == ["lent"]


async def test_a_feed_list_that_stays_as_it_is_asks_for_nothing(
    reader: Open,
    programs: Programs,
    background: Obedient,
    lent: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    programs.add("ed", 'echo "$1" > "$OUT"')
    monkeypatch.setenv("EDITOR", "ed")
    async with reader() as pilot:
        await pilot.press("E")
        await until(pilot, lambda: lent)
        assert not background.requests
        assert not pilot.app._notifications
    feeds = default_paths().feeds
    assert feeds
    assert feeds.read_bytes() == default_feeds_path().read_bytes()


async def test_a_feed_list_without_meaning_is_told_and_not_read(
    reader: Open,
    programs: Programs,
    background: Obedient,
    lent: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    programs.add("ed", 'echo "[[feed" > "$1"')
    monkeypatch.setenv("EDITOR", "ed")
    async with reader() as pilot:
        await pilot.press("E")
        await until(pilot, lambda: "not TOML" in notices(pilot))
        assert not background.requests


@pytest.mark.parametrize(
    ("said", "why"), [("", "set VISUAL or EDITOR"), ("ed -w", "ed: there is no such program")]
)
async def test_without_an_editor_the_list_is_named_and_none_is_made(
    reader: Open, programs: Programs, monkeypatch: pytest.MonkeyPatch, said: str, why: str
) -> None:
    monkeypatch.setenv("EDITOR", said)
    async with reader() as pilot:
        await pilot.press("E")
        await until(pilot, lambda: why in notices(pilot))
        feeds = feeds_path(default_paths())
        assert str(feeds) in notices(pilot)
        assert not feeds.exists()


async def test_where_the_terminal_cannot_be_lent_the_list_is_named(
    reader: Open, programs: Programs, monkeypatch: pytest.MonkeyPatch
) -> None:
    programs.add("ed", 'echo x > "$OUT"')
    monkeypatch.setenv("EDITOR", "ed")
    async with reader() as pilot:
        await pilot.press("E")
        await until(pilot, lambda: "cannot be lent" in notices(pilot))
        assert str(default_paths().feeds) in notices(pilot)
    assert not programs.said("ed")
