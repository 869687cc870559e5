"""How figures and cameras move: gestures in time, never quite periodic, drawn from a seed."""

from __future__ import annotations

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

Track = NDArray[np.float64]
"""One figure a frame."""


@frozen
class Manner:
    """How a take is played and shot.

    Attributes:
        size: how far gestures go; 1 is lively, 0.05 is a near-static dialogue.
        camera: ``locked``, ``pan``, ``zoom``, ``handheld``, ``track``, ``tilt``, ``whip`` or ``push``.
        loose: by how much (s) this take's gestures fall elsewhere than the choreography's.
        light: ``steady``, ``flicker`` or ``turned`` (down or up, once).
    """

    size: float
    camera: str
    loose: float
    light: str = "steady"


def light_track(choreography: int, take: int, seconds: NDArray[np.float64], how: Manner) -> Track:
    """How bright the light is over time; 1 is as the set is drawn."""
    own = np.random.default_rng([choreography, take, 15])
    match how.light:
        case "flicker":
            return 1 + 0.05 * np.convolve(own.normal(size=len(seconds) + 2), [0.25, 0.5, 0.25], "valid")
        case "turned":
            return 1 - 0.35 * np.clip((seconds - own.uniform(2, 8)) / own.uniform(0.3, 2), 0, 1)
        case _:
            return np.ones_like(seconds)


def gesture_track(
    choreography: int, take: int, part: int, seconds: NDArray[np.float64], how: Manner
) -> Track:
    """Where one joint is over time: the same gestures in every take, at other moments and other sizes."""
    rng = np.random.default_rng([choreography, part, 2])
    own = np.random.default_rng([choreography, take, part, 3])
    track = np.zeros_like(seconds)
    at = float(rng.uniform(-1, 1))
    while at < seconds[-1] + 1 if len(seconds) else False:
        length = float(rng.uniform(0.25, 1.4))
        size = float(rng.normal()) * (1 + 0.25 * own.normal())
        begin = at + how.loose * float(own.normal())
        x = np.clip((seconds - begin) / (length * (1 + 0.2 * own.uniform(-1, 1))), 0, 1)
        track += size * (x * x * (3 - 2 * x))
        track -= track * 0.35 * (x * x)
        at += length * float(rng.uniform(0.4, 1.6))
    sway = 0.08 * np.sin(seconds * own.uniform(0.7, 2.1) + own.uniform(0, 6))
    return (track + sway) * how.size


def camera_tracks(
    choreography: int, take: int, seconds: NDArray[np.float64], how: Manner
) -> tuple[Track, Track, Track]:
    """The camera: middle x and y (−1 to 1 over the spare room of the set) and zoom (1 and more)."""
    rng = np.random.default_rng([choreography, 4])
    own = np.random.default_rng([choreography, take, 5])
    still = np.zeros_like(seconds)
    x, y = still + rng.uniform(-0.5, 0.5), still + rng.uniform(-0.5, 0.5)
    zoom = still + 1.0
    run = (seconds + own.normal() * how.loose) / 12
    match how.camera:
        case "pan":
            x = x + rng.choice([-1, 1]) * (run - 0.4) * rng.uniform(0.5, 1.0)
        case "zoom":
            zoom = zoom + np.clip(run, 0, 2) * rng.uniform(0.05, 0.3)
        case "track":
            x = x + 0.4 * np.sin(run * rng.uniform(2, 5))
            zoom = zoom + 0.1 * (1 - np.cos(run * rng.uniform(2, 5)))
        case "tilt":
            y = y + rng.choice([-1, 1]) * (run - 0.4) * rng.uniform(0.5, 1.2)
        case "whip":
            turn = np.clip((seconds - rng.uniform(3, 7) - own.normal() * how.loose) / 0.5, 0, 1)
            x = x + rng.choice([-1, 1]) * turn * turn * (3 - 2 * turn) * rng.uniform(0.6, 1.0)
        case "push":
            zoom = zoom + 0.25 * np.clip(run, 0, 2)
            x, y = x + 0.25 * np.sin(run * 3), y - 0.3 * run
        case "handheld":
            for k in (1.1, 2.3, 4.1):
                x = x + 0.03 / k * np.sin(seconds * k * 2 + own.uniform(0, 6))
                y = y + 0.04 / k * np.sin(seconds * k * 1.7 + own.uniform(0, 6))
        case _:
            pass
    return np.clip(x, -1, 1), np.clip(y, -1, 1), zoom
