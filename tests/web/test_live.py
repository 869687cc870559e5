"""An open page hears that it changed, and hears nothing else: not of others' acts, nor when they happened."""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import attrs
import pytest
from asgiref.sync import sync_to_async
from django.db import OperationalError, connections
from django.test import AsyncClient, Client

from beforehand.store.access.models import Account
from beforehand.studio import entry
from beforehand.web import clock
from beforehand.web import live as streams
from beforehand.web import viewer as viewers
from beforehand.web.digest import page_digest
from beforehand.web.pulse import Pulse, on_grid
from beforehand.web.viewer import Viewer
from tests.web import lockers

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
BOTH = ["default", "vaults"]
TELL = "event: page\ndata: locker\n\n"
OPENED = "retry: 2000\n\n"
BEAT = ": \n\n"
pytestmark = [pytest.mark.urls("tests.web.lockers"), pytest.mark.django_db(databases=BOTH, transaction=True)]


async def apart(call: Callable[..., Any], *args: Any) -> Any:
    """Run a call that asks the database, from a test that is asynchronous."""

    def closing() -> Any:
        try:
            return call(*args)
        finally:
            connections.close_all()

    return await sync_to_async(closing, thread_sensitive=False)()


async def until(so: Callable[[], bool]) -> None:
    """Wait until something is so; fail after ten seconds."""
    async with asyncio.timeout(10):
        while not so():
            await asyncio.sleep(0.005)


@attrs.define
class Record:
    """Stands for the record's last number, and counts how often it was asked for."""

    seq: int = 0
    asked: int = 0

    def __call__(self) -> int:
        self.asked += 1
        return self.seq


@attrs.define
class Open:
    """A page that somebody has open in a test.

    Attributes:
        watch: whose page.
        record: what wakes it.
        heard: what came over the line.
        looked: how often the stream looked whether the page changed.
    """

    watch: streams.Watch
    record: Record
    heard: list[str] = attrs.field(factory=list)
    looked: int = 0
    ended: bool = False

    async def act(self, call: Callable[..., Any], *args: Any) -> None:
        """Let something be recorded, and wait until the stream has looked."""
        await apart(call, *args)
        self.record.seq += 1
        before = self.looked
        await until(lambda: self.looked > before or self.ended)


def somebody() -> tuple[Account, Viewer, Client]:
    account = Account.objects.create(person=uuid.uuid4(), production=uuid.uuid4())
    browser = Client()
    token = entry.issue_link(account, None, 1, at=clock.now())
    browser.post(f"/in/{token}/")
    key = browser.session.session_key
    assert key
    viewer = Viewer(account=account.pk, person=account.person, production=account.production, session=key)
    return account, viewer, browser


@asynccontextmanager
async def opened(
    viewer: Viewer, monkeypatch: pytest.MonkeyPatch, seen: str = "", heartbeat: float = 1000
) -> AsyncIterator[Open]:
    """Open a person's locker as a browser would, with a quick pulse."""
    record = Record()
    line = Open(streams.Watch(viewer, lockers.Locker, {"owner": viewer.person}, seen), record)
    real = viewers.still_in

    def counted(watched: Viewer) -> Viewer | None:
        line.looked += 1
        return real(watched)

    monkeypatch.setattr(streams, "still_in", counted)

    async def listen() -> None:
        async for part in streams.events(line.watch, Pulse(record, every=0.005), heartbeat):
            line.heard.append(part)
        line.ended = True

    listening = asyncio.create_task(listen())
    await until(lambda: line.looked > 0)  # its first look: what follows is a change
    try:
        yield line
    finally:
        listening.cancel()
        await asyncio.gather(listening, return_exceptions=True)


def test_an_own_change_is_heard_and_anothers_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    (_, mara, _), (_, jonas, _) = somebody(), somebody()

    async def story() -> list[str]:
        async with opened(mara, monkeypatch) as line:
            await line.act(lockers.put, jonas.account, "coat", NOW)
            await line.act(lockers.put, jonas.account, "hat", NOW)
            await line.act(lockers.put, mara.account, "scarf", NOW)
            await until(lambda: TELL in line.heard)
            await line.act(lockers.put, jonas.account, "glove", NOW)
            return line.heard

    assert asyncio.run(story()) == [OPENED, TELL]


