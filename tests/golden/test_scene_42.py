"""Scene 42, written out once: acts in, and after every act what each role sees. A coordinator could read it.

Write it again with BEFOREHAND_WRITE_GOLDEN=1, and read every changed line before committing it.
"""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path

import pytest

from beforehand.agreement.actions import Macro, Touch
from beforehand.studio import answers, boundaries, candidates, plans, scenes, sets, signing
from tests.golden.telling import Telling
from tests.world import CALL, World, beat, fence_entry, new_world

TEXT = Path(__file__).with_name("scene-42.txt")
HEAD = [
    "Scene 42 of The Long Tide, act by act.",
    "",
    "Recorded already: the production, its people and their roles, the scene, day 14 with the scene on it, and",
    "what Mara and Jonas are open to, which is everything, by everybody.",
    "",
    "● one act, recorded at this time; ○ the clock alone. Under each: what every role sees of the scene then,",
    "where … stands for lines that stood there before.",
    "Those with power see nothing of what is private: compare them after Mara's and Jonas's own acts.",
]


BEATS = {
    "dance": "the dance",
    "kiss": "the kiss",
    "waist": "a hand to her waist",
    "cheek": "a hand on her cheek",
}
BEATS |= {"neck": "a kiss to her neck"}


def written(world: World, story: Telling) -> None:
    """The candidates by short names, one act each."""
    mara, jonas = world["mara"], world["jonas"]
    cheek = Touch("rest", (jonas,), ("left_hand",), (mara,), ("right_cheek",), "skin", "surface", 2)
    waist = Touch(
        "move_to", (jonas,), ("right_hand",), (mara,), ("upper_back", "waist"), "cloth", "surface", 4
    )
    neck = Touch("kiss_place", (jonas,), ("lips",), (mara,), ("left_neck",), "skin", "surface", 2)
    dress = {mara: "Cardigan over a lined camisole", jonas: "Shirt over a vest"}
    beats = {
        "dance": beat(
            world, Macro("slow_dance", (mara, jonas), "cloth", "surface", 40), seconds=40, dress=dress
        ),
        "kiss": beat(world, Macro("kiss", (mara, jonas), "skin", "surface", 3), seconds=3),
        "waist": beat(world, waist, seconds=4),
        "cheek": beat(world, cheek, seconds=2),
        "neck": beat(world, neck, seconds=2),
    }
    for name, made in beats.items():
        world.write(name, made)
        story.act(f"Ines writes a candidate: {BEATS[name]}.")


def told() -> str:
    world = new_world()
    world.add_scene("42", "Boathouse, night", ("mara", "jonas"))
    world.add_day("Day 14", CALL, "42")
    world.open_all("mara")
    world.open_all("jonas")
    story = Telling(world, list(HEAD))
    before(world, story)
    prepare(world, story)
    on_the_day(world, story)
    return "\n".join(story.lines) + "\n"


def before(world: World, story: Telling) -> None:
    scenes.state_intent(**world.by("teodor"), text="It is the last night before the house is sold.")
    story.act("Teodor says what the story needs.")
    written(world, story)
    boundaries.set_boundary(
        world.production,
        world["mara"],
        fence_entry(world["mara"], {"left_neck"}, frozenset(world.people.values())),
        at=world.tick(),
    )
    story.act("Mara sets a fence: touch received at the left side of her neck.")
    for name, words in BEATS.items():
        world.put(name, "mara", "jonas")
        story.act(f"Ines puts {words} to Mara and Jonas.")
    for name, words in BEATS.items():
        world.agree("jonas", name)
        story.act(f"Jonas agrees to {words}.")
    for name in ("dance", "kiss", "waist"):
        world.agree("mara", name)
        story.act(f"Mara agrees to {BEATS[name]}.")
    answers.talk(**world.by("mara"), digest=world.digest("cheek"))
    story.act("Mara wants to talk about the hand on her cheek.")
    answers.decline(**world.by("mara"), digest=world.digest("neck"))
    story.act("Mara declines the kiss to her neck.")


