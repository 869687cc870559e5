"""``beforehand breakdown`` as a person runs it, on a machine without the web part."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from pathlib import Path

FORBID = """
import sys
class No:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in ("django", "granian", "whitenoise", "segno"):
            raise ImportError(name + " is not for this command")
sys.meta_path.insert(0, No())
from beforehand.cli import main
main()
"""
SCRIPT = "Title: Low Water\n\nINT. BOATHOUSE - NIGHT #42#\n\nILSE and TOMAS. They kiss.\n\nILSE\nLate.\n"


def run(*args: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", FORBID, *map(str, args)]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)


def script(folder: Path, text: str = SCRIPT) -> Path:
    path = folder / "script.anything"
    path.write_text(text, "utf-8")
    return path


def test_json_needs_no_web_framework(tmp_path: Path) -> None:
    told = run("breakdown", script(tmp_path), "--json")
    assert told.returncode == 0, told.stderr
    data = json.loads(told.stdout)
    assert data["script"]["title"] == "Low Water"
    assert data["scenes"][0]["passages"][0]["categories"] == ["kiss"]


def test_the_table_and_the_page_are_written(tmp_path: Path) -> None:
    sheet, page = tmp_path / "b.csv", tmp_path / "b.html"
    told = run("breakdown", script(tmp_path), "--csv", sheet, "--html", page)
    assert (told.returncode, told.stdout) == (0, "")
    assert next(csv.DictReader(sheet.read_text("utf-8").splitlines()))["scene"] == "42"
    assert page.read_text("utf-8").startswith("<!doctype html>")


def test_without_an_option_it_is_told_in_lines(tmp_path: Path) -> None:
    told = run("breakdown", script(tmp_path))
    assert "1 passages to ask about" in told.stdout
    assert "kiss" in told.stdout


def test_what_cannot_be_read_is_one_sentence_and_a_code(tmp_path: Path) -> None:
    for path, code in ((tmp_path / "none", "script_missing"), (script(tmp_path, ""), "empty")):
        told = run("breakdown", path)
        assert (told.returncode, told.stdout) == (1, "")
        assert f"[{code}]" in told.stderr
        assert "Traceback" not in told.stderr


def test_a_file_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    told = run("breakdown", script(tmp_path), "--html", tmp_path / "no" / "folder.html")
    assert (told.returncode, "[cannot_write]" in told.stderr) == (1, True)
