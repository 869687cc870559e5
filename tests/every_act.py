"""One story in which every kind of act happens at least once, on two scenes, all of it recorded through ``studio``.

Whoever adds a kind of act adds it here: :func:`play` is what the golden rows, the replays and the mutants of
``apply`` are made of.
"""

from __future__ import annotations

import itertools
import secrets
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any
from unittest.mock import patch

from attrs import frozen

from beforehand.agreement.actions import Macro
from beforehand.agreement.boxes_data import box_data
from beforehand.agreement.riders import Rider
from beforehand.journal.act import Saved
from beforehand.store.draft_reading import passages_of
from beforehand.store.rows import TABLES, Row
from beforehand.store.tables import journal_store
from beforehand.store.tables.rows import JOURNALED
from beforehand.store.tables.sealed_rows import row_of
from beforehand.studio import (
    answers,
    boundaries,
    clock,
    entry,
    exports,
    handing_over,
    notice,
    on_paper,
    plans,
    production,
    representing,
    requests,
    riders,
    scenes,
    sets,
    signing,
)
from beforehand.studio.drafts import confirming, marks, taking, ties
from beforehand.studio.drafts.upload import put_aside, read_draft
from beforehand.studio.known_scenes import forget_scenes
from tests.script_drafts import BLUE, PINK
from tests.world import CALL, World, beat, fence_entry, new_world, open_entry, scene_42, wide_exposure

SIGNED_ELSEWHERE = "5f" * 32
"""Digest of a paper rider."""


@frozen
class Played:
    """What was recorded.

    Attributes:
        world: names to ids.
        acts: in order of recording.
        rows: by table and id, opened.
    """

    world: World
    acts: tuple[Saved, ...]
    rows: dict[str, dict[str, Row]]


@contextmanager
def nothing_by_chance() -> Iterator[None]:
    """Ids and salts count upwards, so that two runs of one story write the same rows.

    What a process keeps by id is dropped before and after: here one id may mean two things.
    """
    forget_scenes()
    ids, salts = itertools.count(1), itertools.count(1)

    def next_id() -> uuid.UUID:
        return uuid.UUID(f"00000000-0000-4000-8000-{next(ids):012d}")

    def next_salt(size: int = 32) -> str:
        return f"{next(salts):0{2 * size}d}"

    with patch.object(uuid, "uuid4", next_id), patch.object(secrets, "token_hex", next_salt):
        yield
    forget_scenes()


def play_still(folder: Path) -> Played:
    """Play with ids, salts and clock held still, and give all that lies in the database afterwards."""
    with nothing_by_chance():
        world = play(folder)
    return Played(world, tuple(entry.saved for entry in journal_store.entries()), opened_rows())


def opened_rows() -> dict[str, dict[str, Row]]:
    """All journaled tables of the database, opened."""
    found: dict[str, dict[str, Row]] = {name: {} for name in TABLES}
    for model in JOURNALED:
        columns = [f.attname for f in model._meta.concrete_fields]
        for values in model._default_manager.values_list(*columns).order_by("pk"):
            row = row_of(model._meta.db_table, values)
            found[model._meta.db_table][row.id] = row
    return found


def play(folder: Path) -> World:
    """Record every kind of act; ``folder`` takes the export."""
    world = scene_42(new_world())
    tell_the_story(world)
    answer_everything(world)
    limit_and_lift(world)
    come_back_on_paper(world)
    publish(world)
    narrow_and_mend(world)
    shoot(world)
    move_days(world)
    scene_61(world)
    change_roles(world)
    read_the_script(world)
    hand_over_and_back(world)
    with patch.object(clock, "now", world.tick):
        exports.export_production(
            folder / "acts.jsonl", by_name="Ines Duarte", handed_to="North Quay archive"
        )
    return world


