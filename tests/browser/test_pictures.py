"""The pictures of the README. BEFOREHAND_PICTURES=1 keeps them in docs/pictures; otherwise they are only made."""

from __future__ import annotations

import os
from typing import Final

from playwright.sync_api import Page

from .conftest import PHONE, Comes
from .pictures import packed, size_of
from .shots import LOOKED_AT, PAGES, address
from .tide import ROOT, Tide

PICTURES: Final = ROOT / "docs" / "pictures"
KEPT: Final = bool(os.environ.get("BEFOREHAND_PICTURES"))
DESK: Final = (1440, 820)
"""Lower than a page of the pictures: the README shows its head."""
MOST_BYTES: Final = 200_000
TAKEN: Final = (
    ("scene", DESK, ("light", "dark")),
    ("home", DESK, ("light",)),
    ("director", DESK, ("light",)),
    ("performer", PHONE, ("light", "dark")),
    ("boundaries", PHONE, ("light",)),
)
"""Pages by their names in shots.py, the size of the window, themes."""


def test_the_pictures(played: Tide, comes: Comes) -> None:
    played.at(LOOKED_AT)
    signed_in: dict[str, Page] = {}
    for name, size, themes in TAKEN:
        who = PAGES[name][0]
        page = signed_in.get(who) or comes(played, who, size)
        signed_in[who] = page
        page.goto(address(played, name))
        for theme in themes:
            page.emulate_media(color_scheme=theme)  # type: ignore[arg-type]  # both are of its literals
            taken = page.screenshot()
            assert size_of(taken) == size
            if KEPT:
                small = packed(taken)
                assert len(small) < MOST_BYTES, f"{name} has {len(small)} bytes"
                (PICTURES / f"{name}-{theme}-{size[0]}.png").write_bytes(small)
