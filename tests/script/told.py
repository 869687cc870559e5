"""Scenes of our own writing with a label for each line: read, and written out as one Fountain script.

A file under ``scenes/`` holds scenes of our own. ``= `` begins a scene with its heading. Every other line is a
paragraph or, with ``NAME:``, a speech. Its first word holds a letter for each category it is to be flagged as
(:data:`LETTERS`), or ``-`` for none; a ``+`` before them joins it to the paragraph above.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from attrs import frozen

from beforehand.script.breakdown.values import Category

LETTERS = {
    "k": Category.KISS,
    "n": Category.NUDITY,
    "s": Category.SIMULATED_SEX,
    "t": Category.INTIMATE_TOUCH,
    "v": Category.SEXUAL_VIOLENCE,
    "m": Category.BIRTH_MEDICAL,
    "c": Category.MINOR,
    "i": Category.IMPLIED,
}
SCENES = Path(__file__).parent / "scenes"
_SHE = "Mara Ines Oona Noor Dana Priya Petra Lena Ruth Bea"
_HE = "Jonas Teodor Kit Felix Calder Ade Ray Sam Otto Viktor"
_SPEECH = re.compile(r"([A-Z][A-Z .']*[A-Z]): (.+)")


@frozen
class Line:
    """A labelled line.

    Attributes:
        categories: what it is to be flagged as; none for what must not be flagged.
        speaker: who says it, "" for action.
        text: the words.
        joined: belongs to the paragraph of the line before.
    """

    categories: frozenset[Category]
    speaker: str
    text: str
    joined: bool


@frozen
class Told:
    """A scene: its heading and its lines."""

    heading: str
    lines: tuple[Line, ...]


def scenes() -> list[Told]:
    """All scenes under :data:`SCENES`, in order."""
    return [told for path in sorted(SCENES.glob("*.txt")) for told in _scenes(path.read_text("utf-8"))]


def _scenes(text: str) -> Iterator[Told]:
    for part in re.split(r"(?m)^= ", text)[1:]:
        heading, *rows = part.strip().split("\n")
        yield Told(heading, tuple(map(_line, rows)))


def _line(row: str) -> Line:
    codes, text = row.split(" ", 1)
    speech = _SPEECH.fullmatch(text)
    return Line(
        frozenset(LETTERS[letter] for letter in codes if letter in LETTERS),
        speech[1] if speech else "",
        speech[2] if speech else text,
        codes.startswith("+"),
    )


def as_fountain(told: Iterable[Told]) -> tuple[str, dict[int, Line]]:
    """One script of all scenes, and by its 1-based lines what was written there.

    The cast is introduced first, since a reader of a whole script knows who is she and who is he by the time it
    matters.
    """
    rows = ["INT. STUDY - DAY", ""]
    for name in _SHE.split():
        rows += [f"{name} has her hat. {name} finds her pen.", "", name.upper(), "Good.", ""]
    for name in _HE.split():
        rows += [f"{name} has his hat. {name} finds his pen.", "", name.upper(), "Good.", ""]
    where: dict[int, Line] = {}
    for scene in told:
        rows += [scene.heading, ""]
        for line in scene.lines:
            if line.joined:
                rows.pop()
            if line.speaker:
                rows.append(line.speaker)
            rows.append(line.text)
            where[len(rows)] = line
            rows.append("")
    return "\n".join(rows) + "\n", where
