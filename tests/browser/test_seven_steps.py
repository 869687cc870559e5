"""The main job, in browsers of their own: from story intent to May shoot, and back when somebody narrows."""

from __future__ import annotations

from datetime import timedelta

import pytest
from attrs import frozen
from playwright.sync_api import Page, expect

from .conftest import PHONE, Comes
from .tide import BEGAN, Tide
from .ways import (
    agree_to_order,
    answer,
    go_to_scene,
    open_region,
    press,
    record_rider,
    sign,
    write_movement,
    write_touch,
)

DANCE, BACK, SHOULDER, NECK = (
    "Slow dance. Mara’s left hand on Jonas’s right shoulder; Jonas’s right hand on Mara’s upper back.",
    "Jonas’s right hand on the middle of Mara’s back.",
    "Jonas’s right hand on Mara’s left shoulder.",
    "Jonas’s right hand on the left side of Mara’s neck.",
)
SAID_UNDER_MAY_SHOOT = "Nothing recorded stands against it. Ask again before the take. A spoken no wins."


@frozen
class Room:
    """Four people signed in at once, each in a browser of their own."""

    tide: Tide
    ines: Page
    mara: Page
    jonas: Page
    teodor: Page

    def scene(self, number: str = "42") -> None:
        """Everybody opens their own page of the scene."""
        for page in (self.ines, self.mara, self.jonas, self.teodor):
            go_to_scene(self.tide, page, number)


@pytest.mark.slow
def test_the_seven_steps(blank: Tide, comes: Comes) -> None:
    room = Room(
        blank,
        ines=comes(blank, "ines"),
        mara=comes(blank, "mara", PHONE),
        jonas=comes(blank, "jonas", PHONE),
        teodor=comes(blank, "teodor"),
    )
    intent_and_candidates(room)
    boundaries_and_answers(room)
    palette_and_plan(room)
    riders(room)
    may_shoot(room)
    narrowings(room)
    found = blank.verify()
    assert found.returncode == 0, found.stdout + found.stderr
    assert found.stdout.startswith("All is as recorded:")


def intent_and_candidates(room: Room) -> None:
    """1: what the story needs; beats from the vocabulary, each shown back as a sentence and what it comes to."""
    room.scene()
    room.teodor.get_by_label("Story intent").fill("They dance because they cannot talk.")
    press(room.teodor, "Save the intent")
    expect(room.ines.get_by_text("They dance because they cannot talk.")).to_be_visible()
    new = room.tide.scene("42", "candidates/new/")
    room.ines.get_by_role("link", name="Beat", exact=True).click()
    assert write_movement(room.ines, "Slow dance", first="Mara", other="Jonas") == DANCE
    for where, sentence in (("middle_back", BACK), ("left_shoulder", SHOULDER), ("left_neck", NECK)):
        room.ines.goto(new)
        assert write_touch(room.ines, who="Jonas", whom="Mara", where=where) == sentence
    for _ in (DANCE, BACK, SHOULDER, NECK):
        room.ines.get_by_role("button", name="Put to").first.click()
    expect(room.ines.get_by_role("button", name="Put to")).to_have_count(0)


def boundaries_and_answers(room: Room) -> None:
    """2: own limits by the list; what is put to one, answered; what crosses an own fence, told to two people."""
    room.mara.goto(f"{room.tide.origin}/boundaries/list/received/")
    room.mara.get_by_text("Neck", exact=True).first.click()
    press(room.mara, "Fence throat and sides, in all directions")
    room.mara.get_by_text("It counts from now.").wait_for()
    open_region(room.mara, "received", "Torso", "Upper back", by="Jonas Lindqvist")
    open_region(room.mara, "received", "Torso", "Shoulders", by="Jonas Lindqvist")
    open_region(room.mara, "given", "Arms and hands", "Hands", by="Jonas Lindqvist")
    open_region(room.jonas, "received", "Torso", "Shoulders", by="Mara Okafor")
    open_region(room.jonas, "given", "Arms and hands", "Hands", by="Mara Okafor")
    room.scene()
    expect(room.mara.get_by_role("article").filter(has_text=NECK)).to_contain_text("Past your own boundary:")
    expect(room.jonas.get_by_role("article").filter(has_text=NECK)).not_to_contain_text("Past")
    expect(room.ines.get_by_text("Past a fence")).to_be_visible()
    answer(room.mara, NECK, "Decline")
    for page in (room.mara, room.jonas):
        for beat in (DANCE, BACK, SHOULDER):
            answer(page, beat, "Agree")
    expect(room.ines.get_by_text("Agreed", exact=True)).to_have_count(6)
    expect(room.ines.get_by_text("Declined", exact=True)).to_have_count(1)
    expect(room.teodor.get_by_role("main")).not_to_contain_text("neck")


