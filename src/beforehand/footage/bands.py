"""How a file sounds: loudness in bands a hundred times a second."""

from __future__ import annotations

import numpy as np

from beforehand.footage.arrays import Bytes, Floats

SOUND_RATE = 8000
HOP = 80
"""Samples between two rows: a hundredth of a second, a quarter of a frame."""
WINDOW = 256
BANDS = 16
QUIET = 8
"""A row whose loudest band stays under this (about −80 dB of full scale) is silence, and silence matches nothing."""


def banded(samples: Floats) -> Bytes:
    """Rows of 16 bands from 8 kHz mono sound (−1 to 1): 3 steps a decibel above −85 dB, a row every 10 ms."""
    count = max((len(samples) + HOP - 1) // HOP, 1)
    padded = np.pad(samples, (WINDOW // 2, WINDOW + HOP))
    weights = _weights()
    window = np.hanning(WINDOW).astype(np.float32)
    rows = np.empty((count, BANDS), np.uint8)
    for at in range(0, count, 4096):
        some = np.arange(at, min(at + 4096, count)) * HOP
        power = np.abs(np.fft.rfft(padded[some[:, None] + np.arange(WINDOW)] * window, axis=1)) ** 2
        level = 10 * np.log10(power @ weights / WINDOW**2 * 8 + 1e-12)
        rows[at : at + len(some)] = np.clip((level + 85) * 3, 0, 255)
    return rows


def _weights() -> Floats:
    """Triangular bands from 100 to 3,800 Hz, even in pitch."""
    edges = np.geomspace(100, 3800, BANDS + 2)
    bins = np.arange(WINDOW // 2 + 1) * SOUND_RATE / WINDOW
    rise = (bins[:, None] - edges[None, :-2]) / (edges[1:-1] - edges[:-2])
    fall = (edges[None, 2:] - bins[:, None]) / (edges[2:] - edges[1:-1])
    return np.clip(np.minimum(rise, fall), 0, 1).astype(np.float32)
