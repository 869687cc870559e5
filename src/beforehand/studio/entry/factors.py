"""The second factor: what is asked for beside a link. With one, a link alone opens nothing.

Anybody may have one. Who runs the record needs one from a week after they came in first, where the server asks for
it (``SECOND_FACTOR``): they read what performers say in private.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from attrs import frozen
from django.conf import settings
from django.db import transaction

from beforehand.agreement.refusals import Refusal
from beforehand.store.access.models import Account, CodeApp, Passkey, RecoveryCode
from beforehand.studio.entry.notes import note

GRACE: Final = timedelta(days=7)
"""From the first sign-in; until then who runs the record is asked to add one and let in without."""

APP: Final = "Code app"


@frozen
class Factors:
    """The second factors of an account.

    Attributes:
        passkeys: (key, label, since, last used), the oldest first.
        app_since: since when a code app shows digits for it; None without one.
        codes_left: recovery codes that were not used yet.
    """

    passkeys: tuple[tuple[str, str, datetime, datetime | None], ...]
    app_since: datetime | None
    codes_left: int


def factors_of(account: int) -> Factors:
    """Give the second factors of an account. Three queries."""
    keys = Passkey.objects.filter(account_id=account).order_by("created_at", "pk")
    app = CodeApp.objects.filter(account_id=account).first()
    left = RecoveryCode.objects.filter(account_id=account, used_at=None).count()
    shown = tuple((str(key.key), key.label, key.created_at, key.used_at) for key in keys)
    return Factors(shown, app.created_at if app else None, left)


def is_required() -> bool:
    """Say whether this server asks who runs the record for a second factor."""
    return bool(settings.SECOND_FACTOR == "required")


def needed_from(first_in_at: datetime | None) -> datetime | None:
    """Give when who runs the record needs one; None where the server does not ask, or they were never in."""
    return first_in_at + GRACE if first_in_at and is_required() else None


def added(account: Account, label: str, *, at: datetime) -> None:
    """Note that an account has one more, and ask for it from now on."""
    Account.objects.filter(pk=account.pk).update(second_factor=True)
    note(account, "factor", at=at, label=label)


def remove_passkey(account: Account, key: UUID, *, at: datetime) -> None:
    """Take one passkey away.

    Raises:
        Refusal: ``factor_unknown``, for another person's too.
    """
    found = Passkey.objects.filter(account=account, key=key).first()
    if found is None:
        raise Refusal("factor_unknown", "You have no such second factor.")
    with transaction.atomic():
        found.delete()
        _gone(account, found.label, at)


def remove_app(account: Account, *, at: datetime) -> None:
    """Take the code app away.

    Raises:
        Refusal: ``factor_unknown``.
    """
    with transaction.atomic():
        if not CodeApp.objects.filter(account=account).delete()[0]:
            raise Refusal("factor_unknown", "You have no such second factor.")
        _gone(account, APP, at)


def forget_factors(account: Account, *, at: datetime) -> None:
    """Take all of them away. For whoever sits at the server alone: who makes links must not be able to."""
    with transaction.atomic():
        for table in (Passkey, CodeApp, RecoveryCode):
            table.objects.filter(account=account).delete()
        Account.objects.filter(pk=account.pk).update(second_factor=False)
        note(account, "factor_gone", at=at, terminal=True)


def _gone(account: Account, label: str, at: datetime) -> None:
    """Note it; with the last one the recovery codes go too, as there is nothing left to recover."""
    left = (
        Passkey.objects.filter(account=account).exists() or CodeApp.objects.filter(account=account).exists()
    )
    if not left:
        RecoveryCode.objects.filter(account=account).delete()
        Account.objects.filter(pk=account.pk).update(second_factor=False)
    note(account, "factor_gone", at=at, label=label)
