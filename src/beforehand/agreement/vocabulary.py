"""The words in which beats, riders and boundaries are said: data with a definition for each (DESIGN §7).

The words live in ``vocabulary.toml`` beside this file. What is stored anywhere is keys of leaves, verbs and
so on; groups and rows of the body map exist for the editor alone.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from importlib import resources
from typing import Any

from attrs import frozen

OBJECT = "object"
"""A part that is no region: something held, or a prop by itself. It touches; it is never touched."""

PROP = "prop:"
"""An agent whose name begins so is a prop by itself ("prop:rope"): nobody is asked on its behalf."""


CREW = "crew:"
"""An agent whose name begins so is whoever does that work on the day ("crew:make_up"): crew are not asked."""


@frozen
class Word:
    """One word of a closed list.

    Attributes:
        key: what is stored.
        label: for readers, with a capital.
        definition: one plain sentence.
        phrase: the word inside a sentence ("over cloth"), or "".
        between: for layers, what lies between two who are near and do not touch, or "".
        closed: for closed-set levels, whether it counts as a closed set.
    """

    key: str
    label: str
    definition: str
    phrase: str = ""
    between: str = ""
    closed: bool = False


@frozen
class Leaf:
    """One leaf of the body map; left and right are the person's own.

    Attributes:
        key: what is stored ("left_hand").
        label: for readers ("left hand").
        definition: one plain sentence.
        group: key of its group.
        row: key of its row in the editor.
        side: ``left``, ``right`` or "".
        face: the side of the map that shows it: ``front``, ``back`` or ``both``.
        plural: whether its label takes a plural verb.
        possessed: the label with ``{whose}`` where the owner stands inside it, or "".
        pair: what left and right together are called, perhaps with ``{whose}``, or "".
        guarded: touched through a barrier or not at all.
    """

    key: str
    label: str
    definition: str
    group: str
    row: str
    side: str
    face: str
    plural: bool = False
    possessed: str = ""
    pair: str = ""
    guarded: bool = False


@frozen
class Row:
    """One line of the editor's list: a few leaves that are often set together."""

    key: str
    label: str
    leaves: tuple[str, ...]


@frozen
class Group:
    """One heading of the editor's list."""

    key: str
    label: str
    definition: str
    rows: tuple[Row, ...]


@frozen
class Verb:
    """One way of touching, or of being near.

    Attributes:
        key: what is stored.
        label: for readers.
        definition: one plain sentence.
        symmetric: both do it, so it expands both ways.
        path: ``never``, ``may`` or ``always``: whether it goes over several places.
        touches: False for nearness without contact.
        guarded: may be done, through a barrier, to leaves that are guarded.
        parts: only with these, or empty for any.
        places: only to these, or empty for any.
        layers: only through these, or empty for any.
        one: sentence pattern with a singular verb.
        many: the same with a plural verb.
    """

    key: str
    label: str
    definition: str
    symmetric: bool
    path: str
    touches: bool
    guarded: bool
    parts: frozenset[str]
    places: frozenset[str]
    layers: frozenset[str]
    one: str
    many: str


@frozen
class Step:
    """One touch of a macro: who of A and B does it, with what, to whom, where."""

    verb: str
    by: str
    part: str
    to: str
    where: str


@frozen
class MacroForm:
    """What a macro's name stands for.

    Attributes:
        key: what is stored.
        label: for readers.
        definition: one plain sentence.
        header: how its sentence begins (see the file).
        spelled: whether its touches follow in the sentence.
        touches: what each pair of people does.
    """

    key: str
    label: str
    definition: str
    header: str
    spelled: bool
    touches: tuple[Step, ...]


