"""How Django finds the account of a session."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.backends import BaseBackend
from django.http import HttpRequest

from beforehand.store.access.models import Account


class LinkBackend(BaseBackend):
    """Knows accounts, and signs nobody in by itself: a one-time link does, in ``studio.entry``."""

    def authenticate(self, request: HttpRequest | None, **credentials: Any) -> None:
        """Refuse: there are no credentials that are used more than once."""

    def get_user(self, user_id: int) -> Account | None:
        """Give the account of a session, or None when it may not come in any more."""
        return Account.objects.filter(pk=user_id, is_active=True).first()
