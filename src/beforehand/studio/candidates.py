"""Candidates: the coordinator writes beats and puts them to performers."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import datetime

from beforehand.agreement.beats import Beat, beat_data, digest
from beforehand.agreement.offers import may_be_put_to, order_may_be_put_to
from beforehand.agreement.orders import order_digest
from beforehand.agreement.record import SceneRecord
from beforehand.agreement.refusals import Refusal
from beforehand.journal.acts.candidates import PutCandidate, PutOrder, WriteCandidate
from beforehand.studio.desk import Receipt, desk
from beforehand.studio.production import RUNNING


def write_candidate(
    production: str,
    author: str,
    *,
    scene: str,
    beat: Beat,
    lines: tuple[int, int] = (0, 0),
    at: datetime | None = None,
) -> str:
    """Write a candidate beat; its id. Nobody but the coordinator sees it until it is put to somebody.

    Raises:
        Refusal: ``not_in_scene`` when a person of the beat does not perform in the scene;
            ``candidate_exists`` when the very same beat is there already; ``lines`` when the anchor lies
            outside the scene.
    """
    candidate = str(uuid.uuid4())
    with desk(production, at) as table:
        table.require(author, *RUNNING)
        record = table.scene(scene)
        _check(record, beat)
        _check_lines(lines, len(table.tables.of_scene(scene, ("scene",))["scene"][0].data["lines"]))
        body = WriteCandidate(candidate, beat_data(beat), digest(beat), *lines)
        table.record(body, author=author, scene=scene)
    return candidate


def put_candidate(
    production: str,
    author: str,
    *,
    scene: str,
    candidate: str,
    to: Iterable[str],
    at: datetime | None = None,
) -> Receipt:
    """Put a candidate to performers in it. Who holds power is asked last (rule 7, ``asked_last``)."""
    with desk(production, at) as table:
        table.require(author, *RUNNING)
        record = table.scene(scene)
        people = tuple(sorted(set(to)))
        for person in people:
            refusal = may_be_put_to(record, _known(record, candidate), person)
            if refusal is not None:
                raise refusal
        if not people:
            raise Refusal("nobody", "Choose at least one performer.")
        return table.record(PutCandidate(candidate, people), author=author, scene=scene)


def put_order(
    production: str,
    author: str,
    *,
    scene: str,
    proposal: str,
    to: str,
    at: datetime | None = None,
) -> Receipt:
    """Put the order of a proposal's beats to one performer: just those beats that involve them (rule 4)."""
    with desk(production, at) as table:
        table.require(author, *RUNNING)
        record = table.scene(scene)
        asked = record.proposals.get(proposal)
        if asked is None or to not in record.performers:
            raise Refusal("no_such", "There is no such thing here.")
        beats = tuple(
            record.candidates[c].digest for c in asked.beats if to in record.candidates[c].beat.people
        )
        if len(beats) < 2:
            raise Refusal("no_order", "One beat has no order to agree to.")
        refusal = order_may_be_put_to(record, asked, to)
        if refusal is not None:
            raise refusal
        body = PutOrder(proposal, to, order_digest(scene, beats), beats)
        return table.record(body, author=author, scene=scene)


def _known(record: SceneRecord, candidate: str) -> str:
    if candidate not in record.candidates:
        raise Refusal("no_such", "There is no such thing here.")
    return candidate


def _check(record: SceneRecord, beat: Beat) -> None:
    strangers = set(beat.people) - set(record.performers)
    if strangers:
        raise Refusal(
            "not_in_scene", "Somebody in this beat does not perform in the scene. Give them the role first."
        )
    if digest(beat) in {c.digest for c in record.candidates.values()}:
        raise Refusal(
            "candidate_exists", "This very beat is among the candidates already. Put that one again."
        )


def _check_lines(lines: tuple[int, int], count: int) -> None:
    first, last = lines
    if (first, last) != (0, 0) and not 1 <= first <= last <= count:
        raise Refusal("lines", f"The scene has lines 1 to {count}.")
