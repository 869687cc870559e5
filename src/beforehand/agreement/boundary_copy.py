"""A performer's entries of an earlier production as proposals for a new one: nobody of the earlier one is in them.

A fence is proposed against everybody of the new production. An opening names nobody until its owner chooses.
Nothing here records anything: each proposal is confirmed by itself, by its owner.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any

from attrs import evolve, frozen

from beforehand.agreement.boundaries import Boundary
from beforehand.agreement.boundary_choice import holds
from beforehand.agreement.boundary_data import boundary_data
from beforehand.agreement.boundary_sentences import boundary_sentence
from beforehand.agreement.canonical import canonical
from beforehand.agreement.names import Name
from beforehand.agreement.vocabulary import EVERY_CREW

SOMEBODY = "somebody"
"""Stands for whom its owner will choose, in the sentence of an opening."""


@frozen
class Proposal:
    """One entry to confirm.

    Attributes:
        key: 64 hex digits, of what it says.
        entry: without the people of the earlier production; the owner is the one of the new.
        sentence: as its owner reads it.
        crew: of an opening, which crew it named.
        chooses: whether people have to be chosen before it can be recorded.
    """

    key: str
    entry: Boundary
    sentence: str
    crew: frozenset[str]
    chooses: bool


def proposals(
    earlier: Iterable[Boundary], person: str, people: Mapping[str, Name], entries: Iterable[Boundary]
) -> list[Proposal]:
    """What of the earlier entries is not said here yet: fences first, each thing once.

    Args:
        earlier: the entries of the earlier production.
        person: their owner's id in the new production.
        people: everybody in the new production, the owner included.
        entries: what the owner has said in the new production.
    """
    said = list(entries)
    found = {p.key: p for p in (_proposal(b, person, people) for b in earlier) if not _is_said(p, said)}
    order = {"fence": 0, "gate": 1, "open": 2}
    return sorted(found.values(), key=lambda p: (order[p.entry.disposition], p.entry.direction, p.key))


def chosen(proposal: Proposal, by: frozenset[str], words: str = "") -> dict[str, Any]:
    """The entry to record: a fence as proposed, an opening for those who were chosen, under its condition.

    Args:
        proposal: an opening or a gate.
        by: whom it is for; empty where nobody has to be chosen.
        words: the condition in the owner's own words, as they stand now.
    """
    return boundary_data(evolve(proposal.entry, by=by, words=words))


def _proposal(old: Boundary, person: str, people: Mapping[str, Name]) -> Proposal:
    oneself = frozenset({person}) if old.person in old.by else frozenset()
    crew = old.by & EVERY_CREW
    if old.direction == "shown":
        by = frozenset[str]()
    elif old.disposition == "fence":
        everybody = frozenset(people) - {person}
        by = everybody | oneself | (EVERY_CREW if old.direction == "received" else frozenset())
    else:
        by = oneself | crew
    entry = evolve(old, id="", person=person, by=by)
    chooses = old.direction != "shown" and old.disposition != "fence"
    read = evolve(entry, by=by | {SOMEBODY}) if chooses else entry
    named = {**people, SOMEBODY: Name("whom you choose", "Whom you choose")}
    key = hashlib.sha256(canonical(boundary_data(entry))).hexdigest()
    return Proposal(key, entry, boundary_sentence(read, named if chooses else people), crew, chooses)


def _is_said(proposal: Proposal, said: Iterable[Boundary]) -> bool:
    """A fence or what is shown that stands here already; an opening may be wanted for somebody else again."""
    if proposal.chooses:
        return False
    made = boundary_data(proposal.entry)
    return any(b.disposition == proposal.entry.disposition and holds(b, made) for b in said)
