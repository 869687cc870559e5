"""The first coordinator: made once, with a token that only the terminal shows."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol
from uuid import UUID

from django.db import transaction

from beforehand.agreement.refusals import Refusal
from beforehand.store.access.models import Account, FirstToken
from beforehand.studio.entry.accounts import account_of
from beforehand.studio.entry.tokens import digest_of, new_token


class StartProduction(Protocol):
    """The use case that records a production's first acts."""

    def __call__(
        self,
        *,
        title: str,
        coordinator: str,
        timezone: str,
        pack: str,
        operator: str,
        openers: str,
        pronouns: str,
        notice_hours: int | None,
        unit: str,
        at: datetime | None,
    ) -> tuple[str, str]:
        """Start a production; give its id and the coordinator's id."""


def first_token(*, at: datetime) -> str:
    """Make the token for ``/first/<token>/``; the one before it stops working.

    Args:
        at: the server's time.

    Returns:
        The token, to print on the terminal. It is not kept.
    """
    token = new_token()
    with transaction.atomic():
        FirstToken.objects.filter(used_at=None).delete()
        FirstToken.objects.create(digest=digest_of(token), issued_at=at)
    return token


def open_first(token: str) -> None:
    """Check that a first token can still be used, and use nothing up.

    Raises:
        Refusal: ``first_unknown``, ``first_used``.
    """
    found = FirstToken.objects.filter(digest=digest_of(token)).first()
    if found is None:
        raise Refusal(
            "first_unknown", "This address is not known here. The terminal prints a new one at each start."
        )
    if found.used_at is not None or Account.objects.exists():
        raise _used()  # a production that was loaded from a folder has its coordinator too


def begin(
    token: str,
    start: StartProduction,
    *,
    title: str,
    coordinator: str,
    timezone: str,
    pack: str,
    operator: str,
    openers: str = "",
    pronouns: str = "they",
    notice_hours: int | None = None,
    unit: str = "",
    at: datetime,
) -> Account:
    """Start the production, make its first coordinator, and use the token up: all three or none.

    Args:
        token: what the address holds.
        start: the use case that records it.
        title: the production's title.
        coordinator: the coordinator's own name.
        timezone: an IANA name, in which the production's days and calls are meant.
        pack: name of the union's rules.
        operator: who runs this server; the sign-in page says so.
        openers: who can open sealed records; the operator when empty.
        pronouns: the coordinator's own, for sentences.
        notice_hours: hours before call, where it asks more than its pack.
        unit: the unit, where there are several.
        at: the server's time.

    Returns:
        The coordinator's account, to sign in.

    Raises:
        Refusal: ``first_unknown``, ``first_used``, and those of ``start``.
    """
    open_first(token)
    with transaction.atomic():
        if FirstToken.objects.filter(digest=digest_of(token), used_at=None).update(used_at=at) == 0:
            raise _used()
        production, person = start(
            title=title,
            coordinator=coordinator,
            timezone=timezone,
            pack=pack,
            operator=operator,
            openers=openers,
            pronouns=pronouns,
            notice_hours=notice_hours,
            unit=unit,
            at=at,
        )
        return account_of(UUID(person), UUID(production))


def _used() -> Refusal:
    return Refusal("first_used", "The first coordinator was made already. Sign in with a link instead.")
