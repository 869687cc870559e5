"""The library: what is put in comes out, a run that was killed goes on, and damage is said."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from beforehand.agreement.refusals import Refusal
from beforehand.footage.library import Library
from beforehand.footage.narrowing import alike, queries
from beforehand.footage.packing import packed, unpacked
from beforehand.footage.reel import RAW_GRID, Reel


def reel(path: Path, seed: int = 1, frames: int = 500) -> Reel:
    rng = np.random.default_rng(seed)
    grey = np.cumsum(rng.integers(-1, 2, (frames, *RAW_GRID)), axis=0).astype(np.uint8)
    sound = rng.integers(0, 200, (2000, 16)).astype(np.uint8)
    shown = np.arange(frames, dtype=np.int64) * 1001
    return Reel(
        str(path),
        f"{seed:064x}",
        1920,
        1080,
        grey,
        shown,
        Fraction(1, 24000),
        Fraction(24000, 1001),
        "01:00:00:00",
        sound,
        ("odd",),
        7,
    )


def test_what_is_put_in_comes_out(tmp_path: Path) -> None:
    film = tmp_path / "a.mp4"
    film.write_bytes(b"x")
    with Library.opened(tmp_path / "library", create=True) as kept:
        number = kept.add(film, lambda path: reel(path))
        assert kept.add(film, lambda path: pytest.fail("read twice")) == number
    with Library.opened(tmp_path / "library") as kept:
        (number,) = kept.numbers()
        back, put = kept.reel(number), reel(film)
        assert (back.frames == put.frames).all()
        assert (back.shown == put.shown).all()
        assert back.sound is not None
        assert put.sound is not None
        assert (back.sound == put.sound).all()
        same = ("path", "sha256", "columns", "rows", "tick", "rate", "start_timecode", "notes", "first")
        assert all(getattr(back, name) == getattr(put, name) for name in same)


def test_a_file_that_moved_is_known_by_its_bytes(tmp_path: Path) -> None:
    import hashlib

    film, moved = tmp_path / "a.mp4", tmp_path / "b.mp4"
    film.write_bytes(b"the same")
    digest = hashlib.sha256(b"the same").hexdigest()
    with Library.opened(tmp_path / "library", create=True) as kept:
        one = reel(film)
        number = kept.add(
            film, lambda path: Reel(str(path), digest, 1, 1, one.frames, one.shown, one.tick, one.rate)
        )
        film.rename(moved)
        assert kept.add(moved, lambda path: pytest.fail("read twice")) == number
        assert kept.reel(number).path == str(moved)


def test_a_killed_run_keeps_what_it_finished(tmp_path: Path) -> None:
    for name in "abc":
        (tmp_path / name).write_bytes(name.encode())
    code = f"""
import time
from pathlib import Path
from beforehand.footage.library import Library
from tests.footage.test_library import reel
folder = Path({str(tmp_path)!r})
with Library.opened(folder / "library", create=True) as kept:
    for seed, name in enumerate("abc", start=1):
        kept.add(folder / name, lambda path: reel(path, seed) if seed < 3 else time.sleep(60))
        print(name, flush=True)
"""
    root = Path(__file__).parents[2]
    run = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, cwd=root)
    assert run.stdout is not None
    assert [run.stdout.readline() for _ in range(2)] == [b"a\n", b"b\n"]
    time.sleep(0.2)
    run.send_signal(signal.SIGKILL)
    run.wait()
    run.stdout.close()
    read: list[str] = []

    def again(path: Path) -> Reel:
        read.append(path.name)
        return reel(path, 3)

    with Library.opened(tmp_path / "library") as kept:
        for name in "abc":
            kept.add(tmp_path / name, again)
        assert read == ["c"]
        assert [kept.frames(n) for n in kept.numbers()] == [500, 500, 500]


def test_what_is_no_library_or_damaged_is_refused_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="There is no library"), Library.opened(tmp_path / "none"):
        pass
    text = tmp_path / "text"
    text.write_bytes(os.urandom(5000))
    with pytest.raises(Refusal, match="is no library of footage"), Library.opened(text):
        pass
    other = tmp_path / "other"
    with sqlite3.connect(other) as database:
        database.execute("CREATE TABLE a (b)")
    database.close()
    with pytest.raises(Refusal, match="is a database, but no library"), Library.opened(other):
        pass
    mine = tmp_path / "mine"
    (tmp_path / "a").write_bytes(b"a")
    with Library.opened(mine, create=True) as kept:
        kept.add(tmp_path / "a", reel)
        kept.database.execute("UPDATE block SET data = x'00' WHERE number = 0 AND kind = 'picture'")
        with pytest.raises(Refusal, match="is damaged"):
            kept.reel(kept.numbers()[0])
        kept.database.execute("PRAGMA user_version = 9")
    with pytest.raises(Refusal, match="version 9"), Library.opened(mine):
        pass


def test_packing_gives_back_every_byte_and_refuses_others() -> None:
    frames = np.random.default_rng(3).integers(0, 256, (7, 3, 5)).astype(np.uint8)
    data = packed(frames)
    assert (unpacked(data, 7, (3, 5)) == frames).all()
    for wrong in (6, 8, 10**9):
        with pytest.raises(ValueError):
            unpacked(data, wrong, (3, 5))


def test_narrowing_finds_the_file_of_a_mirrored_and_cropped_clip() -> None:
    rng = np.random.default_rng(4)
    scenes = [np.kron(rng.integers(0, 255, (9, 16)), np.ones((8, 8))).astype(np.uint8) for _ in range(3)]
    keys = [np.repeat(s.reshape(9, 8, 16, 8).mean(axis=(1, 3))[None].astype(np.uint8), 5, 0) for s in scenes]
    asked = queries(np.repeat(scenes[1][:, ::-1][None], 30, 0), 16 / 9)
    reached = [alike(k, asked) for k in keys]
    assert int(np.argmax(reached)) == 1
    assert reached[1] > 0.8 > max(reached[0], reached[2])
