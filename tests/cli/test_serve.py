"""``beforehand serve``: what its exit codes mean, and one whole run from an empty folder to an open page."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from http.cookiejar import CookieJar
from pathlib import Path
from typing import IO

import pytest

from beforehand import cli
from beforehand.cli.leaving import DONE, FOUND, MISUSED, NO_DATA

PROGRAM = [sys.executable, "-c", "from beforehand.cli import main; main()"]
CLEAN = {
    name: value
    for name, value in os.environ.items()
    if not name.startswith(("BEFOREHAND_", "DJANGO_", "DATABASE_"))
}


def run(*arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Run the program as a person does."""
    return subprocess.run(
        [*PROGRAM, *arguments], capture_output=True, text=True, timeout=60, env=CLEAN | more, check=False
    )


def refused(code: str, found: subprocess.CompletedProcess[str]) -> int:
    """Check that it said one sentence with its code on stderr and nothing else; give the exit code."""
    assert found.stdout == ""
    assert re.fullmatch(rf"[^\n]+\. \[{code}\]\n", found.stderr), found.stderr
    return found.returncode


def test_a_folder_of_other_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("not ours")
    assert refused("data_foreign", run("serve", "--data", str(tmp_path))) == NO_DATA
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_verify_makes_no_folder(tmp_path: Path) -> None:
    assert refused("data_missing", run("verify", "--data", str(tmp_path / "data"))) == NO_DATA
    assert not (tmp_path / "data").exists()


def test_a_database_that_is_no_database_is_refused(tmp_path: Path) -> None:
    found = run("serve", "--data", str(tmp_path), DATABASE_URL="mysql://ines:secret@db/tide")
    assert refused("database_url", found) == NO_DATA
    assert "secret" not in found.stderr


def test_other_machines_are_served_over_https_only(tmp_path: Path) -> None:
    found = run("serve", "--data", str(tmp_path / "data"), "--host", "0.0.0.0")
    assert refused("plain_http", found) == FOUND
    assert not (tmp_path / "data").exists()


def test_a_command_that_is_not_understood() -> None:
    assert run("serve", "--prot", "8000").returncode == MISUSED
    assert run("serve", "--port", "0").returncode == MISUSED
    assert run("--help").returncode == DONE


def test_without_the_web_parts_it_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setitem(sys.modules, "granian", None)
    monkeypatch.setattr(sys, "argv", ["beforehand", "serve", "--data", str(tmp_path / "data")])
    with pytest.raises(SystemExit) as left:
        cli.main()
    assert left.value.code == FOUND
    assert (
        capsys.readouterr().err == "serve needs the web parts: pip install 'beforehand[web]'. [web_missing]\n"
    )


def test_a_port_that_is_taken(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        found = run("serve", "--data", str(tmp_path / "data"), "--port", str(other.getsockname()[1]))
    assert (found.returncode, "[port_taken]" in found.stderr) == (FOUND, True)


class Stays(urllib.request.HTTPRedirectHandler):
    """Follows no redirect: it is looked at instead."""

    def redirect_request(self, *_: object) -> None:
        return None


@contextmanager
def served(data: Path, *more: str) -> Iterator[tuple[str, list[str]]]:
    """Serve a folder; give the address and the lines printed so far, once it answers."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    arguments = [*PROGRAM, "serve", "--data", str(data), "--port", str(port), *more]
    with subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True, env=CLEAN) as process:
        lines: list[str] = []
        assert process.stdout
        reader = threading.Thread(target=_read, args=(process.stdout, lines))
        reader.start()
        try:
            _wait(f"http://127.0.0.1:{port}/in/", process)
            yield f"http://127.0.0.1:{port}", lines
        finally:
            process.send_signal(signal.SIGTERM)
            assert process.wait(timeout=20) == 0
            reader.join()


def _read(out: IO[str], lines: list[str]) -> None:
    lines.extend(iter(out.readline, ""))


def _wait(url: str, process: subprocess.Popen[str]) -> None:
    """Ask until somebody answers; the connection itself waits, so this does not turn quickly."""
    for _ in range(400):
        assert process.poll() is None, "it ended by itself"
        try:
            urllib.request.urlopen(url, timeout=5).close()
        except (
            urllib.error.URLError,
            TimeoutError,
        ):  # nobody is there yet, or somebody who is still starting
            threading.Event().wait(0.05)
        else:
            return
    raise AssertionError(f"nobody answers at {url}")


@pytest.mark.slow
def test_from_an_empty_folder_to_an_open_page(tmp_path: Path) -> None:
    data = tmp_path / "data"
    with served(data) as (origin, lines):
        (first,) = re.findall(rf"^  ({origin}/first/\S+/)$", "".join(lines), re.MULTILINE)
        browser = urllib.request.build_opener(Stays, urllib.request.HTTPCookieProcessor(CookieJar()))
        page = browser.open(first).read().decode()
        (token,) = re.findall(r'name="csrfmiddlewaretoken" value="(\w+)"', page)
        sent = {
            "csrfmiddlewaretoken": token,
            "title": "The Long Tide",
            "coordinator": "Ines Duarte",
            "pronouns": "she",
            "timezone": "Europe/London",
            "pack": re.findall(r'<option value="([\w-]+)"', page.split('name="pack"')[1])[0],
            "operator": "Duarte Intimacy Ltd",
        }
        request = urllib.request.Request(first, urllib.parse.urlencode(sent).encode(), {"Origin": origin})
        with pytest.raises(urllib.error.HTTPError) as begun:
            browser.open(request)
        assert (begun.value.code, begun.value.headers["Location"]) == (303, "/")
        begun.value.close()
        devices = browser.open(f"{origin}/devices/")
        assert b"this device" in devices.read()
        stream = browser.open(f"{origin}/live/?page=/devices/&seen=0", timeout=60)
        assert [stream.readline() for _ in range(4)] == [
            b"retry: 2000\n",
            b"\n",
            b"event: page\n",
            b"data: devices\n",
        ]
        stream.close()
    everything = list(data.rglob("*"))
    assert {path.stat().st_mode & 0o077 for path in [data, *everything]} == {0}
    with served(data, "--json") as (origin, lines):
        told = {"address": f"{origin}/", "first": None}
        assert json.loads("".join(lines)) == told, "the coordinator is there already"
        assert b"Operated by Duarte Intimacy Ltd" in urllib.request.urlopen(f"{origin}/in/").read()