def tell_the_story(world: World) -> None:
    scenes.state_intent(**world.by("teodor"), text="They dance because they cannot talk.")
    scenes.state_intent(**world.by("teodor"), text="They dance; neither of them leads.")
    scenes.write_scene(
        world.production,
        world["ines"],
        number="42",
        title="Boathouse, night",
        heading="INT. BOATHOUSE – NIGHT",
        page="52",
        draft="Pink, 17 Nov 2026",
        lines=["The lamp is lit.", "They dance."],
        scene=world.scenes["42"],
        at=world.tick(),
    )


def answer_everything(world: World) -> None:
    """Mara agrees; Jonas talks, declines, and agrees to all in the end."""
    for name in ("dance", "kiss", "waist"):
        world.agree("mara", name)
    answers.talk(**world.by("jonas"), digest=world.digest("kiss"))
    answers.decline(**world.by("jonas"), digest=world.digest("waist"))
    for name in ("dance", "kiss", "waist"):
        world.agree("jonas", name)


def limit_and_lift(world: World) -> None:
    """A fence and its lifting, an opening and its end, a gate in Mara's words, met."""
    jonas = frozenset({world["jonas"]})
    own = {"production": world.production, "author": world["mara"]}
    fence = boundaries.set_boundary(
        **own, entry=fence_entry(world["mara"], {"throat"}, jonas), at=world.tick()
    )
    boundaries.end_boundary(**own, boundary=fence, at=world.tick())
    narrow = open_entry(world["mara"], "received", jonas) | {"leaves": ["waist"]}
    opening = boundaries.set_boundary(**own, entry=narrow, at=world.tick())
    boundaries.end_boundary(**own, boundary=opening, at=world.tick())
    words = {
        "disposition": "gate",
        "gate": "own_words",
        "words": "Only when we have eaten.",
        "leaves": ["lips"],
    }
    entry = open_entry(world["mara"], "received", jonas) | words
    gate = boundaries.set_boundary(**own, entry=entry, at=world.tick())
    boundaries.meet_gate(**world.by("mara"), boundary=gate, digest=world.digest("kiss"))


def come_back_on_paper(world: World) -> None:
    """Jonas declined and fenced on paper; Ines enters both, and he agrees on his own device after all."""
    kiss = on_paper.Ticked(world.scenes["42"], world.digest("kiss"), "decline")
    on_paper.enter_paper(
        world.production,
        world["ines"],
        person=world["jonas"],
        claimed_at=world.at,
        ticked=[kiss],
        fenced=[on_paper.Fenced("received", "feet_whole")],
        at=world.tick(),
    )
    world.agree("jonas", "kiss")


def publish(world: World) -> None:
    """Version 1 in force, riders signed: the scene may be shot."""
    proposal = world.propose("dance", "kiss", "waist")
    world.put_orders(proposal, "mara", "jonas")
    plans.publish_plan(**world.by("ines"), proposal=proposal)
    plans.rehearse(**world.by("ines"), candidates=[world.beats["dance"], world.beats["kiss"]])
    world.rider("mara")
    world.rider("jonas")


def narrow_and_mend(world: World) -> None:
    """A withdrawal, put and agreed again; less today; a struck clause; the coordinator's own revision."""
    answers.withdraw(**world.by("mara"), digest=world.digest("kiss"))
    plans.republish(**world.by("ines"))
    world.put("kiss", "mara")
    world.agree("mara", "kiss")
    answers.less_today(**world.by("jonas"), digest=world.digest("waist"))
    plans.republish(**world.by("ines"))
    plans.take_back(**world.by("ines"))
    plans.republish(**world.by("ines"))
    new_rider(world)
    paper(world)


