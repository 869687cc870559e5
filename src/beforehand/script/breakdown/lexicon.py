"""The lexicon: groups of words and the rules that name them, read from the data files beside this module.

A file holds ``[groups.NAME]`` tables (``about``: a word on the group; ``verbs`` and ``nouns`` in their
base form; ``words`` as they stand) and ``[[rule]]`` tables. How patterns are written is told in
``patterns.py``.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from typing import Any

from attrs import field, frozen

from beforehand.script.breakdown.morphology import noun_forms, verb_forms
from beforehand.script.breakdown.values import Category, Severity


@frozen
class Rule:
    """One rule of the lexicon.

    Attributes:
        name: ``family.word``.
        says: one sentence for a person: what it looks for.
        categories: what a hit is flagged as.
        severity: of a hit by itself.
        certainty: of a hit by itself, 0 to 1; below :data:`FLAGGED` it needs what surrounds it.
        where: ``action`` (parentheticals included), ``speech`` or ``screen`` (both).
        patterns: any of them fires it.
        unless: any of them in the same sentence stops it.
        lift: what a state of the scene adds to the certainty while it holds.
        needs: states without which it does not fire.
        sets: states that begin with a hit.
        ends: states that end with it.
        personal: the contact is between people who may be kin, and kin make it none.
        alone: nobody else need be in it.
    """

    name: str
    says: str
    categories: tuple[Category, ...]
    severity: Severity
    certainty: float
    where: str
    patterns: tuple[str, ...]
    unless: tuple[str, ...] = ()
    lift: Mapping[str, float] = field(factory=dict)
    needs: frozenset[str] = frozenset()
    sets: frozenset[str] = frozenset()
    ends: frozenset[str] = frozenset()
    personal: bool = False


@frozen
class Lexicon:
    """All groups with every form written out, and all rules."""

    groups: Mapping[str, tuple[str, ...]]
    rules: tuple[Rule, ...]


@cache
def lexicon() -> Lexicon:
    """The lexicon that comes with the package; read once."""
    groups: dict[str, tuple[str, ...]] = {}
    rules: list[Rule] = []
    for data in _files():
        for name, table in data.get("groups", {}).items():
            groups[name] = tuple(dict.fromkeys(_forms(table)))
        rules += [_rule(table) for table in data.get("rule", ())]
    return Lexicon(groups, tuple(rules))


def _files() -> Iterator[dict[str, Any]]:
    folder = resources.files("beforehand.script.breakdown") / "lexicon"
    for path in sorted(folder.iterdir(), key=lambda p: p.name):
        if path.name.endswith(".toml"):
            yield tomllib.loads(path.read_text("utf-8"))


def _forms(table: dict[str, Any]) -> Iterator[str]:
    for verb in table.get("verbs", ()):
        yield from verb_forms(verb)
    for noun in table.get("nouns", ()):
        yield from noun_forms(noun)
    yield from table.get("words", ())


def _rule(table: dict[str, Any]) -> Rule:
    return Rule(
        name=table["name"],
        says=table["says"],
        categories=tuple(Category(c) for c in table.get("categories", ())),
        severity=Severity(table.get("severity", "low")),
        certainty=float(table["certainty"]),
        where=table.get("where", "action"),
        patterns=tuple(table["patterns"]),
        unless=tuple(table.get("unless", ())),
        lift=table.get("lift", {}),
        needs=frozenset(table.get("needs", ())),
        sets=frozenset(table.get("sets", ())),
        ends=frozenset(table.get("ends", ())),
        personal=bool(table.get("personal", False)),
    )
