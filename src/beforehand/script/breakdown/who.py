"""Who is in a passage: names as they stand, pronouns by the last person they can mean, silent people too."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from beforehand.script.breakdown.cast import Cast
from beforehand.script.breakdown.prose import Place, Unit

_ONE = {
    "he": "he",
    "his": "he",
    "him": "he",
    "himself": "he",
    "she": "she",
    "her": "she",
    "hers": "she",
    "herself": "she",
}
_PAIR = 2
_BOTH = frozenset({"they", "them", "their", "themselves", "both", "couple", "lovers", "each", "pair", "two"})
_UNNAMED = frozenset(
    {
        *(
            "man",
            "woman",
            "girl",
            "boy",
            "nun",
            "nurse",
            "doctor",
            "wife",
            "husband",
            "bride",
            "groom",
            "dancer",
            "stripper",
        ),
        *(
            "midwife",
            "stranger",
            "teenager",
            "teenagers",
            "teens",
            "teen",
            "lady",
            "guy",
            "boyfriend",
            "girlfriend",
            "kid",
        ),
        *(
            "kids",
            "prostitute",
            "hooker",
            "maid",
            "waitress",
            "soldier",
            "cop",
            "priest",
            "mother",
            "father",
            "couple",
        ),
        *("women", "men", "girls", "boys", "dancers", "strippers", "lover"),
    }
)
_NO_LEADS = frozenset(
    {"the", "a", "an", "his", "her", "their", "this", "that", "another", "some", "of", "one", "two", "no"}
)


def present(units: Sequence[Unit], cast: Cast) -> tuple[list[str], list[str]]:
    """Those who are seen speaking in a scene, and those whom its action names and who say nothing."""
    speaking = list(dict.fromkeys(cast_name(unit.speaker) for unit in units if unit.speaker and not unit.off))
    named = dict.fromkeys(
        name for unit in units if unit.place is not Place.SPEECH for name in _names(unit, cast)
    )
    return speaking, [name for name in named if name not in speaking]


def cast_name(cue: str) -> str:
    """The character that a cue names."""
    return cue.strip(" .:-")


def who_is_in(
    units: Sequence[Unit], cast: Cast, spans: Iterable[tuple[int, int, int]], pair: bool
) -> tuple[str, ...]:
    """The people of a passage.

    Args:
        units: of the scene.
        cast: of the script.
        spans: (unit, first word, end) of the sentences in the passage.
        pair: whether the passage needs two, so that a second person is looked for when one is named.
    """
    spans = sorted(set(spans))
    if not spans:
        return ()
    recent = list(_mentioned(units, cast, spans[0]))
    people: dict[str, None] = {}
    for n, start, end in spans:
        unit = units[n]
        if unit.speaker and unit.place is not Place.ACTION:
            people[cast_name(unit.speaker)] = None
        for person in _of_words(unit, start, end, cast, recent):
            people[person] = None
            recent.append(person)
    while pair and len(people) < _PAIR:
        other = _other(people, recent, units, cast)
        if not other:
            break
        people[other] = None
    return tuple(people)


def _other(people: Collection[str], recent: Sequence[str], units: Sequence[Unit], cast: Cast) -> str:
    """The last one mentioned who is not in ``people``, else the first who is in the scene; "" if nobody is."""
    speaking, silent = present(units, cast)
    near = (*reversed(recent), *speaking, *silent)
    return next((person for person in near if person not in people), "")


def _mentioned(units: Sequence[Unit], cast: Cast, before: tuple[int, int, int]) -> Iterator[str]:
    for n in range(max(0, before[0] - 12), before[0] + 1):
        unit = units[n]
        if unit.speaker:
            yield cast_name(unit.speaker)
        end = before[1] if n == before[0] else len(unit.words)
        if unit.place is not Place.SPEECH:
            yield from _of_words(unit, 0, end, cast, [])


def _of_words(unit: Unit, start: int, end: int, cast: Cast, recent: list[str]) -> Iterator[str]:
    for i in range(start, end):
        word = unit.words[i]
        if word in cast.names and unit.raw[i][0].isupper():
            yield cast.names[word]
        elif word in _ONE and unit.place is not Place.SPEECH:
            person = _last(recent, cast, _ONE[word])
            if person:
                yield person
        elif word in _BOTH and unit.place is not Place.SPEECH:
            yield from list(dict.fromkeys(reversed(recent)))[:2]
        elif word in _UNNAMED and unit.place is not Place.SPEECH:
            yield _unnamed(unit, i, cast)


def _last(recent: Sequence[str], cast: Cast, gender: str) -> str:
    """The last one mentioned who is known to be ``gender``; else the last whose gender nothing tells."""
    known = next((p for p in reversed(recent) if cast.gender(p) == gender), "")
    return known or next((p for p in reversed(recent) if not cast.gender(p)), "")


def _unnamed(unit: Unit, i: int, cast: Cast) -> str:
    word = unit.words[i]
    before = unit.words[i - 1] if i else ""
    lead = (
        f"{before} " if before.isalpha() and before not in _NO_LEADS and unit.raw[i - 1][0].isupper() else ""
    )
    name = f"{lead}{word}".upper()
    return next((c for c in cast.everyone if c == name), name)


def _names(unit: Unit, cast: Cast) -> Iterator[str]:
    for i, word in enumerate(unit.words):
        if word in cast.names and unit.raw[i][0].isupper():
            yield cast.names[word]


CHILD = re.compile(
    r"(?<!\S)(?:(?:little|young|small|teenage|teen|school|adolescent) (?:girl|boy|kid|child|daughter|son|couple)s?"
    r"|teens?|teenagers?|teenaged|kids|children|schoolgirls?|schoolboys?|toddlers?|preteens?"
    r"|(?:[1-9]|1[0-7]|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen) years? olds?) "
)
