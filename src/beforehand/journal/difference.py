"""What is missing, extra, changed or moved between the acts logged and the acts on record."""

from __future__ import annotations

from collections.abc import Container, Sequence
from typing import TypeVar

from attrs import field, frozen

from beforehand.journal.batch import LEAF_BYTES, BadOrder, Batch, expected, open_order


@frozen
class Finding:
    """One thing that is not as recorded.

    Attributes:
        code: stable.
        sentence: says exactly what.
        act: the number of the act on record that it is about, the oldest being 1; 0 when it is about none.
    """

    code: str
    sentence: str
    act: int = field(default=0, eq=False)


@frozen
class Logged:
    """An act's leaf as it stands in the log: its index there and its 64 bytes."""

    index: int
    content: bytes

    @property
    def commitment(self) -> bytes:
        """The 32 bytes that commit to the act."""
        return self.content[32:]


@frozen
class Opened:
    """A batch under the master key: its acts in true order, None if that did not open; what is wrong."""

    acts: list[Logged] | None = None
    findings: list[Finding] = field(factory=list)


def opened(batch: Batch, master: bytes) -> Opened:
    """Open a batch and compare each leaf that is no act with the filler it must be."""
    try:
        order = open_order(batch, master)
    except BadOrder as refusal:
        return Opened(findings=[Finding(refusal.code, refusal.sentence)])
    parts = batch.parts()
    acts = [Logged(batch.first + place, parts[place]) for place in order.places[: order.acts]]
    content = expected(order, [act.content for act in acts], batch.order, number=batch.number, master=master)
    if content == batch.content:
        return Opened(acts)
    return Opened(acts, _not_filler(batch, content))


def check_batch(batch: Batch, commitments: Sequence[bytes], master: bytes) -> list[Finding]:
    """Check one batch against the commitments, in true order, of exactly the acts it should hold.

    Returns:
        Nothing when the batch holds these acts in this order and filler; else one finding for each
        difference. A changed tag of an act is not seen here: the root shows it, and `audit` when it is
        given the tags.
    """
    inside = opened(batch, master)
    acts = inside.acts or []
    loose = {part[-32:] for part in batch.parts()} if inside.acts is None else set()
    return [*inside.findings, *differences(acts, commitments, due=len(commitments), loose=loose)]


def differences(
    logged: Sequence[Logged], recorded: Sequence[bytes], *, due: int = 0, loose: Container[bytes] = ()
) -> list[Finding]:
    """Compare what the log holds with what is on record, both in true order; O(n).

    Args:
        logged: the acts of the log.
        recorded: the commitments of the acts on record, oldest first.
        due: how many of them, oldest first, must be in the log; later ones may wait for their batch, unless
        an act
            after them is logged.
        loose: commitments of leaves whose true order is not known; an act among them is logged, wherever.

    Returns:
        One finding for each act changed, gone, unlogged or repeated, and one for all that moved.
    """
    in_log, on_record = {each.commitment for each in logged}, set(recorded)
    rows, twice = _first_of_each([Row(n, commitment) for n, commitment in enumerate(recorded, start=1)])
    leaves, again = _first_of_each(logged)
    due = max([due, *(row.number for row in rows if row.commitment in in_log or row.commitment in loose)])
    rows = [row for row in rows if row.commitment in in_log or row.commitment not in loose]
    without_act, without_leaf = _by_gap(leaves, on_record), _by_gap(rows, in_log)
    findings = [_logged_twice(each) for each in again] + [_recorded_twice(row) for row in twice]
    for gap in sorted(without_act.keys() | without_leaf.keys()):
        findings += _in_gap(without_act.get(gap, []), without_leaf.get(gap, []), due)
    known = [each for each in leaves if each.commitment in on_record]
    return findings + _moved(known, [row for row in rows if row.commitment in in_log])


@frozen
class Row:
    """An act on record: its number, the oldest being 1, and its commitment."""

    number: int
    commitment: bytes


Entry = TypeVar("Entry", Logged, Row)


def _first_of_each(entries: Sequence[Entry]) -> tuple[list[Entry], list[Entry]]:
    """Part the entries into the first of each commitment and those that repeat one."""
    met: set[bytes] = set()
    first: list[Entry] = []
    again: list[Entry] = []
    for entry in entries:
        (again if entry.commitment in met else first).append(entry)
        met.add(entry.commitment)
    return first, again


def _by_gap(entries: Sequence[Entry], others: set[bytes]) -> dict[int, list[Entry]]:
    """Give the entries the other side lacks, by how many entries that it has stand before them."""
    gaps: dict[int, list[Entry]] = {}
    before = 0
    for entry in entries:
        if entry.commitment in others:
            before += 1
        else:
            gaps.setdefault(before, []).append(entry)
    return gaps


def _in_gap(leaves: list[Logged], rows: list[Row], due: int) -> list[Finding]:
    """Between two neighbours a leaf without its act and an act without its leaf are one act, changed."""
    both = min(len(leaves), len(rows))
    changed = [_changed(leaf, row) for leaf, row in zip(leaves, rows, strict=False)]
    gone = [_gone(leaf) for leaf in leaves[both:]]
    return changed + gone + [_unlogged(row) for row in rows[both:] if row.number <= due]


def _moved(leaves: list[Logged], rows: list[Row]) -> list[Finding]:
    wrong = [(leaf, row) for leaf, row in zip(leaves, rows, strict=True) if leaf.commitment != row.commitment]
    if not wrong:
        return []
    leaf, row = wrong[0]
    return [
        Finding(
            "order_changed",
            f"The acts on record are not in the order in which they were logged: {len(wrong)} moved, "
            f"the first being number {row.number}, where the log has the act of leaf {leaf.index}.",
            row.number,
        )
    ]


def _changed(leaf: Logged, row: Row) -> Finding:
    return Finding(
        "act_changed",
        f"Act number {row.number} is not what was logged: leaf {leaf.index} commits to other content.",
        row.number,
    )


def _gone(leaf: Logged) -> Finding:
    return Finding("act_gone", f"Leaf {leaf.index} commits to an act that is not on record any more.")


def _unlogged(row: Row) -> Finding:
    sentence = f"Act number {row.number} is on record and has no leaf in the log."
    return Finding("act_unlogged", sentence, row.number)


def _logged_twice(leaf: Logged) -> Finding:
    return Finding("logged_twice", f"Leaf {leaf.index} repeats an act that an earlier leaf already holds.")


def _recorded_twice(row: Row) -> Finding:
    sentence = f"Act number {row.number} repeats an act that is already on record."
    return Finding("recorded_twice", sentence, row.number)


def _not_filler(batch: Batch, content: bytes) -> list[Finding]:
    """Name each leaf whose bytes are not those that the opened order and the filler give."""
    parts = batch.parts()
    return [
        Finding(
            "filler_changed",
            f"Leaf {batch.first + place} in batch {batch.number} is no act of its order and not its filler.",
        )
        for place, part in enumerate(parts)
        if part != content[place * LEAF_BYTES : (place + 1) * LEAF_BYTES]
    ]
