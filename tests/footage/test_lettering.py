"""Lines of text that come and go are told from the clip alone; a cut and a figure that moves are none."""

from __future__ import annotations

import numpy as np

from beforehand.footage.framing import Framing
from beforehand.footage.lettering import lettering
from beforehand.footage.looks import look

ROWS, COLUMNS = 72, 128
TEXT = (slice(60, 66), slice(40, 90))


def shot(frames: int = 40) -> np.ndarray:
    """A patterned wall, and a figure that walks by."""
    rng = np.random.default_rng(3)
    wall = np.kron(rng.uniform(60, 160, (9, 16)), np.ones((8, 8)))
    out = np.repeat(wall[None], frames, axis=0)
    for n in range(frames):
        out[n, 20:, 2 * n : 2 * n + 14] = 30
    return out


def told(clip: np.ndarray, framing: Framing | None = None) -> np.ndarray:
    one = look(clip.clip(0, 255).astype(np.uint8), framing or Framing(), (0, 0, COLUMNS, ROWS))
    return lettering(one.seen, one.mask, one.framing).reshape(27, 48)


def test_a_line_of_text_that_comes_and_goes_takes_its_cells_and_their_neighbourhood() -> None:
    clip = shot()
    clip[10:24, TEXT[0], TEXT[1]] = np.where(np.arange(50) % 4 < 2, 235, 100)
    cells = told(clip)
    assert cells[22:25, 16:33].mean() > 0.8
    assert not cells[:14].any(), "what moves above is the picture's own"


def test_neither_a_figure_nor_a_cut_is_text() -> None:
    assert not told(shot()).any()
    clip = shot()
    clip[20:] = 200 - clip[20:]
    assert not told(clip).any()


def test_text_is_looked_for_low_in_the_clip_wherever_that_lies_on_the_footage() -> None:
    clip = shot()
    clip[10:24, TEXT[0], TEXT[1]] = np.where(np.arange(50) % 4 < 2, 235, 100)
    cells = told(clip, Framing(0.05, 0.0, 0.9, 0.85))
    assert cells[19].any()
    assert not cells[24:].any()
