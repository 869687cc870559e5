"""Words in a row, and what somebody is called, in a language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from beforehand.agreement.locales.catalogue import Locale
from beforehand.agreement.names import Name
from beforehand.agreement.vocabulary import CREW, PROP, VOCABULARY


def both(entries: Sequence[str], locale: Locale, word: str = "and") -> str:
    """Entries as a reader lists them, "a, b and c", or with ``word`` = "or"; at least one."""
    *before, last = entries
    if not before:
        return last
    return locale.say(f"joins.{word}", first=locale.words["joins.comma"].join(before), last=last)


def times(repeats: int, locale: Locale) -> str:
    """How often at most: "once", "twice", "up to 3 times"."""
    key = {1: "once", 2: "twice"}.get(repeats, "times")
    return locale.say(f"joins.{key}", n=repeats)


def called(people: Iterable[str], names: Mapping[str, Name], locale: Locale) -> str:
    """People by their short names, crew by their work, props by theirs, in order of name."""
    return both(sorted({_called(who, names, locale) for who in people}), locale)


def _called(who: str, names: Mapping[str, Name], locale: Locale) -> str:
    if who.startswith(PROP):
        return locale.say("joins.prop", name=who.removeprefix(PROP))
    work = who.removeprefix(CREW)
    if who.startswith(CREW) and work in VOCABULARY.crew:
        return locale.words[f"crew.{work}"]
    return names[who].short if who in names else locale.words["joins.nobody_known"]


def capital(words: str) -> str:
    """With a capital where a sentence begins."""
    return words[:1].upper() + words[1:]
