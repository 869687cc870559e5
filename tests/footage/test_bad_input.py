"""Files as the world has them: each is decoded right, or refused with one clear sentence and a code."""

from __future__ import annotations

import os
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest

from beforehand.footage.decoding import UnreadableFootage, read_reel
from beforehand.footage.reel import RAW_GRID, Reel
from benchmarks.excerpt.film import Coding, write
from benchmarks.excerpt.sounds import sound_of


def frames(count: int = 30, rows: int = 96, columns: int = 160) -> list[np.ndarray]:
    """Pictures whose left half grows lighter and whose right half stays dark."""
    out = []
    for n in range(count):
        picture = np.full((rows * 3 // 2, columns), 128, np.uint8)
        picture[:rows] = 40
        picture[:rows, : columns // 2] = 60 + n * 4 % 180
        out.append(picture)
    return out


def film(path: Path, count: int = 30, coding: Coding | None = None, **shape: int) -> Path:
    write(path, frames(count, **shape), coding or Coding(preset="ultrafast"))
    return path


def read(path: Path) -> Reel:
    return read_reel(path, RAW_GRID)


def refusal(path: Path) -> UnreadableFootage:
    with pytest.raises(UnreadableFootage) as refused:
        read(path)
    assert refused.value.sentence.startswith(f"{path.name} cannot be read: ")
    assert refused.value.sentence.endswith(".")
    assert "\n" not in refused.value.sentence
    return refused.value


def rises(reel: Reel) -> bool:
    """The left half grows lighter from frame to frame, the right half stays."""
    left = reel.frames[:, 8:20, 4:20].mean(axis=(1, 2))
    right = reel.frames[:, 8:20, 30:44].mean(axis=(1, 2))
    return bool((np.diff(left) > 0).all() and np.ptp(right) < 4)


def test_a_file_that_is_not_there_and_one_that_is_empty(tmp_path: Path) -> None:
    assert refusal(tmp_path / "none.mp4").code == "file_missing"
    assert refusal(tmp_path).code == "file_missing"
    empty = tmp_path / "empty.mp4"
    empty.touch()
    assert refusal(empty).code == "file_empty"


def test_a_file_that_is_no_media_file(tmp_path: Path) -> None:
    noise = tmp_path / "noise.mp4"
    noise.write_bytes(np.random.default_rng(1).bytes(50_000))
    assert refusal(noise).code == "file_unreadable"


def test_a_file_cut_short_says_how_much_was_read_or_is_refused(tmp_path: Path) -> None:
    whole = film(tmp_path / "whole.mkv", 120)
    cut = tmp_path / "cut.mkv"
    cut.write_bytes(whole.read_bytes()[: whole.stat().st_size // 2])
    reel = read(cut)
    assert 10 < len(reel.frames) < 110
    assert any("damaged" in note for note in reel.notes)
    headless = tmp_path / "headless.mp4"
    headless.write_bytes(film(tmp_path / "whole.mp4").read_bytes()[:2000])
    assert refusal(headless).code == "file_unreadable"


def test_damaged_bytes_in_the_middle_are_said(tmp_path: Path) -> None:
    data = bytearray(film(tmp_path / "whole.mkv", 120).read_bytes())
    middle = len(data) // 2
    data[middle : middle + 600] = b"\xff" * 600
    bad = tmp_path / "bad.mkv"
    bad.write_bytes(data)
    reel = read(bad)
    assert any("damaged" in note for note in reel.notes)


def test_sound_alone_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "sound.m4a"
    with av.open(str(path), "w") as out:
        stream = out.add_stream("aac", rate=16_000, layout="mono")
        block = sound_of(1, 1)[:1024].reshape(1, -1)
        frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(block), format="fltp", layout="mono")
        frame.sample_rate, frame.pts = 16_000, 0
        out.mux(stream.encode(frame))
        out.mux(stream.encode())
    assert refusal(path).code == "no_picture"
    assert "sound but no moving picture" in refusal(path).sentence


def test_a_single_frame_is_a_file_of_one_frame(tmp_path: Path) -> None:
    reel = read(film(tmp_path / "one.mp4", 1))
    assert (len(reel.frames), list(reel.shown)) == (1, [0])


def test_ten_bits_a_colour_are_read(tmp_path: Path) -> None:
    reel = read(film(tmp_path / "ten.mkv", coding=Coding(codec="ffv1", pix_fmt="yuv420p10le")))
    assert len(reel.frames) == 30
    assert rises(reel)


def test_an_interlaced_file_is_read_and_said(tmp_path: Path) -> None:
    path = tmp_path / "fields.mkv"
    with av.open(str(path), "w") as out:
        video = out.add_stream("libx264", rate=25)
        video.width, video.height, video.pix_fmt = 160, 96, "yuv420p"
        video.options = {"preset": "ultrafast", "x264-params": "tff=1:threads=1"}
        for n, picture in enumerate(frames()):
            frame = av.VideoFrame.from_ndarray(picture, format="yuv420p")
            frame.pts, frame.time_base = n, Fraction(1, 25)
            out.mux(video.encode(frame))
        out.mux(video.encode())
    reel = read(path)
    assert rises(reel)
    assert any("interlaced" in note for note in reel.notes)


def test_a_file_of_varying_rate_keeps_its_times(tmp_path: Path) -> None:
    steps = [3000, 3000, 9000, 3000, 6000] * 6
    shown = tuple(int(t) for t in np.concatenate([[0], np.cumsum(steps[:-1])]))
    reel = read(film(tmp_path / "vary.mkv", coding=Coding(preset="ultrafast", shown=shown)))
    seconds = [Fraction(int(t)) * reel.tick for t in reel.shown]
    assert all(abs(s - Fraction(t, 90000)) <= Fraction(1, 1000) for s, t in zip(seconds, shown, strict=True))
    slots = reel.slots()
    assert len(slots) > 30
    assert set(slots) == set(range(30))


def test_pixels_that_are_not_square_are_said(tmp_path: Path) -> None:
    path = tmp_path / "wide.mkv"
    with av.open(str(path), "w") as out:
        video = out.add_stream("libx264", rate=25)
        video.width, video.height, video.pix_fmt = 160, 96, "yuv420p"
        video.codec_context.sample_aspect_ratio = Fraction(4, 3)
        for n, picture in enumerate(frames()):
            frame = av.VideoFrame.from_ndarray(picture, format="yuv420p")
            frame.pts, frame.time_base = n, Fraction(1, 25)
            out.mux(video.encode(frame))
        out.mux(video.encode())
    reel = read(path)
    assert rises(reel)
    assert any("not square" in note for note in reel.notes)


def test_a_file_that_is_shown_turned_is_read_as_it_is_shown(tmp_path: Path) -> None:
    plain = film(tmp_path / "plain.mp4")
    data = plain.read_bytes()
    unit = (1 << 16).to_bytes(4, "big")
    zero, one, minus, whole = (
        bytes(4),
        unit,
        (-(1 << 16) & 0xFFFFFFFF).to_bytes(4, "big"),
        (1 << 30).to_bytes(4, "big"),
    )
    upright = unit + zero + zero + zero + unit + zero + zero + zero + whole
    turned = zero + one + zero + minus + zero + zero + zero + zero + whole
    at = data.index(b"tkhd")
    place = data.index(upright, at)
    path = tmp_path / "turned.mp4"
    path.write_bytes(data[:place] + turned + data[place + len(upright) :])
    reel = read(path)
    assert (reel.columns, reel.rows) == (96, 160)
    top, bottom = reel.frames[:, 2:11].mean(axis=(1, 2)), reel.frames[:, 16:25].mean(axis=(1, 2))
    assert (np.diff(top) > 0).all()
    assert np.ptp(bottom) < 4
    assert any("turned by 90°" in note for note in reel.notes)


def test_a_huge_picture_is_refused_before_it_is_decoded(tmp_path: Path) -> None:
    path = film(tmp_path / "huge.mkv", 1, Coding(codec="ffv1"), rows=8200, columns=8200)
    refused = refusal(path)
    assert refused.code == "picture_too_large"
    assert "8200 × 8200" in refused.sentence


def test_a_container_that_names_other_files_is_not_opened(tmp_path: Path) -> None:
    film(tmp_path / "secret.mp4")
    for name, text in (
        ("list.m3u8", "#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\nsecret.mp4\n#EXT-X-ENDLIST\n"),
        ("list.ffconcat", "ffconcat version 1.0\nfile secret.mp4\n"),
    ):
        path = tmp_path / name
        path.write_text(text)
        assert refusal(path).code == "file_unreadable"


def test_a_path_that_looks_like_an_option_or_an_address_is_a_file(tmp_path: Path) -> None:
    for name in ("-version.mp4", "http:__x.mp4", "a%03d.mp4"):
        assert len(read(film(tmp_path / name)).frames) == 30
    assert os.listdir(tmp_path)
