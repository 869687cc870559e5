"""Action glued to a speech: some sites' scripts lose the blank line between the two.

Where speech and action stand in one column, a speech ends at a line that reads like direction: it follows a
finished sentence, and is either wider than speech is typed, stands a column further out, or begins with one
of the people and what they do ("Debbie's phone rings.", "He turns").
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from beforehand.script.text.lines import Line

_WIDE = 46
"""Speech is typed some 35 signs wide; nobody types it wider than this beside action of 60."""
_DOES = re.compile(
    r"(?:he|she|they|it|both|everyone|the \w+|a \w+) (?:\w+ly )?(\w+s|are|have|do)\b", re.IGNORECASE
)
_NOT_DOING = frozenset(
    {"is", "was", "has", "this", "as", "his", "us", "does", "thinks", "says", "knows", "wants"}
)
_WORD = re.compile(r"[\w’']+")


def action_begins(lines: Sequence[Line], first: int, i: int, names: Set[str]) -> bool:
    """Whether the line ``i`` of a speech that began at ``first`` is the first of an action.

    Args:
        lines: of the whole file.
        first: index of the speech's first line.
        i: index of the line asked about, after ``first``.
        names: who speaks in the script so far, in small letters.
    """
    above, line = lines[i - 1], lines[i]
    if above.text[-1:] not in ".!?\"”'’)-…" or not line.text[0].isupper():
        return False
    if line.indent < lines[first].indent:
        return True
    if len(line.text) > _WIDE:
        return True
    return above.text[-1:] != "-" and _reads_like_direction(line.text, names)


def _reads_like_direction(text: str, names: Set[str]) -> bool:
    words = _WORD.findall(text)
    if len(words) < 2:
        return False
    name, owner, _ = words[0].lower().replace("’", "'").partition("'s")
    if name in names and any(map(_acts, words[1:3] if owner else words[1:2])):
        return True
    found = _DOES.match(text)
    return found is not None and found.group(1).lower() not in _NOT_DOING and text[-1:] == "."


def _acts(word: str) -> bool:
    return word.islower() and word.endswith("s") and word not in _NOT_DOING
