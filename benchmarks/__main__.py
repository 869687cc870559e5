"""``make bench``: tables of what is promised about speed, measured in this run.

Each part has a process and a data folder of its own: their stories are told on clocks of their own, and a record
takes nothing from before its last act.
"""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

from benchmarks.table import Measured, from_figure, text


def main() -> None:
    """Measure one part on a data folder made for it and print its table, or all parts, one after the other."""
    if len(sys.argv) < 2:
        for part in PARTS:
            subprocess.run([sys.executable, "-m", "benchmarks", part], check=True)
        return
    from beforehand.cli.data import opened

    with tempfile.TemporaryDirectory(prefix="beforehand-bench-") as scratch:
        os.environ["BEFOREHAND_DATA"] = str(Path(scratch) / "data")
        os.environ.setdefault("BEFOREHAND_LOG", "ERROR")
        with opened(Path(os.environ["BEFOREHAND_DATA"]), create=True):
            print(text(PARTS[sys.argv[1]]()), flush=True)


def _scene() -> list[Measured]:
    from benchmarks import acts, big_scene, covers, merkle, pages, standing

    print("Recording a scene of 40 beats and 6 performers", flush=True)
    big = big_scene.build()
    # As a server does once it has started: what lives for ever need not be looked through again and again.
    gc.freeze()
    rows = [*standing.rows(big), *acts.rows(big), *pages.rows(big)]
    return rows + [from_figure(*row) for row in (*covers.rows(), *merkle.rows())]


def _production() -> list[Measured]:
    from benchmarks.large import pages

    print("Recording a production of 60 scenes, 40 performers and 12 days", flush=True)
    return pages.rows()


def _script() -> list[Measured]:
    from benchmarks import script, script_pages

    print("Reading scripts of 120 pages", flush=True)
    return [*script_pages.rows(), *script.rows()]


PARTS: Final[dict[str, Callable[[], list[Measured]]]] = {
    "scene": _scene,
    "production": _production,
    "script": _script,
}

if __name__ == "__main__":
    main()
