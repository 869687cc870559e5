"""The same pictures in the odd ways that files hold them: each frame is still named after its own in the footage."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Sequence
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest

from beforehand.footage.decoding import read_reel
from beforehand.footage.excerpt import Excerpt, check
from beforehand.footage.pieces import Match
from beforehand.footage.reel import CLIP_GRID, RAW_GRID, Reel
from beforehand.footage.turning import Turn, turned
from benchmarks.excerpt.film import read as pictures_of
from benchmarks.excerpt.takes import Picture

FIRST, COUNT = 20, 70
UNIT, WHOLE = 1 << 16, 1 << 30
FRAME = Sequence[np.ndarray]


@pytest.fixture(scope="module")
def raws(takes: list[Path]) -> list[Reel]:
    return [read_reel(path, RAW_GRID) for path in takes[:2]]


@pytest.fixture(scope="module")
def shots(takes: list[Path]) -> list[Picture]:
    """Frames 20 to 90 of the first take."""
    return list(pictures_of(takes[0]))[FIRST : FIRST + COUNT]


def made(
    path: Path, frames: FRAME, codec: str = "libx264", pix_fmt: str = "yuv420p", *, kind: str = "yuv420p",
    options: dict[str, str] | None = None, first: int = 0, setting: Callable[[Any], None] | None = None,
) -> Path:  # fmt: skip
    """A file of some frames, shown from tick ``first`` of 1/24 s on."""
    with av.open(str(path), "w") as out:
        video: Any = out.add_stream(codec, rate=24)
        rows, columns = frames[0].shape[:2]
        video.width, video.height = columns, rows * 2 // 3 if kind == "yuv420p" else rows
        video.pix_fmt, video.options = pix_fmt, options or {}
        if setting:
            setting(video)
        for n, picture in enumerate(frames):
            frame = av.VideoFrame.from_ndarray(np.ascontiguousarray(picture), format=kind)
            frame.time_base, frame.pts = Fraction(1, 24), first + n
            out.mux(video.encode(frame))
        out.mux(video.encode())
    return path


def named(found: Excerpt) -> list[tuple[int, int]]:
    """The raw file and frame of each clip frame."""
    return [(p.raw, f) for p in found.pieces if isinstance(p, Match) for f in p.raw_frames]


def is_all(path: Path, raws: list[Reel], first: int = FIRST, count: int = COUNT) -> tuple[Reel, Match]:
    """The clip is one match with the first take, from ``first`` on; gives the clip and the match."""
    clip = read_reel(path, CLIP_GRID)
    found = check(clip, raws)
    assert named(found) == [(0, first + n) for n in range(count)]
    (match,) = found.pieces
    assert isinstance(match, Match)
    return clip, match


def as_rgb(shots: list[Picture], wide: int, high: int, kind: str = "rgb24") -> list[np.ndarray]:
    return [
        av.VideoFrame.from_ndarray(p, format="yuv420p").reformat(wide, high, kind).to_ndarray() for p in shots
    ]


TURNS = {
    "to the right": (Turn(True, False, True), (0, UNIT, -UNIT, 0)),
    "on its head": (Turn(False, True, True), (-UNIT, 0, 0, -UNIT)),
    "to the left": (Turn(True, True, False), (0, -UNIT, UNIT, 0)),
    "mirrored": (Turn(False, False, True), (-UNIT, 0, 0, UNIT)),
    "upside down": (Turn(False, True, False), (UNIT, 0, 0, -UNIT)),
    "crossed": (Turn(True, False, False), (0, UNIT, UNIT, 0)),
    "crossed and on its head": (Turn(True, True, True), (0, -UNIT, -UNIT, 0)),
}


@pytest.mark.parametrize("name", TURNS)
def test_a_picture_stored_turned_is_laid_on_the_footage_upright(
    name: str, tmp_path: Path, shots: list[Picture], raws: list[Reel]
) -> None:
    turn, (a, b, c, d) = TURNS[name]
    undone = Turn(turn.crossed, *((turn.across, turn.down) if turn.crossed else (turn.down, turn.across)))
    stored = [turned(p, undone) for p in as_rgb(shots, 320, 180)]
    plain = made(tmp_path / "plain.mp4", stored, kind="rgb24", options={"preset": "ultrafast"})
    data = plain.read_bytes()
    upright, asked = ((*m[:2], 0, *m[2:], 0, 0, 0, WHOLE) for m in ((UNIT, 0, 0, UNIT), (a, b, c, d)))
    at = data.index(np.array(upright, ">i4").tobytes(), data.index(b"tkhd"))
    path = tmp_path / "turned.mp4"
    path.write_bytes(data[:at] + np.array(asked, ">i4").tobytes() + data[at + 36 :])
    clip, match = is_all(path, raws)
    assert (clip.columns, clip.rows, match.mirrored) == (320, 180, False)
    assert any("it is read so" in note for note in clip.notes)


def test_pixels_that_are_not_square_are_stretched_before_they_are_laid(
    tmp_path: Path, shots: list[Picture], raws: list[Reel]
) -> None:
    """The middle 4:3 of the picture, pressed to half its width, with pixels twice as wide as high."""
    middle = [p[:, 40:280] for p in as_rgb(shots, 320, 180)]
    pressed = [p.reshape(180, 120, 2, 3).mean(axis=2).astype(np.uint8) for p in middle]

    def wide(video: Any) -> None:
        video.codec_context.sample_aspect_ratio = Fraction(2)

    clip, match = is_all(made(tmp_path / "wide.mp4", pressed, kind="rgb24", setting=wide), raws)
    assert (clip.columns, clip.rows, clip.pixel, clip.shape) == (120, 180, Fraction(2), 4 / 3)
    assert all(abs(a - b) <= 3 for a, b in zip(match.framing, (40, 0, 280, 180), strict=True))


def test_an_edit_list_is_kept_to_and_is_no_damage(
    tmp_path: Path, shots: list[Picture], raws: list[Reel]
) -> None:
    path = made(tmp_path / "listed.mp4", shots, first=-10)
    assert b"elst" in path.read_bytes()
    clip, _ = is_all(path, raws, FIRST + 10, COUNT - 10)
    assert clip.notes == ()


@pytest.mark.parametrize(
    ("name", "codec", "first"),
    [
        ("early.mkv", "libx264", -10),
        ("late.mp4", "libx264", 1000),
        ("b.avi", "mpeg4", 0),
        ("b264.avi", "libx264", 0),
        ("b.m2v", "mpeg2video", 0),
        ("b.ts", "libx264", 0),
    ],
)
def test_files_that_give_some_frames_no_time_or_begin_elsewhere_keep_their_order(
    name: str, codec: str, first: int, tmp_path: Path, shots: list[Picture], raws: list[Reel]
) -> None:
    path = made(tmp_path / name, shots, codec, options={"bf": "2", "b": "2000000"}, first=first)
    clip, _ = is_all(path, raws)
    assert clip.rate == 24


def test_a_stream_without_any_times_is_taken_as_even_and_said(
    tmp_path: Path, shots: list[Picture], raws: list[Reel]
) -> None:
    clip, _ = is_all(made(tmp_path / "b.h264", shots, options={"bf": "3"}), raws)
    assert clip.notes == ("The file gives its frames no times; they are taken as even.",)


@pytest.mark.parametrize(
    ("name", "codec", "pix_fmt"),
    [
        ("a.mov", "prores_ks", "yuv422p10le"), ("a.mkv", "ffv1", "yuv420p10le"), ("b.mkv", "ffv1", "gray16le"),
        ("c.mkv", "ffv1", "yuv444p12le"), ("a.avi", "mjpeg", "yuvj422p"),
    ],
)  # fmt: skip
def test_more_bits_and_other_ranges_are_read_alike(
    name: str, codec: str, pix_fmt: str, tmp_path: Path, shots: list[Picture], raws: list[Reel]
) -> None:
    is_all(made(tmp_path / name, shots, codec, pix_fmt), raws)


@pytest.mark.parametrize(
    ("name", "codec", "pix_fmt"),
    [
        ("a.mov", "png", "rgba"), ("b.mov", "qtrle", "argb"), ("c.mov", "prores_ks", "yuva444p10le"),
        ("d.webm", "libvpx-vp9", "yuva420p"),
    ],
)  # fmt: skip
def test_transparent_parts_do_not_hide_the_picture(
    name: str, codec: str, pix_fmt: str, tmp_path: Path, shots: list[Picture], raws: list[Reel]
) -> None:
    clear = as_rgb(shots, 320, 180, "rgba")
    for picture in clear:
        picture[:, :60, 3] = 0
    options = {"deadline": "realtime", "cpu-used": "8"} if codec.startswith("libvpx") else {}
    is_all(made(tmp_path / name, clear, codec, pix_fmt, kind="rgba", options=options), raws)


def test_two_moments_woven_into_one_frame_are_one_of_the_two(
    tmp_path: Path, shots: list[Picture], raws: list[Reel]
) -> None:
    woven = []
    for one, two in pairwise(shots):
        both = one.copy()
        both[1:180:2] = two[1:180:2]
        woven.append(both)
    path = made(tmp_path / "woven.mkv", woven, options={"x264-params": "tff=1:threads=1"})
    clip = read_reel(path, CLIP_GRID)
    said = named(check(clip, raws))
    assert len(said) == COUNT - 1
    assert all(raw == 0 and 0 <= frame - FIRST - n <= 1 for n, (raw, frame) in enumerate(said))
    assert any("interlaced" in note for note in clip.notes)


def test_a_picture_that_changes_its_size_is_read_on_and_said(
    tmp_path: Path, shots: list[Picture], raws: list[Reel]
) -> None:
    large = [p.repeat(2, axis=0).repeat(2, axis=1) for p in as_rgb(shots[35:], 320, 180)]
    parts = (
        made(tmp_path / "a.h264", shots[:35]),
        made(tmp_path / "b.h264", large, kind="rgb24"),
    )
    path = tmp_path / "both.h264"
    path.write_bytes(b"".join(p.read_bytes() for p in parts))
    clip, _ = is_all(path, raws)
    assert "Its picture changes its size: 35 frames are of another than the first." in clip.notes


def test_footage_of_one_frame_is_held_against_and_no_more(
    tmp_path: Path, shots: list[Picture], raws: list[Reel]
) -> None:
    one = read_reel(made(tmp_path / "one.mp4", shots[:1]), RAW_GRID)
    clip = read_reel(made(tmp_path / "clip.mp4", shots), CLIP_GRID)
    assert named(check(clip, [one])) == []
    assert len(named(check(clip, [one, raws[0]]))) == COUNT


def test_the_library_alone_in_ten_lines(tmp_path: Path, shots: list[Picture], takes: list[Path]) -> None:
    clip = made(tmp_path / "clip.mp4", shots)
    root = Path(__file__).parents[2]
    example = root / "examples" / "excerpt.py"
    work = example.read_text().split('if __name__ == "__main__":')[1]
    assert len(work.strip().splitlines()) <= 10
    command = [sys.executable, str(example), str(clip), *map(str, takes[:2])]
    told = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120).stdout
    assert told.startswith("The clip shows 1 stretch of scene7-take1.")
    assert f"[0, {COUNT}] match [{FIRST}, {FIRST + COUNT}]" in told
