"""Accounts: one way in per person and production."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from beforehand.store.access.models import Account
from beforehand.studio.entry.devices import revoke_all


def account_of(person: UUID | str, production: UUID | str) -> Account:
    """Give the account of a person in a production, made when there is none yet.

    Args:
        person: a person of the record.
        production: the production they belong to.
    """
    account, _made = Account.objects.get_or_create(person=person, production=production)
    return account


def own_account(key: int) -> Account:
    """Give the account with this primary key, as the viewer of a page carries it."""
    return Account.objects.get(pk=key)


def close_account(account: Account, *, at: datetime) -> None:
    """Let nobody in with this account any more, and end its sessions; nothing recorded is touched."""
    Account.objects.filter(pk=account.pk).update(is_active=False)
    revoke_all(account, at=at)
