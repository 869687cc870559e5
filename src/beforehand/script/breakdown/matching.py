"""One scene held against the lexicon: each rule that fires, on which words, and how sure it is there."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from beforehand.script.breakdown.kin import are_kin
from beforehand.script.breakdown.lexicon import Rule
from beforehand.script.breakdown.patterns import Matcher
from beforehand.script.breakdown.prose import Place, Sentence, Unit, sentences
from beforehand.script.breakdown.states import States

KIN = 0.6
"""What a kiss or a stroke loses between people who are kin: they are no couple."""


@frozen(slots=True)
class Hit:
    """A rule that fired.

    Attributes:
        rule: which.
        certainty: of this hit, what surrounds it counted in.
        unit: index of the unit in the scene.
        start: index of the first word in the unit.
        end: index behind the last.
        sentence: the sentence it stands in.
    """

    rule: Rule
    certainty: float
    unit: int
    start: int
    end: int
    sentence: Sentence


def hits_of(units: Sequence[Unit], names: dict[str, str], states: States, matcher: Matcher) -> list[Hit]:
    """Every hit in a scene, in order; ``states`` is walked along and left as the scene leaves it."""
    hits: list[Hit] = []
    for n, sentence in enumerate(sentences(units, matcher.bits, matcher.anchors, names)):
        found = _in_sentence(sentence, units, states, matcher)
        for hit in found:
            states.begin(hit.rule.sets, n)
        for hit in found:
            if hit.rule.ends and not hit.rule.sets:
                states.end(hit.rule.ends)
        hits += [hit for hit in found if hit.rule.categories and hit.certainty > 0.05]
    return hits


def _in_sentence(sentence: Sentence, units: Sequence[Unit], states: States, matcher: Matcher) -> list[Hit]:
    found: list[Hit] = []
    fired: set[int] = set()
    left = sentence.mask & matcher.anchors
    while left:
        anchor = left & -left
        left ^= anchor
        for compiled in matcher.anchored[anchor]:
            if compiled.rule in fired or compiled.need & ~sentence.mask:
                continue
            rule = matcher.rules[compiled.rule]
            if not _applies(rule, sentence, states):
                continue
            match = compiled.search(sentence.words)
            if match is None or _stopped(sentence, matcher, compiled.rule):
                continue
            fired.add(compiled.rule)
            start, end = sentence.start + match[0], sentence.start + match[1]
            certainty = _certainty(rule, sentence, units, states)
            found.append(Hit(rule, certainty, sentence.unit, start, end, sentence))
    return found


def _applies(rule: Rule, sentence: Sentence, states: States) -> bool:
    if rule.where == "action":
        if sentence.place is Place.SPEECH:
            return False
    elif rule.where != "both" and sentence.place is not Place.SPEECH:
        return False
    return rule.needs <= states.holding


def _stopped(sentence: Sentence, matcher: Matcher, rule: int) -> bool:
    return any(
        not compiled.need & ~sentence.mask and compiled.search(sentence.words) is not None
        for compiled in matcher.unless[rule]
    )


def _certainty(rule: Rule, sentence: Sentence, units: Sequence[Unit], states: States) -> float:
    certainty = rule.certainty + sum(gain for state, gain in rule.lift.items() if state in states.holding)
    if rule.personal and are_kin(sentence, units):
        certainty -= KIN
    return max(0.0, min(0.97, certainty))
