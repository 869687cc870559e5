"""The words: complete, defined, and consistent with one another."""

from __future__ import annotations

from typing import Any

import pytest

from beforehand.agreement import sentences
from beforehand.agreement.action_rules import check
from beforehand.agreement.actions import Macro
from beforehand.agreement.catalogue import catalogue
from beforehand.agreement.vocabulary import OBJECT, VOCABULARY, leaves, read

from .cast import JONAS, MARA, NAMES


def _entries(data: Any) -> list[dict[str, Any]]:
    """Every record with a key and a definition, anywhere in the catalogue."""
    if isinstance(data, dict):
        return [data] * ("definition" in data) + [e for value in data.values() for e in _entries(value)]
    return [e for value in data for e in _entries(value)] if isinstance(data, list) else []


def test_every_entry_has_a_label_and_a_definition_of_whole_sentences() -> None:
    entries = _entries(catalogue(VOCABULARY))
    assert len(entries) > 130
    for entry in entries:
        assert entry["label"].strip(), entry
        assert entry["definition"][0].isupper(), entry
        assert entry["definition"].endswith("."), entry
        assert "{" not in entry["definition"] + entry["label"], entry


def test_there_are_some_sixty_leaves_each_in_one_row_of_one_group() -> None:
    assert 60 <= len(VOCABULARY.leaves) <= 70
    placed = [leaf for group in VOCABULARY.groups for row in group.rows for leaf in row.leaves]
    assert sorted(placed) == sorted(VOCABULARY.leaves)
    assert {leaf.face for leaf in VOCABULARY.leaves.values()} == {"front", "back", "both"}
    assert OBJECT not in VOCABULARY.leaves


def test_left_and_right_are_the_same_but_for_their_side() -> None:
    left = {key.removeprefix("left_") for key, leaf in VOCABULARY.leaves.items() if leaf.side == "left"}
    right = {key.removeprefix("right_") for key, leaf in VOCABULARY.leaves.items() if leaf.side == "right"}
    assert left == right
    for base in left:
        one, other = VOCABULARY.leaves[f"left_{base}"], VOCABULARY.leaves[f"right_{base}"]
        assert one.label.replace("left", "right") == other.label
        assert one.definition.replace("left", "right") == other.definition
        assert one.pair == other.pair


def test_a_region_is_its_leaves() -> None:
    assert leaves("waist") == {"waist"}
    assert leaves("shoulders") == {"left_shoulder", "right_shoulder"}
    assert leaves("pelvis") >= {"genitals", "left_buttock", "groin"}
    assert frozenset().union(*(leaves(g.key) for g in VOCABULARY.groups)) == set(VOCABULARY.leaves)
    with pytest.raises(KeyError):
        leaves("soul")


def test_the_eight_groups_are_those_of_the_list() -> None:
    labels = ["Head", "Neck", "Torso", "Pelvis, buttocks", "Arms and hands", "Thighs", "Lower legs", "Feet"]
    assert [group.label for group in VOCABULARY.groups] == labels


def test_keys_of_groups_rows_and_leaves_do_not_collide() -> None:
    keys = [g.key for g in VOCABULARY.groups] + [r.key for g in VOCABULARY.groups for r in g.rows]
    keys += [*VOCABULARY.leaves]
    assert len(set(keys)) == len(keys)


def test_verbs_speak_of_known_words() -> None:
    for verb in VOCABULARY.verbs.values():
        assert verb.parts <= VOCABULARY.parts
        assert verb.places <= set(VOCABULARY.leaves)
        assert verb.layers <= set(VOCABULARY.layers)
        assert verb.path in ("never", "may", "always")


def test_a_symmetric_verb_takes_the_same_on_both_sides() -> None:
    for verb in VOCABULARY.verbs.values():
        if verb.symmetric:
            assert verb.parts == verb.places, verb.key


@pytest.mark.parametrize("layer", VOCABULARY.layers)
@pytest.mark.parametrize("name", VOCABULARY.macros)
def test_every_macro_is_possible_and_has_a_sentence(name: str, layer: str) -> None:
    macro = Macro(name, (MARA, JONAS), layer, "surface", 5)
    check(macro, "The action")
    said = sentences.sentence([macro], NAMES)
    assert said.endswith(".")
    assert "{" not in said


def test_the_vocabulary_is_neutral_and_a_simulated_act_says_that_it_is() -> None:
    assert "simulated" in VOCABULARY.verbs["simulate"].label
    assert VOCABULARY.verbs["simulate"].layers == {"barrier"}
    assert {key for key, leaf in VOCABULARY.leaves.items() if leaf.guarded} == {
        "genitals",
        "between_buttocks",
    }


def test_a_file_with_an_unknown_field_is_not_read() -> None:
    with pytest.raises((TypeError, KeyError)):
        read('version = "1"\ngroups = []\n[[leaves]]\nkey = "x"\n')
