"""Why a ceiling does not cover a box, said so that somebody can mend it."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import frozen

from beforehand.agreement import phrases
from beforehand.agreement.boxes import Box, dimensions
from beforehand.agreement.ceilings import Ceiling, compiled
from beforehand.agreement.names import listing, name_of
from beforehand.agreement.phrases import Names
from beforehand.agreement.vocabulary import VOCABULARY, Verb, Word

_WORDS: dict[str, Mapping[str, Word] | Mapping[str, Verb]] = {
    "layers": VOCABULARY.layers,
    "verbs": VOCABULARY.verbs,
    "pressures": VOCABULARY.pressures,
    "states": VOCABULARY.states,
    "audiences": VOCABULARY.audiences,
}
_ASKED = {
    "agents": "by",
    "people": "of",
    "targets": "to",
    "parts": "with",
    "leaves": "at",
    "layers": "layer",
    "verbs": "action",
    "pressures": "pressure",
    "states": "seen",
    "audiences": "seen by",
}


@frozen
class Lack:
    """What keeps a box out of a ceiling.

    Attributes:
        fences: indices of the fences it meets, in order.
        permit: index of the permit that comes nearest (the fewest things missing, then the first), or None
            if no permit is of the box's kind.
        missing: for each dimension in which that permit does not suffice, the members it does not list.
        seconds: how long the permit allows, if that is too short, else None.
        repeats: how often the permit allows, if that is too seldom, else None.
    """

    fences: tuple[int, ...]
    permit: int | None
    missing: tuple[tuple[str, frozenset[str]], ...] = ()
    seconds: int | None = None
    repeats: int | None = None

    @property
    def size(self) -> int:
        """How many things the nearest permit is short of."""
        return len(self.missing) + (self.seconds is not None) + (self.repeats is not None)


def lacking(ceiling: Ceiling, box: Box) -> Lack | None:
    """Why the box is not covered, or None if it is."""
    permit, fences = compiled(ceiling).judge(box)
    if permit is not None:
        return None
    near = [_short(n, p, box, fences) for n, p in enumerate(ceiling.permits) if type(p) is type(box)]
    return min(near, key=lambda lack: lack.size, default=Lack(fences, None))


def _short(n: int, permit: Box, box: Box, fences: tuple[int, ...]) -> Lack:
    beyond = [(name, getattr(box, name) - getattr(permit, name)) for name in dimensions(box)]
    return Lack(
        fences=fences,
        permit=n,
        missing=tuple((name, members) for name, members in beyond if members),
        seconds=permit.seconds if box.seconds > permit.seconds else None,
        repeats=permit.repeats if box.repeats > permit.repeats else None,
    )


def lack_words(lack: Lack, names: Names) -> str:
    """What the nearest permit does not have, for readers: "at waist; layer skin; longer than 4 s", or ""."""
    said = [f"{_ASKED[name]} {_members(name, members, names)}" for name, members in lack.missing]
    if lack.seconds is not None:
        said.append(f"longer than {lack.seconds} s")
    if lack.repeats is not None:
        said.append(f"more often than {lack.repeats} times" if lack.repeats > 1 else "more often than once")
    return "; ".join(said)


def _members(name: str, members: frozenset[str], names: Names) -> str:
    if name in ("agents", "targets", "people"):
        return listing(sorted(name_of(who, names).short for who in members))
    if name in ("parts", "leaves"):
        return phrases.labels(members)
    return listing([w.label.lower() for key, w in _WORDS[name].items() if key in members])
