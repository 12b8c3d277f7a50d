"""Whatever one types, however the window changes, whatever the background says: no traceback.

In a usual run each seed presses 200 keys. With NEWSCAST_FUZZ=10000 in the environment, each
presses 10,000; with NEWSCAST_FUZZ_SEEDS=7,8 the seeds are others.
"""

import os
import random
import re
import string
from collections import deque
from collections.abc import Callable

import pytest
from textual.app import App
from textual.events import Event, Key
from textual.keys import _character_to_key
from textual.pilot import Pilot

from desk import messages
from tests.tui.conftest import Obedient, Open
from tui.keys.register import bindings
from tui.reader import sharing

# Read before the fixture that keeps the settings of this machine out of the tests.
KEYS = int(os.environ.get("NEWSCAST_FUZZ", "200"))
SEEDS = [int(seed) for seed in os.environ.get("NEWSCAST_FUZZ_SEEDS", "1,2,3").split(",")]

SIZES = [(1, 1), (5, 30), (10, 4), (40, 12), (60, 24), (80, 24), (100, 30), (120, 40), (160, 45)]

BOUND = sorted({key for _, binding in bindings() for key in binding.key.split(",")})
OFTEN = ["escape", "enter", "tab", "shift+tab", "up", "down", "left", "right", "2", "3", "a"]
OTHERS = [*string.ascii_letters, *string.digits, *"-:\"'[]()\\ é界", "delete", "ctrl+p", "ctrl+w"]

LEFT_OUT = {"ctrl+q", "E"}
"""Keys that end the app or lend its terminal."""

FAULT = re.compile(r"\b[A-Z]\w*(Error|Exception|Warning)\b")
"""How a notice begins that tells of a fault instead of what is wrong."""

Say = Callable[[random.Random], messages.Event]

NEWS: list[Say] = [
    lambda r: messages.FeedRead("Wire [/]", r.randrange(3), 0, r.choice(["", "404"]), 1, 2),
    lambda r: messages.Taking(r.randrange(9), r.randrange(9), 1, r.randrange(3), 0),
    lambda _: messages.FeedsChanged(),
    lambda r: messages.Stopped(r.choice(["refresh", "import"]), 1, r.randrange(3)),
    lambda r: messages.Finished(r.randrange(2)),
    lambda r: messages.Imported(r.randrange(3), 1, ((1, "wire"),)[: r.randrange(2)], (("a", "b"),)),
    lambda r: messages.Annotated((r.randrange(5),), r.randrange(3), 1, (("[/]", "broke"),)),
    lambda r: messages.FullTextRead(r.randrange(5), r.choice(["", "no text"]), r.random() < 0.5),
    lambda _: messages.Trouble("the [/] disk is full"),
]


def key_event(app: App[None], name: str) -> Key:
    character = name if len(name) == 1 else None
    event = Key(_character_to_key(name) if character and not name.isalnum() else name, character)
    event.set_sender(app)
    return event


def any_key(chance: random.Random) -> str:
    pool = chance.choices([BOUND, OFTEN, OTHERS], [6, 3, 2])[0]
    return next(key for key in iter(lambda: chance.choice(pool), "") if key not in LEFT_OUT)


@pytest.fixture
def harmless(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing leaves the app, and nothing ends it."""
    monkeypatch.setattr(App, "exit", lambda *_, **__: None)
    monkeypatch.setattr(App, "open_url", lambda *_, **__: None)
    monkeypatch.setattr(App, "deliver_screenshot", lambda *_, **__: None)
    monkeypatch.setattr(sharing, "copy_with_tool", lambda _: True)
    monkeypatch.setattr("tui.reader.browsing.system_browser_is_text", lambda: False)
    for name in ("VISUAL", "EDITOR", "BROWSER"):
        monkeypatch.delenv(name, raising=False)


class Watch:
    """What came of the keys: how many the app took, the last of them, and what it complained of."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.taken = 0
        self.sent: deque[str] = deque(maxlen=60)
        self.faults: list[str] = []
        take, notify = App.on_event, App.notify

        async def taking(app: App[None], event: Event) -> None:
            self.taken += isinstance(event, Key) and not event.is_forwarded
            await take(app, event)

        def noting(app: App[None], message: str, **more: object) -> None:
            if FAULT.search(message):
                self.faults.append(message)
            notify(app, message, **more)  # type: ignore[arg-type]

        monkeypatch.setattr(App, "on_event", taking)
        monkeypatch.setattr(App, "notify", noting)

    def check(self, app: App[None]) -> None:
        if app._exception or self.faults:  # Textual raises its exception at the end of the test
            print(f"After {self.taken} keys, the last: {' '.join(self.sent)}")  # noqa: T201
        assert app._exception is None
        assert self.faults == []


async def storm(
    pilot: Pilot[None], background: Obedient, watch: Watch, chance: random.Random
) -> None:
    """A few keys at once, now and then with a window of another size or with news."""
    keys = [any_key(chance) for _ in range(chance.randint(1, 12))]
    if chance.random() < 0.1:
        size = chance.choice(SIZES)
        watch.sent.append(f"<{size[0]}x{size[1]}>")
        await pilot.resize_terminal(*size)
    if chance.random() < 0.2:
        event = chance.choice(NEWS)(chance)
        watch.sent.append(f"<{event}>")
        background.say(event)
    for key in keys:
        watch.sent.append(key)
        pilot.app._driver.send_message(key_event(pilot.app, key))  # type: ignore[union-attr]
    await pilot._wait_for_screen()
    watch.check(pilot.app)


@pytest.mark.usefixtures("harmless")
@pytest.mark.parametrize("seed", SEEDS)
async def test_no_key_at_any_size_breaks_anything(
    reader: Open, background: Obedient, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    chance, watch = random.Random(seed), Watch(monkeypatch)
    async with reader() as pilot:
        while watch.taken < KEYS:
            await storm(pilot, background, watch, chance)
        await pilot.pause()
        watch.check(pilot.app)
