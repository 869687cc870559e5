"""Is all as recorded? The journal replayed into an empty database, every table compared, the log recomputed.

What it proves depends on whom it excludes, so it says that too (DESIGN §8).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from attrs import define, field, frozen
from django.db import DatabaseError

from beforehand.agreement.refusals import Refusal
from beforehand.journal.act import instant
from beforehand.store.settle import carry_out
from beforehand.store.tables import journal_store
from beforehand.store.tables.django_tables import DjangoTables
from beforehand.store.tables.guard import writing
from beforehand.store.tables.log import Act
from beforehand.store.tables.replay import Difference, differences, empty_database
from beforehand.store.tables.snapshot import one_moment
from beforehand.studio.sealing import Logged, audit_log

MOST_SHOWN: Final = 50

EXCLUDES: Final = (
    "Excluded by this proof: whoever could change the database but not the keys, and came in by nobody's sign-in, "
    "as far as the last checkpoint. Who was signed in as whom is not proven.",
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
        total = Act.objects.count()
        replay = _Replay(tables)
        for done, row in enumerate(Act.objects.order_by("seq").iterator(chunk_size=500), start=1):
            replay.take(row)
            if progress and (done % 50 == 0 or done == total):
                progress(done, total)
        found = list(differences(tables, DjangoTables()))
        log = audit_log(replay.logged, seen)
    rows = [_sentence(d) for d in found[:MOST_SHOWN]]
    if len(found) > MOST_SHOWN:
        rows.append(f"{len(found) - MOST_SHOWN} more rows differ.")
    return Report(
        acts=total,
        faults=(*replay.faults, *rows, *log.faults),
        leaves=log.leaves,
        checkpoint=log.checkpoint,
        unsealed=log.unsealed,
    )


@define
class _Replay:
    """The acts taken so far, what the log must hold of them, and what was wrong."""

    tables: DjangoTables
    faults: list[str] = field(factory=list)
    logged: list[Logged] = field(factory=list)
    time: str = ""

    def take(self, row: Act) -> None:
        """Open the next act, hold it against its row, and carry it out."""
        try:
            entry = journal_store.open_entry(row)
        except (Refusal, ValueError, KeyError, TypeError) as error:
            self.faults.append(f"Act {row.act_id} does not open: {reason(error)}")
            self.logged.append(Logged(row.seq, row.act_id, _bytes(row.commitment), "", None))
            return
        saved = entry.saved
        self.faults += _odd(entry, self.time)
        self.time = instant(saved.at)
        self.logged.append(Logged(row.seq, saved.id, entry.computed, saved.author, saved.scene))
        try:
            with writing():
                carry_out(saved, self.tables)
        except (LookupError, Refusal) as error:
            self.faults.append(f"Act {saved.id} cannot be replayed: {reason(error)}")


def _bytes(value: object) -> bytes:
    """The column's bytes; SQLite lets a hand write text or a number where bytes belong."""
    return bytes(value) if isinstance(value, bytes | memoryview) else b""


def _odd(entry: journal_store.Entry, before: str) -> Iterator[str]:
    """What an opened act says that its row, or the act before it, does not."""
    if entry.commitment != entry.computed:
        yield f"Act {entry.saved.id} is not what was committed to when it was saved."
    if entry.aside:
        yield f"Act {entry.saved.id} is filed under another {entry.aside} than it says itself."
    if instant(entry.saved.at) < before:
        yield f"Act {entry.saved.id} is earlier than the act before it: the order of the acts was changed."


def reason(error: Exception) -> str:
    """Say in words why an act did not open or could not be replayed."""
    if isinstance(error, KeyError):
        return f"it speaks of {error.args[0]}, which was never recorded."
    if isinstance(error, TypeError):
        return "a column of its row holds another kind of value than was written."
    return error.sentence if isinstance(error, Refusal) else str(error)


def _sentence(found: Difference) -> str:
    where = f"The table {found.table}, row {found.row}"
    if found.kind == "missing":
        return f"{where}: the journal made it, and it is gone."
    if found.kind == "extra":
        return f"{where}: no act stands behind it."
    return f"{where}: changed without an act ({', '.join(found.columns)})."
