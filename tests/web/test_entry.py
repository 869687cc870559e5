"""Coming in: links that work once, devices that can be put out, a PIN before signing, the first coordinator."""

from __future__ import annotations

import re
import threading
import uuid
from datetime import UTC, datetime, timedelta
from typing import Any
from xml.etree import ElementTree

import pytest
from django.contrib.sessions.models import Session
from django.db import connections
from django.test import Client

from beforehand.agreement.refusals import Refusal
from beforehand.store.access.models import Account, Device, FirstToken, Idempotency, Pin, SignInLink
from beforehand.store.access.sessions import SessionStore, row_key
from beforehand.studio import entry, reading
from beforehand.web import clock
from beforehand.web.entry.qr import qr_svg
from beforehand.web.entry.session import local

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
PHONE = "Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0"
BOTH = ["default", "vaults"]
real_database = pytest.mark.django_db(databases=BOTH)
committed = pytest.mark.django_db(databases=BOTH, transaction=True)


def refused(call: Any, *args: Any, **kwargs: Any) -> str:
    with pytest.raises(Refusal) as caught:
        call(*args, **kwargs)
    return caught.value.code


@pytest.fixture
def mara(db: None) -> Account:
    return Account.objects.create(person=uuid.uuid4(), production=uuid.uuid4())


@pytest.fixture
def ines(db: None) -> Account:
    return Account.objects.create(person=uuid.uuid4(), production=uuid.uuid4())


def row_of(browser: Client) -> str:
    """Where the browser's session lies in the database."""
    return row_key(browser.cookies["session"].value)


def signed_in(account: Account, agent: str = PHONE) -> Client:
    """A browser that came in by a link, as people do."""
    browser = Client(headers={"User-Agent": agent})
    token = entry.issue_link(account, None, 1, at=clock.now())
    assert browser.post(f"/in/{token}/").status_code == 303
    return browser


# Links


@real_database
def test_a_link_signs_one_person_in_once(mara: Account) -> None:
    token = entry.issue_link(mara, None, 48, at=NOW)
    assert entry.open_link(token, at=NOW).account == mara
    assert entry.use_link(token, at=NOW) == mara
    assert refused(entry.use_link, token, at=NOW) == "link_used"
    assert refused(entry.open_link, token, at=NOW) == "link_used"


@real_database
def test_a_link_ends_at_its_hour_and_not_before(mara: Account) -> None:
    token = entry.issue_link(mara, None, 48, at=NOW)
    end = NOW + timedelta(hours=48)
    assert entry.open_link(token, at=end - timedelta(microseconds=1)).expires_at == end
    assert refused(entry.use_link, token, at=end) == "link_expired"


@real_database
def test_an_unknown_link_and_a_closed_account_are_refused(mara: Account) -> None:
    assert refused(entry.open_link, "guess", at=NOW) == "link_unknown"
    token = entry.issue_link(mara, None, 48, at=NOW)
    entry.close_account(mara, at=NOW)
    assert refused(entry.use_link, token, at=NOW) == "account_closed"
    mara.refresh_from_db()
    assert refused(entry.issue_link, mara, None, 1, at=NOW) == "account_closed"


@real_database
@pytest.mark.parametrize("hours", [0, -1, 337])
def test_a_link_works_for_some_hours(mara: Account, hours: int) -> None:
    assert refused(entry.issue_link, mara, None, hours, at=NOW) == "link_hours"
    assert not SignInLink.objects.exists()


@real_database
def test_a_new_link_stops_the_one_before_it_and_no_other_persons(mara: Account, ines: Account) -> None:
    first = entry.issue_link(mara, ines, 48, at=NOW)
    other = entry.issue_link(ines, None, 48, at=NOW)
    second = entry.issue_link(mara, ines, 48, at=NOW)
    assert refused(entry.use_link, first, at=NOW) == "link_expired"
    assert entry.use_link(second, at=NOW) == mara
    assert entry.use_link(other, at=NOW) == ines


@real_database
def test_no_token_lies_in_the_database(mara: Account) -> None:
    token = entry.issue_link(mara, None, 48, at=NOW)
    kept = SignInLink.objects.values().get()
    assert token.encode() not in b"".join(
        str(value).encode() + bytes(kept["digest"]) for value in kept.values()
    )


