"""How far a scene is, and what is next in it, as the coordinator's first page tells (DESIGN §4).

Of scenes, never of people: no step counts what anybody answered (rule 13).
"""

from __future__ import annotations

from datetime import datetime
from typing import Final

from attrs import frozen

from beforehand.agreement.answers import word
from beforehand.agreement.record import Candidate, SceneRecord
from beforehand.agreement.standing import Standing, riders_signed

YOU: Final = "You"
DIRECTOR: Final = "director"
APPROVER: Final = "approver"
"""Who they are by name is not in a scene's record: whoever draws the page puts the names."""


@frozen
class Next:
    """What is next in a scene.

    Attributes:
        code: one word for it.
        what: as a heading: "Story intent".
        by: who can do it: names, :data:`YOU`, :data:`DIRECTOR` or :data:`APPROVER`, or words such as "Those asked".
        at: since when it can be done, where that is known.
    """

    code: str
    what: str
    by: tuple[str, ...] = ()
    at: datetime | None = None


DONE: Final = Next("done", "Nothing left to do")


def steps_of(record: SceneRecord) -> list[str]:
    """Which of ``intent``, ``answered``, ``riders`` and ``plan`` are done, in that order."""
    done = {
        "intent": record.intent_at is not None,
        "answered": _answered(record),
        "riders": riders_signed(record),
        "plan": record.plan is not None,
    }
    return [step for step, is_done in done.items() if is_done]


def next_step(record: SceneRecord, now: Standing) -> Next:
    """What is next: towards a plan while there is none, then what stands against it, then the closed set."""
    if record.plan is None:
        return _towards_plan(record)
    if now.findings:
        first = now.findings[0]
        return Next(first.code, first.missing.rstrip("."), first.can_mend[:1], first.at)
    if now.with_coordinator:
        return Next("publish", "Plan published again", (YOU,))
    return DONE if record.roster else Next("closed_set", "Closed set named", (YOU,))


def _towards_plan(record: SceneRecord) -> Next:
    if not record.performers:
        return Next("performers", "Performers named", (YOU,))
    if record.intent_at is None:
        return Next("intent", "Story intent", (DIRECTOR,))
    if not record.candidates:
        return Next("candidates", "Candidates", (YOU,), record.intent_at)
    if not record.proposals:
        return _towards_palette(record)
    return _towards_order(record)


def _towards_palette(record: SceneRecord) -> Next:
    if not any(candidate.offered for candidate in record.candidates.values()):
        return Next("put", "Candidates put to those in them", (YOU,))
    if not _answered(record):
        return Next("answered", "Candidates answered", ("Those asked",))
    if record.palette is None:
        return Next("palette", "Palette published", (YOU,))
    return Next("order", "An order of beats", (DIRECTOR,), record.palette.at)


def _towards_order(record: SceneRecord) -> Next:
    last = max(record.proposals.values(), key=lambda proposal: (proposal.at, proposal.id))
    if last.approved_by is None:
        return Next("approve", "Plan approved for production", (APPROVER,), last.at)
    return Next("publish", "Plan published", (YOU,), last.at)


def _answered(record: SceneRecord) -> bool:
    """Whether something was put to somebody, and nothing that was put is without an answer."""
    asked = [candidate for candidate in record.candidates.values() if candidate.offered]
    return bool(asked) and all(_by_all(record, candidate) for candidate in asked)


def _by_all(record: SceneRecord, candidate: Candidate) -> bool:
    day = record.day.id if record.day else None
    given = (record.answers.get((person, candidate.digest)) for person in candidate.offered)
    return all(word(answer, day) != "no answer" for answer in given)