def palette_and_plan(room: Room) -> None:
    """3: the coordinator publishes what is available; the director orders and approves; the order is agreed."""
    room.ines.reload()
    assert room.ines.get_by_role("checkbox").count() == 3, "what is not agreed is not available"
    press(room.ines, "Publish the palette")
    room.teodor.reload()
    for number in (1, 2, 3):
        room.teodor.get_by_role("button", name="Add").first.click()
        expect(room.teodor.get_by_role("button", name=f"Move beat {number} up")).to_be_visible()
    press(room.teodor, "Approve this order")
    room.teodor.get_by_role("heading", name="Order asked for").wait_for()
    room.ines.reload()
    for name in ("Jonas", "Mara"):
        room.ines.get_by_role("button", name=f"Put the order to {name}").click()
        expect(room.ines.get_by_role("button", name=f"Put the order to {name}")).to_have_count(0)
    for page in (room.mara, room.jonas):
        go_to_scene(room.tide, page, "42")
        agree_to_order(page)
    room.ines.reload()
    press(room.ines, "Publish as plan v1")
    expect(room.ines.get_by_role("heading", name="Plan v1")).to_be_visible()


def riders(room: Room) -> None:
    """4: a rider each, recorded and delivered by the coordinator, signed by the performer on their own device."""
    for name in ("Mara Okafor", "Jonas Lindqvist"):
        record_rider(room.ines, room.tide, name)
    for page in (room.mara, room.jonas):
        go_to_scene(room.tide, page, "42")
        sign(page)


def may_shoot(room: Room) -> None:
    """5: not yet, until the notice has run; what is missing stands on the coordinator's page alone."""
    room.scene()
    for page in (room.ines, room.teodor, room.mara):
        expect(page.get_by_role("main")).to_contain_text("Not yet")
    expect(room.ines.get_by_role("main")).to_contain_text("Nothing is missing. It may be shot from")
    room.tide.at(BEGAN + timedelta(days=5))
    room.scene()
    for page in (room.ines, room.teodor, room.mara, room.jonas):
        expect(page.get_by_role("main")).to_contain_text("May shoot")
        expect(page.get_by_role("main")).to_contain_text(SAID_UNDER_MAY_SHOOT)


def narrowings(room: Room) -> None:
    """6: in each of the three ways at once nothing may be shot, nobody with power learns why, one tap mends it."""
    told = room.teodor.get_by_role("main")
    narrow(room, DANCE, "Withdraw")
    goes_to_the_coordinator(room, "Withdrawn")
    press(room.ines, "Publish v2 with beats 2 and 3")
    expect(told).to_contain_text("Plan v2")
    expect(told).to_contain_text("May shoot")
    narrow(room, BACK, "Less today")
    goes_to_the_coordinator(room, "Less today")
    press(room.ines, "Publish v3 with beat 2")
    expect(told).to_contain_text("Plan v3")
    room.mara.goto(f"{room.tide.origin}/boundaries/list/received/")
    room.mara.get_by_text("Torso", exact=True).first.click()
    press(room.mara, "Fence shoulders, in all directions")
    goes_to_the_coordinator(room, "Nothing of this plan still stands.")
    expect(room.ines.get_by_role("button", name="Publish v4")).to_have_count(0)


def narrow(room: Room, beat: str, how: str) -> None:
    """Mara ends her agreement to one beat, or says less of it today, on her phone."""
    go_to_scene(room.tide, room.mara, "42")
    own = room.mara.get_by_role("listitem").filter(has=room.mara.get_by_text(beat)).first
    own.locator("summary").first.click()
    press(own, how)


def goes_to_the_coordinator(room: Room, finding: str) -> None:
    """Without a reload: the bit alone for those with power, what it is for the coordinator."""
    told = room.teodor.get_by_role("main")
    expect(told).to_contain_text("With the coordinator")
    expect(told).not_to_contain_text("May shoot")
    for word in ("Withdrawn", "withdrew", "Less today", "ence", "Mara Okafor has", "Missing"):
        expect(told).not_to_contain_text(word)
    expect(room.ines.get_by_role("main")).to_contain_text(finding)
