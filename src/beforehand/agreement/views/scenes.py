"""Lists of scenes: the coordinator's with what is next in each; for those with power the verdict alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from itertools import groupby
from typing import Any

from attrs import frozen

from beforehand.agreement.next_step import DONE, Next
from beforehand.agreement.published import VERDICTS, public_verdict


@frozen
class Listed:
    """One scene as a list has it.

    Attributes:
        scene: the scene's id.
        facts: the open columns of its standing.
        performers: names, for the coordinator; empty for those with power.
        findings: (code, missing, can_mend) for the coordinator; empty for those with power.
        riders: how many performers have signed, and of how many; for the coordinator.
        steps: which steps are done, for the coordinator.
        next_step: what is next and by whom, for the coordinator.
    """

    scene: str
    facts: Mapping[str, Any]
    performers: tuple[str, ...] = ()
    findings: tuple[tuple[str, str, tuple[str, ...]], ...] = ()
    riders: tuple[int, int] = (0, 0)
    steps: frozenset[str] = frozenset()
    next_step: Next = DONE


def by_day(scenes: Iterable[Listed], now: datetime) -> list[dict[str, Any]]:
    """Scenes by shooting day in order of call, those without a day last; each with its verdict at this time."""
    told = sorted(scenes, key=_place)
    return [
        {"day": _day(found[0].facts), "scenes": [_scene(listed, now) for listed in found]}
        for _, group in groupby(told, key=lambda listed: _place(listed)[:3])
        for found in [list(group)]
    ]


def _place(listed: Listed) -> tuple[bool, str, str, int, str]:
    facts = listed.facts
    call = facts["call"]
    digits = "".join(c for c in facts["scene_number"] if c.isdigit())
    when = call.isoformat() if call else ""
    return (call is None, when, facts["day"], int(digits or 0), facts["scene_number"])


def _day(facts: Mapping[str, Any]) -> dict[str, Any] | None:
    if facts["call"] is None:
        return None
    return {"label": facts["day"], "call": facts["call"], "place": facts["place"]}


def _scene(listed: Listed, now: datetime) -> dict[str, Any]:
    facts = listed.facts
    said = public_verdict(
        on_hold=facts["on_hold"],
        with_coordinator=facts["with_coordinator"],
        may_from=facts["may_from"],
        may_until=facts["may_until"],
        now=now,
    )
    return {
        "id": listed.scene,
        "number": facts["scene_number"],
        "title": facts["title"],
        "verdict": said,
        "verdict_words": VERDICTS[said],
        "performers": list(listed.performers),
        "findings": [
            {"code": code, "missing": missing, "can_mend": list(mend)}
            for code, missing, mend in listed.findings
        ],
        "riders": list(listed.riders),
        "version": facts["version"],
        "steps": listed.steps,
        "next": {
            "code": listed.next_step.code,
            "what": listed.next_step.what,
            "by": list(listed.next_step.by),
            "at": listed.next_step.at,
        },
    }
