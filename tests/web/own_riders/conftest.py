"""People with their phones, before the pages of riders."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from beforehand.store.access.models import Account
from beforehand.studio import entry
from beforehand.web import clock
from tests.web.conftest import SignIn
from tests.web.phone import Phone
from tests.world import CALL, World, new_world, scene_42

PIN = "482915"
PhoneOf = Callable[..., Phone]


@pytest.fixture
def phone_of(sign_in: SignIn) -> PhoneOf:
    """``phone_of(world, "mara", "mine/riders/")``: their phone on a page of scene 42, two days before the call."""

    def phone_of(world: World, who: str, page: str = "mine/riders/") -> Phone:
        at = CALL - timedelta(days=2)
        url = page if page.startswith("/") else f"/scenes/{world.scenes['42']}/{page}"
        with clock.stopped(at):
            return Phone(sign_in(world, who), url, at)

    return phone_of


def delivered() -> World:
    """Scene 42 with a rider for each, sent and not opened."""
    world = scene_42(new_world())
    world.rider("mara", signed=False)
    world.rider("jonas", signed=False)
    return world


def step_up(world: World, who: str, phone: Phone) -> None:
    """Set a PIN and give it, as the page of the PIN does."""
    account = Account.objects.get(person=world[who])
    if not entry.has_pin(account.pk):
        entry.set_pin(account, PIN, None, at=phone.at)
    assert phone.post({"url": f"/pin/?next={phone.url}", "pin": PIN}).status_code == 303
