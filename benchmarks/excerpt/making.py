"""Makes the files of a plan in a folder, with two processes."""

from __future__ import annotations

import json
from concurrent.futures import ProcessPoolExecutor
from fractions import Fraction
from pathlib import Path

from benchmarks.excerpt.cutting import cut, lumas
from benchmarks.excerpt.edits import Edit, truth_of
from benchmarks.excerpt.film import Coding, write
from benchmarks.excerpt.plan import Plan
from benchmarks.excerpt.sounds import sound_of
from benchmarks.excerpt.takes import Take, pictures

RATE = Fraction(24)


def make(plan: Plan, folder: Path, processes: int = 2) -> None:
    """Make raws and clips that are not there yet; ``truth.json`` beside them says what every frame is."""
    folder.mkdir(parents=True, exist_ok=True)
    with ProcessPoolExecutor(processes) as pool:
        list(pool.map(_take, plan.takes, [raw_path(folder, n) for n in range(len(plan.takes))]))
        list(pool.map(_clip, plan.edits, [plan] * len(plan.edits), [folder] * len(plan.edits)))
    told = {e.name: [[t.kind, t.raw, t.frame] for t in truth_of(e, RATE)] for e in plan.edits}
    (folder / "truth.json").write_text(json.dumps(told))


def raw_path(folder: Path, number: int) -> Path:
    """Where a take lies."""
    return folder / f"raw-{number:03d}.mp4"


def clip_path(folder: Path, edit: Edit) -> Path:
    """Where a clip lies."""
    return folder / f"clip-{edit.name.replace(' ', '-')}.mp4"


def _take(take: Take, path: Path) -> None:
    if not path.exists():
        part = path.with_suffix(".part.mp4")
        sound = sound_of(take.scene * 10 + take.take, take.frames / float(take.rate))
        write(part, pictures(take), Coding(rate=take.rate, timecode="01:00:00:00"), sound)
        part.rename(path)


def _clip(edit: Edit, plan: Plan, folder: Path) -> None:
    path = clip_path(folder, edit)
    if path.exists():
        return
    used = {p.raw for p in edit.pieces if p.kind in ("match", "picture", "freeze")}
    raws = {n: lumas(raw_path(folder, n)) for n in used}
    sounds = {
        n: sound_of(plan.takes[n].scene * 10 + plan.takes[n].take, plan.takes[n].frames / 24) for n in used
    }
    part = path.with_suffix(".part.mp4")
    cut(edit, raws, sounds, RATE, part)
    part.rename(path)
