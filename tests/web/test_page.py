"""The ground of all pages: who looks, one digest, forms written once, refusals that change nothing."""

from __future__ import annotations

import re
import threading
import uuid
from datetime import UTC, datetime, timedelta
from enum import Enum
from fractions import Fraction
from typing import Any
from zoneinfo import ZoneInfo

import attrs
import pytest
from django.conf import settings
from django.db import connections
from django.test import Client
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from beforehand.store.access.models import Account, Idempotency
from beforehand.studio import entry, reading
from beforehand.web import acts, clock
from beforehand.web.digest import page_digest
from beforehand.web.drawn import Drawn
from beforehand.web.page import Page
from beforehand.web.viewer import Viewer
from tests.web import lockers

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
BOTH = ["default", "vaults"]
pytestmark = [pytest.mark.urls("tests.web.lockers"), pytest.mark.django_db(databases=BOTH)]
committed = pytest.mark.django_db(databases=BOTH, transaction=True)


@pytest.fixture(autouse=True)
def _templates(settings: Any) -> None:
    """Let the template of the tiny page be found."""
    (engine,) = settings.TEMPLATES
    settings.TEMPLATES = [{**engine, "DIRS": [*engine["DIRS"], lockers.TEMPLATES]}]


class Visitor:
    """A browser that is signed in, and reads forms as a browser does."""

    def __init__(self, account: Account) -> None:
        self.account = account
        self.browser = Client()
        self.browser.force_login(account)
        self.locker = f"/lockers/{account.person}/"

    def page(self, **headers: str) -> Any:
        return self.browser.get(self.locker, headers=headers)

    def fields(self, act: str) -> dict[str, str]:
        """Give the hidden fields of the form that does this act."""
        for form in re.findall(r"<form.*?</form>", self.page().content.decode(), re.DOTALL):
            fields = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', form))
            if fields.get("act") == act:
                return fields
        raise AssertionError(f"no form does {act}")

    def send(self, fields: dict[str, Any], **more: Any) -> Any:
        return self.browser.post(self.locker, {**fields, **more})

    def things(self) -> list[str]:
        return lockers.things_of(self.account.person)


def visitor() -> Visitor:
    return Visitor(Account.objects.create(person=uuid.uuid4(), production=uuid.uuid4()))


@pytest.fixture
def mara(db: None) -> Visitor:
    return visitor()


@pytest.fixture
def jonas(db: None) -> Visitor:
    return visitor()


def whole(answer: Any) -> tuple[int, list[tuple[str, str]], bytes]:
    """Everything that goes over the wire, in order."""
    cookies = sorted(answer.cookies)
    return answer.status_code, [*answer.headers.items(), ("cookies", ",".join(cookies))], answer.content


def masked(page: bytes) -> bytes:
    """The page without its CSRF tokens, the one thing that may differ."""
    return re.sub(rb'(name="csrfmiddlewaretoken" value=")\w+', rb"\1", page)


# Who looks


def test_whoever_is_not_signed_in_is_sent_to_the_door_from_anywhere(mara: Visitor) -> None:
    stranger = Client()
    addresses = (mara.locker, f"/lockers/{uuid.uuid4()}/", "/lockers/x/", "/nowhere", "/", "/live/?page=/")
    answers = [whole(stranger.get(address)) for address in addresses]
    answers += [whole(stranger.post(address)) for address in addresses[:4]]
    assert len({str(answer) for answer in answers}) == 1
    assert answers[0][0] == 302
    assert dict(answers[0][1])["Location"] == "/in/"


def test_not_granted_and_not_there_are_the_same_to_the_byte(mara: Visitor, jonas: Visitor) -> None:
    addresses = (
        jonas.locker,
        f"/lockers/{uuid.uuid4()}/",
        "/lockers/x/",
        "/nowhere",
        f"/live/?page={jonas.locker}",
    )
    answers = [whole(mara.browser.get(address)) for address in addresses]
    answers += [whole(mara.browser.post(address, {"act": "put"})) for address in addresses[:4]]
    assert len({str(answer) for answer in answers}) == 1
    assert answers[0][0] == 404
    assert mara.page().status_code == 200


def test_a_page_knows_get_head_and_post_only(mara: Visitor) -> None:
    assert {
        mara.browser.generic(method, mara.locker).status_code for method in ("PUT", "DELETE", "PATCH")
    } == {405}
    head = mara.browser.head(mara.locker)
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["ETag"] == mara.page().headers["ETag"]


