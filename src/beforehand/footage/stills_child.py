"""The child process that fetches single pictures of a file: ``PATH WIDTH TICKS...``, small RGB pictures on stdout."""

from __future__ import annotations

import resource
import struct
import sys
from typing import Any, BinaryIO

import av

from beforehand.footage.decoder import CONTAINERS, MEMORY, MOST_PIXELS, hush, pixel_of
from beforehand.footage.turning import turn_of, turned

MOST_HEIGHTS = 4
"""A picture higher than so many of its widths is pressed together."""


def main(path: str, width: int, ticks: list[int], out: BinaryIO) -> None:
    """Write each picture as height, width and bytes; a picture that cannot be had is 0 × 0."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    hush()
    options = {"protocol_whitelist": "file", "format_whitelist": CONTAINERS}
    with av.open("file:" + path, options=options, metadata_errors="replace") as source:
        video = source.streams.video[0]
        video.thread_type = "AUTO"
        for tick in ticks:
            picture = _picture(source, video, tick, width)
            shape = (0, 0) if picture is None else picture.shape[:2]
            out.write(struct.pack("<II", *shape) + (b"" if picture is None else picture.tobytes()))
            out.flush()


def _picture(source: Any, video: Any, tick: int, width: int) -> Any:
    """The picture shown from a moment on: found from the key frame before it."""
    try:
        source.seek(tick, stream=video, backward=True)
        for frame in source.decode(video):
            if frame.pts is None or frame.pts < tick:
                continue
            if frame.width * frame.height > MOST_PIXELS:
                return None
            shape = frame.height / (frame.width * float(pixel_of(video)))
            height = min(max(round(shape * width / 2) * 2, 2), MOST_HEIGHTS * width)
            small = frame.reformat(width=width, height=height, format="rgb24", interpolation="AREA")
            return turned(small.to_ndarray(), turn_of(frame))
    except (av.FFmpegError, ValueError, MemoryError):
        return None
    return None


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), [int(n) for n in sys.argv[3:]], sys.stdout.buffer)
