"""A library searched: what is unlike the clip is set aside, all else searched, in blocks that memory bears."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from attrs import evolve

from beforehand.footage.excerpt import Excerpt, Searched, check
from beforehand.footage.library import Library
from beforehand.footage.narrowing import ranked
from beforehand.footage.pieces import Dissolve, Insert, Plain, SameScene
from beforehand.footage.reel import Reel

MOST_FRAMES = 350_000
"""Frames that are searched at once: some 4 h, 1.2 GB."""

Told = Callable[[int, int], None]
"""Hears how many files have been searched, and of how many."""


def check_library(kept: Library, clip: Reel, told: Told | None = None, most: int = MOST_FRAMES) -> Excerpt:
    """Say which frames of a clip are which frames of the footage in a library.

    Every file with something alike is searched. Where that is more than memory bears at once, it is searched in
    blocks, and the files in which something was found once more together, so that they are held against each other.

    Args:
        kept: the library.
        clip: reduced at ``CLIP_GRID``.
        told: hears of progress.
        most: frames that may be searched at once.

    Raises:
        Refusal: as :func:`check`; ``library_unreadable``.
    """
    numbers = kept.numbers()
    near = ranked(kept, clip)
    blocks = list(_blocks(kept, near, most))
    done = 0
    if len(blocks) > 1:
        won: dict[int, int] = {}
        for block in blocks:
            won |= _found(check(clip, [kept.reel(n) for n in block]), block)
            done += len(block)
            if told:
                told(done, len(near))
        last = next(_blocks(kept, sorted(won, key=lambda n: -won[n]), most), near[:1])
    else:
        won, last = {}, near or numbers[:1]
    found = check(clip, [kept.reel(n) for n in sorted(last)])
    return evolve(found, searched=Searched(len(near), len(numbers), len(set(won) - set(last))))


def _blocks(kept: Library, numbers: list[int], most: int) -> Iterator[list[int]]:
    """Files in their order, as many at a time as may be searched at once; a longer one alone."""
    block: list[int] = []
    held = 0
    for number in numbers:
        frames = kept.frames(number)
        if block and held + frames > most:
            yield block
            block, held = [], 0
        block.append(number)
        held += frames
    if block:
        yield block


def _found(excerpt: Excerpt, block: list[int]) -> dict[int, int]:
    """For each file of a block in which something was found, how many clip frames."""
    frames: dict[int, int] = {}
    for piece in excerpt.pieces:
        if isinstance(piece, Insert):
            continue
        sides = (piece.leaving, piece.coming) if isinstance(piece, Dissolve) else (piece,)
        for raw in (side.raw for side in sides if not isinstance(side, Plain)):
            # A scene without a take is kept to be told, not to push a match out.
            weight = 1 if isinstance(piece, SameScene) else piece.last - piece.first
            frames[block[raw]] = frames.get(block[raw], 0) + weight
    return frames
