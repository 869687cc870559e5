"""What those with power see of a scene: the director, assistant directors, producers, costume.

Each view takes a :class:`Published`, who looks, and the clock, and nothing else. What is not available is not
there: no empty slot, no count, no gap in the letters, which are given at drawing time and stored nowhere.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from string import ascii_uppercase
from typing import Any

from beforehand.agreement.published import PublicBeat, Published
from beforehand.agreement.views.frame import frame


def director_view(scene: Published, viewer: str, now: datetime) -> dict[str, Any]:
    """Intent, palette, plan, verdict; what the director may ask for, and whether somebody else approves.

    Args:
        scene: what is public.
        viewer: the id of who looks: one who performs here proposes, and another approves (rule 7).
        now: server time.
    """
    return {
        **frame(scene, now),
        "intent": _intent(scene),
        "script": {"page": scene.page, "draft": scene.draft, "lines": list(scene.lines)},
        "palette": _palette(scene),
        "palette_at": scene.palette_at,
        "plan": _plan(scene, full=True),
        "proposal": _proposal(scene, viewer),
        "performs": viewer in {p for p, _ in scene.performers},
        "riders": _riders(scene),
    }


def performing_director_view(scene: Published, viewer: str, now: datetime) -> dict[str, Any]:
    """For a director who performs in the scene: their own story intent, and that somebody else does the rest.

    Who performs has the performer's row there, whatever else they are (DESIGN §5, rule 7): palette, order and
    approval are another's.
    """
    del viewer
    return {**frame(scene, now), "intent": _intent(scene)}


def assistant_view(scene: Published, viewer: str, now: datetime) -> dict[str, Any]:
    """Order and length, and the verdict (DESIGN §5)."""
    return {
        **frame(scene, now),
        "plan": _plan(scene, full=False),
        "proposal": _proposal(scene, viewer),
        "performs": viewer in {p for p, _ in scene.performers},
        "riders": _riders(scene),
    }


def producer_view(scene: Published, viewer: str, now: datetime) -> dict[str, Any]:
    """The plan once published and its standing; the riders of the scene as one word."""
    return {
        **frame(scene, now),
        "plan": _plan(scene, full=True),
        "proposal": _proposal(scene, viewer),
        "asked_for": _asked_for(scene),
        "performs": viewer in {p for p, _ in scene.performers},
        "riders": _riders(scene),
    }


def costume_view(scene: Published, viewer: str, now: datetime) -> dict[str, Any]:
    """Garments and barriers of the published plan, and no verdict."""
    del viewer
    around = frame(scene, now)
    worn = [
        {"number": n, "garments": [list(d) for d in beat.dress], "barriers": list(beat.barriers)}
        for n, beat in enumerate(scene.plan.beats if scene.plan else (), start=1)
    ]
    return {"scene": around["scene"], "day": around["day"], "worn": worn, "version": _version(scene)}


def _intent(scene: Published) -> dict[str, Any]:
    return {"text": scene.intent, "at": scene.intent_at}


def _palette(scene: Published) -> list[dict[str, Any]]:
    return [{"letter": letter, **_beat(beat)} for letter, beat in zip(letters(), scene.palette, strict=False)]


def letters() -> Iterable[str]:
    """A, B, … Z, AA, AB, … without end."""
    yield from ascii_uppercase
    for first in letters():
        yield from (first + second for second in ascii_uppercase)


def _beat(beat: PublicBeat) -> dict[str, Any]:
    return {
        "id": beat.id,
        "text": beat.text,
        "layer": beat.layer,
        "seconds": beat.seconds,
        "facts": [list(fact) for fact in beat.facts],
        "lines": list(beat.lines),
        "placeholder": beat.placeholder,
    }


def _plan(scene: Published, *, full: bool) -> dict[str, Any] | None:
    if scene.plan is None:
        return None
    beats = [
        {"number": n, **(_beat(beat) if full else {"seconds": beat.seconds, "lines": list(beat.lines)})}
        for n, beat in enumerate(scene.plan.beats, start=1)
    ]
    total = sum(beat.seconds for beat in scene.plan.beats)
    return {"version": scene.plan.version, "at": scene.plan.at, "beats": beats, "seconds": total}


def _version(scene: Published) -> int:
    return scene.plan.version if scene.plan else 0


def _proposal(scene: Published, viewer: str) -> dict[str, Any] | None:
    if scene.proposal is None:
        return None
    performs = viewer in {p for p, _ in scene.performers}
    return {
        "id": scene.proposal.id,
        "beats": list(scene.proposal.beats),
        "by": scene.proposal.by,
        "at": scene.proposal.at,
        "approved_by": scene.proposal.approved_by,
        "may_approve": not performs and not scene.proposal.approved_by,
    }


def _asked_for(scene: Published) -> list[dict[str, Any]]:
    """The beats of a proposal that waits for approval, so that whoever approves can read them."""
    if scene.proposal is None:
        return []
    known = {beat.id: beat for beat in (*scene.palette, *(scene.plan.beats if scene.plan else ()))}
    return [_beat(known[c]) for c in scene.proposal.beats if c in known]


def _riders(scene: Published) -> str:
    return "signed" if scene.riders_signed else "not yet signed"
