"""A scene as running words: paragraphs and speeches, each word with its line, names of the cast told apart.

A paragraph that a page break cuts in two is one again here, so that "She takes | off her dress" is read as
it was written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum

from attrs import define, frozen

from beforehand.script.screenplay import Element, Kind, Scene

_TOKEN = re.compile(r"[^\W_]+(?:'(?!s\b)[^\W\d_]+)*|'s\b|[.!?]+|[,;:()…]|-{2,}")
_PLAIN = str.maketrans({"’": "'", "‘": "'", "“": " ", "”": " ", "*": None, "_": None, "…": "...", "Õ": "'"})
_TITLES = frozenset({"mr", "mrs", "ms", "dr", "st", "sgt", "lt", "col", "rev"})
END = ";"
"""Stands behind the last word of every sentence, so that a pattern can ask for its end."""
_CUTS = frozenset(".!?")
_PAGE_ENDS = frozenset({Kind.FURNITURE, Kind.PAGE_BREAK})
_BETWEEN = frozenset({Kind.BLANK, *_PAGE_ENDS})


class Place(StrEnum):
    """Where words stand: what is done, or what is said."""

    ACTION = "action"
    ASIDE = "aside"
    """A parenthetical: an action of whoever speaks."""
    SPEECH = "speech"


_PLACES = {
    Kind.ACTION: Place.ACTION,
    Kind.CENTERED: Place.ACTION,
    Kind.DIALOGUE: Place.SPEECH,
    Kind.LYRICS: Place.SPEECH,
    Kind.PARENTHETICAL: Place.ASIDE,
}


@define(slots=True)
class Unit:
    """A paragraph, a parenthetical or a stretch of speech.

    Attributes:
        place: what kind of words.
        speaker: who speaks, "" for action.
        words: in small letters, signs that part included.
        raw: as written.
        lines: the source line of each word.
        off: the speaker is heard and not seen (V.O., O.S.).
    """

    place: Place
    speaker: str
    words: list[str]
    raw: list[str]
    lines: list[int]
    off: bool = False


@frozen(slots=True)
class Sentence:
    """A part of a unit.

    Attributes:
        unit: its place in the scene.
        place: what kind of words.
        speaker: who speaks.
        start: index of its first word in the unit.
        end: index behind its last.
        words: its words in small letters, names marked ``@``, signs that part as commas.
        mask: bits of the lexicon's groups that are in it.
        off: heard and not seen.
    """

    unit: int
    place: Place
    speaker: str
    start: int
    end: int
    words: list[str]
    mask: int
    off: bool = False

    @property
    def flat(self) -> str:
        """The words with one blank after each."""
        return " ".join(self.words) + " "


def units_of(scene: Scene) -> list[Unit]:
    """The scene's words in order, notes, headings and the page's furniture left out."""
    units: list[Unit] = []
    speaker, off, open_action, torn = "", False, False, False
    for element in scene.elements:
        kind = element.kind
        if kind is Kind.CUE:
            speaker, open_action = element.name, False
            off = element.extension.upper().startswith(("V.O", "VO", "O.S", "OS", "O.C", "OC"))
            continue
        place = _PLACES.get(kind)
        if place is None:
            open_action = open_action and kind in _BETWEEN
            torn = torn or kind in _PAGE_ENDS
            continue
        if place is Place.ACTION and open_action and torn and units:
            _add(units[-1], element)
        else:
            acts = place is Place.ACTION
            units.append(_unit(place, "" if acts else speaker, element, off and not acts))
        open_action, torn = place is Place.ACTION and not _ends_sentence(units[-1]), False
    return [unit for unit in units if unit.words]


def sentences(
    units: Sequence[Unit], bits: Mapping[str, int], wanted: int, names: Mapping[str, str]
) -> Iterator[Sentence]:
    """The sentences of ``units`` that hold any of the bits ``wanted``, in order.

    Args:
        units: of one scene.
        bits: of each word of the lexicon.
        wanted: the bits of which at least one must be there.
        names: word of a name, in small letters, to the character.
    """
    for n, unit in enumerate(units):
        known = [bits.get(word, 0) for word in unit.words]
        whole = 0
        for bit in known:
            whole |= bit
        if not whole & wanted:
            continue
        for start, end in _cuts(unit.words):
            mask = 0
            for bit in known[start:end]:
                mask |= bit
            if mask & wanted:
                words = [*marked_words(unit, start, end, names), END]
                yield Sentence(n, unit.place, unit.speaker, start, end, words, mask, unit.off)


def marked_words(unit: Unit, start: int, end: int, names: Mapping[str, str]) -> list[str]:
    """The words ``start`` to ``end``; names marked, signs that part as commas."""
    raw = unit.raw
    out = []
    for i in range(start, end):
        word = unit.words[i]
        if word in names and raw[i][0].isupper():
            out.append("@" + word)
        elif word[0] in ",;:()-.":
            out.append("." if i and unit.words[i - 1] in _TITLES else ",")
        else:
            out.append(word)
    return out


def _unit(place: Place, speaker: str, element: Element, off: bool) -> Unit:
    unit = Unit(place, speaker, [], [], [], off)
    _add(unit, element)
    return unit


def _add(unit: Unit, element: Element) -> None:
    line = element.lines[0]
    for text in element.text.split("\n"):
        raw = _TOKEN.findall(text.translate(_PLAIN))
        unit.raw += raw
        unit.words += [word.lower() for word in raw]
        unit.lines += [line] * len(raw)
        line += 1


def _ends_sentence(unit: Unit) -> bool:
    return bool(unit.words) and unit.words[-1][0] in _CUTS


def _cuts(words: Sequence[str]) -> Iterator[tuple[int, int]]:
    start = 0
    for i, word in enumerate(words):
        if word[0] in _CUTS and word != "..." and not (i and words[i - 1] in _TITLES):
            if i > start:
                yield start, i
            start = i + 1
    if start < len(words):
        yield start, len(words)
