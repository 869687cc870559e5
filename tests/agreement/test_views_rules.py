"""What no view may tell: rules 6, 7, 10 and 13, as far as views can break them."""

from __future__ import annotations

import typing
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import attrs
from attrs import evolve
from hypothesis import assume, given
from hypothesis import strategies as st

from beforehand.agreement import answers, boundaries, findings, record, riders, standing
from beforehand.agreement.own import Own, own
from beforehand.agreement.published import Published
from beforehand.agreement.record import SceneRecord
from beforehand.agreement.views.coordinator import coordinator_view
from beforehand.agreement.views.performer import performer_view
from beforehand.agreement.views.power import assistant_view, costume_view, director_view, producer_view
from tests.agreement.cast import MARA, TEODOR
from tests.agreement.records import NOWS, private_changes, records
from tests.agreement.told import published, written

VIEWS = (director_view, assistant_view, producer_view, costume_view)


def powerful(one: SceneRecord, now: datetime) -> list[str]:
    told = published(one)
    return [written(view(told, TEODOR, now)) for view in VIEWS]


@given(st.data(), records(), NOWS)
def test_rule_6_views_of_those_with_power_are_the_same_in_private_worlds(
    data: st.DataObject, one: SceneRecord, now: datetime
) -> None:
    other = data.draw(private_changes(one))
    bits = [standing.standing(world).with_coordinator for world in (one, other)]
    assume(bits[0] == bits[1])
    assert powerful(one, now) == powerful(other, now)


@given(st.data(), records(), NOWS)
def test_rule_6_only_the_one_bit_tells_two_private_worlds_apart(
    data: st.DataObject, one: SceneRecord, now: datetime
) -> None:
    one = evolve(one, with_coordinator=False)
    other = data.draw(private_changes(one))
    told = [evolve(published(world), with_coordinator=True, may_from=None) for world in (one, other)]
    assert told[0] == told[1]


PRIVATE_TYPES = {
    answers.Answers,
    answers.Agreement,
    answers.Narrowing,
    boundaries.Boundary,
    riders.Rider,
    riders.Clause,
    findings.Finding,
    standing.Standing,
    record.Candidate,
    record.Person,
    record.SceneRecord,
}


def inside_of(kind: Any, seen: set[Any]) -> set[Any]:
    """Every type that a value of this type can hold."""
    if kind in seen:
        return seen
    seen.add(kind)
    for part in typing.get_args(kind):
        inside_of(part, seen)
    if attrs.has(kind):
        attrs.resolve_types(kind)
        for attribute in attrs.fields(kind):
            inside_of(attribute.type, seen)
    return seen


def test_rule_6_what_is_published_has_no_place_for_anything_private() -> None:
    assert not inside_of(Published, set()) & PRIVATE_TYPES


def test_rule_7_what_is_ones_own_has_no_place_for_anybody_elses() -> None:
    held = inside_of(Own, set())
    assert not held & (PRIVATE_TYPES - {boundaries.Boundary, riders.Rider, riders.Clause})


@given(st.data(), records(), NOWS)
def test_rule_7_a_performers_view_is_the_same_whatever_the_others_answered(
    data: st.DataObject, one: SceneRecord, now: datetime
) -> None:
    assume(MARA in one.performers)
    others = [who for who in one.performers if who != MARA]
    other = evolve(one, with_coordinator=True)
    if others:
        other = data.draw(private_changes(other, others))
    told = published(other)
    views = [written(performer_view(own(world, MARA), told, now)) for world in (one, other)]
    assert views[0] == views[1]


@given(records(), NOWS)
def test_rule_10_no_view_holds_a_float(one: SceneRecord, now: datetime) -> None:
    told = published(one)
    made: list[object] = [view(told, TEODOR, now) for view in VIEWS]
    made.append(coordinator_view(one, standing.standing(one), now))
    made += [performer_view(own(one, who), told, now) for who in one.performers]
    assert not [value for view in made for value in leaves(view) if isinstance(value, float)]


def test_rule_10_no_value_of_the_model_has_a_place_for_a_float() -> None:
    for kind in (SceneRecord, Published, Own, standing.Standing):
        assert float not in inside_of(kind, set())


def leaves(value: object) -> Iterator[object]:
    if isinstance(value, dict):
        for part in value.values():
            yield from leaves(part)
    elif isinstance(value, list):
        for part in value:
            yield from leaves(part)
    else:
        yield value


def of_people(view: object) -> Iterator[dict[str, Any]]:
    """Every part of a view that is about one person."""
    if isinstance(view, dict):
        if "person" in view or {"name", "powerful"} <= view.keys():
            yield view
        for part in view.values():
            yield from of_people(part)
    elif isinstance(view, list):
        for part in view:
            yield from of_people(part)


@given(st.data(), records(), NOWS)
def test_rule_13_nothing_is_counted_or_sorted_by_anybodys_answers(
    data: st.DataObject, one: SceneRecord, now: datetime
) -> None:
    other = data.draw(private_changes(one))
    views = [coordinator_view(world, standing.standing(world), now) for world in (one, other)]
    for key in ("performers", "riders", "roster", "palette", "plan"):
        assert views[0][key] == views[1][key]
    orders = [[(c["id"], [p["person"] for p in c["people"]]) for c in view["candidates"]] for view in views]
    assert orders[0] == orders[1]
    for part in of_people(views[1]):
        counts = {k for k, v in part.items() if isinstance(v, int) and not isinstance(v, bool)}
        assert counts <= {"number"}  # of a rider, or of a beat in the plan
