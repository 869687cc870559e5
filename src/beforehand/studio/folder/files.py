"""The files of a folder as they lie on disk: all there, none unknown, each one text."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from beforehand.script.source import decode
from beforehand.studio.folder.refused import refused, told_at

NEEDED = ("production.toml", "people.toml", "days.toml", "scenes.toml", "script.fountain")
KINDS = {
    "intent": ".txt",
    "candidates": ".toml",
    "boundaries": ".toml",
    "riders": ".toml",
    "drafts": ".fountain",
}
MOST_BYTES = 2_000_000
MOST_FILES = 5000


def check_listing(folder: Path) -> None:
    """Refuse a folder that lacks a file or holds one that nobody would read.

    A file under a wrong name would be left out in silence, and with it a boundary or a rider.
    """
    if not folder.is_dir():
        raise refused("no_folder", str(folder), "there is no such folder.")
    missing = [name for name in NEEDED if not (folder / name).is_file()]
    if missing:
        raise refused("missing_file", str(folder), f"{' and '.join(missing)} should be here.")
    for path in sorted(folder.iterdir()):
        if path.name in KINDS and path.is_dir():
            _check_kind(path)
        elif path.name not in NEEDED and not _may_lie_there(path):
            raise refused("unknown_file", path.name, "nothing reads this; it is no file of a production.")


def of_kind(folder: Path, kind: str) -> list[Path]:
    """The files of ``intent``, ``candidates``, ``boundaries``, ``riders`` or ``drafts``, by name."""
    found = (folder / kind).glob(f"*{KINDS[kind]}")
    return sorted(path for path in found if not path.name.startswith("."))


def load_toml(path: Path, where: str) -> dict[str, Any]:
    """The tables of a TOML file; a fault in its writing is refused with its line."""
    text = load_text(path, where)
    try:
        return tomllib.loads(text)
    except ValueError as error:  # TOMLDecodeError is one; a number of 5,000 digits raises a bare one
        raise refused("not_toml", where, f"this is not written as TOML has it: {error}.") from error
    except RecursionError as error:
        raise refused("not_toml", where, "lists or tables are nested too deeply here.") from error


def load_text(path: Path, where: str) -> str:
    """The text of a file in UTF-8, without byte order mark, with plain line ends."""
    if path.stat().st_size > MOST_BYTES:
        raise refused("too_large", where, f"this file is larger than {MOST_BYTES // 1_000_000} MB.")
    return decode_at(path, where).removeprefix("\ufeff").replace("\r\n", "\n")


def decode_at(path: Path, where: str) -> str:
    """The file's text as it lies there."""
    with told_at(where):
        return decode(path.read_bytes())


def _check_kind(folder: Path) -> None:
    for n, path in enumerate(sorted(folder.iterdir())):
        where = f"{folder.name}/{path.name}"
        if n >= MOST_FILES:
            raise refused(
                "too_many_files", f"{folder.name}/", f"there are more than {MOST_FILES} files here."
            )
        if not _may_lie_there(path) and not (path.is_file() and path.suffix == KINDS[folder.name]):
            raise refused("unknown_file", where, f"files here should end in {KINDS[folder.name]}.")


def _may_lie_there(path: Path) -> bool:
    return path.name.startswith(".") or path.stem.upper() in ("README", "LICENSE")