def paper(world: World) -> None:
    """Amendments for both. Jonas opens his, talks, signs, takes that back, lets Dana sign; Mara signs: it is told.

    Then the producer signs Mara's first, and Teodor asks for something else.
    """
    made = {who: amendment(world, who) for who in ("mara", "jonas")}
    own: dict[str, Any] = {"rider": made["jonas"].id}
    signing.open_rider(**world.by("jonas"), **own)
    signing.talk_over_rider(**world.by("jonas"), **own)
    signing.sign_rider(**world.by("jonas"), **own, digest=made["jonas"].digest)
    signing.take_back_signature(**world.by("jonas"), **own)
    dana = production.add_person(world.production, world["ines"], name="Dana Whitlock", at=world.tick())
    world.people["dana"] = dana
    world.grant("dana", "representative")
    grant = representing.grant_rider(**world.by("jonas"), to=dana, **own, signs=True)
    representing.end_grant(**world.by("jonas"), grant=grant)
    representing.grant_rider(**world.by("jonas"), to=dana, signs=True)
    signing.sign_rider(**world.by("dana"), **own, digest=made["jonas"].digest)
    signing.sign_rider(**world.by("mara"), rider=made["mara"].id, digest=made["mara"].digest)
    first = world.record().riders[world["mara"]][0]
    signing.countersign_rider(**world.by("calder"), rider=first.id, digest=first.digest)
    asked = requests.make_request(**world.by("teodor"), text="May she lead?", lines=(1, 2))
    requests.close_request(**world.by("ines"), request=asked, how="candidate")


def amendment(world: World, who: str) -> Rider:
    box = box_data(wide_exposure(world[who]))
    clauses = [{"kind": "fence", "box": box, "text": "Nothing is shown."}]
    made = riders.record_rider(
        **world.by("ines"), person=world[who], clauses=clauses, alteration="as_performed", present="closed"
    )
    riders.deliver_rider(**world.by("ines"), rider=made)
    found = world.record().riders[world[who]][-1]
    assert isinstance(found, Rider)
    return found


def new_rider(world: World) -> None:
    """Jonas strikes a clause that the plan needs; a rider signed on paper replaces it."""
    rider = world.riders["jonas", "42"]
    old = next(r for r in world.record().riders[world["jonas"]] if r.id == rider)
    signing.strike_clause(**world.by("jonas"), rider=rider, clause=old.clauses[0].id)
    clauses = [{"kind": c.kind, "box": box_data(c.box), "text": c.text} for c in old.clauses]
    made = riders.record_rider(
        **world.by("ines"),
        person=world["jonas"],
        clauses=clauses,
        source_digest=SIGNED_ELSEWHERE,
        doubling="by_named_consent",
        named_doubles=[world["oona"]],
        notice_hours=72,
        locales=["de", "fr"],
        governs="de",
    )
    riders.deliver_rider(**world.by("ines"), rider=made)
    world.riders["jonas", "42"] = made
    world.sign("jonas")
    plans.republish(**world.by("ines"))


def shoot(world: World) -> None:
    """The closed set, a hold and its end, a take."""
    ines = world.by("ines")
    sets.put_on_roster(**ines, name="Oona Kessler", role="costume", reason="Holds the robe.", where="floor")
    plans.republish(**world.by("ines"))
    ines = world.by("ines")
    entry = sets.put_on_roster(**ines, name="Kit Arden", role="visitor", reason="Learns.", where="monitor")
    plans.republish(**world.by("ines"))
    sets.take_off_roster(**world.by("ines"), entry=entry)
    plans.republish(**world.by("ines"))
    first = sets.hold(**world.by("mara")).act
    sets.hold(**world.by("priya"))
    sets.end_hold(**world.by("ines"), hold=first)
    plan = world.record().plan.id
    sets.log_take(
        **world.by("ines"), slate="42A", number=1, rate="24000/1001", frames=(86400, 87360), shown=plan
    )


def move_days(world: World) -> None:
    """A second day; the call moves, the scene leaves its day and comes to the other."""
    world.add_day("Day 15", CALL + timedelta(days=1))
    scenes.move_call(
        world.production,
        world["priya"],
        day=world.days["Day 14"],
        call=CALL + timedelta(hours=2),
        at=world.tick(),
    )
    scenes.unplace_scene(**world.by("priya"))
    scenes.place_scene(**world.by("priya"), day=world.days["Day 15"])
    plans.republish(**world.by("ines"))


