"""What is off limits as clauses: boxes that a rider fences off, listed in every dimension."""

from __future__ import annotations

from collections.abc import Collection

from beforehand.agreement.boxes import Contact, Exposure
from beforehand.agreement.vocabulary import VOCABULARY


def not_touched(person: str, leaves: Collection[str], others: Collection[str]) -> Contact:
    """Nobody of these others touches the person there, in any way; maxima say nothing in a fence."""
    return Contact(
        agents=frozenset(others),
        parts=VOCABULARY.parts,
        targets=frozenset({person}),
        leaves=frozenset(leaves),
        layers=frozenset(VOCABULARY.layers),
        verbs=frozenset(VOCABULARY.verbs),
        pressures=frozenset(VOCABULARY.pressures),
        seconds=1,
        repeats=1,
    )


def not_shown(person: str, leaves: Collection[str], states: Collection[str]) -> Exposure:
    """The person is not shown there in these states, to anybody."""
    return Exposure(
        people=frozenset({person}),
        leaves=frozenset(leaves),
        states=frozenset(states),
        audiences=frozenset(VOCABULARY.audiences),
        seconds=1,
        repeats=1,
    )
