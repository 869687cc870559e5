"""What a phone on a set has to fetch: the performer's page of a scene with everything it needs."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

import beforehand.web
from beforehand.agreement.actions import Touch
from tests.web.mine.conftest import PhoneOf
from tests.world import beat, may_shoot_42

pytestmark = pytest.mark.django_db(databases=["default", "vaults"])

STATIC = Path(beforehand.web.__file__).parent / "static"
FETCHED = ("css/beforehand.css", "js/htmx.min.js", "js/live.js", "favicon.svg")
BUDGET = 60_000


def test_a_page_of_forty_beats_weighs_less_than_60_kb_with_everything(phone_of: PhoneOf) -> None:
    world = may_shoot_42()
    jonas, mara = world["jonas"], world["mara"]
    for seconds in range(1, 38):
        touch = Touch(
            "rest", (jonas,), ("right_hand",), (mara,), ("left_shoulder",), "cloth", "surface", seconds
        )
        world.write(f"beat {seconds}", beat(world, touch, seconds=seconds))
        world.put(f"beat {seconds}", "mara")
    answer = phone_of(world, "mara").get()
    body = answer.content
    assert body.count(b'class="answers"') == 41  # forty beats and their order
    linked = [name for name in FETCHED if f"/static/{name}".encode() in body]
    assert linked == list(FETCHED)
    weight = {"page": len(gzip.compress(body, 6))}
    weight |= {name: len(gzip.compress((STATIC / name).read_bytes(), 6)) for name in FETCHED}
    assert sum(weight.values()) < BUDGET, weight
