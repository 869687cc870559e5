"""Each page of the pictures as the demo has it: ``python -m tests.browser.shots FOLDER [--look FOLDER]``.

Every page is taken on a desk and on a phone, light and dark, at twice its size as the pictures are. ``--look`` names
their folder: where one shows that page so, both are laid side by side, ours first. Nothing compares them: look.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Final, Literal

from playwright.sync_api import Browser, Page, sync_playwright

from .conftest import CHROMIUM, FLAGS, MOST_MS, PHONE
from .tide import BEGAN, Tide, served

DESK: Final = (1440, 1000)
THEMES: Final[tuple[Literal["light", "dark"], ...]] = ("light", "dark")
LOOKED_AT: Final = BEGAN + timedelta(days=4)
"""Six days before scene 42 is shot, its plan in force."""

PAGES: Final = {
    "home": ("ines", "", "/"),
    "scene": ("ines", "42", ""),
    "closed-set": ("ines", "42", "set/"),
    "director": ("teodor", "42", "plan/"),
    "performer": ("mara", "42", "mine/"),
    "boundaries": ("mara", "", "/boundaries/map/received/"),
    "boundaries-list": ("mara", "", "/boundaries/list/received/"),
    "hold": ("mara", "42", "mine/"),
}
"""By name: whose, of which scene, and the rest of its address. *Hold* is pressed there, so it comes last."""

DRAWN: Final = {
    ("home", 1440, "light"): "production-desktop",
    ("scene", 1440, "light"): "scene-desktop",
    ("scene", 1440, "dark"): "scene-desktop-dark",
    ("scene", 375, "light"): "scene-phone",
    ("closed-set", 375, "dark"): "set-phone",
    ("director", 1440, "light"): "director-desktop",
    ("performer", 375, "light"): "performer-phone-light",
    ("performer", 375, "dark"): "performer-phone",
    ("boundaries", 375, "light"): "boundaries-phone",
    ("boundaries-list", 375, "light"): "boundaries-list-phone",
    ("hold", 375, "dark"): "hold-phone",
}
"""Which picture shows which page, at which width and in which theme."""


def address(tide: Tide, name: str) -> str:
    """Where the page of this name is."""
    _, scene, rest = PAGES[name]
    return tide.scene(scene, rest) if scene else f"{tide.origin}{rest}"


def shots(tide: Tide, browser: Browser, folder: Path) -> Iterator[tuple[str, int, str, Path]]:
    """Take every page; gives name, width in CSS pixels, theme and file of each.

    Args:
        tide: the demo, served.
        browser: opened; each person has a context of their own in it.
        folder: where the files go.
    """
    people: dict[str, Page] = {}
    for name, (who, _, _) in PAGES.items():
        page = people.get(who) or _comes(tide, browser, who)
        people[who] = page
        page.goto(address(tide, name))
        if name == "hold":
            page.get_by_role("button", name="Hold").first.click()
            page.wait_for_url("**/held/**")
        for width, height in (DESK, PHONE):
            page.set_viewport_size({"width": width, "height": height})
            for theme in THEMES:
                page.emulate_media(color_scheme=theme)
                file = folder / f"{name}-{theme}-{width}.png"
                page.screenshot(path=file)
                yield name, width, theme, file


def beside(browser: Browser, ours: Path, theirs: Path, width: int, file: Path) -> None:
    """One picture of two, each as wide as the page, ours first."""
    page = browser.new_page(viewport={"width": 2 * width + 8, "height": DESK[1]})
    images = "".join(f'<img src="{one.resolve().as_uri()}" width="{width}">' for one in (ours, theirs))
    sheet = file.with_suffix(".html")
    sheet.write_text(
        f'<body style="margin:0;display:flex;align-items:start;gap:8px;background:#888">{images}</body>'
    )
    page.goto(sheet.resolve().as_uri())
    page.screenshot(path=file, full_page=True)
    page.close()
    sheet.unlink()


def _comes(tide: Tide, browser: Browser, who: str) -> Page:
    context = browser.new_context(device_scale_factor=2, reduced_motion="reduce")
    context.set_default_timeout(8 * MOST_MS)
    page = context.new_page()
    page.goto(f"{tide.origin}/in/{tide.tokens[who]}/")
    page.get_by_role("button", name="Sign in as").click()
    page.wait_for_url(lambda url: "/in/" not in url)
    return page


def main() -> None:
    """Serve the demo, take all, and lay those beside their pictures that have one."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("folder", type=Path)
    asked.add_argument("--look", type=Path, help="the folder of the pictures")
    said = asked.parse_args()
    said.folder.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as data,
        served(Path(data), "played") as tide,
        sync_playwright() as playwright,
    ):
        tide.at(LOOKED_AT)
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for name, width, theme, file in shots(tide, browser, said.folder):
            drawn = DRAWN.get((name, width, theme))
            if said.look and drawn:
                picture = said.look / f"{drawn}.png"
                beside(browser, file, picture, width, said.folder / f"beside-{drawn}.png")
        browser.close()


if __name__ == "__main__":
    main()