def prepare(world: World, story: Telling) -> None:
    chosen = [world.beats[n] for n in ("dance", "kiss", "waist")]
    plans.publish_palette(**world.by("ines"), candidates=chosen)
    story.act("Ines publishes the palette: what both have agreed to.")
    proposal = plans.propose_plan(**world.by("teodor"), candidates=chosen)
    story.act("Teodor puts it in order.")
    plans.approve_plan(**world.by("teodor"), proposal=proposal)
    story.act("Teodor, who does not perform here, approves it for production.")
    for who in ("mara", "jonas"):
        candidates.put_order(**world.by("ines"), proposal=proposal, to=world[who])
        story.act(f"Ines puts the order to {who.capitalize()}.")
    for who in ("mara", "jonas"):
        (digest,) = world.record().open_orders[world[who]]
        world.agree_to(who, digest)
        story.act(f"{who.capitalize()} agrees to the order.")
    plans.publish_plan(**world.by("ines"), proposal=proposal)
    story.act("Ines publishes plan v1.")
    for who in ("mara", "jonas"):
        world.rider(who, signed=False, told=story.act)
    world.sign("mara")
    story.act("Mara signs hers.")
    world.sign("jonas")
    story.act("Jonas signs his: the riders of the scene reach production together.")
    story.time(world.at + timedelta(hours=48), "Forty-eight hours of notice have run.")


def on_the_day(world: World, story: Telling) -> None:
    world.at = CALL - timedelta(minutes=30)
    answers.less_today(**world.by("mara"), digest=world.digest("kiss"))
    story.act("Mara says less today: not the kiss.")
    plans.republish(**world.by("ines"))
    story.act("Ines publishes what still stands, in one tap.")
    boundaries.set_boundary(
        world.production,
        world["mara"],
        fence_entry(world["mara"], {"waist"}, frozenset(world.people.values())),
        at=world.tick(),
    )
    story.act("Mara closes a region: her waist.")
    plans.republish(**world.by("ines"))
    story.act("Ines publishes what still stands.")
    sets.hold(**world.by("jonas"))
    story.act("Jonas calls a hold.")
    (stood,) = world.record().holds
    sets.end_hold(**world.by("ines"), hold=stood.id)
    story.act("Ines ends it.")
    clause = world.record().riders[world["jonas"]][0].clauses[0]
    signing.strike_clause(**world.by("jonas"), rider=world.riders["jonas", "42"], clause=clause.id)
    story.act("Jonas strikes the first clause of his rider.")
    answers.withdraw(**world.by("mara"), digest=world.digest("dance"))
    story.act("Mara ends her agreement to the dance.")
    story.time(CALL + timedelta(hours=24), "The shooting day is over.")


@pytest.mark.django_db(databases=["default", "vaults"])
def test_scene_42_is_as_it_is_written() -> None:
    text = told()
    if os.environ.get("BEFOREHAND_WRITE_GOLDEN"):
        TEXT.write_text(text, "utf-8")
    assert text == TEXT.read_text("utf-8")


@pytest.mark.django_db(databases=["default", "vaults"])
def test_rule_6_in_the_written_scene_those_with_power_notice_nothing_private() -> None:
    """In the text itself: after a private act that touches no plan, everybody with power sees what they saw."""
    for act in (
        "Mara wants to talk",
        "Mara declines",
        "Mara sets a fence",
        "Jonas agrees to the dance",
        "Mara agrees to a hand",
        "Mara signs hers",
    ):
        block = next(b for b in TEXT.read_text("utf-8").split("\n\n") if act in b)
        (same,) = [line for line in block.splitlines() if line.startswith("    As before: ")]
        for who in ("Teodor, director", "Priya, assistant director", "Calder, producer", "Oona, costume"):
            assert who in same, act
