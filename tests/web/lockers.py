"""A tiny page to try the ground of all pages on: a locker per person, its things kept as rows of ``Device``.

Rows of ``Device`` only because they lie in the default database and belong to an account.
"""

from __future__ import annotations

import uuid
from datetime import datetime
from pathlib import Path
from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.urls import path

from beforehand.agreement.refusals import Refusal
from beforehand.store.access.models import Account, Device
from beforehand.web.acts import Act, Nothing
from beforehand.web.live import live
from beforehand.web.page import Page
from beforehand.web.urls import handler400, handler403, handler404, handler500
from beforehand.web.urls import urlpatterns as of_the_house
from beforehand.web.viewer import Viewer

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]

TEMPLATES = Path(__file__).parent
OPENS = datetime.fromisoformat("2026-11-26T08:00:00+00:00")


class ThingForm(forms.Form):
    """What is put in."""

    thing = forms.CharField(max_length=40)
    copies = forms.IntegerField(required=False, max_value=3)


class Locker(Page):
    """One person's locker; nobody else's exists for them."""

    name = "locker"
    template = "locker/locker.html"
    acts: ClassVar = {
        "put": Act(form=ThingForm, run="put"),
        "put_if_fresh": Act(form=ThingForm, run="put", stale_check=True),
        "sign": Act(form=Nothing, run="sign", step_up=True),
        "clear": Act(form=Nothing, run="clear"),
    }

    def model(self, viewer: Viewer, now: datetime, *, owner: UUID) -> dict[str, Any] | None:
        if owner != viewer.person:
            return None
        things = things_of(owner)
        clear = {"url": f"/lockers/{owner}/", "label": "Clear", "hidden": {"act": "clear"}}
        return {"things": things, "clear": clear, "open": now >= OPENS}

    def put(self, viewer: Viewer, data: dict[str, Any], now: datetime, *, owner: UUID) -> str | None:
        put(viewer.account, data["thing"], now)
        if data["thing"] == "bomb":
            raise Refusal("no_bombs", "No “bombs” are kept here & nothing was changed.")
        return "/devices/" if data["thing"] == "key" else None

    def sign(self, viewer: Viewer, data: dict[str, Any], now: datetime, *, owner: UUID) -> None:
        put(viewer.account, "signature", now)

    def clear(self, viewer: Viewer, data: dict[str, Any], now: datetime, *, owner: UUID) -> None:
        Device.objects.filter(account_id=viewer.account, session__startswith="thing").delete()


def put(account: int, thing: str, now: datetime) -> None:
    """Put a thing into somebody's locker."""
    Device.objects.create(
        account_id=account, session=f"thing{uuid.uuid4().hex[:30]}", label=thing, created_at=now, seen_at=now
    )


def things_of(owner: UUID) -> list[str]:
    """List what is in somebody's locker."""
    account = Account.objects.get(person=owner)
    kept = Device.objects.filter(account=account, session__startswith="thing").order_by("pk")
    return list(kept.values_list("label", flat=True))


urlpatterns = [path("lockers/<uuid:owner>/", Locker.as_view()), path("live/", live), *of_the_house]
