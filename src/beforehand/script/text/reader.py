"""A plain-text screenplay read whole: by columns where it has them, by capitals and blank lines where not."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import evolve

from beforehand.script.assembly import assemble
from beforehand.script.cues import read_cue
from beforehand.script.screenplay import Element, Kind, Screenplay
from beforehand.script.source import admit, lines_of
from beforehand.script.text.columns import Columns, may_be_cue, measure, repeated_names
from beforehand.script.text.drafts import draft_of
from beforehand.script.text.glue import action_begins
from beforehand.script.text.lines import Line, read_lines
from beforehand.script.text.margins import NUMBERS_ALONE, heading_of

_SPARSE = 500
"""A script with fewer than one heading in so many lines writes its headings another way."""
_CENTRED = 6
"""Speech set in the middle of the line begins at least so many columns further in than action."""
_ASIDES = 3
"""So many lines of parentheticals may stand above the first words of a speech."""
_TRANSITION = re.compile(r"(?:[A-Z ]+ TO|FADE (?:IN|OUT|UP)|CUT TO BLACK|FADE TO BLACK|THE END)[:.]?")


def read_text(text: str) -> Screenplay:
    """The screenplay in a typed text; every line of the file ends in exactly one element.

    Raises:
        UnreadableScript: as :func:`beforehand.script.source.admit` and ``lines_of`` do.
    """
    raw = lines_of(admit(text))
    return of_lines("text", read_lines(raw))


def of_lines(form: str, lines: Sequence[Line], page_starts: tuple[int, ...] = ()) -> Screenplay:
    """The screenplay that measured lines make; PDF pages come through here as well."""
    reader = _Reader(lines, measure(lines))
    elements = reader.read()
    title = reader.title()
    play = assemble(form, len(lines), elements, title)
    return evolve(play, draft=draft_of([line.text for line in lines]), page_starts=page_starts)


class _Reader:
    """Walks the lines once and gathers elements."""

    def __init__(self, lines: Sequence[Line], columns: Columns) -> None:
        self.lines = lines
        self.columns = columns
        self.elements: list[Element] = []
        self.headings = {i: h for i, line in enumerate(lines) if (h := self._heading(i, line)) is not None}
        self.names: set[str] = set()
        self.known = repeated_names(lines)
        self.repeated = frozenset() if columns.apart else self.known
        if len(self.headings) * _SPARSE < len(lines):
            self.headings |= self._slugs()
        self.start = self._start()

    def read(self) -> list[Element]:
        i = self._take_title()
        while i < len(self.lines):
            i = self._take(i)
        return self.elements

    def title(self) -> tuple[tuple[str, str], ...]:
        words = [e.text.strip() for e in self.elements if e.kind is Kind.TITLE]
        first = next((w.split("\n")[0].strip(' "“”') for w in words if w), "")
        return (("Title", first),) if first else ()

    def _heading(self, i: int, line: Line) -> tuple[str, str | None] | None:
        found = heading_of(line.text) if line.text and not line.furniture else None
        if found is None or found[1] is not None:
            return found
        return found[0], self._number_beside(i)

    def _number_beside(self, i: int) -> str | None:
        """A number on the line under the heading, as some converters leave the margins' numbers."""
        found = NUMBERS_ALONE.fullmatch(self._text(i + 1))
        return found.group(1) if found is not None and found.group() != found.group(1) else None

    def _start(self) -> int:
        """The index where the script begins: the first heading, or words of the script before it."""
        first = min(self.headings, default=0)
        for i in range(first):
            if self.lines[i].text.upper().startswith("FADE ") or self._is_opening_text(i):
                return i
        return first

    def _is_opening_text(self, i: int) -> bool:
        """Long lines before the first heading are the script's own words, not its title page."""
        line = self.lines[i]
        return len(line.text) > 50 and not line.furniture and not line.text.isupper()

    def _take_title(self) -> int:
        i = 0
        while i < self.start:
            end = i + 1
            kind = self._plain_kind(i) or Kind.TITLE
            while end < self.start and (self._plain_kind(end) or Kind.TITLE) is kind:
                end += 1
            i = self._add(kind, i, end)
        return self.start

    def _plain_kind(self, i: int) -> Kind | None:
        line = self.lines[i]
        if line.furniture:
            return Kind.FURNITURE
        return None if line.text else Kind.BLANK

    def _take(self, i: int) -> int:
        line = self.lines[i]
        kind = self._plain_kind(i)
        if kind is not None:
            end = i + 1
            while end < len(self.lines) and self._plain_kind(end) is kind:
                end += 1
            return self._add(kind, i, end)
        if i in self.headings:
            return self._take_heading(i)
        if NUMBERS_ALONE.fullmatch(line.text) and " " in line.text:
            return self._add(Kind.FURNITURE, i, i + 1)
        if _TRANSITION.fullmatch(line.text) and not self._text(i + 1):
            return self._add(Kind.TRANSITION, i, i + 1)
        if self._is_cue(i):
            return self._take_speech(i)
        return self._take_action(i)

    def _take_heading(self, i: int) -> int:
        text, number = self.headings[i]
        end = i + 1
        # A heading that runs on: the next line deeper or equal, in capitals, no cue above speech.
        while end < len(self.lines) and self._runs_on(end, text):
            text = f"{text}\n{self.lines[end].text}"
            end += 1
        self.elements.append(
            Element(Kind.HEADING, text, (i + 1, end), number=number, revised=self._revised(i, end))
        )
        return end

    def _runs_on(self, i: int, text: str) -> bool:
        line = self.lines[i]
        if not line.text or line.furniture or i in self.headings or not line.text.isupper():
            return False
        return text.rstrip().endswith(("-", "–", "/", ",")) and len(line.text) < 40

    def _is_cue(self, i: int) -> bool:
        line = self.lines[i]
        if not may_be_cue(line.text) or (i and i - 1 in self.headings and not self.columns.told):
            return False
        if self.columns.told and (self._name(i) not in self.repeated or not self._opens(i)):
            far = line.indent < self.columns.action + 5 or abs(line.indent - self.columns.cue) > 14
            if far and not self._shifted_cue(i):
                return False
            return self._speech_below(i) > 0
        return (self._opens(i) or self._name(i) in self.repeated) and self._speech_below(i) > 0

    def _shifted_cue(self, i: int) -> bool:
        """A known name on a page that a converter has moved to the left: words right under it, further out."""
        below = self._text(i + 1)
        if not below or self._name(i) not in self.known or not self._opens(i):
            return False
        return self.lines[i + 1].indent < self.lines[i].indent and not below.isupper()

    def _opens(self, i: int) -> bool:
        """Whether nothing, a blank line or the page's furniture stands above."""
        return i == 0 or not self.lines[i - 1].text or self.lines[i - 1].furniture

    def _name(self, i: int) -> str:
        return self.lines[i].text.partition("(")[0].strip()

    def _slugs(self) -> dict[int, tuple[str, str | None]]:
        """Places in capitals that stand alone, for the scripts that write no INT. or EXT."""
        return {
            i: (line.text, None)
            for i, line in enumerate(self.lines)
            if 3 < len(line.text) < 60
            and line.text.isupper()
            and not line.furniture
            and line.indent <= self.columns.action + 3
            and self._opens(i)
            and _TRANSITION.fullmatch(line.text) is None
            and self._name(i) not in self.repeated
            and (self.columns.told or not self._text(i + 1))
        }

    def _speech_below(self, i: int) -> int:
        """How many lines down the speech begins (1, or 2 over a blank or a page's foot), 0 if none does."""
        for step in (1, 2) if self.columns.gap or self.columns.told else (1,):
            if not self._text(i + step):
                continue
            if i + step in self.headings or self.lines[i + step].furniture:
                return 0
            if step > 1 and not self.columns.gap and self.lines[i + step].indent >= self.lines[i].indent:
                return 0
            return step
        return 0

    def _text(self, i: int) -> str:
        return self.lines[i].text if i < len(self.lines) else ""

    def _take_speech(self, i: int) -> int:
        cue = read_cue(self.lines[i].text.rstrip(":"), (i + 1, i + 1))
        self.elements.append(evolve(cue, revised=self.lines[i].revised))
        self.names.add(cue.name.lower())
        step = self._speech_below(i)
        end = i + 1
        if step == 2:
            end = self._add(Kind.BLANK, i + 1, i + 2)
        first = end
        while end < len(self.lines):
            if self._speaks(first, end):
                end = self._take_part(first, end)
            elif self._speaks_below(end):
                end = self._add(Kind.BLANK, end, end + 1)
            else:
                break
        return end

    def _speaks_below(self, i: int) -> bool:
        """Whether a speech goes on under the blank line ``i``: some sites leave one under every line of it."""
        if not (self.columns.gap and self.columns.apart) or self._text(i) or not self._text(i + 1):
            return False
        line = self.lines[i + 1]
        if line.furniture or i + 1 in self.headings or _TRANSITION.fullmatch(line.text):
            return False
        return line.indent >= self.columns.action + _CENTRED and not self._is_cue(i + 1)

    def _speaks(self, first: int, i: int) -> bool:
        line = self.lines[i]
        if not line.text or line.furniture or i in self.headings:
            return False
        if i == first:
            return True
        if self.columns.apart and line.indent < self._least(first):
            return False
        if may_be_cue(line.text) and self.columns.told and line.indent >= self.columns.cue - 2:
            return self.columns.cue - self.columns.speech < 4
        if self._name(i) in self.repeated and self._is_cue(i):
            return False
        return not self._acts(first, i)

    def _least(self, first: int) -> int:
        """The column left of which the speech that begins at ``first`` ends; a moved page moves it too."""
        if self.columns.gap:
            return self.columns.action + _CENTRED
        words = first
        while self._text(words).startswith("(") and words - first < _ASIDES:
            words += 1
        begins = self.lines[words].indent if self._text(words) else self.lines[first].indent
        return min((self.columns.action + self.columns.speech + 1) // 2, begins)

    def _acts(self, first: int, i: int) -> bool:
        """Whether action glued to the speech begins at ``i``."""
        if self.columns.apart:
            return False
        return action_begins(self.lines, first, i, self.names)

    def _take_part(self, first: int, i: int) -> int:
        end = i + 1
        if self.lines[i].text.startswith("("):
            while end < len(self.lines) and not self.lines[end - 1].text.endswith(")"):
                if not self._speaks(first, end) or end - i > 6:
                    break
                end += 1
            return self._add(Kind.PARENTHETICAL, i, end)
        while end < len(self.lines) and self._speaks(first, end) and self.lines[end].text[0] != "(":
            end += 1
        return self._add(Kind.DIALOGUE, i, end)

    def _take_action(self, i: int) -> int:
        end = i + 1
        while end < len(self.lines) and self._acts_on(end):
            end += 1
        return self._add(Kind.ACTION, i, end)

    def _acts_on(self, i: int) -> bool:
        line = self.lines[i]
        if not line.text or line.furniture or i in self.headings:
            return False
        return not self._is_cue(i)

    def _add(self, kind: Kind, first: int, end: int) -> int:
        words = "" if kind is Kind.BLANK else "\n".join(line.text for line in self.lines[first:end])
        self.elements.append(Element(kind, words, (first + 1, end), revised=self._revised(first, end)))
        return end

    def _revised(self, first: int, end: int) -> bool:
        return any(line.revised for line in self.lines[first:end])
