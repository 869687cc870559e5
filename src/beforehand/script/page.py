"""The lines of a Fountain file as they are being read, and the elements found so far."""

from __future__ import annotations

from beforehand.script.screenplay import Caution, Element, Kind
from beforehand.script.veil import VEIL, Veiled


class Page:
    """Lines by 0-based index, and what became of them.

    Attributes:
        lines: what is to be read of each line, outer blanks kept.
        stripped: the same without outer blanks; "" where a line is blank or out of sight.
        raw: the lines as they lie on disk.
        size: how many lines there are.
        hidden: index of each line that is note or boneyard and nothing else, to which of the two.
        elements: found so far, in order, without gap.
        cautions: found so far.
    """

    def __init__(self, raw: list[str], veiled: Veiled) -> None:
        lines = raw
        self.hidden: dict[int, Kind] = {}
        if VEIL in veiled.text:
            lines = veiled.text.split("\n")[: len(raw)]
            self._hide(lines, veiled)
            lines = [line.replace(VEIL, "") for line in lines]
        self.raw = raw
        self.lines = lines
        self.size = len(lines)
        self.stripped = [line.strip() for line in lines]
        self.elements: list[Element] = []
        self.cautions: list[Caution] = []

    def _hide(self, lines: list[str], veiled: Veiled) -> None:
        noted = {i for note in veiled.notes for i in range(note.lines[0] - 1, note.lines[1])}
        for i, line in enumerate(lines):
            if VEIL in line and not line.replace(VEIL, "").strip():
                self.hidden[i] = Kind.NOTE if i in noted else Kind.BONEYARD

    def after(self, i: int) -> str:
        """The line after index ``i`` without outer blanks; "" at the end of the file."""
        return self.stripped[i + 1] if i + 1 < self.size else ""

    def add(self, kind: Kind, text: str, first: int, end: int) -> int:
        """An element of the lines ``first`` to ``end`` (0-based, half-open); gives ``end`` back."""
        self.elements.append(Element(kind, text, (first + 1, end)))
        return end

    def warn(self, code: str, i: int, what: str) -> None:
        """A caution about the line with index ``i``."""
        self.cautions.append(Caution(code, f"Line {i + 1} {what}", (i + 1, i + 1)))

    def blanks(self, i: int) -> int:
        """Take the run of blank lines at ``i``."""
        end = i + 1
        while end < self.size and not self.stripped[end] and end not in self.hidden:
            end += 1
        return self.add(Kind.BLANK, "", i, end)

    def unseen(self, i: int) -> int:
        """Take the run of hidden lines of one kind at ``i``."""
        kind, end = self.hidden[i], i + 1
        while self.hidden.get(end) is kind:
            end += 1
        return self.add(kind, "\n".join(self.raw[i:end]), i, end)
