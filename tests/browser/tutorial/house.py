"""The house of the tutorial: a server begun on an empty folder, and five people in browsers of their own."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime
from pathlib import Path
from typing import Final

from attrs import define, field
from playwright.sync_api import Browser, Page

from tests.browser.conftest import MOST_MS, PHONE
from tests.browser.tide import CLEAN, PROGRAM, clock_at, free_port, running

DESK: Final = (1280, 900)
HANA, ASHA, MILO, JUDIT, OWEN = (
    "Hana Brandt",
    "Asha Penrose",
    "Milo Vantoor",
    "Judit Kerr",
    "Owen Fairley",
)
"""Coordinator, the two who perform, director, producer."""
ON_PHONES: Final = (ASHA, MILO)
SCRIPT: Final = Path(__file__).with_name("the-glasshouse.fountain")

Keeps = Callable[[Page, str], None]


@define
class House:
    """One production from its first minute.

    Attributes:
        origin: the server's address, without a slash at its end.
        data: its data folder.
        first: the address that the terminal printed.
        call: of the day that is shot, on the production's clock.
        keeps: keeps a picture of a page under a name, or does nothing.
        pages: a page for each person, in a browser of their own.
        serving: what runs the server; closed when the day comes, for another with its clock moved on.
        notes: what a later step needs of an earlier one: addresses of scenes by number, an id.
    """

    origin: str
    data: Path
    first: str
    call: datetime
    keeps: Keeps
    pages: dict[str, Page]
    serving: ExitStack
    notes: dict[str, str] = field(factory=dict)

    @property
    def hana(self) -> Page:
        return self.pages[HANA]

    @property
    def asha(self) -> Page:
        return self.pages[ASHA]

    @property
    def milo(self) -> Page:
        return self.pages[MILO]

    @property
    def judit(self) -> Page:
        return self.pages[JUDIT]

    @property
    def owen(self) -> Page:
        return self.pages[OWEN]

    def scene(self, number: str, rest: str = "") -> str:
        """The address of a scene's page; only for looking, since people are led there by links."""
        return f"{self.notes[number]}{rest}"

    def until(self, moment: datetime) -> None:
        """Stop the server, and serve the same folder from this moment on."""
        self.serving.close()
        clock = self.data.with_name("clock")
        clock_at(clock, moment)
        command = [
            sys.executable,
            "-m",
            "granian",
            "--interface",
            "asginl",
            "--no-ws",
            "--log-level",
            "warning",
        ]
        command += ["--port", self.origin.rsplit(":", 1)[1], "--workers-kill-timeout", "3"]
        environment = {
            "BEFOREHAND_DATA": str(self.data),
            "BEFOREHAND_ORIGIN": self.origin,
            "BEFOREHAND_LOG": "ERROR",
            "TIDE_CLOCK": str(clock),
        }
        log = self.data.with_name("later.log")
        again = running(
            [*command, "tests.browser.clocked:application"], CLEAN | environment, f"{self.origin}/in/", log
        )
        self.serving.enter_context(again)


@contextmanager
def begun(browser: Browser, folder: Path, call: datetime, keeps: Keeps) -> Iterator[House]:
    """``beforehand serve`` on an empty folder, and five browsers that nobody is signed in with yet."""
    port = free_port()
    origin = f"http://127.0.0.1:{port}"
    data, log = folder / "data", folder / "server.log"
    command = [*PROGRAM, "serve", "--data", str(data), "--port", str(port)]
    with ExitStack() as serving, ExitStack() as browsers:
        serving.enter_context(running(command, CLEAN | {"PYTHONUNBUFFERED": "1"}, f"{origin}/in/", log))
        printed = re.search(r"http://\S+/first/\S+/", log.read_text())
        assert printed, log.read_text()
        pages = {name: _opened(browser, name, browsers) for name in (HANA, ASHA, MILO, JUDIT, OWEN)}
        yield House(origin, data, printed[0], call, keeps, pages, serving)


def _opened(browser: Browser, name: str, stack: ExitStack) -> Page:
    width, height = PHONE if name in ON_PHONES else DESK
    context = stack.enter_context(
        browser.new_context(
            viewport={"width": width, "height": height},
            has_touch=name in ON_PHONES,
            reduced_motion="reduce",
        )
    )
    context.set_default_timeout(2 * MOST_MS)
    return context.new_page()
