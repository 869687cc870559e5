"""Sealing: at fixed times waiting acts become a batch of the log, and its head is signed.

The times are the clock's, every twenty minutes, whether anything waits or not: nobody's act chooses one, so
neither when a checkpoint was made nor how large it is tells what happened before it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Final

from attrs import frozen
from django.conf import settings
from django.db import transaction

from beforehand.journal.act import read_instant
from beforehand.journal.audit import audit
from beforehand.journal.batch import Leaf
from beforehand.journal.difference import Finding
from beforehand.journal.log import advance
from beforehand.journal.note import Signer
from beforehand.journal.promise import make_promise
from beforehand.journal.stream import stream_key, tag
from beforehand.store.stream_counts import Stream, counted, streams_of
from beforehand.store.tables import journal_store
from beforehand.store.tables.guard import writing
from beforehand.store.tables.log import Act, Checkpoint
from beforehand.store.tables.log import Leaf as LeafRow
from beforehand.store.tables.log_store import DjangoLogStore
from beforehand.studio.checkpoint_rows import other_columns, other_ends
from beforehand.studio.desk import Receipt, lock_writers

INTERVAL: Final = timedelta(minutes=20)
PROMISED: Final = timedelta(hours=1)
"""By when after saving a checkpoint must cover an act: a restart or two may come between."""


@frozen
class Logged:
    """What the log must hold of one act, in the order of recording.

    Attributes:
        seq: the server's order.
        act: the act's id.
        commitment: 32 bytes.
        author: who; "" when the act does not open.
        scene: the scene's id, or None.
    """

    seq: int
    act: str
    commitment: bytes
    author: str
    scene: str | None


@frozen
class LogReport:
    """What the log's audit found: ``faults`` are plain sentences."""

    faults: tuple[str, ...]
    leaves: int
    checkpoint: str
    unsealed: int


def signer() -> Signer:
    """The log's key. Its name, the log's origin, belongs to the key and so to one data folder."""
    seed: bytes = settings.FOLDER.key("log")
    return Signer(f"beforehand/{sha256(b'origin' + seed).hexdigest()[:16]}", seed)


def promise(receipt: Receipt) -> str:
    """The signed promise that an act is saved and will be in a checkpoint within the hour."""
    return make_promise(signer(), receipt.act, receipt.commitment, receipt.at, receipt.at + PROMISED)


def sealed_to() -> datetime | None:
    """When the last checkpoint was made: up to then others can prove what was saved."""
    last = Checkpoint.objects.order_by("-batch").values_list("made_at", flat=True).first()
    return read_instant(last) if last else None


def seal_due(now: datetime) -> bool:
    """Make the batch whose time has come, if it has; whether one was made."""
    slot = datetime.fromtimestamp(now.timestamp() // INTERVAL.total_seconds() * INTERVAL.total_seconds(), UTC)
    last = sealed_to()
    if last is not None and last >= slot:
        return False
    seal(now)
    return True


def seal(now: datetime) -> None:
    """Make a batch of all waiting acts and sign the head."""
    counted()  # counting is the slow part: what was not counted yet is, before anybody has to wait for it
    with transaction.atomic(), writing():
        lock_writers()
        known = counted()
        waiting = [_logged(entry) for entry in journal_store.entries(after=known.through)]
        leaves = [_leaf(entry, known.counts) for entry in waiting]
        at = max(now, sealed_to() or now)
        store = DjangoLogStore(through=waiting[-1].seq if waiting else known.through, at=at)
        advance(store, leaves, signer(), at, master=settings.FOLDER.key("stream"))


def audit_log(logged: Sequence[Logged], seen: Iterable[str] = ()) -> LogReport:
    """Hold the log against the acts, all of them in order.

    Args:
        logged: of every act on record.
        seen: signed checkpoints of this log that were kept elsewhere.
    """
    through = _through()
    last = Checkpoint.objects.order_by("-batch").first()
    return LogReport(
        faults=(*_log_faults(logged, seen), *other_columns(signer().verifier)),
        leaves=LeafRow.objects.count(),
        checkpoint=last.note if last else "",
        unsealed=sum(entry.seq > through for entry in logged),
    )


def _log_faults(logged: Sequence[Logged], seen: Iterable[str]) -> list[str]:
    findings = audit(
        DjangoLogStore(),
        [entry.commitment for entry in logged],
        signer().verifier,
        master=settings.FOLDER.key("stream"),
        tags=_tags(logged),
        seen=seen,
    )
    if findings:
        shifted = any(finding.code in _SHIFTS_TAGS for finding in findings)
        told = [f for f in findings if not (shifted and f.code == "tags_changed")]
        return [_sentence(finding, logged) for finding in told]
    # How far the log goes can be told from its batches alone once these are known to be right.
    return other_ends({entry.commitment: entry.seq for entry in logged})


_SHIFTS_TAGS: Final = frozenset(
    {"act_gone", "act_changed", "act_unlogged", "order_changed", "recorded_twice"}
)
"""Tags count the acts of a stream: after one of these every later tag of its streams looks wrong."""


def _tags(logged: Sequence[Logged]) -> dict[bytes, tuple[bytes, bytes]]:
    """By commitment the tags that its leaf must have; none when an act does not open, as above."""
    if any(not entry.author for entry in logged):
        return {}
    counts: Counter[Stream] = Counter()
    leaves = [_leaf(entry, counts) for entry in logged]
    return {leaf.commitment: (leaf.tag_author, leaf.tag_scene) for leaf in leaves}


def _sentence(finding: Finding, logged: Sequence[Logged]) -> str:
    """Its sentence, with the id of the act that it counts."""
    return f"{finding.sentence} It is act {logged[finding.act - 1].act}." if finding.act else finding.sentence


def sealed_through() -> int:
    """Seq of the last act that a checkpoint covers."""
    return _through()


def unsealed_count() -> int:
    """How many acts were saved since the last checkpoint."""
    return Act.objects.filter(seq__gt=_through()).count()


def _through() -> int:
    return Checkpoint.objects.order_by("-batch").values_list("through", flat=True).first() or 0


def _logged(entry: journal_store.Entry) -> Logged:
    return Logged(entry.seq, entry.saved.id, entry.commitment, entry.saved.author, entry.saved.scene)


def _leaf(entry: Logged, counts: Counter[Stream]) -> Leaf:
    """The leaf of the next act of its streams."""
    author, scene = (_tag(stream, counts) for stream in streams_of(entry.author, entry.scene))
    return Leaf(author, scene, entry.commitment)


def _tag(stream: Stream, counts: Counter[Stream]) -> bytes:
    number = counts[stream]
    counts[stream] += 1
    return tag(stream_key(settings.FOLDER.key("stream"), *stream), number)
