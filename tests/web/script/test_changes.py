"""A new draft: what comes over, what is doubtful, what now stands on text that changed."""

from __future__ import annotations

import pytest
from django.test import Client

from beforehand.agreement.actions import Macro
from beforehand.script.fountain import read_fountain
from beforehand.script.layout import page_lines
from beforehand.studio import plans, scenes
from tests.script_drafts import BLUE, PINK
from tests.web.browsing import acts, refused, text_of
from tests.web.conftest import SignIn
from tests.web.script.reading_room import ROOM, hidden, passages, read_in, send
from tests.world import World, agreed_42, beat, new_world, scene_42

pytestmark = pytest.mark.django_db(databases=["default", "vaults"])


@pytest.fixture
def world() -> World:
    """Scene 42 stands in the record with the words of blue; a beat on line 11, agreed, in force as plan v1."""
    world = scene_42(new_world())
    told = read_fountain(BLUE).scene_numbered("42")
    assert told is not None
    by = world.by("ines")
    scenes.write_scene(
        **by, number="42", title="Boathouse, night", draft="Blue, 14 Nov 2026", lines=page_lines(told)
    )
    mara, jonas = world["mara"], world["jonas"]
    forehead = Macro("forehead_to_forehead", (mara, jonas), "skin", "surface", 3)
    world.write("near", beat(world, forehead, seconds=3), lines=(11, 11))
    world.write("still", beat(world, forehead, seconds=4), lines=(5, 6))
    world.put("near", "mara", "jonas")
    agreed_42(world)
    for who in ("mara", "jonas"):
        world.agree(who, "near")
    proposal = world.propose("dance", "near")
    world.put_orders(proposal, "mara", "jonas")
    plans.publish_plan(**world.by("ines"), proposal=proposal)
    world.rider("mara")
    return world


@pytest.fixture
def ines(world: World, sign_in: SignIn) -> Client:
    return sign_in(world, "ines")


def test_what_was_decided_comes_over_where_the_words_are_still_there(world: World, ines: Client) -> None:
    blue = read_in(ines, BLUE)
    kiss, _ = passages(ines.get(f"{blue}read/1/"))
    send(ines, f"{blue}read/1/", "mark", {"passage": kiss}, mark="kept")
    send(ines, f"{blue}read/1/", "read", {"index": "4"}, read="yes")
    send(ines, f"{blue}read/1/", "read", {"index": "1"}, read="yes")
    pink = read_in(ines, PINK)
    told = text_of(ines.get(f"{pink}read/1/"))
    assert "words changed" in told
    assert told.count("Kept") == 1
    outline = text_of(ines.get(pink))
    assert "1 kept, 0 dismissed. 1 of 4 scenes are read." in outline, "71 says what was read; 42 does not"


def test_a_wrong_file_is_put_aside_and_nothing_stands_against_it(world: World, ines: Client) -> None:
    blue = read_in(ines, BLUE)
    kiss = passages(ines.get(f"{blue}read/1/"))[0]
    send(ines, f"{blue}read/1/", "mark", {"passage": kiss}, mark="kept")
    wrong = read_in(ines, "Title: Another\n\nINT. MILL - DAY #1#\n\nA wheel turns.\n")
    send(ines, ROOM, "aside", {"draft": wrong.split("/")[2]}, aside="yes")
    assert "put aside: no draft stands against it" in text_of(ines.get(ROOM))
    pink = read_in(ines, PINK)
    assert "against Blue, 14 Nov 2026" in text_of(ines.get(f"{pink}changes/"))
    assert "1 kept" in text_of(ines.get(pink))
    there = ines.get(f"/script/of/{world.scenes['42']}/")
    assert there.headers["Location"] == f"{pink}read/1/#s1"


def test_a_dismissed_passage_is_open_again_when_its_words_are_others(world: World, ines: Client) -> None:
    blue = read_in(ines, BLUE)
    for passage in passages(ines.get(f"{blue}read/1/")):
        send(ines, f"{blue}read/1/", "mark", {"passage": passage}, mark="dismissed")
    assert "0 kept, 0 dismissed" in text_of(ines.get(read_in(ines, PINK)))
    again = read_in(ines, PINK.replace("Pink, 17", "Green, 19"))
    assert "0 dismissed" in text_of(ines.get(again))


