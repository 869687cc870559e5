"""The demo production: it reads, and it holds what the demo needs."""

from __future__ import annotations

from pathlib import Path

import pytest

from beforehand.agreement.boundaries import Boundary
from beforehand.agreement.boxes import Box, Contact, Exposure
from beforehand.agreement.ceilings import Ceiling, covers, crossed
from beforehand.studio.folder import Folder, read_folder
from beforehand.studio.folder.values import Scene

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "the-long-tide"
PLAN = ("dance", "kiss", "hand-to-waist", "wet-things", "under-one-sheet")


@pytest.fixture(scope="module")
def folder() -> Folder:
    return read_folder(EXAMPLE)


def scene(folder: Folder, number: str) -> Scene:
    return next(scene for scene in folder.scenes if scene.number == number)


def boxes(folder: Folder, number: str, key: str) -> tuple[Box, ...]:
    ids = {person.key: person.key for person in folder.people}
    candidate = next(c for c in scene(folder, number).candidates if c.key == key)
    return candidate.beat(ids, folder.names(ids)).expanded


def concerning(person: str, boxes: tuple[Box, ...]) -> list[Box]:
    return [b for b in boxes if person in (b.agents | b.targets if isinstance(b, Contact) else b.people)]


def rider(folder: Folder, person: str, upto: int) -> Ceiling:
    clauses = [c for r in folder.riders if r.person == person and r.number <= upto for c in r.clauses]
    return Ceiling(
        tuple(c.box for c in clauses if c.kind == "permit"),
        tuple(c.box for c in clauses if c.kind == "fence"),
    )


def limits(folder: Folder, person: str, direction: str) -> Ceiling:
    own = [b for b in folder.boundaries if (b.person, b.direction) == (person, direction)]
    permits = tuple(box(b) for b in own if b.disposition != "fence" and b.gate != "own_words")
    return Ceiling(permits, tuple(box(b) for b in own if b.disposition == "fence"))


def box(b: Boundary) -> Box:
    own = frozenset({b.person})
    if b.direction == "shown":
        return Exposure(own, b.leaves, b.states, b.audiences, b.seconds, b.repeats)
    agents, targets = (own, b.by) if b.direction == "given" else (b.by, own)
    return Contact(agents, b.parts, targets, b.leaves, b.layers, b.verbs, b.pressures, b.seconds, b.repeats)


def within_boundaries(folder: Folder, person: str, every: tuple[Box, ...]) -> bool:
    asked: dict[str, list[Box]] = {
        "given": [b for b in every if isinstance(b, Contact) and person in b.agents],
        "received": [b for b in every if isinstance(b, Contact) and person in b.targets],
        "shown": [b for b in every if isinstance(b, Exposure) and person in b.people],
    }
    return all(covers(limits(folder, person, direction), some) for direction, some in asked.items())


def test_the_script_reads_without_a_caution(folder: Folder) -> None:
    assert folder.script.warnings == ()
    assert folder.script.lines_accounted == folder.script.lines
    assert folder.script.title == folder.production.title == "The Long Tide"


def test_every_scene_of_the_script_is_in_the_schedule(folder: Folder) -> None:
    numbers = ["8", "12", "17", "24", "29", "42", "43", "61", "62", "70", "71", "88", "103"]
    assert [s.number for s in folder.scenes] == [s.number for s in folder.script.scenes] == numbers


def test_whoever_speaks_in_a_scene_performs_in_it(folder: Folder) -> None:
    for mine, scripted in zip(folder.scenes, folder.script.scenes, strict=True):
        assert set(scripted.characters) <= {part.character for part in mine.performers}, mine.number


def test_scene_42_stands_on_its_lines(folder: Folder) -> None:
    mine = scene(folder, "42")
    anchors = {c.key: " ".join(mine.lines[c.lines[0] - 1 : c.lines[1]]) for c in mine.candidates}
    assert "They dance" in anchors["dance"]
    assert anchors["kiss"].endswith("They kiss.")
    assert anchors["hand-to-waist"] == "His hand comes to rest at her waist."
    assert "cardigan" in anchors["wet-things"]
    assert anchors["under-one-sheet"].startswith("The two of them under one sheet")


def test_scene_42_has_the_plan_and_more_to_choose_from(folder: Folder) -> None:
    keys = [c.key for c in scene(folder, "42").candidates]
    assert tuple(keys[:5]) == PLAN
    assert len(keys) >= 9
    assert [c.key for c in scene(folder, "42").candidates if c.placeholder] == ["door"]


@pytest.mark.parametrize("number", ["17", "42", "61"])
def test_every_beat_has_a_digest_of_its_own(folder: Folder, number: str) -> None:
    ids = {person.key: person.key for person in folder.people}
    digests = {c.beat(ids, folder.names(ids)).digest for c in scene(folder, number).candidates}
    assert len(digests) == len(scene(folder, number).candidates)


@pytest.mark.parametrize("key", [*PLAN, "foreheads", "hand-on-cheek", "on-the-covers"])
@pytest.mark.parametrize("person", ["mara", "jonas"])
def test_riders_and_boundaries_leave_room_for_the_palette(folder: Folder, person: str, key: str) -> None:
    every = boxes(folder, "42", key)
    assert covers(rider(folder, person, 2), concerning(person, every))
    assert within_boundaries(folder, person, every)


@pytest.mark.parametrize("key", ["wet-things", "under-one-sheet"])
def test_the_last_two_beats_need_the_amendment_of_jonas(folder: Folder, key: str) -> None:
    assert not covers(rider(folder, "jonas", 1), concerning("jonas", boxes(folder, "42", key)))


def test_a_kiss_to_the_neck_crosses_a_fence_of_mara(folder: Folder) -> None:
    assert crossed(limits(folder, "mara", "received"), boxes(folder, "42", "side-of-the-neck"))


def test_a_hand_under_the_cardigan_is_not_open_to_mara_and_crosses_no_fence(folder: Folder) -> None:
    every = boxes(folder, "42", "under-the-cardigan")
    assert not within_boundaries(folder, "mara", every)
    assert not crossed(limits(folder, "mara", "received"), every)


@pytest.mark.parametrize(("number", "keys"), [("17", 5), ("61", 5)])
def test_mara_left_room_for_all_of_the_other_scenes(folder: Folder, number: str, keys: int) -> None:
    candidates = scene(folder, number).candidates
    assert len(candidates) == keys
    for candidate in candidates:
        assert within_boundaries(folder, "mara", boxes(folder, number, candidate.key)), candidate.key