# One digest


def test_a_browser_that_has_the_page_gets_304_until_it_changes(mara: Visitor, jonas: Visitor) -> None:
    tag = mara.page().headers["ETag"]
    assert re.fullmatch(r'"[0-9a-f]{64}"', tag)
    lockers.put(jonas.account.pk, "coat", NOW)
    for sent in (tag, f"W/{tag}", f'"x", {tag}'):
        unchanged = mara.page(**{"If-None-Match": sent})
        assert (unchanged.status_code, unchanged.content) == (304, b"")
        assert unchanged.headers["ETag"] == tag
    lockers.put(mara.account.pk, "coat", NOW)
    changed = mara.page(**{"If-None-Match": tag})
    assert changed.status_code == 200
    assert changed.headers["ETag"] != tag


def test_the_page_is_the_same_bytes_whatever_others_do(mara: Visitor, jonas: Visitor) -> None:
    before = mara.page()
    jonas.send(jonas.fields("put"), thing="coat")
    jonas.send(jonas.fields("clear"))
    after = mara.page()
    assert masked(before.content) == masked(after.content)
    assert list(before.headers.items()) == list(after.headers.items())


def test_after_an_own_act_the_tag_is_new_although_the_page_says_the_same(mara: Visitor) -> None:
    """Otherwise the browser would keep the page with the key that was used, and the next act would be lost."""
    before = mara.page()
    mara.send(mara.fields("put"), thing="coat")
    mara.send(mara.fields("clear"))
    after = mara.page(**{"If-None-Match": before.headers["ETag"]})
    assert after.status_code == 200
    mara.send(mara.fields("put"), thing="coat")
    assert mara.things() == ["coat"]


def test_the_time_is_the_servers_and_stands_still_in_tests(mara: Visitor) -> None:
    with clock.stopped(lockers.OPENS - timedelta(microseconds=1)):
        closed = mara.page().headers["ETag"]
    with clock.stopped(lockers.OPENS):
        assert mara.page().headers["ETag"] != closed


class Kind(Enum):
    AGREE = "agree"


@attrs.frozen
class Fact:
    words: str
    when: datetime


MODELS = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.uuids() | st.datetimes() | st.just(Kind.AGREE)
    | st.fractions() | st.builds(Fact, st.text(), st.datetimes()),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=3), inner, max_size=4),
    max_leaves=12,
)  # fmt: skip


@given(st.dictionaries(st.text(max_size=3), MODELS, max_size=5))
def test_the_digest_depends_on_what_is_said_and_not_on_its_order(model: dict[str, Any]) -> None:
    turned = dict(reversed(list(model.items())))
    assert page_digest("locker", model) == page_digest("locker", turned)
    assert page_digest("locker", model) != page_digest("scene", model)
    assert page_digest("locker", model) != page_digest("locker", {**model, "one more": None})


def test_the_digest_of_a_set_has_no_order_and_of_a_list_has_one() -> None:
    assert page_digest("p", {"s": frozenset("abcdef")}) == page_digest("p", {"s": frozenset("fedcba")})
    assert page_digest("p", {"s": ["a", "b"]}) != page_digest("p", {"s": ["b", "a"]})
    assert page_digest("p", {"n": Fraction(24000, 1001)}) != page_digest("p", {"n": Fraction(24)})


def test_what_has_no_plain_form_has_no_digest() -> None:
    with pytest.raises(TypeError):
        page_digest("p", {"object": object()})


def test_a_model_may_not_use_a_name_of_the_ground(mara: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lockers.Locker, "model", lambda *_, **__: {"viewer": "somebody else"})
    with pytest.raises(AssertionError):
        mara.page()


