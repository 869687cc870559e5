"""What stands around every page of somebody who is signed in: production, name, the pages of their roles."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import attrs

from beforehand.studio.coordinating import taken_over
from beforehand.studio.people import Place, role_words
from beforehand.studio.representing import REPRESENTING
from beforehand.studio.scenes import SCHEDULING
from beforehand.web.look.times import day_clock


def around(place: Place, current: str = "", sealed: datetime | None = None) -> dict[str, Any]:
    """The entries ``production``, ``person``, ``nav`` and ``record`` of a page model, as ``base.html`` has them.

    Args:
        place: whose page it is.
        current: the address of the page's entry in the navigation, or "".
        sealed: up to when the record is sealed, for pages that say so.
    """
    pages = [("Scenes", "/")]
    pages += [("Script", "/script/"), ("People", "/people/")] * place.runs
    pages += [("Shooting days", "/days/")] * bool(place.wide & set(SCHEDULING))
    pages += [("Riders", "/represented/")] * place.has(*REPRESENTING)
    pages += [("Boundaries", "/boundaries/")] * place.performs
    return {
        "production": {"name": place.production, "url": "/"},
        "person": {
            "name": place.name,
            "role": role_words(place),
            "menu": [
                {"label": "Calls", "url": "/calls/"},
                {"label": "Papers", "url": "/paper/"},
                {"label": "Rules", "url": "/packs/"},
                {"label": "Your data", "url": "/own/"},
                {"label": "Devices", "url": "/devices/"},
                {"label": "Sign out", "post": {"url": "/out/"}},
            ],
        },
        "nav": [{"label": label, "url": url, "current": url == current} for label, url in pages],
        **({"record": {"state": "sealed", "words": f"Sealed to {day_clock(sealed)}"}} if sealed else {}),
    }


def told_of_hand_over(production: str) -> dict[str, Any] | None:
    """What ``parts/taken_over.html`` tells a performer; None where nobody took over."""
    found = taken_over(production)
    return attrs.asdict(found) if found else None
