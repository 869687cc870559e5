"""The coordinator’s page of a scene: versions against each other, what may be published, what riders are offered."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from attrs import evolve

from beforehand.agreement.plan_versions import differs
from beforehand.agreement.publishing import publishable, publishable_part
from beforehand.agreement.record import Proposal, SceneRecord
from beforehand.agreement.standing import standing
from beforehand.agreement.views.coordinator_scene import coordinator_scene
from beforehand.agreement.views.rider_offer import offer, planned
from beforehand.agreement.views.trial import trial
from beforehand.agreement.written import Version, Written
from tests.agreement.cast import MARA, NAMES, TEODOR
from tests.agreement.scenes import (
    CALL,
    PUBLISHED,
    bare_shoulder,
    candidate,
    entry,
    kiss,
    narrowed,
    scene_42,
    with_boundaries,
    with_candidate,
    with_riders,
)

KISS = scene_42().candidates["kiss"].digest
WRITTEN = Written(
    page="51",
    draft="Blue, 14 Nov 2026",
    lines=("INT. BOATHOUSE - NIGHT", "", "They dance."),
    intent="The last night.",
    intent_by=TEODOR,
    intent_at=PUBLISHED,
    versions=(Version(1, PUBLISHED, ("dance", "kiss", "waist")),),
    names={who: name.full for who, name in NAMES.items()},
    pack="house",
)


def page(record: SceneRecord, written: Written = WRITTEN) -> dict[str, Any]:
    return coordinator_scene(record, written, standing(record), CALL)


def version(number: int, *beats: str) -> Version:
    return Version(number, PUBLISHED + timedelta(hours=number), beats)


# Versions


@pytest.mark.parametrize(
    ("now", "before", "said"),
    [
        (("dance",), None, "1 beat"),
        (("dance", "kiss"), None, "2 beats"),
        (("dance", "kiss", "waist"), ("dance", "kiss"), "1 added · 2 as v1"),
        (("dance", "waist"), ("dance", "kiss", "waist"), "1 left out · 2 as v1"),
        (("kiss", "dance"), ("dance", "kiss"), "new order · 2 as v1"),
        (("dance", "longer"), ("dance", "kiss"), "1 changed · 1 as v1"),
        (("waist",), ("dance",), "1 added · 1 left out"),
        (("dance",), ("dance",), "1 as v1"),
    ],
)
def test_a_version_is_told_against_the_one_before(
    now: tuple[str, ...], before: tuple[str, ...] | None, said: str
) -> None:
    record = with_candidate(scene_42(), evolve(candidate("longer", kiss(repeats=2)), lines=(17, 18)))
    known = {**record.candidates, "kiss": evolve(record.candidates["kiss"], lines=(17, 18))}
    assert differs(version(2, *now), version(1, *before) if before else None, known) == said


def test_the_page_marks_what_the_version_in_force_changed() -> None:
    written = evolve(WRITTEN, versions=(version(2, "dance", "waist"), version(1, "dance", "kiss")))
    told = page(scene_42(), written)
    assert told["changed"] == ["waist"]
    assert [v["diff"] for v in told["versions"]] == ["1 added · 1 left out · 1 as v1", "2 beats"]
    assert [v["in_force"] for v in told["versions"]] == [True, False]
    assert page(scene_42())["changed"] == []


def test_who_said_what_the_story_needs_is_told() -> None:
    assert page(scene_42())["intent"] == {
        "text": "The last night.",
        "by": NAMES[TEODOR].full,
        "at": PUBLISHED,
    }
    assert page(scene_42(), evolve(WRITTEN, intent=""))["intent"] is None


# What of an order may be published


def test_of_an_approved_order_all_that_nothing_private_stands_against_may_be_published() -> None:
    record = scene_42()
    assert publishable_part(record, "proposal") == ("dance", "kiss", "waist")
    fallen = narrowed(record, MARA, KISS, "decline")
    assert publishable_part(fallen, "proposal") == ("dance", "waist")
    assert publishable(fallen, "proposal", ("dance", "waist")) == ()
    (told,) = page(fallen)["proposals"]
    assert (told["part"], told["by_name"]) == (["dance", "waist"], NAMES[TEODOR].full)
    assert "Mara declined." in told["against"]


def test_nothing_of_an_order_is_published_before_it_is_approved_and_agreed() -> None:
    record = scene_42()
    asked = record.proposals["proposal"]
    unapproved = evolve(record, proposals={"proposal": evolve(asked, approved_by=None)})
    assert publishable_part(unapproved, "proposal") == ()
    turned = Proposal("turned", ("waist", "kiss", "dance"), TEODOR, PUBLISHED, TEODOR)
    assert publishable_part(evolve(record, proposals={"turned": turned}), "turned") == ()


# Riders on offer


def test_riders_are_written_for_the_plan_or_what_comes_nearest_to_it() -> None:
    record = scene_42()
    assert planned(record)[0] == "the plan’s beats"
    without = evolve(record, plan=None)
    assert planned(without)[0] == "the order asked for"
    assert planned(evolve(without, proposals={}))[0] == "the palette"
    word, beats = planned(evolve(without, proposals={}, palette=None))
    assert (word, [c.id for c in beats]) == ("the candidates", ["dance", "kiss", "waist"])


def test_clauses_that_a_rider_covers_are_not_needed_again() -> None:
    record = scene_42()
    assert not any(clause["needed"] for clause in offer(record, MARA)["clauses"])
    bare = offer(with_riders(record, MARA), MARA)
    assert all(clause["needed"] for clause in bare["clauses"])
    assert [clause["text"] for clause in bare["clauses"] if "waist" in clause["text"]]


def test_what_is_offered_knows_nothing_of_answers_or_boundaries() -> None:
    record = scene_42()
    other = narrowed(with_boundaries(record, MARA), MARA, KISS, "decline")
    assert offer(other, MARA) == offer(record, MARA)


# A beat that is being written


def test_a_beat_read_back_says_whose_limits_it_is_past_and_whether_it_is_there() -> None:
    fence = entry(MARA, "shown", "fence", leaves=frozenset({"right_shoulder"}))
    record = with_boundaries(scene_42(), MARA, fence)
    told = trial(record, bare_shoulder(), (0, 0))
    assert [words.split(".")[0] for words in told["limits"]] == ["Mara: A fence"]
    assert not told["exists"]
    assert trial(record, kiss(), (0, 0))["exists"]
