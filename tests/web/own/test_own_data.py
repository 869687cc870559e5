"""Everybody takes out what is theirs, to read and as data, all of it and nothing of anybody else's."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from django.test import Client

from beforehand.agreement.keeping import Keeping, keeping_sentence, months_after
from beforehand.agreement.refusals import Refusal
from beforehand.journal.act import saved_data
from beforehand.store.tables import journal_store
from beforehand.studio import answers, boundaries, production
from tests.web.browsing import press, text_of
from tests.web.conftest import SignIn
from tests.world import World, fence_entry, may_shoot_42, new_world

pytestmark = pytest.mark.django_db(databases=["default", "vaults"])


@pytest.fixture
def world() -> World:
    return may_shoot_42()


def data(browser: Client) -> Any:
    answer = browser.get("/own/record.json")
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["Cache-Control"] == "private, no-store"
    return json.loads(answer.content)


def test_every_act_of_a_performer_is_there_as_it_was_recorded(world: World, sign_in: SignIn) -> None:
    answers.decline(**world.by("mara"), digest=world.digest("kiss"))
    told = data(sign_in(world, "mara"))
    recorded = [e.saved for e in journal_store.entries() if e.saved.author == world["mara"]]
    assert [
        act["content"] | {"salt": saved.salt} for act, saved in zip(told["acts"], recorded, strict=True)
    ] == [saved_data(saved) for saved in recorded]
    assert {act["kind"] for act in told["acts"]} == {"open_boundary", "agree", "decline", "sign_rider"}
    assert len(told["boundaries"]) == 3
    assert [one["answer"] for one in told["asked"]].count("declined") == 1
    assert [rider["clauses"][0]["text"] for rider in told["riders"]] == ["given touch"]
    assert told["ways_in"]["devices"][0]["label"] == "Firefox"


def test_the_file_to_read_says_the_same_in_words(world: World, sign_in: SignIn) -> None:
    mara = sign_in(world, "mara")
    told, read = data(mara), text_of(mara.get("/own/record.html"))
    for words in (
        *(one["sentence"] for one in told["boundaries"]),
        *(one["text"] for one in told["asked"]),
        *(act["id"] for act in told["acts"]),
        told["kept"]["sentence"],
        "16 November 2026, 09:",
    ):
        assert words in read


@pytest.mark.parametrize("who", ["jonas", "teodor", "calder", "ines"])
def test_nothing_of_anybody_else_is_in_it(world: World, sign_in: SignIn, who: str) -> None:
    fence = fence_entry(world["mara"], {"throat"}, frozenset({world["jonas"]}))
    maras = boundaries.set_boundary(world.production, world["mara"], fence, at=world.tick())
    answers.decline(**world.by("mara"), digest=world.digest("waist"))
    told = data(sign_in(world, who))
    recorded = {e.saved.id for e in journal_store.entries() if e.saved.author == world[who]}
    assert {act["id"] for act in told["acts"]} == recorded
    for theirs in (maras, world.riders["mara", "42"], "declined"):
        assert theirs not in json.dumps(told)


def test_what_was_done_in_running_the_record_is_listed_without_what_it_says(
    world: World, sign_in: SignIn
) -> None:
    told = data(sign_in(world, "ines"))
    work = [act for act in told["acts"] if act["kind"] in ("record_rider", "write_candidate")]
    assert len(work) == 5
    assert {act["content"] for act in work} == {None}


def test_nobody_reads_it_without_being_signed_in() -> None:
    for address in ("/own/", "/own/record.html", "/own/record.json"):
        assert Client().get(address).headers["Location"] == "/in/"


# How long it is kept


def test_from_the_first_day_everybody_is_told_how_long_it_is_kept(sign_in: SignIn) -> None:
    world = new_world()
    told = "The record is kept for 24 months after wrap; the day of wrap is not set yet."
    for who in ("ines", "calder", "mara"):
        browser = sign_in(world, who)
        for address in ("/", "/own/"):
            assert told in text_of(browser.get(address))


def test_the_coordinator_sets_it_for_all_to_see(world: World, sign_in: SignIn) -> None:
    ines = sign_in(world, "ines")
    press(ines, "/keeping/", "Set", wrap="2027-02-28", months="36")
    told = "kept until 28 February 2030, 36 months after wrap. Nothing is deleted by itself"
    assert told in text_of(sign_in(world, "jonas").get("/"))
    assert "kept until 28 February 2030" in data(sign_in(world, "calder"))["kept"]["sentence"]


@pytest.mark.parametrize(
    ("wrap", "months", "code"),
    [("2027-02-30", 24, "keeping_wrap"), ("20270228", 24, "keeping_wrap"), ("", 0, "keeping_months")],
)
def test_what_cannot_be_kept_to_is_refused(wrap: str, months: int, code: str) -> None:
    world = new_world()
    with pytest.raises(Refusal) as caught:
        production.set_keeping(world.production, world["ines"], wrap=wrap, months=months, at=world.tick())
    assert caught.value.code == code


def test_a_pack_is_a_floor() -> None:
    made, ines = production.start_production(
        title="A Quiet Harbour", coordinator="Rosa Lind", timezone="UTC", pack="house", operator="Rosa Lind"
    )
    with pytest.raises(Refusal, match="Give 24 to 240"):
        production.set_keeping(made, ines, wrap="", months=23)


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2027, 11, 30), 3, date(2028, 2, 29)),
        (date(2026, 12, 31), 12, date(2027, 12, 31)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
    ],
)
def test_months_end_where_the_calendar_has_a_day(day: date, months: int, later: date) -> None:
    assert months_after(day, months) == later
    assert f"{later.day} {later:%B %Y}" in keeping_sentence(Keeping(day, months, said=True))
