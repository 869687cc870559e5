"""The languages that a rider can be drawn up in: one file each beside this one, all with the same keys."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from importlib import resources
from typing import Final

from attrs import frozen

from beforehand.agreement.locales.english import english_words
from beforehand.agreement.locales.filling import filled
from beforehand.agreement.refusals import Refusal

ORIGINAL: Final = "en"
"""Every rider is drawn up in this one, whichever else it is drawn up in."""


@frozen(eq=False)
class Locale:
    """One language.

    Attributes:
        tag: as in ``lang`` (BCP 47), the file's name.
        name: what its own speakers call it.
        edition: raised by whoever changes its words.
        words: by ``table.key``.
    """

    tag: str
    name: str
    edition: str
    words: Mapping[str, str]

    def say(self, key: str, **said: object) -> str:
        """The words of this key with these values in their places."""
        return filled(self.words[key], **said)

    def table(self, name: str) -> dict[str, str]:
        """All words of one table, by key."""
        start = f"{name}."
        return {key.removeprefix(start): said for key, said in self.words.items() if key.startswith(start)}


def flat(text: str) -> dict[str, str]:
    """The words of a file by ``table.key``; a key that stands twice raises :class:`tomllib.TOMLDecodeError`."""
    tables = tomllib.loads(text)
    return {f"{table}.{key}": said for table, keys in tables.items() for key, said in keys.items()}


def _read() -> dict[str, Locale]:
    files = {
        file.name.removesuffix(".toml"): file.read_text("utf-8")
        for file in resources.files(__package__).iterdir()
        if file.name.endswith(".toml")
    }
    in_order = sorted(files, key=lambda tag: (tag != ORIGINAL, tag))
    return {tag: _locale(tag, flat(files[tag])) for tag in in_order}


def _locale(tag: str, words: dict[str, str]) -> Locale:
    vocabulary = english_words() if tag == ORIGINAL else {}
    return Locale(tag, words["about.name"], words["about.edition"], {**words, **vocabulary})


LOCALES: Final = _read()
"""By tag, the original first."""

ENGLISH: Final = LOCALES[ORIGINAL]


def locale_of(tag: str) -> Locale:
    """The language of this tag, or the original where there is none."""
    return LOCALES.get(tag, ENGLISH)


def drawn_up_in(tags: tuple[str, ...]) -> tuple[str, ...]:
    """The original and these, each once, in the order of :data:`LOCALES`.

    Raises:
        Refusal: ``locale_unknown``.
    """
    for tag in tags:
        if tag not in LOCALES:
            known = ", ".join(LOCALES)
            raise Refusal("locale_unknown", f"There is no text in “{tag}” here; there is {known}.")
    return tuple(tag for tag in LOCALES if tag == ORIGINAL or tag in tags)
