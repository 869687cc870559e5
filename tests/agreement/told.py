"""The public part of a record, as the tables would have it: for views that take no record; and views as text."""

from __future__ import annotations

import json
from datetime import datetime

from beforehand.agreement.facts import facts, layer
from beforehand.agreement.findings import Finding, private_only
from beforehand.agreement.published import PublicBeat, PublicPlan, PublicProposal, Published
from beforehand.agreement.record import SceneRecord
from beforehand.agreement.standing import riders_signed, standing, verdict
from tests.agreement.cast import NAMES


def scene_may_be_shot(record: SceneRecord, now: datetime) -> bool:
    """Whether the verdict on the scene at this instant is that it may be shot."""
    return verdict(standing(record), now) == "may shoot"


def private_findings(record: SceneRecord) -> tuple[Finding, ...]:
    """Findings of the plan in force that rest on answers and boundaries."""
    return private_only(standing(record).findings)


def public_beat(record: SceneRecord, name: str) -> PublicBeat:
    one = record.candidates[name]
    beat = one.beat
    return PublicBeat(
        id=one.id,
        text=beat.text,
        facts=tuple(facts(beat, {who: NAMES[who] for who in beat.people})),
        seconds=beat.seconds,
        layer=layer(beat),
        lines=one.lines,
        dress=tuple((NAMES[who].short, worn) for who, worn in beat.dress),
        barriers=beat.barriers,
        placeholder=beat.placeholder,
        people=beat.people,
    )


def published(record: SceneRecord) -> Published:
    now = standing(record)
    asked = record.proposals["proposal"]
    plan = record.plan
    return Published(
        scene=record.scene,
        number=record.number,
        title=record.title,
        heading="INT. BOATHOUSE – NIGHT",
        page="51",
        draft="Blue, 14 Nov 2026",
        lines=("Rain on the tin roof.",),
        performers=tuple((p.id, p.name) for p in record.performers.values()),
        directors=(),
        coordinator="Ines Duarte",
        day=record.day,
        intent="It is the last night before the house is sold.",
        intent_at=None,
        palette=tuple(public_beat(record, c) for c in record.palette.beats) if record.palette else (),
        palette_at=record.palette.at if record.palette else None,
        proposal=PublicProposal(asked.id, asked.beats, "Teodor Hale", asked.at, "Teodor Hale"),
        plan=PublicPlan(plan.id, plan.version, plan.at, tuple(public_beat(record, c) for c in plan.beats))
        if plan
        else None,
        roster=tuple((e.name, e.role, e.where, e.reason) for e in record.roster),
        hold_since=min((hold.at for hold in record.holds), default=None),
        with_coordinator=now.with_coordinator,
        may_from=now.may_from,
        may_until=now.may_until,
        riders_signed=riders_signed(record),
    )


def written(view: object) -> str:
    return json.dumps(view, sort_keys=True, default=_plain, ensure_ascii=False)


def _plain(value: object) -> str:
    assert isinstance(value, datetime), f"{value!r} is in a view"
    return value.isoformat()
