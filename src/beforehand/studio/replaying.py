"""The journal replayed act by act into other tables, with what was wrong on the way."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from attrs import define, field

from beforehand.agreement.refusals import Refusal
from beforehand.journal.act import instant
from beforehand.store.settle import carry_out
from beforehand.store.tables import journal_store
from beforehand.store.tables.django_tables import DjangoTables
from beforehand.store.tables.guard import writing
from beforehand.store.tables.log import Act
from beforehand.studio.rider_checks import RiderChecks
from beforehand.studio.sealing import Logged

Progress = Callable[[int, int], None]


def replayed(tables: DjangoTables, progress: Progress | None = None) -> Replay:
    """Replay the whole journal, in order.

    Args:
        tables: empty ones, where what the acts make is written.
        progress: called with (acts done, acts in all) now and then.

    Raises:
        DatabaseError: the acts cannot be read.
    """
    total = Act.objects.count()
    replay = Replay(tables)
    for done, row in enumerate(Act.objects.order_by("seq").iterator(chunk_size=500), start=1):
        replay.take(row)
        if progress and (done % 50 == 0 or done == total):
            progress(done, total)
    return replay


@define
class Replay:
    """The acts taken so far, what the log must hold of them, and what was wrong."""

    tables: DjangoTables
    faults: list[str] = field(factory=list)
    logged: list[Logged] = field(factory=list)
    time: str = ""
    riders: RiderChecks = field(factory=RiderChecks)

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
            self.faults += self.riders.faults(saved)
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
