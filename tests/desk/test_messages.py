"""Screen and background understand each other."""

import pytest

from desk.messages import (
    Annotated,
    Event,
    FeedRead,
    Finished,
    Focus,
    Import,
    Imported,
    Refresh,
    Request,
    Taking,
    Trouble,
    decode,
    encode,
)


@pytest.mark.parametrize(
    "message",
    [
        Refresh(),
        Import(("/a b", "/ü")),
        Focus(7),
        FeedRead("Ü\n\x1b", 1, 2, "refused", 3, 4),
        Taking(500),
        Finished(3),
        Imported(1, 2, ("wire",), ("a.txt: empty",)),
        Annotated((1, 2, 3), 40),
        Trouble("the disk is full"),
    ],
)
def test_what_is_said_is_what_is_heard_in_one_plain_line(message: Request | Event) -> None:
    line = encode(message)
    assert decode(line) == message
    assert line.isascii()
    assert "\n" not in line
