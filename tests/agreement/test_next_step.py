"""What is next in a scene, step by step towards a plan, and who can do it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from attrs import evolve

from beforehand.agreement.answers import Agreement, Answers, Narrowing
from beforehand.agreement.next_step import next_step, steps_of
from beforehand.agreement.record import Candidate, Palette, Proposal, RosterEntry, SceneRecord
from beforehand.agreement.standing import standing
from tests.agreement.cast import JONAS, MARA
from tests.agreement.scenes import CALL, kiss, scene_42

AT = CALL - timedelta(days=9)
DIGEST = "d" * 64
BOTH = {MARA: "offer 1", JONAS: "offer 2"}


def unplanned(**more: Any) -> SceneRecord:
    """Two performers and nothing else."""
    whole = scene_42()
    return SceneRecord(scene=whole.scene, number="42", title="", performers=whole.performers, **more)


def put(*answered: str, to: dict[str, str] = BOTH, **more: Any) -> SceneRecord:
    """One candidate, put to these; answered by those."""
    said = {(person, DIGEST): Answers((Agreement("a"),)) for person in answered}
    one = Candidate("c", kiss(), DIGEST, to)
    return unplanned(intent_at=AT, candidates={"c": one}, answers=said, **more)


PALETTE = Palette("p", ("c",), AT)
ASKED = Proposal("o", ("c",), "teodor", AT)


@pytest.mark.parametrize(
    ("record", "code", "by"),
    [
        (evolve(unplanned(), performers={}), "performers", "You"),
        (unplanned(), "intent", "director"),
        (unplanned(intent_at=AT), "candidates", "You"),
        (put(to={}), "put", "You"),
        (put(MARA), "answered", "Those asked"),
        (put(MARA, JONAS), "palette", "You"),
        (put(MARA, JONAS, palette=PALETTE), "order", "director"),
        (put(MARA, JONAS, palette=PALETTE, proposals={"o": ASKED}), "approve", "approver"),
        (
            put(MARA, JONAS, palette=PALETTE, proposals={"o": evolve(ASKED, approved_by="calder")}),
            "publish",
            "You",
        ),
        (scene_42(), "closed_set", "You"),
        (evolve(scene_42(), with_coordinator=True), "publish", "You"),
    ],
)
def test_one_step_after_the_other(record: SceneRecord, code: str, by: str) -> None:
    step = next_step(record, standing(record))
    assert (step.code, step.by) == (code, (by,))


def test_what_stands_against_a_plan_comes_before_the_closed_set() -> None:
    record = evolve(scene_42(), day=None)
    assert next_step(record, standing(record)).code == "no_day"


def test_with_a_plan_and_a_closed_set_nothing_is_left() -> None:
    record = evolve(
        scene_42(), roster=(RosterEntry("r", "Oona Kessler", "costume", "Holds the robe.", "floor"),)
    )
    assert next_step(record, standing(record)).by == ()


def test_any_answer_is_an_answer() -> None:
    """A no is as much of one as a yes: nothing here tells which was given."""
    no = Answers((), (Narrowing("n", "decline"),))
    declined = evolve(put(MARA), answers={(MARA, DIGEST): no, (JONAS, DIGEST): no})
    assert steps_of(declined) == steps_of(put(MARA, JONAS)) == ["intent", "answered"]
    assert next_step(declined, standing(declined)).code == "palette"
