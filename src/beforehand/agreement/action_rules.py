"""What an action may not say, whatever a rider or a boundary allows."""

from __future__ import annotations

from beforehand.agreement.action_kinds import Action, Macro, Touch, Undress
from beforehand.agreement.expansion import hands_of
from beforehand.agreement.macros import touches
from beforehand.agreement.refusals import Refusal
from beforehand.agreement.vocabulary import CREW, OBJECT, PROP, VOCABULARY, Verb

MAX_GROUP = 4
"""People in one macro: it goes pairwise, and nobody can read the sentence of more."""


def check(action: Action, where: str) -> None:
    """Refuse an action that cannot be, or that this vocabulary leaves no room for.

    Raises:
        Refusal: see each rule below.
    """
    _props(action, where)
    _crew(action, where)
    if isinstance(action, Undress):
        _undress(action, where)
    parts: tuple[Touch, ...] = ()
    if isinstance(action, Touch):
        parts = (action,)
    elif isinstance(action, Undress):
        parts = hands_of(action)
    elif isinstance(action, Macro):
        _macro(action, where)
        parts = touches(action)
    for touch in parts:
        _touch(touch, where)


def _props(action: Action, where: str) -> None:
    """A prop by itself is an object that touches; it is nobody's garment, and nothing is done to it."""
    if isinstance(action, Touch):
        if any(a.startswith(PROP) for a in action.agents) and action.parts != (OBJECT,):
            raise Refusal(
                "prop_is_object", f"{where}: a prop touches as an object, not with a part of a body."
            )
        people = action.targets
    elif isinstance(action, Macro):
        people = action.people
    else:
        people = (action.person, action.by if isinstance(action, Undress) else "")
    if any(one.startswith(PROP) for one in people):
        raise Refusal("prop_is_nobody", f"{where} has a prop where a person should be.")


def _crew(action: Action, where: str) -> None:
    """Crew touch, and help with garments; nothing is done to them, nor do they share in anything."""
    if isinstance(action, Touch):
        agents, others = action.agents, action.targets
    elif isinstance(action, Undress):
        agents, others = (action.by,), (action.person,)
    else:
        agents, others = (), action.people if isinstance(action, Macro) else (action.person,)
    crew = [one for one in agents if one.startswith(CREW)]
    if any(one.removeprefix(CREW) not in VOCABULARY.crew for one in crew):
        raise Refusal("no_such_crew", f"{where} names a crew that the vocabulary does not know.")
    mutual = isinstance(action, Touch) and VOCABULARY.verbs[action.verb].symmetric
    if any(one.startswith(CREW) for one in others) or (crew and mutual):
        raise Refusal(
            "crew_only_touch", f"{where}: crew touch; nothing is done to them or together with them."
        )


def _undress(action: Undress, where: str) -> None:
    if action.by == action.person:
        raise Refusal("by_themself", f"{where}: leave “by” empty where people take off their own garment.")
    if bool(action.by) != bool(action.where):
        raise Refusal("undress_where", f"{where} should name places exactly if somebody else takes it off.")


def _macro(action: Macro, where: str) -> None:
    if len(action.people) < 2:
        raise Refusal("too_few_people", f"{where} needs at least two people.")
    if len(action.people) > MAX_GROUP:
        raise Refusal(
            "too_many", f"{where} has {len(action.people)} people; at most {MAX_GROUP} are possible."
        )


def _touch(touch: Touch, where: str) -> None:
    verb = VOCABULARY.verbs[touch.verb]
    _people(touch, where)
    _path(touch, verb, where)
    _fits(touch, verb, where)
    _guarded(touch, verb, where)


def _people(touch: Touch, where: str) -> None:
    itself = len(touch.agents) == 1 and touch.agents == touch.targets
    if not itself and set(touch.agents) & set(touch.targets):
        raise Refusal(
            "agent_is_target", f"{where} has somebody on both sides; self-touch is one person, by themself."
        )
    if itself and VOCABULARY.verbs[touch.verb].symmetric:
        raise Refusal("needs_two", f"{where}: “{touch.verb}” takes two people.")
    if OBJECT in touch.parts and (len(touch.parts) > 1 or VOCABULARY.verbs[touch.verb].symmetric):
        raise Refusal("object_alone", f"{where}: an object stands alone, and does nothing mutually.")


def _path(touch: Touch, verb: Verb, where: str) -> None:
    if len(touch.where) > 1 and verb.path == "never" and touch.verb != "undress_other":
        raise Refusal("no_path", f"{where}: “{verb.label}” takes one place, not several.")
    if len(touch.where) < 2 and verb.path == "always":
        raise Refusal(
            "path_missing", f"{where}: “{verb.label}” needs the place it starts from and where it ends."
        )


def _fits(touch: Touch, verb: Verb, where: str) -> None:
    told = (
        ("parts", touch.parts, verb.parts),
        ("places", touch.where, verb.places),
        ("layers", (touch.layer,), verb.layers),
    )
    for name, said, only in told:
        if only and not only.issuperset(said):
            listed = ", ".join(sorted(only))
            raise Refusal("not_with_this_verb", f"{where}: “{verb.label}” takes only these {name}: {listed}.")


def _guarded(touch: Touch, verb: Verb, where: str) -> None:
    guarded = [p for p in (*touch.parts, *touch.where) if p != OBJECT and VOCABULARY.leaves[p].guarded]
    if not guarded:
        return
    label = VOCABULARY.label(guarded[0])
    if touch.layer != "barrier":
        raise Refusal(
            "barrier_required", f"{where}: contact with the {label} is only possible through a barrier."
        )
    if not verb.guarded:
        raise Refusal("verb_not_there", f"{where}: “{verb.label}” is not possible for the {label}.")