@real_database
def test_a_fresh_link_is_shown_to_whoever_made_it_for_ten_minutes(mara: Account, ines: Account) -> None:
    token = entry.issue_link(mara, ines, 48, at=NOW)
    fresh = entry.fresh_link(mara, ines, at=NOW + timedelta(minutes=9))
    assert fresh is not None
    assert fresh.token == token
    assert token not in repr(fresh)
    assert entry.fresh_link(mara, mara, at=NOW) is None
    assert entry.fresh_link(mara, ines, at=NOW + timedelta(minutes=10)) is None
    entry.use_link(token, at=NOW)
    assert entry.fresh_link(mara, ines, at=NOW) is None


@committed
def test_of_two_uses_at_once_one_wins(mara: Account) -> None:
    for _ in range(5):
        token = entry.issue_link(mara, None, 1, at=NOW)
        outcomes = at_once(6, lambda token=token: entry.use_link(token, at=NOW))
        assert [o for o in outcomes if isinstance(o, Account)] == [mara]
        assert [o.code for o in outcomes if isinstance(o, Refusal)] == ["link_used"] * 5


def at_once(count: int, call: Any) -> list[Any]:
    """Run a call in so many threads at the same time; give what each returned or raised."""
    outcomes: list[Any] = []
    ready = threading.Barrier(count)

    def one() -> None:
        ready.wait()
        try:
            outcomes.append(call())
        except Exception as error:
            outcomes.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=one) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcomes


# The door


@real_database
def test_looking_at_a_link_uses_nothing_up(mara: Account) -> None:
    token = entry.issue_link(mara, None, 1, at=clock.now())
    browser = Client()
    for _ in range(3):
        assert browser.get(f"/in/{token}/").status_code == 200
        assert browser.head(f"/in/{token}/").status_code == 200
    assert not browser.cookies.get("session")
    assert browser.post(f"/in/{token}/").status_code == 303
    assert browser.get("/devices/").status_code == 200


@real_database
def test_the_door_needs_a_token_of_the_form(mara: Account) -> None:
    token = entry.issue_link(mara, None, 1, at=clock.now())
    browser = Client(enforce_csrf_checks=True)
    assert browser.post(f"/in/{token}/").status_code == 403
    page = browser.get(f"/in/{token}/").content.decode()
    found = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)
    assert found
    assert browser.post(f"/in/{token}/", {"csrfmiddlewaretoken": found[1]}).status_code == 303


@real_database
def test_signing_in_changes_the_session_key(mara: Account, ines: Account) -> None:
    browser = signed_in(mara)
    before = browser.cookies["session"].value
    token = entry.issue_link(ines, None, 1, at=clock.now())
    browser.post(f"/in/{token}/")
    assert browser.cookies["session"].value != before
    assert not Session.objects.filter(session_key=row_key(before)).exists()
    assert not entry.devices_of(mara.pk), "who signed in before on this browser is out"
    assert [device.label for device in entry.devices_of(ines.pk)] == ["Firefox on Android"]


@real_database
def test_a_used_link_says_so_and_signs_nobody_in(mara: Account) -> None:
    token = entry.issue_link(mara, None, 1, at=clock.now())
    Client().post(f"/in/{token}/")
    second = Client()
    answer = second.post(f"/in/{token}/")
    assert answer.status_code == 409
    assert b"link_used" in answer.content
    assert second.get("/devices/").headers["Location"] == "/in/"


@real_database
def test_signing_out_ends_the_session(mara: Account) -> None:
    browser = signed_in(mara)
    assert browser.get("/out/").status_code == 405, "a link alone signs nobody out"
    assert browser.post("/out/").headers["Location"] == "/in/"
    assert browser.get("/devices/").status_code == 302
    assert Device.objects.get().revoked_at is not None


@real_database
def test_what_lies_in_the_database_signs_nobody_in(mara: Account) -> None:
    """Django's own store keeps the key as the cookie carries it: who reads the table is signed in."""
    browser = signed_in(mara)
    cookie = browser.cookies["session"].value
    row = Session.objects.get()
    kept = [row.session_key, row.session_data, *(device.session for device in Device.objects.all())]
    assert not [text for text in kept if cookie in text]
    thief = Client()
    thief.cookies["session"] = row.session_key
    assert thief.get("/devices/").status_code == 302
    assert browser.get("/devices/").status_code == 200


