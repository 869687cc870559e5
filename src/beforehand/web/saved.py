"""The quiet line after an act: saved, when, and where its promise is."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from beforehand.studio.own_acts import OwnAct
from beforehand.web.look.times import day_clock, here


def saved_line(act: OwnAct) -> dict[str, Any]:
    """Words such as "Saved 14:06:31" for the person's own act, and whether others can prove it already."""
    at = f"{here(act.at):%H:%M:%S}"
    return {
        "saved": f"Saved {at}",
        "sealed": f"Sealed since {at}" if act.sealed else "",
        "not_sealed": "" if act.sealed else "Not yet sealed",
        "promise": promise_url(act.act),
    }


def just_saved(act: OwnAct) -> dict[str, str]:
    """The same without how far it is sealed: that changes by the clock, and an answer must not be refused for it."""
    return {"saved": f"Saved {here(act.at):%H:%M:%S}.", "promise": promise_url(act.act)}


def answered_line(act: str, at: str, claimed_at: str = "") -> dict[str, str] | None:
    """The same for an answer, by its act's id and RFC 3339 time; None when nothing was answered.

    One that was entered from paper has two times: when it was saved, and the one that the paper claims.
    """
    if not act:
        return None
    saved = f"Saved {day_clock(datetime.fromisoformat(at))}"
    claimed = f", from paper that says {day_clock(datetime.fromisoformat(claimed_at))}" if claimed_at else ""
    return {"words": saved + claimed, "promise": promise_url(act)}


def promise_url(act: str) -> str:
    """Where the promise of an act is."""
    return f"/promise/{act}/"
