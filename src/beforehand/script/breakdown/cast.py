"""Who is in the script: names by their words, she or he as the text has it, ages as it states them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import cache

from attrs import define, field

from beforehand.script.breakdown.lexicon import lexicon
from beforehand.script.breakdown.prose import Place, Unit

_HE = frozenset({"he", "his", "him", "himself"})
_SHE = frozenset({"she", "her", "hers", "herself"})
_SMALL_NUMBERS = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
)
_NUMBERS = {word: n for n, word in enumerate(_SMALL_NUMBERS, 1)}
_TENS = {
    word: 10 * n
    for n, word in enumerate(
        ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"), 2
    )
}
"""Before a small number these make it another one: "twenty-four" is not four."""
ADULT = 18
LEAST = 6
"""Below this a number in words is a count ("ANNA, one hand on the wheel"), not an age."""
_AFTER_AGE = frozenset(
    {",", ")", ".", "...", "'s", "and", "-", "ish", "something", "or", "going", "but", "years", ";"}
)


@define
class Cast:
    """The people of a script.

    Attributes:
        names: word of a name in small letters, to the character's name as cued.
        everyone: all characters who speak, by how often, most first.
        leaning: votes by pronouns that follow a name; above 0 she, below 0 he.
        ages: what the script states, by character, in order.
        teens: those called teenagers or children without a figure.
        kin: pairs that are called kin, by how often.
        alone: pairs, by the number of scenes in which the two speak and nobody else.
    """

    names: dict[str, str] = field(factory=dict)
    everyone: tuple[str, ...] = ()
    leaning: Counter[str] = field(factory=Counter)
    ages: dict[str, list[int]] = field(factory=lambda: defaultdict(list))
    teens: set[str] = field(factory=set)
    kin: Counter[frozenset[str]] = field(factory=Counter)
    alone: Counter[frozenset[str]] = field(factory=Counter)

    def is_minor(self, name: str) -> bool:
        """Whether the script states an age below 18, or a word for one, anywhere, and nowhere one above."""
        told = self.ages.get(name, ())
        if any(age >= ADULT for age in told):
            return False
        return bool(told) or name in self.teens

    def gender(self, name: str) -> str:
        """``she``, ``he`` or "" when the text does not say."""
        votes = self.leaning[name]
        return "she" if votes > 0 else "he" if votes < 0 else ""


def cast_of(cues: Iterable[str]) -> Cast:
    """The cast by their cues; a word that several names share goes to the one who speaks most."""
    counts = Counter(_base(cue) for cue in cues)
    counts.pop("", None)
    no_names = _group("NOTNAME")
    cast = Cast(everyone=tuple(name for name, _ in counts.most_common()))
    for name in cast.everyone:
        if len(name) > 40:
            continue
        for word in re.findall(r"[^\W\d_]+", name.lower().replace("’", "'")):
            if word not in no_names and len(word) > 1:
                cast.names.setdefault(word, name)
    return cast


def listen(cast: Cast, units: Sequence[Unit]) -> None:
    """Note ages and pronouns in one scene's words."""
    for unit in units:
        if unit.place is Place.SPEECH:
            _own_age(cast, unit)
            continue
        last = unit.speaker and _base(unit.speaker)
        for i, word in enumerate(unit.words):
            if word in cast.names and unit.raw[i][0].isupper():
                last = cast.names[word]
                _age_after(cast, unit, i, _younger(cast, unit, i, last))
            elif word in _SHE or word in _HE:
                if last:
                    cast.leaning[last] += 1 if word in _SHE else -1
                    last = "" if word in ("her", "him", "his") else last
            elif word in _CLOSE:
                last = ""


_CLOSE = frozenset({".", "!", "?"})


@cache
def _group(name: str) -> frozenset[str]:
    return frozenset(lexicon().groups[name])


def _base(cue: str) -> str:
    return cue.strip().removesuffix("'S VOICE").removesuffix("’S VOICE").strip(" .:-")


def _younger(cast: Cast, unit: Unit, i: int, name: str) -> str:
    """The character whose age follows: "YOUNG ANNA (10)" says nothing about Anna as she is now."""
    before = unit.words[i - 1] if i else ""
    if before not in ("young", "little", "younger", "teenage", "older"):
        return name
    return next((other for other in cast.everyone if other.lower() == f"{before} {name.lower()}"), "")


def _age_after(cast: Cast, unit: Unit, i: int, name: str) -> None:
    """Read "ANNA (12)", "ANNA, a shy 12-year-old", "ANNA is sixteen", "15-year-old ANNA"."""
    words = unit.words
    if not name:
        return
    for k in range(i + 1, min(i + 8, len(words))):
        word = words[k]
        if word in _CLOSE and word != ".":
            return
        if word in cast.names and unit.raw[k][0].isupper() and cast.names[word] != name:
            return
        if word in _group("TEENWORD") and unit.raw[i].isupper() and k <= i + 4 and words[i + 1] in ",(":
            cast.teens.add(name)
            return
        age = _number(words, k)
        if age and _is_age(words, i, k, unit.raw[i].isupper()):
            cast.ages[name].append(age)
            return
    before = words[max(0, i - 4) : i]
    if before[-3:-1] == ["year", "old"] or before[-2:] == ["year", "old"]:
        # "eleven-year-old Lester" is somebody known, as he was once; "eleven-year-old LESTER" comes in now.
        number = next((n for k in range(i - 1, max(-1, i - 5), -1) if (n := _number(words, k))), 0)
        if number and unit.raw[i].isupper():
            cast.ages[name].append(number)
    elif before and before[-1] in _group("TEENWORD"):
        cast.teens.add(name)


def _number(words: Sequence[str], k: int) -> int:
    """The number that ends at ``k``, 1 to 99; 0 when none does."""
    word = words[k]
    if word in _NUMBERS:
        return _NUMBERS[word] + (_TENS.get(words[k - 1], 0) if k else 0)
    return int(word) if word.isdigit() and len(word) < 3 else 0


def _is_age(words: Sequence[str], i: int, k: int, introduced: bool) -> bool:
    after = words[k + 1] if k + 1 < len(words) else "."
    if after in ("year", "years") and "old" in words[k + 2 : k + 4]:
        return words[i + 1][0] in ",(-" or words[i + 1] in ("is", "was", "aged") or k == i + 1
    if after not in _AFTER_AGE or (not words[k].isdigit() and _NUMBERS.get(words[k], 0) < LEAST):
        return False
    before = words[k - 1]
    if before in ("age", "aged", "only", "is", "just", "about", "turned") and k == i + 2:
        return words[k].isdigit() or after[0] in ".,!?)"
    return introduced and before in (",", "(", "-") and k <= i + 4


_LIKENED = frozenset({"like", "if", "though", "when", "pretend", "think", "thinks", "since", "until"})
"""Before "I'm sixteen" these make it no age: "you make me feel like I'm sixteen"."""


def _own_age(cast: Cast, unit: Unit) -> None:
    """Read "I'm fifteen", "I am only 16" from a speech."""
    words = unit.words
    for i, word in enumerate(words[:-1]):
        if word != "i'm" and not (word == "am" and i and words[i - 1] == "i"):
            continue
        if not _LIKENED.isdisjoint(words[max(0, i - 2) : i]):
            continue
        k = i + 1
        while k < len(words) - 1 and words[k] in ("only", "just", "almost", "still"):
            k += 1
        age = _number(words, k)
        after = words[k + 1] if k + 1 < len(words) else "."
        if 8 <= age < 90 and (after[0] in ".,!?" or after in ("years", "and")):
            cast.ages[_base(unit.speaker)].append(age)
