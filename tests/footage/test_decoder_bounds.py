"""A decoder may crash, stall, dawdle or swallow memory: that file is given up in a sentence, nothing else ends."""

from __future__ import annotations

import json
import os
import struct
import subprocess
import sys
import time
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


def told_by(code: str, folder: Path, monkeypatch: pytest.MonkeyPatch, **bounds: float) -> UnreadableFootage:
    """What is said of a good file when its decoder does this instead, with some bounds set lower."""
    package = folder / "false" / "beforehand" / "footage"
    package.mkdir(parents=True, exist_ok=True)
    (package / "__init__.py").touch()
    (package.parent / "__init__.py").touch()
    (package / "decoder.py").write_text(code)
    path = film(folder / "good.mp4")
    with monkeypatch.context() as patched:
        patched.setenv("PYTHONPATH", str(folder / "false"))
        for name, bound in bounds.items():
            patched.setattr(decoding, name, bound)
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
    asleep = "import time; time.sleep(60)"
    assert told_by(asleep, tmp_path, monkeypatch, STALLED=3.0).code == "file_stalled"


def test_a_decoder_that_dawdles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    slow = SPEAKING + "for n in range(100): frame(n); time.sleep(0.25)\n"
    told = told_by(slow, tmp_path, monkeypatch, PATIENCE=2.0, SLOWEST=1.0)
    assert told.code == "file_stalled"
    assert "needs too long" in told.sentence


def test_more_frames_or_sound_than_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = film(tmp_path / "long.mp4")
    with monkeypatch.context() as patched:
        patched.setattr(decoding, "MOST_KEPT", 10 * RAW_GRID[0] * RAW_GRID[1])
        assert refusal(path).code == "file_too_heavy"
    endless = SPEAKING + "while True: put(b'S', struct.pack('<d', 0) + bytes(16_000))\n"
    assert told_by(endless, tmp_path, monkeypatch, LONGEST=2).code == "file_too_heavy"


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


@pytest.mark.parametrize("child", ["decoder", "stills_child"])
def test_no_thread_of_a_codec_waits_for_python_with_its_log(child: str, tmp_path: Path) -> None:
    """With a log of any level both may wait for each other for ever, now and then, on a good file."""
    path = film(tmp_path / "a.mp4")
    asked = "27, 48" if child == "decoder" else "48, [0]"
    code = (
        f"import sys, av; from beforehand.footage import {child}\n"
        "av.logging.set_level(av.logging.ERROR)\n"
        f"{child}.main(sys.argv[1], {asked}, sys.stdout.buffer)\n"
        "sys.stdout.flush(); print(av.logging.get_level(), file=sys.stderr)\n"
    )
    ran = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, check=True)
    assert ran.stderr.split() == [b"None"]


def test_a_decoder_that_does_not_leave_when_all_is_said_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lingering = (
        SPEAKING + "frame(0); frame(1); put(b'X', json.dumps(['no_picture', 'all is said']).encode())\n"
    )
    begun = time.monotonic()
    assert told_by(lingering + "time.sleep(300)", tmp_path, monkeypatch).code == "no_picture"
    assert time.monotonic() - begun < 200


def test_progress_is_told(tmp_path: Path) -> None:
    heard: list[tuple[int, int]] = []
    read_reel(film(tmp_path / "a.mp4", 120), RAW_GRID, lambda done, of: heard.append((done, of)))
    assert heard == [(50, 120), (100, 120)]