def test_times_are_on_the_clock_of_the_production(mara: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    zones: list[str] = []

    def model(*_: Any, **__: Any) -> dict[str, Any]:
        zones.append(str(timezone.get_current_timezone()))
        return {}

    monkeypatch.setattr(lockers.Locker, "model", model)
    mara.page()
    monkeypatch.setattr(reading, "timezone_of", lambda production: ZoneInfo("Europe/Lisbon"))
    mara.page()
    assert zones == ["UTC", "Europe/Lisbon"]


# Forms


def test_an_act_is_done_and_the_browser_sent_on(mara: Visitor) -> None:
    answer = mara.send(mara.fields("put"), thing="coat")
    assert (answer.status_code, answer.headers["Location"]) == (303, mara.locker)
    assert mara.send(mara.fields("put"), thing="key").headers["Location"] == "/devices/"
    assert mara.things() == ["coat", "key"]


def test_a_form_of_the_model_carries_what_it_needs(mara: Visitor) -> None:
    mara.send(mara.fields("put"), thing="coat")
    assert mara.send(mara.fields("clear")).status_code == 303
    assert mara.things() == []


def test_a_form_sent_twice_is_done_once_and_answered_the_same(mara: Visitor) -> None:
    fields = mara.fields("put")
    first, second = (mara.send(fields, thing="key") for _ in range(2))
    assert whole(first) == whole(second)
    assert mara.things() == ["key"]


@committed
def test_a_form_sent_many_times_at_once_is_done_once() -> None:
    mara = visitor()
    fields, answers, ready = mara.fields("put"), [], threading.Barrier(6)

    def press() -> None:
        ready.wait()
        answers.append(mara.send(fields, thing="key").headers["Location"])
        connections.close_all()

    threads = [threading.Thread(target=press) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == ["/devices/"] * 6
    assert mara.things() == ["key"]


def test_two_answers_from_one_page_are_two_acts(mara: Visitor) -> None:
    fields = mara.fields("put")
    mara.send(fields, thing="coat")
    mara.send(fields, thing="hat")
    assert mara.things() == ["coat", "hat"]


def test_the_same_answer_from_a_page_read_anew_is_a_new_act(mara: Visitor) -> None:
    for _ in range(2):
        mara.send(mara.fields("put"), thing="coat")
    assert mara.things() == ["coat", "coat"]


def test_a_key_counts_for_its_own_person_only(mara: Visitor, jonas: Visitor) -> None:
    fields = mara.fields("put")
    mara.send(fields, thing="coat")
    jonas.send({**fields, "page": ""}, thing="coat")
    assert (mara.things(), jonas.things()) == (["coat"], ["coat"])


def test_the_key_is_the_same_for_the_same_page_and_differs_with_all_it_is_made_of() -> None:
    viewer = Viewer(account=1, person=uuid.uuid4(), production=uuid.uuid4(), session="s")
    other = attrs.evolve(viewer, session="t")
    keys = [
        acts.key_for(viewer, "", "d", "put"),
        acts.key_for(other, "", "d", "put"),
        acts.key_for(viewer, "last", "d", "put"),
        acts.key_for(viewer, "", "e", "put"),
        acts.key_for(viewer, "", "d", "clear"),
    ]
    assert len(set(keys)) == 5
    assert keys[0] == acts.key_for(attrs.evolve(viewer, step_up_until=NOW), "", "d", "put")
    assert settings.SECRET_KEY not in keys


def test_forms_are_armed_wherever_they_stand_in_a_model() -> None:
    viewer = Viewer(account=1, person=uuid.uuid4(), production=uuid.uuid4(), session="s")
    drawn = Drawn(name="p", path="/", digest="d" * 64, last_key="")
    armed = acts.armed(
        {"rows": [{"post": {"hidden": {"act": "put", "x": 1}}}], "hidden": {"q": 1}}, viewer, drawn
    )
    key = acts.key_for(viewer, "", drawn.digest, "put")
    assert armed["rows"][0]["post"]["hidden"] == {"act": "put", "x": 1, "key": key, "page": drawn.digest}
    assert armed["hidden"] == {"q": 1}


# Refusals


def test_a_refusal_is_said_on_the_page_and_nothing_is_written(mara: Visitor) -> None:
    fields = mara.fields("put")
    answer = mara.send(fields, thing="bomb")
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "No “bombs” are kept here &amp; nothing was changed." in page
    assert "no_bombs" in page
    assert mara.things() == []
    assert not Idempotency.objects.exists()
    assert mara.send(fields, thing="coat").status_code == 303, "the form may be sent again, better"


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"person": "x"}, "unknown_field"),
        ({"thing": ["a", "b"]}, "unknown_field"),
        ({"thing": "x" * 41}, "too_long"),
        ({"copies": "1" * 20_001}, "too_long"),
        ({"thing": ""}, "form"),
        ({"copies": "4"}, "form"),
        ({"thing": "a\x00b"}, "form"),
        ({"key": ""}, "no_key"),
        ({"key": "z" * 64}, "no_key"),
        ({"act": "burn"}, "unknown_act"),
        ({"act": ""}, "unknown_act"),
    ],
)
def test_a_form_that_is_not_ours_is_refused(mara: Visitor, wrong: dict[str, Any], code: str) -> None:
    answer = mara.send({**mara.fields("put"), "thing": "coat"}, **wrong)
    assert answer.status_code == 422
    assert f"Code: {code}<" in answer.content.decode()
    assert mara.things() == []
    assert not Idempotency.objects.exists()


