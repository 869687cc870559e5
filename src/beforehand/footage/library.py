"""A library of fingerprints: one SQLite file, so that a second clip costs only the clip.

Every file is written in one transaction when it has been read to its end: a run that is killed leaves the files that
it finished, and of the one that it was in the stretches that it finished. The next run goes on there. A file is known
again by its path, size and time of change, or else by its SHA-256.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from fractions import Fraction
from pathlib import Path

import numpy as np
from attrs import frozen

from beforehand.agreement.refusals import Refusal
from beforehand.footage.arrays import Bytes
from beforehand.footage.bands import BANDS
from beforehand.footage.decoding import digest
from beforehand.footage.packing import BLOCK, packed, unpacked
from beforehand.footage.reel import RAW_GRID, Reel
from beforehand.footage.under_way import UnderWay

FORMAT = 1
MAGIC = 0x42464854
"""Written where SQLite keeps an application's number, so that another program's database is not taken for ours."""
KEY_EVERY = 24
KEY_GRID = (9, 16)
TABLES = """
CREATE TABLE file (
  id INTEGER PRIMARY KEY, path TEXT NOT NULL, sha256 TEXT NOT NULL UNIQUE, size INTEGER NOT NULL,
  changed INTEGER NOT NULL, frames INTEGER NOT NULL, facts TEXT NOT NULL, keys BLOB NOT NULL, shown BLOB NOT NULL);
CREATE TABLE block (
  file INTEGER NOT NULL REFERENCES file, kind TEXT NOT NULL, number INTEGER NOT NULL, count INTEGER NOT NULL,
  data BLOB NOT NULL, PRIMARY KEY (file, kind, number)) WITHOUT ROWID;
