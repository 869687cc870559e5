"""``make bench-excerpt``: drawn clips held against drawn footage, and what was said of every frame."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

import numpy as np

from beforehand.footage.decoding import read_reel
from beforehand.footage.excerpt import check
from beforehand.footage.reel import CLIP_GRID, RAW_GRID, Reel
from benchmarks.excerpt import hours, processor
from benchmarks.excerpt.beside import Bench, lines
from benchmarks.excerpt.edits import truth_of
from benchmarks.excerpt.losses import Losses
from benchmarks.excerpt.making import RATE, clip_path, make, raw_path
from benchmarks.excerpt.naming import Tally, named
from benchmarks.excerpt.plan import Plan, plan
from benchmarks.excerpt.scoring import Score, part

HARD = ("static crf 38", "static subtitles")
"""Groups that the goals for ordinary edits do not cover."""


def main() -> None:
    """Make what is not there yet, check everything, and print the table."""
    asked = argparse.ArgumentParser(prog="bench-excerpt")
    asked.add_argument(
        "--folder", type=Path, default=Path("build/bench-excerpt-2"), help="where the files are made"
    )
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--clips", type=int, default=40)
    asked.add_argument("--scenes", type=int, default=9)
    asked.add_argument("--no-peers", action="store_true")
    asked.add_argument("--no-costs", action="store_true")
    asked.add_argument("--no-accuracy", action="store_true")
    told = asked.parse_args()
    made = plan(told.seed, told.scenes, told.clips)
    print(f"Drawing {len(made.takes)} takes and {len(made.edits)} clips in {told.folder}", flush=True)
    make(made, told.folder)
    given = [n for n in range(len(made.takes)) if n not in made.hidden]
    raws = [read_reel(raw_path(told.folder, n), RAW_GRID) for n in given]
    begun = processor.seconds()
    clips = [read_reel(clip_path(told.folder, edit), CLIP_GRID) for edit in made.edits]
    ours = Tally(seconds=processor.seconds() - begun)
    if not told.no_accuracy:
        _accuracy(made, clips, raws, given, ours)
    if not told.no_costs:
        _costs(told.folder, raws, clips)
    if not told.no_peers and not told.no_accuracy:
        for line in lines(Bench(made, told.folder, given), ours):
            print(line, flush=True)


def _accuracy(made: Plan, clips: list[Reel], raws: list[Reel], given: list[int], ours: Tally) -> None:
    groups: dict[str, Score] = {}
    ordinary, hard, away, losses = Score(), Score(), Score(), Losses(made)
    begun = time.perf_counter()
    for edit, clip in zip(made.edits, clips, strict=True):
        print(f"  {edit.name}", end="\r", file=sys.stderr, flush=True)
        truth = truth_of(edit, RATE)
        started = processor.seconds()
        found = check(clip, raws)
        ours.seconds += processor.seconds() - started
        ours.add(truth, named(found), given)
        for score in (groups.setdefault(edit.group, Score()), hard if edit.group in HARD else ordinary):
            score.add(edit, truth, found, given)
        if edit.group not in HARD:
            losses.add(truth, found, given)
        # The same clip without the takes that it is made of: nothing of it may be found in their sisters.
        used = {t.raw for t in truth}
        rest = [k for k, n in enumerate(given) if n not in used]
        without, others = check(clip, [raws[k] for k in rest]), [given[k] for k in rest]
        away.add(edit, truth, without, others)
        ours.add(truth, named(without), others)
    head = (
        "clips",
        "frames",
        "exact",
        "within 1",
        "right file",
        "in interval",
        "width",
        "pieces F1",
        "false",
        "of",
    )
    print("\n" + _line(head))
    for name, score in [*sorted(groups.items()), ("ordinary edits", ordinary), ("static, poor", hard)]:
        print(_line((name, *_figures(score))))
    print(_line(("own takes withheld", *_figures(away))))
    total = [groups[g] for g in groups]
    print(f"\nboundaries off by, median and 95th percentile: {_off(ordinary)}")
    print(f"frames of freezes called so: {part(sum(s.held_said for s in total), sum(s.held for s in total))}")
    print(
        f"frames of dissolves called so: {part(sum(s.mixed_said for s in total), sum(s.mixed for s in total))}"
    )
    false, foreign = ordinary.false + hard.false + away.false, ordinary.foreign + hard.foreign + away.foreign
    print(f"frames falsely called a match: {false} of {foreign}")
    print(f"frames of given footage called another file's: {ordinary.mistaken + hard.mistaken}")
    print(*losses.lines(), sep="\n")
    print(f"seconds a check: {(time.perf_counter() - begun) / 2 / len(clips):.1f}")


def _figures(score: Score) -> tuple[str, ...]:
    width = f"{np.median(score.widths):.0f}" if score.widths else "–"
    both = score.pieces + score.found
    return (
        str(score.shown),
        part(score.exact, score.shown), part(score.near, score.shown), part(score.right, score.shown),
        part(score.inside, score.named), width, f"{2 * score.agreed / both:.3f}" if both else "–",
        str(score.false), str(score.foreign),
    )  # fmt: skip


def _line(cells: tuple[str, ...]) -> str:
    return f"{cells[0]:20}" + "".join(f"{cell:>12}" for cell in cells[1:])


def _off(score: Score) -> str:
    return (
        f"{np.median(score.edges):.0f} and {np.percentile(score.edges, 95):.0f} frames"
        if score.edges
        else "–"
    )


def _costs(folder: Path, raws: list[Reel], clips: list[Reel]) -> None:
    ratio, pace = hours.decode_ratio(folder)
    print(
        f"\nCPU of fingerprinting 1080p over decoding alone: {ratio:.2f} ({pace:.0f} frames a second)",
        flush=True,
    )
    print(f"kept for an hour of footage: {hours.kept_an_hour(raws):.0f} MB", flush=True)
    print(f"100 h narrowed down for 2 min of clip: {hours.hundred_hours(clips):.0f} s", flush=True)
    spent, memory = hours.an_hour(raws, clips)
    print(
        f"1 h of footage searched for 2 min of clip: {spent:.0f} s, at most {memory:.2f} GB held", flush=True
    )


if __name__ == "__main__":
    main()
