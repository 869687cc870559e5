"""What is next in a scene that has no plan yet, and who can do it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from beforehand.agreement.next_step import Next
from beforehand.web.who_can import By

View = Mapping[str, Any]

AT: Final[Mapping[str, str]] = {
    "performers": "/people/",
    "candidates": "{url}candidates/new/",
    "put": "{url}#candidates",
    "palette": "{url}#palette",
    "publish": "{url}#orders",
}
"""Where the coordinator does it, by the step's code; the others are somebody else's to do."""


def onward(step: Next, view: View, by: By, url: str) -> dict[str, str]:
    """The step as the page has it.

    Args:
        step: what is next.
        view: the coordinator's view of the scene.
        by: puts names where the step says which role can do it.
        url: of the scene's page.

    Returns:
        ``what``, ``by`` in words, and ``url`` or "".
    """
    scene = {
        "id": view["scene"]["id"],
        "performers": [p["name"] for p in view["performers"]],
        "next": {"by": step.by},
    }
    return {"what": step.what, "by": by.words(scene), "url": AT.get(step.code, "").format(url=url)}
