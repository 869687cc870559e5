"""Boneyard and notes: what the writer put out of sight, veiled before anything else is read.

Each veiled stretch leaves one NUL on every line it touched (admitted text has none of its own), so that
line numbers stay as they are and nothing inside can be taken for a scene. A boneyard or note that is never
closed veils nothing: its mark is read as words and pointed out, since otherwise the rest of the script
would be lost.
"""

from __future__ import annotations

import re

from attrs import frozen

from beforehand.script.screenplay import Caution, Note

VEIL = "\0"
_GAP = re.compile(r"\n[^\S\n]?\n")
"""An empty line ends a note; one with two spaces or more carries it on."""


@frozen
class Veiled:
    """Text with its boneyard and notes replaced by NULs.

    Attributes:
        text: as many lines as before.
        notes: all notes, in order.
        cautions: marks that were never closed.
    """

    text: str
    notes: tuple[Note, ...] = ()
    cautions: tuple[Caution, ...] = ()


def veil(text: str) -> Veiled:
    """Veil all boneyards, then all notes outside them. Linear in the length of ``text``."""
    cautions: list[Caution] = []
    notes: list[Note] = []
    if "/*" in text:
        text = _veil_boneyards(text, cautions)
    if "[[" in text:
        text = _veil_notes(text, notes, cautions)
    return Veiled(text, tuple(notes), tuple(cautions))


def _veil_boneyards(text: str, cautions: list[Caution]) -> str:
    pieces: list[str] = []
    position = 0
    while (start := text.find("/*", position)) >= 0:
        end = text.find("*/", start + 2)
        if end < 0:
            cautions.append(_never_closed("boneyard", text.count("\n", 0, start) + 1, "/*"))
            break
        pieces += (text[position:start], _veiled(text.count("\n", start, end)))
        position = end + 2
    pieces.append(text[position:])
    return "".join(pieces)


def _veil_notes(text: str, notes: list[Note], cautions: list[Caution]) -> str:
    pieces: list[str] = []
    position, line, end, gap = 0, 1, -1, -1
    while (start := text.find("[[", position)) >= 0:
        line += text.count("\n", position, start)
        end = _next(text, "]]", start + 2, end)
        gap = _next_gap(text, start + 2, gap)
        if end > gap:
            cautions.append(_never_closed("note", line, "[["))
            pieces.append(text[position : gap + 1])
            line, position = line + text.count("\n", start, gap + 1), gap + 1
            continue
        height = text.count("\n", start, end)
        pieces += (text[position:start], _veiled(height))
        notes.append(Note(text[start + 2 : end].replace(VEIL, "").strip(), (line, line + height)))
        line, position = line + height, end + 2
    pieces.append(text[position:])
    return "".join(pieces)


def _next(text: str, mark: str, start: int, known: int) -> int:
    """Where ``mark`` stands next; ``known`` is kept while it lies ahead, so that one pass finds all."""
    if known >= start:
        return known
    found = text.find(mark, start)
    return found if found >= 0 else len(text) + 1


def _next_gap(text: str, start: int, known: int) -> int:
    if known >= start:
        return known
    found = _GAP.search(text, start)
    return found.start() if found else len(text)


def _veiled(height: int) -> str:
    return "\n".join([VEIL] * (height + 1))


def _never_closed(what: str, line: int, mark: str) -> Caution:
    sentence = (
        f"Line {line}: the {what} that {mark} opens is never closed, so it is read as part of the script."
    )
    return Caution(f"{what}_not_closed", sentence, (line, line))
