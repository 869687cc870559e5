"""The breakdown at the level of scenes: what holds on, what is inferred, who is in it, and what is only said."""

from __future__ import annotations

from beforehand.script.breakdown.reading import break_down
from beforehand.script.breakdown.values import Breakdown, Passage
from beforehand.script.fountain import read_fountain


def read(*paragraphs: str) -> Breakdown:
    return break_down(read_fountain("\n\n".join(paragraphs) + "\n"))


def passages(found: Breakdown) -> list[Passage]:
    return [p for scene in found.scenes for p in scene.passages]


def kinds(found: Breakdown) -> set[str]:
    return {str(c) for p in passages(found) for c in p.categories}


TWO = "ILSE crosses to TOMAS. She is tall. He is not."


def test_lines_inherit_a_clinch_until_it_ends() -> None:
    begun = read("INT. ROOM - NIGHT", TWO, "They kiss.", "Her hand strokes his hair.")
    calm = read("INT. ROOM - NIGHT", TWO, "Her hand strokes his hair.")
    assert "intimate_touch" in kinds(begun)
    assert max((p.certainty for p in passages(calm)), default=0) < passages(begun)[-1].certainty


def test_undress_is_told_by_its_consequence() -> None:
    found = read(
        "INT. ROOM - NIGHT", TWO, "ILSE and TOMAS asleep in each other's arms.", "She grabs her dress."
    )
    assert {"implied", "nudity"} <= kinds(found)


def test_a_state_ends_when_people_are_dressed() -> None:
    found = read(
        "INT. ROOM - NIGHT", TWO, "He undresses.", "Both are dressed for the street.", "She grabs her dress."
    )
    assert [p.text for p in passages(found)] == ["He undresses."]


def test_action_cued_by_speech_alone() -> None:
    found = read("INT. WARD - DAY", "MIDWIFE\nI can see the head. Push, push!", "ILSE\nI am pushing!")
    assert kinds(found) == {"birth_medical"}


def test_a_struggle_needs_no_keyword() -> None:
    found = read(
        "INT. ROOM - NIGHT", TWO, "He kisses her. She pushes him away. He holds her wrists down on the bed."
    )
    assert "sexual_violence" in kinds(found)


def test_what_plays_on_a_screen_in_the_scene() -> None:
    found = read("INT. GUARD ROOM - NIGHT", "On the monitor a couple are having sex. The guard yawns.")
    assert "simulated_sex" in kinds(found)


def test_what_is_only_talked_about_is_talk() -> None:
    found = read(
        "INT. BAR - NIGHT", TWO, "ILSE\nHe was naked. We had sex in the lift.", "TOMAS\nA kiss, that is all."
    )
    assert passages(found) == []
    assert [str(c) for p in found.scenes[0].talk for c in p.categories]


def test_an_age_stated_elsewhere_opens_the_flag_again() -> None:
    ledger = ["INT. SCHOOL - DAY", "PIA (15) waits.", "PIA\nHello."]
    scene = ["INT. ROOM - NIGHT", "Pia kisses Tomas on the mouth.", "TOMAS\nGo home."]
    assert kinds(read(*ledger, *scene)) == {"kiss", "minor"}
    assert kinds(read("INT. SCHOOL - DAY", "PIA (25) waits.", "PIA\nHello.", *scene)) == {"kiss"}


def test_an_age_told_in_speech_counts() -> None:
    found = read(
        "INT. ROOM - NIGHT", "PIA\nI'm fifteen.", "TOMAS\nGo home.", "Pia kisses Tomas on the mouth."
    )
    assert "minor" in kinds(found)


def test_a_younger_self_says_nothing_about_the_grown_one() -> None:
    found = read(
        *("INT. SCHOOL - DAY", "YOUNG PIA (9) waits.", "YOUNG PIA\nHello.", "PIA\nThat was me."),
        *("INT. ROOM - NIGHT", "Pia kisses Tomas on the mouth.", "TOMAS\nGood."),
    )
    assert kinds(found) == {"kiss"}


def test_a_minor_who_witnesses_is_named() -> None:
    found = read(
        *("INT. SCHOOL - DAY", "PIA (15) waits.", "PIA\nHello."),
        *("INT. HALL - NIGHT", "Tomas stands naked in the hall.", "PIA\nOh.", "TOMAS\nSorry."),
    )
    passage = passages(found)[0]
    assert set(passage.who) == {"TOMAS", "PIA"}
    assert passage.severity == "high"


