"""``make bench``: a table of what is promised about speed, measured in this run."""

from __future__ import annotations

import gc
import os
import tempfile
from pathlib import Path

from benchmarks.table import Measured, from_figure, text


def main() -> None:
    """Measure everything on a data folder made for it, and print the table."""
    with tempfile.TemporaryDirectory(prefix="beforehand-bench-") as scratch:
        os.environ["BEFOREHAND_DATA"] = str(Path(scratch) / "data")
        os.environ.setdefault("BEFOREHAND_LOG", "ERROR")
        print(text(_all()))


def _all() -> list[Measured]:
    from beforehand.cli.data import opened

    with opened(Path(os.environ["BEFOREHAND_DATA"]), create=True):
        from benchmarks import acts, big_scene, covers, merkle, pages, script, standing

        print("Recording a scene of 40 beats and 6 performers", flush=True)
        big = big_scene.build()
        # As a server does once it has started: what lives for ever need not be looked through again and again.
        gc.freeze()
        rows = [*standing.rows(big), *acts.rows(big), *pages.rows(big)]
        rows += [from_figure(*row) for row in (*covers.rows(), *merkle.rows())]
        return [*rows, *script.rows()]


if __name__ == "__main__":
    main()
