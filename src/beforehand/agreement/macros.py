"""What a name like *slow dance* stands for: its touches, for each pair of people."""

from __future__ import annotations

from itertools import combinations

from beforehand.agreement.action_kinds import Macro, Touch
from beforehand.agreement.vocabulary import VOCABULARY, Step, Vocabulary


def touches(macro: Macro, vocabulary: Vocabulary = VOCABULARY) -> tuple[Touch, ...]:
    """The touches of the macro: those of its first pair, then of the next; the earlier person is A."""
    steps = vocabulary.macros[macro.name].touches
    pairs = combinations(macro.people, 2)
    return tuple(_touch(macro, step, {"A": a, "B": b}) for a, b in pairs for step in steps)


def _touch(macro: Macro, step: Step, people: dict[str, str]) -> Touch:
    return Touch(
        verb=step.verb,
        agents=(people[step.by],),
        parts=(step.part,),
        targets=(people[step.to],),
        where=(step.where,),
        layer=macro.layer,
        pressure=macro.pressure,
        seconds=macro.seconds,
        repeats=macro.repeats,
    )
