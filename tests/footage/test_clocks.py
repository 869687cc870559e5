"""A stretch that agrees as a whole must agree in all its parts: another take of the same choreography does not."""

from __future__ import annotations

import numpy as np
import pytest

from beforehand.footage.case import Case
from beforehand.footage.clocks import keeps_time
from beforehand.footage.contrast import contrasted
from beforehand.footage.framing import Framing
from beforehand.footage.ground import Ground, Line
from beforehand.footage.keys import keys_of
from beforehand.footage.looks import Look

FRAMES = 60


def shot(late: int = 0, noise: int = 1) -> np.ndarray:
    """A camera that pans over a pattern, and before it two figures that sway; the right one ``late`` frames later."""
    rng = np.random.default_rng(4)
    wall = np.kron(rng.uniform(60, 180, (9, 40)), np.ones((3, 3)))
    own = np.random.default_rng([5, noise])
    out = np.empty((FRAMES, 27, 48))
    y, x = np.mgrid[:27, :48]
    for n in range(FRAMES):
        out[n] = wall[:, n // 2 : n // 2 + 48]
        for k, at in enumerate((n, n - late)):
            middle = 14 + 20 * k + 3 * np.sin((at + 30) * 0.35 + k)
            out[n][(np.abs(x - middle) < 4) & (y > 8)] = 30 + 180 * k
    return (out + own.normal(scale=2, size=out.shape)).clip(0, 255).astype(np.uint8)


def case(clip: np.ndarray) -> Case:
    raw = shot()
    seen = contrasted(clip.astype(np.float32)).reshape(FRAMES, -1)
    cells = np.ones(seen.shape[1], bool)
    there = Ground(0, raw, np.arange(FRAMES), 24.0, 16 / 9)
    keys = keys_of([raw], 12)
    return Case(
        clip, np.arange(FRAMES) / 24, 16 / 9, [there], keys, looks=[Look(Framing(), seen, cells, ~cells)]
    )


@pytest.mark.parametrize(("late", "right"), [(0, True), (2, False), (3, False), (-2, False)])
def test_a_figure_that_moves_a_few_frames_later_is_another_take(late: int, right: bool) -> None:
    line, held = Line(0, 0, 24.0, 0.5), case(shot(late, noise=2))
    told = held.evidence(line, 8, 52)
    assert told.whole > 0.8, "as a whole it agrees: the camera and the other figure do"
    assert keeps_time(held, line, 8, 52, told) is right
