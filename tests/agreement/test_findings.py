"""Every finding's sentence, what brings it, and who can mend it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from attrs import evolve

from beforehand.agreement.findings import CODES, PRIVATE_CODES, Finding
from beforehand.agreement.record import Hold, Plan, RosterEntry, SceneRecord
from beforehand.agreement.standing import standing
from tests.agreement.cast import JONAS, MARA, TEODOR
from tests.agreement.scenes import (
    CALL,
    DELIVERED,
    all_open,
    entry,
    narrowed,
    person,
    scene_42,
    scene_61,
    with_boundaries,
    with_candidate,
    with_riders,
)

KISS = scene_42().candidates["kiss"].digest
WANTS = "Mara Okafor, if she wants to"
LEAVE_OUT = "You: leave the beat out, or write another"


def only(record: SceneRecord, code: str) -> Finding:
    """The first finding, when all are of this code."""
    found = standing(record).findings
    assert {f.code for f in found} == {code}
    return found[0]


def test_nothing_is_missing() -> None:
    for whole in (scene_42(), scene_61()):
        assert standing(whole).findings == ()


def unanswered() -> SceneRecord:
    record = scene_42()
    return evolve(record, answers={k: v for k, v in record.answers.items() if k != (MARA, KISS)})


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("talk", "Mara wants to talk first."),
        ("decline", "Mara declined."),
        ("withdraw", "Mara ended the agreement."),
        ("less_today", "Mara said less today."),
    ],
)
def test_an_answer_that_is_no_agreement(kind: str, said: str) -> None:
    day = "day-14" if kind == "less_today" else None
    found = only(narrowed(scene_42(), MARA, KISS, kind, day), "not_agreed")
    assert (found.missing, found.beat, found.person) == (said, "kiss", MARA)
    assert found.can_mend == (WANTS, LEAVE_OUT)


def test_no_answer_is_said_plainly() -> None:
    assert only(unanswered(), "not_agreed").missing == "Mara has not answered."


def test_what_was_not_put_to_her_is_not_hers_to_mend() -> None:
    record = unanswered()
    kiss = evolve(record.candidates["kiss"], offered={})
    found = only(with_candidate(record, kiss), "not_agreed")
    assert found.missing == "It has not been put to Mara."
    assert found.can_mend == ("You: put it to Mara", LEAVE_OUT)


def test_less_today_is_for_its_day_alone() -> None:
    assert standing(narrowed(scene_42(), MARA, KISS, "less_today", "day-15")).findings == ()


def test_a_fence() -> None:
    fence = entry(MARA, "received", "fence", leaves=frozenset({"lips"}))
    found = only(with_boundaries(scene_42(), MARA, *all_open(MARA), fence), "outside_boundary")
    assert (found.beat, found.missing) == ("kiss", "It goes past a fence of Mara’s.")
    assert found.can_mend == (WANTS, LEAVE_OUT)


def test_not_said() -> None:
    found = only(with_boundaries(scene_42(), MARA), "outside_boundary")
    assert found.missing == "Mara has not said that it is open, which is no."


@pytest.mark.parametrize(
    ("gate", "said", "mend"),
    [
        ("over_cloth", "only over cloth", LEAVE_OUT),
        ("barrier", "only with a barrier", LEAVE_OUT),
        ("rehearsed", "only when rehearsed", "You: note the rehearsal, once it was rehearsed"),
        ("own_words", "a condition in their own words", LEAVE_OUT),
        (
            "no_visitors",
            "only without visitors on the set",
            "You: take visitors off the floor and the monitors",
        ),
    ],
)
def test_a_gate(gate: str, said: str, mend: str) -> None:
    given, received, shown = all_open(MARA)
    lips = entry(MARA, "received", "gate", gate=gate, leaves=frozenset({"lips"}), words="so", id="gate")
    record = with_boundaries(scene_42(), MARA, given, received, shown, lips)
    record = evolve(record, roster=(RosterEntry("r", "Ade Bankole", "visitor", "asked to see it", "floor"),))
    found = only(record, "gate_unmet")
    assert (found.beat, found.missing) == ("kiss", f"A gate of Mara’s is not met: {said}.")
    assert found.can_mend == (WANTS, mend)


def test_an_erased_person_is_told_once() -> None:
    record = scene_42()
    people = {**record.performers, MARA: person(MARA, erased=True)}
    found = [f for f in standing(evolve(record, performers=people)).findings if f.code == "erased"]
    assert [f.beat for f in found] == ["dance", "kiss", "waist"]
    assert found[0].missing == "Mara’s record was erased, so nothing is agreed."
    assert found[0].can_mend == (LEAVE_OUT,)


def test_an_order_nobody_agreed_to() -> None:
    plan = Plan("plan", 2, ("kiss", "dance"), "turned", CALL - timedelta(hours=50))
    record = scene_42()
    turned = evolve(record.proposals["proposal"], id="turned", beats=("kiss", "dance"))
    record = evolve(record, plan=plan, proposals={"turned": turned})
    found = only(record, "order_not_agreed")
    assert (found.beat, found.person, found.missing) == (
        None,
        JONAS,
        "Jonas has not agreed to this order of the beats.",
    )
    assert found.can_mend[0] == "Jonas Lindqvist, if he wants to"


def test_somebody_who_was_taken_out() -> None:
    record = scene_42()
    left = {who: p for who, p in record.performers.items() if who != JONAS}
    found = [f for f in standing(evolve(record, performers=left)).findings if f.code == "not_in_scene"]
    assert [f.beat for f in found] == ["dance", "kiss", "waist"]
    assert found[0].missing == "Somebody in it does not perform in this scene any more."


def test_no_day_no_plan_and_no_beats() -> None:
    assert only(scene_42(day=None), "no_day").missing == (
        "The scene is on no shooting day, so its notice cannot be counted."
    )
    assert only(scene_42(plan=None), "no_plan").missing == "No plan is published."
    empty = Plan("plan", 1, (), "proposal", DELIVERED)
    assert only(scene_42(plan=empty), "no_plan").can_mend == ("You: publish one",)


@pytest.mark.parametrize("approver", [None, MARA, TEODOR])
def test_somebody_who_performs_cannot_approve(approver: str | None) -> None:
    record = scene_61()
    asked = evolve(record.proposals["proposal"], approved_by=approver)
    found = only(evolve(record, proposals={"proposal": asked}), "not_approved")
    assert found.missing == "Nobody who does not perform here has approved this for production."


def test_a_plan_is_part_of_what_was_asked_for() -> None:
    record = scene_42()
    asked = evolve(record.proposals["proposal"], beats=("kiss", "dance", "waist"))
    assert only(evolve(record, proposals={"proposal": asked}), "not_proposed").beat is None


def test_on_hold() -> None:
    found = only(scene_42(holds=(Hold("hold", CALL),)), "on_hold")
    assert (found.missing, found.can_mend) == ("The set is stopped.", ("You, or a deputy: end the hold",))


def test_names_that_two_share_are_said_in_full() -> None:
    record = scene_42()
    people = {**record.performers, JONAS: evolve(record.performers[JONAS], name="Mara Lindqvist")}
    found = only(with_riders(evolve(record, performers=people), MARA), "no_rider")
    assert found.missing == "Mara Okafor has no rider for this scene."


def test_no_word_of_pressure_in_any_sentence() -> None:
    with_everything = [
        unanswered(),
        with_boundaries(scene_42(), MARA),
        with_riders(scene_42(), MARA),
        scene_42(day=None),
        scene_42(plan=None),
    ]
    said = [f for record in with_everything for f in standing(record).findings]
    words = " ".join(part for f in said for part in (f.missing, *f.can_mend)).lower()
    for word in ("pending", "awaiting", "overdue", "failed", "must", "yet", "please", "reconsider"):
        assert word not in words


def test_private_is_what_rests_on_answers_and_boundaries() -> None:
    assert PRIVATE_CODES <= CODES
    assert {f.private for f in standing(with_boundaries(scene_42(), MARA)).findings} == {True}
    assert {f.private for f in standing(with_riders(scene_42(), MARA)).findings} == {False}