def test_a_file_that_was_not_asked_for_is_refused(mara: Visitor) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    answer = mara.send(mara.fields("put"), thing="coat", photo=SimpleUploadedFile("a.jpg", b"x"))
    assert (answer.status_code, b"unknown_field" in answer.content) == (422, True)
    assert mara.things() == []


def test_a_body_that_is_too_large_is_refused(mara: Visitor) -> None:
    answer = mara.send(mara.fields("put"), thing="x" * 1_100_000)
    assert (answer.status_code, b"bad_request" in answer.content) == (400, True)
    assert mara.things() == []


def test_a_page_that_changed_meanwhile_is_refused_where_it_matters(mara: Visitor) -> None:
    careful, careless = mara.fields("put_if_fresh"), mara.fields("put")
    lockers.put(mara.account.pk, "coat", NOW)
    answer = mara.send(careful, thing="hat")
    assert answer.status_code == 409
    assert "This changed while you were reading it. Read it again, then answer." in answer.content.decode()
    assert mara.things() == ["coat"]
    assert mara.send(careless, thing="scarf").status_code == 303
    assert mara.send(mara.fields("put_if_fresh"), thing="hat").status_code == 303
    assert mara.things() == ["coat", "scarf", "hat"]


def test_a_form_sent_twice_is_not_stale_the_second_time(mara: Visitor) -> None:
    fields = mara.fields("put_if_fresh")
    assert [mara.send(fields, thing="coat").status_code for _ in range(2)] == [303, 303]
    assert mara.things() == ["coat"]


def test_others_acts_make_no_page_stale(mara: Visitor, jonas: Visitor) -> None:
    fields = mara.fields("put_if_fresh")
    jonas.send(jonas.fields("put"), thing="coat")
    assert mara.send(fields, thing="hat").status_code == 303


def test_signing_asks_for_the_pin_first_and_then_counts(mara: Visitor) -> None:
    with clock.stopped(NOW):
        fields = mara.fields("sign")
        asked = mara.send(fields)
        assert (asked.status_code, asked.headers["Location"]) == (
            303,
            f"/pin/?next=%2Flockers%2F{mara.account.person}%2F",
        )
        assert mara.things() == []
        entry.set_pin(mara.account, "271828", None, at=NOW)
        given = mara.browser.post(asked.headers["Location"], {"pin": "271828"})
        assert given.headers["Location"] == mara.locker
        assert mara.send(fields).status_code == 303
        assert mara.things() == ["signature"]
    with clock.stopped(NOW + timedelta(minutes=5)):
        assert mara.send(mara.fields("sign")).headers["Location"].startswith("/pin/")
    assert mara.things() == ["signature"]


def test_a_form_without_its_token_is_refused(mara: Visitor) -> None:
    fields = mara.fields("put")
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = mara.browser.cookies
    without = {name: value for name, value in fields.items() if name != "csrfmiddlewaretoken"}
    answer = strict.post(mara.locker, {**without, "thing": "coat"})
    assert (answer.status_code, b"csrf" in answer.content) == (403, True)
    assert strict.post(mara.locker, {**fields, "thing": "hat"}).status_code == 303
    assert mara.things() == ["hat"]


def test_a_failure_of_ours_says_so_and_nothing_else(mara: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: Any, **__: Any) -> None:
        raise ValueError("Jonas declined")

    monkeypatch.setattr(lockers.Locker, "put", fail)
    mara.browser.raise_request_exception = False
    answer = mara.send(mara.fields("put"), thing="coat")
    assert (answer.status_code, b"server_error" in answer.content) == (500, True)
    assert b"Jonas" not in answer.content
    assert not Idempotency.objects.exists()


def test_a_page_without_a_model_is_a_mistake() -> None:
    viewer = Viewer(account=1, person=uuid.uuid4(), production=uuid.uuid4(), session="s")
    with pytest.raises(NotImplementedError):
        Page().model(viewer, NOW)