"""
Read = Callable[[Path], Reel]


@frozen
class Library:
    """An opened library."""

    database: sqlite3.Connection
    path: Path

    @staticmethod
    @contextmanager
    def opened(path: Path, *, create: bool = False) -> Iterator[Library]:
        """Open a library for the length of a ``with`` block.

        Raises:
            Refusal: ``library_missing``, ``library_unreadable``, ``library_version``.
        """
        if not create and not path.is_file():
            raise Refusal("library_missing", f"There is no library at {path}.")
        database = None
        try:
            database = sqlite3.connect(path, isolation_level=None, timeout=30)
            _prepare(database, path)
            yield Library(database, path)
        except sqlite3.DatabaseError as error:
            raise Refusal(
                "library_unreadable", f"{path} is no library of footage that can be read ({error})."
            ) from error
        finally:
            if database is not None:
                database.close()

    def add(self, path: Path, read: Read) -> int:
        """Read a file into the library unless it is known; gives its number."""
        known = self._known(path)
        if known is not None:
            return known
        reel = read(path)
        with self._writing():
            self.under_way(path).forget()  # first, so that what it leaves is written over
            same = self.database.execute("SELECT id FROM file WHERE sha256 = ?", (reel.sha256,)).fetchone()
            if same:
                self._moved(int(same[0]), path)
                return int(same[0])
            return self._insert(path, reel)

    def under_way(self, path: Path) -> UnderWay:
        """What is kept of a file while it is read."""
        return UnderWay(self.database, path, RAW_GRID)

    def known(self, path: Path) -> int:
        """The number of a file that is in the library.

        Raises:
            Refusal: ``not_in_library``.
        """
        found = self._known(path)
        if found is None:
            raise Refusal("not_in_library", f"{path.name} is not in the library.")
        return found

    def numbers(self) -> list[int]:
        """The numbers of all files, in the order in which they came."""
        return [int(row[0]) for row in self.database.execute("SELECT id FROM file ORDER BY id")]

    def frames(self, number: int) -> int:
        """How many frames a file has."""
        return int(self.database.execute("SELECT frames FROM file WHERE id = ?", (number,)).fetchone()[0])

    def keys(self, number: int) -> Bytes:
        """A file's key frames on a very small grid, one in 24."""
        data = self.database.execute("SELECT keys FROM file WHERE id = ?", (number,)).fetchone()[0]
        return np.frombuffer(data, np.uint8).reshape(-1, *KEY_GRID)

    def reel(self, number: int) -> Reel:
        """A file as it was read.

        Raises:
            Refusal: ``library_unreadable``.
        """
        row = self.database.execute(
            "SELECT path, sha256, frames, facts, shown FROM file WHERE id = ?", (number,)
        ).fetchone()
        try:
            facts = json.loads(row[3])
            frames = self._blocks(number, "picture", RAW_GRID)
            if len(frames) != row[2]:
                raise ValueError("frames are missing")
            return Reel(
                path=row[0], sha256=row[1], columns=facts["columns"], rows=facts["rows"], frames=frames,
                shown=np.frombuffer(row[4], "<i8").astype(np.int64), tick=Fraction(facts["tick"]),
                rate=Fraction(facts["rate"]),
                start_timecode=facts["start_timecode"],
                sound=self._blocks(number, "sound", (BANDS,)) if facts["sound"] else None,
                notes=tuple(facts["notes"]), first=facts["first"],
                pixel=Fraction(facts.get("pixel", "1")),
            )  # fmt: skip
        except (ValueError, KeyError, TypeError) as error:
            raise Refusal("library_unreadable", f"{self.path} is damaged at {row[0]} ({error}).") from error

    def _blocks(self, number: int, kind: str, shape: tuple[int, ...]) -> Bytes:
        found = self.database.execute(
            "SELECT count, data FROM block WHERE file = ? AND kind = ? ORDER BY number", (number, kind)
        )
        parts = [unpacked(data, count, shape) for count, data in found]
        return np.concatenate(parts) if parts else np.zeros((0, *shape), np.uint8)

    def _known(self, path: Path) -> int | None:
        try:
            told = path.stat()
        except OSError:
            return None
        row = self.database.execute(
            "SELECT id FROM file WHERE path = ? AND size = ? AND changed = ?",
            (str(path), told.st_size, told.st_mtime_ns),
        ).fetchone()
        if row:
            return int(row[0])
        if not self.database.execute("SELECT 1 FROM file WHERE size = ?", (told.st_size,)).fetchone():
            return None
        same = self.database.execute("SELECT id FROM file WHERE sha256 = ?", (digest(path),)).fetchone()
        if same:
            with self._writing():
                self._moved(int(same[0]), path)
        return int(same[0]) if same else None

    def _moved(self, number: int, path: Path) -> None:
        self.database.execute(
            "UPDATE file SET path = ?, changed = ? WHERE id = ?", (str(path), path.stat().st_mtime_ns, number)
        )

    def _insert(self, path: Path, reel: Reel) -> int:
        told = path.stat()
        facts = {
            "columns": reel.columns, "rows": reel.rows, "tick": str(reel.tick), "rate": str(reel.rate),
            "start_timecode": reel.start_timecode, "sound": reel.sound is not None, "notes": list(reel.notes),
            "first": reel.first, "pixel": str(reel.pixel),
        }  # fmt: skip
        made = self.database.execute(
            "INSERT INTO file (path, sha256, size, changed, frames, facts, keys, shown) VALUES (?,?,?,?,?,?,?,?)",
            (
                str(path), reel.sha256, told.st_size, told.st_mtime_ns, len(reel.frames), json.dumps(facts),
                key_greys(reel.frames[::KEY_EVERY]).tobytes(), reel.shown.astype("<i8").tobytes(),
            ),
        )  # fmt: skip
        number = int(made.lastrowid or 0)
        for kind, data in (("picture", reel.frames), ("sound", reel.sound)):
            if data is None:
                continue
            size = BLOCK if kind == "picture" else 100 * BLOCK
            for n, at in enumerate(range(0, len(data), size)):
                part = data[at : at + size]
                self.database.execute(
                    "INSERT INTO block VALUES (?,?,?,?,?)", (number, kind, n, len(part), packed(part))
                )
        return number

    @contextmanager
    def _writing(self) -> Iterator[None]:
        self.database.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self.database.execute("ROLLBACK")
            raise
        self.database.execute("COMMIT")


def key_greys(frames: Bytes) -> Bytes:
    """Raw frames averaged over a very small grid, three cells by three."""
    rows, columns = KEY_GRID
    cells = frames.reshape(len(frames), rows, RAW_GRID[0] // rows, columns, RAW_GRID[1] // columns)
    return np.asarray(cells.mean(axis=(2, 4)).round(), dtype=np.uint8)


def _prepare(database: sqlite3.Connection, path: Path) -> None:
    database.execute("PRAGMA foreign_keys = ON")
    magic = database.execute("PRAGMA application_id").fetchone()[0]
    version = database.execute("PRAGMA user_version").fetchone()[0]
    empty = database.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0
    if empty:
        database.executescript(
            f"BEGIN IMMEDIATE; {TABLES} PRAGMA application_id = {MAGIC}; PRAGMA user_version = {FORMAT}; COMMIT;"
        )
    elif magic != MAGIC:
        raise Refusal("library_unreadable", f"{path} is a database, but no library of footage.")
    elif version != FORMAT:
        raise Refusal(
            "library_version",
            f"{path} is a library of version {version}; this program reads version {FORMAT}.",
        )
