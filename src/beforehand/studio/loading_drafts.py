"""The drafts of a folder's script become drafts in the record, each read as though it had been uploaded."""

from __future__ import annotations

from datetime import datetime

from beforehand.studio.drafts.upload import read_draft
from beforehand.studio.folder.values import Folder
from beforehand.studio.load import Loaded


def load_draft(folder: Folder, loaded: Loaded, number: int, *, at: datetime) -> str:
    """Read one draft of the folder, by its number from 1; the draft's id.

    The first is the script that the record's scenes were written from, and is called as the folder calls it.
    """
    author = loaded.people[folder.coordinator.key]
    label = folder.production.draft if number == 1 else ""
    return read_draft(loaded.production, author, data=folder.drafts[number - 1], label=label, at=at)


def load_drafts(folder: Folder, loaded: Loaded, *, at: datetime) -> None:
    """Read all of them, oldest first."""
    for number in range(1, len(folder.drafts) + 1):
        load_draft(folder, loaded, number, at=at)
