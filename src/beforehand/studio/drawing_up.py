"""A rider is drawn up in the languages it will be put in: its words are made once, and signed with it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from attrs import evolve

from beforehand.agreement.called import names_of
from beforehand.agreement.clause_texts import is_written
from beforehand.agreement.locales.catalogue import LOCALES, drawn_up_in
from beforehand.agreement.locales.rider_text import DrawnUp, rider_text, text_digests
from beforehand.agreement.record import SceneRecord
from beforehand.agreement.refusals import Refusal
from beforehand.agreement.rider_digest import rider_digest
from beforehand.agreement.riders import Rider
from beforehand.studio.desk import Desk
from beforehand.studio.own_scenes import people_of


def drawn_up(
    table: Desk, record: SceneRecord, rider: Rider, locales: Iterable[str], governs: str
) -> tuple[Rider, tuple[dict[str, Any], ...]]:
    """The rider with its digest, and its words in English and these languages.

    Args:
        table: the desk it is recorded at.
        record: the scene.
        rider: all else of it.
        locales: tags beside English.
        governs: the tag of the one that holds where they differ; one of those it is drawn up in.

    Raises:
        Refusal: ``locale_unknown``, ``governs``.
    """
    tags = drawn_up_in(tuple(locales))
    if governs not in tags:
        raise Refusal("governs", "The text that holds is one of those that the rider is drawn up in.")
    what = DrawnUp(
        rider=rider,
        scene=record.number,
        names=people_of(table.production, table.tables),
        locales=tags,
        governs=governs,
        written=_written(record, rider),
    )
    texts = tuple(rider_text(what, LOCALES[tag]) for tag in tags)
    worded = evolve(rider, texts=text_digests(texts), governs=governs)
    return evolve(worded, digest=rider_digest(record.scene, worded)), texts


def _written(record: SceneRecord, rider: Rider) -> frozenset[int]:
    """Numbers of the clauses that somebody wrote; those of a document signed elsewhere all are."""
    names = names_of(record)
    short = names[rider.person].short
    return frozenset(c.number for c in rider.clauses if rider.source_digest or is_written(c, short, names))
