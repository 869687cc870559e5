"""The nearest other tools on the same clips, where they are installed: vPDQ, and FFmpeg's signature filter."""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from collections import Counter
from importlib.util import find_spec
from pathlib import Path
from typing import Any

Named = list[tuple[int, int] | None]
"""For each clip frame a file and a frame, or None."""


def vpdq_there() -> bool:
    """Whether the package ``vpdq`` is installed (it is no part of this project)."""
    return find_spec("vpdq") is not None


def signature_there() -> bool:
    """Whether an ``ffmpeg`` with the filter ``signature`` is on the path."""
    program = shutil.which("ffmpeg")
    if program is None:
        return False
    told = subprocess.run([program, "-hide_banner", "-filters"], capture_output=True, text=True, check=False)
    return " signature " in told.stdout


class Vpdq:
    """A hash for each frame; a clip frame is named after the nearest raw hash within 31 of 256 bits."""

    def __init__(self, raws: list[Path]) -> None:
        self.hashes = [_hashes(path) for path in raws]

    def name(self, clip: Path) -> Named:
        """Name the frames of a clip."""
        table = [
            (int(h.hex, 16), raw, n) for raw, hashes in enumerate(self.hashes) for n, h in enumerate(hashes)
        ]
        out: Named = []
        for one in _hashes(clip):
            value = int(one.hex, 16)
            bits, raw, n = min(((value ^ other).bit_count(), raw, n) for other, raw, n in table)
            out.append((raw, n) if bits <= 31 and one.quality >= 50 else None)
        return out


def signature(raws: list[Path], clip: Path, frames: int) -> Named:
    """What FFmpeg's MPEG-7 signature filter matches: the one stretch that it gives for each raw file."""
    votes: list[Counter[tuple[int, int]]] = [Counter() for _ in range(frames)]
    for number, raw in enumerate(raws):
        with tempfile.TemporaryDirectory() as folder:
            told = subprocess.run(
                ["ffmpeg", "-hide_banner", "-i", str(clip), "-i", str(raw), "-filter_complex",
                 "[0:v][1:v]signature=nb_inputs=2:detectmode=full:format=xml:filename=" + folder + "/s%d.xml[out]",
                 "-map", "[out]", "-f", "null", "-"],
                capture_output=True, text=True, check=False,
            )  # fmt: skip
        for found in re.finditer(
            r"matching of video 0 at ([\d.]+) and 1 at ([\d.]+), (\d+) frames matching", told.stderr
        ):
            at, there, count = round(float(found[1]) * 24), round(float(found[2]) * 24), int(found[3])
            for k in range(count):
                if at + k < frames:
                    votes[at + k][(number, there + k)] += count
    return [v.most_common(1)[0][0] if v else None for v in votes]


def _hashes(path: Path) -> list[Any]:
    import vpdq

    return list(vpdq.computeHash(str(path)))
