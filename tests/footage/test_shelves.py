"""A library is searched whole, in blocks where it must be, and what was not searched is said."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from attrs import evolve

from beforehand.footage import narrowing
from beforehand.footage.answer import answer
from beforehand.footage.decoding import read_reel
from beforehand.footage.library import Library
from beforehand.footage.pieces import Match
from beforehand.footage.reel import CLIP_GRID, RAW_GRID, Reel
from beforehand.footage.shelves import check_library
from benchmarks.excerpt.edits import Piece
from tests.footage.drawn import clip_file


@pytest.fixture(scope="module")
def kept(takes: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of two takes and of four files that show other things."""
    path = tmp_path_factory.mktemp("shelves") / "library"
    rng = np.random.default_rng(6)
    with Library.opened(path, create=True) as library:
        one = read_reel(takes[0], RAW_GRID)
        library.add(takes[0], _same(one))
        for n in range(4):
            picture = np.kron(rng.integers(0, 255, (9, 16)), np.ones((3, 3))).astype(np.uint8)
            other = evolve(
                one, path=f"other-{n}", sha256=f"{n:064x}", frames=np.repeat(picture[None], 120, 0)
            )
            library.add(_file(path.parent / f"other-{n}"), _same(other))
        library.add(takes[1], lambda p: read_reel(p, RAW_GRID))
    return path


def _same(reel: Reel) -> Callable[[Path], Reel]:
    return lambda _: reel


def _file(path: Path) -> Path:
    path.write_bytes(path.name.encode())
    return path


@pytest.fixture(scope="module")
def clip(takes: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Reel:
    path, _ = clip_file(
        tmp_path_factory.mktemp("clip"), takes, [Piece("match", 40, 0, 10), Piece("match", 40, 1, 60)]
    )
    return read_reel(path, CLIP_GRID)


def test_files_in_different_blocks_are_found_and_held_against_each_other(kept: Path, clip: Reel) -> None:
    heard: list[tuple[int, int]] = []
    with Library.opened(kept) as library:
        found = check_library(library, clip, lambda done, of: heard.append((done, of)), most=240)
    assert [p.raw_frames[0] for p in found.pieces if isinstance(p, Match)] == [10, 60]
    assert [Path(r.path).stem for r in found.raws] == ["scene7-take1", "scene7-take2"]
    assert heard[-1] == (6, 6)
    assert answer(found)["searched"] == {"files": 6, "of": 6, "not_held_against_the_others": 0}
    assert "library" not in answer(found)["sentence"]


def test_what_is_set_aside_or_could_not_be_compared_is_said(
    kept: Path, clip: Reel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(narrowing, "SMALL", 0)
    with Library.opened(kept) as library:
        found = check_library(library, clip)
        assert answer(found)["searched"] == {"files": 2, "of": 6, "not_held_against_the_others": 0}
        assert (
            "Of 6 files in the library 2 were searched; nothing else is alike." in answer(found)["sentence"]
        )
        found = check_library(library, clip, most=120)
    assert answer(found)["searched"]["not_held_against_the_others"] == 1
    assert (
        "1 file in which something was found could not be held against the others"
        in answer(found)["sentence"]
    )
