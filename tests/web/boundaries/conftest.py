"""Mara's phone, open at her boundaries."""

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
    def phone_of(world: World, who: str, url: str = "/boundaries/list/received-skin-everybody/") -> Phone:
        at = CALL - timedelta(days=2)
        with clock.stopped(at):
            return Phone(sign_in(world, who), url, at)

    return phone_of