@frozen(eq=False)
class Vocabulary:
    """One version of all the words; every mapping is from key, in the order of the file."""

    version: str
    groups: tuple[Group, ...]
    leaves: Mapping[str, Leaf]
    object: Word
    crew: Mapping[str, Word]
    verbs: Mapping[str, Verb]
    layers: Mapping[str, Word]
    pressures: Mapping[str, Word]
    states: Mapping[str, Word]
    audiences: Mapping[str, Word]
    closed_set: Mapping[str, Word]
    manners: Mapping[str, Word]
    macros: Mapping[str, MacroForm]

    @property
    def parts(self) -> frozenset[str]:
        """Every leaf, and ``object``."""
        return frozenset(self.leaves) | {OBJECT}

    def label(self, part: str) -> str:
        """The reader's label of a leaf or of ``object``."""
        return self.object.label if part == OBJECT else self.leaves[part].label


def _words(entries: list[dict[str, Any]]) -> dict[str, Word]:
    return {e["key"]: Word(**e) for e in entries}


def _leaf(entry: dict[str, Any], side: str, group: str) -> Leaf:
    said = {k: entry[k].replace("{side}", side) for k in ("label", "definition", "possessed") if k in entry}
    key = f"{side}_{entry['key']}" if side else entry["key"]
    rest = {k: entry[k] for k in ("row", "face", "plural", "guarded", "pair") if k in entry}
    return Leaf(key=key, side=side, group=group, **said, **rest)


def _leaves(raw: dict[str, Any]) -> dict[str, Leaf]:
    group_of = {row["key"]: g["key"] for g in raw["groups"] for row in g["rows"]}
    found = [
        _leaf(entry, side, group_of[entry["row"]])
        for entry in raw["leaves"]
        for side in (("left", "right") if entry.get("sides") else ("",))
    ]
    return {leaf.key: leaf for leaf in found}


def _groups(raw: dict[str, Any], found: Mapping[str, Leaf]) -> tuple[Group, ...]:
    def row(entry: dict[str, Any]) -> Row:
        return Row(leaves=tuple(k for k, leaf in found.items() if leaf.row == entry["key"]), **entry)

    return tuple(
        Group(g["key"], g["label"], g["definition"], tuple(row(r) for r in g["rows"])) for g in raw["groups"]
    )


def _verb(entry: dict[str, Any]) -> Verb:
    plain = {"symmetric": False, "path": "never", "touches": True, "guarded": False}
    only = {k: frozenset(entry.get(k, ())) for k in ("parts", "places", "layers")}
    return Verb(**{**plain, **entry, **only})


def _macro(entry: dict[str, Any]) -> MacroForm:
    return MacroForm(**{**entry, "touches": tuple(Step(**step) for step in entry["touches"])})


def read(text: str) -> Vocabulary:
    """A vocabulary from the text of a TOML file.

    Raises:
        TypeError, KeyError: a field is unknown or missing.
    """
    raw = tomllib.loads(text)
    found = _leaves(raw)
    lists = ("crew", "layers", "pressures", "states", "audiences", "closed_set", "manners")
    return Vocabulary(
        version=raw["version"],
        groups=_groups(raw, found),
        leaves=found,
        object=Word(key=OBJECT, **raw["object"]),
        verbs={e["key"]: _verb(e) for e in raw["verbs"]},
        macros={e["key"]: _macro(e) for e in raw["macros"]},
        **{name: _words(raw[name]) for name in lists},
    )


VOCABULARY = read(resources.files(__package__).joinpath("vocabulary.toml").read_text("utf-8"))
"""The shipped version."""


EVERY_CREW = frozenset(f"{CREW}{key}" for key in VOCABULARY.crew)
"""All of the crew, as agents."""


def leaves(region: str, vocabulary: Vocabulary = VOCABULARY) -> frozenset[str]:
    """The leaves that a group, a row or a leaf stands for; an unknown region raises KeyError."""
    if region in vocabulary.leaves:
        return frozenset({region})
    for group in vocabulary.groups:
        if group.key == region:
            return frozenset(leaf for row in group.rows for leaf in row.leaves)
        for row in group.rows:
            if row.key == region:
                return frozenset(row.leaves)
    raise KeyError(region)
