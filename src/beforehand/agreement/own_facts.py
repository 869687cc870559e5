"""The facts of a beat as one of the people in it reads them: what they wear first, then what is between."""

from __future__ import annotations

from beforehand.agreement.beats import Beat
from beforehand.agreement.facts import facts
from beforehand.agreement.phrases import Names

_CALLED = {"Masking": "Camera", "Set": "On set"}
_ORDER = ("Between", "Layer", "Pressure", "Camera", "Seen", "Time", "Anchors", "Stop cue", "On set", "Manner")


def own_facts(beat: Beat, person: str, names: Names) -> tuple[tuple[str, str], ...]:
    """Label and value of each fact, all that an agreement is to beside the text.

    Args:
        beat: the content.
        person: who reads.
        names: of everybody in the beat.
    """
    said = {_CALLED.get(label, label): value for label, value in facts(beat)}
    if said["Camera"] == "None":
        said["Camera"] = "No masking"
    if "Times" in said:
        said["Time"] = f"{said['Time']}, {said['Times']}"
    return (*_worn(beat, person, names), *((label, said[label]) for label in _ORDER if label in said))


def _worn(beat: Beat, person: str, names: Names) -> tuple[tuple[str, str], ...]:
    """Own dress first, then each other's: an agreement is to what all of them wear at the start."""
    others = sorted(
        (f"{names[who].short} wears", text) for who, text in beat.dress if who != person and who in names
    )
    return (*(("You wear", text) for who, text in beat.dress if who == person), *others)
