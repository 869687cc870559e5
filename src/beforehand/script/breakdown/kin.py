"""Who a sentence is about: kin, told by what people are called, and people alone with themselves."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from attrs import frozen

from beforehand.script.breakdown.cast import Cast
from beforehand.script.breakdown.prose import Place, Sentence, Unit

_WORDS = (
    "mother|mom|mum|mama|mommy|father|dad|daddy|papa|pa|son|daughter|baby|child|kid|kids|children|boy|brother"
    "|sister|grandmother|grandma|gramma|granny|grandfather|grandpa|aunt|uncle|niece|nephew|grandson"
    "|granddaughter|infant|newborn|toddler|parents|dog|cat|horse|puppy"
)
_ALONE = (
    "mother|mom|mum|dad|daddy|mommy|father|baby|grandma|gramma|grandpa|the boy|the child|the dog|little girl"
    "|little boy|brother|sister"
)
_KIN = re.compile(rf"(?<!\S)(?:her|his|their|the|@\S+ 's) (?:\S+ )?(?:{_WORDS}) (?!of )|(?<!\S)(?:{_ALONE}) ")
_CALLS = frozenset(
    {
        "mom",
        "mommy",
        "mum",
        "mummy",
        "mama",
        "dad",
        "daddy",
        "papa",
        "pop",
        "pa",
        "grandma",
        "grandpa",
        "gramma",
        "sis",
    }
)
_PAIR = 2
CHILD = 13


_KINSHIP = frozenset(
    {
        "mother",
        "father",
        "sister",
        "brother",
        "daughter",
        "son",
        "grandmother",
        "grandfather",
        "aunt",
        "uncle",
    }
)
_HE = frozenset({"he", "him", "his", "himself"})
_SHE = frozenset({"she", "her", "hers", "herself"})
_OWN = frozenset({"her", "his", "herself", "himself"})
_SEVERAL = frozenset(
    {"they", "them", "their", "each", "both", "another", "two", "couple", "lovers", "together", "someone"}
)


@frozen(slots=True)
class Company:
    """Who a sentence is about, as far as it matters to touch.

    Attributes:
        kin: the two are parent and child, or siblings, by what they are called here or anywhere.
        child: one is a small child and the other is not.
        alone: there is one person in it, touching themselves if anybody.
    """

    kin: bool
    alone: bool
    child: bool


def company_of(sentence: Sentence, cast: Cast, here: Set[str]) -> Company:
    """The company of a sentence; ``here`` are those who speak in the scene and are seen."""
    names = {cast.names[w[1:]] for w in sentence.words if w[0] == "@"}
    if sentence.speaker and sentence.place is not Place.ACTION:
        names.add(sentence.speaker)
    words = set(sentence.words)
    kin = _KIN.search(sentence.flat) is not None or _known_kin(names, cast, here)
    return Company(kin, _is_alone(names, words, cast), _adult_and_child(names, cast))


def _known_kin(names: set[str], cast: Cast, here: Set[str]) -> bool:
    two = names if len(names) > 1 else here
    if len(two) != _PAIR:
        return False
    pair = frozenset(two)
    return cast.kin[pair] > 1 and cast.kin[pair] * 3 >= cast.alone[pair]


def _adult_and_child(two: Set[str], cast: Cast) -> bool:
    """One is a child by the ledger and the other is not; a teenager is no child here."""
    small = [name for name in two if cast.is_minor(name) and max(cast.ages.get(name, [CHILD + 1])) <= CHILD]
    return len(two) == _PAIR and len(small) == 1


def _is_alone(names: set[str], words: set[str], cast: Cast) -> bool:
    """One name, or one pronoun, and nobody of another gender: "Nina rubs her neck", "he strokes his chin"."""
    if len(names) > 1 or words & _SEVERAL:
        return False
    he, she = bool(words & _HE), bool(words & _SHE)
    if he and she:
        return False
    if not names:
        return (he or she) and not words.isdisjoint(_OWN)
    gender = cast.gender(next(iter(names)))
    return gender == ("she" if she else "he") if he or she else False


def note_kin(cast: Cast, units: Sequence[Unit]) -> None:
    """Note who calls whom Mom or Dad in a scene of two who speak."""
    for unit in units:
        if unit.place is Place.ACTION:
            _note_told_kin(cast, unit)
    speakers = {unit.speaker for unit in units if unit.place is Place.SPEECH and not unit.off}
    if len(speakers) != _PAIR:
        return
    cast.alone[frozenset(speakers)] += 1
    if any(_calls(unit) for unit in units if unit.place is Place.SPEECH):
        cast.kin[frozenset(speakers)] += 1


def _note_told_kin(cast: Cast, unit: Unit) -> None:
    """Note "DEBRA, Dexter's foster sister"."""
    words = unit.words
    for i, word in enumerate(words):
        if word not in _KINSHIP:
            continue
        owner = next((k for k in range(max(1, i - 5), i) if words[k] == "'s"), 0)
        near = range(max(0, owner - 9), owner)
        names = [cast.names[words[k]] for k in near if words[k] in cast.names and unit.raw[k][0].isupper()]
        if len(set(names)) == _PAIR and "," in words[max(0, owner - 4) : owner]:
            cast.kin[frozenset(names)] += 2


def _calls(unit: Unit) -> bool:
    """Whether somebody is called Mom or Dad: the word stands at an end or beside a comma, with no "my"."""
    words = unit.words
    for i, word in enumerate(words):
        if word not in _CALLS or (
            i and words[i - 1] in ("my", "your", "his", "her", "the", "a", "our", "their")
        ):
            continue
        if i == 0 or words[i - 1] in (",", ".", "?", "!", "hi", "hey", "night", "you", "bye"):
            return True
    return False
