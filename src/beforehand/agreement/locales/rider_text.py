"""The text of a rider in a language: every word that its paper and its page say of it, as plain data.

It is made once, when the rider is drawn up, and kept with the rider. Its digest is part of what is signed, so that
no later edition of a language can change a word of it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, Final

from attrs import frozen

from beforehand.agreement.canonical import digest_of
from beforehand.agreement.locales.catalogue import LOCALES, ORIGINAL, Locale
from beforehand.agreement.locales.clauses_said import clause_said
from beforehand.agreement.locales.joining import both
from beforehand.agreement.locales.moments import DATES
from beforehand.agreement.names import Name
from beforehand.agreement.riders import Rider

Text = Mapping[str, Any]

_CHOSEN: Final = ("present", "doubling", "alteration")


@frozen
class DrawnUp:
    """What a text is made of beside the language.

    Attributes:
        rider: as it is to be recorded.
        scene: number of the scene.
        names: of everybody a clause may speak of, by id.
        locales: tags of all the languages it is drawn up in; none for a rider of before there were any.
        governs: the tag of the one that holds where they differ.
        written: numbers of the clauses whose text somebody wrote.
    """

    rider: Rider
    scene: str
    names: Mapping[str, Name]
    locales: tuple[str, ...]
    governs: str
    written: Collection[int]


def rider_text(what: DrawnUp, locale: Locale) -> dict[str, Any]:
    """The text in this language.

    Returns:
        ``locale``, ``name``, ``edition``; ``said`` (sentences, filled), ``later`` and ``dates`` (sentences that are
        filled when they are read), ``clauses`` ({number, text, written, covers, layer, most, worn, camera}).
    """
    values = _values(what, locale)
    said = {key: locale.say(f"rider.{key}", **values) for key in locale.table("rider")}
    chosen = {key: locale.say(f"{key}.{getattr(what.rider, key)}", **values) for key in _CHOSEN}
    return {
        "locale": locale.tag,
        "name": locale.name,
        "edition": locale.edition,
        "said": {**said, **chosen, "language": _language(what, locale)},
        "later": locale.table("later"),
        "dates": locale.table(DATES),
        "clauses": [clause_said(c, what.names, c.number in what.written, locale) for c in what.rider.clauses],
    }


def text_digests(texts: Collection[Text]) -> tuple[tuple[str, str], ...]:
    """Tag and digest of each text, in order of tag."""
    return tuple(sorted((text["locale"], digest_of(text)) for text in texts))


def names_said(tags: Collection[str]) -> list[str]:
    """What the speakers of these languages call them, in the order of the files."""
    return [locale.name for tag, locale in LOCALES.items() if tag in tags]


def _language(what: DrawnUp, locale: Locale) -> str:
    """In what it is drawn up, and what holds; "" where it never said so."""
    if not what.locales:
        return ""
    key = "language.many" if len(what.locales) > 1 else "language.one"
    governs = LOCALES[what.governs or ORIGINAL].name
    return locale.say(key, locales=both(names_said(what.locales), locale), governs=governs)


def _values(what: DrawnUp, locale: Locale) -> dict[str, object]:
    name, rider = what.names[what.rider.person], what.rider
    who = name.pronoun
    doubles = sorted(what.names[p].full for p in rider.named_doubles if p in what.names)
    return {
        "full": name.full,
        "short": name.short,
        "own": name.own,
        "who": who,
        "Who": who.capitalize(),
        "are": "they are" if who == "they" else f"{who} is",
        "ask": "ask" if who == "they" else "asks",
        "scene": what.scene,
        "number": rider.number,
        "hours": rider.notice_hours,
        "doubles": both(doubles or [locale.words["joins.nobody_known"]], locale),
    }
