"""How many pages a second the readers of scripts and the breakdown take, beside the readers of others.

The script is made here: 120 pages of the same few paragraphs in a new order. Each work runs in this process
and counts its own time only, best of three, in turn. ``screenplain`` and ``jouvence`` are measured where they
are installed (``make peers``); they are no part of this project.
"""

from __future__ import annotations

import io
import random
import resource
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from pathlib import Path

from beforehand.script.breakdown.pages import paging
from beforehand.script.breakdown.reading import break_down
from beforehand.script.fdx.reader import read_fdx
from beforehand.script.fountain import read_fountain
from beforehand.script.pdf.reader import read_pdf
from beforehand.script.text.reader import read_text
from benchmarks.peers import installed
from benchmarks.script_files import fdx_of, fountain_of, pdf_of, text_of
from benchmarks.table import Measured, text

ROUNDS = 3
PAGES = 120
LEAST = {"Fountain": 3_000, "PDF": 300, "breakdown": 500}


def rows() -> list[Measured]:
    """Measure; pages are counted as they would be printed."""
    chance = random.Random(42)
    fountain = fountain_of(PAGES, chance)
    play = read_fountain(fountain)
    pages = paging(play).pages
    fdx, pdf, typed = fdx_of(play), pdf_of(play), text_of(play)
    works: dict[str, Callable[[], object]] = {
        "Fountain": lambda: read_fountain(fountain),
        "text": lambda: read_text(typed),
        "FDX": lambda: read_fdx(fdx),
        "PDF": lambda: read_pdf(pdf),
        "breakdown": lambda: break_down(play),
        **dict(_peers(fountain, fdx)),
    }
    seconds = _best(works)
    told = [_speed(name, pages, seconds) for name in seconds]
    return [*told, *_absent(), _whole(pdf, pages), _scenes(play.scenes, read_pdf(pdf).scenes)]


def _speed(name: str, pages: int, seconds: dict[str, float]) -> Measured:
    """Pages a second; of a peer also as a ratio to our reader of the same file."""
    speed, least = pages / seconds[name], LEAST.get(name)
    ours = next((seconds[form] for form in ("Fountain", "FDX") if name.endswith(f"same {form}")), None)
    ratio = f" ({ours / seconds[name]:.2f} of ours)" if ours else ""
    limit = f">= {least}" if least else ""
    holds = least is None or speed >= least
    return Measured(f"script: {name}, pages a second", f"{speed:,.0f}{ratio}", limit, holds)


def _peers(script: str, fdx: bytes) -> Iterator[tuple[str, Callable[[], object]]]:
    yield "ElementTree on the same FDX", lambda: ET.fromstring(fdx)
    if installed("screenplain"):
        from screenplain.parsers import fountain

        yield "screenplain on the same Fountain", lambda: list(fountain.parse(io.StringIO(script)))
    if installed("jouvence"):
        from jouvence.parser import JouvenceParser

        yield "jouvence on the same Fountain", lambda: JouvenceParser().parseString(script)


def _absent() -> list[Measured]:
    return [
        Measured(f"script: {name} on the same Fountain", "not installed", "", True)
        for name in ("screenplain", "jouvence")
        if not installed(name)
    ]


def _whole(pdf: bytes, pages: int) -> Measured:
    """The command on a PDF, start of Python included, and the most memory it took."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "script.pdf"
        path.write_bytes(pdf)
        command = [sys.executable, "-m", "benchmarks.script_once", str(path)]
        told = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    seconds, most = float(told[0]), int(told[1])
    figure = f"{seconds:.2f} s, {most} MB"
    return Measured(
        f"script: PDF of {pages} pages to breakdown", figure, "< 1 s, < 200 MB", seconds < 1 and most < 200
    )


def _scenes(one: tuple[object, ...], other: tuple[object, ...]) -> Measured:
    figure = f"{len(one)} and {len(other)}"
    return Measured("script: scenes in Fountain and in its PDF", figure, "the same", len(one) == len(other))


def _best(works: dict[str, Callable[[], object]]) -> dict[str, float]:
    """Seconds of each work, run in turn, so that a slow moment of the machine meets all of them."""
    taken: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(ROUNDS):
        for name, work in works.items():
            start = time.process_time()
            work()
            taken[name].append(time.process_time() - start)
    return {name: min(column) for name, column in taken.items()}


if __name__ == "__main__":
    print(text(rows()))
    print(f"this process, most memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")
