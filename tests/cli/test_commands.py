"""The commands as a person runs them: on a data folder of their own, with right and wrong arguments."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).parents[2] / "examples" / "the-long-tide"


def run(*args: str | Path, data: Path | None = None) -> subprocess.CompletedProcess[str]:
    where = ["--data", str(data)] if data else []
    environment = {
        k: v for k, v in os.environ.items() if not k.startswith(("BEFOREHAND_", "DJANGO_", "DATABASE_"))
    }
    command = [sys.executable, "-c", "from beforehand.cli import main; main()", *map(str, args), *where]
    return subprocess.run(command, capture_output=True, text=True, env=environment, timeout=120, check=False)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("commands") / "data"
    loaded = run("load", FOLDER, "--json", data=folder)
    assert loaded.returncode == 0, loaded.stderr
    facts: dict[str, Any] = json.loads(loaded.stdout)
    assert facts["scenes"] == 13
    assert "/in/" in facts["link"]
    return folder


def test_verify_says_that_all_is_as_recorded(data: Path) -> None:
    told = run("verify", data=data)
    assert told.returncode == 0
    assert told.stdout.startswith("All is as recorded:")
    assert "Excluded by this proof:" in told.stdout
    facts = json.loads(run("verify", "--json", data=data).stdout)
    assert facts["whole"] is True
    assert facts["faults"] == []


def test_export_needs_a_coordinator_and_is_itself_an_act(data: Path, tmp_path: Path) -> None:
    refused = run("export", tmp_path / "a.jsonl", "--as", "Mara Okafor", "--for", "the union", data=data)
    assert (refused.returncode, "[no_coordinator]" in refused.stderr) == (1, True)
    assert not (tmp_path / "a.jsonl").exists()
    told = run(
        "export", tmp_path / "b.jsonl", "--as", "Ines Duarte", "--for", "the union", "--json", data=data
    )
    facts = json.loads(told.stdout)
    lines = (tmp_path / "b.jsonl").read_text("utf-8").splitlines()
    assert len(lines) == facts["acts"]
    again = run("export", tmp_path / "c.jsonl", "--as", "Ines Duarte", "--for", "counsel", data=data)
    assert again.returncode == 0
    assert facts["act"] in (tmp_path / "c.jsonl").read_text("utf-8")


def test_verify_leaves_with_one_when_a_row_was_changed_by_hand(data: Path, tmp_path: Path) -> None:
    copy = tmp_path / "data"
    subprocess.run(["cp", "-a", str(data), str(copy)], check=True)
    with sqlite3.connect(copy / "db.sqlite3") as connection:
        connection.execute("UPDATE role SET word = 'producer' WHERE word = 'costume'")
    connection.close()
    told = run("verify", data=copy)
    assert told.returncode == 1
    assert "The table role, row" in told.stdout


@pytest.mark.parametrize(
    ("args", "code", "says"),
    [
        (("load", "nowhere"), 1, ""),
        (("verify", "--seen", "nowhere.txt"), 1, "[checkpoint_unreadable]"),
        (("verify", "--loud"), 2, "No such option"),
        (("applaud",), 2, "No such command"),
        (("export",), 2, "Missing"),
    ],
)
def test_wrong_arguments_are_answered_in_a_sentence(
    args: tuple[str, ...], code: int, says: str, data: Path
) -> None:
    answer = run(*args, data=data if args[0] != "applaud" else None)
    assert answer.returncode == code
    assert says in answer.stderr
    assert "Traceback" not in answer.stderr


def test_a_data_folder_that_is_not_there_is_said_with_three(tmp_path: Path) -> None:
    answer = run("verify", data=tmp_path / "none")
    assert answer.returncode == 3
    assert "Traceback" not in answer.stderr


def test_demo_prints_a_link_for_each_role_and_loads_once(tmp_path: Path) -> None:
    told = run("demo", "--folder", FOLDER, "--no-serve", "--json", data=tmp_path / "data")
    assert told.returncode == 0, told.stderr
    facts = json.loads(told.stdout)
    roles = {link["role"] for link in facts["links"]}
    assert {"coordinator", "director, performer", "producer", "assistant director", "costume"} <= {
        r.lower() for r in roles
    }
    again = run("demo", "--folder", FOLDER, "--no-serve", data=tmp_path / "data")
    assert again.returncode == 0, again.stderr
    links = [line.rsplit(" ", 1)[1] for line in again.stdout.splitlines()]
    assert len(set(links)) == len(facts["links"])
    assert not set(links) & {link["link"] for link in facts["links"]}


def test_a_record_that_is_gone_is_not_taken_for_an_empty_one(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    assert run("load", FOLDER, data=folder).returncode == 0
    kept = (folder / "db.sqlite3").read_bytes()
    for name in ("db.sqlite3", "db.sqlite3-wal", "db.sqlite3-shm"):
        (folder / name).unlink(missing_ok=True)
    told = run("verify", data=folder)
    assert (told.returncode, "[data_half_written]" in told.stderr) == (3, True), told.stdout
    assert not (folder / "db.sqlite3").exists()
    (folder / "db.sqlite3").write_bytes(kept)
    with sqlite3.connect(folder / "db.sqlite3") as emptied:
        emptied.execute("DELETE FROM act")
    told = run("verify", data=folder)
    assert (told.returncode, "[data_half_written]" in told.stderr) == (3, True), told.stdout


@pytest.mark.parametrize("command", ["load", "demo"])
def test_a_folder_that_is_refused_leaves_no_data_folder(command: str, tmp_path: Path) -> None:
    nowhere = tmp_path / "nowhere"
    where = [nowhere] if command == "load" else ["--folder", nowhere, "--no-serve"]
    told = run(command, *where, data=tmp_path / "data")
    assert told.returncode == 1
    assert not (tmp_path / "data").exists()


def test_an_export_that_cannot_be_written_is_not_recorded(data: Path, tmp_path: Path) -> None:
    who = ("--as", "Ines Duarte", "--for", "Maya Ostrom, counsel")
    before = json.loads(run("verify", "--json", data=data).stdout)["acts"]
    told = run("export", tmp_path / "no" / "such" / "x.jsonl", *who, data=data)
    assert (told.returncode, "[export_unwritable]" in told.stderr) == (1, True)
    assert json.loads(run("verify", "--json", data=data).stdout)["acts"] == before


def test_the_demo_signs_nobody_in_to_another_production(tmp_path: Path) -> None:
    own = tmp_path / "own"
    shutil.copytree(FOLDER, own)
    written = own / "production.toml"
    written.write_text(written.read_text().replace("The Long Tide", "Saltmarsh"))
    assert run("load", own, data=tmp_path / "data").returncode == 0
    told = run("demo", "--folder", FOLDER, "--no-serve", data=tmp_path / "data")
    assert (told.returncode, "[demo_elsewhere]" in told.stderr, told.stdout) == (1, True, "")


def test_whoever_sits_at_the_server_lets_somebody_in_and_it_is_noted(data: Path) -> None:
    made = run("let-in", "Ines Duarte", "--lost", "--forget-second-factor", "--json", data=data)
    facts = json.loads(made.stdout)
    assert (facts["name"], "/in/" in facts["link"]) == ("Ines Duarte", True)
    with sqlite3.connect(data / "db.sqlite3") as database:
        noted = database.execute("SELECT word, terminal FROM access_note ORDER BY id").fetchall()
    assert noted[-1:] == [("link", 1)]
    assert ("factor_gone", 1) in noted
    refused = run("let-in", "Nobody Here", data=data)
    assert (refused.returncode, "[no_person]" in refused.stderr) == (1, True)
