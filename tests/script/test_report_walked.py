"""The report in a real browser: walked with j and k, and no wider than a phone."""

from __future__ import annotations

from pathlib import Path

import pytest

from beforehand.script.breakdown.reading import break_down
from beforehand.script.fountain import read_fountain
from beforehand.script.report.html import as_page
from tests.web.gallery.browser import CHROMIUM, chromium

SCRIPT = "INT. ROOM - NIGHT\n\nILSE and TOMAS. They kiss.\n\nILSE\nLate.\n\nTOMAS\nYes.\n\nShe undresses.\n"
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason=f"{CHROMIUM} is not there: no page was walked"),
]


@pytest.mark.parametrize("width", [375, 1440])
def test_the_report_is_walked_with_j_and_k(tmp_path: Path, width: int) -> None:
    path = tmp_path / "report.html"
    path.write_text(as_page(break_down(read_fountain(SCRIPT))), "utf-8")
    said: list[str] = []
    with chromium() as browser:
        page = browser.new_page(viewport={"width": width, "height": 800})
        page.on("console", lambda message: said.append(message.text))
        page.goto(path.as_uri())
        where = []
        for key in ("j", "j", "j", "k", "k"):
            page.keyboard.press(key)
            where.append(page.locator("#where").inner_text())
        current = page.locator("aside.current").count()
        wide = page.evaluate("document.documentElement.scrollWidth")
    assert where == [f"Passage {n} of 2" for n in (1, 2, 2, 1, 1)]
    assert (current, said) == (1, [])
    assert wide <= width
