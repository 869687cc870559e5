"""The sentences of findings about riders, notice and doubles."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from attrs import evolve

from beforehand.agreement.findings import Finding
from beforehand.agreement.record import SceneRecord
from beforehand.agreement.standing import standing
from tests.agreement.cast import JONAS, KIT, MARA, TEODOR
from tests.agreement.scenes import (
    CALL,
    bare_shoulder,
    clause,
    narrowed,
    rider,
    scene,
    scene_42,
    touching,
    with_boundaries,
    with_riders,
)

WANTS = "Mara Okafor, if she wants to"


def only(record: SceneRecord, code: str) -> Finding:
    """The first finding, when all are of this code."""
    found = standing(record).findings
    assert {f.code for f in found} == {code}
    return found[0]


def test_no_rider() -> None:
    found = only(with_riders(scene_42(), MARA), "no_rider")
    assert found.missing == "Mara has no rider for this scene."
    assert found.can_mend == ("You: write a rider for Mara",), "nobody can sign what is not written"


def test_a_signature() -> None:
    found = only(with_riders(scene_42(), MARA, rider(MARA, signed_at=None)), "rider_unsigned")
    assert found.missing == "Mara’s signature on the rider."
    cloth = rider(MARA, 1, (touching(MARA, "targets"), touching(MARA, "agents", layers=frozenset({"cloth"}))))
    skin = rider(MARA, 2, (touching(MARA, "agents"),), signed_at=None)
    found = only(with_riders(scene_42(), MARA, cloth, skin), "rider_unsigned")
    assert (found.beat, found.missing) == ("kiss", "Mara’s signature on amendment 2.")


def test_a_delivery() -> None:
    draft = rider(MARA, signed_at=None, delivered_at=None)
    found = only(with_riders(scene_42(), MARA, draft), "rider_unsigned")
    assert found.missing == "Mara’s copy of the rider."
    assert found.can_mend == ("You: deliver it, then Mara may sign it",)


def test_past_what_the_rider_covers() -> None:
    cloth = tuple(touching(MARA, side, layers=frozenset({"cloth"})) for side in ("agents", "targets"))
    found = only(with_riders(scene_42(), MARA, rider(MARA, 1, cloth)), "outside_rider")
    assert (found.beat, found.missing) == ("kiss", "It is past what Mara’s rider covers.")
    assert found.can_mend == (WANTS, "You: write Mara an amendment, or leave the beat out")


def test_a_struck_clause_and_a_clause_against_it_are_named() -> None:
    one = rider(MARA)
    struck = evolve(one, clauses=tuple(evolve(c, struck=c.number == 2) for c in one.clauses))
    assert [f.missing for f in standing(with_riders(scene_42(), MARA, struck)).findings] == [
        "It needs clause 2 of Mara’s rider, which was struck."
    ] * 3
    fence = clause("a", 1, touching(MARA, "agents", leaves=frozenset({"lips"})), "fence")
    fenced = with_riders(scene_42(), MARA, one, rider(MARA, 2, clauses=(fence,)))
    assert only(fenced, "outside_rider").missing == "Clause 1 of Mara’s amendment 2 rules it out."


def test_notice_that_runs_past_the_call_says_until_when() -> None:
    late = rider(MARA, delivered_at=CALL - timedelta(hours=47))
    found = only(with_riders(scene_42(), MARA, late), "notice_short")
    assert found.missing == "The notice of Mara’s rider runs past the call."
    assert found.at == CALL + timedelta(hours=1)
    in_time = rider(MARA, delivered_at=CALL - timedelta(hours=48))
    assert standing(with_riders(scene_42(), MARA, in_time)).findings == ()


def double_scene(**more: Any) -> SceneRecord:
    beats = {"seen": bare_shoulder(KIT, doubles={KIT: MARA}, also=(JONAS,))}
    record = scene("42", beats, (MARA, JONAS, KIT), TEODOR)
    return with_riders(record, MARA, rider(MARA, **more))


def test_a_double_needs_the_principals_rider_and_never_their_answer() -> None:
    found = only(double_scene(), "double_not_allowed")
    assert found.missing == "No signed rider of Mara lets Kit double for them."
    narrow = (touching(MARA, "agents"),)
    found = only(double_scene(doubling="within_rider", boxes=narrow), "double_not_allowed")
    assert found.missing == "The rider of Mara does not cover what Kit shows in their place."
    allowed = double_scene(doubling="within_rider")
    assert standing(allowed).findings == ()
    assert standing(with_boundaries(allowed, MARA)).findings == ()
    assert standing(narrowed(allowed, MARA, allowed.candidates["seen"].digest, "decline")).findings == ()
    late = double_scene(doubling="within_rider", delivered_at=CALL - timedelta(hours=1))
    assert only(late, "notice_short").person == MARA
