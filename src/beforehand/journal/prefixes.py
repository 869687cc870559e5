"""Every checkpoint says: these first leaves, this root. Each is held against roots worked out again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from attrs import define, field

from beforehand.agreement.refusals import Refusal
from beforehand.journal.checkpoint import Checkpoint, read_checkpoint
from beforehand.journal.difference import Finding
from beforehand.journal.note import Verifier


def stored_checkpoints(
    notes: Iterable[str], ends: Sequence[int], roots: Mapping[int, bytes], verifier: Verifier
) -> list[Finding]:
    """Check the log's own checkpoints: one at the end of each batch, over that prefix, times not falling.

    Args:
        notes: the signed notes, oldest first.
        ends: the size of the log at the end of each batch.
        roots: by size the root of that prefix, worked out again from the leaves.
        verifier: the log's key.
    """
    reading = _Reading(ends, roots, verifier)
    for note in notes:
        reading.take(note)
    return reading.findings + _unsigned(reading.count, ends)


def seen_checkpoints(notes: Iterable[str], roots: Mapping[int, bytes], verifier: Verifier) -> list[Finding]:
    """Check that checkpoints kept elsewhere are prefixes of this log; the arguments are those above."""
    return [found for note in notes if (found := _seen(note, roots, verifier))]


@define
class _Reading:
    """The stored checkpoints read so far; `good` is the size up to which the last right one vouches."""

    ends: Sequence[int]
    roots: Mapping[int, bytes]
    verifier: Verifier
    count: int = 0
    time: datetime | None = None
    good: int = 0
    in_run: bool = False
    findings: list[Finding] = field(factory=list)

    def take(self, note: str) -> None:
        number = self.count
        self.count += 1
        try:
            checkpoint = read_checkpoint(note, self.verifier)
        except Refusal as refusal:
            self._find(refusal.code, f"Checkpoint {number}: {refusal.sentence}")
            return
        self._compare(number, checkpoint)
        if self.time and (checkpoint.time is None or checkpoint.time < self.time):
            self._find("checkpoint_time", f"Checkpoint {number} claims to be earlier than the one before it.")
        self.time = checkpoint.time or self.time

    def _compare(self, number: int, checkpoint: Checkpoint) -> None:
        end = self.ends[number] if number < len(self.ends) else None
        if checkpoint.size != end:
            there = "no batch ends" if end is None else f"the batch ends at {end}"
            self._find(
                "checkpoint_size", f"Checkpoint {number} covers {checkpoint.size} leaves, where {there}."
            )
        elif checkpoint.root == self.roots[end]:
            self.good, self.in_run = end, False
        elif not self.in_run:  # a changed leaf makes every later root another: that is said once
            self.in_run = True
            self._find(
                "checkpoint_root",
                f"Checkpoint {number} signs another root than the first {end} leaves have: "
                f"a leaf from {self.good} to {end - 1} is not the one that was signed.",
            )

    def _find(self, code: str, sentence: str) -> None:
        self.findings.append(Finding(code, sentence))


def _unsigned(count: int, ends: Sequence[int]) -> list[Finding]:
    if count >= len(ends):
        return []
    return [Finding("checkpoint_missing", f"Batch {count} and what follows it has no checkpoint.")]


def _seen(note: str, roots: Mapping[int, bytes], verifier: Verifier) -> Finding | None:
    try:
        checkpoint = read_checkpoint(note, verifier)
    except Refusal as refusal:
        return Finding(refusal.code, f"A checkpoint kept elsewhere: {refusal.sentence}")
    size, said = checkpoint.size, f"A checkpoint kept elsewhere covers {checkpoint.size} leaves"
    if size > max(roots):
        return Finding("log_cut", f"{said}, and the log has {max(roots)}: its end is missing.")
    if roots.get(size) != checkpoint.root:
        return Finding("history_rewritten", f"{said} of another history than this log's.")
    return None
