"""``beforehand serve`` as a person runs it: the first coordinator begins with the token that the terminal prints."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Browser, expect

from .conftest import MOST_MS
from .standing_pages import as_it_stands
from .tide import CLEAN, PROGRAM, free_port, running


def test_the_first_coordinator_begins(browser: Browser, tmp_path: Path) -> None:
    port = free_port()
    origin = f"http://127.0.0.1:{port}"
    command = [*PROGRAM, "serve", "--data", str(tmp_path / "data"), "--port", str(port)]
    log = tmp_path / "server.log"
    environment = CLEAN | {"PYTHONUNBUFFERED": "1"}
    with running(command, environment, f"{origin}/in/", log), browser.new_context() as context:
        context.set_default_timeout(MOST_MS)
        printed = re.search(r"http://\S+/first/\S+/", log.read_text())
        assert printed, log.read_text()
        page = context.new_page()
        page.goto(printed[0])
        assert as_it_stands(page, "the first page") == []
        page.get_by_label("Title of the production").fill("Saltmarsh")
        page.get_by_label("Your name").fill("Noor Vance")
        page.get_by_label("Who runs this server").fill("Vance Coordination")
        page.get_by_role("button", name="Begin").click()
        expect(page).to_have_url(f"{origin}/")
        expect(page.get_by_role("banner")).to_contain_text("Saltmarsh")
        expect(page.get_by_role("banner")).to_contain_text("Noor Vance")
        again = page.goto(printed[0])
        assert again is not None
        assert again.status == 409, "the token begins one production, once"
