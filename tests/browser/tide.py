"""A served production, and the people who come to it."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from attrs import frozen

ROOT: Final = Path(__file__).parents[2]
BEGAN: Final = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)
"""Ten days before scene 42 is shot: Monday morning."""
PROGRAM: Final = (sys.executable, "-c", "from beforehand.cli import main; main()")
CLEAN: Final = {
    name: value
    for name, value in os.environ.items()
    if not name.startswith(("BEFOREHAND_", "DJANGO_", "DATABASE_"))
}


@frozen
class Tide:
    """One server on a data folder of its own.

    Attributes:
        origin: its address, without a slash at its end.
        data: its data folder.
        tokens: of a one-time link, by the keys of people.toml.
        scenes: ids by number.
    """

    origin: str
    data: Path
    tokens: dict[str, str]
    scenes: dict[str, str]

    def at(self, moment: datetime) -> None:
        """Move its clock to a moment; from there it runs on."""
        clock_at(_clock_of(self.data), moment)

    def scene(self, number: str, rest: str = "") -> str:
        """The address of a scene's page."""
        return f"{self.origin}/scenes/{self.scenes[number]}/{rest}"

    def verify(self) -> subprocess.CompletedProcess[str]:
        """``beforehand verify`` on its data folder."""
        return run("verify", "--data", str(self.data))


@contextmanager
def served(folder: Path, world: str, host: str = "127.0.0.1") -> Iterator[Tide]:
    """Serve The Long Tide from a new data folder, its clock at ``BEGAN``, for the length of the block.

    ``host`` is how it is called: a passkey needs a name, such as localhost.
    """
    data = folder / "data"
    said = subprocess.run(
        [sys.executable, "-m", "tests.browser.begun", str(data), world, BEGAN.isoformat()],
        cwd=ROOT,
        env=CLEAN,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert said.returncode == 0, said.stderr
    told = json.loads(said.stdout.splitlines()[-1])
    port = free_port()
    tide = Tide(f"http://{host}:{port}", data, told["tokens"], told["scenes"])
    tide.at(BEGAN + timedelta(days=1))
    environment = CLEAN | {
        "BEFOREHAND_DATA": str(data),
        "BEFOREHAND_ORIGIN": tide.origin,
        "BEFOREHAND_LOG": "ERROR",
        "BEFOREHAND_SECOND_FACTOR": "offered",  # its weeks pass in minutes
        "TIDE_CLOCK": str(_clock_of(data)),
    }
    command = [sys.executable, "-m", "granian", "--interface", "asginl", "--no-ws", "--log-level", "warning"]
    command += ["--port", str(port), "--workers-kill-timeout", "3", "tests.browser.clocked:application"]
    with running(command, environment, f"{tide.origin}/in/", folder / "server.log"):
        yield tide


@contextmanager
def running(
    command: Sequence[str], environment: dict[str, str], answers_at: str, log: Path
) -> Iterator[None]:
    """Run a server for the length of the block, from when it answers; what it says goes to ``log``."""
    with (
        log.open("w") as said,
        subprocess.Popen(command, cwd=ROOT, env=environment, stdout=said, stderr=said) as server,
    ):
        try:
            _wait_for(answers_at, server, log)
            yield
        finally:
            server.terminate()
            try:
                server.wait(10)
            except subprocess.TimeoutExpired:
                server.kill()


def _wait_for(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    """Wait until it answers, 90 s at most on a busy machine; say what it said when it ended instead."""
    until = time.monotonic() + 90
    while time.monotonic() < until:
        assert server.poll() is None, f"the server ended: {log.read_text()}"
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"nothing answers at {address}: {log.read_text()}")


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the program as a person does."""
    return subprocess.run(
        [*PROGRAM, *arguments], capture_output=True, text=True, timeout=120, env=CLEAN, check=False
    )


def free_port() -> int:
    """A port that nothing listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def clock_at(clock: Path, moment: datetime) -> None:
    """Write the file that ``clocked`` reads, so that it is this moment now."""
    fresh = clock.with_suffix(".new")
    fresh.write_text(str((moment - datetime.now(UTC)).total_seconds()))
    fresh.replace(clock)


def _clock_of(data: Path) -> Path:
    return data.with_name("clock")
