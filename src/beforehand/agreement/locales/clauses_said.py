"""A clause in a language: what somebody wrote as they wrote it, what was generated in the language's own words."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from beforehand.agreement.boxes import Box, Contact
from beforehand.agreement.locales.boxes_said import box_said, in_words
from beforehand.agreement.locales.catalogue import ORIGINAL, Locale
from beforehand.agreement.locales.joining import capital
from beforehand.agreement.names import Name
from beforehand.agreement.riders import Clause
from beforehand.agreement.vocabulary import VOCABULARY


def clause_said(clause: Clause, names: Mapping[str, Name], written: bool, locale: Locale) -> dict[str, Any]:
    """The clause as plain data.

    Args:
        clause: as it is recorded; its text is English unless somebody wrote another.
        names: of people, by id.
        written: somebody wrote its text, so that it is not put into other words.
        locale: the language.

    Returns:
        ``number``, ``written``, ``text``, ``covers`` (what it says in full, "" where the text does), and for the
        columns ``layer``, ``most``, ``worn``, ``camera``; what a clause says nothing of is "".
    """
    full = box_said(clause.box, names, locale, limits=clause.kind == "permit")
    as_typed = written or locale.tag == ORIGINAL
    return {
        "number": clause.number,
        "written": written,
        "text": clause.text if as_typed else full,
        "covers": full if as_typed else "",
        **_columns(clause.box, locale),
    }


def _columns(box: Box, locale: Locale) -> dict[str, str]:
    most = f"{box.seconds} s" + (f", {box.repeats}\u00a0×" if box.repeats > 1 else "")
    if isinstance(box, Contact):
        layer = _all("layer_labels", VOCABULARY.layers, box.layers, locale)
        return {"layer": layer, "most": most, "worn": "", "camera": ""}
    worn = _all("state_labels", VOCABULARY.states, box.states, locale)
    camera = _all("audience_labels", VOCABULARY.audiences, box.audiences, locale)
    return {"layer": "", "most": most, "worn": worn, "camera": camera}


def _all(table: str, known: Collection[str], wanted: Collection[str], locale: Locale) -> str:
    said = in_words(table, known, wanted, locale)
    whole = len(said) == len(known) > 1
    return locale.words["boxes.any"] if whole else capital(locale.words["joins.comma"].join(said))
