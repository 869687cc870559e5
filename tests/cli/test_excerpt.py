"""``beforehand excerpt`` and ``beforehand footage index`` as a person runs them, without Django on the machine."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.excerpt.edits import Piece
from tests.footage.drawn import clip_file, raw_file

WITHOUT_DJANGO = """
import sys
class Forbidden:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in ("django", "csp", "django_htmx", "granian", "structlog", "whitenoise"):
            raise ModuleNotFoundError(name)
sys.meta_path.insert(0, Forbidden())
from beforehand.cli import main
main()
"""


def run(*args: str | Path) -> subprocess.CompletedProcess[str]:
    environment = {
        k: v for k, v in os.environ.items() if not k.startswith(("BEFOREHAND_", "DJANGO_", "DATABASE_"))
    }
    environment["OPENBLAS_NUM_THREADS"] = "1"  # threads that wait for work would count as work
    command = [sys.executable, "-c", WITHOUT_DJANGO, *map(str, args)]
    return subprocess.run(command, capture_output=True, text=True, env=environment, timeout=120, check=False)


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Path]]:
    folder = tmp_path_factory.mktemp("excerpt")
    raws = [raw_file(folder, 1), raw_file(folder, 2)]
    clip, _ = clip_file(
        folder, raws, [Piece("title", 14), Piece("match", 40, 0, 10), Piece("match", 30, 0, 70)]
    )
    return clip, raws


def test_a_library_is_made_once_and_searched_and_everything_is_written(
    files: tuple[Path, list[Path]], tmp_path: Path
) -> None:
    clip, raws = files
    library = tmp_path / "footage.library"
    bad = tmp_path / "bad.mp4"
    bad.write_bytes(b"no film")
    told = run("footage", "index", *raws, bad, "--library", library)
    assert told.returncode == 1
    assert "2 of 3 files are in the library, which now holds 2." in told.stdout
    assert "[file_unreadable]" in told.stderr
    page, edl, otio = tmp_path / "page.html", tmp_path / "cut.edl", tmp_path / "cut.otio"
    told = run("excerpt", clip, "--library", library, "--json", "--html", page, "--edl", edl, "--otio", otio)
    assert told.returncode == 0, told.stderr
    facts = json.loads(told.stdout)
    assert [s["kind"] for s in facts["segments"]] == ["insert", "match", "match"]
    assert facts["segments"][1]["clip"] == [14, 54]
    assert facts["segments"][1]["raw_frames"] == [10, 50]
    assert facts["left_out"] == [{"raw": 0, "frames": [50, 70], "between": [1, 2]}]
    assert "002  RAW001   V     C        01:00:00:10 01:00:02:02 00:00:00:14 00:00:02:06" in edl.read_text()
    line = json.loads(otio.read_text())["tracks"]["children"][0]["children"]
    assert [item["OTIO_SCHEMA"] for item in line] == ["Gap.1", "Clip.1", "Clip.1"]
    assert line[1]["source_range"]["start_time"]["value"] == 86_400 + 10
    text = page.read_text("utf-8")
    assert "data:image/jpeg;base64," in text
    assert facts["sentence"].replace("'", "&#x27;") in text
    assert "http://" not in text.replace("http://www.w3.org/2000/svg", "")
    assert "https://" not in text


def test_wrong_arguments_are_answered_in_a_sentence(files: tuple[Path, list[Path]], tmp_path: Path) -> None:
    clip, raws = files
    wrong: tuple[tuple[tuple[str | Path, ...], str], ...] = (
        ((tmp_path / "none.mp4", *raws), "[file_missing]"),
        ((clip, "--library", tmp_path / "none"), "[library_missing]"),
        ((clip, *raws, "--edl", tmp_path / "no" / "folder.edl"), "[cannot_write]"),
    )
    for args, code in wrong:
        told = run("excerpt", *args)
        assert told.returncode == 1
        assert code in told.stderr
        assert "Traceback" not in told.stderr
