"""Every wrong list is answered with its sentence and its code, every row with its fate, and nothing is written."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from django.test import Client

from beforehand.studio import production
from tests.sheets.wrong import FATE, RIGHT_ALL_THE_SAME, WRONG
from tests.web.browsing import acts, text_of
from tests.web.conftest import SignIn
from tests.web.imports.test_imports import show
from tests.world import World, new_world, scene_42

pytestmark = pytest.mark.django_db(databases=["default", "vaults"])


@pytest.fixture
def ines(sign_in: SignIn) -> Client:
    world: World = scene_42(new_world())
    for _ in range(2):
        production.add_person(world.production, world["ines"], name="Kit Arden", at=world.tick())
    return sign_in(world, "ines")


def test_there_are_enough_of_them() -> None:
    assert len(WRONG) >= 60
    assert len({code for _, code, _ in WRONG.values()}) >= 45


def test_each_has_its_sentence_and_nothing_is_written(ines: Client) -> None:
    before = acts()
    assert [said for name in WRONG for said in problems(ines, name)] == []
    assert acts() == before


def problems(browser: Client, name: str) -> Iterator[str]:
    """What is wrong with the answer to a wrong list."""
    data, code, sentence = WRONG[name]
    answer = show(browser, data)
    told = text_of(answer)
    if answer.status_code not in (200, 409):
        yield f"{name}: {answer.status_code}"
    if f"Code: {code}" not in told:
        yield f"{name}: {re.findall(r'Code: [a-z_0-9]+', told)}, not {code}"
    if sentence not in told:
        yield f"{name} does not say: {sentence}"
    if "Take these rows" in told:
        yield f"{name} can be taken"


def test_quirks_of_a_program_change_nothing(ines: Client) -> None:
    for name, (data, read_as) in RIGHT_ALL_THE_SAME.items():
        told = text_of(show(ines, data))
        assert f"Will be taken. {FATE}" in told, name
        assert read_as in told, name
        assert "Take these rows" in told, name
    assert "Columns that are not read: Notes." in told
