"""What is only talked about: nobody is asked to do it, but a reader may want to look."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from beforehand.script.breakdown.matching import Hit
from beforehand.script.breakdown.passages import lines_of
from beforehand.script.breakdown.prose import Unit
from beforehand.script.breakdown.values import Passage, Reason, Severity

WHERE = "talk"


def talk_of(
    hits: Sequence[Hit], units: Sequence[Unit], text: Mapping[int, str], passages: Sequence[Passage]
) -> tuple[Passage, ...]:
    """The speeches with words of the lexicon's talk rules that stand in no flagged passage."""
    found = []
    for hit in hits:
        if hit.rule.where != WHERE:
            continue
        first, last = lines_of(hit.sentence, units)
        if any(p.lines[0] <= last and first <= p.lines[1] for p in passages):
            continue
        words = " ".join(units[hit.unit].raw[hit.start : hit.end])
        found.append(
            Passage(
                hit.rule.categories,
                (first, last),
                "\n".join(text.get(n, "") for n in range(first, last + 1)),
                (hit.sentence.speaker,),
                Severity.LOW,
                hit.certainty,
                (Reason(hit.rule.name, words, (first, last), hit.rule.says),),
            )
        )
    return tuple(found)
