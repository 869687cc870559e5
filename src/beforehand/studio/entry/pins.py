"""The PIN that is asked for again before signing.

A phone left on a chair is signed in, and whoever finds it should not sign with it.

It guards against a person at the device, not against a stolen database with its keys: six digits can be
tried out there. The hash is peppered with the folder's secret, so the database alone does not do.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import pairwise
from typing import Final

from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction
from django.db.models import F
from django.utils.crypto import salted_hmac

from beforehand.agreement.refusals import Refusal
from beforehand.store.access.models import Account, Pin
from beforehand.studio.entry.notes import note

LEAST_DIGITS: Final = 6
MOST_DIGITS: Final = 12
TRIES: Final = 5
LOCKED_FOR: Final = timedelta(minutes=15)
STEPPED_UP_FOR: Final = timedelta(minutes=5)


def has_pin(account: int) -> bool:
    """Say whether an account has a PIN."""
    return Pin.objects.filter(account_id=account).exists()


def set_pin(account: Account, pin: str, current: str | None, *, at: datetime, label: str = "") -> None:
    """Set an account's PIN, or change it.

    Args:
        account: whose.
        pin: 6 to 12 digits that are no pattern.
        current: the PIN until now; needed when there is one, and tried as in ``step_up``.
        at: the server's time.
        label: the device it is set on, for the owner's list.

    Raises:
        Refusal: ``pin_digits``, ``pin_simple``; for ``current`` those of ``step_up``.
    """
    _check_choice(pin)
    had = has_pin(account.pk)
    if had:
        step_up(account, current or "", at=at)
    note(account, "pin_changed" if had else "pin_set", at=at, label=label)
    Pin.objects.update_or_create(
        account=account, defaults={"hash": _hashed(account, pin), "failed": 0, "locked_until": None}
    )


def forget_pin(account: Account, *, at: datetime, by: Account | None = None) -> None:
    """Put a PIN aside, so that its owner sets one anew; none there is nothing to do."""
    if Pin.objects.filter(account=account).delete()[0]:
        note(account, "pin_forgotten", at=at, by=by, terminal=by is None)


def step_up(account: Account, pin: str, *, at: datetime) -> datetime:
    """Check a PIN: five tries, then none for 15 minutes.

    A try is counted before it is looked at, and in a transaction of its own. Otherwise simultaneous tries
    would share one count, and the refusal of a wrong one would roll its count back.

    Args:
        account: whose.
        pin: what was typed.
        at: the server's time.

    Returns:
        Until when it counts as given: five minutes from ``at``.

    Raises:
        Refusal: ``pin_missing`` (none was set), ``pin_locked``, ``pin_wrong``.
    """
    known = _counted_try(account, at)
    if not check_password(_peppered(account, pin), known.hash):
        left = TRIES - known.failed
        if left <= 0:
            raise _locked()
        more = "once more" if left == 1 else f"{left} more times"
        raise Refusal("pin_wrong", f"That is not your PIN. You can try {more}.")
    Pin.objects.filter(pk=known.pk).update(failed=0, locked_until=None)
    return at + STEPPED_UP_FOR


def _counted_try(account: Account, at: datetime) -> Pin:
    with transaction.atomic(durable=True):
        Pin.objects.filter(account=account, locked_until__lte=at).update(failed=0, locked_until=None)
        counted = Pin.objects.filter(account=account, failed__lt=TRIES).update(failed=F("failed") + 1)
        Pin.objects.filter(account=account, failed__gte=TRIES, locked_until=None).update(
            locked_until=at + LOCKED_FOR
        )
        known = Pin.objects.filter(account=account).first()
    if known is None:
        raise Refusal("pin_missing", "You have no PIN yet. Set one first.")
    if not counted:
        raise _locked()
    return known


def _locked() -> Refusal:
    return Refusal("pin_locked", "That was not your PIN five times. Wait 15 minutes, then try again.")


def _check_choice(pin: str) -> None:
    if not (pin.isascii() and pin.isdigit() and LEAST_DIGITS <= len(pin) <= MOST_DIGITS):
        raise Refusal("pin_digits", f"A PIN is {LEAST_DIGITS} to {MOST_DIGITS} digits.")
    if _is_pattern(pin):
        raise Refusal(
            "pin_simple",
            "That PIN is one of the first that anybody would try. Choose digits that are no pattern.",
        )


def _is_pattern(pin: str) -> bool:
    """Find runs (123456, 987654, 246802), one digit repeated, and short blocks repeated (121212, 123123)."""
    digits = [int(digit) for digit in pin]
    steps = {(after - before) % 10 for before, after in pairwise(digits)}
    blocks = any(len(pin) % size == 0 and pin == pin[:size] * (len(pin) // size) for size in (1, 2, 3))
    return len(steps) == 1 or blocks


def _hashed(account: Account, pin: str) -> str:
    return make_password(_peppered(account, pin))


def _peppered(account: Account, pin: str) -> str:
    return salted_hmac("beforehand.entry.pin", f"{account.pk}:{pin}", algorithm="sha256").hexdigest()
