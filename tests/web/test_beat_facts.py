"""Facts beside the beats of a plan: their order, and what is said once."""

from __future__ import annotations

from typing import Any

from beforehand.web.beat_facts import facts_of, said_once

TOLD = [
    ("Layer", "Over cloth"),
    ("Time", "4 s"),
    ("Masking", "None"),
    ("Garments", "Shirt"),
    ("Stop cue", "Tide"),
]


def labels(facts: list[dict[str, str]]) -> list[str]:
    return [fact["label"] for fact in facts]


def rows(*facts: list[tuple[str, str]]) -> list[dict[str, Any]]:
    return [{"number": n, "facts": facts_of(told, (0, 0))} for n, told in enumerate(facts, start=1)]


def test_lines_stand_after_the_time_and_a_layer_is_drawn() -> None:
    facts = facts_of(TOLD, (13, 15), "#line-13")
    assert labels(facts) == ["Layer", "Time", "Lines", "Masking", "Garments", "Stop cue"]
    assert facts[0] == {"label": "Layer", "layer": "cloth"}
    assert facts[2] == {"label": "Lines", "value": "13–15", "url": "#line-13"}


def test_one_line_is_one_number_and_no_line_is_no_fact() -> None:
    assert facts_of([], (20, 20)) == [{"label": "Lines", "value": "20"}]
    assert facts_of([], (0, 0)) == []


def test_several_layers_are_words() -> None:
    assert facts_of([("Layer", "Skin; over cloth")], (0, 0)) == [
        {"label": "Layer", "value": "Skin; over cloth"}
    ]


def test_what_every_beat_repeats_is_given_once_and_garments_point_back() -> None:
    beats = rows(TOLD, TOLD)
    assert said_once(beats) == [{"label": "Stop cue", "value": "Tide"}]
    assert [fact["value"] for beat in beats for fact in beat["facts"] if fact["label"] == "Garments"] == [
        "Shirt",
        "As beat 1",
    ]
    assert all("Stop cue" not in labels(beat["facts"]) for beat in beats)


def test_a_stop_cue_of_one_beat_alone_stays_beside_each() -> None:
    beats = rows(TOLD, [*TOLD[:-1], ("Stop cue", "Anchor")])
    assert said_once(beats) == []
    assert [fact["value"] for beat in beats for fact in beat["facts"] if fact["label"] == "Stop cue"] == [
        "Tide",
        "Anchor",
    ]


def test_a_plan_of_one_beat_keeps_all_of_it() -> None:
    (beat,) = rows(TOLD)
    assert said_once([beat]) == []
    assert labels(beat["facts"]) == [label for label, _ in TOLD]
