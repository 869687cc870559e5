"""A beat that is being written, read back to the coordinator before it is kept."""

from __future__ import annotations

from typing import Any

from beforehand.agreement.beats import Beat, digest
from beforehand.agreement.called import names_of
from beforehand.agreement.crossing_words import crossing_words
from beforehand.agreement.facts import expansion_lines, facts, shown
from beforehand.agreement.judging import Judge
from beforehand.agreement.record import Candidate, SceneRecord


def trial(record: SceneRecord, beat: Beat, lines: tuple[int, int]) -> dict[str, Any]:
    """Its sentence, its facts, what it expands to, and whose limits it is past.

    Args:
        record: the scene; everybody in the beat performs in it.
        beat: as it would be written.
        lines: first and last line of the scene's text, or (0, 0).
    """
    names = names_of(record)
    written = Candidate("", beat, digest(beat), lines=lines)
    return {
        "digest": written.digest,
        "text": beat.text,
        "facts": [list(fact) for fact in facts(beat, {p: names[p] for p in beat.people})],
        "expands": expansion_lines(beat, names),
        "shown": shown(beat, names),
        "limits": _limits(record, written),
        "exists": written.digest in {candidate.digest for candidate in record.candidates.values()},
    }


def _limits(record: SceneRecord, written: Candidate) -> list[str]:
    judge, names = Judge(record), names_of(record)
    return [
        f"{names[person].short}: {crossing_words(crossing, record.boundaries.get(person, ()), names)}"
        for person in written.beat.people
        for crossing in judge.crossings(written, person)
    ]
