"""The tables of a folder that an earlier program wrote, made anew from its journal."""

from __future__ import annotations

from attrs import frozen
from django.db import transaction

from beforehand.agreement.refusals import Refusal
from beforehand.store.tables.remaking import remake
from beforehand.store.tables.replay import empty_database
from beforehand.studio.desk import lock_writers
from beforehand.studio.entry.note_chain import seal_unsealed
from beforehand.studio.replaying import Progress, replayed


@frozen
class Renewed:
    """What was made anew.

    Attributes:
        acts: how many acts were replayed.
        rows: how many rows differ from what lay there before.
    """

    acts: int
    rows: int


def renew(progress: Progress | None = None) -> Renewed:
    """Replay the journal and put what it makes in the place of every journaled table, or change nothing.

    The journal is what counts; the tables are made of it (DESIGN §8). What another hand changed in them is gone
    afterwards, so ``verify`` of the program that wrote the folder comes first.

    Raises:
        Refusal: ``journal_broken`` when an act does not open or cannot be replayed.
    """
    with transaction.atomic(), empty_database() as tables:
        lock_writers()
        replay = replayed(tables, progress)
        if replay.faults:
            more = f" {len(replay.faults) - 1} more were found." if len(replay.faults) > 1 else ""
            raise Refusal("journal_broken", f"Nothing was changed. {replay.faults[0]}{more}")
        seal_unsealed()
        return Renewed(len(replay.logged), remake(tables))
