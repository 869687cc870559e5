from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve

from beforehand.agreement.beats import Beat
from beforehand.agreement.boundaries import Boundary
from beforehand.agreement.gates import Prepared, gate_met, prepared
from beforehand.agreement.record import RosterEntry
from tests.agreement.cast import JONAS, MARA
from tests.agreement.scenes import DAY, OTHER_DAY, bare_shoulder, candidate, entry, kiss, scene_42, waist

NOTHING_DONE = Prepared()


def gated(gate: str, direction: str = "received", **more: Any) -> Boundary:
    return entry(MARA, direction, "gate", gate=gate, **more)


@pytest.mark.parametrize(
    ("gate", "layer", "met"),
    [
        ("over_cloth", "skin", False),
        ("over_cloth", "cloth", True),
        ("over_cloth", "barrier", True),
        ("barrier", "skin", False),
        ("barrier", "cloth", False),
        ("barrier", "barrier", True),
    ],
)
def test_gates_on_layers_read_every_touch_they_speak_of(gate: str, layer: str, met: bool) -> None:
    assert gate_met(gated(gate), waist(layer), NOTHING_DONE) is met


def test_a_gate_on_layers_is_not_met_by_listing_fewer_layers() -> None:
    # only cloth is listed; the beat touches skin there, so "only over cloth" is still not what happens
    only_cloth = gated("over_cloth", layers=frozenset({"cloth"}))
    assert not gate_met(only_cloth, waist("skin"), NOTHING_DONE)


@pytest.mark.parametrize(
    "elsewhere",
    [
        {"leaves": frozenset({"left_hand"})},
        {"by": frozenset({MARA})},
        {"parts": frozenset({"lips"})},
        {"verbs": frozenset({"rest"})},
    ],
)
def test_touch_that_a_gate_does_not_speak_of_leaves_it_met(elsewhere: dict[str, Any]) -> None:
    assert gate_met(gated("over_cloth", **elsewhere), waist("skin"), NOTHING_DONE)


def test_what_is_given_is_read_from_the_side_of_who_gives() -> None:
    giving = entry(JONAS, "given", "gate", gate="over_cloth")
    receiving = entry(JONAS, "received", "gate", gate="over_cloth")
    assert not gate_met(giving, waist("skin"), NOTHING_DONE)
    assert gate_met(receiving, waist("skin"), NOTHING_DONE)


@pytest.mark.parametrize("gate", ["over_cloth", "barrier"])
def test_a_condition_on_touch_is_never_met_for_what_is_shown(gate: str) -> None:
    assert not gate_met(gated(gate, "shown"), bare_shoulder(), NOTHING_DONE)


@pytest.mark.parametrize(
    ("beat", "met"),
    [(kiss(), True), (kiss(manner="container"), False), (kiss(placeholder=True), False)],
)
def test_set_choreography(beat: Beat, met: bool) -> None:
    assert gate_met(gated("set_choreography"), beat, NOTHING_DONE) is met


@pytest.mark.parametrize(("level", "met"), [("open", False), ("closed", True), ("essential", True)])
def test_closed_set_or_stricter(level: str, met: bool) -> None:
    assert gate_met(gated("closed_set"), kiss(closed_set=level), NOTHING_DONE) is met


def test_rehearsed_is_for_the_very_beat() -> None:
    record = scene_42(rehearsed=frozenset({kiss().digest}))
    done = {c.id: prepared(record, c, MARA) for c in record.candidates.values()}
    assert gate_met(gated("rehearsed"), kiss(), done["kiss"])
    assert not gate_met(gated("rehearsed"), waist(), done["waist"])


@pytest.mark.parametrize(
    ("role", "where", "met"),
    [
        ("visitor", "floor", False),
        ("Visitor ", "monitor", False),
        ("visitor", "remote", True),
        ("boom operator", "floor", True),
    ],
)
def test_no_visitors_on_the_floor_or_at_a_monitor(role: str, where: str, met: bool) -> None:
    record = scene_42(roster=(RosterEntry("r", "Ade Bankole", role, "a reason", where),))
    done = prepared(record, record.candidates["kiss"], MARA)
    assert gate_met(gated("no_visitors"), kiss(), done) is met


def test_own_words_are_a_fence_until_marked_for_this_digest_and_this_day() -> None:
    own = gated("own_words", words="only after we have spoken")
    mark = (MARA, own.id, kiss().digest, DAY.id)
    record = scene_42(gates_met=frozenset({mark}))
    at_kiss, at_waist = record.candidates["kiss"], record.candidates["waist"]
    assert gate_met(own, kiss(), prepared(record, at_kiss, MARA))
    assert not gate_met(own, waist(), prepared(record, at_waist, MARA))
    assert not gate_met(own, kiss(), prepared(record, at_kiss, JONAS))
    assert not gate_met(own, kiss(), prepared(evolve(record, day=OTHER_DAY), at_kiss, MARA))
    assert not gate_met(own, kiss(), prepared(evolve(record, day=None), at_kiss, MARA))
    assert not gate_met(own, kiss(), prepared(scene_42(), candidate("kiss", kiss()), MARA))
