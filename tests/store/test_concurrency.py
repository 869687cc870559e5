"""Many who record at once, in threads and in processes: none is turned away, none is lost, one order."""

from __future__ import annotations

import os
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connections

from beforehand.store.tables import journal_store
from beforehand.store.tables.log import Act
from beforehand.studio import answers, clock, sealing, sets
from beforehand.studio.desk import desk
from beforehand.studio.verify import verify
from tests.world import World, may_shoot_42

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "vaults"])

WRITERS = 6
EACH = 12


@pytest.fixture
def world(monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    """Scene 42, and from then on a clock that goes as fast as the real one."""
    made: World = may_shoot_42()
    begun, start = made.tick(), time.monotonic()

    def now() -> datetime:
        return begun + timedelta(seconds=time.monotonic() - start)

    monkeypatch.setattr(clock, "now", now)
    yield made
    connections.close_all()


def record(world: World, writer: int, step: int) -> str:
    """One act of one of several people, all on one scene."""
    who = ("mara", "jonas")[writer % 2]
    place: dict[str, Any] = {
        "production": world.production,
        "author": world[who],
        "scene": world.scenes["42"],
    }
    digest = world.digest(("dance", "kiss", "waist")[step % 3])
    if writer % 3 == 0:
        return sets.hold(**place).act
    return (answers.withdraw if step % 2 else answers.talk)(**place, digest=digest).act


def in_threads(*work: Callable[[], None]) -> list[str]:
    """Do all of it at once; what went wrong."""
    wrong: list[str] = []

    def run(one: Callable[[], None]) -> None:
        try:
            one()
        except Exception:
            wrong.append(traceback.format_exc())
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(one,)) for one in work]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return wrong


def assert_one_order(acknowledged: list[str], before: int) -> None:
    found = list(Act.objects.order_by("seq").values_list("act_id", "saved_at"))
    assert sorted(act for act, _ in found[before:]) == sorted(acknowledged)
    times = [at for _, at in found]
    assert times == sorted(times)
    assert verify().faults == ()


def test_in_threads_none_is_turned_away_and_none_is_lost(world: World) -> None:
    before, acknowledged = Act.objects.count(), list[str]()

    def writer(number: int) -> Callable[[], None]:
        return lambda: acknowledged.extend([record(world, number, step) for step in range(EACH)])

    def seals() -> None:
        for step in range(3):
            sealing.seal(world.at + timedelta(hours=step))

    assert in_threads(*(writer(number) for number in range(WRITERS)), seals) == []
    assert len(acknowledged) == WRITERS * EACH
    assert_one_order(acknowledged, before)


def test_in_processes_none_is_turned_away_and_none_is_lost(world: World) -> None:
    """Each process keeps scenes it has read; what another has recorded since must not be missed by it."""
    before = Act.objects.count()
    connections.close_all()
    pipes = [_child(world, number) for number in range(3)]
    told = [_all_of(pipe) for pipe in pipes]
    assert [text.splitlines()[-1] for text in told] == ["done"] * 3, "\n".join(told)
    acknowledged = [line for text in told for line in text.splitlines()[:-1]]
    assert len(acknowledged) == 3 * EACH
    assert_one_order(acknowledged, before)


def _child(world: World, number: int) -> int:
    """A process that records and tells the ids; the reading end of its pipe."""
    reading, writing = os.pipe()
    if os.fork():
        os.close(writing)
        return reading
    os.close(reading)
    try:
        for step in range(EACH):
            os.write(writing, record(world, number, step).encode() + b"\n")
        os.write(writing, b"done\n")
    except BaseException:
        os.write(writing, traceback.format_exc().encode())
    finally:
        os._exit(0)


def _all_of(pipe: int) -> str:
    """What a child told, and the child gone."""
    with os.fdopen(pipe) as text:
        told = text.read()
    os.wait()
    return told


def test_verifying_reads_one_moment_and_keeps_nobody_from_recording(world: World) -> None:
    """The acts that come while it reads are not missed in the tables that it reads last."""
    count, recorded = Act.objects.count(), list[str]()

    def others(done: int, of: int) -> None:
        assert in_threads(lambda: recorded.append(record(world, 1, len(recorded)))) == []

    report = verify(others)
    assert recorded
    assert (report.faults, report.acts) == ((), count)
    assert verify().acts == count + len(recorded)


def test_a_refused_act_leaves_the_next_one_free_to_record(world: World) -> None:
    def fails() -> None:
        with pytest.raises(RuntimeError), desk(world.production):
            raise RuntimeError

    assert in_threads(fails, fails) == []
    act = record(world, 0, 0)
    found = journal_store.find(act)
    assert found is not None
    assert found.saved.id == act
