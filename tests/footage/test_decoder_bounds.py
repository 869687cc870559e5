"""A decoder may crash, stall, dawdle or swallow memory: that file is given up in a sentence, nothing else ends."""

from __future__ import annotations

import json
import os
import struct
import subprocess
import sys
from pathlib import Path

import pytest

from beforehand.footage import decoding
from beforehand.footage.decoding import UnreadableFootage, read_reel
from beforehand.footage.reel import RAW_GRID
from benchmarks.excerpt.film import Coding
from tests.footage.test_bad_input import film, read, refusal

HEADER = {
    "shape": [8, 8], "rate": "24", "guessed": "24", "tick": "1/24", "timecode": "", "expected": 9, "turned": 0,
    "mirrored": False, "skewed": False, "pixel": "1",
}  # fmt: skip
SPEAKING = f"""
import json, struct, sys, time
def put(kind, data):
    sys.stdout.buffer.write(kind + struct.pack("<I", len(data)) + data)
    sys.stdout.buffer.flush()
def frame(at):
    put(b"F", struct.pack("<q", at) + bytes({RAW_GRID[0] * RAW_GRID[1]}))
put(b"H", {json.dumps(HEADER).encode()!r})
"""


def told_by(code: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> UnreadableFootage:
    """What is said of a good file when its decoder does this instead."""
    package = folder / "false" / "beforehand" / "footage"
    package.mkdir(parents=True, exist_ok=True)
    (package / "__init__.py").touch()
    (package.parent / "__init__.py").touch()
    (package / "decoder.py").write_text(code)
    path = film(folder / "good.mp4")
    with monkeypatch.context() as patched:
        patched.setenv("PYTHONPATH", str(folder / "false"))
        told = refusal(path)
    assert len(read(path).frames) == 30, "the next file is read as ever"
    return told


@pytest.mark.parametrize(
    ("code", "says"),
    [
        ("import os; os.abort()", "decoder_crashed"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGSEGV)", "decoder_crashed"),
        ("raise SystemExit(0)", "decoder_crashed"),
        (SPEAKING + "frame(0); import os; os.abort()", "decoder_crashed"),
        (SPEAKING + "put(b'F', bytes(9))", "decoder_crashed"),
        (SPEAKING + "print('F' + chr(127) * 4, flush=True); time.sleep(60)", "decoder_crashed"),
        ("import sys; sys.stdout.write('Not our language at all' * 9)", "decoder_crashed"),
    ],
    ids=["abort", "segfault", "silent end", "half way", "wrong frame", "endless record", "babble"],
)  # fmt: skip
def test_a_decoder_that_breaks_down(
    code: str, says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert told_by(code, tmp_path, monkeypatch).code == says


def test_a_decoder_that_stalls(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decoding, "STALLED", 3.0)
    assert told_by("import time; time.sleep(60)", tmp_path, monkeypatch).code == "file_stalled"


def test_a_decoder_that_dawdles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decoding, "PATIENCE", 2.0)
    monkeypatch.setattr(decoding, "SLOWEST", 1.0)
    slow = SPEAKING + "for n in range(100): frame(n); time.sleep(0.25)\n"
    told = told_by(slow, tmp_path, monkeypatch)
    assert told.code == "file_stalled"
    assert "needs too long" in told.sentence


def test_more_frames_or_sound_than_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = film(tmp_path / "long.mp4")
    with monkeypatch.context() as patched:
        patched.setattr(decoding, "MOST_KEPT", 10 * RAW_GRID[0] * RAW_GRID[1])
        assert refusal(path).code == "file_too_heavy"
    monkeypatch.setattr(decoding, "LONGEST", 2)
    endless = SPEAKING + "while True: put(b'S', struct.pack('<d', 0) + bytes(16_000))\n"
    assert told_by(endless, tmp_path, monkeypatch).code == "file_too_heavy"


def test_times_that_lie_months_apart_are_refused_and_cost_nothing(tmp_path: Path) -> None:
    shown = tuple(n * 3750 + (90_000 * 86_400 * 400 if n > 15 else 0) for n in range(30))
    path = film(tmp_path / "gap.mkv", coding=Coding(preset="ultrafast", shown=shown))
    told = refusal(path)
    assert told.code == "times_apart"
    assert "400 days apart" in told.sentence


def test_times_beyond_all_numbers_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    end = "put(b'E', b'{}')"
    far = SPEAKING + f"frame(-(1 << 62)); frame((1 << 62) + 5); {end}"
    assert told_by(far, tmp_path, monkeypatch).code == "times_apart"


def test_a_child_without_memory_says_so_and_shortens_nothing(tmp_path: Path) -> None:
    """The limit is set so low that the picture cannot be held, however the codec asks for room."""
    path = film(tmp_path / "large.mkv", 3, Coding(codec="ffv1"), rows=4000, columns=4000)
    code = (
        "import sys; from beforehand.footage import decoder\n"
        "held = int(open('/proc/self/statm').read().split()[0]) * 4096\n"
        "decoder.MEMORY = held + 12_000_000\n"
        "decoder.main(sys.argv[1], 27, 48, sys.stdout.buffer)\n"
    )
    environment = {**os.environ, "OPENBLAS_NUM_THREADS": "1"}
    ran = subprocess.run(
        [sys.executable, "-c", code, str(path)], capture_output=True, env=environment, check=False
    )
    kinds, at = [], 0
    while at < len(ran.stdout):
        kinds.append(ran.stdout[at : at + 1])
        at += 5 + struct.unpack_from("<I", ran.stdout, at + 1)[0]
    assert b"E" not in kinds, "no end is told of what was not read to its end"
    assert b"file_too_heavy" in ran.stdout or ran.returncode != 0


def test_the_limit_itself_stands_in_the_child() -> None:
    code = (
        "import resource, sys; from beforehand.footage import decoder\n"
        "try: decoder.main('/nowhere', 27, 48, sys.stdout.buffer)\n"
        "finally: print(resource.getrlimit(resource.RLIMIT_AS)[0] == decoder.MEMORY)\n"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert ran.stdout.rstrip().endswith(b"True")


def test_progress_is_told(tmp_path: Path) -> None:
    heard: list[tuple[int, int]] = []
    read_reel(film(tmp_path / "a.mp4", 120), RAW_GRID, lambda done, of: heard.append((done, of)))
    assert heard == [(50, 120), (100, 120)]
