"""``riders/*.toml``: one rider, or one amendment, to a file."""

from __future__ import annotations

import re
from typing import Any

from beforehand.agreement.boxes import Box
from beforehand.agreement.boxes_data import box_from
from beforehand.agreement.locales.catalogue import ORIGINAL, drawn_up_in
from beforehand.agreement.rider_terms import ALTERATION, PRESENT
from beforehand.studio.folder.fields import Fields
from beforehand.studio.folder.refused import refused, told_at
from beforehand.studio.folder.values import Clause, Rider, Scene
from beforehand.studio.folder.words import check_people, listed, people, regions, touching

DOUBLING = ("none", "within_rider", "by_named_consent")
MOST_CLAUSES = 60
_SHA256 = re.compile(r"[0-9a-f]{64}")
_RIDER = (
    "scene",
    "person",
    "number",
    "doubling",
    "named_doubles",
    "document_sha256",
    "notice_hours",
    "alteration",
    "present",
    "locales",
    "governs",
    "clauses",
)
_CONTACT = ("by", "with", "to", "where", "layers", "verbs", "pressures")
_EXPOSURE = ("show", "of", "states", "audiences")
_CLAUSE = ("kind", "text", "seconds", "repeats")


def read_rider(data: object, where: str, scenes: dict[str, Scene], everybody: frozenset[str]) -> Rider:
    """One rider; ``everybody`` are the keys of all in the production."""
    fields = Fields(data, where, _RIDER)
    number = fields.text("scene", most=16)
    if number not in scenes:
        raise refused("unknown_scene", where, f"there is no scene {number} in scenes.toml.")
    person = fields.text("person")
    if person not in scenes[number].people:
        raise refused("not_in_scene", where, f"“{person}” does not perform in scene {number}.")
    clauses = tuple(_clause(at, one, everybody) for at, one in fields.tables("clauses"))
    if not 1 <= len(clauses) <= MOST_CLAUSES:
        raise refused("no_clauses", where, f"a rider has 1 to {MOST_CLAUSES} clauses.")
    return Rider(
        number,
        person,
        fields.whole("number", 1, 99, 1),
        *_doubling(fields, everybody),
        _document(fields),
        fields.whole("notice_hours", 0, 8760, 0),
        fields.word("alteration", ALTERATION, "none"),
        fields.word("present", PRESENT, "open"),
        clauses,
        *_languages(fields),
    )


def _doubling(fields: Fields, everybody: frozenset[str]) -> tuple[str, tuple[str, ...]]:
    word, named = fields.word("doubling", DOUBLING, "none"), fields.texts("named_doubles", ())
    check_people(named, fields.where, everybody)
    if (word == "by_named_consent") != bool(named):
        raise refused(
            "doubling", fields.where, "“named_doubles” goes with doubling by_named_consent, and only with it."
        )
    return word, named


def _languages(fields: Fields) -> tuple[tuple[str, ...], str]:
    """In which languages it is drawn up beside English, and which of them holds."""
    tags, governs = fields.texts("locales", ()), fields.text("governs", ORIGINAL)
    with told_at(fields.where):
        known = drawn_up_in(tags)
    if governs not in known:
        raise refused(
            "governs", fields.where, "“governs” is one of the languages that the rider is drawn up in."
        )
    return tags, governs


def _document(fields: Fields) -> str:
    said = fields.text("document_sha256", "")
    if said and not _SHA256.fullmatch(said):
        raise refused("source_digest", fields.where, "“document_sha256” is 64 of the characters 0–9 and a–f.")
    return said


def _clause(where: str, data: object, everybody: frozenset[str]) -> Clause:
    shown = isinstance(data, dict) and "show" in data
    fields = Fields(data, where, (*_CLAUSE, *(_EXPOSURE if shown else _CONTACT)))
    kind = fields.word("kind", ("permit", "fence"), "permit")
    said = _exposure(fields, everybody) if shown else _contact(fields, everybody, fence=kind == "fence")
    return Clause(kind, _box(fields, said, kind), fields.text("text", most=600))


def _box(fields: Fields, said: dict[str, Any], kind: str) -> Box:
    for name, most in (("seconds", 3600), ("repeats", 400)):
        said[name] = fields.whole(name, 1, most, 1) if kind == "fence" else fields.whole(name, 1, most)
    with told_at(fields.where):
        return box_from(said, "this clause")


def _contact(fields: Fields, everybody: frozenset[str], *, fence: bool) -> dict[str, Any]:
    return {
        "kind": "contact",
        "agents": touching(fields, "by", everybody, everybody, fence=fence),
        "parts": regions(fields, "with", objects=True),
        "targets": people(fields, "to", everybody, everybody),
        "leaves": regions(fields, "where"),
        **{name: listed(fields, name) for name in ("layers", "verbs", "pressures")},
    }


def _exposure(fields: Fields, everybody: frozenset[str]) -> dict[str, Any]:
    return {
        "kind": "exposure",
        "people": people(fields, "of", everybody),
        "leaves": regions(fields, "show"),
        "states": listed(fields, "states"),
        "audiences": listed(fields, "audiences"),
    }
