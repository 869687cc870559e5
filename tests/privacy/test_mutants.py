"""The comparison notices: each planted leak is found by it, and without one nothing is."""

from __future__ import annotations

from typing import Final
from unittest.mock import patch

import attrs
import pytest

from beforehand.agreement.record import SceneRecord
from beforehand.agreement.standing import Standing, standing
from beforehand.store import settle
from tests.privacy.comparison import differences
from tests.privacy.house import House
from tests.privacy.mutants import MUTANTS, a_table
from tests.privacy.scripts import Script, Slot
from tests.privacy.steps import Step

pytestmark = pytest.mark.django_db(databases=["default", "vaults"])

NOTHING: Final[tuple[Step, ...]] = ()
STORY: Final = Script(
    slots=(
        Slot(False, (NOTHING, (Step("agree", "mara", "42", "kiss"),)), frozenset()),
        Slot(False, (NOTHING, (Step("decline", "jonas", "42", "hand"),)), frozenset()),
        Slot(False, (NOTHING, (Step("sign", "petra", "7"),)), frozenset()),
        Slot(True, ((Step("intent", "teodor", on="Nobody leads."),),) * 2, frozenset()),
    ),
    involved=frozenset({"mara", "jonas", "petra"}),
    focus="calder",
)
"""In one world nothing happens in private. In the other Mara agrees once more, Jonas declines a beat that is in
the palette and in no plan, and one of two riders of scene 7 is signed."""

ONE: Final = (Step("withdraw", "mara", "42", "kiss"),)
OTHER: Final = (Step("talk", "jonas", "42", "waist"),)
TOUCHED: Final = Script(
    slots=(
        Slot(False, (ONE, OTHER), frozenset({"42"})),
        Slot(False, (NOTHING, (Step("decline", "mara", "42", "kiss"),)), frozenset({"42"})),
        Slot(True, ((Step("publish", "ines", on="dance"),),) * 2, frozenset()),
    ),
    involved=frozenset({"mara", "jonas"}),
    focus="teodor",
)
"""Different people narrow different beats; what both worlds then publish is the same."""


@pytest.mark.parametrize("script", [STORY, TOUCHED], ids=["quiet", "touched"])
def test_without_a_leak_the_worlds_are_the_same(house: House, script: Script) -> None:
    assert differences(house, script) == []


@pytest.mark.parametrize("name", MUTANTS)
def test_a_planted_leak_is_noticed(house: House, name: str) -> None:
    plant, named = MUTANTS[name]
    with plant():
        found = [line for line in differences(house, STORY) if line.startswith("world ")]
    assert any(named in line for line in found), f"{name} went unnoticed: {found[:3]}"


def test_the_ten_leaks_of_the_issue_are_among_them() -> None:
    ten = "a count, a size, an order, an id, an ETag, a version gap, the time of a mail, the time of a 404, "
    ten += "a palette letter, a rider's status"
    assert set(ten.split(", ")) <= set(MUTANTS)


def test_a_page_that_is_made_from_a_private_table_is_noticed_before_it_tells_anything(house: House) -> None:
    with a_table():
        found = differences(house, STORY)
    assert found
    assert all(line.endswith("made from answer") for line in found)


def test_a_world_in_which_the_bit_is_not_set_at_once_is_noticed(house: House) -> None:
    """Both places that hold to it are taken away: what sets the bit, and what reads a private finding as it."""

    def unheld(record: SceneRecord) -> Standing:
        return attrs.evolve(standing(record), with_coordinator=record.with_coordinator)

    with (
        patch.object(settle, "touched", lambda *_, **__: False),
        patch.object(settle, "standing", unheld),
        pytest.raises(AssertionError, match="with the coordinator are"),
    ):
        differences(house, TOUCHED)
