"""Somebody asks for what is not in the plan. It goes to the coordinator first, always (DESIGN §3, request).

It is a matter of whoever asks and the coordinator: what comes of it is told by what is published, never by the
request, since its fate may hang on a performer's private answer.
"""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Final

from attrs import frozen

from beforehand.agreement.refusals import Refusal
from beforehand.journal.acts.requests import CloseRequest, MakeRequest
from beforehand.store.rows import Row
from beforehand.store.tables.django_tables import DjangoTables
from beforehand.studio.desk import Desk, Receipt, desk
from beforehand.studio.people import names_in
from beforehand.studio.production import RUNNING
from beforehand.studio.words import TEXT, words

ASKING: Final = ("director", "assistant_director", "producer", "costume", "performer", "double")
"""Who may ask in a scene; the coordinator writes candidates instead."""

OPEN, CANDIDATE, ASIDE, TAKEN_BACK = "", "candidate", "aside", "taken back"


@frozen
class Request:
    """What somebody asked for.

    Attributes:
        id: the request's id.
        by: id of who asked.
        name: their full name, "" where it is one's own.
        text: their words.
        lines: first and last line of the scene's text, or (0, 0).
        at: server time.
        how: ``""`` while it is open, else how it was closed.
    """

    id: str
    by: str
    name: str
    text: str
    lines: tuple[int, int]
    at: datetime
    how: str


def make_request(
    production: str,
    author: str,
    *,
    scene: str,
    text: str,
    lines: tuple[int, int] = (0, 0),
    at: datetime | None = None,
) -> str:
    """Ask for something else; the request's id.

    Raises:
        Refusal: ``no_such`` for who has no part in the scene, ``lines``, and those of :func:`words`.
    """
    request = str(uuid.uuid4())
    said = words(text, "request", TEXT)
    with desk(production, at) as table:
        table.scene(scene)
        table.require(author, *ASKING, scene=scene)
        count = len(table.tables.of_scene(scene, ("scene",))["scene"][0].data["lines"])
        if lines != (0, 0) and not 1 <= lines[0] <= lines[1] <= count:
            raise Refusal("lines", f"The scene has lines 1 to {count}.")
        table.record(MakeRequest(request, said, *lines), author=author, scene=scene)
    return request


def close_request(
    production: str, author: str, *, scene: str, request: str, how: str, at: datetime | None = None
) -> Receipt:
    """The coordinator has dealt with it, as a candidate or set aside; nobody is told which.

    Raises:
        Refusal: ``no_such``, ``how``, ``closed_already``.
    """
    if how not in (CANDIDATE, ASIDE):
        raise Refusal("how", "A request becomes a candidate, or is set aside.")
    with desk(production, at) as table:
        table.require(author, *RUNNING)
        return _close(table, author, scene, _known(table, scene, request), how)


def take_back_request(
    production: str, author: str, *, scene: str, request: str, at: datetime | None = None
) -> Receipt:
    """Whoever asked takes it back; taken back again it stays so, whatever else became of it (``no_such``)."""
    with desk(production, at) as table:
        found = _known(table, scene, request)
        if found.person != author or found.data["how"] == TAKEN_BACK:
            raise Refusal("no_such", "There is no such thing here.")
        return table.record(CloseRequest(request, TAKEN_BACK), author=author, scene=scene)


def requests_to_coordinator(production: str, scene: str) -> list[Request]:
    """Those that are open, oldest first, for the coordinator alone."""
    names = names_in(production)
    rows = DjangoTables().of_scene(scene, ("request",))["request"]
    return [
        _request(r, names[r.person]) for r in rows if r.production == production and r.data["how"] == OPEN
    ]


def own_requests(person: str, scene: str) -> list[Request]:
    """What the person asked for and did not take back, newest first; nothing of what became of it."""
    rows = DjangoTables().requests_of(scene, person)
    return [_request(r, "") for r in rows if r.data["how"] != TAKEN_BACK][::-1]


def _request(row: Row, name: str) -> Request:
    first, last = row.data["lines"]
    return Request(row.id, row.person, name, row.data["text"], (first, last), row.at, row.data["how"])


def _known(table: Desk, scene: str, request: str) -> Row:
    table.scene(scene)
    rows = table.tables.of_scene(scene, ("request",))["request"]
    found = next((r for r in rows if r.id == request), None)
    if found is None:
        raise Refusal("no_such", "There is no such thing here.")
    return found


def _close(table: Desk, author: str, scene: str, found: Row, how: str) -> Receipt:
    if found.data["how"]:
        raise Refusal("closed_already", "This request is closed already.")
    return table.record(CloseRequest(found.id, how), author=author, scene=scene)


def open_requests(production: str) -> list[tuple[str, str]]:
    """(scene's id, id of who asked) of what waits for the coordinator, each pair once. One query."""
    rows = DjangoTables().of_all("request", production)
    return list(dict.fromkeys((row.scene, row.person) for row in rows if row.data["how"] == OPEN))
