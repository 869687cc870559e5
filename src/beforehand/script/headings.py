"""Scene headings: which lines are one, and what they say about place, time and number."""

from __future__ import annotations

import re

from attrs import frozen

from beforehand.script.screenplay import plain

_PREFIX = re.compile(r"(INT\.?/EXT|EXT\.?/INT|I\.?/E|E\.?/I|INT|EXT|EST)(?:\.|(?=[\s-]))", re.IGNORECASE)
_START = re.compile(r"[*_]{0,5}" + _PREFIX.pattern, re.IGNORECASE)
_FIRST = "IiEe*_"
_DASH = re.compile(r" [-–—]{1,3} ")
_NUMBER = re.compile(r"[\w.-]+")
_OMITTED = frozenset({"OMITTED", "OMIT", "SCENE OMITTED", "OMITTED SCENE", "(OMITTED)", "SCENES OMITTED"})
TIMES = frozenset(
    {
        *("DAY", "NIGHT", "MORNING", "AFTERNOON", "EVENING", "DAWN", "DUSK", "NOON", "MIDNIGHT", "SUNRISE"),
        *("SUNSET", "TWILIGHT", "DAYBREAK", "LATER", "SAME", "CONTINUOUS", "HOUR", "DAYS", "NIGHTS"),
        *("JOUR", "NUIT", "MATIN", "SOIR", "AUBE", "TAG", "NACHT", "MORGEN", "ABEND", "DÍA", "NOCHE"),
        *("MAÑANA", "TARDE", "DAG", "NATT", "MORGON", "KVÄLL", "GIORNO", "NOTTE", "MATTINA", "SERA"),
    }
)


@frozen
class Heading:
    """What a heading says.

    Attributes:
        text: whole, without number and emphasis.
        int_ext: ``INT``, ``EXT``, ``INT/EXT``, ``EST`` or "".
        place: "" when it names none.
        time: as written, "" when it names none.
        omitted: the scene was taken out and its number kept.
    """

    text: str
    int_ext: str
    place: str
    time: str
    omitted: bool


def starts_as_heading(stripped: str) -> bool:
    """Whether a line without outer blanks begins as a heading does: INT, EXT, EST, I/E, then dot or space."""
    return stripped[:1] in _FIRST and _START.match(stripped) is not None


def surely_heading(stripped: str) -> bool:
    """Begins as a heading and is not prose ("Est ce que"): with the dot, or all in capitals."""
    if stripped[:1] not in _FIRST:
        return False
    found = _START.match(stripped)
    return found is not None and (found.group().endswith(".") or stripped.isupper())


def split_number(stripped: str) -> tuple[str, str | None]:
    """A heading and the scene number between ``#`` at its end, or None."""
    if not stripped.endswith("#"):
        return stripped, None
    start = stripped.rfind("#", 0, -1)
    number = stripped[start + 1 : -1].strip()
    if start < 0 or not _NUMBER.fullmatch(number):
        return stripped, None
    return stripped[:start].rstrip(), number


def read_heading(text: str) -> Heading:
    """Place and time of a heading whose number and forcing mark were taken off."""
    whole = " ".join(plain(text).split())
    found = _PREFIX.match(whole)
    int_ext = _int_ext(found.group(1)) if found else ""
    rest = whole[found.end() :].lstrip(" -–—") if found else whole
    place, time = _place_and_time(rest)
    return Heading(whole, int_ext, place, time, whole.upper().rstrip(".") in _OMITTED)


def looks_like_a_shout(text: str) -> bool:
    """Whether a forced heading may be meant as words: ".BOOM.", ".45 on the table", "…no"."""
    words = plain(text).strip()
    if starts_as_heading(words):
        return False
    return words.endswith((".", "!", "?", "…", ",")) or words[:1].isdigit() or words[:1].islower()


def _int_ext(prefix: str) -> str:
    if "/" in prefix:
        return "INT/EXT"
    return prefix.upper()


def _place_and_time(rest: str) -> tuple[str, str]:
    """Cut at the first dash with a time of day behind it; without dashes, before a last word that is one."""
    parts = _DASH.split(rest)
    for i, part in enumerate(parts):
        if i and _names_time(part):
            return " - ".join(parts[:i]), " - ".join(parts[i:])
    place, _, last = rest.rpartition(" ")
    if place and last.upper() in TIMES:
        return place.rstrip(" .,-–—"), last
    return rest, ""


def _names_time(part: str) -> bool:
    words = part.upper().split()
    return bool(words) and not TIMES.isdisjoint((words[0].strip("().,"), words[-1].strip("().,")))
