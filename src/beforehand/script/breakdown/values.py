"""What a breakdown says, as plain values."""

from __future__ import annotations

from enum import StrEnum

from attrs import frozen

from beforehand.script.screenplay import Lines, Scene, Screenplay


class Category(StrEnum):
    """Why a passage must be asked about."""

    KISS = "kiss"
    NUDITY = "nudity"
    SIMULATED_SEX = "simulated_sex"
    INTIMATE_TOUCH = "intimate_touch"
    SEXUAL_VIOLENCE = "sexual_violence"
    BIRTH_MEDICAL = "birth_medical"
    MINOR = "minor"
    IMPLIED = "implied"


class Severity(StrEnum):
    """How much is asked of the performers; advice for the order of reading, not a measure of anything."""

    LOW = "low"
    MID = "mid"
    HIGH = "high"


@frozen(slots=True)
class Reason:
    """One rule that fired.

    Attributes:
        rule: its name, as in the lexicon.
        words: the words it fired on, as they stand in the script.
        lines: where they stand.
        says: what the rule looks for, in one sentence.
    """

    rule: str
    words: str
    lines: Lines
    says: str


@frozen(slots=True)
class Passage:
    """The smallest run of lines that stages what performers would be asked to do or show.

    Attributes:
        categories: in the order of :class:`Category`, without repeats.
        lines: 1-based, closed.
        text: the lines' words, one line each.
        who: everybody in the contact or exposure, and minors who witness it, as far as the text tells.
        severity: advice.
        certainty: 0 to 1, how sure the rules are; 1 is never said.
        why: every rule that fired, at least one.
        by: "rules", or the name of a second reader that added it.
    """

    categories: tuple[Category, ...]
    lines: Lines
    text: str
    who: tuple[str, ...]
    severity: Severity
    certainty: float
    why: tuple[Reason, ...]
    by: str = "rules"


@frozen(slots=True)
class SceneFound:
    """A scene and what was found in it.

    Attributes:
        scene: as read; index 0 is the text before the first heading.
        page: the page it begins on, as printed or counted.
        eighths: its length in eighths of a page, at least 1.
        characters: those who speak.
        silent: those who are there and say nothing.
        passages: in order.
        talk: what is only talked about, in order; nobody is asked about it, but a reader may want to look.
    """

    scene: Scene
    page: str
    eighths: int
    characters: tuple[str, ...]
    silent: tuple[str, ...]
    passages: tuple[Passage, ...]
    talk: tuple[Passage, ...]


@frozen(slots=True)
class Breakdown:
    """A script and what was found in each of its scenes, none left out.

    Attributes:
        screenplay: what was read.
        pages: how many pages it has, as printed or counted.
        scenes: all of them, in order.
        ages: what the script says about ages, by character.
    """

    screenplay: Screenplay
    pages: int
    scenes: tuple[SceneFound, ...]
    ages: tuple[tuple[str, str], ...] = ()
