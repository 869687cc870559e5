"""One scene held against the lexicon: each rule that fires, on which words, and how sure it is there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from attrs import frozen

from beforehand.script.breakdown.cast import Cast
from beforehand.script.breakdown.kin import Company, company_of
from beforehand.script.breakdown.lexicon import Rule
from beforehand.script.breakdown.patterns import Matcher
from beforehand.script.breakdown.prose import Place, Sentence, Unit, sentences
from beforehand.script.breakdown.states import States
from beforehand.script.breakdown.values import Category
from beforehand.script.breakdown.who import cast_name

KIN = 0.6
"""What a kiss or a stroke loses between people who are kin: they are no couple."""
CHILD = 0.5
"""What it loses between an adult and a small child by the ledger; a ledger errs, so less than kin."""
ALONE = 0.3
"""What a touch loses when the sentence has one person only: it is their own ear or hair."""
SAID = 0.35
"""What a hit in action loses where somebody says "I" or "you": it is a speech whose cue the file hides."""
_SPOKEN = frozenset(
    {"i", "i'm", "i'll", "i've", "i'd", "you", "you're", "you'll", "your", "my", "me", "let's", "yeah"}
)
MOST = 0.5
"""What surrounds a hit adds no more than this, so that a word which says little is never nearly certain."""
SETS = 0.3
"""A hit that is less sure than this begins no state: doubt is not to breed."""


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


def hits_of(units: Sequence[Unit], cast: Cast, states: States, matcher: Matcher) -> list[Hit]:
    """Every hit in a scene, in order; ``states`` is walked along and left as the scene leaves it."""
    hits: list[Hit] = []
    here = frozenset(cast_name(unit.speaker) for unit in units if unit.speaker and not unit.off)
    for sentence in sentences(units, matcher.bits, matcher.anchors, cast.names):
        states.fade(sentence.unit)
        found = _in_sentence(sentence, partial(company_of, sentence, cast, here), states, matcher)
        for hit in found:
            if hit.certainty > SETS:
                states.begin(hit.rule.sets, sentence.unit)
        for hit in found:
            if hit.rule.ends and not hit.rule.sets:
                states.end(hit.rule.ends)
        hits += [hit for hit in found if hit.rule.categories and hit.certainty > 0.05]
    return hits


def _in_sentence(
    sentence: Sentence, company: Callable[[], Company], states: States, matcher: Matcher
) -> list[Hit]:
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
            if match is None or matcher.unless[compiled.rule].stop(sentence.words):
                continue
            fired.add(compiled.rule)
            start, end = sentence.start + match[0], min(sentence.start + match[1], sentence.end)
            certainty = _certainty(rule, company, states)
            if sentence.place is Place.ACTION and not _SPOKEN.isdisjoint(sentence.words):
                certainty = max(0.0, certainty - SAID)
            found.append(Hit(rule, certainty, sentence.unit, start, end, sentence))
    return found


def _applies(rule: Rule, sentence: Sentence, states: States) -> bool:
    if rule.where == "action":
        if sentence.place is Place.SPEECH:
            return False
    elif rule.where != "both" and sentence.place is not Place.SPEECH:
        return False
    return rule.needs <= states.holding


def _certainty(rule: Rule, ask: Callable[[], Company], states: States) -> float:
    gain = sum(gain for state, gain in rule.lift.items() if state in states.holding)
    certainty = rule.certainty + min(MOST, gain)
    if rule.personal:
        company = ask()
        if company.kin:
            certainty -= KIN
        elif company.child:
            certainty -= CHILD
        if company.alone and "clinch" not in states.holding and Category.KISS not in rule.categories:
            certainty -= ALONE
    return max(0.0, min(0.97, certainty))
