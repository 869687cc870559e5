"""The sentences of findings about riders, notice and doubles, in the words that the coordinator reads."""

from __future__ import annotations

from datetime import datetime

from beforehand.agreement.findings import Finding
from beforehand.agreement.missing import LEAVE_OUT, if_wanted
from beforehand.agreement.names import Name
from beforehand.agreement.record import Person
from beforehand.agreement.riders import Clause, Rider
from beforehand.agreement.riding import COVERED, FENCED, NO_RIDER, STRUCK, UNSIGNED, Cover, Ridden
from beforehand.agreement.vocabulary import VOCABULARY


def paper(rider: Rider, whose: str = "") -> str:
    """What a rider is called: "the rider", "amendment 2", "Mara’s rider", "Mara’s amendment 2"."""
    called = "rider" if rider.number == 1 else f"amendment {rider.number}"
    if whose:
        return f"{whose} {called}"
    return "the rider" if rider.number == 1 else called


def not_ridden(beat: str, person: Person, name: Name, ridden: Ridden) -> tuple[Finding, ...]:
    """The performer's riders do not cover the beat: one finding for each thing that is missing.

    Each struck clause is one of its own, so that a second strike is seen beside the first.
    """
    if ridden.word == NO_RIDER:
        missing = f"{name.short} has no rider for this scene."
        return (Finding("no_rider", beat, person.id, missing, (f"You: write a rider for {name.short}",)),)
    if not ridden.covers:
        return (_unsigned(beat, person, name, None),)
    short = (cover for cover in ridden.covers if cover.word != COVERED)
    return tuple(dict.fromkeys(_short(beat, person, name, cover) for cover in short))


def _short(beat: str, person: Person, name: Name, cover: Cover) -> Finding:
    if cover.word == UNSIGNED:
        return _unsigned(beat, person, name, cover.rider)
    mend = (if_wanted(person), f"You: write {name.short} an amendment, or leave the beat out")
    return Finding("outside_rider", beat, person.id, _past(name, cover), mend)


def _unsigned(beat: str, person: Person, name: Name, rider: Rider | None) -> Finding:
    on = paper(rider) if rider else "the rider"
    if rider is not None and rider.delivered_at is None:
        mend = (f"You: deliver it, then {name.short} may sign it",)
        return Finding("rider_unsigned", beat, person.id, f"{name.possessive} copy of {on}.", mend)
    missing = f"{name.possessive} signature on {on}."
    return Finding("rider_unsigned", beat, person.id, missing, (if_wanted(person), LEAVE_OUT))


def _past(name: Name, cover: Cover) -> str:
    if cover.rider is None or cover.clause is None:
        return f"It is past what {name.possessive} rider covers."
    where = f"{cover.clause.number} of {paper(cover.rider, name.possessive)}"
    if cover.word == STRUCK:
        return f"It needs clause {where}, which was struck."
    assert cover.word == FENCED, "outside names no clause, and the other words do not come here"
    return f"Clause {where} rules it out."


def clause_of(rider: Rider, clause: Clause) -> str:
    """What a clause is called: "clause 3 of the rider"."""
    return f"clause {clause.number} of {paper(rider)}"


def notice_short(beat: str, person: str, name: str, at: datetime) -> Finding:
    """The clause covers it, and its notice runs past the call."""
    missing = f"The notice of {name}’s rider runs past the call."
    mend = ("You, or the assistant director: move the call", LEAVE_OUT)
    return Finding("notice_short", beat, person, missing, mend, at)


def set_too_open(beat: str, person: Person, name: Name, rider: Rider) -> Finding:
    """A signed rider asks for a set that is more closed than the beat is written for."""
    asked = VOCABULARY.closed_set[rider.present].label.lower()
    missing = f"{paper(rider, name.possessive)} asks for a {asked}, and the beat is written for less."
    mend = ("You: write the beat for that set", LEAVE_OUT)
    return Finding("outside_rider", beat, person.id, missing, mend)


def double_not_allowed(beat: str, principal: str, double: str, doubled: str) -> Finding:
    """No signed rider of the principal lets this double stand in."""
    missing = f"No signed rider of {doubled} lets {double} double for them."
    mend = (f"{doubled}, in a rider, if they want to", LEAVE_OUT)
    return Finding("double_not_allowed", beat, principal, missing, mend)


def double_not_ridden(beat: str, principal: str, double: str, doubled: str) -> Finding:
    """The principal's riders that let this double stand in do not cover what is shown."""
    missing = f"The rider of {doubled} does not cover what {double} shows in their place."
    mend = (f"{doubled}, in a rider, if they want to", LEAVE_OUT)
    return Finding("double_not_allowed", beat, principal, missing, mend)