def scene_61(world: World) -> None:
    """Mara and Teodor, who directs: asked last; the producer orders and approves."""
    world.add_scene("61", "Pier, night", ("mara", "teodor"))
    scenes.place_scene(**world.by("priya", "61"), day=world.days["Day 15"])
    world.open_all("teodor")
    lean = Macro("embrace", (world["mara"], world["teodor"]), "cloth", "surface", 5)
    world.write("embrace", beat(world, lean, seconds=5), scene="61")
    world.put("embrace", "mara", scene="61")
    world.agree("mara", "embrace", "61")
    world.put("embrace", "teodor", scene="61")
    world.agree("teodor", "embrace", "61")
    proposal = world.propose("embrace", scene="61", by="calder", approver="calder")
    plans.publish_plan(**world.by("ines", "61"), proposal=proposal)
    back = fence_entry(world["mara"], {"upper_back"}, frozenset({world["teodor"]}))
    own = {"production": world.production, "author": world["mara"]}
    fence = boundaries.set_boundary(**own, entry=back, at=world.tick())
    boundaries.end_boundary(**own, boundary=fence, at=world.tick())
    plans.republish(**world.by("ines", "61"))


def read_the_script(world: World) -> None:
    """Two drafts: passages kept, dismissed and added; a scene read, tied, confirmed; beats at other lines."""
    own = (world.production, world["ines"])
    blue = read_draft(*own, data=BLUE.encode(), at=world.tick())
    kiss = passages_of(blue)[0].id
    marks.mark_passage(*own, passage=kiss, mark="kept", at=world.tick())
    marks.add_passage(
        *own, draft=blue, index=2, lines=(3, 4), categories=["implied"], who=["ELIN"], at=world.tick()
    )
    marks.mark_scene_read(*own, draft=blue, index=1, at=world.tick())
    ties.tie_scene(*own, draft=blue, index=1, scene=world.scenes["42"], at=world.tick())
    ties.tie_scene(*own, draft=blue, index=2, scene=world.scenes["61"], at=world.tick())
    other = read_draft(*own, data=BLUE.replace("42", "42A").encode(), label="Wrong", at=world.tick())
    put_aside(*own, draft=other, at=world.tick())
    pink = read_draft(*own, data=PINK.encode(), at=world.tick())
    confirming.confirm_pair(*own, draft=pink, index=2, old=2, at=world.tick())
    confirming.confirm_pair(*own, draft=pink, index=3, old=-1, at=world.tick())
    taking.take_over(*own, draft=pink, index=1, at=world.tick())


def change_roles(world: World) -> None:
    """A power and a part are given and taken away."""
    world.grant("oona", "double", "42")
    plans.republish(**world.by("ines"))
    world.grant("jonas", "producer")
    production.set_keeping(world.production, world["ines"], wrap="2027-02-26", months=36, at=world.tick())
    notice.set_notice(world.production, world["ines"], hours=96, at=world.tick())
    notice.set_notice(world.production, world["ines"], hours=72, at=world.tick())
    for grant in (("jonas", "producer", ""), ("oona", "double", "42"), ("teodor", "performer", "61")):
        production.revoke_role(world.production, world["ines"], grant=world.grants[grant], at=world.tick())


def hand_over_and_back(world: World) -> None:
    """Ines hands over to Noor, who hands back: each is signed in when she takes over."""
    noor = production.add_person(world.production, world["ines"], name="Noor Haddad", at=world.tick())
    for old, new in ((world["ines"], noor), (noor, world["ines"])):
        entry.add_device(entry.account_of(new, world.production), new, "", at=world.at)
        handing_over.hand_over(world.production, old, to=new, at=world.tick())
