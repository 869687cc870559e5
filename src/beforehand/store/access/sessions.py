"""Sessions, known in the database by a digest of their key only: a stolen database signs nobody in.

Django's own store keeps the key as the cookie carries it, so that whoever reads the table of a running server
holds every open session. The key is 32 random characters (165 bits), which is why a plain digest is enough and
no salt is needed: there is nothing to guess from.
"""

from __future__ import annotations

from hashlib import sha256
from typing import Any, cast

from asgiref.sync import sync_to_async
from django.contrib.sessions.backends.db import SessionStore as PlainStore
from django.contrib.sessions.models import Session
from django.utils import timezone


def row_key(session_key: str) -> str:
    """Give the name under which the session of a cookie lies in the database: 40 hex digits of SHA-256."""
    return sha256(session_key.encode()).hexdigest()[:40]


def end_row(row: str) -> None:
    """End the session that lies under this name, as ``row_key`` gave it; none there is nothing to do."""
    Session.objects.filter(session_key=row).delete()


class SessionStore(PlainStore):
    """Django's store of sessions, with the digest of the key in the column of the key."""

    def _get_session_from_db(self) -> Session | None:
        found = Session.objects.filter(
            session_key=row_key(self.session_key or ""), expire_date__gt=timezone.now()
        ).first()
        if found is None:
            self._session_key = (
                None  # a key that is not known is never taken up: the browser did not choose it
            )
        return found

    async def _aget_session_from_db(self) -> Session | None:
        return await sync_to_async(self._get_session_from_db)()

    def exists(self, session_key: str) -> bool:
        """Say whether a session with this key lies here."""
        return super().exists(row_key(session_key))

    async def aexists(self, session_key: str) -> bool:
        """Say whether a session with this key lies here."""
        return await super().aexists(row_key(session_key))

    def create_model_instance(self, data: Any) -> Session:
        """Make the row of this session, under the digest of its key."""
        row = cast(Session, super().create_model_instance(data))
        row.session_key = row_key(row.session_key)
        return row

    async def acreate_model_instance(self, data: Any) -> Session:
        """Make the row of this session, under the digest of its key."""
        row = cast(Session, await super().acreate_model_instance(data))
        row.session_key = row_key(row.session_key)
        return row

    def delete(self, session_key: str | None = None) -> None:
        """End the session of this key, or this one."""
        if key := session_key or self.session_key:
            end_row(row_key(key))

    async def adelete(self, session_key: str | None = None) -> None:
        """End the session of this key, or this one."""
        await sync_to_async(self.delete)(session_key)
