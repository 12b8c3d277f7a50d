"""The bytes that reach a terminal are the reader's own, whatever the articles say."""

import base64
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.hostile import ESCAPES, items, obeyed, references, rss
from tests.processes import Newscast
from tests.pseudo_terminal import Terminal

OWN = re.compile(
    rb"\x1b\[\??[0-9;]*[hlm]"  # modes and colours
    rb"|\x1b\[[0-9;]*[HABCDJK]"  # where to write
    rb"|\x1b\[[<>=]?[0-9;]*u"  # keys of kitty
    rb"|\x1b\[\?[0-9;]*\$p"  # questions about modes
    rb"|\x1b\[[0-9;]*t"
    rb"|\x1b\[[0-9]* q"
    rb"|\x1b\[c"
    rb"|\x1b\[>q"
    rb"|\x1b\]22;[a-z-]*\x07"  # the shape of the pointer
)
"""The sequences that Textual writes; articles may make it write no others."""


COPIED = re.compile(rb"\x1b\]52;c;([A-Za-z0-9+/=]*)\x07")
"""How Textual fills the clipboard, which it may when the reader asks for it."""


def not_ours(raw: bytes) -> list[str]:
    """What a terminal would obey in `raw` and is no sequence of Textual's, with what is around."""
    rest = OWN.sub(b"", COPIED.sub(b"", raw)).decode("utf-8", "surrogateescape")
    rest = rest.replace("\r\n", "\n")
    places = [rest.index(sign) for sign in set(obeyed(rest))]
    return [rest[max(0, place - 20) : place + 20] for place in places]


HALF = len(ESCAPES) // 2
"""The payloads before it are raw in a feed, the others are references; these are listed first."""


@pytest.fixture
def newscast(tmp_path: Path) -> Newscast:
    """A feed with every payload, which names actors too, and a folder that cannot be read."""
    made = Newscast(tmp_path / "here")
    place = made.folder / "in"
    place.mkdir()
    told = "Ada Byron met Tomas Quispe of the United Nations in Lisbon on Monday."
    entries = [(title, f"{told}\n\n{body}") for title, body in items(ESCAPES)]
    (made.folder / "raw.xml").write_bytes(rss(entries[:HALF], "Raw \x1b]0;OWNED\x07 feed \x9b31m"))
    coded = [(references(title), references(body)) for title, body in entries[HALF:]]
    (place / "coded.xml").write_bytes(rss(coded, references("Coded \x1b]0;OWNED\x07")))
    (place / "bad\x1b]0;OWNED\x07.xml").write_bytes(rss(entries))
    (place / "empty.xml").write_bytes(b"")
    made.feeds.write_text('[[feed]]\npath = "raw.xml"\n[[feed]]\npath = "in"\n')
    return made


@pytest.fixture
def terminal(newscast: Newscast) -> Iterator[Terminal]:
    words = ("--store", str(newscast.store), "--feeds", str(newscast.feeds))
    with Terminal(words, newscast.environment, newscast.folder) as made:
        yield made


WALK = (
    *("v", "v", "L", "\x1b", "]", "P", "\x1b", "a", "d", "\x7f", "T", "\x7f", "i", "\x1b"),
    *(
        "2",
        "/",
        "pay",
        "\r",
        "\x1b",
        "\x1b",
        "F",
        "clip",
        "\x1b",
        ":",
        "stories",
        "\r",
        "\x1b",
        "!",
    ),
    *("\x1b", "?", "\x1b", "z", "z"),
)
"""Raw text, links, mentions, dossier, story, comparison, search, filter, stories, failures."""


def test_no_payload_reaches_the_terminal_or_the_log(newscast: Newscast, terminal: Terminal) -> None:
    terminal.wait_for("payload", "Welcome")
    first, *others = [*list(ESCAPES)[HALF:], *list(ESCAPES)[:HALF]]
    for _ in range(20):  # the welcome takes the first keys
        if not terminal.shows(f"of {first}", 3.0):
            terminal.press("\r")
    terminal.wait_for(f"of {first}")
    for name in others:
        terminal.press("J")
        terminal.wait_for(f"of {name}")
    terminal.press(*WALK)
    terminal.press("g", "\r", "Y")
    assert terminal.end() == 0
    assert terminal.is_as_before()
    assert not_ours(terminal.raw) == []
    assert terminal.raw.count(b"\x1b[?1049h") == 1
    (copied,) = COPIED.findall(terminal.raw)
    text = base64.b64decode(copied).decode()
    assert text.startswith("payload")
    assert obeyed(text) == []
    for file in newscast.home.rglob("*"):
        assert not file.is_file() or obeyed(file.read_text("utf-8", "surrogateescape")) == []


@pytest.mark.parametrize(
    ("columns", "rows", "environment"),
    [
        (20, 5, {}),
        (80, 24, {"TERM": "dumb"}),
        (80, 24, {"LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}),
    ],
    ids=["small", "dumb", "ASCII"],
)
def test_the_reader_opens_and_ends_on_a_poor_terminal(
    newscast: Newscast, columns: int, rows: int, environment: dict[str, str]
) -> None:
    words = ("--store", str(newscast.store), "--feeds", str(newscast.feeds))
    settings = {**newscast.environment, **environment}
    with Terminal(words, settings, newscast.folder, columns, rows) as terminal:
        terminal.wait_for("any key")
        terminal.press("k", "j", "\r")
        assert terminal.end() == 0
        assert terminal.is_as_before()
        assert "Traceback" not in terminal.text
        assert not_ours(terminal.raw) == []
