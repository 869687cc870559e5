"""Riders: recorded from what the beats need or a document signed elsewhere, delivered, and told as they stand."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from beforehand.agreement.boxes import Contact, Exposure
from beforehand.agreement.standing import standing
from beforehand.studio import answers, boundaries, plans, riders, signing
from beforehand.studio.contracts import contract
from beforehand.web.look.times import day_clock
from tests.world import Show, World, agreed_42, beat, fence_entry, may_shoot_42, new_world, scene_42

from .browsing import acts, fields_of, forms, press, refused, text_of
from .conftest import SignIn

pytestmark = pytest.mark.django_db(databases=["default", "vaults"])

Follow = Callable[[World], World]
BUTTON = "Record this rider"


class Desk:
    """The coordinator writing a rider for Mara in scene 42."""

    def __init__(self, world: World, browser: Client) -> None:
        self.world, self.browser = world, browser
        self.list = f"/scenes/{world.scenes['42']}/riders/"
        self.at = f"{self.list}{world['mara']}/"

    def form(self) -> dict[str, Any]:
        """All fields of the page as a browser would send them, untouched."""
        return self.filled("")

    def filled(self, source: str) -> dict[str, Any]:
        page = self.browser.get(self.at + source).content.decode()
        found = dict(re.findall(r'<input type="(?:hidden|number)" name="([\w-]+)" value="([^"]*)"', page))
        found |= dict(re.findall(r'<textarea name="([\w-]+)"[^>]*>\s*([^<]*)</textarea>', page))
        found |= dict.fromkeys(re.findall(r'name="(c\d+-take)"[^>]* checked', page), "on")
        selected = r'<select name="(\w+)".*?<option value="(\w+)" selected>'
        return {**found, **dict(re.findall(selected, page, re.DOTALL))}

    def record(self, **change: Any) -> Any:
        sent = {name.replace("__", "-"): value for name, value in change.items()}
        return self.browser.post(self.at, {**self.form(), **sent})

    @property
    def last(self) -> Any:
        return self.world.record().riders[self.world["mara"]][-1]


@pytest.fixture
def desk(sign_in: SignIn, follow: Follow) -> Desk:
    world = follow(agreed_42(scene_42(new_world())))
    return Desk(world, sign_in(world, "ines"))


def test_what_is_offered_covers_the_beats(desk: Desk) -> None:
    assert desk.record().status_code == 303
    rider = desk.last
    assert (rider.number, rider.source, rider.notice_hours) == (1, "typed", 48)
    assert {clause.kind for clause in rider.clauses} == {"permit"}
    riders.deliver_rider(**desk.world.by("ines"), rider=rider.id)
    signing.sign_rider(**desk.world.by("mara"), rider=rider.id, digest=rider.digest)
    said = text_of(desk.browser.get(desk.at))
    assert said.count("a rider that Mara has covers it") == len(rider.clauses)
    assert "Amendment 2 of Mara Okafor" in said


def test_no_answer_and_no_boundary_enters_what_is_offered(desk: Desk) -> None:
    before = desk.form()["offered"]
    world = desk.world
    answers.decline(**world.by("mara"), digest=world.digest("kiss"))
    entry = fence_entry(world["mara"], {"waist"}, frozenset({world["jonas"]}))
    boundaries.set_boundary(world.production, world["mara"], entry, at=world.tick())
    assert desk.form()["offered"] == before


def test_clauses_are_left_out_and_maxima_changed_with_their_text(desk: Desk) -> None:
    sent = desk.form()
    seconds = int(sent["c1-seconds"])
    assert f"up to {seconds} s" in sent["c1-text"]
    assert desk.record(c2__take="", c1__seconds=7, c1__repeats=2).status_code == 303
    taken = [n for n in range(1, 20) if f"c{n}-take" in sent]
    first = desk.last.clauses[0]
    assert len(desk.last.clauses) == len(taken) - 1
    assert (first.box.seconds, first.box.repeats) == (7, 2)
    assert "up to 7 s, twice" in first.text


def test_clauses_come_from_where_the_coordinator_says(desk: Desk) -> None:
    desk.world.propose("dance", "kiss")
    page = desk.browser.get(desk.at)
    assert 'aria-current="page">Order asked for' in re.sub(
        r"<svg.*?</svg>|</?span>", "", page.content.decode()
    )
    every = desk.browser.get(f"{desk.at}candidates/")
    assert "moves to" in text_of(every)
    assert "moves to" not in text_of(page)
    assert desk.browser.get(f"{desk.at}plan/").status_code == 404
    assert (
        press(desk.browser, f"{desk.at}candidates/", BUTTON, **desk.filled("candidates/")).status_code == 303
    )
    assert len(desk.last.clauses) > 2


def test_a_text_of_ones_own_stays_as_it_was_written(desk: Desk) -> None:
    assert desk.record(c1__text="A slow dance,\r\nas rehearsed.").status_code == 303
    assert desk.last.clauses[0].text == "A slow dance, as rehearsed."


def test_it_is_drawn_up_in_the_languages_asked_for_and_an_amendment_in_the_same(desk: Desk) -> None:
    off = {"off_touched": ["genitals"], "off_shown": ["genitals"], "off_states": ["bare", "sheer"]}
    answer = desk.record(c1__text="Slow dance, as rehearsed.", locales=["de", "fr"], governs="de", **off)
    assert answer.status_code == 303
    rider = desk.last
    assert [tag for tag, _ in rider.texts] == ["de", "en", "fr"]
    assert rider.governs == "de"
    told = contract(desk.world.production, desk.world.scenes["42"], rider.id)
    assert told
    assert told.locales == ("en", "de", "fr")
    german = told.texts["de"]["clauses"]
    assert [c["written"] for c in german] == [True, *[False] * (len(german) - 1)], (
        "fences are made of boxes too"
    )
    assert german[0]["text"] == "Slow dance, as rehearsed."
    assert german[-2]["text"].endswith(
        "wo: Genitalien; wie: jede Berührung; auf der Haut, über Stoff oder durch eine Barriere; jeder Druck."
    )
    assert german[-1]["text"].startswith(
        "Mara ist zu sehen. Genitalien; unbedeckt oder unter durchscheinendem Stoff;"
    )
    assert desk.form()["governs"] == "de"
    page = desk.browser.get(desk.at).content.decode()
    assert re.findall(r'name="locales" value="(\w+)" id="[^"]*" checked', page) == ["de", "fr"]


def test_the_text_that_holds_is_one_of_those_it_is_drawn_up_in(desk: Desk) -> None:
    before = acts()
    refused = desk.record(locales=["de"], governs="fr")
    assert refused.status_code == 422
    assert "The text that holds is one of those that the rider is drawn up in." in text_of(refused)
    assert desk.record(locales=["xx"]).status_code == 422
    assert acts() == before


def test_where_a_part_is_seen_is_widened_by_what_the_contract_has(desk: Desk) -> None:
    world = desk.world
    bare = Show(world["mara"], ("right_shoulder",), "bare", ("picture",), 4)
    world.write("shoulder", beat(world, bare, seconds=4, closed_set="essential"))
    sent = desk.filled("candidates/")
    (n,) = {name.split("-")[0] for name, text in sent.items() if "is seen" in text}
    more = {f"{n}-seen": ["picture", "trailer"], "alteration": "as_performed", "present": "essential"}
    assert desk.browser.post(f"{desk.at}candidates/", {**sent, **more}).status_code == 303
    shown = next(c for c in desk.last.clauses if isinstance(c.box, Exposure))
    assert shown.box.audiences == {"picture", "trailer"}
    assert "in the picture and in trailers" in shown.text
    said = text_of(desk.browser.get(desk.list))
    assert f"Trailers Clause {shown.number}." in said
    assert "Stills None: no clause permits it." in said
    assert "A closed set with the fewest people" in said
    assert "Only digital work that leaves what is seen as it was performed" in said


def test_a_beat_for_more_people_than_a_signed_rider_lets_in_may_not_be_shot(desk: Desk) -> None:
    assert desk.record(present="essential").status_code == 303
    rider = desk.last
    riders.deliver_rider(**desk.world.by("ines"), rider=rider.id)
    signing.sign_rider(**desk.world.by("mara"), rider=rider.id, digest=rider.digest)
    proposal = desk.world.propose("dance")
    plans.publish_plan(**desk.world.by("ines"), proposal=proposal)
    said = [f.missing for f in standing(desk.world.record()).findings]
    assert "Mara’s rider asks for a closed set, fewest people, and the beat is written for less." in said
    asked = text_of(desk.browser.get(f"/scenes/{desk.world.scenes['42']}/set/"))
    assert "By the rider of Mara Okafor : A closed set with the fewest people" in asked


def test_what_is_off_limits_becomes_a_fence(desk: Desk) -> None:
    sent = {"off_touched": ["waist"], "off_shown": ["waist"], "off_states": ["bare", "sheer"]}
    assert desk.record(**sent).status_code == 303
    touched, shown = [clause for clause in desk.last.clauses if clause.kind == "fence"]
    assert isinstance(touched.box, Contact)
    assert touched.box.agents == set(desk.world.people.values()) - {desk.world["mara"]}
    assert touched.text == "Off limits: nobody touches Mara here: waist."
    assert shown.text == "Off limits: Mara is not shown bare or sheer: waist."


def test_a_document_leaves_its_digest_and_nothing_else(desk: Desk) -> None:
    paper = b"signed on paper" * 200_000  # larger than what Django would keep in memory
    answer = desk.record(document=SimpleUploadedFile("rider.pdf", paper))
    assert answer.status_code == 303
    assert (desk.last.source, desk.last.source_digest) == ("elsewhere", hashlib.sha256(paper).hexdigest())
    said = text_of(desk.browser.get(desk.list))
    assert f"Signed elsewhere: SHA-256 {hashlib.sha256(paper).hexdigest()}" in said


def test_a_digest_is_typed(desk: Desk) -> None:
    digest = hashlib.sha256(b"paper").hexdigest()
    assert desk.record(source_digest=digest.upper()).status_code == 303
    assert desk.last.source_digest == digest


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"source_digest": "abc"}, "A SHA-256 has 64 characters, 0 to 9 and a to f."),
        ({"notice_hours": 47}, "This production gives 48 hours, never less."),
        ({"off_shown": ["waist"]}, "Say in which states it is not shown."),
        (
            {"doubling": "by_named_consent"},
            "Name the double exactly when doubling is by a double who is named.",
        ),
        ({"c1__seconds": 0}, "Ensure this value is greater than or equal to 1."),
        ({"c1__text": ""}, "This field is required."),
    ],
)
def test_a_refusal_stands_at_its_field(desk: Desk, change: dict[str, Any], sentence: str) -> None:
    before = acts()
    assert sentence in refused(desk.record(**change), 422, "form", before)


def test_a_document_with_another_digest_is_refused(desk: Desk) -> None:
    before = acts()
    sent = {"document": SimpleUploadedFile("rider.pdf", b"one"), "source_digest": "0" * 64}
    assert "The document that was sent has another digest" in refused(
        desk.record(**sent), 422, "form", before
    )


def test_a_rider_without_clauses_is_refused(desk: Desk) -> None:
    sent = {name.replace("-", "__"): "" for name in desk.form() if name.endswith("-take")}
    before = acts()
    assert "A rider has at least one clause." in refused(desk.record(**sent), 422, "form", before)


def test_clauses_of_beats_that_changed_meanwhile_are_refused(desk: Desk) -> None:
    sent = desk.form()
    desk.world.propose("dance")
    before = acts()
    said = refused(desk.browser.post(desk.at, {**sent, "c1-take": "on"}), 422, "unknown_field", before)
    assert "the order asked for" in said


def test_it_is_delivered_once(desk: Desk) -> None:
    assert desk.record().status_code == 303
    assert "Not sent yet" in text_of(desk.browser.get(desk.list))
    fields = fields_of(desk.browser.get(desk.list), "Deliver it to Mara")
    assert press(desk.browser, desk.list, "Deliver it to Mara").status_code == 303
    page = desk.browser.get(desk.list)
    assert "Sent Mon 16 Nov" in text_of(page)
    assert not [said for said, _ in forms(page) if said.startswith("Deliver")]
    before = acts()
    fresh = {**fields, "key": "0" * 64}
    refused(desk.browser.post(desk.list, fresh), 409, "delivered_already", before)


def test_notice_is_told_for_each_beat_and_clause_as_it_lies_to_the_day(
    sign_in: SignIn, follow: Follow
) -> None:
    world = follow(may_shoot_42())
    at = f"/scenes/{world.scenes['42']}/riders/"
    said = text_of(sign_in(world, "ines").get(at)).split("What each beat rests on")[1]
    assert "Of the plan’s beats" in said
    (mara,) = world.record().riders[world["mara"]]
    run = f"notice runs out {day_clock(mara.delivered_at + timedelta(hours=48))}"
    assert f"Clause 1 of the rider: {run}" in said
    assert "before the call of Thu 26 Nov, 08:00" in said
    late = world.tick().replace(day=24, hour=9)
    world.at = late
    signing.strike_clause(**world.by("mara"), rider=mara.id, clause=mara.clauses[0].id)
    world.rider("mara")
    said = text_of(sign_in(world, "ines").get(at)).split("What each beat rests on")[1]
    assert "Clause 1 of amendment 2: notice runs out Thu 26 Nov, 09:" in said
    assert "past the call of Thu 26 Nov, 08:00, so not for that day" in said


def test_struck_clauses_are_told(sign_in: SignIn, follow: Follow) -> None:
    world = follow(may_shoot_42())
    rider = world.record().riders[world["mara"]][0]
    signing.strike_clause(**world.by("mara"), rider=rider.id, clause=rider.clauses[0].id)
    page = text_of(sign_in(world, "ines").get(f"/scenes/{world.scenes['42']}/riders/"))
    assert "1 · Struck Mon 16 Nov" in page
    assert page.count("With production since Mon 16 Nov") == 2


@pytest.mark.parametrize("who", ["mara", "teodor", "calder"])
def test_they_are_not_there_for_anybody_else(sign_in: SignIn, follow: Follow, who: str) -> None:
    world = follow(may_shoot_42())
    browser = sign_in(world, who)
    at = f"/scenes/{world.scenes['42']}/riders/"
    for address in (at, f"{at}{world['mara']}/", f"{at}{world['calder']}/"):
        assert browser.get(address).status_code == 404
        assert browser.post(address, {"act": "deliver"}).status_code == 404


def test_who_does_not_perform_here_has_no_rider_here(desk: Desk) -> None:
    assert desk.browser.get(f"{desk.list}{desk.world['calder']}/").status_code == 404
