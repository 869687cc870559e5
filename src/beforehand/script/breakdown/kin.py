"""Kisses and strokes between parent and child, and among brothers and sisters: told by what they are called."""

from __future__ import annotations

import re
from collections.abc import Sequence

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
_PEOPLE = 3
"""In a scene of so few, who says "Mom" says it to the other one."""


def are_kin(sentence: Sentence, units: Sequence[Unit]) -> bool:
    """Whether the sentence, or somebody in a scene of few people, says that the two are kin."""
    if _KIN.search(sentence.flat) is not None:
        return True
    speakers = {unit.speaker for unit in units if unit.place is Place.SPEECH and not unit.off}
    if not speakers or len(speakers) > _PEOPLE:
        return False
    return any(_calls(unit) for unit in units if unit.place is Place.SPEECH)


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
