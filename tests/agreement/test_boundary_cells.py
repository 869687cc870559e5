"""Cells of the body map: one state each, and setting one changes that one and leaves every other as it was."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beforehand.agreement.boundaries import Boundary
from beforehand.agreement.boundary_cells import Cells, cell_states, setting
from beforehand.agreement.boundary_choice import Choice, fencing, opening
from beforehand.agreement.boundary_data import boundary_from
from beforehand.agreement.vocabulary import EVERY_CREW, VOCABULARY
from tests.agreement.cast import JONAS, MARA, TEODOR

DRESSER = "crew:costume"
LEAVES = ("left_hand", "waist", "nose")
WHOM = (JONAS, TEODOR, DRESSER)
LAYERS = ("skin", "cloth", "barrier")
EVERY_CELL = tuple(product(LEAVES, WHOM, LAYERS))
VERBS = frozenset(VOCABULARY.verbs)


def choice(own: frozenset[str], by: frozenset[str], layers: frozenset[str], gate: str = "") -> Choice:
    return Choice(
        "received",
        own,
        other=frozenset({"left_hand"}),
        by=by,
        layers=layers,
        verbs=VERBS,
        pressures=frozenset({"surface"}),
        gate=gate,
    )


def some(members: tuple[str, ...]) -> st.SearchStrategy[frozenset[str]]:
    return st.frozensets(st.sampled_from(members), min_size=1)


CHOICES = st.builds(choice, some(LEAVES), some(WHOM), some(LAYERS))
STEPS = st.tuples(CHOICES, st.sampled_from(["open", "gate", "fence"]))


def done(entries: tuple[Boundary, ...], chosen: Choice, disposition: str, name: str) -> tuple[Boundary, ...]:
    change = setting(MARA, chosen, disposition, entries)
    added = [boundary_from(f"{name}-{n}", MARA, data) for n, data in enumerate(change.add)]
    return tuple(b for b in (*entries, *added) if b.id not in change.end)


def told(entries: tuple[Boundary, ...]) -> dict[tuple[str, str, str], str]:
    return {
        (leaf, who, layer): cell_states(
            entries, Cells("received", frozenset({who}), frozenset({layer})), [leaf]
        )[leaf].word
        for leaf, who, layer in EVERY_CELL
    }


def gated(chosen: Choice, disposition: str) -> Choice:
    return choice(chosen.own, chosen.by, chosen.layers, "rehearsed") if disposition == "gate" else chosen


def naming(entries: tuple[Boundary, ...], cell: tuple[str, str, str]) -> int:
    """How many entries name a cell: what is said again must not be said twice, or entries would multiply."""
    leaf, who, layer = cell
    return sum(leaf in b.leaves and who in b.by and layer in b.layers for b in entries)


@given(st.lists(STEPS, max_size=5), STEPS)
def test_setting_cells_sets_just_those(before: list[tuple[Choice, str]], step: tuple[Choice, str]) -> None:
    entries: tuple[Boundary, ...] = ()
    for n, (chosen, disposition) in enumerate(before):
        entries = done(entries, gated(chosen, disposition), disposition, str(n))
    was = told(entries)
    chosen, disposition = step
    after = done(entries, gated(chosen, disposition), disposition, "last")
    now = told(after)
    inside = set(product(chosen.own, chosen.by, chosen.layers))
    assert {cell: now[cell] for cell in inside} == dict.fromkeys(inside, disposition)
    outside = [cell for cell in EVERY_CELL if cell not in inside]
    assert {cell: now[cell] for cell in outside} == {cell: was[cell] for cell in outside}
    assert [naming(after, cell) for cell in outside] == [naming(entries, cell) for cell in outside]


@given(st.lists(STEPS, max_size=4), STEPS)
def test_nothing_that_was_closed_is_open_on_the_way(
    before: list[tuple[Choice, str]], step: tuple[Choice, str]
) -> None:
    """Entries are added first and end one by one; outside the chosen cells no moment is wider than before."""
    entries: tuple[Boundary, ...] = ()
    for n, (chosen, disposition) in enumerate(before):
        entries = done(entries, gated(chosen, disposition), disposition, str(n))
    was = told(entries)
    chosen, disposition = step
    change = setting(MARA, gated(chosen, disposition), disposition, entries)
    inside = set(product(chosen.own, chosen.by, chosen.layers))
    for data in change.add:
        entries = (*entries, boundary_from(str(len(entries)), MARA, data))
        _not_wider(was, told(entries), inside)
    for ended in change.end:
        entries = tuple(b for b in entries if b.id != ended)
        _not_wider(was, told(entries), inside)


def _not_wider(was: dict[Any, str], now: dict[Any, str], inside: set[Any]) -> None:
    opened = [cell for cell in was if cell not in inside and was[cell] != "open" and now[cell] == "open"]
    assert opened == []


def test_what_is_so_already_is_not_recorded_again() -> None:
    whole = choice(frozenset(LEAVES), frozenset(WHOM), frozenset(LAYERS))
    for disposition in ("open", "gate", "fence"):
        entries = done((), gated(whole, disposition), disposition, "first")
        part = choice(frozenset({"nose"}), frozenset({JONAS}), frozenset({"skin"}))
        again = setting(MARA, gated(part, disposition), disposition, entries)
        assert (again.add, again.end) == ((), ())


def test_cells_of_several_people_that_differ_are_mixed() -> None:
    entries = done((), choice(frozenset({"nose"}), frozenset({JONAS}), frozenset({"skin"})), "open", "one")
    both = Cells("received", frozenset({JONAS, TEODOR}), frozenset({"skin"}))
    assert cell_states(entries, both, ["nose", "waist"])["nose"].word == "mixed"
    assert cell_states(entries, both, ["nose", "waist"])["waist"].word == "unsaid"


@pytest.mark.parametrize("direction", ["given", "shown"])
def test_other_directions_have_cells_of_their_own(direction: str) -> None:
    own = frozenset({"left_hand"})
    if direction == "shown":
        chosen = Choice(direction, own, states=frozenset({"bare"}), audiences=frozenset({"picture"}))
        cells = Cells(direction, frozenset({"picture"}), frozenset({"bare"}))
    else:
        chosen = choice(own, frozenset({JONAS}), frozenset({"skin"}))
        chosen = Choice(
            direction, own, frozenset({"nose"}), chosen.by, chosen.layers, VERBS, chosen.pressures
        )
        cells = Cells(direction, frozenset({JONAS}), frozenset({"skin"}))
    fence = boundary_from("fence", MARA, fencing(MARA, chosen))
    assert cell_states([fence], cells, LEAVES)["left_hand"].word == "fence"
    change = setting(MARA, chosen, "open", [fence])
    assert change.end == ("fence",)
    assert change.add[-1] == opening(MARA, chosen)


def test_crew_may_touch_and_nothing_else() -> None:
    """DESIGN §7: crew are agents. They may be named where one is touched, and where one touches they are not."""
    chosen = choice(frozenset({"nose"}), EVERY_CREW, frozenset({"skin"}))
    assert boundary_from("made", MARA, opening(MARA, chosen)).by == EVERY_CREW