def test_what_changed_between_drawing_and_listening_is_heard_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    _, mara, _ = somebody()

    def drawn() -> str:
        model = lockers.Locker().model(mara, clock.now(), owner=mara.person)
        assert model is not None
        return page_digest("locker", model)

    async def story(seen: str) -> list[str]:
        async with opened(mara, monkeypatch, seen=seen) as line:
            return list(line.heard)

    before = drawn()
    assert asyncio.run(story(before)) == [OPENED]
    lockers.put(mara.account, "coat", NOW)
    assert asyncio.run(story(before)) == [OPENED, TELL]
    assert asyncio.run(story(drawn())) == [OPENED]


@pytest.mark.parametrize("how", ["device", "all", "out", "closed"])
def test_the_line_ends_when_the_session_is_put_out(how: str, monkeypatch: pytest.MonkeyPatch) -> None:
    account, mara, browser = somebody()
    ways: dict[str, Callable[[], Any]] = {
        "device": lambda: entry.revoke_device(account.pk, entry.devices_of(account.pk)[0].key, at=NOW),
        "all": lambda: entry.revoke_all(account, at=NOW),
        "out": lambda: browser.post("/out/"),
        "closed": lambda: entry.close_account(account, at=NOW),
    }

    async def story() -> list[str]:
        async with opened(mara, monkeypatch) as line:
            await line.act(ways[how])
            await until(lambda: line.ended)
            return line.heard

    assert asyncio.run(story()) == [OPENED]


def test_putting_a_device_out_wakes_the_open_pages() -> None:
    account, _, _ = somebody()
    before = streams._question()
    entry.revoke_all(account, at=clock.now())
    assert streams._question() != before


def test_a_page_that_is_gone_is_told_once_and_the_line_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    _, mara, _ = somebody()

    async def story() -> list[str]:
        async with opened(mara, monkeypatch) as line:
            monkeypatch.setattr(lockers.Locker, "model", lambda *_, **__: None)
            await line.act(lambda: None)
            await until(lambda: line.ended)
            return line.heard

    assert asyncio.run(story()) == [OPENED, TELL]


def test_a_change_by_the_clock_alone_is_told_with_a_heartbeat_whoever_acts_before_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The locker opens at 08:00:05. Acts of Jonas's, before the grid time or after it, bring nothing forward."""
    (_, mara, _), (_, jonas, _) = somebody(), somebody()
    monkeypatch.setattr(lockers, "OPENS", lockers.OPENS + timedelta(seconds=5))
    opens = lockers.OPENS

    async def story(heartbeat: float) -> list[str]:
        with clock.stopped(opens - timedelta(seconds=1)):
            async with opened(mara, monkeypatch, heartbeat=heartbeat) as line:
                for later in (1, 10):
                    with clock.stopped(opens + timedelta(seconds=later)):
                        await line.act(lockers.put, jonas.account, f"coat {later}", NOW)
                        if heartbeat < 1 and later == 10:
                            await until(lambda: TELL in line.heard)
                return [said for said in line.heard if said != BEAT]

    assert asyncio.run(story(heartbeat=3600)) == [OPENED]
    assert asyncio.run(story(heartbeat=0.3)) == [OPENED, TELL]


def test_heartbeats_keep_their_times_whoever_acts(monkeypatch: pytest.MonkeyPatch) -> None:
    """With one act or with twenty: as many heartbeats as the time that passed has room for."""
    (_, mara, _), (_, jonas, _) = somebody(), somebody()

    async def story() -> tuple[int, float]:
        loop = asyncio.get_running_loop()
        begun = loop.time()
        async with opened(mara, monkeypatch, heartbeat=0.5) as line:
            for _ in range(20):
                await line.act(lockers.put, jonas.account, "coat", NOW)
            await until(lambda: line.heard.count(BEAT) >= 2)
            assert set(line.heard) == {OPENED, BEAT}
            return line.heard.count(BEAT), loop.time() - begun

    beats, passed = asyncio.run(story())
    assert beats <= passed / 0.5


