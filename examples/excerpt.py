"""The excerpt check as a library, alone: ``python examples/excerpt.py CLIP RAW...`` prints which frames are which."""

import sys
from pathlib import Path

from beforehand.footage.answer import answer
from beforehand.footage.decoding import read_reel
from beforehand.footage.excerpt import check
from beforehand.footage.reel import CLIP_GRID, RAW_GRID

if __name__ == "__main__":
    clip, *raws = map(Path, sys.argv[1:])
    told = answer(check(read_reel(clip, CLIP_GRID), [read_reel(raw, RAW_GRID) for raw in raws]))
    print(told["sentence"])  # noqa: T201  an example prints
    for part in told["segments"]:
        print(part["clip"], part["kind"], part.get("raw_frames", ""))  # noqa: T201
