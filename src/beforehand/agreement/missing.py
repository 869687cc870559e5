"""The sentences of findings about answers, boundaries and the scene, in the words that the coordinator reads.

"You" is the coordinator. Performers are named first and only "if they want to": nobody is ever told to agree.
"""

from __future__ import annotations

from collections.abc import Mapping

from beforehand.agreement.findings import Finding
from beforehand.agreement.names import Name
from beforehand.agreement.record import Person

LEAVE_OUT = "You: leave the beat out, or write another"

_WANTS = {"she": "if she wants to", "he": "if he wants to", "they": "if they want to"}

_ANSWERED: Mapping[str, str] = {
    "no answer": "{name} has not answered.",
    "talk": "{name} wants to talk first.",
    "declined": "{name} declined.",
    "withdrawn": "{name} ended the agreement.",
    "less today": "{name} said less today.",
}

GATES: Mapping[str, str] = {
    "over_cloth": "only over cloth",
    "barrier": "only with a barrier",
    "set_choreography": "only when every step is set",
    "closed_set": "only on a closed set",
    "rehearsed": "only when rehearsed",
    "no_visitors": "only without visitors on the set",
    "own_words": "a condition in their own words",
}
"""The conditions of gates, for readers."""

_GATE_MENDED: Mapping[str, str] = {
    "set_choreography": "You: write it with every step set, or leave it out",
    "closed_set": "You: write it for a closed set, or leave it out",
    "rehearsed": "You: note the rehearsal, once it was rehearsed",
    "no_visitors": "You: take visitors off the floor and the monitors",
}


def if_wanted(person: Person) -> str:
    """The person as somebody who can mend it, and need not."""
    return f"{person.name}, {_WANTS[person.pronoun]}"


def not_agreed(beat: str, person: Person, name: Name, said: str, *, put: bool) -> Finding:
    """No agreement to exactly this beat stands."""
    if said == "no answer" and not put:
        missing, mend = f"It has not been put to {name.short}.", f"You: put it to {name.short}"
        return Finding("not_agreed", beat, person.id, missing, (mend, LEAVE_OUT))
    missing = _ANSWERED[said].format(name=name.short)
    return Finding("not_agreed", beat, person.id, missing, (if_wanted(person), LEAVE_OUT))


def erased(beat: str, person: Person, name: Name) -> Finding:
    """The person's record was erased (rule 9)."""
    missing = f"{name.possessive} record was erased, so nothing is agreed."
    return Finding("erased", beat, person.id, missing, (LEAVE_OUT,))


def fenced(beat: str, person: Person, name: Name) -> Finding:
    """It meets a fence."""
    missing = f"It goes past a fence of {name.possessive}."
    return Finding("outside_boundary", beat, person.id, missing, (if_wanted(person), LEAVE_OUT))


def not_said(beat: str, person: Person, name: Name) -> Finding:
    """Nothing opens it."""
    missing = f"{name.short} has not said that it is open, which is no."
    return Finding("outside_boundary", beat, person.id, missing, (if_wanted(person), LEAVE_OUT))


def gate(beat: str, person: Person, name: Name, condition: str) -> Finding:
    """A gate is not met."""
    missing = f"A gate of {name.possessive} is not met: {GATES[condition]}."
    mend = (if_wanted(person), _GATE_MENDED.get(condition, LEAVE_OUT))
    return Finding("gate_unmet", beat, person.id, missing, mend)


def order(person: Person, name: Name) -> Finding:
    """The performer has not agreed to this order (rule 4)."""
    missing = f"{name.short} has not agreed to this order of the beats."
    mend = (if_wanted(person), "You: put the order, or publish one that was agreed")
    return Finding("order_not_agreed", None, person.id, missing, mend)


def not_in_scene(beat: str, person: str) -> Finding:
    """Somebody in the beat does not perform in the scene any more."""
    missing = "Somebody in it does not perform in this scene any more."
    return Finding("not_in_scene", beat, person, missing, (LEAVE_OUT,))


def not_proposed() -> Finding:
    """These beats in this order are no part of an approved proposal."""
    missing = "A plan is an approved proposal, or a part of it in the same order."
    return Finding("not_proposed", None, None, missing, ("A director or producer: propose it",))


def not_approved() -> Finding:
    """Nobody who does not perform here has approved the plan for production (rule 7)."""
    missing = "Nobody who does not perform here has approved this for production."
    return Finding("not_approved", None, None, missing, ("A director or producer who does not perform here",))


def no_plan() -> Finding:
    """No plan is published."""
    return Finding("no_plan", None, None, "No plan is published.", ("You: publish one",))


def no_beats() -> Finding:
    """The plan would have no beats."""
    missing = "A plan has at least one beat."
    return Finding("no_plan", None, None, missing, ("You: publish one with beats in it",))


def no_day() -> Finding:
    """The scene is on no shooting day."""
    missing = "The scene is on no shooting day, so its notice cannot be counted."
    return Finding("no_day", None, None, missing, ("You, or the assistant director: put it on a day",))


def on_hold() -> Finding:
    """The set is stopped."""
    return Finding("on_hold", None, None, "The set is stopped.", ("You, or a deputy: end the hold",))
