"""Beats: a step of the choreography, and the digest to which people agree (DESIGN rule 4)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

from attrs import evolve, frozen

from beforehand.agreement.actions import Action, action_data, expand, persons
from beforehand.agreement.beat_reading import field_values
from beforehand.agreement.boxes import Box
from beforehand.agreement.boxes_data import box_data
from beforehand.agreement.canonical import digest_of
from beforehand.agreement.names import Name
from beforehand.agreement.sentences import sentence
from beforehand.agreement.vocabulary import VOCABULARY


@frozen(cache_hash=True)
class Beat:
    """The content of one step.

    Attributes:
        actions: what is done and shown, in order; none only for a placeholder.
        people: ids of everybody in it, sorted.
        dress: what each wears at its start, as (person, text), sorted by person.
        masking: how the camera hides or shows it, in words, or "".
        barriers: what lies between, in words.
        closed_set: of the vocabulary's closed-set levels.
        manner: ``set`` or ``container``.
        seconds: at most so long each time, whole seconds, at least 1.
        repeats: at most so many times in a take, at least 1.
        anchors: where hands and bodies come back to, in words.
        stop_cue: the word or sign that stops it.
        placeholder: stands in until the beat is choreographed.
        doubles: (double, principal), sorted; the double is in ``people``.
        vocabulary: version of the words.
        language: of the text, as a language tag.
        text: what is read out and answered, one neutral sentence or a few.
    """

    actions: tuple[Action, ...]
    people: tuple[str, ...]
    dress: tuple[tuple[str, str], ...]
    masking: str
    barriers: tuple[str, ...]
    closed_set: str
    manner: str
    seconds: int
    repeats: int
    anchors: tuple[str, ...]
    stop_cue: str
    placeholder: bool
    doubles: tuple[tuple[str, str], ...]
    vocabulary: str
    language: str
    text: str

    @cached_property
    def expanded(self) -> tuple[Box, ...]:
        """As :func:`boxes`."""
        every = (box for action in self.actions for box in expand(action))
        times = self.repeats
        return tuple(dict.fromkeys(evolve(box, repeats=box.repeats * times) for box in every))

    @cached_property
    def digest(self) -> str:
        """As :func:`digest`."""
        return digest_of({**beat_data(self), "boxes": [box_data(box) for box in self.expanded]})


def boxes(beat: Beat) -> tuple[Box, ...]:
    """All that the beat's actions expand to; what happens thrice in a beat done twice counts six times."""
    return beat.expanded


def digest(beat: Beat) -> str:
    """SHA-256 of the content, lowercase hex: what an agreement is to, and to nothing smaller or larger."""
    return beat.digest


def people(beat: Beat) -> tuple[str, ...]:
    """Ids of everybody in it, sorted; each of them is asked."""
    return beat.people


def beat_data(beat: Beat) -> dict[str, Any]:
    """The beat as plain data."""
    return {
        "actions": [action_data(action) for action in beat.actions],
        "people": sorted(beat.people),
        "dress": [list(entry) for entry in sorted(beat.dress)],
        "masking": beat.masking,
        "barriers": list(beat.barriers),
        "closed_set": beat.closed_set,
        "manner": beat.manner,
        "seconds": beat.seconds,
        "repeats": beat.repeats,
        "anchors": list(beat.anchors),
        "stop_cue": beat.stop_cue,
        "placeholder": beat.placeholder,
        "doubles": [list(entry) for entry in sorted(beat.doubles)],
        "vocabulary": beat.vocabulary,
        "language": beat.language,
        "text": beat.text,
    }


def beat_from(data: object) -> Beat:
    """The beat that plain data describes.

    Raises:
        Refusal: a field is missing, unknown or out of range, a word is unknown, or the parts do not fit.
    """
    return Beat(**field_values(data))


def write_beat(
    actions: Sequence[Action],
    names: Mapping[str, Name],
    *,
    seconds: int,
    repeats: int = 1,
    also: Sequence[str] = (),
    dress: Mapping[str, str] | None = None,
    masking: str = "",
    barriers: Sequence[str] = (),
    closed_set: str = "closed",
    manner: str = "set",
    anchors: Sequence[str] = (),
    stop_cue: str = "",
    placeholder: bool = False,
    doubles: Mapping[str, str] | None = None,
    words: str = "",
) -> Beat:
    """A beat with its people and its text filled in from its actions.

    Args:
        actions: in order; empty only for a placeholder.
        names: of everybody in it, by id.
        seconds: at most so long each time.
        repeats: at most so many times in a take.
        also: people in it whom no action names.
        dress: person to what they wear at its start.
        masking: how the camera hides or shows it.
        barriers: what lies between.
        closed_set: of the vocabulary's closed-set levels.
        manner: ``set`` or ``container``.
        anchors: where hands and bodies come back to.
        stop_cue: the word or sign that stops it.
        placeholder: stands in until the beat is choreographed.
        doubles: double to principal.
        words: for a placeholder without actions, its text.

    Raises:
        Refusal: as :func:`beat_from`, or somebody has no name.
    """
    inside = {who for action in actions for who in persons(action)} | set(also)
    data = {
        "actions": [action_data(action) for action in actions],
        "people": sorted(inside),
        "dress": [list(entry) for entry in (dress or {}).items()],
        "masking": masking,
        "barriers": list(barriers),
        "closed_set": closed_set,
        "manner": manner,
        "seconds": seconds,
        "repeats": repeats,
        "anchors": list(anchors),
        "stop_cue": stop_cue,
        "placeholder": placeholder,
        "doubles": [list(entry) for entry in (doubles or {}).items()],
        "vocabulary": VOCABULARY.version,
        "language": "en",
        "text": sentence(actions, names, inside) or words,
    }
    return beat_from(data)
