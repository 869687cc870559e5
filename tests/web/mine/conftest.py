"""Mara and Jonas with their phones."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from beforehand.web import clock
from tests.web.conftest import SignIn
from tests.web.phone import Phone
from tests.world import CALL, World

PhoneOf = Callable[..., Phone]


@pytest.fixture
def phone_of(sign_in: SignIn) -> PhoneOf:
    def phone_of(world: World, who: str, scene: str = "42") -> Phone:
        at = CALL - timedelta(days=2)
        with clock.stopped(at):
            return Phone(sign_in(world, who), f"/scenes/{world.scenes[scene]}/mine/", at)

    return phone_of
