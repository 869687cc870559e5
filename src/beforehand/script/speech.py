"""What follows a cue: dialogue, parentheticals, lyrics, up to the next blank line."""

from __future__ import annotations

from attrs import evolve

from beforehand.script.cues import is_cue, read_cue
from beforehand.script.headings import starts_as_heading, surely_heading
from beforehand.script.marks import cuts_speech, is_forced_heading
from beforehand.script.page import Page
from beforehand.script.screenplay import Kind

CONNECTING = "  "
"""A line of just two spaces carries a speech over what would be a blank line."""
_OF_SPEECH = frozenset({Kind.DIALOGUE, Kind.PARENTHETICAL, Kind.LYRICS, Kind.BLANK, Kind.NOTE, Kind.BONEYARD})


def starts_speech(page: Page, i: int) -> bool:
    """Whether the line at ``i`` is a cue: a name in capitals, and below it words that are no heading."""
    below = i + 1
    if (not page.after(i) and below not in page.hidden) or not is_cue(page.stripped[i]):
        return False
    while below in page.hidden:
        below += 1
    words = page.stripped[below] if below < page.size else ""
    return bool(words) and not surely_heading(words)


def take_speech(page: Page, i: int, text: str, *, forced: bool = False) -> int:
    """Take the cue ``text`` at ``i`` and all it speaks; gives the index after it."""
    cue = read_cue(text, (i + 1, i + 1), forced=forced)
    if cue.dual:
        _mark_left(page)
    page.elements.append(cue)
    i += 1
    while i < page.size and (end := _take_part(page, i)) > i:
        i = end
    return i


def _take_part(page: Page, i: int) -> int:
    """Take one part of a speech at ``i``; gives ``i`` itself when the speech is over."""
    words = page.stripped[i]
    if i in page.hidden:
        return page.unseen(i)
    if not words:
        return _take_dialogue(page, i) if _connects(page, i) else i
    if cuts_speech(words) or (i - 1 in page.hidden and _begins_anew(page, i)):
        return i
    if words[0] == "(" and words[-1] == ")":
        return page.add(Kind.PARENTHETICAL, words, i, i + 1)
    if words[0] == "~":
        return page.add(Kind.LYRICS, words[1:].strip(), i, i + 1)
    return _take_dialogue(page, i)


def _take_dialogue(page: Page, i: int) -> int:
    end = i
    while end < page.size and (end == i or _goes_on(page, end)):
        if surely_heading(page.stripped[end]):
            page.warn("heading_in_a_paragraph", end, "looks like a scene heading, but stands in a speech.")
        end += 1
    return page.add(Kind.DIALOGUE, "\n".join(page.stripped[i:end]), i, end)


def _goes_on(page: Page, i: int) -> bool:
    words = page.stripped[i]
    if not words:
        return i not in page.hidden and _connects(page, i)
    if words[0] == "(":
        return words[-1] != ")"
    return words[0] != "~" and not cuts_speech(words)


def _connects(page: Page, i: int) -> bool:
    """A connecting line never hides a scene: if a heading follows, it is a blank line like any other."""
    return page.lines[i] == CONNECTING and bool(page.after(i)) and not surely_heading(page.after(i))


def _begins_anew(page: Page, i: int) -> bool:
    """Hidden lines stand for a blank line, but a speech goes on below them if nothing new begins there."""
    words = page.stripped[i]
    return (
        words[0] in "#=>@" or is_forced_heading(words) or starts_as_heading(words) or starts_speech(page, i)
    )


def _mark_left(page: Page) -> None:
    """Mark the speech right above, if there is one, as the left of the two."""
    for n in range(len(page.elements) - 1, -1, -1):
        element = page.elements[n]
        if element.kind is Kind.CUE:
            page.elements[n] = evolve(element, dual=element.dual or "left")
        if element.kind not in _OF_SPEECH:
            return
