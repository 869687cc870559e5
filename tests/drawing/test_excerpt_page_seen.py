"""The report in a real browser: no wider than a phone, by day and by night, and on paper."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal

import pytest

from beforehand.drawing.excerpt_page import Pair, Stills, report
from beforehand.footage.pieces import Insert
from tests.footage.test_sentence import found, match
from tests.web.gallery.browser import CHROMIUM, chromium

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason=f"{CHROMIUM} is not there: no page was seen"),
]
STILL = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"
LIGHTEST = """() => {
  const parts = getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number);
  return Math.max(...parts.slice(0, 3));
}"""


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    told = found(Insert(0, 96, "title"), match(96, 200, 10), match(200, 300, 1850))
    stills = Stills({}, {}, {n: Pair(150, 64, STILL, STILL, STILL) for n in (1, 2)})
    path = tmp_path_factory.mktemp("report") / "report.html"
    path.write_text(report(told, stills), "utf-8")
    return path


@pytest.mark.parametrize("width", [375, 1440])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_is_no_wider_than_the_screen_and_as_dark_as_the_room(
    path: Path, width: int, scheme: Literal["light", "dark"]
) -> None:
    said: list[str] = []
    with chromium() as browser:
        page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
        page.on("console", lambda message: said.append(message.text))
        page.goto(path.as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert (page.evaluate(LIGHTEST) < 64) == (scheme == "dark")
        cells = page.locator("table").first.locator("td[data-head]")
        assert cells.first.is_visible()
        pictures = [box for n in range(3) if (box := page.locator("figure img").nth(n).bounding_box())]
    assert said == []
    assert len({round(b["y"]) for b in pictures[:2]}) == 1, "clip and footage stand side by side"


def test_on_paper_it_is_light_and_whole(path: Path) -> None:
    with chromium() as browser:
        page = browser.new_page(color_scheme="dark")
        page.goto(path.as_uri())
        page.emulate_media(media="print")
        assert page.evaluate(LIGHTEST) == 255
        printed = page.pdf(prefer_css_page_size=True)
    wide, high = map(float, re.findall(rb"/MediaBox ?\[0 0 ([\d.]+) ([\d.]+)\]", printed)[0])
    assert (round(wide), round(high)) == (842, 595), "A4, across"