def test_the_grid_is_every_15_seconds() -> None:
    assert on_grid(NOW + timedelta(seconds=14, microseconds=999_999)) == NOW
    assert on_grid(NOW + timedelta(seconds=15)) == NOW + timedelta(seconds=15)
    assert on_grid(on_grid(NOW + timedelta(seconds=31))) == NOW + timedelta(seconds=30)


# One look for all


def test_many_listeners_share_one_look_and_all_wake() -> None:
    async def story() -> tuple[int, int, list[int]]:
        record = Record()
        pulse = Pulse(record, every=0.05)

        async def listener() -> int:
            async with pulse:
                beat = await pulse.after(pulse.beat, 10)  # the first look
                return await pulse.after(beat, 10) - beat

        listeners = [asyncio.create_task(listener()) for _ in range(60)]
        await until(lambda: pulse.beat == 1)
        asked_by_then = record.asked
        record.seq = 7
        woken = await asyncio.gather(*listeners)
        asked = record.asked
        await asyncio.sleep(0.2)
        assert record.asked <= asked + 1, "nobody listens, nobody asks"
        return asked_by_then, asked, woken

    by_then, asked, woken = asyncio.run(story())
    assert woken == [1] * 60
    assert by_then <= 2
    assert asked <= 6, "asked once for all, not once each"


def test_a_beat_that_came_while_one_was_busy_is_not_missed() -> None:
    async def story() -> int:
        record = Record()
        pulse = Pulse(record, every=0.005)
        async with pulse:
            known = await pulse.after(pulse.beat, 10)
            record.seq += 1
            await until(lambda: pulse.beat > known)
            return await pulse.after(known, 0) - known

    assert asyncio.run(story()) == 1


def test_a_database_that_fails_once_does_not_end_the_pulse() -> None:
    async def story() -> bool:
        answers: Iterator[int | OperationalError] = iter([1, OperationalError("gone"), 2])

        def question() -> int:
            answer = next(answers, 2)
            if isinstance(answer, int):
                return answer
            raise answer

        async with Pulse(question, every=0.005) as pulse:
            await until(lambda: pulse.beat == 2)
            return True

    assert asyncio.run(story())


# Over the wire


async def first_parts(answer: Any, count: int) -> str:
    parts: list[bytes] = []
    async with asyncio.timeout(10):
        async for part in answer.streaming_content:
            parts.append(part)
            if len(parts) == count:
                break
    return b"".join(parts).decode()


def test_over_the_wire_it_is_an_event_stream_that_nothing_holds_back() -> None:
    _, mara, browser = somebody()

    async def story() -> tuple[Any, str]:
        client = AsyncClient()
        client.cookies = browser.cookies
        asked = {"page": f"/lockers/{mara.person}/", "seen": "0" * 64}
        answer = await client.get("/live/", asked, headers={"Accept-Encoding": "gzip"})
        return answer, await first_parts(answer, 2)

    answer, heard = asyncio.run(story())
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "text/event-stream"
    assert "Content-Encoding" not in answer.headers
    assert answer.headers["X-Accel-Buffering"] == "no"
    assert answer.headers["Cache-Control"] == "private, no-cache"
    assert heard == OPENED + TELL


@pytest.mark.parametrize(
    "page", ["", "/", "/nowhere/", "/in/", "/static/css/beforehand.css", "/lockers/{}/", "https://x/"]
)
def test_there_is_no_line_for_what_is_no_page(page: str) -> None:
    _, _, browser = somebody()
    answer = browser.get("/live/", {"page": page.format(uuid.uuid4())})
    assert answer.status_code == 404
    assert answer.content == browser.get("/nowhere/").content
    assert browser.post("/live/").status_code == 405
