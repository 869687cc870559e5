"""Hypothesis strategies for whole scenes: the clean scene 42 or 61, with anything changed.

An edit is a pair of words and a function from record to record. ``NARROWING`` edits take something away from
what may be shot at a fixed instant and timetable; ``OTHER`` edits do as they like.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta

from attrs import evolve
from hypothesis import strategies as st

from beforehand.agreement.answers import Agreement, Answers
from beforehand.agreement.boundaries import GATES, Boundary
from beforehand.agreement.notice import Notice
from beforehand.agreement.record import Hold, RosterEntry, SceneRecord
from tests.agreement import strategies
from tests.agreement.cast import ADE, MARA, TEODOR
from tests.agreement.scenes import (
    CALL,
    OTHER_DAY,
    all_open,
    bare_shoulder,
    candidate,
    entry,
    narrowed,
    own_hands,
    rider,
    scene_42,
    scene_61,
    with_boundaries,
    with_candidate,
    with_riders,
)

Edit = Callable[[SceneRecord], SceneRecord]
NOWS = st.integers(-60, 30).map(lambda hours: CALL + timedelta(hours=hours))


def performers(record: SceneRecord) -> st.SearchStrategy[str]:
    return st.sampled_from(tuple(record.performers) or (MARA,))


def digests(record: SceneRecord) -> st.SearchStrategy[str]:
    return st.sampled_from((*(c.digest for c in record.candidates.values()), *record.orders))


@st.composite
def narrowings(draw: st.DrawFn, record: SceneRecord) -> SceneRecord:
    """The record after one act that narrows, whatever it is."""
    who = draw(performers(record))
    act = draw(st.sampled_from(NARROWING))
    return act(draw, record, who)


def _answer(draw: st.DrawFn, record: SceneRecord, who: str) -> SceneRecord:
    kind = draw(st.sampled_from(("talk", "decline", "withdraw", "less_today")))
    day = draw(st.sampled_from(("day-14", "day-15"))) if kind == "less_today" else None
    return narrowed(record, who, draw(digests(record)), kind, day)


def _fence(draw: st.DrawFn, record: SceneRecord, who: str) -> SceneRecord:
    own = record.boundaries.get(who, ())
    direction = draw(st.sampled_from(("given", "received", "shown")))
    disposition = draw(st.sampled_from(("fence", "gate")))
    made = _entry(draw, who, direction, disposition, f"b{len(own)}")
    if made.gate:  # a gate opens as well when it is met; only in the place of an opening does it narrow
        opened = [b for b in own if b.disposition == "open"]
        if not opened:
            return record
        chosen = draw(st.sampled_from(opened))
        made = evolve(chosen, disposition="gate", gate=made.gate, words=made.words)
        return with_boundaries(record, who, *(made if b is chosen else b for b in own))
    return with_boundaries(record, who, *own, made)


def _entry(draw: st.DrawFn, who: str, direction: str, disposition: str, name: str) -> Boundary:
    gate = draw(st.sampled_from(GATES)) if disposition == "gate" else ""
    leaves = draw(strategies.some((*strategies.LEAVES, "right_shoulder", "left_hand")))
    words = "so" if gate == "own_words" else ""
    return entry(who, direction, disposition, id=name, gate=gate, words=words, leaves=leaves)


def _end_opening(draw: st.DrawFn, record: SceneRecord, who: str) -> SceneRecord:
    own = record.boundaries.get(who, ())
    opened = [b for b in own if b.disposition == "open"]
    if not opened:
        return record
    chosen = draw(st.sampled_from(opened))
    return with_boundaries(record, who, *(b for b in own if b is not chosen))


def _strike(draw: st.DrawFn, record: SceneRecord, who: str) -> SceneRecord:
    riders = record.riders.get(who, ())
    if not riders:
        return record
    chosen = draw(st.sampled_from(riders))
    n = draw(st.integers(0, len(chosen.clauses) - 1))
    clauses = tuple(evolve(c, struck=c.struck or i == n) for i, c in enumerate(chosen.clauses))
    changed = evolve(chosen, clauses=clauses)
    return with_riders(record, who, *(changed if r is chosen else r for r in riders))


def _hold(draw: st.DrawFn, record: SceneRecord, who: str) -> SceneRecord:
    return evolve(record, holds=(*record.holds, Hold(f"hold-{len(record.holds)}", CALL)))


def _visitor(draw: st.DrawFn, record: SceneRecord, who: str) -> SceneRecord:
    where = draw(st.sampled_from(("floor", "monitor", "remote")))
    role = draw(st.sampled_from(("visitor", "boom operator")))
    one = RosterEntry(f"r{len(record.roster)}", "Petra Holm", role, "a reason", where)
    return evolve(record, roster=(*record.roster, one))


def _erase(draw: st.DrawFn, record: SceneRecord, who: str) -> SceneRecord:
    if who not in record.performers:
        return record
    people = {**record.performers, who: evolve(record.performers[who], erased=True)}
    boundaries = {p: own for p, own in record.boundaries.items() if p != who}
    return evolve(record, performers=people, boundaries=boundaries)


NARROWING = (_answer, _answer, _fence, _fence, _end_opening, _strike, _hold, _visitor, _erase)


def _agree(draw: st.DrawFn, record: SceneRecord, who: str) -> SceneRecord:
    digest = draw(digests(record))
    was = record.answers.get((who, digest), Answers())
    seen = frozenset(n.id for n in was.narrowings)
    one = Agreement(f"again-{len(was.agreements)}", seen if draw(st.booleans()) else frozenset())
    now = evolve(was, agreements=(*was.agreements, one))
    return evolve(record, answers={**record.answers, (who, digest): now})


def _silent(draw: st.DrawFn, record: SceneRecord, who: str) -> SceneRecord:
    digest = draw(digests(record))
    return evolve(record, answers={k: v for k, v in record.answers.items() if k != (who, digest)})


def _reopen(draw: st.DrawFn, record: SceneRecord, who: str) -> SceneRecord:
    if draw(st.booleans()):
        return with_boundaries(record, who, *all_open(who))
    own = record.boundaries.get(who, ())
    direction = draw(st.sampled_from(("given", "received", "shown")))
    disposition = draw(st.sampled_from(("open", "gate")))
    return with_boundaries(record, who, *own, _entry(draw, who, direction, disposition, f"b{len(own)}"))


def _paper(draw: st.DrawFn, record: SceneRecord, who: str) -> SceneRecord:
    made = rider(
        who,
        len(record.riders.get(who, ())) + 1,
        delivered_at=draw(st.none() | st.integers(1, 200).map(lambda h: CALL - timedelta(hours=h))),
        signed_at=draw(st.none() | st.just(CALL - timedelta(hours=1))),
        notice_hours=draw(st.sampled_from((0, 48, 72))),
    )
    riders = record.riders.get(who, ()) if draw(st.booleans()) else ()
    return with_riders(record, who, *riders, evolve(made, number=len(riders) + 1))


def _noticed(draw: st.DrawFn, record: SceneRecord, who: str) -> SceneRecord:
    """The production's notice was changed, some hours before the call."""
    until = CALL - timedelta(hours=draw(st.integers(1, 200)))
    earlier = max([until, *(at for at, _ in record.notice.before)])
    before = (*record.notice.before, (earlier, record.notice.hours))
    return evolve(record, notice=Notice(draw(st.sampled_from((24, 48, 96))), before))


