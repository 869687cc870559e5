"""A box of a rider as one line, in a language: sets that are whole are said as such, so that it can be read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from beforehand.agreement.boxes import Box, Contact, Exposure
from beforehand.agreement.locales.catalogue import Locale
from beforehand.agreement.locales.joining import both, called, capital, times
from beforehand.agreement.locales.places_said import places_said
from beforehand.agreement.names import Name
from beforehand.agreement.vocabulary import VOCABULARY

_MOST_LEFT_OUT = 4


def box_said(box: Box, names: Mapping[str, Name], locale: Locale, *, limits: bool = True) -> str:
    """The box in one line, such as "Jonas touches Mara. With arms and hands; at the waist; over cloth; …".

    Args:
        box: of a clause.
        names: of people, by id; who is not in it is "somebody else".
        locale: the language.
        limits: with its maxima, which a fence does not have.
    """
    said = _exposure(box, names, locale) if isinstance(box, Exposure) else _contact(box, names, locale)
    if not limits:
        return locale.say("boxes.no_limits", said=said)
    most = {"seconds": box.seconds, "times": times(box.repeats, locale)}
    return locale.say("boxes.limits", said=said, **most)


def _contact(box: Contact, names: Mapping[str, Name], locale: Locale) -> str:
    return locale.say(
        "boxes.contact_many" if len(box.agents) > 1 else "boxes.contact_one",
        agents=capital(called(box.agents, names, locale)),
        targets=called(box.targets, names, locale),
        parts=places_said(box.parts, locale),
        leaves=places_said(box.leaves, locale),
        verbs=_verbs(box.verbs, locale),
        layers=both(in_words("layers", VOCABULARY.layers, box.layers, locale), locale, "or"),
        pressures=_pressures(box.pressures, locale),
    )


def _exposure(box: Exposure, names: Mapping[str, Name], locale: Locale) -> str:
    return locale.say(
        "boxes.exposure_many" if len(box.people) > 1 else "boxes.exposure_one",
        people=called(box.people, names, locale),
        Leaves=capital(places_said(box.leaves, locale)),
        states=both(in_words("states", VOCABULARY.states, box.states, locale), locale, "or"),
        audiences=both(in_words("audiences", VOCABULARY.audiences, box.audiences, locale), locale),
    )


def _verbs(verbs: Iterable[str], locale: Locale) -> str:
    """Ways of touching; where few are left out, "any touch but …"."""
    wanted = set(verbs)
    missing = [locale.words[f"verbs.{key}"] for key in VOCABULARY.verbs if key not in wanted]
    if not missing:
        return locale.words["boxes.any_touch"]
    if len(missing) <= _MOST_LEFT_OUT:
        return locale.say("boxes.any_touch_but", verbs=both(missing, locale, "or"))
    return both(in_words("verbs", VOCABULARY.verbs, wanted, locale), locale)


def _pressures(pressures: Iterable[str], locale: Locale) -> str:
    said = in_words("pressures", VOCABULARY.pressures, pressures, locale)
    whole = len(said) == len(VOCABULARY.pressures)
    return locale.words["boxes.any_pressure"] if whole else both(said, locale, "or")


def in_words(table: str, known: Iterable[str], wanted: Iterable[str], locale: Locale) -> list[str]:
    """The words of those that are wanted, in the order of those that are known."""
    inside = set(wanted)
    return [locale.words[f"{table}.{key}"] for key in known if key in inside]