def test_pronouns_are_resolved_and_silent_people_are_in_it() -> None:
    found = read(
        *("INT. YARD - DAY", "ILSE waits. She is cold. TOMAS digs. He is warm.", "TOMAS\nWait.", "ILSE\nNo."),
        *("INT. ROOM - NIGHT", "Ilse comes in. Tomas looks up. He kisses her.", "ILSE\nLate."),
    )
    assert passages(found)[0].who == ("TOMAS", "ILSE")
    assert found.scenes[1].silent == ("TOMAS",)


def test_they_are_those_who_are_in_the_scene_when_nobody_was_named() -> None:
    found = read("INT. ROOM - NIGHT", "They kiss.", "ILSE\nLate.", "TOMAS\nYes.")
    assert passages(found)[0].who == ("ILSE", "TOMAS")


def test_kin_told_by_what_they_call_each_other() -> None:
    calls = ["INT. HALL - DAY", "PIA\nNight, Mom.", "RUTH\nGood night."]
    scene = ["INT. ROOM - NIGHT", "Ruth kisses Pia.", "PIA\nNight."]
    assert passages(read(*calls, *calls, *scene)) == []


def test_a_touch_of_oneself_is_none() -> None:
    base = ("INT. YARD - DAY", "ILSE waits. She is cold. She yawns.", "ILSE\nNo.")
    assert passages(read(*base, "INT. ROOM - DAY", "Ilse strokes her neck, thinking.")) == []


def test_every_passage_says_rule_words_and_lines() -> None:
    found = read("INT. ROOM - NIGHT", TWO, "They kiss.")
    reason = passages(found)[0].why[0]
    assert (reason.rule, reason.words, reason.lines) == ("kiss.kiss", "kiss", (5, 5))
    assert reason.says.endswith(".")


def test_a_slug_in_capitals_parts_two_passages() -> None:
    found = read("INT. ROOM - NIGHT", TWO, "They kiss.", "LATER", "They kiss again.")
    assert [p.lines for p in passages(found)] == [(5, 5), (9, 9)]


def test_words_before_the_first_heading_are_read_too() -> None:
    found = read("They kiss.", "INT. ROOM - NIGHT", "Nobody.")
    assert [scene.scene.index for scene in found.scenes] == [0, 1]
    assert kinds(found) == {"kiss"}


def test_pages_and_eighths_are_counted_when_nothing_prints_them() -> None:
    found = read("INT. ROOM - NIGHT", *["One line of action."] * 60, "EXT. JETTY - DAY", "Nobody.")
    assert [(s.page, s.eighths) for s in found.scenes] == [("1", 18), ("3", 1)]
    assert found.pages == 3


def test_an_age_in_two_words_is_no_childs() -> None:
    found = read(
        "INT. ROOM - NIGHT",
        "ILSE, a twenty-four year old botanist, and TOMAS.",
        "ILSE\nStay.",
        "TOMAS\nYes.",
        "She kisses him.",
    )
    assert dict(found.ages)["ILSE"] == "24"
    assert kinds(found) == {"kiss"}


def test_somebody_as_they_once_were_keeps_their_own_age() -> None:
    found = read(
        "EXT. FIELD - DAY",
        "TOMAS\nHere.",
        "Eleven-year-old Tomas looks up at the kite.",
        "INT. ROOM - NIGHT",
        "ILSE\nHere.",
        "Ilse kisses Tomas.",
    )
    assert "TOMAS" not in dict(found.ages)
    assert "minor" not in kinds(found)


def test_somebody_who_comes_in_with_an_age_before_the_name() -> None:
    found = read("EXT. FIELD - DAY", "Eleven-year-old TOMAS looks up at the kite.", "TOMAS\nHere.")
    assert dict(found.ages)["TOMAS"] == "11"


def test_comfort_is_told_from_a_caress_by_what_stands_before_it() -> None:
    held = "Tomas wraps his arms tenderly around her."
    calm = read("INT. ROOM - NIGHT", TWO, held)
    grief = read("INT. ROOM - NIGHT", TWO, "Ilse begins to sob.", held)
    assert "intimate_touch" in kinds(calm)
    assert "intimate_touch" not in kinds(grief)


def test_several_rules_on_the_same_words_are_one_sign() -> None:
    found = read("INT. ROOM - NIGHT", TWO, "She unbuckles his belt.")
    passage = passages(found)[0]
    assert len(passage.why) > 1
    assert passage.certainty < 0.8


def test_speech_alone_needs_more_than_speech_beside_action() -> None:
    said = "ILSE\nTouch me. Hold me. I want you."
    assert not passages(read("INT. ROOM - NIGHT", TWO, said))
    assert passages(read("INT. ROOM - NIGHT", TWO, "They kiss.", said))
