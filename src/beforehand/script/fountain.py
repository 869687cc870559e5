"""Fountain (fountain.io/syntax, version 1.1) read whole: every line ends in exactly one element.

Where the syntax leaves a choice, the one is taken that loses no scene, and a caution says so: an unclosed
boneyard hides nothing; a heading glued to the text below it is a heading; one that stands inside a
paragraph is not, as the reference samples have it, but is pointed out.
"""

from __future__ import annotations

from collections.abc import Callable

from attrs import evolve

from beforehand.script.assembly import assemble
from beforehand.script.headings import split_number, starts_as_heading, surely_heading
from beforehand.script.marks import cuts_action, is_centered, is_forced_heading, is_page_break, is_synopsis
from beforehand.script.page import Page
from beforehand.script.screenplay import Element, Kind, Screenplay
from beforehand.script.source import admit, lines_of
from beforehand.script.speech import starts_speech, take_speech
from beforehand.script.title_page import read_title_page, title_values
from beforehand.script.veil import veil

_CLOSINGS = frozenset({"FADE TO BLACK.", "FADE OUT.", "CUT TO BLACK."})


def read_fountain(text: str) -> Screenplay:
    """The screenplay in a Fountain text; time and memory grow with its length and nothing else.

    Raises:
        UnreadableScript: ``not_text``, ``nul_bytes``, ``too_large``, ``line_too_long``, ``too_many_lines``.
    """
    admitted = admit(text)
    raw = lines_of(admitted)
    veiled = veil(admitted)
    page = Page(raw, veiled)
    title_page = _take_title_page(page)
    _take_body(page, page.elements[-1].lines[1] if page.elements else 0)
    cautions = [*veiled.cautions, *page.cautions]
    return assemble("fountain", len(raw), page.elements, title_page, veiled.notes, cautions)


def _take_title_page(page: Page) -> tuple[tuple[str, str], ...]:
    start = next((i for i, line in enumerate(page.stripped) if line), page.size)
    entries = [] if any(i < start for i in page.hidden) else read_title_page(page.lines, start)
    if entries and start:
        page.blanks(0)
    page.elements += entries
    return title_values(entries)


def _take_body(page: Page, i: int) -> None:
    while i < page.size:
        if page.stripped[i]:
            i = _take_paragraph(page, i)
        elif i in page.hidden:
            i = page.unseen(i)
        else:
            i = page.blanks(i)


def _take_paragraph(page: Page, i: int) -> int:
    """Take what begins at ``i``, a line that has words and none right above it."""
    words = page.stripped[i]
    take = _BY_MARK.get(words[0])
    if take is not None and (end := take(page, i, words)) > i:
        return end
    if _is_heading(page, i):
        return _take_heading(page, i, words, forced=False)
    if _is_transition(page, i):
        return page.add(Kind.TRANSITION, words, i, i + 1)
    if starts_speech(page, i):
        return take_speech(page, i, words)
    return _take_action(page, i, page.lines[i])


def _is_heading(page: Page, i: int) -> bool:
    words = page.stripped[i]
    if not starts_as_heading(words):
        return False
    below = page.after(i)
    return not below or cuts_action(below) or (surely_heading(words) and not starts_as_heading(below))


def _take_heading(page: Page, i: int, words: str, *, forced: bool) -> int:
    text, number = split_number(words)
    page.elements.append(Element(Kind.HEADING, text, (i + 1, i + 1), number=number, forced=forced))
    below = page.after(i)
    if below and not cuts_action(below):
        page.warn("heading_without_blank_line", i, "is a scene heading with no blank line below it.")
    return i + 1


def _is_transition(page: Page, i: int) -> bool:
    """In capitals, ending in "TO:" with nothing behind it, alone or right above a heading."""
    words = page.stripped[i].strip("*_")
    if words[-1:] not in ":.":
        return False
    if not (words in _CLOSINGS or (page.lines[i].rstrip("*_").endswith("TO:") and words.isupper())):
        return False
    below = page.after(i)
    return not below or surely_heading(below)


def _take_action(page: Page, i: int, first: str) -> int:
    """Take a paragraph of action, whose first line reads ``first`` once its mark is off."""
    end = i + 1
    while end < page.size and page.stripped[end] and not _cuts(page, i, end):
        end += 1
    for n in range(i, end):
        if surely_heading(page.stripped[n]):
            page.warn(
                "heading_in_a_paragraph", n, "looks like a scene heading, but stands inside a paragraph."
            )
    text = first if end == i + 1 else "\n".join([first, *page.lines[i + 1 : end]])
    return page.add(Kind.ACTION, text, i, end)


def _cuts(page: Page, first: int, i: int) -> bool:
    words = page.stripped[i]
    if words[0] in "#=>":
        return cuts_action(words)
    return i == first + 1 and surely_heading(words) and _introduces(page.stripped[first])


def _introduces(words: str) -> bool:
    """Whether the words are a "FADE IN:" or a sound in capitals, such as stand right above a heading."""
    return words.isupper() and not starts_as_heading(words)


def _take_forced_heading(page: Page, i: int, words: str) -> int:
    return _take_heading(page, i, words[1:].strip(), forced=True) if is_forced_heading(words) else i


def _take_forced_action(page: Page, i: int, _words: str) -> int:
    end = _take_action(page, i, page.lines[i].replace("!", "", 1))
    page.elements[-1] = evolve(page.elements[-1], forced=True)
    return end


def _take_forced_cue(page: Page, i: int, words: str) -> int:
    name = words[1:].strip()
    return take_speech(page, i, name, forced=True) if name.strip("^ ") else i


def _take_lyrics(page: Page, i: int, _words: str) -> int:
    end = i + 1
    while end < page.size and page.stripped[end].startswith("~"):
        end += 1
    return page.add(Kind.LYRICS, "\n".join(line[1:].strip() for line in page.stripped[i:end]), i, end)


def _take_angled(page: Page, i: int, words: str) -> int:
    if is_centered(words):
        return page.add(Kind.CENTERED, words[1:-1].strip(), i, i + 1)
    text = words[1:].strip()
    if not text:
        return i
    page.elements.append(Element(Kind.TRANSITION, text, (i + 1, i + 1), forced=True))
    return i + 1


def _take_equals(page: Page, i: int, words: str) -> int:
    if is_page_break(words):
        return page.add(Kind.PAGE_BREAK, "", i, i + 1)
    return page.add(Kind.SYNOPSIS, words[1:].strip(), i, i + 1) if is_synopsis(words) else i


def _take_section(page: Page, i: int, words: str) -> int:
    text = words.lstrip("#")
    if not text:
        return i
    element = Element(Kind.SECTION, text.strip(), (i + 1, i + 1), depth=len(words) - len(text))
    page.elements.append(element)
    return i + 1


_BY_MARK: dict[str, Callable[[Page, int, str], int]] = {
    ".": _take_forced_heading,
    "!": _take_forced_action,
    "@": _take_forced_cue,
    "~": _take_lyrics,
    ">": _take_angled,
    "=": _take_equals,
    "#": _take_section,
}
