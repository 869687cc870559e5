"""The pictures of the README. BEFOREHAND_PICTURES=1 keeps them in docs/pictures; otherwise they are only made."""

from __future__ import annotations

import os
from datetime import timedelta
from typing import Final

from playwright.sync_api import Page

from .conftest import PHONE, Comes
from .pictures import packed, size_of
from .tide import BEGAN, ROOT, Tide

PICTURES: Final = ROOT / "docs" / "pictures"
KEPT: Final = bool(os.environ.get("BEFOREHAND_PICTURES"))
DESK: Final = (1440, 820)
MOST_BYTES: Final = 200_000
TAKEN: Final = (
    ("scene", "ines", "42", "", DESK, ("light", "dark")),
    ("home", "ines", "", "/", DESK, ("light",)),
    ("director", "teodor", "42", "plan/", DESK, ("light",)),
    ("performer", "mara", "42", "mine/", PHONE, ("light", "dark")),
    ("boundaries", "mara", "", "/boundaries/map/received/", PHONE, ("light",)),
)
"""Name, whose page, of which scene, the rest of its address, the size of the window, themes."""


def test_the_pictures(played: Tide, comes: Comes) -> None:
    played.at(BEGAN + timedelta(days=4))
    signed_in: dict[str, Page] = {}
    for name, who, scene, rest, size, themes in TAKEN:
        page = signed_in.get(who) or comes(played, who, size)
        signed_in[who] = page
        page.goto(played.scene(scene, rest) if scene else f"{played.origin}{rest}")
        for theme in themes:
            page.emulate_media(color_scheme=theme)  # type: ignore[arg-type]  # both are of its literals
            taken = page.screenshot()
            assert size_of(taken) == size
            if KEPT:
                small = packed(taken)
                assert len(small) < MOST_BYTES, f"{name} has {len(small)} bytes"
                (PICTURES / f"{name}-{theme}-{size[0]}.png").write_bytes(small)
