"""What an hour costs: fingerprinting against decoding alone, room on disk, searching an hour, narrowing 100 hours."""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from fractions import Fraction
from functools import partial
from pathlib import Path

import numpy as np

from beforehand.footage.arrays import Bytes
from beforehand.footage.decoding import read_reel
from beforehand.footage.ground import ground
from beforehand.footage.keys import keys_of
from beforehand.footage.library import KEY_GRID, Library
from beforehand.footage.narrowing import alike, queries
from beforehand.footage.reel import RAW_GRID, Reel
from beforehand.footage.search import Search
from benchmarks.excerpt.film import Coding, write
from benchmarks.excerpt.moves import Manner
from benchmarks.excerpt.takes import Take, pictures


def decode_ratio(folder: Path) -> tuple[float, float]:
    """CPU time of fingerprinting 1080p over that of decoding alone by the same FFmpeg; and frames a second."""
    path = folder / "hd-40s.mp4"
    if not path.exists():
        shot = Take(41, 0, Manner(1.0, "handheld", 0.4), 120, Fraction(24), 1080, 1920, 2.0)
        write(path, list(pictures(shot)) * 8, Coding(crf=20))  # so long that starting hardly counts
    ratios, pace = [], 0.0
    for _ in range(3):
        alone, ours = _children(_decode_child(path)), _children(lambda: read_reel(path, RAW_GRID))
        begun = time.perf_counter()
        read_reel(path, RAW_GRID)
        pace = max(pace, 960 / (time.perf_counter() - begun))
        ratios.append(ours / alone)
    return float(np.median(ratios)), pace


def _decode_child(path: Path) -> Callable[[], object]:
    code = (
        "import av,sys\n"
        "with av.open(sys.argv[1]) as f:\n"
        " f.streams.video[0].thread_type='AUTO'\n"
        " for _ in f.decode(video=0): pass\n"
    )
    return lambda: subprocess.run([sys.executable, "-c", code, str(path)], check=True)


def _children(run: Callable[[], object]) -> float:
    """CPU seconds of child processes while something runs, the interpreter's start included."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    run()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime + after.ru_stime) - (before.ru_utime + before.ru_stime)


def kept_an_hour(raws: list[Reel]) -> float:
    """Megabytes that a library keeps for an hour of such footage."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "library"
        with Library.opened(path, create=True) as kept:
            for reel in raws:
                kept.add(Path(reel.path), partial(_same, reel))
        seconds = sum(float(len(r.frames) / r.rate) for r in raws)
        return path.stat().st_size / 1e6 * 3600 / seconds


def _same(reel: Reel, _: Path) -> Reel:
    return reel


def an_hour(raws: list[Reel], clips: list[Reel]) -> tuple[float, float]:
    """Seconds to search an hour of footage for a clip of 2 min, and the most memory that was held (GB)."""
    frames = np.concatenate([r.frames for r in raws])
    frames = np.concatenate([frames] * (86_400 // len(frames) + 1))[:86_400]
    clip = np.concatenate([c.frames for c in clips])
    clip = np.concatenate([clip] * (2_880 // len(clip) + 1))[:2_880]
    hour = _reel(frames)
    begun = time.perf_counter()
    there = ground(0, hour)
    Search(clip, np.arange(len(clip)) / 24, 16 / 9, [there], keys_of([hour.frames], 12)).run()
    spent = time.perf_counter() - begun
    return spent, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6


def hundred_hours(clips: list[Reel]) -> float:
    """Seconds to narrow a library of 100 files of an hour down to those worth searching, for a clip of 2 min."""
    rng = np.random.default_rng(5)
    keys = [rng.integers(0, 255, (3600, *KEY_GRID)).astype(np.uint8) for _ in range(4)]
    clip = np.concatenate([c.frames for c in clips])[:2_880]
    begun = time.perf_counter()
    asked = queries(clip, 16 / 9)
    for n in range(100):
        alike(keys[n % 4], asked)
    return time.perf_counter() - begun


def _reel(frames: Bytes) -> Reel:
    shown = np.arange(len(frames), dtype=np.int64)
    return Reel("hour", "0" * 64, 1920, 1080, frames, shown, Fraction(1, 24), Fraction(24))
