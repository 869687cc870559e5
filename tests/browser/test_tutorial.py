"""The tutorial, walked: an unseen script of two scenes from the first page to signed riders and a day's paper.

Five people are signed in, each in a browser of their own, and nothing is done but on their pages. With
BEFOREHAND_PICTURES=1 the tutorial's pictures are kept on the way.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, Page, expect

from .pictures import packed
from .tide import ROOT
from .tutorial.house import begun
from .tutorial.steps import PICTURES, STEPS

LONDON: Final = ZoneInfo("Europe/London")
"""The time zone that a production begins with."""
FOLDER: Final = ROOT / "docs" / "pictures" / "tutorial"
KEPT: Final = bool(os.environ.get("BEFOREHAND_PICTURES"))
MOST_BYTES: Final = 100_000
IN_THE_DARK: Final = ("answers", "the-day")


@pytest.fixture
def patience() -> Iterator[None]:
    """A page may take long on a machine that does other things; none is waited for longer than it takes."""
    expect.set_options(timeout=20_000)
    yield
    expect.set_options(timeout=5_000)


@pytest.mark.slow
@pytest.mark.usefixtures("patience")
def test_the_tutorial(browser: Browser, tmp_path: Path) -> None:
    call = (datetime.now(LONDON) + timedelta(days=5)).replace(hour=8, minute=0, second=0, microsecond=0)
    kept: list[str] = []

    def keeps(page: Page, name: str) -> None:
        kept.append(name)
        if KEPT:
            keep(page, name)

    with begun(browser, tmp_path, call, keeps) as house:
        for _, walked in STEPS:
            for step in walked:
                step(house)
    assert tuple(kept) == PICTURES


def keep(page: Page, name: str) -> None:
    """Keep the page as it is seen now, small, with nothing half way to another colour."""
    page.emulate_media(color_scheme="dark" if name in IN_THE_DARK else "light")
    small = packed(page.screenshot(animations="disabled"))
    page.emulate_media(color_scheme="light")
    assert len(small) < MOST_BYTES, f"{name} has {len(small)} bytes"
    FOLDER.mkdir(parents=True, exist_ok=True)
    (FOLDER / f"{name}.png").write_bytes(small)
