"""An app that shows six digits every half minute: TOTP (RFC 6238), for devices without passkeys."""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
from datetime import datetime, timedelta
from typing import Final
from urllib.parse import quote, urlencode

from django.db import transaction
from django.db.models import F
from django.utils.crypto import salted_hmac

from beforehand.agreement.refusals import Refusal
from beforehand.journal.sealing import seal, unseal
from beforehand.store.access.models import Account, CodeApp
from beforehand.studio.entry.factors import APP, added

STEP: Final = 30
DIGITS: Final = 6
SECRET_BYTES: Final = 20
TRIES: Final = 5
LOCKED_FOR: Final = timedelta(minutes=15)


def new_secret(account: Account) -> bytes:
    """Make a secret for an app, sealed: it waits in a session until the app has shown that it has it."""
    return _sealed(account, secrets.token_bytes(SECRET_BYTES))


def address_for_app(account: Account, sealed: bytes, name: str) -> str:
    """Give the address that an app reads from a picture (Key URI Format), with the secret in it."""
    secret = base64.b32encode(_opened(account, sealed)).decode()
    return f"otpauth://totp/{quote(f'Beforehand:{name}')}?" + urlencode(
        {"secret": secret, "issuer": "Beforehand"}
    )


def add_app(account: Account, sealed: bytes, digits: str, *, at: datetime) -> None:
    """Keep a secret, once the app has shown the right digits; it takes the place of one before it.

    Raises:
        Refusal: ``code_wrong``.
    """
    step = _step_of(_opened(account, sealed), digits, at)
    if step is None:
        raise _wrong()
    with transaction.atomic():
        CodeApp.objects.update_or_create(
            account=account,
            defaults={
                "sealed": sealed,
                "last_step": step,
                "failed": 0,
                "locked_until": None,
                "created_at": at,
            },
        )
        added(account, APP, at=at)


def use_app(account: Account, digits: str, *, at: datetime) -> None:
    """Check digits: five tries, then none for 15 minutes; digits that were used do not work again.

    Each try is counted before it is looked at and in a transaction of its own, as a PIN's is.

    Raises:
        Refusal: ``code_wrong``, ``code_locked``.
    """
    known = _counted_try(account, at)
    step = _step_of(_opened(account, bytes(known.sealed)), digits, at)
    fresh = CodeApp.objects.filter(pk=known.pk, last_step__lt=step) if step is not None else None
    if fresh is None or not fresh.update(last_step=step, failed=0, locked_until=None):
        raise _wrong()


def _counted_try(account: Account, at: datetime) -> CodeApp:
    with transaction.atomic(durable=True):
        CodeApp.objects.filter(account=account, locked_until__lte=at).update(failed=0, locked_until=None)
        counted = CodeApp.objects.filter(account=account, failed__lt=TRIES).update(failed=F("failed") + 1)
        CodeApp.objects.filter(account=account, failed__gte=TRIES, locked_until=None).update(
            locked_until=at + LOCKED_FOR
        )
        known = CodeApp.objects.filter(account=account).first()
    if known is None:
        raise _wrong()
    if not counted:
        raise Refusal("code_locked", "That was wrong five times. Wait 15 minutes, then try again.")
    return known


def _step_of(secret: bytes, digits: str, at: datetime) -> int | None:
    """The half minute that the digits are of: this one, the one before or the one after; None for none."""
    now, typed = int(at.timestamp()) // STEP, digits.replace(" ", "")
    near = (step for step in (now, now - 1, now + 1))
    return next((step for step in near if hmac.compare_digest(digits_at(secret, step), typed)), None)


def digits_at(secret: bytes, step: int) -> str:
    """Give the digits of one step: HOTP with SHA-1 (RFC 4226, section 5.3), as every app has it."""
    mac = hmac.new(secret, step.to_bytes(8, "big"), hashlib.sha1).digest()
    offset = mac[-1] & 0x0F
    number = int.from_bytes(mac[offset : offset + 4], "big") & 0x7FFFFFFF
    return f"{number % 10**DIGITS:0{DIGITS}}"


def _sealed(account: Account, secret: bytes) -> bytes:
    return seal(_key(), secret, aad=_place(account), name=secrets.token_bytes(16))


def _opened(account: Account, sealed: bytes) -> bytes:
    return unseal(_key(), sealed, aad=_place(account))


def _place(account: Account) -> bytes:
    return f"code app\n{account.pk}\n1".encode()


def _key() -> bytes:
    """A key made from the folder's secret, which lies in no database."""
    return salted_hmac("beforehand.entry.code_app", "1", algorithm="sha256").digest()


def _wrong() -> Refusal:
    return Refusal("code_wrong", "Those are not the digits that the app shows now. Try the next ones.")
