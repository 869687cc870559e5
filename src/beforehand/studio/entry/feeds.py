"""The secret address of somebody's calls, for a calendar program that cannot sign in."""

from __future__ import annotations

import uuid

from django.db import transaction

from beforehand.store.access.models import Account, CallFeed
from beforehand.studio.entry.tokens import digest_of, token_for

KIND = "calls"


def make_feed(account: int) -> str:
    """Make an address for an account; the one before it is there no more.

    Args:
        account: primary key of the account.

    Returns:
        The token for ``/calls/<token>/``.
    """
    nonce = uuid.uuid4()
    token = token_for(nonce, KIND)
    with transaction.atomic():
        end_feed(account)
        CallFeed.objects.create(nonce=nonce, digest=digest_of(token), account_id=account)
    return token


def end_feed(account: int) -> None:
    """End the address of an account, if it has one."""
    CallFeed.objects.filter(account_id=account).delete()


def feed_of(account: int) -> str:
    """Give the token of an account's address; empty when it has none."""
    nonce = CallFeed.objects.filter(account_id=account).values_list("nonce", flat=True).first()
    return token_for(nonce, KIND) if nonce else ""


def whose_feed(token: str) -> Account | None:
    """Give the account whose calls are at this address; None when nobody's are, or its way in was closed."""
    feeds = CallFeed.objects.select_related("account")
    found = feeds.filter(digest=digest_of(token), account__is_active=True).first()
    return found.account if found else None
