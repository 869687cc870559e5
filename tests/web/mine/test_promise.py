"""The promise of one's own act: a signed note, for nobody else."""

from __future__ import annotations

import re
import uuid

import pytest
from django.test import Client

from beforehand.journal.promise import read_promise
from beforehand.studio import sealing
from tests.web.mine.conftest import PhoneOf
from tests.world import new_world, scene_42

pytestmark = pytest.mark.django_db(databases=["default", "vaults"])


def test_the_promise_names_the_act_and_verifies(phone_of: PhoneOf) -> None:
    world = scene_42(new_world())
    phone = phone_of(world, "mara")
    phone.do("decline", digest=world.digest("kiss"))
    (link,) = set(re.findall(r'href="(/promise/[^"]+)"', phone.get().content.decode()))
    answer = phone.get(link)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    promised = read_promise(answer.content.decode(), sealing.signer().verifier)
    assert promised.act_id == link.split("/")[-2]


def test_somebody_elses_act_and_no_act_answer_alike(phone_of: PhoneOf) -> None:
    world = scene_42(new_world())
    phone = phone_of(world, "mara")
    phone.do("decline", digest=world.digest("kiss"))
    act = phone.url.split("/")[-2]
    jonas = phone_of(world, "jonas")
    theirs, none = jonas.get(f"/promise/{act}/"), jonas.get(f"/promise/{uuid.uuid4()}/")
    assert (theirs.status_code, none.status_code) == (404, 404)
    assert theirs.content == none.content
    assert jonas.get(phone.url).status_code == 404


def test_who_is_not_signed_in_is_asked_to_sign_in() -> None:
    answer = Client().get(f"/promise/{uuid.uuid4()}/")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/in/")
