"""Everything the record holds of one scene, as values that the rules can be asked about.

A :class:`SceneRecord` is for the rules and for the coordinator. Whoever holds power never gets one: their
pages are made from :class:`beforehand.agreement.published.Published`, which has no place for an answer or a
boundary (DESIGN rule 6).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from attrs import field, frozen

from beforehand.agreement.answers import Answers
from beforehand.agreement.beats import Beat
from beforehand.agreement.boundaries import Boundary
from beforehand.agreement.notice import Notice
from beforehand.agreement.riders import Rider


@frozen
class Person:
    """Somebody who performs in the scene.

    Attributes:
        id: the person's id.
        name: the full name, as it is read out.
        powerful: holds a powerful role anywhere in the production, so is asked last (rule 7).
        pronoun: ``she``, ``he`` or ``they``, for sentences.
        erased: their key was destroyed; agrees to nothing (rule 9).
    """

    id: str
    name: str
    powerful: bool = False
    erased: bool = False
    pronoun: str = "they"


@frozen
class Day:
    """A shooting day. It lasts from its call for 24 hours, so that a night shoot stays one day.

    Attributes:
        id: the day's id.
        label: as the call sheet has it ("Day 14").
        call: the call, aware, UTC.
        place: the stage or location.
    """

    id: str
    label: str
    call: datetime
    place: str = ""


@frozen
class Candidate:
    """A beat that was written and perhaps put to performers.

    Attributes:
        id: the candidate's id.
        beat: the content.
        digest: of the content; answers belong to it, not to the id.
        offered: person to the id of the latest offer; only whoever is in here may answer.
        lines: first and last line of the scene's text, closed, or (0, 0).
    """

    id: str
    beat: Beat
    digest: str
    offered: Mapping[str, str] = field(factory=dict)
    lines: tuple[int, int] = (0, 0)


@frozen
class Palette:
    """The candidates available to the director, as last published."""

    id: str
    beats: tuple[str, ...]
    at: datetime


@frozen
class Proposal:
    """An order of palette beats that somebody with power asks for; approved by one who does not perform in it."""

    id: str
    beats: tuple[str, ...]
    by: str
    at: datetime
    approved_by: str | None = None


@frozen
class Plan:
    """The plan in force: version ``n`` of the beats in order, as the coordinator published it."""

    id: str
    version: int
    beats: tuple[str, ...]
    proposal: str
    at: datetime


@frozen
class Hold:
    """The set was stopped; it stays so until the coordinator or a deputy ends this hold."""

    id: str
    at: datetime


@frozen
class RosterEntry:
    """A named person on the closed set.

    Attributes:
        id: the entry's id.
        name: full name.
        role: what they do; ``visitor`` counts for the gate *no_visitors*.
        reason: why they are needed.
        where: floor, monitor or remote.
    """

    id: str
    name: str
    role: str
    reason: str
    where: str


@frozen
class SceneRecord:
    """One scene, whole.

    Attributes:
        scene: the scene's id.
        number: "42".
        title: "Boathouse, night".
        performers: by id, in order of surname.
        day: when it is to be shot, or None.
        candidates: by id, in the order they were written.
        answers: by (person, digest); orders of beats are answered by their own digest.
        orders: order digest to the beats' digests in that order, as put to performers.
        boundaries: by person, unlifted ones only.
        open_orders: by person, digests of the orders they may answer now.
        gates_met: (person, boundary id, beat digest, day id) that the owner marked met.
        rehearsed: digests of beats that were rehearsed.
        riders: by person, in order of number.
        notice: the production's notice before call (a rider may ask more, never less).
        palette: as last published, or None.
        proposals: by id.
        plan: the plan in force, or None.
        holds: those not ended.
        roster: the closed set by name.
        with_coordinator: the one bit (rule 6).
        told: riders that have reached production, by id, and since when; what it has once, it keeps.
        intent_at: when story intent was stated last, or None.
    """

    scene: str
    number: str
    title: str
    performers: Mapping[str, Person] = field(factory=dict)
    day: Day | None = None
    candidates: Mapping[str, Candidate] = field(factory=dict)
    answers: Mapping[tuple[str, str], Answers] = field(factory=dict)
    orders: Mapping[str, tuple[str, ...]] = field(factory=dict)
    open_orders: Mapping[str, frozenset[str]] = field(factory=dict)
    boundaries: Mapping[str, tuple[Boundary, ...]] = field(factory=dict)
    gates_met: frozenset[tuple[str, str, str, str]] = frozenset()
    rehearsed: frozenset[str] = frozenset()
    riders: Mapping[str, tuple[Rider, ...]] = field(factory=dict)
    notice: Notice = field(factory=lambda: Notice(48))
    palette: Palette | None = None
    proposals: Mapping[str, Proposal] = field(factory=dict)
    plan: Plan | None = None
    holds: tuple[Hold, ...] = ()
    roster: tuple[RosterEntry, ...] = ()
    with_coordinator: bool = False
    told: Mapping[str, datetime] = field(factory=dict)
    intent_at: datetime | None = None
