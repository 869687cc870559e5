"""What one performer may see of a scene beside what is published: what was put to them, and their own acts.

An :class:`Own` is cut from the record for one person. It has no place for anybody else's answer, boundary or
rider (DESIGN rule 7).
"""

from __future__ import annotations

from collections.abc import Mapping

from attrs import evolve, field, frozen

from beforehand.agreement.answers import Answers, word
from beforehand.agreement.boundaries import Boundary
from beforehand.agreement.box_words import box_words
from beforehand.agreement.called import names_for_all
from beforehand.agreement.crossing_words import crossing_words
from beforehand.agreement.facts import expansion_lines, shown
from beforehand.agreement.inside import Crossing, inside
from beforehand.agreement.names import Name
from beforehand.agreement.notice import Notice
from beforehand.agreement.own_facts import own_facts
from beforehand.agreement.phrases import Names
from beforehand.agreement.record import Candidate, SceneRecord
from beforehand.agreement.riders import Rider
from beforehand.agreement.short_names import short_name


@frozen
class OwnAnswer:
    """The performer's answer to one digest.

    Attributes:
        digest: of a beat or of an order.
        word: ``agreed``, ``talk``, ``declined``, ``withdrawn``, ``less today`` or ``no answer``.
        seen: ids of all their narrowings of it, which an agreement has to name.
        open: whether they may agree to it now.
        act: id of their latest act on it, or "".
        at: its server time as RFC 3339 text, or "".
        claimed_at: where it was entered from paper, the time that the paper gives, as RFC 3339 text; else "".
    """

    digest: str
    word: str
    seen: tuple[str, ...]
    open: bool
    act: str = ""
    at: str = ""
    claimed_at: str = ""


@frozen
class OwnGate:
    """A condition in the performer's own words that keeps a beat closed until they mark it met."""

    boundary: str
    words: str


@frozen
class OwnBeat:
    """A beat that was put to the performer.

    Attributes:
        id: the candidate's id.
        answer: theirs.
        name: a short name to find it by; never what is answered.
        text: what is read and answered.
        facts: label and value beside it.
        expands: line by line what it expands to.
        shown: line by line what is seen of whom.
        crosses: one sentence for each place where it goes past their own boundaries.
        kinds: of each of these, ``fence``, ``gate`` or ``not said``.
        gates: conditions in their own words that are not met for this beat today.
        lines: first and last line in the scene's text, closed; (0, 0) for nowhere.
        placeholder: stands in until the beat is choreographed.
    """

    id: str
    answer: OwnAnswer
    name: str
    text: str
    facts: tuple[tuple[str, str], ...]
    expands: tuple[str, ...]
    shown: tuple[str, ...]
    crosses: tuple[str, ...]
    kinds: tuple[str, ...]
    gates: tuple[OwnGate, ...]
    lines: tuple[int, int]
    placeholder: bool


@frozen
class OwnOrder:
    """An order of beats that was put to the performer.

    Attributes:
        answer: theirs, to the order's own digest.
        beats: the texts of those that involve them, in order.
        named: the short names of the same.
    """

    answer: OwnAnswer
    beats: tuple[str, ...]
    named: tuple[str, ...]


@frozen
class Own:
    """One performer's own part of a scene.

    Attributes:
        person, name: who.
        beats: what was put to them.
        orders: orders of beats that were put to them.
        boundaries: their own, unlifted.
        riders: their own that were delivered.
        notice: the production's.
        powerful: they hold power somewhere in the production, so are asked last (rule 7).
        covers: for each clause of those riders, by its id, what it speaks of as one line.
        doubles: for each of those riders, by its id, names of the doubles it allows.
    """

    person: str
    name: str
    beats: tuple[OwnBeat, ...]
    orders: tuple[OwnOrder, ...]
    boundaries: tuple[Boundary, ...]
    riders: tuple[Rider, ...]
    notice: Notice
    powerful: bool = False
    covers: Mapping[str, str] = field(factory=dict)
    doubles: Mapping[str, tuple[str, ...]] = field(factory=dict)