@real_database
def test_a_session_ends_when_its_account_is_turned_to_another_person(mara: Account) -> None:
    browser = signed_in(mara)
    Account.objects.filter(pk=mara.pk).update(person=uuid.uuid4())
    assert browser.get("/devices/").status_code == 302


@real_database
def test_a_session_of_an_unknown_key_is_a_new_one(mara: Account) -> None:
    signed_in(mara)
    store = SessionStore(session_key="0" * 32)
    assert dict(store.items()) == {}
    assert store.session_key is None
    assert not store.exists("0" * 32)


# Devices


@real_database
@pytest.mark.parametrize(
    ("agent", "label"),
    [
        (PHONE, "Firefox on Android"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit Safari/605", "Safari on iPhone"),
        ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit Chrome/140 Safari/537 Edg/140", "Edge on Windows"),
        ("", "A browser"),
        ("x" * 5000, "A browser"),
    ],
)
def test_of_a_browser_only_a_short_name_is_kept(mara: Account, agent: str, label: str) -> None:
    assert entry.add_device(mara, "s" * 32, agent, at=NOW).label == label


@real_database
def test_a_device_that_was_put_out_is_out_at_its_next_request(mara: Account) -> None:
    phone, laptop = signed_in(mara), signed_in(mara, "Mozilla/5.0 (X11; Linux) Firefox/140")
    page = laptop.get("/devices/").content.decode()
    assert "Firefox on Android" in page
    assert "Firefox on Linux (this device)" in re.sub(r"</?strong>", "", page)
    here, there = entry.devices_of(mara.pk)
    assert entry.is_session(here, laptop.cookies["session"].value)
    assert not entry.is_session(there, laptop.cookies["session"].value)
    sent = hidden_fields(page, str(there.key))
    assert laptop.post("/devices/", sent).status_code == 303
    assert phone.get("/devices/").headers["Location"] == "/in/"
    assert laptop.get("/devices/").status_code == 200


def hidden_fields(page: str, holding: str) -> dict[str, str]:
    """Give the hidden fields of the one form that holds this value."""
    (form,) = [
        part for part in re.findall(r"<form.*?</form>", page, re.DOTALL) if f'value="{holding}"' in part
    ]
    return dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', form))


@real_database
def test_nobody_puts_another_persons_device_out(mara: Account, ines: Account) -> None:
    phone, office = signed_in(mara), signed_in(ines)
    (theirs,) = entry.devices_of(mara.pk)
    (own,) = entry.devices_of(ines.pk)
    sent = hidden_fields(office.get("/devices/").content.decode(), str(own.key))
    for unknown in (theirs.key, uuid.uuid4()):
        answer = office.post("/devices/", {**sent, "device": str(unknown)})
        assert answer.status_code == 409
        assert b"device_unknown" in answer.content
    assert phone.get("/devices/").status_code == 200


@real_database
def test_all_devices_of_a_person_can_be_put_out_at_once(mara: Account, ines: Account) -> None:
    phone, laptop, office = signed_in(mara), signed_in(mara), signed_in(ines)
    entry.revoke_all(mara, at=NOW)
    assert phone.get("/devices/").status_code == laptop.get("/devices/").status_code == 302
    assert office.get("/devices/").status_code == 200


@real_database
def test_putting_everything_out_ends_the_links_that_were_not_used(mara: Account, ines: Account) -> None:
    token, other = (entry.issue_link(account, None, 48, at=NOW) for account in (mara, ines))
    entry.revoke_all(mara, at=NOW)
    assert refused(entry.use_link, token, at=NOW) == "link_expired"
    assert entry.use_link(other, at=NOW) == ines


@real_database
def test_a_session_without_a_device_is_put_out_as_well(mara: Account) -> None:
    browser = Client()
    browser.force_login(mara)
    assert browser.get("/devices/").status_code == 200
    entry.revoke_all(mara, at=NOW)
    assert browser.get("/devices/").status_code == 302


@real_database
def test_being_seen_is_written_once_an_hour(mara: Account) -> None:
    device = entry.add_device(mara, "s" * 32, "", at=NOW)
    assert not entry.seen("s" * 32, NOW, at=NOW + timedelta(minutes=59))
    assert entry.seen("s" * 32, NOW, at=NOW + timedelta(hours=1))
    device.refresh_from_db()
    assert device.seen_at == NOW + timedelta(hours=1)


@real_database
def test_a_browser_that_comes_back_after_an_hour_is_seen(mara: Account) -> None:
    with clock.stopped(NOW):
        browser = signed_in(mara)
    with clock.stopped(NOW + timedelta(hours=3)):
        browser.get("/devices/")
    assert Device.objects.get().seen_at == NOW + timedelta(hours=3)


# The PIN


@real_database
@pytest.mark.parametrize("pin", ["", "12345", "1234567890123", "12345a", "１２３４５６", " 271828"])
def test_a_pin_is_six_to_twelve_digits(mara: Account, pin: str) -> None:
    assert refused(entry.set_pin, mara, pin, None, at=NOW) == "pin_digits"


@real_database
@pytest.mark.parametrize(
    "pin", ["123456", "654321", "111111", "246802", "890123", "121212", "123123", "987654321098", "550550550"]
)
def test_a_pin_that_anybody_would_try_is_refused(mara: Account, pin: str) -> None:
    assert refused(entry.set_pin, mara, pin, None, at=NOW) == "pin_simple"
    assert not entry.has_pin(mara.pk)


@real_database
def test_the_pin_counts_for_five_minutes(mara: Account) -> None:
    entry.set_pin(mara, "271828", None, at=NOW)
    assert entry.step_up(mara, "271828", at=NOW) == NOW + timedelta(minutes=5)
    assert "271828" not in Pin.objects.get().hash


@real_database
def test_without_a_pin_nobody_steps_up(mara: Account) -> None:
    assert refused(entry.step_up, mara, "271828", at=NOW) == "pin_missing"


@real_database
def test_after_five_wrong_tries_the_right_one_waits_15_minutes(mara: Account) -> None:
    entry.set_pin(mara, "271828", None, at=NOW)
    codes = [refused(entry.step_up, mara, "314159", at=NOW) for _ in range(6)]
    assert codes == ["pin_wrong"] * 4 + ["pin_locked"] * 2
    assert refused(entry.step_up, mara, "271828", at=NOW + timedelta(minutes=14, seconds=59)) == "pin_locked"
    assert entry.step_up(mara, "271828", at=NOW + timedelta(minutes=15))


@real_database
def test_a_right_try_forgets_the_wrong_ones(mara: Account) -> None:
    entry.set_pin(mara, "271828", None, at=NOW)
    for _ in range(3):
        assert [refused(entry.step_up, mara, "314159", at=NOW) for _ in range(4)] == ["pin_wrong"] * 4
        entry.step_up(mara, "271828", at=NOW)


@committed
def test_tries_at_once_share_no_count(mara: Account) -> None:
    entry.set_pin(mara, "271828", None, at=NOW)
    outcomes = at_once(12, lambda: entry.step_up(mara, "314159", at=NOW))
    codes = sorted(outcome.code for outcome in outcomes)
    assert codes == ["pin_locked"] * 8 + ["pin_wrong"] * 4


@real_database
def test_a_pin_is_changed_only_with_the_one_before(mara: Account) -> None:
    entry.set_pin(mara, "271828", None, at=NOW)
    assert refused(entry.set_pin, mara, "314159", None, at=NOW) == "pin_wrong"
    assert refused(entry.set_pin, mara, "314159", "000000", at=NOW) == "pin_wrong"
    entry.set_pin(mara, "314159", "271828", at=NOW)
    assert entry.step_up(mara, "314159", at=NOW)


@real_database
def test_the_pin_page_sets_asks_and_goes_on(mara: Account) -> None:
    with clock.stopped(NOW):
        browser = signed_in(mara)
        assert b"Set a PIN" in browser.get("/pin/").content
        answer = browser.post("/pin/?next=/devices/", {"new": "271828"})
        assert answer.headers["Location"] == "/devices/"
        assert datetime.fromisoformat(browser.session["stepped_up_until"]) == NOW + timedelta(minutes=5)
        assert b"Set a PIN" not in browser.get("/pin/").content
        wrong = browser.post("/pin/", {"pin": "314159"})
        assert (wrong.status_code, b"pin_wrong" in wrong.content) == (409, True)
        assert browser.post("/pin/", {"pin": "271828"}).status_code == 303
        assert browser.post("/pin/", {"pin": "271828", "person": "x"}).status_code == 422
        assert b"271828" not in browser.post("/pin/?set", {"new": "111111", "current": "271828"}).content
    assert Client().get("/pin/").headers["Location"] == "/in/"


@pytest.mark.parametrize(
    "address",
    ["https://elsewhere.example/", "//elsewhere.example", "\\\\elsewhere.example", "javascript:1", "", None],
)
def test_after_the_pin_one_stays_in_the_house(address: str | None) -> None:
    assert local(address) == "/"
    assert local("/scenes/42/?tab=plan") == "/scenes/42/?tab=plan"


# The first coordinator

BEGINNING = {
    "title": "The Long Tide",
    "coordinator": "Ines Duarte",
    "pronouns": "she",
    "timezone": "Europe/London",
    "operator": "Duarte Intimacy Ltd",
}


@committed
def test_the_terminals_address_makes_the_first_coordinator_once() -> None:
    token = entry.first_token(at=clock.now())
    browser = Client()
    page = browser.get(f"/first/{token}/")
    assert page.status_code == 200
    pack = re.findall(r'<option value="([\w-]+)"', page.content.decode().split('name="pack"')[1])[0]
    assert browser.post(f"/first/{token}/", {**BEGINNING, "pack": pack}).headers["Location"] == "/"
    account = Account.objects.get()
    assert reading.name_of(account.person) == "Ines Duarte"
    assert reading.title_of(account.production) == "The Long Tide"
    assert browser.get("/devices/").status_code == 200
    again = Client().post(f"/first/{token}/", {**BEGINNING, "pack": pack})
    assert (again.status_code, b"first_used" in again.content) == (409, True)
    assert Account.objects.count() == 1
    door = Client().get("/in/").content.decode()
    assert "Operated by Duarte Intimacy Ltd</h2>" in door
    assert "Sealed records can be opened by" in door


@committed
def test_a_refused_beginning_leaves_the_address_usable() -> None:
    token = entry.first_token(at=clock.now())
    browser = Client()
    for wrong in (
        {"timezone": "Atlantis/West"},
        {"title": ""},
        {"title": "x" * 201},
        {"pack": "none"},
        {"extra": "1"},
    ):
        answer = browser.post(f"/first/{token}/", {**BEGINNING, "pack": "house", **wrong})
        assert answer.status_code == 422, wrong
    assert not Account.objects.exists()
    assert not reading.has_production()
    assert browser.post(f"/first/{token}/", {**BEGINNING, "pack": "house"}).status_code == 303


@committed
def test_of_two_beginnings_at_once_one_wins() -> None:
    token = entry.first_token(at=clock.now())
    outcomes = at_once(
        4, lambda: Client().post(f"/first/{token}/", {**BEGINNING, "pack": "house"}).status_code
    )
    assert sorted(outcomes) == [303, 409, 409, 409]
    assert Account.objects.count() == 1


@real_database
def test_each_start_prints_an_address_of_its_own() -> None:
    first, second = (entry.first_token(at=NOW) for _ in range(2))
    assert refused(entry.open_first, first) == "first_unknown"
    entry.open_first(second)
    assert FirstToken.objects.count() == 1


@committed
def test_where_people_came_in_already_nobody_is_the_first() -> None:
    token = entry.first_token(at=NOW)
    entry.account_of(uuid.uuid4(), uuid.uuid4())
    assert refused(entry.open_first, token) == "first_used"


@real_database
def test_sessions_that_ended_by_themselves_are_dropped(mara: Account) -> None:
    old, new = signed_in(mara), signed_in(mara)
    Session.objects.filter(session_key=row_of(old)).update(expire_date=NOW - timedelta(days=300))
    entry.drop_expired_sessions()
    assert [session.session_key for session in Session.objects.all()] == [row_of(new)]


# The code, and forms sent twice


def test_the_code_is_a_picture_that_holds_the_address() -> None:
    drawn = qr_svg("https://set.example.org/in/abc/")
    picture = ElementTree.fromstring(drawn)
    assert picture.tag == "{http://www.w3.org/2000/svg}svg"
    assert "style=" not in drawn, "a style attribute is refused by the page's policy"
    assert drawn != qr_svg("https://set.example.org/in/abd/")


@real_database
def test_old_answers_to_forms_are_dropped_and_new_ones_kept(mara: Account) -> None:
    for key, at in (("old", NOW - timedelta(days=31)), ("new", NOW)):
        Idempotency.objects.create(account=mara, key=key, path="/", status=303, location="/", created_at=at)
    assert entry.forget_before(NOW - timedelta(days=30)) == 1
    assert entry.last_key(mara.pk) == "new"
