"""Is all as recorded? The journal replayed into an empty database, every table compared, the log recomputed.

What it proves depends on whom it excludes, so it says that too (DESIGN §8).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import islice
from typing import Final

from attrs import field, frozen
from django.db import DatabaseError

from beforehand.store.tables.django_tables import DjangoTables
from beforehand.store.tables.foreign import Foreign, foreign_things
from beforehand.store.tables.replay import Difference, differences, empty_database
from beforehand.store.tables.snapshot import one_moment
from beforehand.studio.entry.note_chain import chain_faults
from beforehand.studio.replaying import replayed
from beforehand.studio.sealing import audit_log

MOST_SHOWN: Final = 50

EXCLUDES: Final = (
    "Excluded by this proof: whoever could change the database but not the keys, and came in by nobody's sign-in, "
    "as far as the last checkpoint. Who was signed in as whom is not proven; the list of ways in is sealed line by "
    "line, and its newest lines could be taken off its end.",
    "Not excluded: whoever put back an older copy of the database, and whoever had the database and the keys "
    "together and wrote another record that verifies as well. A checkpoint kept elsewhere excludes both from its "
    "time on: keep the one below in a file, and give it to the next verification with --seen FILE.",
)


@frozen
class Report:
    """What verification found.

    Attributes:
        acts: how many acts were read.
        faults: plain sentences, each exactly what is not as recorded; none when all is.
        leaves: how many leaves the log holds.
        checkpoint: the last signed checkpoint, or "".
        unsealed: how many acts came after it.
    """

    acts: int
    faults: tuple[str, ...]
    leaves: int
    checkpoint: str
    unsealed: int
    notes: tuple[str, ...] = field(default=EXCLUDES)

    @property
    def whole(self) -> bool:
        """Whether all is as recorded."""
        return not self.faults


def verify(progress: Callable[[int, int], None] | None = None, seen: Iterable[str] = ()) -> Report:
    """Verify the whole journal.

    Args:
        progress: called with (acts done, acts in all) now and then.
        seen: signed checkpoints of this log that were kept elsewhere; each must be a part of it.
    """
    try:
        return _verified(progress, seen)
    except DatabaseError as error:
        fault = f"The database cannot be read as it was made: {error}."
        return Report(acts=0, faults=(fault,), leaves=0, checkpoint="", unsealed=0)


def _verified(progress: Callable[[int, int], None] | None, seen: Iterable[str]) -> Report:
    with one_moment(), empty_database() as tables:
        replay = replayed(tables, progress)
        found = list(differences(tables, DjangoTables()))
        log = audit_log(replay.logged, seen)
        foreign = [_stranger(thing) for thing in foreign_things()]
        ways = list(islice(chain_faults(), MOST_SHOWN))
    rows = [_sentence(d) for d in found[:MOST_SHOWN]]
    if len(found) > MOST_SHOWN:
        rows.append(f"{len(found) - MOST_SHOWN} more rows differ.")
    return Report(
        acts=len(replay.logged),
        faults=(*foreign, *replay.faults, *rows, *log.faults, *ways),
        leaves=log.leaves,
        checkpoint=log.checkpoint,
        unsealed=log.unsealed,
    )


def _sentence(found: Difference) -> str:
    where = f"The table {found.table}, row {found.row}"
    if found.kind == "missing":
        return f"{where}: the journal made it, and it is gone."
    if found.kind == "extra":
        return f"{where}: no act stands behind it."
    return f"{where}: changed without an act ({', '.join(found.columns)})."


def _stranger(found: Foreign) -> str:
    return f"The database has a {found.kind} that this program did not make: {found.name}, on {found.table}."
