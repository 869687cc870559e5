"""The marker of a data folder: that it is whole, and which layout it has."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Final

from beforehand.agreement.refusals import Refusal

MARKER: Final = "beforehand.json"
LAYOUT: Final = 4
"""Raised where the rows that acts make have changed; ``renew`` brings a folder of an earlier layout here."""


def check_marker(path: Path, *, older: bool) -> None:
    """Refuse a folder whose marker says another layout.

    Args:
        path: the folder.
        older: take an earlier layout too.

    Raises:
        Refusal: ``data_half_written``, ``data_newer``, ``data_older``.
    """
    try:
        marker = json.loads((path / MARKER).read_bytes())
        layout = marker["layout"]
    except (ValueError, KeyError, TypeError) as error:
        raise Refusal(
            "data_half_written", f"The file {path / MARKER} cannot be read. Put it back from its backup."
        ) from error
    if layout not in range(1, LAYOUT + 1):
        raise Refusal(
            "data_newer",
            f"The data folder {path} was written by a later version of Beforehand (layout {layout}; this one "
            f"reads {LAYOUT}).",
        )
    if layout < LAYOUT and not older:
        raise Refusal(
            "data_older",
            f"The data folder {path} was written by an earlier version of Beforehand (layout {layout}; this one "
            f"reads {LAYOUT}). Copy it, then run “beforehand renew --data {path}”.",
        )


def mark(path: Path) -> None:
    """Say that the folder is whole and has this layout; durable when it returns."""
    unnamed = path / (MARKER + ".new")
    write_durably(unnamed, json.dumps({"beforehand": "data folder", "layout": LAYOUT}).encode() + b"\n")
    unnamed.rename(path / MARKER)
    sync(path)


def mark_renewed(path: Path) -> None:
    """Write down that a folder has this layout now."""
    (path / (MARKER + ".new")).unlink(missing_ok=True)  # of an earlier time that was cut off
    mark(path)


def write_durably(path: Path, content: bytes) -> None:
    """Write a new file that is on the disk when this returns, readable by its owner alone."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        os.write(handle, content)
        os.fsync(handle)
    finally:
        os.close(handle)


def sync(folder: Path) -> None:
    """Make the names in a folder durable; without it a power cut may keep the marker and lose a key."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
