"""What a performer ticked on paper and the coordinator enters: noes, talks and fences, with the time it claims.

Anyone may record a narrowing for another, nobody a widening (DESIGN §8). So what was ticked *agree* or *open* is
not entered at all: it counts when its owner says so on a device. The claimed time is kept and shown, and decides
nothing: a no that is entered late still stands against an agreement given meanwhile.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import datetime
from typing import Final

from attrs import frozen

from beforehand.agreement.boundary_choice import closed
from beforehand.agreement.boundary_data import DIRECTIONS, boundary_from
from beforehand.agreement.refusals import Refusal
from beforehand.agreement.vocabulary import VOCABULARY, leaves
from beforehand.journal.act import instant
from beforehand.journal.acts.on_paper import AnswerOnPaper, FenceOnPaper
from beforehand.studio.answers import offered_to
from beforehand.studio.desk import Desk, desk
from beforehand.studio.production import RUNNING

WORDS: Final = ("decline", "talk")
ROWS: Final = {row.key: row.label for group in VOCABULARY.groups for row in group.rows}
"""The rows of the paper form, by key."""


@frozen
class Ticked:
    """A beat or an order that was declined, or is to be talked over: ``word`` of :data:`WORDS`."""

    scene: str
    digest: str
    word: str


@frozen
class Fenced:
    """A row of the form that was fenced in one direction."""

    direction: str
    row: str


def enter_paper(
    production: str,
    author: str,
    *,
    person: str,
    claimed_at: datetime,
    ticked: Iterable[Ticked] = (),
    fenced: Iterable[Fenced] = (),
    at: datetime | None = None,
) -> None:
    """Enter one paper of a performer's, all of it or nothing.

    Args:
        production: where.
        author: a coordinator or deputy, who has the paper in hand.
        person: whose paper it is.
        claimed_at: the time that it gives, aware.
        ticked: what was put to them and is no, or is to be talked over.
        fenced: rows of the boundary form.
        at: server time, now when None.

    Raises:
        Refusal: ``no_such`` (not theirs to enter, nobody who performs, or nothing that was put to them),
            ``nothing_entered``, ``claimed_later``.
    """
    answers, fences = tuple(ticked), tuple(fenced)
    if not (answers or fences):
        raise Refusal("nothing_entered", "Tick what is declined, to be talked over, or fenced on the paper.")
    with desk(production, at) as table:
        table.require(author, *RUNNING)
        if claimed_at > table.at:
            raise Refusal("claimed_later", "The paper gives a time that has not come yet.")
        for one in answers:
            _answer(table, author, person, one, claimed_at)
        for fence in fences:
            _fence(table, author, person, fence, claimed_at)


def _answer(table: Desk, author: str, person: str, one: Ticked, claimed_at: datetime) -> None:
    record = table.scene(one.scene)
    put = offered_to(record, person) | {digest for who, digest in record.answers if who == person}
    if person not in record.performers or one.digest not in put or one.word not in WORDS:
        raise Refusal("no_such", "There is no such thing here.")
    body = AnswerOnPaper(person, one.digest, one.word, instant(claimed_at))
    table.record(body, author=author, scene=one.scene)


def _fence(table: Desk, author: str, person: str, fence: Fenced, claimed_at: datetime) -> None:
    known = fence.direction in DIRECTIONS and fence.row in ROWS
    if not known or not table.tables.scenes_of(table.production, person):
        raise Refusal("no_such", "There is no such thing here.")
    everybody = [row.id for row in table.tables.of_production(table.production)["person"]]
    entry = closed(person, fence.direction, leaves(fence.row), everybody)
    boundary = boundary_from(str(uuid.uuid4()), person, entry)
    table.record(FenceOnPaper(person, boundary.id, entry, instant(claimed_at)), author=author)
