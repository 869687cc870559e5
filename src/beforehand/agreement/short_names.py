"""A beat's short name for a row on a phone: "Slow dance", "Cardigan off", "Right hand to your waist".

It only helps to find the beat again. What is answered is the beat's text, which the row opens to.
"""

from __future__ import annotations

from collections.abc import Mapping

from beforehand.agreement import phrases
from beforehand.agreement.actions import Action, Macro, Show, Touch, Undress
from beforehand.agreement.beats import Beat
from beforehand.agreement.names import Name, name_of
from beforehand.agreement.vocabulary import VOCABULARY

MOST = 60


def short_name(beat: Beat, person: str, names: Mapping[str, Name]) -> str:
    """The name of a beat as this person reads it.

    Args:
        beat: the content.
        person: whose page it is on; their own body is "your".
        names: of everybody in the beat.
    """
    if not beat.actions:
        return _cut(beat.text.rstrip("."))
    first = _named(beat.actions[0], person, names)
    more = " and more" if len(beat.actions) > 1 and not first.endswith("and more") else ""
    return f"{_cut(f'{first[:1].upper()}{first[1:]}')}{more}"


def _cut(said: str) -> str:
    """At most so many characters, cut between words."""
    return said if len(said) <= MOST else f"{said[:MOST].rsplit(' ', 1)[0]} …"


def _named(action: Action, person: str, names: Mapping[str, Name]) -> str:
    if isinstance(action, Macro):
        return VOCABULARY.macros[action.name].label
    if isinstance(action, Undress):
        return f"{action.garment} off"
    if isinstance(action, Show):
        return f"Seen of {_of(action.person, person, names)}: {_first(action.leaves)}"
    return _touch(action, person, names)


def _touch(touch: Touch, person: str, names: Mapping[str, Name]) -> str:
    verb = VOCABULARY.verbs[touch.verb]
    if verb.symmetric and verb.parts:
        return verb.label
    mine = touch.agents == (person,)
    part = phrases.possessed("your", touch.parts) if mine else phrases.labels(touch.parts)
    where = phrases.possessed(_whose(touch.targets[0], person, names), touch.where[-1:])
    return f"kiss on {where}" if touch.verb == "kiss_place" else f"{part} to {where}"


def _first(leaves: tuple[str, ...]) -> str:
    """The first two places in the order of the body map."""
    inside = [leaf for leaf in VOCABULARY.leaves if leaf in leaves]
    return phrases.labels(inside[:2]) + (" and more" if len(inside) > 2 else "")


def _of(who: str, person: str, names: Mapping[str, Name]) -> str:
    return "you" if who == person else name_of(who, names).short


def _whose(who: str, person: str, names: Mapping[str, Name]) -> str:
    return "your" if who == person else name_of(who, names).possessive
