"""``beforehand drafts`` as a person runs it."""

from __future__ import annotations

import json
from pathlib import Path

from .test_breakdown import SCRIPT, run


def test_two_drafts_as_json_and_as_lines(tmp_path: Path) -> None:
    old, new = tmp_path / "white", tmp_path / "blue"
    old.write_text(SCRIPT, "utf-8")
    new.write_text(SCRIPT.replace("They kiss.", "They kiss, twice."), "utf-8")
    told = run("drafts", old, new, "--json")
    assert told.returncode == 0, told.stderr
    data = json.loads(told.stdout)
    assert [p["match"] for p in data["scenes"]] == ["sure"]
    assert [p["change"] for p in data["passages"]] == ["changed"]
    assert "changed  scene 42, its lines 3–3" in run("drafts", old, new).stdout


def test_a_draft_that_is_missing_is_said(tmp_path: Path) -> None:
    told = run("drafts", tmp_path / "white", tmp_path / "blue")
    assert (told.returncode, "[script_missing]" in told.stderr) == (1, True)
