"""A picture that hardly moves: where things stand tells takes apart, marks in a corner apart."""

from __future__ import annotations

import numpy as np
import pytest

from beforehand.footage.case import Case
from beforehand.footage.contrast import contrasted
from beforehand.footage.framing import Framing, laid
from beforehand.footage.ground import Ground, Line
from beforehand.footage.keys import keys_of
from beforehand.footage.looks import Look
from beforehand.footage.placing import in_place, placed

FRAMES = 60


def shot(aside: float = 0.0, noise: int = 1, moves: float = 0.35) -> np.ndarray:
    """A set in which a figure sways a little, ``aside`` cells from where it stood in another take."""
    rng = np.random.default_rng(4)
    wall = np.kron(rng.uniform(70, 150, (9, 16)), np.ones((3, 3)))
    own = np.random.default_rng([5, noise])
    out = np.empty((FRAMES, 27, 48))
    y, x = np.mgrid[:27, :48]
    for n in range(FRAMES):
        middle = 24 + aside + moves * np.sin(n * 0.35)
        cover = np.clip(5 - np.abs(x - middle), 0, 1) * (y > 6)
        out[n] = wall * (1 - cover) + 30 * cover
    return (out + own.normal(scale=0.7, size=out.shape)).clip(0, 255).astype(np.uint8)


def case(clip: np.ndarray, raws: list[np.ndarray]) -> Case:
    seen = contrasted(clip.astype(np.float32)).reshape(FRAMES, -1)
    cells = np.ones(seen.shape[1], bool)
    there = [Ground(n, raw, np.arange(FRAMES), 24.0, 16 / 9) for n, raw in enumerate(raws)]
    look = Look(Framing(), seen, cells, ~cells)
    return Case(clip, np.arange(FRAMES) / 24, 16 / 9, there, keys_of(raws, 12), looks=[look])


@pytest.mark.parametrize(("aside", "right"), [(0.0, True), (0.7, False), (-0.5, False)])
def test_a_figure_that_stands_elsewhere_is_in_another_take(aside: float, right: bool) -> None:
    held = case(shot(aside, noise=2), [shot()])
    line = Line(0, 0, 24.0, 0.5)
    told = held.evidence(line, 0, FRAMES)
    assert placed(held, line, 0, FRAMES, told) is right
    assert in_place(held, line, 0, FRAMES, told) is (right or told.whole >= 0.9)


def test_a_file_is_not_named_where_another_fits_as_well() -> None:
    held = case(shot(noise=2), [shot(), shot(noise=3)])
    held.lines = [Line(0, 0, 24.0, 0.5), Line(1, 0, 24.0, 0.5)]
    held.spans = [(0, FRAMES)] * 2
    told = held.evidence(held.lines[0], 0, FRAMES)
    assert not placed(held, held.lines[0], 0, FRAMES, told)


def test_a_mark_in_a_corner_moves_nothing_from_its_place() -> None:
    clip = shot(noise=2)
    clip[:, 2:4, 42:46] = 230
    held, line = case(clip, [shot()]), Line(0, 0, 24.0, 0.5)
    assert placed(held, line, 0, FRAMES, held.evidence(line, 0, FRAMES))


def test_footage_is_contrasted_in_the_part_that_a_cropped_clip_shows() -> None:
    raw = shot()
    framing = Framing(0.125, 0.0, 1.0, 1.0)
    clip = np.repeat(np.repeat(raw[:, :, 6:], 3, axis=1), 3, axis=2)
    seen, mask = laid(clip, framing, (0, 0, clip.shape[2], clip.shape[1]))
    there = Ground(0, raw, np.arange(FRAMES), 24.0, 16 / 9)
    beside = (np.arange(48) >= 6) & (np.arange(48) < 10)
    edge = mask.reshape(27, 48) & beside
    apart = [
        np.abs(seen - there.contrast(0, FRAMES, part))[:, edge.reshape(-1)].mean() for part in (None, mask)
    ]
    assert apart[1] < 0.01
    assert apart[0] > 5 * apart[1]
