"""How one version of a plan differs from the one before, in a few words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from beforehand.agreement.record import Candidate
from beforehand.agreement.written import Version


def differs(now: Version, before: Version | None, candidates: Mapping[str, Candidate]) -> str:
    """Words such as "1 changed · 4 as v3", "1 left out · 4 as v1", "new order · 5 as v2" or "5 beats".

    A beat counts as changed when one that stood at the same lines of the script went, and it came.

    Args:
        now: the version.
        before: the one before it, or None for the first.
        candidates: by id, to know at which lines each stands.
    """
    if before is None:
        return _beats(len(now.beats))
    kept = [c for c in now.beats if c in before.beats]
    added, gone = set(now.beats) - set(before.beats), set(before.beats) - set(now.beats)
    changed = changed_places(added, gone, candidates)
    said = [
        _count(changed, "changed"),
        _count(len(added) - changed, "added"),
        _count(len(gone) - changed, "left out"),
        "new order" if kept != [c for c in before.beats if c in now.beats] else "",
        f"{len(kept)} as v{before.number}" if kept else "",
    ]
    return " · ".join(word for word in said if word)


def changed_in(version: Version, before: Version | None) -> frozenset[str]:
    """Ids of the beats of a version that the one before did not have; none for the first."""
    return frozenset(version.beats) - frozenset(before.beats) if before else frozenset()


def changed_places(added: set[str], gone: set[str], candidates: Mapping[str, Candidate]) -> int:
    """At how many places of the script one beat took the place of another."""
    came, went = _places(added, candidates), _places(gone, candidates)
    return sum((came & went).values())


def _places(beats: set[str], candidates: Mapping[str, Candidate]) -> Counter[tuple[int, int]]:
    lines = [candidates[c].lines for c in beats if c in candidates]
    return Counter(at for at in lines if at != (0, 0))


def _count(number: int, word: str) -> str:
    return f"{number} {word}" if number else ""


def _beats(number: int) -> str:
    return "1 beat" if number == 1 else f"{number} beats"
