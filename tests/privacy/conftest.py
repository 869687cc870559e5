"""The base world, recorded once for a module, and everybody signed in."""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from typing import Any

import pytest

from beforehand.store.tables.sealed_rows import forget_opened
from beforehand.store.vaults.keyring import forget_keys
from beforehand.web import clock
from tests.privacy.base_world import Base, base_world
from tests.privacy.browser import Browser, cookies_on_the_clock
from tests.privacy.house import House, signed_in, undone
from tests.privacy.matrix import CAST

SEED = int(os.environ.setdefault("BEFOREHAND_SEED", str(random.randrange(10**9))))
"""What Hypothesis makes worlds from; set it to bring the same ones back."""


def pytest_report_header() -> str:
    return f"worlds are made from BEFOREHAND_SEED={SEED}"


@pytest.fixture(scope="module")
def base(django_db_setup: None, django_db_blocker: Any) -> Iterator[Base]:
    with django_db_blocker.unblock(), undone():
        yield base_world()
    forget_keys()
    forget_opened()


@pytest.fixture(autouse=True)
def _cookies_on_the_clock() -> Iterator[None]:
    with cookies_on_the_clock():
        yield


@pytest.fixture(scope="module")
def house(base: Base) -> House:
    return House.of(base)


@pytest.fixture(scope="module")
def browsers(base: Base) -> dict[str, Browser]:
    with clock.stopped(base.world.at):
        people = {who: base.world.people.get(who, base.also["rosa"]) for who in CAST}
        theirs = {"rosa": base.also["their production"]}
        made = {who: signed_in(people[who], theirs.get(who, base.world.production)) for who in CAST}
        for browser in made.values():
            browser.get("/")  # a process reads a production's time zone once, and no test should be the first
        return made
