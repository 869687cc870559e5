"""Files that are being read: what is finished of them is kept in the library, so that a killed run goes on there.

A stretch of frames is kept as soon as it is read. The next run takes all stretches that follow one another from the
first frame on, and reading goes on at the key frame before their end. When the file is in the library whole, or
turns out not to be the same any more, its stretches go.
"""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from typing import Any

import numpy as np
from attrs import frozen

from beforehand.footage.arrays import Bytes, Ints
from beforehand.footage.packing import packed, unpacked

TABLE = """
CREATE TABLE IF NOT EXISTS stretch (
  path TEXT NOT NULL, size INTEGER NOT NULL, changed INTEGER NOT NULL, first INTEGER NOT NULL, count INTEGER NOT NULL,
  facts TEXT NOT NULL, shown BLOB NOT NULL, data BLOB NOT NULL, PRIMARY KEY (path, size, changed, first));
"""


@frozen(eq=False)
class Stretch:
    """Frames of a file from some frame on, nothing damaged among them.

    Attributes:
        first: the number of the first.
        header: what the decoder said of the file.
        times: when each is shown, in the file's own ticks; rising.
        frames: frames × rows × columns.
        odd: what was counted of the file up to the end of the stretch: damaged places, interlaced frames and such.
    """

    first: int
    header: dict[str, Any]
    times: Ints
    frames: Bytes
    odd: dict[str, int]


@frozen
class UnderWay:
    """What a library keeps of one file while it is read."""

    database: sqlite3.Connection
    path: Path
    grid: tuple[int, int]

    def kept(self) -> Stretch | None:
        """All that is kept from the first frame on, as one stretch; None where there is nothing."""
        if not self._table():
            return None
        rows = self.database.execute(
            "SELECT first, count, facts, shown, data FROM stretch WHERE path = ? AND size = ? AND changed = ?"
            " ORDER BY first",
            self._file(),
        ).fetchall()
        parts: list[Stretch] = []
        for first, count, facts, shown, data in rows:
            if first != sum(len(part.times) for part in parts):
                break
            try:
                told = json.loads(facts)
                times = np.frombuffer(shown, "<i8").astype(np.int64)
                frames = unpacked(data, count, self.grid)
            except ValueError:
                break
            parts.append(Stretch(first, told["header"], times, frames, told["odd"]))
        return _joined(parts) if parts else None

    def keep(self, stretch: Stretch) -> None:
        """Keep a stretch that is finished; those of an earlier state of the file go."""
        self.database.execute(TABLE)
        path, size, changed = self._file()
        self.database.execute("BEGIN IMMEDIATE")
        self.database.execute(
            "DELETE FROM stretch WHERE path = ? AND (size <> ? OR changed <> ?)", (path, size, changed)
        )
        self.database.execute(
            "INSERT OR REPLACE INTO stretch VALUES (?,?,?,?,?,?,?,?)",
            (
                path, size, changed, stretch.first, len(stretch.times),
                json.dumps({"header": stretch.header, "odd": stretch.odd}),
                stretch.times.astype("<i8").tobytes(), packed(stretch.frames),
            ),
        )  # fmt: skip
        self.database.execute("COMMIT")

    def forget(self) -> None:
        """Let all stretches of the file go."""
        if self._table():
            self.database.execute("DELETE FROM stretch WHERE path = ?", (str(self.path),))

    def _table(self) -> bool:
        found = self.database.execute("SELECT 1 FROM sqlite_master WHERE name = 'stretch'").fetchone()
        return found is not None

    def _file(self) -> tuple[str, int, int]:
        told = self.path.stat()
        return str(self.path), told.st_size, told.st_mtime_ns


def _joined(parts: list[Stretch]) -> Stretch:
    return Stretch(
        0,
        parts[0].header,
        np.concatenate([part.times for part in parts]),
        np.concatenate([part.frames for part in parts]),
        parts[-1].odd,
    )
