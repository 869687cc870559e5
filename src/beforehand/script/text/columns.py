"""Where cues, speech and action stand in a typed screenplay, measured from the file itself."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from attrs import frozen

from beforehand.script.text.lines import Line

_CUE = re.compile(
    r"[A-Z0-9ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝŽŠ#@&.,’'\"/ -]{2,38}(?:\([^)]{1,30}\)?)?(?:\([^)]{1,30}\))?:?"
)
_NOT_A_NAME = re.compile(
    r"(?:INT|EXT|CUT|FADE|DISSOLVE|SMASH|MATCH|THE END|END OF|ANGLE|CLOSE|BACK TO|INSERT|CONTINUED|LATER"
    r"|INTERCUT|TITLE|SUPER|OMITTED|MONTAGE|POV|ON SCREEN|FLASH|BEGIN|CAMERA|WIDE|SCENE)\b"
)
_DEEPER = 6
"""A cue that stands this many columns further in than action is told by its column."""


@frozen
class Columns:
    """What the columns of a file mean.

    Attributes:
        action: where action begins.
        speech: where speech begins.
        cue: where cues begin.
        told: cues are told by their column; otherwise by capitals alone.
        apart: speech stands in a column of its own; otherwise only blank lines end it.
        gap: a blank line stands between cue and speech, as some converters leave it.
    """

    action: int
    speech: int
    cue: int
    told: bool
    apart: bool
    gap: bool


def may_be_cue(text: str) -> bool:
    """Whether the words could name a speaker: short, in capitals, and no direction for the camera."""
    if not text[:1].isalnum() and text[:1] not in "#\"'":
        return False
    name = text.partition("(")[0]
    if not any(map(str.isalpha, name)) or name.upper() != name or len(text) > 60:
        return False
    return _CUE.fullmatch(text) is not None and _NOT_A_NAME.match(text) is None


def measure(lines: Sequence[Line]) -> Columns:
    """The columns of a file, by the most common place of each kind of line."""
    cues: Counter[int] = Counter()
    speech: Counter[int] = Counter()
    action: Counter[int] = Counter()
    gaps = 0
    for i, line in enumerate(lines[:-2]):
        if not line.text or line.furniture:
            continue
        below = lines[i + 1] if lines[i + 1].text else lines[i + 2]
        if below.text and may_be_cue(line.text) and not below.text.isupper():
            cues[line.indent] += 1
            speech[below.indent] += 1
            gaps += not lines[i + 1].text
        elif len(line.text) > 44 and not line.text.isupper():
            action[line.indent] += 1
    at_cue, at_speech, at_action = _most(cues), _most(speech), _most(action)
    told = at_cue >= at_action + _DEEPER
    apart = told and at_speech >= at_action + 4
    return Columns(at_action, at_speech, at_cue, told, apart, gaps * 2 > sum(cues.values()))


def repeated_names(lines: Sequence[Line]) -> frozenset[str]:
    """Lines that could be cues and come back: one shout is no speaker, a name that returns is."""
    counts = Counter(line.text.partition("(")[0].strip() for line in lines if may_be_cue(line.text))
    return frozenset(name for name, n in counts.items() if n > 1)


def _most(counts: Counter[int]) -> int:
    """The most common indent; of two that are near one another in number, the smaller."""
    if not counts:
        return 0
    return min(counts, key=lambda indent: (-counts[indent], indent))
