"""Devices: the browsers a person is signed in on, each of which they can put out."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import F, Max, Q

from beforehand.agreement.refusals import Refusal
from beforehand.store.access.models import Account, CallFeed, CopyCode, Device, SignInLink
from beforehand.store.access.sessions import SessionStore, end_row, row_key
from beforehand.studio.entry.notes import last_pin, note

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


def add_device(
    account: Account, session: str, user_agent: str, *, at: datetime, how: str = "came_in"
) -> Device:
    """Note that a session belongs to an account, so that it can be listed and put out.

    Args:
        account: who signed in.
        session: the session key, after it was rotated; its digest is kept.
        user_agent: as sent; only its label is kept.
        at: the server's time.
        how: the note of it, a key of ``NOTED``.
    """
    label = device_label(user_agent)
    Account.objects.filter(pk=account.pk, first_in_at=None).update(first_in_at=at)
    note(account, how, at=at, label=label)
    return Device.objects.create(
        account=account, session=row_key(session), label=label, created_at=at, seen_at=at
    )


def devices_of(account: int) -> list[Device]:
    """List the devices of an account that are signed in, the latest sign-in first."""
    return list(Device.objects.filter(account_id=account, revoked_at=None).order_by("-created_at", "-pk"))


def is_in(account: Account, *, at: datetime) -> bool:
    """Say whether somebody is signed in with an account: a device that is not out, seen while a session lasts."""
    seen_since = at - timedelta(seconds=settings.SESSION_COOKIE_AGE)
    return Device.objects.filter(account=account, revoked_at=None, seen_at__gt=seen_since).exists()


def label_of(session: str) -> str:
    """Give the label of the device that a session is on; empty when there is none."""
    found = Device.objects.filter(session=row_key(session)).values_list("label", flat=True).first()
    return found or ""


def signed_on(session: str) -> str:
    """Say what is known of the device that signs, for the act that keeps it: three facts in words, times in UTC.

    Args:
        session: the session key.

    Returns:
        Such as ``Firefox on Android, signed in 2026-11-17T09:00:00+00:00; PIN set 2026-11-17T09:02:00+00:00 on
        Firefox on Android``; empty when there is no such device.
    """
    device = Device.objects.filter(session=row_key(session)).first()
    if device is None:
        return ""
    pin = last_pin(device.account_id)
    of_pin = f"; PIN set {_instant(pin.at)} on {pin.label or 'an unknown device'}" if pin else ""
    return f"{device.label}, signed in {_instant(device.created_at)}{of_pin}"


def _instant(at: datetime) -> str:
    return at.isoformat(timespec="seconds")


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
    note(found.account, "put_out", at=at, label=found.label)
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


def revoke_all(account: Account, *, at: datetime, by: Account | None = None) -> None:
    """Put every device of an account out, any session that no device stands for, and links not used yet.

    Args:
        account: whose.
        at: the server's time.
        by: who did it; None for the owner.
    """
    note(account, "put_out_all", at=at, by=by)
    SignInLink.objects.filter(account=account, used_at=None, expires_at__gt=at).update(expires_at=at)
    CallFeed.objects.filter(account=account).delete()  # its address may lie on the device that is put out
    CopyCode.objects.filter(Q(account=account) | Q(taken_by=account)).delete()  # as above
    Account.objects.filter(pk=account.pk).update(generation=F("generation") + 1)
    _put_out(devices_of(account.pk), at)


def _put_out(devices: list[Device], at: datetime) -> None:
    with transaction.atomic():
        for device in devices:
            end_row(device.session)
            Device.objects.filter(pk=device.pk).update(revoked_at=at)
