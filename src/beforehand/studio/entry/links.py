"""One-time links: the way in for people who have no mail at hand."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta
from typing import Final

import attrs
from django.db import transaction

from beforehand.agreement.refusals import Refusal
from beforehand.store.access.models import Account, SignInLink
from beforehand.studio.entry.notes import note
from beforehand.studio.entry.tokens import digest_of, token_for

LONGEST_HOURS: Final = 14 * 24
SHOWN_FOR: Final = timedelta(minutes=10)


@attrs.frozen
class OpenLink:
    """A link that can still be used.

    Attributes:
        account: whom it signs in.
        expires_at: from this instant on it does not work.
    """

    account: Account
    expires_at: datetime


@attrs.frozen
class FreshLink:
    """A link that was just made.

    Attributes:
        token: for ``/in/<token>/``.
        expires_at: from this instant on it does not work.
    """

    token: str = attrs.field(repr=False)
    expires_at: datetime


def issue_link(account: Account, by: Account | None, hours: int, *, at: datetime) -> str:
    """Make a link that signs one person in once. Their earlier unused links stop working.

    Earlier ones stop because a code that was printed again was printed again for a reason: the first lies
    somewhere.

    Args:
        account: whom it signs in.
        by: who made it; None when the terminal did.
        hours: how long it works, 1 to 336.
        at: the server's time.

    Returns:
        The token for ``/in/<token>/``. It is not kept; ``fresh_link`` shows it for ten minutes more.

    Raises:
        Refusal: ``link_hours``, ``account_closed``.
    """
    if not 1 <= hours <= LONGEST_HOURS:
        raise Refusal("link_hours", f"A sign-in link works for 1 to {LONGEST_HOURS} hours.")
    _check_open(account)
    nonce = uuid.uuid4()
    with transaction.atomic():
        SignInLink.objects.filter(account=account, used_at=None, expires_at__gt=at).update(expires_at=at)
        SignInLink.objects.create(
            nonce=nonce,
            digest=digest_of(token_for(nonce)),
            account=account,
            issued_by=by,
            issued_at=at,
            expires_at=at + timedelta(hours=hours),
        )
        note(account, "link", at=at, by=by, terminal=by is None)
    return token_for(nonce)


def fresh_link(account: Account, by: Account, *, at: datetime) -> FreshLink | None:
    """Give the link that somebody made for an account just now, to show it with its picture.

    Args:
        account: whom it signs in.
        by: who made it; nobody else is shown it.
        at: the server's time.

    Returns:
        None when it was used, is older than ten minutes, or there is none.
    """
    links = SignInLink.objects.filter(account=account, issued_by=by, used_at=None, expires_at__gt=at)
    found = links.filter(issued_at__gt=at - SHOWN_FOR).order_by("-pk").first()
    return FreshLink(token=token_for(found.nonce), expires_at=found.expires_at) if found else None


def fresh_links(by: Account, *, at: datetime) -> dict[str, FreshLink]:
    """Give every link that somebody made within the last ten minutes and nobody used, by the person's id.

    Args:
        by: who made them; nobody else is shown them.
        at: the server's time.
    """
    links = SignInLink.objects.filter(issued_by=by, used_at=None, expires_at__gt=at)
    found = links.filter(issued_at__gt=at - SHOWN_FOR).select_related("account").order_by("pk")
    return {str(link.account.person): FreshLink(token_for(link.nonce), link.expires_at) for link in found}


def stop_links_by(by: Account, *, at: datetime) -> None:
    """Let no link that somebody made, for whomever, work any more."""
    SignInLink.objects.filter(issued_by=by, used_at=None, expires_at__gt=at).update(expires_at=at)


def open_link(token: str, *, at: datetime) -> OpenLink:
    """Say whom a link would sign in, and use nothing up: previews and scanners open links too.

    Args:
        token: what the address holds.
        at: the server's time.

    Raises:
        Refusal: ``link_unknown``, ``link_used``, ``link_expired``, ``account_closed``.
    """
    link = _usable(token, at)
    return OpenLink(account=link.account, expires_at=link.expires_at)


def use_link(token: str, *, at: datetime) -> Account:
    """Use a link up.

    Of two simultaneous uses one wins: the database changes the row for one of them only.

    Args:
        token: what the address holds.
        at: the server's time.

    Returns:
        The account to sign in.

    Raises:
        Refusal: as ``open_link``; ``link_used`` for whoever comes second.
    """
    link = _usable(token, at)
    if SignInLink.objects.filter(pk=link.pk, used_at=None).update(used_at=at) == 0:
        raise _used()
    return link.account


def _usable(token: str, at: datetime) -> SignInLink:
    link = SignInLink.objects.select_related("account").filter(digest=digest_of(token)).first()
    if link is None:
        raise Refusal(
            "link_unknown", "This sign-in link is not known here. Ask your coordinator for a new one."
        )
    if link.used_at is not None:
        raise _used()
    # Closing an account expires its links too; whoever holds one is told the reason, not the consequence.
    _check_open(link.account)
    if at >= link.expires_at:
        raise Refusal(
            "link_expired", "This sign-in link no longer works. Ask your coordinator for a new one."
        )
    return link


def _used() -> Refusal:
    return Refusal(
        "link_used",
        "This sign-in link was used before. If that was not you, tell your coordinator now; either way ask "
        "for a new one.",
    )


def _check_open(account: Account) -> None:
    if not account.is_active:
        raise Refusal("account_closed", "This way in was closed. Ask your coordinator.")
