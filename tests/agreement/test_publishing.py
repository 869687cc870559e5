from __future__ import annotations

import pytest
from attrs import evolve

from beforehand.agreement.contracts import told_riders
from beforehand.agreement.offers import order_may_be_put_to
from beforehand.agreement.publishing import available, publishable, still_stands
from beforehand.agreement.record import RosterEntry, SceneRecord
from tests.agreement.cast import JONAS, KIT, MARA, TEODOR
from tests.agreement.scenes import (
    all_open,
    bare_shoulder,
    clause,
    entry,
    narrowed,
    person,
    rider,
    scene,
    scene_42,
    scene_61,
    touching,
    with_boundaries,
    with_riders,
)

LIPS = frozenset({"lips"})
KISS = scene_42().candidates["kiss"].digest


def gated(gate: str) -> SceneRecord:
    one = entry(MARA, "received", "gate", gate=gate, leaves=LIPS, words="so")
    return with_boundaries(scene_42(), MARA, *all_open(MARA), one)


@pytest.mark.parametrize(
    ("gate", "holds_it"),
    [("rehearsed", True), ("own_words", True), ("over_cloth", False), ("barrier", False)],
)
def test_a_palette_holds_what_preparation_can_still_open(gate: str, holds_it: bool) -> None:
    assert ("kiss" in available(gated(gate))) is holds_it
    assert {f.code for f in publishable(gated(gate), "proposal", ("kiss",))} == {"gate_unmet"}


def test_an_unmet_gate_of_preparation_does_not_open_a_fence_beside_it() -> None:
    record = gated("rehearsed")
    fence = entry(MARA, "received", "fence", leaves=LIPS, id="fence")
    assert "kiss" not in available(with_boundaries(record, MARA, *record.boundaries[MARA], fence))


def test_a_palette_holds_nothing_somebody_has_not_agreed_to_or_is_not_there_for() -> None:
    record = scene_42()
    assert available(record) == ("dance", "kiss", "waist")
    assert available(narrowed(record, JONAS, KISS, "talk")) == ("dance", "waist")
    without = {who: p for who, p in record.performers.items() if who != JONAS}
    assert available(evolve(record, performers=without)) == ()


def test_riders_and_notice_do_not_forbid_publishing() -> None:
    record = with_riders(scene_42(day=None), MARA)
    assert publishable(record, "proposal", ("dance", "kiss")) == ()


def test_what_was_not_asked_for_is_not_published() -> None:
    record = scene_42()
    codes = [
        {f.code for f in publishable(record, asked, beats)}
        for asked, beats in (("proposal", ("unknown",)), ("other", ("kiss",)), ("proposal", ()))
    ]
    assert codes == [{"not_proposed"}, {"not_proposed", "not_approved"}, {"no_plan"}]


def test_what_still_stands_is_the_rest_in_its_order() -> None:
    record = scene_42()
    assert still_stands(record) == ("dance", "kiss", "waist")
    assert still_stands(narrowed(record, MARA, KISS, "withdraw")) == ("dance", "waist")
    assert still_stands(with_boundaries(record, JONAS)) == ()
    assert still_stands(scene_42(plan=None)) == ()


def test_a_struck_clause_and_a_clause_against_it_fall_and_a_signature_that_is_missing_does_not() -> None:
    one = rider(MARA)
    struck = evolve(one, clauses=tuple(evolve(c, struck=c.number == 1) for c in one.clauses))
    assert still_stands(with_riders(scene_42(), MARA, struck)) == ("waist",)
    against = rider(MARA, 2, clauses=(clause("a", 1, touching(MARA, "targets", leaves=LIPS), "fence"),))
    assert still_stands(with_riders(scene_42(), MARA, one, against)) == ("dance", "waist")
    unsigned = rider(MARA, signed_at=None)
    assert still_stands(with_riders(scene_42(), MARA, unsigned)) == ("dance", "kiss", "waist")


def test_a_double_who_is_not_allowed_falls() -> None:
    beats = {"seen": bare_shoulder(KIT, doubles={KIT: MARA}, also=(JONAS,))}
    record = scene("42", beats, (MARA, JONAS, KIT), TEODOR)
    assert still_stands(record) == ()
    assert still_stands(with_riders(record, MARA, rider(MARA, doubling="within_rider"))) == ("seen",)


def test_without_the_order_what_can_be_published_alone_still_stands() -> None:
    record = scene_42()
    (order,) = [d for d, beats in record.orders.items() if len(beats) == 3]
    after = narrowed(record, MARA, order, "withdraw")
    assert still_stands(after) == ("dance",)
    assert publishable(after, "proposal", still_stands(after)) == ()


def test_what_production_did_not_approve_does_not_stand() -> None:
    record = scene_61()
    asked = evolve(record.proposals["proposal"], approved_by=TEODOR)
    assert still_stands(evolve(record, proposals={"proposal": asked})) == ()


def test_an_order_waits_for_nobody_who_holds_power_and_for_ever_on_an_erased_person() -> None:
    record = scene_61()
    asked = record.proposals["proposal"]
    erased = evolve(record, performers={**record.performers, MARA: person(MARA, erased=True)})
    refusal = order_may_be_put_to(erased, asked, TEODOR)
    assert refusal is not None
    assert refusal.code == "asked_last"
    powerful = evolve(record, performers={**record.performers, MARA: person(MARA, powerful=True)}, orders={})
    assert order_may_be_put_to(powerful, asked, TEODOR) is None


def test_a_gate_met_on_the_set_lets_it_be_published() -> None:
    visitor = RosterEntry("r", "Petra Holm", "visitor", "asked to see it", "floor")
    record = gated("no_visitors")
    assert publishable(record, "proposal", ("kiss",)) == ()
    with_one = evolve(record, roster=(visitor,))
    assert {f.code for f in publishable(with_one, "proposal", ("kiss",))} == {"gate_unmet"}


def test_riders_are_told_together_once_the_last_performer_has_signed() -> None:
    both = (MARA, JONAS)
    first = {who: (rider(who),) for who in both}
    assert told_riders(both, first) == (*first[MARA], *first[JONAS])
    assert told_riders(both, {**first, JONAS: (rider(JONAS, signed_at=None),)}) == ()
    assert told_riders(both, {**first, JONAS: ()}) == ()
    assert told_riders((), first) == ()


def test_an_amendment_is_told_when_no_other_of_its_round_is_unsigned() -> None:
    both = (MARA, JONAS)
    hers, his = rider(MARA, 2), rider(JONAS, 2, signed_at=None)
    draft = rider(JONAS, 2, signed_at=None, delivered_at=None)
    first = (rider(MARA), rider(JONAS))
    assert told_riders(both, {MARA: (first[0], hers), JONAS: (first[1], his)}) == first
    signed = evolve(his, signed_at=hers.signed_at)
    assert told_riders(both, {MARA: (first[0], hers), JONAS: (first[1], signed)}) == (
        first[0],
        hers,
        first[1],
        signed,
    )
    assert hers in told_riders(both, {MARA: (first[0], hers), JONAS: (first[1], draft)})
