"""A folder's production becomes a record: real acts, each by whom it may be done.

What is a performer's own (boundaries, answers, signatures) is never recorded by somebody else, so ``load``
leaves it out. The demo plays fictional people, and plays those acts too (:mod:`beforehand.studio.playing`).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

import attrs
from attrs import define, field

from beforehand.agreement.boxes import Box, Contact
from beforehand.agreement.boxes_data import box_data
from beforehand.studio import candidates, production, riders, scenes
from beforehand.studio.folder.values import Folder, Scene


@define
class Loaded:
    """What was recorded, by the keys and numbers of the folder.

    Attributes:
        production: its id.
        people: key to id.
        scenes: number to id.
        days: key to id.
        candidates: (scene number, key) to id.
        riders: (scene number, person's key, number) to id.
    """

    production: str
    people: dict[str, str]
    scenes: dict[str, str] = field(factory=dict)
    days: dict[str, str] = field(factory=dict)
    candidates: dict[tuple[str, str], str] = field(factory=dict)
    riders: dict[tuple[str, str, int], str] = field(factory=dict)


def load(folder: Folder, *, at: datetime, days_later: timedelta = timedelta(0)) -> Loaded:
    """Record a folder as a new production.

    Args:
        folder: as read.
        at: server time of its acts.
        days_later: added to every call, so that a demo is never over.
    """
    told = folder.production
    head = folder.coordinator
    made, coordinator = production.start_production(
        title=told.title,
        coordinator=head.name,
        pronouns=head.pronouns,
        timezone=told.timezone,
        pack=told.pack,
        operator=told.operator,
        openers=told.openers,
        notice_hours=told.notice_hours,
        at=at,
    )
    loaded = Loaded(made, {head.key: coordinator})
    _people(folder, loaded, coordinator, at)
    _days(folder, loaded, coordinator, at, days_later)
    for scene in folder.scenes:
        _scene(folder, scene, loaded, coordinator, at)
    for person in folder.people:
        for role, number in person.scene_roles:
            _grant(loaded, coordinator, person.key, role, at, number)
    _riders(folder, loaded, coordinator, at)
    return loaded


def _people(folder: Folder, loaded: Loaded, author: str, at: datetime) -> None:
    for person in folder.people:
        if person.key not in loaded.people:
            loaded.people[person.key] = production.add_person(
                loaded.production, author, name=person.name, pronouns=person.pronouns, at=at
            )
    for person in folder.people:
        for role in person.roles:
            if (person.key, role) != (folder.coordinator.key, "coordinator"):
                _grant(loaded, author, person.key, role, at)


def _grant(
    loaded: Loaded, author: str, key: str, role: str, at: datetime, number: str = "", character: str = ""
) -> None:
    scene = loaded.scenes[number] if number else ""
    person = loaded.people[key]
    production.grant_role(
        loaded.production, author, person=person, role=role, scene=scene, character=character, at=at
    )


def _days(folder: Folder, loaded: Loaded, author: str, at: datetime, later: timedelta) -> None:
    for day in folder.days:
        loaded.days[day.key] = scenes.set_day(
            loaded.production, author, label=day.label, call=day.call + later, place=day.place, at=at
        )


def _scene(folder: Folder, scene: Scene, loaded: Loaded, author: str, at: datetime) -> None:
    made = scenes.write_scene(
        loaded.production,
        author,
        number=scene.number,
        title=scene.title,
        lines=scene.lines,
        heading=scene.heading,
        page=scene.page,
        draft=folder.production.draft,
        at=at,
    )
    loaded.scenes[scene.number] = made
    for part in scene.performers:
        _grant(loaded, author, part.person, "performer", at, scene.number, part.character)
    for double, _ in scene.doubles:
        _grant(loaded, author, double, "double", at, scene.number)
    by: dict[str, Any] = {"production": loaded.production, "scene": made}
    if scene.day:
        scenes.place_scene(**by, author=author, day=loaded.days[scene.day], at=at)
    if scene.intent:
        scenes.state_intent(**by, author=_director(folder, loaded), text=scene.intent, at=at)
    names = folder.names(loaded.people)
    for told in scene.candidates:
        # A microsecond apart: pages letter candidates in the order in which they were written, and of two written
        # at one instant the letters would change from one loading to the next.
        loaded.candidates[scene.number, told.key] = candidates.write_candidate(
            **by,
            author=author,
            beat=told.beat(loaded.people, names),
            lines=told.lines,
            at=at + timedelta(microseconds=len(loaded.candidates)),
        )


def _director(folder: Folder, loaded: Loaded) -> str:
    return next(loaded.people[p.key] for p in folder.people if "director" in p.roles)


def _riders(folder: Folder, loaded: Loaded, author: str, at: datetime) -> None:
    for told in sorted(folder.riders, key=lambda r: (r.scene, r.person, r.number)):
        clauses = [
            {"kind": c.kind, "box": box_data(with_ids(c.box, loaded.people)), "text": c.text}
            for c in told.clauses
        ]
        loaded.riders[told.scene, told.person, told.number] = riders.record_rider(
            loaded.production,
            author,
            scene=loaded.scenes[told.scene],
            person=loaded.people[told.person],
            clauses=clauses,
            source_digest=told.document_sha256,
            doubling=told.doubling,
            named_doubles=[loaded.people[key] for key in told.named_doubles],
            notice_hours=told.notice_hours,
            alteration=told.alteration,
            present=told.present,
            locales=told.locales,
            governs=told.governs,
            at=at,
        )


def with_ids(box: Box, ids: Mapping[str, str]) -> Box:
    """The box with people by id instead of by key; props and crew keep their names."""

    def known(keys: frozenset[str]) -> frozenset[str]:
        return frozenset(ids.get(key, key) for key in keys)

    if isinstance(box, Contact):
        return attrs.evolve(box, agents=known(box.agents), targets=known(box.targets))
    return attrs.evolve(box, people=known(box.people))
