"""What an import will do, one step an act. People, scenes and days are named as the list names them."""

from __future__ import annotations

from datetime import datetime

from attrs import frozen


@frozen
class AddPerson:
    """Somebody new; ``key`` is the folded name."""

    key: str
    name: str
    pronouns: str


@frozen
class GiveRole:
    """A role, in the scene of this number or, when it is "", everywhere."""

    person: str
    role: str
    scene: str
    character: str


@frozen
class WriteScene:
    """A scene without its text."""

    number: str
    title: str
    heading: str
    page: str


@frozen
class SetDay:
    """A shooting day; ``call`` is aware."""

    label: str
    call: datetime
    place: str


@frozen
class MoveCall:
    """Another call for a day that is set."""

    label: str
    call: datetime


@frozen
class PlaceScene:
    """The scene of this number on the day of this label."""

    scene: str
    day: str


Step = AddPerson | GiveRole | WriteScene | SetDay | MoveCall | PlaceScene
