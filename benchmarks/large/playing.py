"""What its people do: limits, candidates and answers, riders, plans; some scenes far on and some hardly begun."""

from __future__ import annotations

from typing import Final

from beforehand.agreement.actions import Macro
from beforehand.agreement.beats import Beat, write_beat
from beforehand.agreement.boundaries import Boundary
from beforehand.agreement.boundary_data import boundary_data
from beforehand.agreement.boxes import Contact, Exposure
from beforehand.agreement.boxes_data import box_data
from beforehand.agreement.called import names_of
from beforehand.agreement.vocabulary import VOCABULARY
from beforehand.studio import answers, boundaries, candidates, plans, riders, sets, signing
from benchmarks.large.recording import Large, begun, with_intents

LEAVES: Final = frozenset(VOCABULARY.leaves)
LAYERS, VERBS = frozenset(VOCABULARY.layers), frozenset(VOCABULARY.verbs)
PRESSURES = frozenset(VOCABULARY.pressures)
STATES, AUDIENCES = frozenset(VOCABULARY.states), frozenset(VOCABULARY.audiences)
MACROS: Final = ("slow_dance", "hand_in_hand", "half_embrace")
INTENT, WRITTEN, PLANNED = 0.75, 0.5, 0.3
"""Shares of the scenes that have come so far."""


def played(seed: int) -> Large:
    """The whole production; some thousand acts."""
    large = begun(seed)
    with_intents(large, INTENT)
    _open_up(large)
    for scene in list(large.scenes.values()):
        far = large.chance.random()
        if len(large.performers.get(scene, ())) > 1 and far < WRITTEN:
            _ask(large, scene)
            if far < PLANNED:
                _plan(large, scene)
    return large


def _open_up(large: Large) -> None:
    """Everybody opens everything to everybody, and fences one place."""
    everybody = sorted({person for listed in large.performers.values() for person in listed})
    for n, person in enumerate(everybody):
        for direction in ("given", "received", "shown"):
            _set(large, person, _entry(person, direction, frozenset(everybody), LEAVES))
        leaf = sorted(LEAVES)[n % len(LEAVES)]
        if leaf in ("throat", "left_foot", "right_foot"):
            _set(large, person, _entry(person, "received", frozenset(everybody), frozenset({leaf}), "fence"))


def _set(large: Large, person: str, entry: Boundary) -> None:
    boundaries.set_boundary(large.production, person, boundary_data(entry), at=large.next())


def _entry(
    person: str, direction: str, by: frozenset[str], leaves: frozenset[str], disposition: str = "open"
) -> Boundary:
    touch = direction != "shown"
    none: frozenset[str] = frozenset()
    return Boundary(
        id="",
        person=person,
        direction=direction,
        leaves=leaves,
        disposition=disposition,
        by=by if touch else none,
        parts=LEAVES if touch else none,
        layers=LAYERS if touch else none,
        verbs=VERBS if touch else none,
        pressures=PRESSURES if touch else none,
        states=none if touch else STATES,
        audiences=none if touch else AUDIENCES,
        seconds=600,
        repeats=20,
    )


def _ask(large: Large, scene: str) -> None:
    """Three candidates between two of them, put and answered; a rider each."""
    pair = large.performers[scene][:2]
    names = names_of(large.record(scene))
    for n, macro in enumerate(MACROS):
        beat = write_beat((Macro(macro, (pair[0], pair[1]), "cloth", "surface", 5),), names, seconds=5 + n)
        _put(large, scene, beat, pair)
    for person in large.performers[scene]:
        _rider(large, scene, person)


def _put(large: Large, scene: str, beat: Beat, pair: list[str]) -> None:
    ines = large.coordinator
    made = candidates.write_candidate(**large.by(ines, scene), beat=beat)
    candidates.put_candidate(**large.by(ines, scene), candidate=made, to=pair)
    for person in pair:
        answers.agree(**large.by(person, scene), digest=beat.digest, seen=())


def _rider(large: Large, scene: str, person: str) -> None:
    everybody, mine = frozenset(large.performers[scene]), frozenset({person})
    touch = {"parts": LEAVES, "leaves": LEAVES, "layers": LAYERS, "verbs": VERBS, "pressures": PRESSURES}
    most = {"seconds": 600, "repeats": 20}
    boxes = (
        Contact(agents=mine, targets=everybody, **touch, **most),
        Contact(agents=everybody, targets=mine, **touch, **most),
        Exposure(mine, LEAVES, STATES, AUDIENCES, **most),
    )
    clauses = [{"kind": "permit", "box": box_data(box), "text": "As the plan has it."} for box in boxes]
    ines = large.coordinator
    rider = riders.record_rider(**large.by(ines, scene), person=person, clauses=clauses)
    riders.deliver_rider(**large.by(ines, scene), rider=rider)
    if large.chance.random() < 0.8:
        (told,) = large.record(scene).riders[person]
        signing.sign_rider(**large.by(person, scene), rider=rider, digest=told.digest)


def _plan(large: Large, scene: str) -> None:
    ines, director = large.coordinator, large.crew["director"]
    chosen = list(large.record(scene).candidates)
    plans.publish_palette(**large.by(ines, scene), candidates=chosen)
    proposal = plans.propose_plan(**large.by(director, scene), candidates=chosen)
    plans.approve_plan(**large.by(director, scene), proposal=proposal)
    for person in large.performers[scene][:2]:
        candidates.put_order(**large.by(ines, scene), proposal=proposal, to=person)
        (digest,) = large.record(scene).open_orders[person]
        answers.agree(**large.by(person, scene), digest=digest, seen=())
    if large.chance.random() < 0.5:
        sets.put_on_roster(
            **large.by(ines, scene),
            name="Oona Kessler",
            role="costume",
            reason="Holds the robe.",
            where="floor",
        )
    plans.publish_plan(**large.by(ines, scene), proposal=proposal)
