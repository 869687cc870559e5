"""A clip of known frames, held against its footage: what is said of every frame."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

from beforehand.agreement.refusals import Refusal
from beforehand.footage.answer import answer
from beforehand.footage.decoding import read_reel
from beforehand.footage.excerpt import Excerpt, check
from beforehand.footage.pieces import Freeze, Insert, Match, SameScene
from beforehand.footage.reel import CLIP_GRID, RAW_GRID, Reel
from beforehand.footage.rows import rows
from benchmarks.excerpt.edits import Finish, Piece, Truth
from tests.footage.drawn import COLUMNS, ROWS, clip_file

FINISH = Finish(rows=ROWS, columns=COLUMNS, preset="ultrafast", sound="own")


@pytest.fixture(scope="module")
def raws(takes: list[Path]) -> list[Reel]:
    return [read_reel(path, RAW_GRID) for path in takes[:2]]


def held(
    folder: Path, takes: list[Path], raws: list[Reel], pieces: list[Piece], finish: Finish = FINISH
) -> tuple[Excerpt, list[Truth]]:
    path, truth = clip_file(folder, takes, pieces, finish)
    found = check(read_reel(path, CLIP_GRID), raws)
    assert tiles(found, len(truth))
    return found, truth


def tiles(found: Excerpt, frames: int) -> bool:
    """The pieces cover the clip from its first frame to its last, each frame once."""
    ends = [0, *(p.last for p in found.pieces)]
    return [p.first for p in found.pieces] == ends[:-1] and ends[-1] == frames


def named(found: Excerpt) -> list[tuple[int, int] | None]:
    """For each clip frame the raw file and frame that a match names, or None."""
    out: list[tuple[int, int] | None] = []
    for piece in found.pieces:
        if isinstance(piece, Match):
            out += [(piece.raw, frame) for frame in piece.raw_frames]
        else:
            out += [None] * (piece.last - piece.first)
    return out


def wrong(found: Excerpt, truth: list[Truth]) -> list[int]:
    """Clip frames whose match is not the truth, or that should be none."""
    told = [(t.raw, t.frame) if t.kind == "match" else None for t in truth]
    return [n for n, (got, true) in enumerate(zip(named(found), told, strict=True)) if got != true]


def test_a_title_two_takes_a_jump_cut_and_a_step_back_are_found_to_the_frame(
    tmp_path: Path, takes: list[Path], raws: list[Reel]
) -> None:
    pieces = [
        Piece("title", 20),
        Piece("match", 40, 0, 10),
        Piece("match", 36, 0, 70),
        Piece("match", 30, 1, 60),
        Piece("match", 24, 1, 20),
    ]
    found, truth = held(tmp_path, takes, raws, pieces)
    assert wrong(found, truth) == []
    assert isinstance(found.pieces[0], Insert)
    assert found.pieces[0].looks == "title"
    assert [(g.raw, g.frames, g.between) for g in found.left_out] == [(0, (50, 70), (1, 2))]
    sound = [p.heard.state for p in found.pieces if isinstance(p, Match)]
    assert sound == ["same"] * 4
    facts = json.loads(json.dumps(answer(found)))
    assert set(floats(facts)) == {"certainty"}
    assert facts["clip"]["rate"] == "24/1"
    assert len(facts["clip"]["sha256"]) == 64
    assert facts["sentence"].startswith("The clip shows 4 stretches of scene7-take1 and scene7-take2")
    assert [s["kind"] for s in facts["segments"]] == ["insert", *["match"] * 4]
    assert facts["segments"][1]["frames"][:2] == [[20, 10], [21, 11]]
    assert facts["segments"][1]["raw_timecode"] == ["01:00:00:10", "01:00:02:02"]


def floats(value: Any, name: str = "") -> Any:
    if isinstance(value, float):
        yield name
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from floats(part, key)
    elif isinstance(value, list):
        for part in value:
            yield from floats(part, name)


def test_a_take_that_was_not_given_is_the_same_scene_and_never_a_match(
    tmp_path: Path, takes: list[Path], raws: list[Reel]
) -> None:
    found, _ = held(tmp_path, takes, raws, [Piece("picture", 70, 2, 20)])
    assert named(found) == [None] * 70
    assert {type(p) for p in found.pieces} == {SameScene}
    assert answer(found)["sentence"].startswith("The clip shows the scene of this footage")


@pytest.mark.parametrize(
    ("piece", "finish"),
    [
        (Piece("match", 60, 0, 20, mirrored=True, crop=(0.05, 0.08, 0.93, 0.96)), FINISH),
        (Piece("match", 60, 0, 20), evolve(FINISH, bars=0.2, gamma=1.3, gain=0.9, watermark=0.5)),
        (Piece("match", 60, 0, 20), evolve(FINISH, rate=Fraction(30))),
    ],
    ids=["mirrored and cropped", "barred and graded", "24 to 30"],
)  # fmt: skip
def test_what_an_editor_does_to_a_picture_does_not_move_its_frames(
    piece: Piece, finish: Finish, tmp_path: Path, takes: list[Path], raws: list[Reel]
) -> None:
    found, truth = held(tmp_path, takes, raws, [piece], finish)
    assert wrong(found, truth) == []
    (match,) = found.pieces
    assert isinstance(match, Match)
    assert match.mirrored == piece.mirrored
    assert match.speed == 1
    left, top, right, bottom = piece.crop
    if piece.mirrored:  # the editor turned the picture first and cropped then
        left, right = 1 - right, 1 - left
    near = [left * COLUMNS, top * ROWS, right * COLUMNS, bottom * ROWS]
    if not finish.bars:
        assert all(abs(a - b) <= 3 for a, b in zip(match.framing, near, strict=True))


def test_a_slowed_piece_says_its_speed(tmp_path: Path, takes: list[Path], raws: list[Reel]) -> None:
    found, truth = held(tmp_path, takes, raws, [Piece("match", 96, 0, 20, speed=Fraction(3, 4))])
    (match,) = found.pieces
    assert isinstance(match, Match)
    assert match.speed == Fraction(3, 4)
    off = [t.frame - f for t, f in zip(truth, match.raw_frames, strict=True)]
    assert max(map(abs, off)) <= 1
    assert sum(o == 0 for o in off) >= 90


def test_film_shown_frame_for_frame_at_25_is_found_to_the_frame(
    tmp_path: Path, takes: list[Path], raws: list[Reel]
) -> None:
    conform = Fraction(25, 24)
    pieces = [
        Piece("title", 15),
        Piece("match", 45, 0, 10, conform),
        Piece("match", 16, 1, 60, conform),
        Piece("match", 30, 0, 70, conform),
        Piece("picture", 30, 2, 20, conform),
    ]
    found, truth = held(tmp_path, takes, raws, pieces, evolve(FINISH, rate=Fraction(25)))
    assert wrong(found, truth) == []
    matches = [p for p in found.pieces if isinstance(p, Match)]
    assert [(p.last - p.first, p.speed) for p in matches] == [(45, conform), (16, conform), (30, conform)]
    assert {p.heard.state for p in matches} == {"not compared"}, "sound at another speed is not held against"


def test_a_short_piece_runs_at_the_odd_speed_that_a_longer_one_shows(
    tmp_path: Path, takes: list[Path], raws: list[Reel]
) -> None:
    speed = Fraction(11, 10)
    pieces = [Piece("match", 60, 0, 20, speed), Piece("match", 24, 1, 60, speed)]
    found, truth = held(tmp_path, takes, raws, pieces)
    assert [p.speed for p in found.pieces if isinstance(p, Match)] == [speed, speed]
    assert wrong(found, truth) == []


def test_a_freeze_is_said_to_be_one(tmp_path: Path, takes: list[Path], raws: list[Reel]) -> None:
    pieces = [Piece("match", 40, 0, 10), Piece("freeze", 24, 0, 49), Piece("match", 30, 1, 50)]
    found, _ = held(tmp_path, takes, raws, pieces)
    assert [p.kind for p in found.pieces] == ["match", "freeze", "match"]
    freeze = found.pieces[1]
    assert isinstance(freeze, Freeze)
    assert (freeze.raw, freeze.first, freeze.last) == (0, 40, 64)
    assert freeze.raw_frame - freeze.early <= 49 <= freeze.raw_frame + freeze.late


def test_a_dissolve_is_said_to_be_one(tmp_path: Path, takes: list[Path], raws: list[Reel]) -> None:
    pieces = [Piece("match", 50, 0, 10, over=12), Piece("match", 40, 1, 60)]
    found, _ = held(tmp_path, takes, raws, pieces)
    assert [p.kind for p in found.pieces] == ["match", "dissolve", "match"]
    assert abs(found.pieces[1].first - 38) <= 2
    assert abs(found.pieces[1].last - 50) <= 2


def test_a_fade_to_black_and_one_out_of_it_are_said_to_be_what_they_are(
    tmp_path: Path, takes: list[Path], raws: list[Reel]
) -> None:
    pieces = [Piece("match", 50, 0, 10, over=12), Piece("black", 22, over=10), Piece("match", 40, 1, 60)]
    found, truth = held(tmp_path, takes, raws, pieces)
    assert [p.kind for p in found.pieces] == ["match", "dissolve", "insert", "dissolve", "match"]
    told = [t.kind == "dissolve" for t in truth]
    for fade, first, last in ((found.pieces[1], 38, 50), (found.pieces[3], 62, 72)):
        assert all(told[fade.first : fade.last])
        assert fade.first - first <= 2
        assert last - fade.last <= 2
    away, back = (s for s in answer(found)["segments"] if s["kind"] == "dissolve")
    assert away["to"] == back["from"] == {"looks": "black"}
    assert (away["from"]["raw"], back["to"]["raw"]) == (0, 1)
    assert [r.remarks for r in rows(found) if r.remarks == "fade"] == ["fade", "fade"]


def test_a_cut_to_black_is_no_fade(tmp_path: Path, takes: list[Path], raws: list[Reel]) -> None:
    found, truth = held(tmp_path, takes, raws, [Piece("match", 40, 0, 10), Piece("black", 20)])
    assert wrong(found, truth) == []
    assert [p.kind for p in found.pieces] == ["match", "insert"]


def test_sound_is_told_apart_from_picture(tmp_path: Path, takes: list[Path], raws: list[Reel]) -> None:
    found, truth = held(tmp_path, takes, raws, [Piece("match", 60, 0, 30)], evolve(FINISH, sound="shifted"))
    assert wrong(found, truth) == []
    (match,) = found.pieces
    assert isinstance(match, Match)
    assert match.heard.state == "shifted"
    assert abs(match.heard.shift - 40) <= 2


def test_black_alone_and_a_short_clip(tmp_path: Path, takes: list[Path], raws: list[Reel]) -> None:
    found, _ = held(tmp_path, takes, raws, [Piece("black", 30)])
    assert [(p.kind, getattr(p, "looks", "")) for p in found.pieces] == [("insert", "black")]
    path, _ = clip_file(tmp_path, takes, [Piece("match", 5, 0, 30)], FINISH)
    with pytest.raises(Refusal, match="A clip of 5 frames cannot be placed"):
        check(read_reel(path, CLIP_GRID), raws)
    with pytest.raises(Refusal, match="There is no footage"):
        check(read_reel(takes[0], CLIP_GRID), [])