def own(record: SceneRecord, person: str, people: Mapping[str, Name] | None = None) -> Own:
    """What was put to this performer, their own answers and crossings, their own boundaries and riders.

    A rider is theirs to see once it is delivered.

    Args:
        record: the scene, whole; this is the one place where a performer's page looks into it.
        person: who performs in it.
        people: names of everybody in the production, which a rider may list; those of the scene when None.
    """
    names = names_for_all(record)
    riders = tuple(r for r in record.riders.get(person, ()) if r.delivered_at)
    known = {**(people or {}), **names}
    put = [c for c in record.candidates.values() if _was_put(record, person, c)]
    beats = _named_apart([_beat(record, person, candidate, names) for candidate in put])
    return Own(
        person=person,
        name=record.performers[person].name,
        beats=beats,
        orders=tuple(_order(record, person, digest, beats) for digest in _orders_put(record, person)),
        boundaries=record.boundaries.get(person, ()),
        riders=riders,
        notice=record.notice,
        powerful=record.performers[person].powerful,
        covers={c.id: box_words(c.box, known) for r in riders for c in r.clauses},
        doubles={r.id: tuple(sorted(known[d].full for d in r.named_doubles if d in known)) for r in riders},
    )


def _was_put(record: SceneRecord, person: str, candidate: Candidate) -> bool:
    return person in candidate.offered or (person, candidate.digest) in record.answers


def _orders_put(record: SceneRecord, person: str) -> list[str]:
    mine = record.open_orders.get(person, frozenset())
    return [d for d in record.orders if d in mine or (person, d) in record.answers]


def _answer(record: SceneRecord, person: str, digest: str, *, is_open: bool) -> OwnAnswer:
    answers = record.answers.get((person, digest), Answers())
    day = record.day.id if record.day else None
    seen = tuple(sorted(n.id for n in answers.narrowings))
    acts = [(a.at, a.id) for a in answers.agreements] + [(n.at, n.id) for n in answers.narrowings]
    latest = max(acts, default=("", ""))
    claims = {n.id: n.claimed_at for n in answers.narrowings}
    claimed = claims.get(latest[1], "")
    return OwnAnswer(
        digest, word(answers, day), seen, is_open, act=latest[1], at=latest[0], claimed_at=claimed
    )


def _beat(record: SceneRecord, person: str, candidate: Candidate, names: Names) -> OwnBeat:
    beat = candidate.beat
    boundaries = record.boundaries.get(person, ())
    crossings = inside(record, person, candidate)
    return OwnBeat(
        id=candidate.id,
        answer=_answer(record, person, candidate.digest, is_open=person in candidate.offered),
        name=short_name(beat, person, names),
        text=beat.text,
        facts=own_facts(beat, person, {who: names[who] for who in beat.people}),
        expands=tuple(expansion_lines(beat, names)),
        shown=tuple(shown(beat, names)),
        crosses=tuple(crossing_words(c, boundaries, names) for c in crossings),
        kinds=tuple(c.kind for c in crossings),
        gates=_own_gates(crossings, boundaries),
        lines=candidate.lines,
        placeholder=beat.placeholder,
    )


def _own_gates(crossings: tuple[Crossing, ...], boundaries: tuple[Boundary, ...]) -> tuple[OwnGate, ...]:
    unmet = {c.boundary for c in crossings if c.gate == "own_words"}
    return tuple(OwnGate(b.id, b.words) for b in boundaries if b.id in unmet)


def _named_apart(beats: list[OwnBeat]) -> tuple[OwnBeat, ...]:
    """Where two short names are the same, each says its layer: that is most often where the beats differ."""
    names = [beat.name for beat in beats]
    return tuple(
        evolve(beat, name=f"{beat.name}, {dict(beat.facts)['Layer'].lower()}")
        if names.count(beat.name) > 1
        else beat
        for beat in beats
    )


def _order(record: SceneRecord, person: str, digest: str, told: tuple[OwnBeat, ...]) -> OwnOrder:
    mine = {c.digest: c.beat for c in record.candidates.values() if person in c.beat.people}
    inside = [d for d in record.orders[digest] if d in mine]
    names = {beat.answer.digest: beat.name for beat in told}
    return OwnOrder(
        answer=_answer(record, person, digest, is_open=digest in record.open_orders.get(person, frozenset())),
        beats=tuple(mine[d].text for d in inside),
        named=tuple(names.get(d, mine[d].text) for d in inside),
    )
