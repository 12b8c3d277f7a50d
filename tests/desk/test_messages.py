"""Screen and background understand each other."""

import pytest

from desk.messages import (
    Annotated,
    Event,
    FeedRead,
    FeedsChanged,
    FetchFullText,
    FetchPicture,
    Finished,
    Focus,
    FullTextRead,
    Import,
    Imported,
    PictureRead,
    Refresh,
    Request,
    Stop,
    Stopped,
    Taking,
    Trouble,
    decode,
    encode,
)


@pytest.mark.parametrize(
    "message",
    [
        Refresh(),
        Refresh(("https://example.org/feed", "#3", "Wire")),
        Stop(),
        FetchFullText(7),
        FetchPicture(7, "https://example.org/ü.png"),
        Import(("/a b", "/ü")),
        Focus(7),
        FeedRead("Ü\n\x1b", 1, 2, "refused", 3, 4),
        Taking(500, 20, 3, 4, 1),
        FeedsChanged(),
        Stopped("import", 3, 4),
        Finished(3),
        Imported(1, 2, ((3, "wire"),), (("a.txt", "empty"), ("b.txt", "empty")), 7),
        Annotated((1, 2, 3), 40, 60, (("Ship 1", "too deep"),)),
        FullTextRead(7, "", False),
        PictureRead("https://example.org/a.png", "/ü/a.png"),
        Trouble("the disk is full", "intake"),
    ],
)
def test_what_is_said_is_what_is_heard_in_one_plain_line(message: Request | Event) -> None:
    line = encode(message)
    assert decode(line) == message
    assert line.isascii()
    assert "\n" not in line