def test_what_stands_on_changed_text_is_named(world: World, ines: Client) -> None:
    read_in(ines, BLUE)
    pink = read_in(ines, PINK)
    told = text_of(ines.get(f"{pink}changes/"))
    assert "42 Boathouse, night Plan v1" in told
    assert "2 lines are other than in the record (Blue, 14 Nov 2026)." in told
    assert "Beat 2 , line 11, now line 11:" in told
    assert "Agreed by Jonas Lindqvist and Mara Okafor" in told
    assert "Riders: Mara Okafor, rider 1, signed" in told
    assert "Candidate , line 5" not in told, "a beat whose lines say what they said is not touched"
    assert "Not in this draft" in told
    assert "New in this draft" in told


def test_a_doubtful_pair_waits_for_a_person_and_then_carries(world: World, ines: Client) -> None:
    blue = read_in(ines, BLUE)
    _, pier = passages(ines.get(f"{blue}read/1/"))
    send(ines, f"{blue}read/1/", "mark", {"passage": pier}, mark="kept")
    lines = {"index": "2", "first": "3", "last": "4"}
    added = send(ines, f"{blue}read/1/", "add", {}, **lines, categories=["implied"], who=["ELIN"])
    assert added.status_code == 303
    pink = read_in(ines, PINK)
    assert "For you to confirm What was decided" in text_of(ines.get(f"{pink}changes/"))
    assert "0 kept" in text_of(ines.get(pink))
    assert send(ines, f"{pink}scene/2/", "confirm", old="2").status_code == 303
    assert "For you to confirm" not in text_of(ines.get(f"{pink}changes/"))
    assert "2 kept" in text_of(ines.get(pink)), "the found one and the one that was added by hand"


def test_none_of_them_is_an_answer_too(world: World, ines: Client) -> None:
    read_in(ines, BLUE)
    pink = read_in(ines, PINK)
    send(ines, f"{pink}scene/2/", "confirm", old="none")
    told = text_of(ines.get(f"{pink}changes/"))
    assert "For you to confirm" not in told
    assert "61 EXT. PIER - NIGHT Passages: removed lines 6–7 Not in this draft" in told


def test_a_sure_pair_has_no_question(world: World, ines: Client) -> None:
    read_in(ines, BLUE)
    pink = read_in(ines, PINK)
    fields = hidden(ines.get(f"{pink}scene/2/"), "confirm")
    before = acts()
    answer = ines.post(f"{pink}scene/1/", {**fields, "old": "2"})
    refused(answer, 409, "pair_sure", before)


def test_taking_over_moves_the_beats_and_gives_the_scene_back(world: World, ines: Client) -> None:
    read_in(ines, BLUE)
    pink = read_in(ines, PINK.replace("Wind on the tin roof.", "A door bangs.\n\nWind on the tin roof."))
    assert not world.record().with_coordinator
    taken = send(ines, f"{pink}scene/1/", "take")
    assert taken.headers["Location"] == f"/scenes/{world.scenes['42']}/"
    record = world.record()
    assert record.with_coordinator
    assert record.candidates[world.beats["near"]].lines == (13, 13)
    assert record.candidates[world.beats["still"]].lines == (7, 8)
    assert record.candidates[world.beats["dance"]].lines == (0, 0), "its lines lay outside the text"
    scene = text_of(ines.get(f"/scenes/{world.scenes['42']}/"))
    assert "She kisses him, twice." in scene
    assert "Pink, 17 Nov 2026" in scene
    assert "Nothing: every scene of the record says what this draft says." in text_of(
        ines.get(f"{pink}changes/")
    )
    assert "Beat 2" in text_of(ines.get(f"{pink}read/1/"))


def test_a_text_that_is_the_same_takes_nothing_back(world: World, ines: Client) -> None:
    blue = read_in(ines, BLUE)
    assert "says these words" in text_of(ines.get(f"{blue}scene/1/"))
    assert not world.record().with_coordinator
