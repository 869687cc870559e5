"""The nearest other tools on the same clips, where they are installed: vPDQ, and FFmpeg's MPEG-7 signature filter."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from benchmarks import peers as installed
from benchmarks.excerpt.naming import Named

NEAREST, WORTH = 31, 50
"""Bits of 256 that may differ, and the least quality of a frame's hash: what vPDQ itself matches by."""
_CHILD = Path(__file__).with_name("frame_hashes.py")
_FOUND = re.compile(r"matching of video 0 at ([\d.]+) and 1 at ([\d.]+), (\d+) frames matching")


def hashes_by() -> str:
    """Which tool hashes frames here: ``vPDQ``, ``PDQ``, or empty for none."""
    return "vPDQ" if installed.installed("vpdq") else "PDQ" if installed.installed("pdqhash") else ""


def signature_there() -> bool:
    """Whether an ``ffmpeg`` with the filter ``signature`` is on the path."""
    program = shutil.which("ffmpeg")
    if program is None:
        return False
    told = subprocess.run([program, "-hide_banner", "-filters"], capture_output=True, text=True, check=False)
    return " signature " in told.stdout


@frozen
class Hashes:
    """The hashes of a file: frames × 4 words of 64 bits, and which frames' are worth comparing."""

    words: NDArray[np.uint64]
    worth: NDArray[np.bool_]


def hashes(path: Path) -> Hashes:
    """A hash for each frame of a file."""
    environment = {**os.environ, "PYTHONPATH": str(installed.folder())}
    command = [sys.executable, str(_CHILD), str(path)]
    told = subprocess.run(command, capture_output=True, text=True, check=True, env=environment).stdout
    rows = [line.split() for line in told.splitlines()]
    data = b"".join(bytes.fromhex(digest) for digest, _ in rows)
    words = np.frombuffer(data, np.uint64).reshape(-1, 4)
    return Hashes(words, np.array([int(quality) >= WORTH for _, quality in rows], bool))


def nearest(clip: Hashes, raws: Sequence[Hashes], frames: int) -> Named:
    """Each of ``frames`` clip frames named after the nearest hash of the footage; None where none is near enough."""
    table = np.concatenate([r.words for r in raws])
    worth = np.concatenate([r.worth for r in raws])
    places = [(raw, n) for raw, r in enumerate(raws) for n in range(len(r.words))]
    out: Named = []
    for one, good in zip(clip.words[:frames], clip.worth, strict=False):
        bits = np.bitwise_count(table ^ one).sum(axis=1, dtype=np.int64)
        bits[~worth] = 256
        best = int(bits.argmin())
        out.append(places[best] if good and bits[best] <= NEAREST else None)
    return out + [None] * (frames - len(out))


Stretch = tuple[int, int, int]
"""First clip frame, first raw frame, and how many frames."""


def stretches(raw: Path, clip: Path, raw_rate: Fraction, rate: Fraction) -> list[Stretch]:
    """What FFmpeg's filter says of one clip and one raw file: it names no more than one stretch."""
    with tempfile.TemporaryDirectory() as folder:
        told = subprocess.run(
            ["ffmpeg", "-nostdin", "-nostats", "-hide_banner", "-i", str(clip), "-i", str(raw), "-filter_complex",
             f"[0:v][1:v]signature=nb_inputs=2:detectmode=full:format=xml:filename={folder}/s%d.xml[out]",
             "-map", "[out]", "-f", "null", "-"],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
    return [
        (round(float(f[1]) * rate), round(float(f[2]) * raw_rate), int(f[3]))
        for f in _FOUND.finditer(told.stderr)
    ]


def longest(found: Sequence[Sequence[Stretch]], frames: int) -> Named:
    """Each clip frame named by the longest stretch that covers it; ``found`` has one list for each raw file."""
    votes: list[Counter[tuple[int, int]]] = [Counter() for _ in range(frames)]
    for number, told in enumerate(found):
        for at, there, count in told:
            for k in range(min(count, frames - at)):
                votes[at + k][(number, there + k)] += count
    return [v.most_common(1)[0][0] if v else None for v in votes]
