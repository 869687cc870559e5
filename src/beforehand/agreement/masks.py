"""Boxes as integers: one bit for each member of each dimension, all in one number (DESIGN §7).

``a`` lies in ``p`` iff ``a & ~p == 0``. Two boxes are disjoint iff in some dimension's field ``a & f`` leaves
nothing. The bits of the vocabulary's words are the same everywhere, so each box keeps that part of its number
(:func:`words`); people have bits only in the space of one ceiling: no number grows with the production.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from beforehand.agreement.refusals import Refusal
from beforehand.agreement.vocabulary import VOCABULARY


class _Field:
    """The bits of one dimension: one for each member, from ``start`` on, and ``all`` of them."""

    def __init__(self, members: Iterable[str], start: int) -> None:
        self.bits = {member: 1 << n for n, member in enumerate(sorted(members), start)}
        self.all = sum(self.bits.values())
        self.end = start + len(self.bits)


def _fields(words: Mapping[str, Iterable[str]]) -> dict[str, _Field]:
    fields: dict[str, _Field] = {}
    start = 0
    for name, members in words.items():
        fields[name] = _Field(members, start)
        start = fields[name].end
    return fields


_FIELDS = {
    "contact": _fields(
        {
            "leaves": VOCABULARY.leaves,
            "parts": VOCABULARY.parts,
            "verbs": VOCABULARY.verbs,
            "layers": VOCABULARY.layers,
            "pressures": VOCABULARY.pressures,
        }
    ),
    "exposure": _fields(
        {"leaves": VOCABULARY.leaves, "states": VOCABULARY.states, "audiences": VOCABULARY.audiences}
    ),
}
_SIDES = {"contact": ("agents", "targets"), "exposure": ("people",)}


@lru_cache(maxsize=4096)  # of words alone, never of people: boundaries say the same sets over and over
def _number(kind: str, name: str, members: frozenset[str]) -> int:
    bits = _FIELDS[kind][name].bits
    unknown = members - bits.keys()
    if unknown:
        raise Refusal("unknown_word", f"A box says “{min(unknown)}”, which is not of this vocabulary.")
    return sum(bits[member] for member in members)


def words(kind: str, box: object) -> int:
    """The part of a box's number that is of the vocabulary.

    Args:
        kind: ``contact`` or ``exposure``.
        box: has a frozenset for each of the kind's dimensions.

    Raises:
        Refusal: it holds a word that is not of the vocabulary.
    """
    return sum(_number(kind, name, getattr(box, name)) for name in _FIELDS[kind])


class Space:
    """The numbers of boxes of one kind among the people that one ceiling names.

    Attributes:
        fields: the bits of each dimension, people first, since they tell boxes apart soonest.
        sides: which dimensions list people.
    """

    __slots__ = ("_bits", "_strangers", "fields", "sides")

    def __init__(self, kind: str, people: Iterable[str]) -> None:
        start = max(field.end for field in _FIELDS[kind].values())
        known = sorted(set(people))
        width = len(known) + 1
        self.sides = _SIDES[kind]
        starts = [start + n * width for n in range(len(self.sides))]
        self._bits = [{who: 1 << (n + at) for n, who in enumerate(known, 1)} for at in starts]
        self._strangers = [1 << at for at in starts]  # whoever the ceiling does not name: in no entry of it
        people_fields = [((1 << width) - 1) << at for at in starts]
        self.fields = (*people_fields, *(field.all for field in _FIELDS[kind].values()))

    def number(self, said: int, *sides: frozenset[str]) -> int:
        """A box as one number, from its :func:`words` and the people of each side."""
        for people, bits, stranger in zip(sides, self._bits, self._strangers, strict=True):
            for who in people:
                said |= bits.get(who, stranger)
        return said

    def disjoint(self, a: int, b: int) -> bool:
        """Whether two numbers share nothing: some dimension's field is empty in what both have."""
        common = a & b
        for field in self.fields:  # noqa: SIM110  any() over a generator takes twice the time, and this is asked most
            if not common & field:
                return True
        return False
