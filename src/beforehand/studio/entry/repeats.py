"""Forms sent twice: written once, answered twice the same."""

from __future__ import annotations

from datetime import datetime

import attrs
from django.db import IntegrityError, transaction

from beforehand.store.access.models import Idempotency


@attrs.frozen
class FirstAnswer:
    """What the first sending of a form was answered.

    Attributes:
        status: the HTTP status.
        location: where it sent the browser.
    """

    status: int
    location: str


def claim(account: int, key: str, path: str, *, at: datetime) -> FirstAnswer | None:
    """Take a key within the transaction of the act it belongs to, or learn what it was answered.

    The row is written before the act and in its transaction. So of two simultaneous sendings one waits for
    the other's commit and then finds its row, and a refused act leaves no row behind.

    Args:
        account: who sends; keys of different accounts never meet.
        key: up to 64 characters.
        path: where it was sent.
        at: the server's time.

    Returns:
        None when the key is now this transaction's; the first answer when it was taken.
    """
    assert transaction.get_connection().in_atomic_block, "the key and the act belong to one transaction"
    try:
        with transaction.atomic():
            Idempotency.objects.create(
                account_id=account, key=key, path=path, status=0, location="", created_at=at
            )
    except IntegrityError:
        found = Idempotency.objects.get(account_id=account, key=key)
        return FirstAnswer(status=found.status, location=found.location)
    return None


def last_key(account: int) -> str:
    """Give the key of the last form that an account sent and that was done; empty when there is none."""
    newest = Idempotency.objects.filter(account_id=account).order_by("-pk").values_list("key", flat=True)
    return newest.first() or ""


def settle(account: int, key: str, answer: FirstAnswer) -> None:
    """Note what was answered, in the same transaction."""
    Idempotency.objects.filter(account_id=account, key=key).update(
        status=answer.status, location=answer.location
    )


def forget_before(at: datetime) -> int:
    """Drop answers given before ``at``; a browser does not repeat a form for weeks. Gives how many."""
    return Idempotency.objects.filter(created_at__lt=at).delete()[0]
