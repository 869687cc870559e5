"""One coordinator hands the production over to another: nothing is lost, and the old one is shut out at once."""

from __future__ import annotations

import uuid
from datetime import datetime

from beforehand.agreement.refusals import Refusal
from beforehand.journal.acts.people import HandOver
from beforehand.studio import entry
from beforehand.studio.desk import Desk, Receipt, desk
from beforehand.studio.production import APART, RUNNING


def hand_over(production: str, author: str, *, to: str, at: datetime) -> Receipt:
    """Hand the coordinator's role over.

    What a performer told the coordinator in private was told to whoever coordinates, so the new one reads it from
    now on and the old one no longer. Sessions of the old one end, and so do all links they made that nobody used
    yet: one of those in the wrong hand would let them in as somebody else.

    Args:
        production: its id.
        author: the coordinator who hands over.
        to: the person who takes over.
        at: the server's time.

    Raises:
        Refusal: ``no_such`` (no coordinator, or no such person), ``to_oneself``, ``power_beside`` (who takes over
            performs, holds power or represents somebody), ``not_in_yet`` (they are not signed in, and nobody
            could let them in).
    """
    with desk(production, at) as table:
        table.require(author, "coordinator")
        _check_taker(table, author, to, at)
        ended = tuple(sorted([*_running(table, author), *_running(table, to)]))
        receipt = table.record(HandOver(to, str(uuid.uuid4()), ended), author=author)
        entry.shut_out(entry.account_of(author, production), at=at)
    return receipt


def _check_taker(table: Desk, author: str, to: str, at: datetime) -> None:
    person = table.tables.get("person", to)
    if person is None or person.production != table.production:
        raise Refusal("no_such", "There is no such thing here.")
    if to == author:
        raise Refusal("to_oneself", "You coordinate already. Choose who takes over.")
    roles = {r.word for r in table.tables.roles_of(to) if r.production == table.production}
    if roles & APART:
        raise Refusal(
            "power_beside",
            f"{person.data['name']} performs, holds power or represents somebody here. Who coordinates reads what "
            "performers say in private, so does none of it.",
        )
    if not entry.is_in(entry.account_of(to, table.production), at=at):
        raise Refusal(
            "not_in_yet",
            f"{person.data['name']} is not signed in. Make them a link first: once you have handed over, nobody "
            "else here could let them in.",
        )


def _running(table: Desk, person: str) -> list[str]:
    """Grants of the running roles that somebody holds in the whole production."""
    roles = table.tables.roles_of(person)
    return [r.id for r in roles if (r.production, r.scene) == (table.production, "") and r.word in RUNNING]
