"""What is said when a folder is not read: the file, the place in it, and one sentence."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from beforehand.agreement.refusals import Refusal


class FolderRefused(Refusal):
    """The folder is not read at all. The sentence begins with the file, and with the place in it."""


def refused(code: str, where: str, sentence: str) -> FolderRefused:
    """``where`` ("people.toml, people 3") and what is wrong there."""
    return FolderRefused(code, f"{where}: {sentence}")


@contextmanager
def told_at(where: str) -> Iterator[None]:
    """Give a refusal of another room its file and place; its code stays."""
    try:
        yield
    except FolderRefused:
        raise
    except Refusal as refusal:
        raise refused(refusal.code, where, refusal.sentence) from refusal
