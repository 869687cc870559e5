"""Codes by which a performer, and nobody for them, has their boundaries of one production shown in another.

The code is made in the earlier production after its PIN, and entered in the new one together with that same PIN:
who finds the code alone can do nothing with it, nor can whoever holds the new production's device alone. It shows
the entries to one account, and copies nothing.
"""

from __future__ import annotations

import base64
import uuid
from datetime import datetime, timedelta
from typing import Final

import attrs
from django.db.models import Q
from django.utils.crypto import salted_hmac

from beforehand.agreement.refusals import Refusal
from beforehand.store.access.models import Account, CopyCode
from beforehand.studio.entry.pins import step_up
from beforehand.studio.entry.tokens import digest_of

WORKS_FOR: Final = timedelta(hours=24)
SHOWN_FOR: Final = timedelta(minutes=10)
GROUP: Final = 4


@attrs.frozen
class FreshCode:
    """A code that was just made: as it is read out, and until when it works."""

    code: str = attrs.field(repr=False)
    expires_at: datetime


@attrs.frozen
class Earlier:
    """Whose boundaries are shown: a person of another production; ids."""

    production: str
    person: str


def make_copy_code(account: Account, *, at: datetime) -> None:
    """Make a code for the account's own boundaries; an earlier one stops working. Ask for the PIN first."""
    _forget(at)
    CopyCode.objects.filter(account=account).delete()
    nonce = uuid.uuid4()
    CopyCode.objects.create(
        nonce=nonce,
        digest=digest_of(_code(nonce)),
        account=account,
        issued_at=at,
        expires_at=at + WORKS_FOR,
    )


def fresh_copy_code(account: int, *, at: datetime) -> FreshCode | None:
    """The code that the account made within the last ten minutes and that was not used; None without one."""
    found = CopyCode.objects.filter(account_id=account, taken_by=None, issued_at__gt=at - SHOWN_FOR).first()
    return FreshCode(_grouped(_code(found.nonce)), found.expires_at) if found else None


def take_copy_code(code: str, pin: str, account: Account, *, at: datetime) -> None:
    """Have the boundaries of another production shown to this account, for as long as the code works.

    Args:
        code: as it was typed; blanks, hyphens and small letters do not matter.
        pin: of the earlier production.
        account: of the new production, whose own PIN was given already.
        at: the server's time.

    Raises:
        Refusal: ``copy_code`` for a code that is unknown, used, too old, or of the same production; those of
            ``step_up`` for the PIN.
    """
    usable = Q(taken_by=None, expires_at__gt=at, account__is_active=True)
    codes = CopyCode.objects.select_related("account").exclude(account__production=account.production)
    found = codes.filter(usable, digest=digest_of(_plain(code))).first()
    if found is None:
        raise _unknown()
    step_up(found.account, pin, at=at)
    CopyCode.objects.filter(taken_by=account).delete()
    if not CopyCode.objects.filter(usable, pk=found.pk).update(taken_by=account):
        raise _unknown()


def copying_from(account: int, *, at: datetime) -> Earlier | None:
    """Whose boundaries this account is shown now; None when nobody's."""
    found = CopyCode.objects.select_related("account").filter(
        taken_by_id=account, expires_at__gt=at, account__is_active=True
    )
    row = found.first()
    return Earlier(str(row.account.production), str(row.account.person)) if row else None


def end_copying(account: int, *, at: datetime) -> None:
    """Stop showing them, and forget that they were shown."""
    _forget(at)
    CopyCode.objects.filter(taken_by_id=account).delete()


def _forget(at: datetime) -> None:
    CopyCode.objects.filter(expires_at__lte=at).delete()


def _code(nonce: uuid.UUID) -> str:
    """80 bits from the nonce and the folder's secret key; it lies nowhere."""
    mac = salted_hmac("beforehand.entry.copy", str(nonce), algorithm="sha256").digest()
    return base64.b32encode(mac[:10]).decode()


def _grouped(code: str) -> str:
    return "-".join(code[at : at + GROUP] for at in range(0, len(code), GROUP))


def _plain(code: str) -> str:
    return "".join(letter for letter in code.upper() if letter.isalnum())


def _unknown() -> Refusal:
    return Refusal("copy_code", "That code is not known here, or works no longer. Make a new one.")
