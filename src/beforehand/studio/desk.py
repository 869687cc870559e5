"""``record``: the only way anything is written.

A use case opens the desk, looks at the record as it stands, refuses or records. All of it is one transaction
on one lock, so what was checked is what is written upon; a refusal leaves nothing behind.
"""

from __future__ import annotations

import secrets
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from functools import cache
from typing import Final

import attrs
from attrs import frozen
from django.db import connection, transaction

from beforehand.agreement.record import SceneRecord
from beforehand.agreement.refusals import Refusal
from beforehand.journal.act import Body, Saved, instant, is_id, plain, read_instant
from beforehand.store.datafolder import DataFolder, chosen_path
from beforehand.store.settle import Known, carry_out
from beforehand.store.tables import journal_store
from beforehand.store.tables.django_tables import DjangoTables
from beforehand.store.tables.guard import writing
from beforehand.studio import clock
from beforehand.studio.known_scenes import known_scene, remember

WRITERS_LOCK: Final = 0x0BEF0BE
"""PostgreSQL's advisory lock for whoever records; on SQLite ``BEGIN IMMEDIATE`` is that lock."""

CLOCK_SLACK: Final = timedelta(minutes=2)
"""How far the clock may lie behind the last act before widenings are refused."""


@frozen
class Receipt:
    """What the server answers to an act: it is saved, and counts from now.

    Attributes:
        act: the act's id.
        at: its server time.
        commitment: 32 bytes, what the log will hold of it.
    """

    act: str
    at: datetime
    commitment: bytes


class Desk:
    """The record of one production, open for one use case."""

    def __init__(self, production: str, at: datetime) -> None:
        self.production = production
        self.at = at
        self.tables = DjangoTables()
        self._seen: dict[str, Known | None] = {}

    def scene(self, scene: str) -> SceneRecord:
        """The scene as it stands.

        Raises:
            Refusal: ``no_such`` when this production has no such scene.
        """
        row = self.tables.get("scene", scene) if is_id(scene) else None
        found = self._known(scene) if row and row.production == self.production else None
        if found is None:
            raise Refusal("no_such", "There is no such thing here.")
        return found.record

    def roles(self, person: str, scene: str = "") -> frozenset[str]:
        """The person's roles in the whole production, and in ``scene`` if one is named."""
        rows = self.tables.roles_of(person)
        return frozenset(r.word for r in rows if r.production == self.production and r.scene in ("", scene))

    def require(self, person: str, *allowed: str, scene: str = "") -> None:
        """Refuse unless the person holds one of these roles.

        Raises:
            Refusal: ``no_such``, the same as for what does not exist.
        """
        if not self.roles(person, scene) & set(allowed):
            raise Refusal("no_such", "There is no such thing here.")

    def record(
        self, body: Body, *, author: str, scene: str | None = None, seen: tuple[str, ...] = (), act: str = ""
    ) -> Receipt:
        """Record one act: apply it, settle what it reaches, append it.

        Args:
            body: what was done.
            author: who did it.
            scene: the scene it is about, or None.
            seen: for a widening, the ids of the narrowings its page had shown.
            act: the act's id when the asker made it; the same id again is the same act, written once.

        Raises:
            Refusal: those of :meth:`again`; ``clock_behind`` for a widening while the server's clock lies
                behind its own record.
        """
        earlier = self.again(act, body, author=author, scene=scene, seen=seen)
        if earlier is not None:
            return earlier
        saved = Saved(
            id=act or str(uuid.uuid4()),
            at=_time_of(body, self.at),
            author=author,
            production=self.production,
            scene=scene,
            body=body,
            salt=secrets.token_hex(16),
            seen=tuple(sorted(seen)),
        )
        with writing():
            reached = carry_out(saved, self.tables, self._known)
            commitment = journal_store.append(saved)
        transaction.on_commit(note_recorded)
        self._seen = {}
        remember(saved.id, reached)
        return Receipt(saved.id, saved.at, commitment)

    def again(
        self, act: str, *bodies: Body, author: str, scene: str | None = None, seen: tuple[str, ...] = ()
    ) -> Receipt | None:
        """What this very act was answered when it was sent before; None when it was not.

        A use case asks first where the record as it now stands would refuse the same act a second time: who
        did not hear the first answer must hear it, not that there is no such thing any more.

        Args:
            act: its id, "" when the asker made none.
            bodies: what it may have been recorded as.
            author, scene, seen: as in :meth:`record`.

        Raises:
            Refusal: ``act_id`` when the id is none; ``act_taken`` when it belongs to another act.
        """
        if act and not is_id(act):
            raise Refusal("act_id", "This was sent without a proper number. Load the page again.")
        earlier = journal_store.find(act) if act else None
        if earlier is None:
            return None
        was = earlier.saved
        if _content(was.body) not in map(_content, bodies) or (
            was.author,
            was.production,
            was.scene,
            was.seen,
        ) != (
            author,
            self.production,
            scene,
            tuple(sorted(seen)),
        ):
            raise Refusal("act_taken", "This was sent before with another content. Load the page again.")
        return Receipt(was.id, was.at, earlier.commitment)

    def _known(self, scene: str) -> Known | None:
        """The scene as it stands; asked for once until the next act of this desk."""
        if scene not in self._seen:
            self._seen[scene] = known_scene(self.tables, scene)
        return self._seen[scene]


@cache
def note_recorded() -> None:
    """Note in the data folder that it holds acts, so that an emptied record is never taken for a new one."""
    DataFolder(chosen_path()).note_recorded()


@contextmanager
def desk(production: str, at: datetime | None = None) -> Iterator[Desk]:
    """Open the desk: one transaction, one writer at a time."""
    with transaction.atomic():
        lock_writers()
        yield Desk(production, at or clock.now())


def lock_writers() -> None:
    """Be the only writer until the transaction ends. On SQLite its beginning was that already."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [WRITERS_LOCK])


def _content(body: Body) -> tuple[type[Body], object]:
    """What it says, as plain values: a journal gives lists back as tuples."""
    return type(body), plain(attrs.asdict(body, recurse=False))  # type: ignore[arg-type]  # every kind is an attrs class


def _time_of(body: Body, now: datetime) -> datetime:
    """Server time that never runs backwards.

    A clock set back would let a rider delivered today look as if it had been delivered last week. A
    narrowing is taken all the same, at the time of the last act: nobody's no waits for a clock.
    """
    _, last = journal_store.last()
    if not last or instant(now) >= last:
        return now
    if type(body).direction != "narrows" and read_instant(last) - now > CLOCK_SLACK:
        raise Refusal(
            "clock_behind",
            "The server's clock is behind its own record. Until it is right, only narrowings are taken.",
        )
    return read_instant(last)
