"""The small grid holds exact means, also where a pixel lies across two cells."""

from __future__ import annotations

import av
import numpy as np
import pytest

from beforehand.footage.shrinking import shrunk


def weights(pixels: int, cells: int) -> np.ndarray:
    """How much each pixel counts in each cell."""
    edges = np.arange(cells + 1) * pixels / cells
    at = np.arange(pixels)
    share = np.minimum(at + 1, edges[1:, None]) - np.maximum(at, edges[:-1, None])
    return np.asarray(np.clip(share, 0, 1) * cells / pixels)


@pytest.mark.parametrize(("rows", "columns"), [(108, 192), (360, 640), (96, 170), (20, 34), (482, 854)])
def test_every_cell_is_the_mean_of_its_part_of_the_picture(rows: int, columns: int) -> None:
    luma = np.random.default_rng(rows).integers(0, 256, (rows, columns)).astype(np.uint8)
    planes = np.vstack([luma, np.full((rows // 2, columns), 128, np.uint8)])
    frame = av.VideoFrame.from_ndarray(planes, format="yuv420p")
    exact = weights(rows, 27) @ luma @ weights(columns, 48).T
    assert np.abs(shrunk(frame, 27, 48) - exact).max() <= 0.5 + 1e-6
