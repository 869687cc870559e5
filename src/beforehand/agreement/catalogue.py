"""All the words as plain data, for the editor's pages: labels, definitions, and what goes with what."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from beforehand.agreement.vocabulary import Group, MacroForm, Verb, Vocabulary, Word


def catalogue(vocabulary: Vocabulary) -> dict[str, Any]:
    """The vocabulary as lists in reading order; every entry has ``key``, ``label`` and ``definition``."""
    return {
        "version": vocabulary.version,
        "regions": [_group(group, vocabulary) for group in vocabulary.groups],
        "object": _word(vocabulary.object),
        "verbs": [_verb(verb) for verb in vocabulary.verbs.values()],
        "macros": [_macro(form) for form in vocabulary.macros.values()],
        "crew": _words(vocabulary.crew),
        "layers": _words(vocabulary.layers),
        "pressures": _words(vocabulary.pressures),
        "states": _words(vocabulary.states),
        "audiences": _words(vocabulary.audiences),
        "closed_set": _words(vocabulary.closed_set),
        "manners": _words(vocabulary.manners),
    }


def _word(word: Word | Verb | MacroForm) -> dict[str, Any]:
    return {"key": word.key, "label": word.label, "definition": word.definition}


def _words(words: Mapping[str, Word]) -> list[dict[str, Any]]:
    return [_word(word) for word in words.values()]


def _verb(verb: Verb) -> dict[str, Any]:
    only = {name: sorted(getattr(verb, name)) for name in ("parts", "places", "layers")}
    more = {"symmetric": verb.symmetric, "path": verb.path, "touches": verb.touches, "guarded": verb.guarded}
    return {**_word(verb), **more, **only}


def _macro(form: MacroForm) -> dict[str, Any]:
    steps = [{"verb": s.verb, "by": s.by, "part": s.part, "to": s.to, "where": s.where} for s in form.touches]
    return {**_word(form), "touches": steps}


def _group(group: Group, vocabulary: Vocabulary) -> dict[str, Any]:
    rows = [
        {"key": row.key, "label": row.label, "leaves": [_leaf(key, vocabulary) for key in row.leaves]}
        for row in group.rows
    ]
    return {"key": group.key, "label": group.label, "definition": group.definition, "rows": rows}


def _leaf(key: str, vocabulary: Vocabulary) -> dict[str, Any]:
    leaf = vocabulary.leaves[key]
    return {
        "key": leaf.key,
        "label": leaf.label[:1].upper() + leaf.label[1:],
        "definition": leaf.definition,
        "side": leaf.side,
        "face": leaf.face,
        "guarded": leaf.guarded,
    }
