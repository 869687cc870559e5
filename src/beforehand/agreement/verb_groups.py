"""Verbs in a few plain groups, for the form of a boundary; what is stored is the verbs by themselves."""

from __future__ import annotations

from attrs import frozen


@frozen
class VerbGroup:
    """A few ways of touching that people mean together.

    Attributes:
        key: what the form sends.
        label: for readers.
        verbs: of the vocabulary.
        usual: part of "any touch" as the form has it ticked at first.
    """

    key: str
    label: str
    verbs: tuple[str, ...]
    usual: bool = True


VERB_GROUPS = (
    VerbGroup("light", "Light touch", ("rest", "touch", "brush", "lean", "lean_together")),
    VerbGroup("hold", "Holding and guiding", ("hold", "hold_each_other", "guide")),
    VerbGroup("stroke", "Stroking", ("stroke", "move_to")),
    VerbGroup("near", "Near, without touching", ("come_near", "lie_beside")),
    VerbGroup("care", "Covering and washing", ("cover", "wash")),
    VerbGroup("weight", "Grip and weight", ("grip", "press", "lift", "carry", "sit_on", "lie_on")),
    VerbGroup("dress", "Dressing and undressing", ("dress_other", "undress_other"), usual=False),
    VerbGroup("kiss", "Kissing", ("kiss_closed", "kiss_open", "kiss_place"), usual=False),
    VerbGroup("simulate", "Simulated sex acts", ("simulate",), usual=False),
)
"""Every verb is in just one of them. Those that are not usual are ticked by hand or not at all."""


def verbs_of(keys: frozenset[str]) -> frozenset[str]:
    """The verbs of these groups."""
    return frozenset(verb for group in VERB_GROUPS if group.key in keys for verb in group.verbs)
