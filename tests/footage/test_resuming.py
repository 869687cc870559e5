"""An index run that is killed within a file goes on within it, and what comes of it is the same to the byte."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from beforehand.footage import decoding
from beforehand.footage.decoding import UnreadableFootage, read_reel
from beforehand.footage.library import Library
from beforehand.footage.reel import RAW_GRID, Reel
from benchmarks.excerpt.film import Coding, write
from benchmarks.excerpt.sounds import sound_of

FRAMES, STRETCH, KEYINT = 400, 40, 24
ROOT = Path(__file__).parents[2]


@pytest.fixture
def film(tmp_path: Path) -> Path:
    """Blots that wander, with sound; key frames on which the frames before them lean, and noise in every frame."""
    rng = np.random.default_rng(3)
    y, x = np.mgrid[:96, :160]
    path = tmp_path / "a.mp4"

    def pictures() -> Iterator[np.ndarray]:
        for n in range(FRAMES):
            out = np.full((144, 160), 128, np.uint8)
            blot = 150 * np.exp(-((y - 48) ** 2 + (x - 20 - n * 0.3) ** 2) / 400)
            out[:96] = (blot + rng.uniform(0, 60, blot.shape)).clip(0, 255)
            yield out

    write(path, pictures(), Coding(keyint=KEYINT, preset="fast"), sound_of(5, FRAMES / 24))
    return path


@pytest.fixture(autouse=True)
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decoding, "STRETCH", STRETCH)


@pytest.fixture
def decoded(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many frames each child process decoded."""
    records, counts = decoding._records, []

    def counted(*args: object) -> Iterator[tuple[bytes, bytes]]:
        counts.append(0)
        for kind, data in records(*args):  # type: ignore[arg-type]
            counts[-1] += kind == b"F"
            yield kind, data

    monkeypatch.setattr(decoding, "_records", counted)
    return counts


def killed(film: Path, library: Path, stretches: int = 3) -> None:
    """An index run of its own process, killed as soon as it has kept so many stretches."""
    code = f"""
import os, signal
from pathlib import Path
from beforehand.footage import decoding
from beforehand.footage.library import Library
from beforehand.footage.under_way import UnderWay
decoding.STRETCH = {STRETCH}
keep, kept = UnderWay.keep, []
def counted(self, stretch):
    keep(self, stretch)
    kept.append(stretch)
    if len(kept) == {stretches}:
        os.kill(os.getpid(), signal.SIGKILL)
UnderWay.keep = counted
with Library.opened(Path({str(library)!r}), create=True) as library:
    library.add(Path({str(film)!r}), lambda p: decoding.read_reel(p, (27, 48), None, library.under_way(p)))
"""
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False)
    assert run.returncode == -signal.SIGKILL


def index(film: Path, library: Path) -> Reel:
    with Library.opened(library) as kept:
        number = kept.add(film, lambda p: read_reel(p, RAW_GRID, None, kept.under_way(p)))
        assert kept.under_way(film).kept() is None, "what was under way goes when the file is in"
        return kept.reel(number)


def same(one: Reel, other: Reel) -> bool:
    facts = ("sha256", "columns", "rows", "tick", "rate", "start_timecode", "notes", "first", "pixel")
    arrays = ((one.frames, other.frames), (one.shown, other.shown), (one.sound, other.sound))
    return all(getattr(one, f) == getattr(other, f) for f in facts) and all(
        a is not None and b is not None and a.shape == b.shape and bool((a == b).all()) for a, b in arrays
    )


def test_a_killed_run_goes_on_within_the_file(film: Path, tmp_path: Path, decoded: list[int]) -> None:
    whole = read_reel(film, RAW_GRID)
    killed(film, tmp_path / "library")
    assert same(index(film, tmp_path / "library"), whole)
    anew, after = decoded
    assert anew == FRAMES
    assert FRAMES - 3 * STRETCH < after <= FRAMES - 3 * STRETCH + 48 + 2 * KEYINT, "it does not begin anew"


def test_a_run_killed_again_and_again_ends(film: Path, tmp_path: Path, decoded: list[int]) -> None:
    whole = read_reel(film, RAW_GRID)
    for _ in range(3):
        killed(film, tmp_path / "library")
    assert same(index(film, tmp_path / "library"), whole)
    assert decoded[-1] < FRAMES - 9 * STRETCH + 48 + 2 * KEYINT + 1


def test_a_decoder_that_dies_leaves_what_was_finished(
    film: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, decoded: list[int]
) -> None:
    whole = read_reel(film, RAW_GRID)
    children: list[subprocess.Popen[bytes]] = []
    start = subprocess.Popen

    def started(*args: object, **more: object) -> subprocess.Popen[bytes]:
        children.append(start(*args, **more))  # type: ignore[call-overload]
        return children[-1]

    def kill(done: int, _: int) -> None:
        if done == 100:
            children[-1].kill()

    with monkeypatch.context() as patched, Library.opened(tmp_path / "library", create=True) as kept:
        patched.setattr(subprocess, "Popen", started)
        with pytest.raises(UnreadableFootage) as refused:
            kept.add(film, lambda p: read_reel(p, RAW_GRID, kill, kept.under_way(p)))
        assert refused.value.code == "decoder_crashed"
    assert same(index(film, tmp_path / "library"), whole)
    assert decoded[-1] <= FRAMES - 2 * STRETCH + 48 + 2 * KEYINT


@pytest.mark.parametrize("what", ["shown", "data"])
def test_what_does_not_go_on_from_what_was_kept_is_read_anew(
    film: Path, tmp_path: Path, decoded: list[int], what: str
) -> None:
    whole = read_reel(film, RAW_GRID)
    killed(film, tmp_path / "library")
    with Library.opened(tmp_path / "library") as kept:
        # As if another file had lain here: the last stretch is another's.
        kept.database.execute(
            f"UPDATE stretch SET {what} = (SELECT {what} FROM stretch WHERE first = 0) WHERE first = 80"
        )
    assert same(index(film, tmp_path / "library"), whole)
    assert decoded[-1] == FRAMES


def test_a_file_that_was_changed_is_not_gone_on_with(film: Path, tmp_path: Path, decoded: list[int]) -> None:
    killed(film, tmp_path / "library")
    film.write_bytes(film.read_bytes() + bytes(8))
    whole = read_reel(film, RAW_GRID)
    assert same(index(film, tmp_path / "library"), whole)
    assert decoded == [FRAMES, FRAMES]
    with Library.opened(tmp_path / "library") as kept:
        assert kept.database.execute("SELECT count(*) FROM stretch").fetchone() == (0,)
