"""What an action expands to: finitely many boxes of one person to one person (DESIGN §7).

Groups go pairwise, a movement to every leaf on its path, a symmetric verb both ways, a macro to its touches.
Several parts at once stay one set: one permit has to allow both hands.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import singledispatch

from beforehand.agreement.action_kinds import Macro, Show, Touch, Undress
from beforehand.agreement.boxes import Box, Contact, Exposure
from beforehand.agreement.macros import touches
from beforehand.agreement.vocabulary import VOCABULARY

HANDS = ("left_hand", "right_hand")


@singledispatch
def expand(action: object) -> tuple[Box, ...]:
    """The boxes of one action, in the order of its people and places, none twice."""
    raise TypeError(f"{type(action).__name__} is no action")


@expand.register
def _(action: Touch) -> tuple[Box, ...]:
    return tuple(dict.fromkeys(_contacts(action)))


@expand.register
def _(action: Show) -> tuple[Box, ...]:
    return (_seen(action),)


@expand.register
def _(action: Undress) -> tuple[Box, ...]:
    return (*(box for touch in hands_of(action) for box in expand(touch)), _seen(action))


@expand.register
def _(action: Macro) -> tuple[Box, ...]:
    return tuple(dict.fromkeys(box for touch in touches(action) for box in expand(touch)))


def hands_of(action: Undress) -> tuple[Touch, ...]:
    """The touch of whoever takes off somebody else's garment; nothing for one's own."""
    if not action.by:
        return ()
    return (
        Touch(
            verb="undress_other",
            agents=(action.by,),
            parts=HANDS,
            targets=(action.person,),
            where=action.where,
            layer="cloth",
            pressure="surface",
            seconds=action.seconds,
            repeats=action.repeats,
        ),
    )


def _seen(action: Show | Undress) -> Exposure:
    return Exposure(
        people=frozenset({action.person}),
        leaves=frozenset(action.leaves),
        states=frozenset({action.state}),
        audiences=frozenset(action.audiences),
        seconds=action.seconds,
        repeats=action.repeats,
    )


def _contacts(touch: Touch) -> Iterator[Contact]:
    both_ways = VOCABULARY.verbs[touch.verb].symmetric
    for agent in touch.agents:
        for target in touch.targets:
            for leaf in touch.where:
                yield _contact(touch, agent, frozenset(touch.parts), target, frozenset({leaf}))
                if both_ways:
                    yield _contact(touch, target, frozenset({leaf}), agent, frozenset(touch.parts))


def _contact(touch: Touch, agent: str, parts: frozenset[str], target: str, leaves: frozenset[str]) -> Contact:
    return Contact(
        agents=frozenset({agent}),
        parts=parts,
        targets=frozenset({target}),
        leaves=leaves,
        layers=frozenset({touch.layer}),
        verbs=frozenset({touch.verb}),
        pressures=frozenset({touch.pressure}),
        seconds=touch.seconds,
        repeats=touch.repeats,
    )
