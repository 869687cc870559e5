"""Exports: a named person takes the record out, and that is an act like any other (rule 9 lists them)."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from attrs import frozen

from beforehand.agreement.refusals import Refusal
from beforehand.journal.act import saved_data
from beforehand.journal.acts.people import WriteExport
from beforehand.store.tables import journal_store
from beforehand.studio.desk import desk
from beforehand.studio.people import Place, cast_of
from beforehand.studio.production import RUNNING
from beforehand.studio.words import LINE, words


@frozen
class Written:
    """An export that was written.

    Attributes:
        acts: how many acts it holds.
        digest: SHA-256 of the file, lowercase hex.
        act: id of the act that records it.
    """

    acts: int
    digest: str
    act: str


def export_production(to: Path, *, by_name: str, handed_to: str, production: str = "") -> Written:
    """Write a production's acts, oldest first, one JSON object a line with sorted keys.

    Args:
        to: the file; it must not exist.
        by_name: full name of a coordinator or deputy, who answers for it.
        handed_to: who gets it, in words.
        production: its id; may be "" where there is one.

    Raises:
        Refusal: ``export_exists``, ``export_unwritable``, ``no_coordinator``, ``which_production``.
    """
    receiver = words(handed_to, "name of who it is handed to", LINE)
    where, person = _exporter(by_name, production)
    if to.exists():
        raise Refusal("export_exists", f"{to} exists already; name a file that does not.")
    lines = [json.dumps(saved_data(e.saved), sort_keys=True) for e in journal_store.entries(production=where)]
    content = ("\n".join(lines) + "\n").encode()
    digest = hashlib.sha256(content).hexdigest()
    body = WriteExport(receiver, f"{len(lines)} acts of the production", digest)
    with _written_aside(to, content) as part:
        # Recorded before it has its name: a file that nobody knows of is worse than one too few.
        with desk(where) as table:
            table.require(person, *RUNNING)
            receipt = table.record(body, author=person)
        part.rename(to)
    return Written(len(lines), digest, receipt.act)


@contextmanager
def _written_aside(to: Path, content: bytes) -> Iterator[Path]:
    """The whole content on the disk beside its place, so that what is recorded can be handed over.

    Raises:
        Refusal: ``export_unwritable``, before anything is recorded; the file aside is taken away again.
    """
    part = to.with_name(f"{to.name}.part")
    try:
        with part.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise Refusal("export_unwritable", f"{to} could not be written: {error.strerror}.") from error
    try:
        yield part
    finally:
        part.unlink(missing_ok=True)


def _exporter(name: str, production: str) -> tuple[str, str]:
    found = [(w, p) for w, p, place in cast_of() if _may(place, name) and production in ("", w)]
    if not found:
        raise Refusal(
            "no_coordinator", f"“{name}” is no coordinator or deputy here, so cannot take the record out."
        )
    if len(found) > 1:
        raise Refusal(
            "which_production", "There are several productions: name one by its id with --production."
        )
    return found[0]


def _may(place: Place, name: str) -> bool:
    return place.runs and place.name == name
