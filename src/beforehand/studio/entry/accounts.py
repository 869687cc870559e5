"""Accounts: one way in per person and production."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from beforehand.store.access.models import Account
from beforehand.studio.entry.devices import revoke_all
from beforehand.studio.entry.links import stop_links_by


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


def first_ins(production: UUID | str) -> dict[str, datetime]:
    """Give when each person of a production came in for the first time; who never did is left out. One query."""
    found = Account.objects.filter(production=production).exclude(first_in_at=None)
    return {str(account.person): account.first_in_at for account in found if account.first_in_at}


def shut_out(account: Account, *, at: datetime, by: Account | None = None) -> None:
    """End all that somebody has open: sessions, links to themselves, and links they made for others.

    Args:
        account: whose.
        at: the server's time.
        by: who does it; None for the owner.
    """
    stop_links_by(account, at=at)
    revoke_all(account, at=at, by=by)


def close_account(account: Account, *, at: datetime) -> None:
    """Let nobody in with this account any more, and end its sessions; nothing recorded is touched."""
    Account.objects.filter(pk=account.pk).update(is_active=False)
    revoke_all(account, at=at)
