"""People in browsers of their own: ``sign_in(world, "mara")`` gives a client who came in by a link."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from beforehand.store.access.models import Account
from beforehand.studio import clock as server_clock
from beforehand.studio import entry
from beforehand.web import clock
from tests.world import World

SignIn = Callable[[World, str], Client]


def signed_in(world: World, who: str) -> Client:
    """A browser of this person, who came in by a link."""
    account, _ = Account.objects.get_or_create(person=world[who], production=world.production)
    browser = Client(headers={"User-Agent": "Firefox on a phone"})
    token = entry.issue_link(account, None, 1, at=clock.now())
    assert browser.post(f"/in/{token}/").status_code == 303
    return browser


@pytest.fixture
def sign_in() -> SignIn:
    return signed_in


@pytest.fixture
def follow(monkeypatch: pytest.MonkeyPatch) -> Callable[[World], World]:
    """Let the server's clock go on where a world's story stands: a minute with every look at it."""

    def follow(world: World) -> World:
        monkeypatch.setattr(server_clock, "now", world.tick)
        return world

    return follow
