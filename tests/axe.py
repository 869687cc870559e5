"""What axe says against a page, in the theme that the page is shown in."""

from __future__ import annotations

from typing import Any, Final

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

AXE: Final = Axe()
ALL_RULES: Final = {"resultTypes": ["violations"]}
COLOURS: Final = {**ALL_RULES, "runOnly": ["color-contrast", "link-in-text-block"]}
"""The rules that another theme can change; all else is asked in the light one."""


def violations(page: Page, scheme: str) -> list[str]:
    """What is wrong with the page as it stands, as sentences.

    Nothing moves meanwhile: on a slow machine axe once read a button's colours half way from one theme to the other.

    Args:
        page: the page, open and in this scheme.
        scheme: ``light``, where every rule is asked, or ``dark``, where those about colours are.
    """
    page.emulate_media(reduced_motion="reduce")
    rules = ALL_RULES if scheme == "light" else COLOURS
    return [_said(found) for found in AXE.run(page, options=rules).response["violations"]]


def _said(violation: dict[str, Any]) -> str:
    where = "; ".join(node["html"][:160] for node in violation["nodes"][:3])
    return f"{violation['id']}: {violation['help']}: {where}"
