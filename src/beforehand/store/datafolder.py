"""The folder that holds everything of one installation: two databases and four keys.

Layout::

    DIR/
      beforehand.json    the marker, written last: a folder without it was never finished
      db.sqlite3         the record (unless DATABASE_URL names another database)
      recorded           there once an act was recorded: a folder with it and without acts has lost its record
      vaults.sqlite3     the wrapped keys of the vaults, in a store of its own
      keys/              0700; secret, kek, log, stream: 32 random bytes each, 0600; seal.p12 (store/seal_key.py)
      papers/            sealed riders that were handed out (store/kept_papers.py)

A folder is either new (absent or empty), whole, or refused with the sentence that says why: guessing at
half a folder could pair a database with keys that do not open it.
"""

from __future__ import annotations

import fcntl
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

import attrs

from beforehand.agreement.refusals import Refusal
from beforehand.store.marker import MARKER, check_marker, mark, sync, write_durably

RECORDED: Final = "recorded"
KEY_BYTES: Final = 32
KEY_NAMES: Final = ("secret", "kek", "log", "stream")


@attrs.frozen
class DataFolder:
    """A data folder that was found whole.

    Attributes:
        path: the folder, absolute.
    """

    path: Path

    @property
    def database(self) -> Path:
        """Where the record lies, when it lies in SQLite."""
        return self.path / "db.sqlite3"

    @property
    def vaults(self) -> Path:
        """Where the wrapped vault keys lie; always SQLite, so that it has its own backup."""
        return self.path / "vaults.sqlite3"

    def key(self, name: str) -> bytes:
        """Give one of the folder's keys.

        Args:
            name: ``secret`` (signs cookies and tokens), ``kek`` (wraps vault keys), ``log`` (Ed25519 seed of
                the log) or ``stream`` (master of the stream tags).

        Returns:
            32 bytes, read anew each time so that no object carries them about.
        """
        assert name in KEY_NAMES, name
        return (self.path / "keys" / name).read_bytes()

    @property
    def has_recorded(self) -> bool:
        """Whether any act was ever recorded here, whatever lies here now."""
        return (self.path / RECORDED).exists()

    def note_recorded(self) -> None:
        """Note, once and durably, that an act was recorded."""
        if not self.has_recorded:
            with suppress(FileExistsError):  # another process was first
                write_durably(self.path / RECORDED, b"")
            sync(self.path)


def record_lost(path: Path) -> Refusal:
    """What is said where acts were recorded once and none is there: an empty record is not a whole one."""
    return Refusal(
        "data_half_written",
        f"Acts were recorded in the data folder {path}, and its record is gone or empty. Put the database "
        "back from its backup.",
    )


def chosen_path() -> Path:
    """Where the data folder is: ``BEFOREHAND_DATA``, else ``./data``; absolute."""
    return Path(os.environ.get("BEFOREHAND_DATA") or "data").absolute()


def is_whole(path: Path) -> bool:
    """Say whether a finished data folder lies at ``path``, without looking closer."""
    return (path / MARKER).is_file()


def open_or_create(path: Path, *, older: bool = False) -> DataFolder:
    """Open a whole data folder, or make one where there is nothing yet.

    Args:
        path: the folder; its parents are made when missing.
        older: take one of an earlier layout too, to renew it.

    Returns:
        The folder, checked.

    Raises:
        Refusal: ``data_unreachable``, ``data_foreign``, ``data_half_written``, ``data_newer``,
            ``data_older``, ``data_keys_open``.
    """
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        with _alone_in(path):
            if not any(path.iterdir()):
                _create(path)
            _check(path, older=older)
    except OSError as error:
        raise Refusal(
            "data_unreachable", f"The data folder {path} cannot be used: {error.strerror or error}."
        ) from error
    return DataFolder(path.absolute())


def open_whole(path: Path, *, older: bool = False) -> DataFolder:
    """Open a data folder that must exist already.

    Raises:
        Refusal: ``data_missing``, and those of ``open_or_create``.
    """
    if not path.is_dir() or not any(path.iterdir()):
        raise Refusal("data_missing", f"There is no data folder at {path}. Name it with --data.")
    return open_or_create(path, older=older)


@contextmanager
def _alone_in(path: Path) -> Iterator[None]:
    """Hold the folder's lock, so that two first starts do not each write half of the keys."""
    handle = os.open(path, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _create(path: Path) -> None:
    keys = path / "keys"
    keys.mkdir(mode=0o700)
    for name in KEY_NAMES:
        write_durably(keys / name, secrets.token_bytes(KEY_BYTES))
    sync(keys)
    mark(path)


def _check(path: Path, *, older: bool) -> None:
    if not is_whole(path):
        raise _unmarked(path)
    check_marker(path, older=older)
    _check_keys(path)
    folder = DataFolder(path)
    if folder.database.exists() and not folder.vaults.exists():
        raise Refusal(
            "data_half_written",
            f"The data folder {path} has a record but no vaults.sqlite3, so nothing sealed in it can be "
            "opened. Put the vaults back from their backup.",
        )
    if folder.has_recorded and not os.environ.get("DATABASE_URL") and not folder.database.exists():
        raise record_lost(path)


def _unmarked(path: Path) -> Refusal:
    if any((path / name).exists() for name in ("keys", "db.sqlite3", "vaults.sqlite3", MARKER + ".new")):
        return Refusal(
            "data_half_written",
            f"The data folder {path} was begun and not finished ({MARKER} is missing). If it is new, remove "
            "it and start again; if it held a record, put it back from its backup.",
        )
    return Refusal(
        "data_foreign",
        f"The folder {path} holds other files and is no data folder. Give an empty folder, or one that does "
        "not exist yet.",
    )


def _check_keys(path: Path) -> None:
    for name in KEY_NAMES:
        key = path / "keys" / name
        if not key.is_file() or key.stat().st_size != KEY_BYTES:
            raise Refusal(
                "data_half_written",
                f"The key file {key} is missing or cut short. Put it back from its backup; a new key would "
                "open nothing that was sealed before.",
            )
        if key.stat().st_mode & 0o077:
            raise Refusal(
                "data_keys_open",
                f"The key file {key} may be read by other users of this machine. Take that right away "
                "(chmod 600), and consider the key known.",
            )
