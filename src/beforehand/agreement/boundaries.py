"""Boundaries: a performer's own limits for a production, private to them and the coordinator (DESIGN §3, §7)."""

from __future__ import annotations

from functools import cached_property

from attrs import frozen

from beforehand.agreement.boxes import Box, Contact, Exposure

GATES = (
    "over_cloth",
    "barrier",
    "set_choreography",
    "closed_set",
    "rehearsed",
    "no_visitors",
    "own_words",
)
"""The closed list of conditions. ``own_words`` is free text: a fence until its owner marks it met."""


@frozen(cache_hash=True)
class Boundary:
    """One entry. Deny wins over allow; what no entry opens is not said, which is no.

    Attributes:
        id: the entry's id (that of the act which made it).
        person: whose it is.
        direction: ``given`` (they touch), ``received`` (they are touched) or ``shown``.
        leaves: given: where on the other person; received and shown: where on their own body.
        by: received: who may touch them, people and crew; given: whom they may touch. All listed. Empty for shown.
        parts: given: what of their own they touch with; received: what of the other's. Empty for shown.
        layers, verbs, pressures: contacts only.
        states, audiences: shown only.
        seconds, repeats: maxima of an open or gated entry; a fence knows none.
        disposition: ``open``, ``gate`` or ``fence``.
        gate: one of :data:`GATES` when gated, else "".
        words: the condition in the owner's words for ``own_words``, else "".
    """

    id: str
    person: str
    direction: str
    leaves: frozenset[str]
    disposition: str
    by: frozenset[str] = frozenset()
    parts: frozenset[str] = frozenset()
    layers: frozenset[str] = frozenset()
    verbs: frozenset[str] = frozenset()
    pressures: frozenset[str] = frozenset()
    states: frozenset[str] = frozenset()
    audiences: frozenset[str] = frozenset()
    seconds: int = 1
    repeats: int = 1
    gate: str = ""
    words: str = ""

    @cached_property
    def box(self) -> Box:
        """The entry as a box: *given* has its owner as the agent, *received* as the target."""
        mine = frozenset({self.person})
        limits = {"seconds": self.seconds, "repeats": self.repeats}
        if self.direction == "shown":
            return Exposure(mine, self.leaves, self.states, self.audiences, **limits)
        given = self.direction == "given"
        return Contact(
            agents=mine if given else self.by,
            parts=self.parts,
            targets=self.by if given else mine,
            leaves=self.leaves,
            layers=self.layers,
            verbs=self.verbs,
            pressures=self.pressures,
            **limits,
        )
