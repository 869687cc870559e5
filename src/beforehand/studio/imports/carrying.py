"""The steps of an import, recorded: every one by the use case that a person would have used, all or none."""

from __future__ import annotations

from datetime import datetime
from functools import singledispatchmethod
from typing import Any, Final

from attrs import define
from django.db import transaction

from beforehand.agreement.refusals import Refusal
from beforehand.studio import production as people
from beforehand.studio import scenes
from beforehand.studio.imports.fates import Fates
from beforehand.studio.imports.known import Known, folded
from beforehand.studio.imports.steps import (
    AddPerson,
    GiveRole,
    MoveCall,
    PlaceScene,
    SetDay,
    Step,
    WriteScene,
)

MOST_STEPS: Final = 1_000
"""Some three seconds, in which nobody else can record: a hold must not wait longer for a list."""


def carry_out(production: str, author: str, fates: Fates, known: Known, *, at: datetime) -> None:
    """Record all steps in one transaction.

    Args:
        production, author: where, and who.
        fates: as told, of the production as it is known.
        known: what the fates were made from.
        at: server time.

    Raises:
        Refusal: ``rows_wrong`` while any row is wrong, ``nothing_new`` when no row brings anything,
            ``too_much_at_once``; those of the use cases.
    """
    if fates.wrong:
        raise Refusal("rows_wrong", "A row cannot be taken, so none is. Mend the file, then import it anew.")
    if not fates.steps:
        raise Refusal("nothing_new", "All of this is here already.")
    check_size(fates)
    with transaction.atomic():
        carrying = _Carrying.of(production, author, known, at)
        for step in fates.steps:
            carrying.do(step)


def check_size(fates: Fates) -> None:
    """Refuse what would keep everybody else waiting.

    Raises:
        Refusal: ``too_much_at_once``.
    """
    if len(fates.steps) > MOST_STEPS:
        raise Refusal(
            "too_much_at_once",
            f"These rows bring more than {MOST_STEPS} entries, and nobody else could save anything meanwhile. "
            "Import them in parts.",
        )


@define
class _Carrying:
    """Ids of what the list names, as they come to be."""

    by: dict[str, Any]
    people: dict[str, str]
    scenes: dict[str, str]
    days: dict[str, str]

    @classmethod
    def of(cls, production: str, author: str, known: Known, at: datetime) -> _Carrying:
        """As the production is."""
        return cls(
            by={"production": production, "author": author, "at": at},
            people={name: found[0] for name, found in known.people.items()},
            scenes={number: found[0][0] for number, found in known.scenes.items()},
            days={folded(day.label): day.id for day in known.days},
        )

    @singledispatchmethod
    def do(self, step: Step) -> None:
        """Do one step."""
        raise NotImplementedError(step)

    @do.register
    def _add(self, step: AddPerson) -> None:
        self.people[step.key] = people.add_person(**self.by, name=step.name, pronouns=step.pronouns)

    @do.register
    def _give(self, step: GiveRole) -> None:
        scene = self.scenes[step.scene] if step.scene else ""
        person = self.people[step.person]
        people.grant_role(**self.by, person=person, role=step.role, scene=scene, character=step.character)

    @do.register
    def _write(self, step: WriteScene) -> None:
        self.scenes[step.number] = scenes.write_scene(
            **self.by, number=step.number, title=step.title, heading=step.heading, page=step.page, lines=()
        )

    @do.register
    def _set(self, step: SetDay) -> None:
        self.days[folded(step.label)] = scenes.set_day(
            **self.by, label=step.label, call=step.call, place=step.place
        )

    @do.register
    def _move(self, step: MoveCall) -> None:
        scenes.move_call(**self.by, day=self.days[step.label], call=step.call)

    @do.register
    def _place(self, step: PlaceScene) -> None:
        scenes.place_scene(**self.by, scene=self.scenes[step.scene], day=self.days[step.day])
