"""A server that is killed: ``python -m tests.store.killed_server FOLDER SEED ROUNDS`` (tests.store.test_kill).

The parent holds the listening socket and forks a child that serves; after some milliseconds it kills the child
with SIGKILL, wherever that is, and forks the next. Some children are killed in the middle of their work, others
while they still begin. What the parent is told, it reads from its standard input.
"""

from __future__ import annotations

import json
import os
import random
import select
import signal
import socket
import sys
import threading
import time
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

if TYPE_CHECKING:
    from tests.world import World

SHORTEST, LONGEST = 0.020, 0.150
"""Seconds that a child lives; of three in four, after its first answer."""
PATIENCE = 60.0
ANSWERED, SEALED = b"a", b"s"


def main(folder: Path, seed: int, rounds: int) -> None:
    """Make a record, serve it through all kills, and say at the end what is in it."""
    _open(folder / "data")
    from tests.world import may_shoot_42

    world = may_shoot_42()
    told = {"production": world.production, "people": world.people, "scene": world.scenes["42"]}
    told["digests"] = [world.digest(name) for name in ("dance", "kiss", "waist")]
    (folder / "world.json").write_text(json.dumps(told), encoding="utf-8")
    _close()
    listening = socket.socket(socket.AF_UNIX)
    listening.bind(str(folder / "socket"))
    listening.listen(16)
    _start_clock(world.tick())
    _ask("ready")
    chance = random.Random(seed)
    child = Child(listening, chance.random())
    for number in range(rounds):
        if number % 4:
            child.wait_for(ANSWERED)
        time.sleep(chance.uniform(SHORTEST, LONGEST))
        child.kill()
        if number % 2:
            _remember(world)
        child = Child(listening, chance.random())
    child.wait_for(SEALED)
    _ask("killed")
    child.kill()
    _say(json.dumps(_found()))


class Child:
    """A process that serves until it is killed, and says what it has come to."""

    def __init__(self, listening: socket.socket, chance: float) -> None:
        self.reading, writing = os.pipe()
        self.id = os.fork()
        if not self.id:
            _serve(listening, writing, chance)
        os.close(writing)

    def wait_for(self, word: bytes) -> None:
        """Until it has come to that; on a busy machine that may be long after its fork."""
        while True:
            ready, _, _ = select.select([self.reading], [], [], PATIENCE)
            said = os.read(self.reading, 1) if ready else b""
            if said == word:
                return
            if not said:
                raise RuntimeError("a child came to nothing")

    def kill(self) -> None:
        """Kill it, wherever it is."""
        os.kill(self.id, signal.SIGKILL)
        _, status = os.waitpid(self.id, 0)
        os.close(self.reading)
        if os.waitstatus_to_exitcode(status) != -signal.SIGKILL:
            raise RuntimeError("a child ended before it was killed")


def _say(word: str) -> None:
    sys.stdout.write(word + "\n")
    sys.stdout.flush()


def _ask(word: str) -> None:
    _say(word)
    sys.stdin.readline()


def _remember(world: World) -> None:
    """Read what a process that runs for long has in memory, so that the next child comes to more in its short life.

    Every other child begins without it, and with the repair of what the kill left of the database.
    """
    from beforehand.store.stream_counts import counted

    world.record()
    counted()
    _close()


def _open(data: Path) -> None:
    from beforehand.store import datafolder

    os.environ["BEFOREHAND_DATA"] = str(data)
    os.environ["DJANGO_SETTINGS_MODULE"] = "beforehand.web.settings"
    os.environ["BEFOREHAND_LOG"] = "ERROR"
    os.environ.pop("DATABASE_URL", None)
    datafolder.open_or_create(data)
    import django
    from django.core.management import call_command

    django.setup()
    for alias in ("vaults", "default"):
        call_command("migrate", database=alias, interactive=False, verbosity=0)


def _close() -> None:
    from django.db import connections

    connections.close_all()


def _start_clock(begun: datetime) -> None:
    """From the world's time on, as fast as the real clock; the same in every child."""
    from beforehand.studio import clock

    start = time.monotonic()
    clock.now = lambda: begun + timedelta(seconds=time.monotonic() - start)


def _serve(listening: socket.socket, told: int, chance: float) -> NoReturn:
    threading.Thread(target=_seal_after, args=(chance * LONGEST / 2, told), daemon=True).start()
    while True:
        connected, _ = listening.accept()
        threading.Thread(target=_answer_all, args=(connected, told), daemon=True).start()


def _seal_after(seconds: float, told: int) -> None:
    """A batch in the middle of everything, in most children."""
    from beforehand.studio import clock, sealing

    time.sleep(seconds)
    sealing.seal(clock.now())
    os.write(told, SEALED)
    _close()


def _answer_all(connected: socket.socket, told: int) -> None:
    with connected, connected.makefile("rw", encoding="utf-8") as lines:
        for line in lines:
            lines.write(json.dumps(_answer(json.loads(line))) + "\n")
            lines.flush()
            os.write(told, ANSWERED)


def _answer(asked: dict[str, Any]) -> dict[str, Any]:
    """The id of the act that was saved, or the code of the refusal."""
    from beforehand.agreement.refusals import Refusal
    from beforehand.studio import answers, boundaries, candidates, plans, scenes, sets

    rooms = {
        room.__name__.rsplit(".", 1)[1]: room
        for room in (answers, boundaries, candidates, plans, scenes, sets)
    }
    room, use = asked["use"].split(".")
    try:
        made = getattr(rooms[room], use)(**asked["with"])
    except Refusal as refusal:
        return {"refused": refusal.code}
    return {"saved": getattr(made, "act", made)}


def _found() -> dict[str, Any]:
    from beforehand.store.tables.log import Act, Checkpoint
    from beforehand.studio.verify import verify

    report = verify()
    return {
        "acts": list(Act.objects.order_by("seq").values_list("act_id", flat=True)),
        "times": list(Act.objects.order_by("seq").values_list("saved_at", flat=True)),
        "batches": Checkpoint.objects.count(),
        "faults": list(report.faults),
    }


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
