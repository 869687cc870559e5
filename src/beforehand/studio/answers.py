"""A performer answers. Nothing here asks why, and a narrowing is never refused for being late."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from beforehand.agreement.answers import Answers, agreed, stands_against
from beforehand.agreement.record import SceneRecord
from beforehand.agreement.refusals import Refusal
from beforehand.journal.act import Body
from beforehand.journal.acts.answers import Agree, Decline, LessToday, Talk, Withdraw
from beforehand.studio.desk import Desk, Receipt, desk


def agree(
    production: str,
    author: str,
    *,
    scene: str,
    digest: str,
    seen: Iterable[str],
    act: str = "",
    at: datetime | None = None,
) -> Receipt:
    """Agree to exactly this digest.

    Args:
        production, author, scene: where, who.
        digest: of a beat or of an order, open to this person.
        seen: ids of this person's own narrowings of it that the page showed.
        act: the act's id when the phone made it.
        at: server time, now when None.

    Raises:
        Refusal: ``not_offered`` when it is not (or no longer) put to them; ``stale_page`` when a
            narrowing came in that the page had not shown.
    """
    with desk(production, at) as table:
        record = _performing(table, scene, author)
        shown, body = frozenset(seen), Agree(digest)
        earlier = table.again(act, body, author=author, scene=scene, seen=tuple(shown))
        if earlier:
            return earlier
        if digest not in offered_to(record, author):
            raise Refusal("not_offered", "This is not put to you now. Ask the coordinator to put it again.")
        against = _own(record, author, digest)
        if not shown >= {n.id for n in against.narrowings}:
            what = "order" if digest in record.orders else "beat"
            sentence = f"This {what} changed while you were reading it. Read it again, then answer."
            raise Refusal("stale_page", sentence)
        return table.record(body, author=author, scene=scene, seen=tuple(shown), act=act)


def talk(
    production: str, author: str, *, scene: str, digest: str, act: str = "", at: datetime | None = None
) -> Receipt:
    """A conversation first."""
    return _narrow(production, author, scene, Talk(digest), digest, act, at)


def decline(
    production: str, author: str, *, scene: str, digest: str, act: str = "", at: datetime | None = None
) -> Receipt:
    """No."""
    return _narrow(production, author, scene, Decline(digest), digest, act, at)


def withdraw(
    production: str, author: str, *, scene: str, digest: str, act: str = "", at: datetime | None = None
) -> Receipt:
    """End an agreement; at once nothing of the scene may be shot if it is in the plan."""
    return _narrow(production, author, scene, Withdraw(digest), digest, act, at)


def less_today(
    production: str, author: str, *, scene: str, digest: str, act: str = "", at: datetime | None = None
) -> Receipt:
    """Not this on the scene's shooting day. Without a day it is a withdrawal's matter (``no_day``)."""
    with desk(production, at) as table:
        record = _performing(table, scene, author)
        _was_put(record, author, digest)
        if record.day is None:
            raise Refusal("no_day", "The scene is on no day yet. Withdraw ends an agreement on any day.")
        return table.record(LessToday(digest, record.day.id), author=author, scene=scene, act=act)


def offered_to(record: SceneRecord, person: str) -> frozenset[str]:
    """Digests that this person may answer with *agree* now: open offers of beats and of orders."""
    beats = {c.digest for c in record.candidates.values() if person in c.offered}
    return frozenset(beats | record.open_orders.get(person, frozenset()))


def _narrow(
    production: str, author: str, scene: str, body: Body, digest: str, act: str, at: datetime | None
) -> Receipt:
    with desk(production, at) as table:
        record = _performing(table, scene, author)
        _was_put(record, author, digest)
        return table.record(body, author=author, scene=scene, act=act)


def _performing(table: Desk, scene: str, person: str) -> SceneRecord:
    record = table.scene(scene)
    if person not in record.performers:
        raise Refusal("no_such", "There is no such thing here.")
    return record


def _was_put(record: SceneRecord, person: str, digest: str) -> None:
    """A no is taken to whatever was ever put to them or answered by them, offered still or not."""
    if digest not in offered_to(record, person) and (person, digest) not in record.answers:
        raise Refusal("no_such", "There is no such thing here.")


def _own(record: SceneRecord, person: str, digest: str) -> Answers:
    return record.answers.get((person, digest), Answers())


def stands(record: SceneRecord, person: str, digest: str) -> bool:
    """Whether the person's agreement to it stands on the scene's day."""
    return agreed(record.answers.get((person, digest)), record.day.id if record.day else None)


def against(record: SceneRecord, person: str, digest: str) -> frozenset[str]:
    """Ids of the person's narrowings of it that count on the scene's day."""
    return stands_against(_own(record, person, digest), record.day.id if record.day else None)
