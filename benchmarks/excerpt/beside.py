"""The other tools' answers beside ours: the same clips, the same count of frames, the same run."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from attrs import frozen

from benchmarks.excerpt import peers, processor
from benchmarks.excerpt.edits import Edit, truth_of
from benchmarks.excerpt.making import RATE, clip_path, raw_path
from benchmarks.excerpt.naming import Named, Tally
from benchmarks.excerpt.plan import Plan

Naming = Callable[[Edit, Sequence[int]], Named]
"""Names the frames of a clip after some of the files, which are counted from 0."""


@frozen
class Bench:
    """The clips and the files that they are held against; ``given`` has the take number of each file."""

    made: Plan
    folder: Path
    given: list[int]

    @property
    def paths(self) -> list[Path]:
        """Where the given files lie."""
        return [raw_path(self.folder, n) for n in self.given]


def tallied(bench: Bench, naming: Naming) -> Tally:
    """Count a tool over all clips, each once more without the takes that it was cut from, as ours are counted."""
    tally = Tally()
    every = range(len(bench.given))
    for edit in bench.made.edits:
        truth = truth_of(edit, RATE)
        begun = processor.seconds()
        said = naming(edit, every)
        tally.seconds += processor.seconds() - begun
        tally.add(truth, said, bench.given)
        used = {t.raw for t in truth}
        rest = [k for k in every if bench.given[k] not in used]
        tally.add(truth, naming(edit, rest), [bench.given[k] for k in rest])
    return tally


def by_hashes(bench: Bench) -> Naming:
    """vPDQ, or PDQ frame by frame. The footage is hashed here, once, and counts for no clip."""
    raws = [peers.hashes(path) for path in bench.paths]
    kept: dict[str, peers.Hashes] = {}

    def naming(edit: Edit, files: Sequence[int]) -> Named:
        if edit.name not in kept:
            kept[edit.name] = peers.hashes(clip_path(bench.folder, edit))
        return peers.nearest(kept[edit.name], [raws[k] for k in files], len(truth_of(edit, RATE)))

    return naming


def by_signature(bench: Bench) -> Naming:
    """FFmpeg's filter, which keeps nothing: every file is decoded again for every clip."""
    kept: dict[str, list[list[peers.Stretch]]] = {}

    def naming(edit: Edit, files: Sequence[int]) -> Named:
        if edit.name not in kept:
            clip = clip_path(bench.folder, edit)
            kept[edit.name] = [peers.stretches(raw, clip, RATE, edit.finish.rate) for raw in bench.paths]
        return peers.longest([kept[edit.name][k] for k in files], len(truth_of(edit, RATE)))

    return naming


def lines(bench: Bench, ours: Tally) -> Iterator[str]:
    """The table: each tool's shares, and in brackets its ratio to ours."""
    yield f"\nbeside others on the same {len(bench.made.edits)} clips and {len(bench.given)} files (ratio to ours)"
    yield _line(("", "exact", "within 1", "false", "of", "CPU s a clip"))
    yield _told("beforehand", ours, ours, len(bench.made.edits))
    tools = ((peers.hashes_by() or "vPDQ", bool(peers.hashes_by()), by_hashes),
             ("FFmpeg signature", peers.signature_there(), by_signature))  # fmt: skip
    for name, there, naming in tools:
        if not there:
            yield f"{name}: not installed (make peers)"
            continue
        yield _told(name, tallied(bench, naming(bench)), ours, len(bench.made.edits))


def _told(name: str, tally: Tally, ours: Tally, clips: int) -> str:
    shares = [(t.exact / max(t.shown, 1), t.near / max(t.shown, 1), t.seconds / clips) for t in (tally, ours)]
    exact, near, spent = (
        f"{a:.{digits}f}"
        if tally is ours
        else f"{a:.{digits}f} ({a / b:.2f})"
        if b
        else f"{a:.{digits}f} (–)"
        for a, b, digits in zip(*shares, (3, 3, 1), strict=True)
    )
    return _line((name, exact, near, str(tally.false), str(tally.foreign), spent))


def _line(cells: tuple[str, ...]) -> str:
    return f"{cells[0]:20}" + "".join(f"{cell:>15}" for cell in cells[1:])
