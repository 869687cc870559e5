"""Scenes of the script, what the story needs, and the days they are shot on."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import UTC, datetime

from beforehand.agreement.refusals import Refusal
from beforehand.journal.act import instant
from beforehand.journal.acts.candidates import StateIntent, WriteScene
from beforehand.journal.acts.days import MoveCall, PlaceScene, SetDay, UnplaceScene
from beforehand.studio.desk import Desk, Receipt, desk
from beforehand.studio.production import RUNNING
from beforehand.studio.words import LINE, TEXT, words

MOST_LINES = 2000
SCHEDULING = (*RUNNING, "assistant_director")
"""Who sets days and calls."""


def write_scene(
    production: str,
    author: str,
    *,
    number: str,
    title: str,
    lines: Iterable[str],
    heading: str = "",
    page: str = "",
    draft: str = "",
    scene: str = "",
    at: datetime | None = None,
) -> str:
    """Write a scene, or a later draft of it when ``scene`` is given; the scene's id."""
    text = tuple(line.rstrip() for line in lines)
    if len(text) > MOST_LINES or any(len(line) > 400 for line in text):
        raise Refusal("too_long", f"A scene has at most {MOST_LINES} lines of 400 characters.")
    body = WriteScene(
        number=words(number, "scene number", 16),
        title=words(title, "title", LINE),
        heading=words(heading, "heading", LINE, least=0),
        page=words(page, "page", 16, least=0),
        draft=words(draft, "draft", LINE, least=0),
        lines=text,
    )
    with desk(production, at) as table:
        table.require(author, *RUNNING)
        if scene:
            table.scene(scene)
        ident = scene or str(uuid.uuid4())
        table.record(body, author=author, scene=ident)
    return ident


def state_intent(
    production: str, author: str, *, scene: str, text: str, at: datetime | None = None
) -> Receipt:
    """The director says what the story needs."""
    with desk(production, at) as table:
        table.scene(scene)
        table.require(author, "director", scene=scene)
        return table.record(StateIntent(words(text, "story intent", TEXT)), author=author, scene=scene)


def set_day(
    production: str,
    author: str,
    *,
    label: str,
    call: datetime,
    place: str = "",
    at: datetime | None = None,
) -> str:
    """Set a shooting day with its call (aware); the day's id."""
    day = str(uuid.uuid4())
    body = SetDay(day, words(label, "label", 80), _call(call), words(place, "place", LINE, least=0))
    with desk(production, at) as table:
        table.require(author, *SCHEDULING)
        table.record(body, author=author)
    return day


def move_call(
    production: str, author: str, *, day: str, call: datetime, at: datetime | None = None
) -> Receipt:
    """Move a day's call. Notice is counted anew from it, for every scene on the day."""
    with desk(production, at) as table:
        table.require(author, *SCHEDULING)
        _known_day(table, day)
        return table.record(MoveCall(day, _call(call)), author=author)


def place_scene(production: str, author: str, *, scene: str, day: str, at: datetime | None = None) -> Receipt:
    """Put a scene on a day."""
    with desk(production, at) as table:
        table.scene(scene)
        table.require(author, *SCHEDULING)
        _known_day(table, day)
        return table.record(PlaceScene(day), author=author, scene=scene)


def unplace_scene(production: str, author: str, *, scene: str, at: datetime | None = None) -> Receipt:
    """Take a scene off its day."""
    with desk(production, at) as table:
        if table.scene(scene).day is None:
            raise Refusal("no_day", "The scene is on no day.")
        table.require(author, *SCHEDULING)
        return table.record(UnplaceScene(), author=author, scene=scene)


def _call(call: datetime) -> str:
    if call.tzinfo is None:
        raise Refusal("call_without_zone", "A call needs its time zone.")
    return instant(call.astimezone(UTC))


def _known_day(table: Desk, day: str) -> None:
    row = table.tables.get("shooting_day", day)
    if row is None or row.production != table.production:
        raise Refusal("no_such", "There is no such thing here.")
