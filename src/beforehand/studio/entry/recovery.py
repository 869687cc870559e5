"""Recovery in person: somebody lost their phone or forgot their PIN, and stands before the coordinator."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from beforehand.store.access.models import Account
from beforehand.studio.entry.devices import revoke_all
from beforehand.studio.entry.links import issue_link
from beforehand.studio.entry.pins import forget_pin


def recover(account: Account, by: Account | None, hours: int, *, at: datetime) -> str:
    """Put every device out and the PIN aside, and make a new link: all of it or nothing.

    A second factor stays: whoever makes links cannot take it away, so with one the link alone opens nothing.

    Args:
        account: whose way in was lost.
        by: who makes the link; None for the terminal.
        hours: how long the link works.
        at: the server's time.

    Returns:
        The link's token.

    Raises:
        Refusal: those of ``issue_link``.
    """
    with transaction.atomic():
        revoke_all(account, at=at, by=by)
        forget_pin(account, at=at, by=by)
        return issue_link(account, by, hours, at=at)
