"""A child process: every frame's PDQ hash of one film, by vPDQ where it is installed, else by PDQ on frames of PyAV.

Run as ``python benchmarks/excerpt/frame_hashes.py FILM`` with the peers' folder on ``PYTHONPATH``. Prints a line a
frame: the hash in hex and its quality, 0 to 100. A process of its own, because vPDQ brings an FFmpeg of its own.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator


def _by_vpdq(path: str) -> Iterator[tuple[str, int]]:
    import vpdq

    for one in vpdq.computeHash(path, seconds_per_hash=0):
        yield one.hex, one.quality


def _by_pdq(path: str) -> Iterator[tuple[str, int]]:
    import av
    import numpy as np
    import pdqhash

    with av.open(path) as source:
        for frame in source.decode(video=0):
            bits, quality = pdqhash.compute(frame.to_ndarray(format="rgb24"))
            yield np.packbits(bits).tobytes().hex(), quality


def main() -> None:
    """Hash the film named on the command line."""
    try:
        import vpdq  # noqa: F401  only whether it is there
    except ImportError:
        hashes = _by_pdq(sys.argv[1])
    else:
        hashes = _by_vpdq(sys.argv[1])
    for digest, quality in hashes:
        print(digest, quality)


if __name__ == "__main__":
    main()
