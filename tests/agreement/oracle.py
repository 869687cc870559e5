"""An independent reading of DESIGN §7, over atoms: slow, naive, and sharing no code with ``ceilings``.

An atom is one member of every dimension. A box is the set of its atoms; the sets here are real sets of
tuples, so that nothing is taken from how dimensions, masks or indices are handled elsewhere.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import product

from beforehand.agreement.boxes import Box, Contact
from beforehand.agreement.ceilings import Ceiling

Atom = tuple[str, ...]


@lru_cache(maxsize=4096)
def atoms(box: Box) -> frozenset[Atom]:
    """Every atom of the box, its kind first."""
    if isinstance(box, Contact):
        dimensions = [box.agents, box.parts, box.targets, box.leaves, box.layers, box.verbs, box.pressures]
        return frozenset(("contact", *atom) for atom in product(*dimensions))
    dimensions = [box.people, box.leaves, box.states, box.audiences]
    return frozenset(("exposure", *atom) for atom in product(*dimensions))


class Oracle:
    """A ceiling spelled out atom by atom."""

    def __init__(self, ceiling: Ceiling) -> None:
        self.permits = [(atoms(box), box.seconds, box.repeats) for box in ceiling.permits]
        self.fences = [atoms(box) for box in ceiling.fences]

    def covering(self, box: Box) -> int | None:
        """The first permit with every atom of the box and maxima not below, if no fence has one of it."""
        asked = atoms(box)
        if any(atom in fence for fence in self.fences for atom in asked):
            return None
        for n, (held, seconds, repeats) in enumerate(self.permits):
            if box.seconds <= seconds and box.repeats <= repeats and all(atom in held for atom in asked):
                return n
        return None

    def crossed(self, box: Box) -> tuple[int, ...]:
        """The fences that have any atom of the box; maxima do not matter."""
        asked = atoms(box)
        return tuple(n for n, fence in enumerate(self.fences) if any(atom in fence for atom in asked))
