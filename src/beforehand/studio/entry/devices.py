"""Devices: the browsers a person is signed in on, each of which they can put out."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.db import transaction
from django.db.models import F, Max

from beforehand.agreement.refusals import Refusal
from beforehand.store.access.models import Account, Device, SignInLink
from beforehand.store.access.sessions import SessionStore, end_row, row_key

SEEN_EVERY: Final = timedelta(hours=1)
BROWSERS: Final = (
    ("Edg", "Edge"),
    ("OPR", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
SYSTEMS: Final = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS X", "Mac"),
    ("Linux", "Linux"),
)


def device_label(user_agent: str) -> str:
    """Name a browser so that its owner knows it again, and keep no more of it than that.

    Args:
        user_agent: the header as sent; anything.

    Returns:
        Such as ``Firefox on Android``; ``A browser`` when nothing in it is known.
    """
    browser = next((name for mark, name in BROWSERS if mark in user_agent), "A browser")
    system = next((name for mark, name in SYSTEMS if mark in user_agent), None)
    return f"{browser} on {system}" if system else browser


def add_device(account: Account, session: str, user_agent: str, *, at: datetime) -> Device:
    """Note that a session belongs to an account, so that it can be listed and put out.

    Args:
        account: who signed in.
        session: the session key, after it was rotated; its digest is kept.
        user_agent: as sent; only its label is kept.
        at: the server's time.
    """
    return Device.objects.create(
        account=account, session=row_key(session), label=device_label(user_agent), created_at=at, seen_at=at
    )


def devices_of(account: int) -> list[Device]:
    """List the devices of an account that are signed in, the latest sign-in first."""
    return list(Device.objects.filter(account_id=account, revoked_at=None).order_by("-created_at", "-pk"))


def is_session(device: Device, session: str) -> bool:
    """Say whether a device is the one of this session key."""
    return device.session == row_key(session)


def seen(session: str, last: datetime, *, at: datetime) -> bool:
    """Note that a device was used, at most once an hour: a page that is only read should not write.

    Args:
        session: the session key.
        last: when it was noted last.
        at: the server's time.

    Returns:
        Whether it was noted now.
    """
    if at - last < SEEN_EVERY:
        return False
    Device.objects.filter(session=row_key(session)).update(seen_at=at)
    return True


def revoke_device(account: int, device: UUID, *, at: datetime) -> None:
    """Put one device out; it is signed out at its next request.

    Args:
        account: the owner; nobody puts another person's device out by its id.
        device: the device's key.
        at: the server's time.

    Raises:
        Refusal: ``device_unknown``, for another person's device too.
    """
    found = Device.objects.filter(account_id=account, key=device, revoked_at=None).first()
    if found is None:
        raise Refusal("device_unknown", "You are not signed in on such a device.")
    _put_out([found], at)


def end_session(session: str, *, at: datetime) -> None:
    """Put the device of one session out: its owner signs it out."""
    _put_out(list(Device.objects.filter(session=row_key(session), revoked_at=None)), at)


def drop_expired_sessions() -> None:
    """Delete sessions that nobody can use any more."""
    SessionStore.clear_expired()


def last_put_out() -> datetime | None:
    """Give the time at which a device was put out last; None when none ever was."""
    latest: datetime | None = Device.objects.aggregate(latest=Max("revoked_at"))["latest"]
    return latest


def revoke_all(account: Account, *, at: datetime) -> None:
    """Put every device of an account out, any session that no device stands for, and links not used yet."""
    SignInLink.objects.filter(account=account, used_at=None, expires_at__gt=at).update(expires_at=at)
    Account.objects.filter(pk=account.pk).update(generation=F("generation") + 1)
    _put_out(devices_of(account.pk), at)


def _put_out(devices: list[Device], at: datetime) -> None:
    with transaction.atomic():
        for device in devices:
            end_row(device.session)
            Device.objects.filter(pk=device.pk).update(revoked_at=at)
