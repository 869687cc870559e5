"""Sound for takes: a room's hum and bursts like speech, from a seed."""

from __future__ import annotations

import numpy as np

from benchmarks.excerpt.film import SOUND_RATE, Sound


def sound_of(seed: int, seconds: float) -> Sound:
    """Some seconds of sound: syllables of noise and voice at moments of their own, over a hum."""
    rng = np.random.default_rng([seed, 8])
    count = int(seconds * SOUND_RATE)
    time = np.arange(count) / SOUND_RATE
    out = 0.004 * rng.normal(size=count) + 0.003 * np.sin(2 * np.pi * 100 * time)
    at = float(rng.uniform(0, 0.5))
    while at < seconds:
        length = float(rng.uniform(0.08, 0.35))
        a, b = int(at * SOUND_RATE), min(int((at + length) * SOUND_RATE), count)
        local = time[a:b] - at
        pitch = rng.uniform(90, 260) * (1 + rng.uniform(-0.3, 0.3) * local)
        voice = sum(np.sin(2 * np.pi * pitch * k * local) / k for k in range(1, int(rng.integers(4, 20))))
        burst = voice * 0.1 + rng.normal(size=b - a) * rng.uniform(0.005, 0.06)
        out[a:b] += burst * np.hanning(max(b - a, 2))[: b - a] * rng.uniform(0.3, 1.0)
        at += length + float(rng.exponential(0.12)) + (rng.uniform(0.5, 1.5) if rng.random() < 0.1 else 0)
    return np.clip(out, -1, 1).astype(np.float32)
