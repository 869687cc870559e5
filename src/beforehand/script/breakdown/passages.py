"""From hits to passages: what stands together is one passage, and what is too weak alone is dropped."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from beforehand.script.breakdown.cast import Cast
from beforehand.script.breakdown.inheritance import inherited
from beforehand.script.breakdown.matching import Hit
from beforehand.script.breakdown.prose import Place, Sentence, Unit
from beforehand.script.breakdown.values import Category, Passage, Reason, Severity
from beforehand.script.breakdown.who import CHILD, who_is_in

FLAGGED = 0.45
"""A category is flagged when its hits together are surer than this."""
BAR = {Category.SEXUAL_VIOLENCE: 0.6}
"""Categories that need more: a hand pushed off in play is no violence, and the passage is flagged anyway."""
BESIDE = 0.55
"""A category beside a surer one needs this much: the passage is read anyway, and told by what it surely is."""
SPOKEN = 0.75
"""What is flagged by speeches alone needs this much, births apart: a speech cues an act, or it is talk."""
WEAK = 0.15
"""A hit below this is no reason beside stronger ones; many such together may still be a passage."""
SURE = 0.97
"""Rules are never surer than this of anything."""
_SLUG = 5
_NEAR = 2
"""Hits with at most one blank line between their lines are one passage."""
_ORDER = {c: n for n, c in enumerate(Category)}
_GRADES = (Severity.LOW, Severity.MID, Severity.HIGH)
_PAIR = frozenset({Category.KISS, Category.SIMULATED_SEX, Category.INTIMATE_TOUCH, Category.SEXUAL_VIOLENCE})
_WITNESSED = frozenset({Category.NUDITY, Category.SIMULATED_SEX, Category.SEXUAL_VIOLENCE})
_TAKEN_PART = _WITNESSED | {Category.KISS, Category.INTIMATE_TOUCH, Category.IMPLIED}


def passages_of(
    hits: Sequence[Hit], units: Sequence[Unit], cast: Cast, here: Sequence[str], text: Mapping[int, str]
) -> tuple[Passage, ...]:
    """The passages of a scene.

    Args:
        hits: in order.
        units: the scene's words.
        cast: of the script.
        here: who is in the scene.
        text: the words of each source line.
    """
    groups = inherited(list(_together(hits, units)))
    found = [_passage(group, units, cast, here, text) for group in groups]
    return tuple(passage for passage in found if passage is not None)


def _together(hits: Sequence[Hit], units: Sequence[Unit]) -> Iterator[list[Hit]]:
    group: list[Hit] = []
    for hit in sorted(hits, key=lambda h: (h.unit, h.start)):
        if group and not _joins(group, hit, units):
            yield group
            group = []
        group.append(hit)
    if group:
        yield group


def _joins(group: Sequence[Hit], hit: Hit, units: Sequence[Unit]) -> bool:
    last = group[-1]
    if hit.sentence is last.sentence:
        return True
    end = max(lines_of(h.sentence, units)[1] for h in group)
    return lines_of(hit.sentence, units)[0] - end <= _NEAR and not _parted(last, hit, units)


def _parted(last: Hit, hit: Hit, units: Sequence[Unit]) -> bool:
    between = units[last.unit + 1 : hit.unit]
    return any(unit.place is Place.SPEECH or _is_slug(unit) for unit in between)


def _is_slug(unit: Unit) -> bool:
    """LATER, IN THE KITCHEN: a few words in capitals that begin something else."""
    return len(unit.raw) <= _SLUG and "".join(unit.raw).isupper()


def _passage(
    group: Sequence[Hit], units: Sequence[Unit], cast: Cast, here: Sequence[str], text: Mapping[int, str]
) -> Passage | None:
    sure = _certainties(group)
    spoken = all(hit.sentence.place is Place.SPEECH for hit in group)
    flagged = _flagged(sure, spoken)
    if not flagged:
        return None
    telling = [hit for hit in group if not flagged.isdisjoint(hit.rule.categories)]
    kept = [hit for hit in telling if hit.certainty > WEAK] or telling
    spans = {(h.sentence.unit, h.sentence.start, h.sentence.end) for h in kept}
    who = list(who_is_in(units, cast, spans, bool(flagged & _PAIR)))
    minors = _minors(flagged, who, here, cast, kept)
    if minors:
        flagged.add(Category.MINOR)
        who += [name for name in minors if name not in who]
    first = min(lines_of(h.sentence, units)[0] for h in kept)
    last = max(lines_of(h.sentence, units)[1] for h in kept)
    return Passage(
        tuple(sorted(flagged, key=_ORDER.__getitem__)),
        (first, last),
        "\n".join(text.get(n, "") for n in range(first, last + 1)),
        tuple(who),
        _severity(flagged, kept),
        round(max(sure[c] for c in flagged if c in sure), 2),
        tuple(_reasons(kept, units, minors)),
    )


def _flagged(sure: Mapping[Category, float], spoken: bool) -> set[Category]:
    """The categories that are sure enough; beside a surer one the others need :data:`BESIDE`."""
    enough = {category for category, value in sure.items() if value >= _bar(category, spoken)}
    most = max((sure[category] for category in enough), default=0.0)
    return {category for category in enough if sure[category] >= BESIDE or sure[category] == most}


def _bar(category: Category, spoken: bool) -> float:
    """How sure a category must be to be flagged in a passage of speeches alone, or in any other."""
    bar = BAR.get(category, FLAGGED)
    return max(bar, SPOKEN) if spoken and category is not Category.BIRTH_MEDICAL else bar


def _certainties(group: Sequence[Hit]) -> dict[Category, float]:
    """Each category's certainty, hits on words of their own taken as independent.

    Several rules on the same words are one sign, told by the surest of them.
    """
    doubt: dict[Category, float] = {}
    counted: dict[Category, list[Hit]] = {}
    for hit in sorted(group, key=lambda h: -h.certainty):
        for category in hit.rule.categories:
            others = counted.setdefault(category, [])
            if not any(_same_words(hit, other) for other in others):
                others.append(hit)
                doubt[category] = doubt.get(category, 1.0) * (1 - hit.certainty)
    return {category: min(SURE, 1 - value) for category, value in doubt.items()}


def _same_words(hit: Hit, other: Hit) -> bool:
    return hit.unit == other.unit and hit.start < other.end and other.start < hit.end


def _minors(
    flagged: set[Category], who: Sequence[str], here: Sequence[str], cast: Cast, hits: Sequence[Hit]
) -> list[str]:
    """Minors who take part, or who are in the scene of what must not be shown to them."""
    minors = [name for name in who if flagged & _TAKEN_PART and cast.is_minor(name)]
    if flagged & _WITNESSED:
        minors += [name for name in here if cast.is_minor(name) and name not in minors]
    if flagged & _TAKEN_PART and not minors:
        child = next((m for h in hits if (m := CHILD.search(h.sentence.flat))), None)
        if child is not None:
            minors.append(child.group().strip().upper())
    return minors


def _severity(flagged: set[Category], hits: Sequence[Hit]) -> Severity:
    sure = [hit for hit in hits if hit.certainty >= 0.3] or hits
    grade = max(_GRADES.index(hit.rule.severity) for hit in sure)
    if Category.SEXUAL_VIOLENCE in flagged or Category.SIMULATED_SEX in flagged:
        return Severity.HIGH
    if Category.MINOR in flagged or {Category.NUDITY, Category.INTIMATE_TOUCH} <= flagged:
        grade += 1
    return _GRADES[min(grade, 2)]


def _reasons(hits: Sequence[Hit], units: Sequence[Unit], minors: Sequence[str]) -> Iterator[Reason]:
    for hit in hits:
        unit = units[hit.unit]
        words = " ".join(unit.raw[hit.start : hit.end]).replace(" 's", "'s").replace(" ,", ",")
        lines = (unit.lines[hit.start], unit.lines[hit.end - 1])
        yield Reason(hit.rule.name, words, lines, hit.rule.says)
    if minors:
        lines = lines_of(hits[0].sentence, units)
        yield Reason("minor.present", ", ".join(minors), lines, "Somebody under 18 takes part or is there.")


def lines_of(sentence: Sentence, units: Sequence[Unit]) -> tuple[int, int]:
    """First and last source line of a sentence."""
    lines = units[sentence.unit].lines
    return lines[sentence.start], lines[sentence.end - 1]