def _prepared(draw: st.DrawFn, record: SceneRecord, who: str) -> SceneRecord:
    digest = draw(digests(record))
    marks = {(who, b.id, digest, "day-14") for b in record.boundaries.get(who, ())}
    return evolve(record, rehearsed=record.rehearsed | {digest}, gates_met=record.gates_met | marks)


def _moved(draw: st.DrawFn, record: SceneRecord, who: str) -> SceneRecord:
    return evolve(record, day=draw(st.sampled_from((None, OTHER_DAY, record.day))))


def _written(draw: st.DrawFn, record: SceneRecord, who: str) -> SceneRecord:
    content = draw(st.sampled_from((bare_shoulder(who), own_hands(who))))
    return with_candidate(record, candidate(f"c{len(record.candidates)}", content, (who,)))


def _chosen(draw: st.DrawFn, record: SceneRecord, who: str) -> SceneRecord:
    """Another plan in force, of any candidates in any order, asked for by anybody and perhaps approved."""
    listed = draw(st.lists(st.sampled_from(tuple(record.candidates)), unique=True))
    approver = draw(st.sampled_from((None, MARA, TEODOR, ADE)))
    asked = evolve(record.proposals["proposal"], beats=tuple(listed), approved_by=approver)
    kept = draw(st.lists(st.booleans(), min_size=len(listed), max_size=len(listed)))
    beats = tuple(c for c, keep in zip(listed, kept, strict=True) if keep)
    plan = evolve(record.plan, beats=beats) if record.plan else None
    return evolve(record, proposals={"proposal": asked}, plan=plan)


OTHER = (_agree, _agree, _silent, _reopen, _paper, _prepared, _noticed, _moved, _written, _chosen)


@st.composite
def records(draw: st.DrawFn, *, most: int = 6) -> SceneRecord:
    """Scene 42 or 61 after up to ``most`` changes of any kind."""
    record = draw(st.sampled_from((scene_42(), scene_61())))
    for _ in range(draw(st.integers(0, most))):
        act = draw(st.sampled_from((*NARROWING, *OTHER)))
        record = act(draw, record, draw(performers(record)))
    return record


PRIVATE = (_answer, _answer, _fence, _end_opening, _agree, _silent, _reopen)


@st.composite
def private_changes(draw: st.DrawFn, record: SceneRecord, people: Sequence[str] | None = None) -> SceneRecord:
    """The same scene in a world that differs only in answers and boundaries, of ``people`` or of anybody."""
    whose = st.sampled_from(people) if people else performers(record)
    for _ in range(draw(st.integers(1, 6))):
        record = draw(st.sampled_from(PRIVATE))(draw, record, draw(whose))
    return record
