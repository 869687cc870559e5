"""What of a scene is public to those with power: a type that has no place for an answer or a boundary.

Whatever somebody with power sees is made from a :class:`Published` and the clock (DESIGN rule 6). It is read
from public tables alone, so there is no path by which a private act could change it, but for the one bit.
"""

from __future__ import annotations

from datetime import datetime

from attrs import frozen

from beforehand.agreement.record import Day


@frozen
class PublicBeat:
    """A beat as the palette or the plan shows it.

    Attributes:
        id: the candidate's id.
        text: the neutral sentence.
        facts: label and value beside it.
        seconds: at most so long.
        layer: what lies between, in words.
        lines: first and last line in the scene's text, closed; (0, 0) for nowhere.
        dress: (name, what they wear).
        barriers: what lies between, in words.
        placeholder: stands in until the beat is choreographed.
        people: ids of everybody in it.
    """

    id: str
    text: str
    facts: tuple[tuple[str, str], ...]
    seconds: int
    layer: str
    lines: tuple[int, int]
    dress: tuple[tuple[str, str], ...]
    barriers: tuple[str, ...]
    placeholder: bool
    people: tuple[str, ...]


@frozen
class PublicPlan:
    """A published plan version."""

    id: str
    version: int
    at: datetime
    beats: tuple[PublicBeat, ...]


@frozen
class PublicProposal:
    """The latest order asked for by somebody with power.

    Attributes:
        id: the proposal's id.
        beats: candidates' ids in order.
        by: name of who asked.
        at: when.
        approved_by: name of who approved it for production, or "".
    """

    id: str
    beats: tuple[str, ...]
    by: str
    at: datetime
    approved_by: str


@frozen
class Published:
    """One scene, as far as it is public to those with power.

    Attributes:
        scene, number, title, heading, page, draft: as the latest draft has them.
        lines: the scene's text.
        performers: (id, name) of who performs, in order of surname.
        directors: ids of who directs it.
        coordinator: name of who runs the record.
        day: when it is to be shot, or None.
        intent: what the story needs, or "".
        intent_at: when it was last said, or None.
        palette: all that is available, in order; empty before one is published.
        palette_at: when it was published, or None.
        proposal: the latest, or None.
        plan: the plan in force, or None.
        roster: (name, role, where, reason) of the closed set, in the order they were named.
        hold_since: since when the set is stopped, or None; never by whom.
        with_coordinator: the one bit.
        may_from, may_until: from and until when it may be shot.
        riders_signed: the one word for the scene.
    """

    scene: str
    number: str
    title: str
    heading: str
    page: str
    draft: str
    lines: tuple[str, ...]
    performers: tuple[tuple[str, str], ...]
    directors: tuple[str, ...]
    coordinator: str
    day: Day | None
    intent: str
    intent_at: datetime | None
    palette: tuple[PublicBeat, ...]
    palette_at: datetime | None
    proposal: PublicProposal | None
    plan: PublicPlan | None
    roster: tuple[tuple[str, str, str, str], ...]
    hold_since: datetime | None
    with_coordinator: bool
    may_from: datetime | None
    may_until: datetime | None
    riders_signed: bool


def directed_by_performers(scene: Published) -> bool:
    """Whether everybody who directs this scene performs in it, so that another orders and approves (rule 7)."""
    performing = {person for person, _ in scene.performers}
    return bool(scene.directors) and performing.issuperset(scene.directors)


def public_verdict(
    *,
    on_hold: bool,
    with_coordinator: bool,
    may_from: datetime | None,
    may_until: datetime | None,
    now: datetime,
) -> str:
    """``on_hold``, ``with_the_coordinator``, ``not_yet`` or ``may_shoot``, in that order of weight."""
    if on_hold:
        return "on_hold"
    if with_coordinator:
        return "with_the_coordinator"
    return "may_shoot" if may_from and may_until and may_from <= now < may_until else "not_yet"


VERDICTS = {
    "on_hold": "On hold",
    "with_the_coordinator": "With the coordinator",
    "not_yet": "Not yet",
    "may_shoot": "May shoot",
}
"""The words for a verdict."""
