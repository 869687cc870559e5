"""Pictures and sound into files, and back: what the bench knows of codecs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from benchmarks.excerpt.takes import Picture

SOUND_RATE = 16_000
Sound = NDArray[np.float32]


@frozen
class Coding:
    """How a file is made.

    Attributes:
        rate: frames a second.
        crf: x264's measure of loss; 18 is fine, 38 is poor.
        preset: x264's measure of care.
        codec, pix_fmt: what the stream is.
        timecode: written into the container, or empty.
        keyint: frames between two key frames of x264 at most, which then lean on frames beyond them; 0 for its own.
        shown: presentation times in ticks of 1/90000 s, for files of varying rate; none for a steady one.
    """

    rate: Fraction = Fraction(24)
    crf: int = 18
    preset: str = "veryfast"
    codec: str = "libx264"
    pix_fmt: str = "yuv420p"
    timecode: str = ""
    keyint: int = 0
    shown: tuple[int, ...] = ()


def write(path: Path, frames: Iterable[Picture], coding: Coding, sound: Sound | None = None) -> None:
    """Write a file of one picture stream and, where given, one stream of sound (AAC, mono)."""
    with av.open(str(path), "w") as out:
        if coding.timecode:
            out.metadata["timecode"] = coding.timecode
        video: Any = None
        audio: Any = None
        for n, picture in enumerate(frames):
            if video is None:
                video = _video(out, picture, coding)
                if sound is not None:
                    audio = out.add_stream("aac", rate=SOUND_RATE, layout="mono")
            frame = av.VideoFrame.from_ndarray(np.ascontiguousarray(picture), format="yuv420p")
            if coding.shown:
                frame.time_base, frame.pts = Fraction(1, 90000), coding.shown[n]
            else:
                frame.time_base, frame.pts = 1 / coding.rate, n
            out.mux(video.encode(frame))
        if video is not None:
            out.mux(video.encode())
        if audio is not None and sound is not None:
            _mux_sound(out, audio, sound)


def read(path: Path) -> Iterator[Picture]:
    """The pictures of a file as planar YUV 4:2:0."""
    with av.open(str(path)) as source:
        source.streams.video[0].thread_type = "AUTO"
        for frame in source.decode(video=0):
            yield np.asarray(frame.to_ndarray(format="yuv420p"), dtype=np.uint8)


def _video(out: Any, picture: Picture, coding: Coding) -> Any:
    video = out.add_stream(coding.codec, rate=coding.rate)
    video.height, video.width = picture.shape[0] * 2 // 3, picture.shape[1]
    video.pix_fmt = coding.pix_fmt
    if coding.codec.startswith("libx26"):
        video.options = {"crf": str(coding.crf), "preset": coding.preset, "threads": "1"}
        if coding.keyint:
            video.options |= {"x264-params": f"keyint={coding.keyint}:open-gop=1:bframes=3"}
    if coding.shown:
        video.codec_context.time_base = Fraction(1, 90000)
    return video


def _mux_sound(out: Any, audio: Any, sound: Sound) -> None:
    for at in range(0, len(sound), 1024):
        block = np.zeros((1, 1024), np.float32)
        part = sound[at : at + 1024]
        block[0, : len(part)] = part
        frame = av.AudioFrame.from_ndarray(block, format="fltp", layout="mono")
        frame.sample_rate, frame.pts, frame.time_base = SOUND_RATE, at, Fraction(1, SOUND_RATE)
        out.mux(audio.encode(frame))
    out.mux(audio.encode())
