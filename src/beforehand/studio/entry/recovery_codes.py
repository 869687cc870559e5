"""Recovery codes: on paper, each once, for whoever lost the device with their second factor."""

from __future__ import annotations

import base64
import secrets
from datetime import datetime
from typing import Final

from django.db import transaction

from beforehand.agreement.refusals import Refusal
from beforehand.store.access.models import Account, RecoveryCode
from beforehand.studio.entry.notes import note
from beforehand.studio.entry.tokens import digest_of

HOW_MANY: Final = 8
RANDOM_BYTES: Final = 10
"""80 random bits, 16 letters and digits: nobody guesses them, so tries are not counted."""

READ_AS: Final = str.maketrans("018", "OIB")
"""Digits that no code has, and the letters that they were read for (RFC 4648, section 6)."""


def make_codes(account: Account, *, at: datetime) -> list[str]:
    """Make new codes; those before them stop working. They are kept as digests and cannot be shown again.

    Returns:
        Such as ``K7QM-2XEA-PZ4T-9H3C``.

    Raises:
        Refusal: ``no_factor`` without a second factor that they could stand in for.
    """
    if not Account.objects.filter(pk=account.pk, second_factor=True).exists():
        raise Refusal("no_factor", "Add a passkey or a code app first.")
    codes = [base64.b32encode(secrets.token_bytes(RANDOM_BYTES)).decode() for _ in range(HOW_MANY)]
    with transaction.atomic():
        RecoveryCode.objects.filter(account=account).delete()
        RecoveryCode.objects.bulk_create(
            RecoveryCode(account=account, digest=digest_of(code)) for code in codes
        )
        note(account, "codes", at=at)
    return ["-".join(code[n : n + 4] for n in range(0, 16, 4)) for code in codes]


def use_code(account: Account, typed: str, *, at: datetime) -> None:
    """Use one up.

    Raises:
        Refusal: ``code_wrong``.
    """
    digest = digest_of("".join(c for c in typed.upper() if c.isalnum()).translate(READ_AS))
    known = RecoveryCode.objects.filter(account=account, digest=digest, used_at=None)
    if not known.update(used_at=at):
        raise Refusal("code_wrong", "That is none of your recovery codes, or it was used before.")
    note(account, "code_used", at=at)
