"""What each role sees: the table of DESIGN §5."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from attrs import evolve

from beforehand.agreement import standing
from beforehand.agreement.own import own
from beforehand.agreement.record import Hold, SceneRecord
from beforehand.agreement.views.coordinator import coordinator_view
from beforehand.agreement.views.performer import performer_view
from beforehand.agreement.views.power import assistant_view, costume_view, director_view, producer_view
from tests.agreement.cast import JONAS, MARA, TEODOR
from tests.agreement.scenes import (
    CALL,
    DELIVERED,
    all_open,
    candidate,
    entry,
    narrowed,
    own_hands,
    rider,
    scene_42,
    scene_61,
    waist,
    with_boundaries,
    with_candidate,
    with_riders,
)
from tests.agreement.told import published, written

KISS = scene_42().candidates["kiss"].digest


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        (scene_42(), "May shoot"),
        (scene_42(with_coordinator=True), "With the coordinator"),
        (scene_42(plan=None), "Not yet"),
        (scene_42(holds=(Hold("h", CALL),), with_coordinator=True), "On hold"),
    ],
)
def test_the_verdict_is_one_of_four(changed: SceneRecord, says: str) -> None:
    for view in (director_view, assistant_view, producer_view):
        assert view(published(changed), TEODOR, CALL)["verdict_words"] == says
    assert "verdict" not in costume_view(published(changed), TEODOR, CALL)


def test_the_director_sees_what_is_available_and_nothing_of_what_is_not() -> None:
    whole = with_candidate(scene_42(), candidate("secret", own_hands(), (MARA,)))
    view = director_view(published(whole), TEODOR, CALL)
    assert [beat["letter"] for beat in view["palette"]] == ["A", "B", "C"]
    said = written(view)
    assert "secret" not in said
    assert own_hands().text not in said
    assert view["riders"] == "signed"
    assert director_view(published(with_riders(whole, MARA)), TEODOR, CALL)["riders"] == "not yet signed"


def test_letters_have_no_gap_when_a_beat_left_the_palette() -> None:
    whole = scene_42()
    assert whole.palette is not None
    fewer = evolve(whole, palette=evolve(whole.palette, beats=("dance", "waist")))
    view = director_view(published(fewer), TEODOR, CALL)
    assert [(b["letter"], b["id"]) for b in view["palette"]] == [("A", "dance"), ("B", "waist")]


def test_an_assistant_director_sees_order_and_length() -> None:
    view = assistant_view(published(scene_42()), TEODOR, CALL)
    assert [set(beat) for beat in view["plan"]["beats"]] == [{"number", "seconds", "lines"}] * 3
    assert view["plan"]["seconds"] == 47
    assert not {"palette", "intent", "script"} & view.keys()
    assert waist().text not in written(view)


def test_costume_sees_garments_and_barriers() -> None:
    whole = scene_42()
    dressed = waist(dress={MARA: "Cardigan"}, barriers=("Rolled blanket",))
    whole = with_candidate(whole, evolve(candidate("waist", dressed), lines=(20, 20)))
    view = costume_view(published(whole), TEODOR, CALL)
    assert view["worn"][2] == {
        "number": 3,
        "garments": [["Mara", "Cardigan"]],
        "barriers": ["Rolled blanket"],
    }
    assert set(view) == {"scene", "day", "worn", "version"}


def mine(one: SceneRecord, who: str = MARA) -> dict[str, Any]:
    return performer_view(own(one, who), published(one), CALL)


def test_a_performer_sees_what_was_put_to_them() -> None:
    whole = with_candidate(scene_42(), candidate("his", own_hands(JONAS), (JONAS,)))
    assert [beat["id"] for beat in mine(whole)["beats"]] == ["dance", "kiss", "waist"]
    assert [beat["id"] for beat in mine(whole, JONAS)["beats"]] == ["dance", "kiss", "waist", "his"]
    assert own_hands(JONAS).text not in written(mine(whole))


def test_a_performer_sees_the_plan_where_it_involves_them_by_its_own_numbers() -> None:
    whole = with_candidate(scene_42(), candidate("his", own_hands(JONAS), (JONAS,)))
    assert whole.plan is not None
    whole = evolve(whole, plan=evolve(whole.plan, beats=("dance", "his", "kiss")))
    plan = mine(whole)["plan"]
    assert [(beat["number"], beat["id"]) for beat in plan["beats"]] == [(1, "dance"), (3, "kiss")]
    assert mine(scene_42(plan=None))["plan"] is None


def test_a_performer_sees_their_answer_and_the_narrowings_an_agreement_has_to_name() -> None:
    whole = narrowed(scene_42(), MARA, KISS, "talk")
    kiss = mine(whole)["beats"][1]
    assert (kiss["answer"], kiss["open"], len(kiss["seen"])) == ("talk", True, 1)
    his = mine(whole, JONAS)["beats"][1]
    assert (his["answer"], his["seen"]) == ("agreed", [])
    closed = with_candidate(whole, evolve(whole.candidates["kiss"], offered={}))
    assert mine(closed)["beats"][1]["open"] is False


def test_a_performer_sees_their_own_crossings_and_the_conditions_they_may_mark() -> None:
    gate = entry(MARA, "received", "gate", gate="own_words", words="the door is shut", id="gate")
    fence = entry(MARA, "given", "fence", leaves=frozenset({"lips"}), id="fence")
    whole = with_boundaries(scene_42(), MARA, *all_open(MARA), gate, fence)
    kiss = mine(whole)["beats"][1]
    assert kiss["gates"] == [{"boundary": "gate", "words": "the door is shut"}]
    assert any(said.startswith("A fence. Mara touches Jonas") for said in kiss["crosses"])
    assert [beat["crosses"] for beat in mine(whole, JONAS)["beats"]] == [[], [], []]
    assert [b["id"] for b in mine(whole)["boundaries"]][-2:] == ["gate", "fence"]


def test_a_performer_sees_orders_that_were_put_to_them() -> None:
    whole = scene_42()
    (order,) = mine(whole)["orders"]
    assert order["answer"] == "agreed"
    assert order["beats"] == [whole.candidates[c].beat.text for c in ("dance", "kiss", "waist")]
    unput = evolve(whole, answers={k: v for k, v in whole.answers.items() if k[1] != order["digest"]})
    assert mine(unput)["orders"] == []
    put = evolve(unput, open_orders={MARA: frozenset({order["digest"]})})
    assert [(o["answer"], o["open"]) for o in mine(put)["orders"]] == [("no answer", True)]
    assert mine(put, JONAS)["orders"] == []


def test_a_rider_is_ones_own_to_see_once_it_is_delivered() -> None:
    draft = rider(MARA, 2, signed_at=None, delivered_at=None)
    whole = with_riders(scene_42(), MARA, rider(MARA, notice_hours=24), draft)
    (one,) = mine(whole)["riders"]
    assert (one["number"], one["notice_hours"]) == (1, 48)
    assert one["runs_out"] == DELIVERED + timedelta(hours=48)
    assert [r["id"] for r in mine(whole, JONAS)["riders"]] == [rider(JONAS).id]


def whole_view(one: SceneRecord) -> dict[str, Any]:
    return coordinator_view(one, standing.standing(one), CALL)


def test_the_coordinator_sees_every_answer_crossing_and_rider_of_each_candidate() -> None:
    fence = entry(MARA, "received", "fence", leaves=frozenset({"lips"}), id="fence")
    whole = with_boundaries(scene_42(), MARA, *all_open(MARA), fence)
    whole = narrowed(whole, JONAS, KISS, "decline")
    kiss = whole_view(whole)["candidates"][1]
    his, hers = sorted(kiss["people"], key=lambda p: str(p["name"]))
    assert (his["name"], his["answer"], his["crosses"]) == ("Jonas", "declined", [])
    assert (hers["name"], hers["answer"], len(hers["crosses"])) == ("Mara", "agreed", 1)
    assert (hers["rider"], hers["clauses"]) == ("covered", ["clause 1 of the rider", "clause 2 of the rider"])
    assert (kiss["available"], kiss["in_palette"], kiss["in_plan"]) == (False, True, 2)


def test_the_coordinators_standing_says_what_is_missing_and_what_still_stands() -> None:
    view = whole_view(narrowed(scene_42(), MARA, KISS, "withdraw"))["standing"]
    assert view["verdict"] == "with the coordinator"
    (finding,) = view["findings"]
    assert (finding["number"], finding["missing"]) == (2, "Mara ended the agreement.")
    assert (finding["private"], finding["code"]) == (True, "not_agreed")
    assert view["still_stands"] == view["shootable"] == ["dance", "waist"]


def test_the_coordinator_sees_by_when_a_rider_has_to_be_delivered() -> None:
    assert whole_view(scene_42())["day"]["deliver_by"] == CALL - timedelta(hours=48)
    assert whole_view(scene_42(day=None))["day"] is None


def asked_last(one: SceneRecord) -> list[str]:
    return sorted(person["may_put"] for person in whole_view(one)["candidates"][0]["people"])


def test_the_coordinator_sees_who_is_asked_last() -> None:
    assert asked_last(scene_61()) == ["", ""]
    assert asked_last(evolve(scene_61(), answers={})) == ["", "asked_last"]


def test_the_coordinator_sees_each_order_of_a_proposal() -> None:
    (asked,) = whole_view(scene_42())["proposals"]
    assert [(o["name"], o["answer"], o["may_put"]) for o in asked["orders"]] == [
        ("Jonas", "agreed", ""),
        ("Mara", "agreed", ""),
    ]
    whole = scene_42()
    unput = evolve(
        whole, orders={}, answers={k: v for k, v in whole.answers.items() if k[1] not in whole.orders}
    )
    assert [o["answer"] for o in whole_view(unput)["proposals"][0]["orders"]] == ["no answer"] * 2
