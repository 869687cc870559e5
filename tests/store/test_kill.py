"""200 × ``kill -9`` in the middle of a mixed load: whatever was acknowledged is there, and all is as recorded.

Three processes: this one; the server (:mod:`tests.store.killed_server`), whose children are killed; and the
client (:mod:`tests.store.ledger_client`), who keeps the ledger of what it was told is saved.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

KILLS = 200
ROOT = Path(__file__).parents[2]


@contextmanager
def python(module: str, *args: object) -> Iterator[subprocess.Popen[str]]:
    """Another process of ours, ended with the block whatever happens."""
    command = [sys.executable, "-m", f"tests.store.{module}", *map(str, args)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, text=True, stdin=pipe, stdout=pipe) as process:
        try:
            yield process
        finally:
            process.kill()


def tell(process: subprocess.Popen[str]) -> None:
    assert process.stdin is not None
    process.stdin.write("go on\n")
    process.stdin.flush()


def heard(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def run(folder: Path, seed: int) -> dict[str, Any]:
    """All kills; what the server found in its record at the end."""
    with python("killed_server", folder, seed, KILLS) as server:
        assert heard(server) == "ready"
        with python("ledger_client", folder, seed) as client:
            tell(server)
            assert heard(server) == "killed"
            (folder / "stop").touch()
            assert client.wait(timeout=60) == 0
        tell(server)
        found: dict[str, Any] = json.loads(heard(server))
        assert server.wait(timeout=60) == 0
    return found


@pytest.mark.slow
def test_whatever_was_acknowledged_outlives_every_kill(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    seed = int(os.environ.get("BEFOREHAND_SEED") or random.SystemRandom().randrange(10**6))
    found = run(tmp_path, seed)
    ledger = [line.split() for path in tmp_path.glob("ledger-*") for line in path.read_text().splitlines()]
    words = Counter(word for word, _ in ledger)
    with capsys.disabled():
        print(f"\n{KILLS} kills, BEFOREHAND_SEED={seed}: {dict(words)}, {found['batches']} batches")  # noqa: T201  a seed to play it again
    acknowledged = Counter(act for word, act in ledger if word == "saved")
    in_record = Counter(found["acts"])
    assert acknowledged - in_record == Counter(), "acknowledged and lost"
    assert set(acknowledged.values()) == {1}
    assert set(in_record.values()) == {1}, "sent again and written twice"
    assert found["times"] == sorted(found["times"])
    assert found["faults"] == []
    assert words["saved"] > KILLS / 2
    assert words["broken"] > KILLS / 2, "most kills must have met somebody in the middle"
    assert found["batches"]
