"""What the coordinator sees of a scene: everything, each answer and boundary beside what it is about."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from beforehand.agreement.answers import word
from beforehand.agreement.called import names_for_all
from beforehand.agreement.crossing_words import crossing_words
from beforehand.agreement.facts import expansion_lines, facts, shown
from beforehand.agreement.findings import Finding
from beforehand.agreement.judging import Judge
from beforehand.agreement.missing_riders import clause_of
from beforehand.agreement.names import Name
from beforehand.agreement.offers import may_be_put_to
from beforehand.agreement.publishing import available, still_stands
from beforehand.agreement.record import Candidate, Person, SceneRecord
from beforehand.agreement.riders import Rider
from beforehand.agreement.riding import Cover, notice_runs_out
from beforehand.agreement.standing import Standing, shootable, verdict
from beforehand.agreement.views.orders import orders


def coordinator_view(record: SceneRecord, standing: Standing, now: datetime) -> dict[str, Any]:
    """Candidates with every answer and crossing, the plan, the standing with its findings, the riders.

    Args:
        record: the scene, whole.
        standing: of this record.
        now: server time.
    """
    asked = _Asked(record)
    return {
        "scene": {"id": record.scene, "number": record.number, "title": record.title},
        "day": _day(record),
        "performers": [_performer(asked, person) for person in record.performers.values()],
        "candidates": [_candidate(asked, c) for c in record.candidates.values()],
        "palette": _palette(record),
        "proposals": [_proposal(asked, p) for p in record.proposals],
        "plan": _plan(record),
        "standing": _standing(asked, standing, now),
        "riders": [_rider(asked, r) for p in record.performers for r in record.riders.get(p, ())],
        "roster": [
            {"id": e.id, "name": e.name, "role": e.role, "reason": e.reason, "where": e.where}
            for e in record.roster
        ],
        "holds": [{"id": hold.id, "at": hold.at} for hold in record.holds],
    }


class _Asked:
    """The record with what all parts of the view ask of it, worked out once."""

    def __init__(self, record: SceneRecord) -> None:
        self.record = record
        self.judge = Judge(record)
        self.names: dict[str, Name] = names_for_all(record)
        self.day = record.day.id if record.day else None
        self.available = frozenset(available(record))
        beats = record.plan.beats if record.plan else ()
        self.numbers = {candidate: n for n, candidate in enumerate(beats, start=1)}


def _day(record: SceneRecord) -> dict[str, Any] | None:
    """The day, and by when a rider has to be delivered for its notice to have run at the call."""
    if record.day is None:
        return None
    by = record.day.call - timedelta(hours=record.notice.hours)
    named = {"id": record.day.id, "label": record.day.label, "place": record.day.place}
    return {**named, "call": record.day.call, "notice_hours": record.notice.hours, "deliver_by": by}


def _performer(asked: _Asked, person: Person) -> dict[str, Any]:
    return {
        "id": person.id,
        "name": person.name,
        "short": asked.names[person.id].short,
        "powerful": person.powerful,
        "erased": person.erased,
    }


def _candidate(asked: _Asked, candidate: Candidate) -> dict[str, Any]:
    beat, record = candidate.beat, asked.record
    palette = record.palette.beats if record.palette else ()
    people = [person for person in record.performers.values() if person.id in beat.people]
    return {
        "id": candidate.id,
        "digest": candidate.digest,
        "text": beat.text,
        "facts": [
            list(fact) for fact in facts(beat, {p: n for p, n in asked.names.items() if p in beat.people})
        ],
        "expands": expansion_lines(beat, asked.names),
        "shown": shown(beat, asked.names),
        "lines": list(candidate.lines),
        "placeholder": beat.placeholder,
        "people": [_in_beat(asked, candidate, person) for person in people],
        "rehearsed": candidate.digest in record.rehearsed,
        "available": candidate.id in asked.available,
        "in_palette": candidate.id in palette,
        "in_plan": asked.numbers.get(candidate.id),
    }


def _in_beat(asked: _Asked, candidate: Candidate, person: Person) -> dict[str, Any]:
    """One performer's answer, crossings and rider for one candidate."""
    record = asked.record
    boundaries = record.boundaries.get(person.id, ())
    ridden = asked.judge.ridden(candidate, person.id)
    refusal = may_be_put_to(record, candidate.id, person.id)
    crossings = asked.judge.crossings(candidate, person.id)
    return {
        "person": person.id,
        "name": asked.names[person.id].short,
        "answer": "erased"
        if person.erased
        else word(record.answers.get((person.id, candidate.digest)), asked.day),
        "put": person.id in candidate.offered or (person.id, candidate.digest) in record.answers,
        "open": person.id in candidate.offered,
        "may_put": refusal.code if refusal else "",
        "past": sorted({c.kind for c in crossings}),
        "crosses": [crossing_words(c, boundaries, asked.names) for c in crossings],
        "rider": ridden.word,
        "clauses": list(dict.fromkeys(words for cover in ridden.covers if (words := _clause(cover)))),
        "may_from": ridden.may_from,
    }


def _clause(cover: Cover) -> str:
    return clause_of(cover.rider, cover.clause) if cover.rider and cover.clause else ""


def _palette(record: SceneRecord) -> dict[str, Any] | None:
    if record.palette is None:
        return None
    return {"beats": list(record.palette.beats), "at": record.palette.at}


def _proposal(asked: _Asked, proposal: str) -> dict[str, Any]:
    found = asked.record.proposals[proposal]
    return {
        "id": found.id,
        "beats": list(found.beats),
        "by": found.by,
        "at": found.at,
        "approved_by": found.approved_by,
        "orders": orders(asked.record, asked.judge, found),
    }


def _plan(record: SceneRecord) -> dict[str, Any] | None:
    if record.plan is None:
        return None
    plan = record.plan
    return {"id": plan.id, "version": plan.version, "beats": list(plan.beats), "at": plan.at}


def _standing(asked: _Asked, standing: Standing, now: datetime) -> dict[str, Any]:
    """The verdict at this time, every finding, what of the plan may be shot by itself and what still stands."""
    may = shootable(asked.record, now)
    return {
        "verdict": verdict(standing, now),
        "with_coordinator": standing.with_coordinator,
        "may_from": standing.may_from,
        "may_until": standing.may_until,
        "findings": [_finding(asked, f) for f in standing.findings],
        "shootable": [candidate for candidate in asked.numbers if candidate in may],
        "still_stands": list(still_stands(asked.record)),
    }


def _finding(asked: _Asked, finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "beat": finding.beat,
        "number": asked.numbers.get(finding.beat or ""),
        "person": finding.person,
        "missing": finding.missing,
        "can_mend": list(finding.can_mend),
        "private": finding.private,
        "at": finding.at,
    }


def _rider(asked: _Asked, rider: Rider) -> dict[str, Any]:
    name = asked.names.get(rider.person)
    return {
        "id": rider.id,
        "person": rider.person,
        "name": name.full if name else "",
        "number": rider.number,
        "doubling": rider.doubling,
        "delivered_at": rider.delivered_at,
        "signed_at": rider.signed_at,
        "runs_out": notice_runs_out(rider, asked.record.notice),
        "clauses": [
            {"number": c.number, "kind": c.kind, "text": c.text, "struck": c.struck} for c in rider.clauses
        ],
    }
