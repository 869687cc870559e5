"""Takes: figures that move in a set, seen by a camera, drawn frame by frame."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from benchmarks.excerpt.moves import Manner, camera_tracks, gesture_track, light_track
from benchmarks.excerpt.sets import MARGIN, Set, drawn_set, leaves
from benchmarks.excerpt.shapes import Plane, capsule, sampled

Point = tuple[float, float]
Picture = NDArray[np.uint8]
"""Planar YUV 4:2:0 as one array of rows × 1.5 by columns."""


@frozen
class Take:
    """What is needed to draw one take again.

    Attributes:
        scene: seed of the set, its figures and its choreography.
        take: seed of what differs between takes.
        manner: how it is played and shot.
        frames: how many.
        rate: frames a second.
        rows, columns: the picture.
        grain: how much noise the film has.
        family: of its set.
        near: how close the camera is; at 2 a figure's head and shoulders fill the picture.
    """

    scene: int
    take: int
    manner: Manner
    frames: int
    rate: Fraction = Fraction(24)
    rows: int = 360
    columns: int = 640
    grain: float = 2.0
    family: str = "room"
    near: float = 1.0


def pictures(take: Take) -> Iterator[Picture]:
    """The frames of a take, in order."""
    rng = np.random.default_rng([take.scene, take.take, 9])
    room = drawn_set(take.scene, take.rows, take.columns, take.family)
    seconds = np.arange(take.frames) / float(take.rate)
    x, y, zoom = camera_tracks(take.scene, take.take, seconds, take.manner)
    light = light_track(take.scene, take.take, seconds, take.manner)
    wind = _wind(take, seconds)
    bodies = [_body(take, k, seconds) for k in range(1 + take.scene % 3)]
    for n in range(take.frames):
        luma = float(light[n]) * _seen(
            room, take, float(x[n]), float(y[n]), float(zoom[n]), [(b, n) for b in bodies]
        )
        if wind is not None:
            luma += wind[0] * wind[2][0, n] + wind[1] * wind[2][1, n]
        luma += rng.normal(scale=take.grain, size=luma.shape).astype(np.float32)
        yield framed(luma, room.warmth)


def _wind(take: Take, seconds: NDArray[np.float64]) -> tuple[Plane, Plane, NDArray[np.float64]] | None:
    """Leaves that stir before a garden's sky: two textures, and how strong each is in every frame of this take."""
    if take.family != "garden":
        return None
    own = np.random.default_rng([take.scene, take.take, 16])
    stirs = [sum(4 * np.sin(seconds * own.uniform(2, 9) + own.uniform(0, 6)) for _ in range(3)) for _ in "ab"]
    return *leaves(take.scene, take.rows, take.columns), np.stack(stirs)


def framed(luma: Plane, warmth: float) -> Picture:
    """A grey plane and a tint as a picture of planar YUV."""
    rows, columns = luma.shape
    out = np.empty((rows * 3 // 2, columns), np.uint8)
    out[:rows] = np.clip(luma + 0.5, 0, 255)
    tint = (luma[::2, ::2] - 110) * 0.05
    out[rows : rows * 5 // 4] = np.clip(128 - warmth - tint, 0, 255).reshape(rows // 4, columns)
    out[rows * 5 // 4 :] = np.clip(128 + warmth + tint, 0, 255).reshape(rows // 4, columns)
    return out


@frozen
class _Body:
    place: tuple[float, float]
    height: float
    grey: float
    tracks: NDArray[np.float64]


def _body(take: Take, number: int, seconds: NDArray[np.float64]) -> _Body:
    rng = np.random.default_rng([take.scene, number, 6])
    tracks = np.stack(
        [gesture_track(take.scene, take.take, number * 20 + p, seconds, take.manner) for p in range(12)]
    )
    own = np.random.default_rng([take.scene, take.take, number, 7])
    place = (rng.uniform(0.25, 0.75) + own.normal() * 0.01, rng.uniform(0.35, 0.5))
    return _Body(place, rng.uniform(0.5, 0.9) * take.near, float(rng.choice([18, 30, 45, 190, 215])), tracks)


def _seen(room: Set, take: Take, x: float, y: float, zoom: float, bodies: list[tuple[_Body, int]]) -> Plane:
    """The set through the camera, with the figures drawn in the set's own places."""
    rows, columns = take.rows, take.columns
    spare_y, spare_x = (MARGIN - 1) / 2 * rows, (MARGIN - 1) / 2 * columns
    middle_y, middle_x = (MARGIN * rows) / 2 + y * spare_y * 0.9, (MARGIN * columns) / 2 + x * spare_x * 0.9
    top, left = middle_y - rows / 2 / zoom, middle_x - columns / 2 / zoom
    plane = sampled(room.luma, top + (np.arange(rows) + 0.5) / zoom, left + (np.arange(columns) + 0.5) / zoom)
    for body, n in bodies:
        _draw(_Pen(plane, left, top, zoom, body, rows), body.tracks[:, n])
    return plane


@frozen
class _Pen:
    """Draws one figure on one frame; its points are counted in the figure's own height from its shoulders."""

    plane: Plane
    left: float
    top: float
    zoom: float
    body: _Body
    rows: int

    def limb(self, a: Point, b: Point, width: float, move: Point, shade: float = 0) -> None:
        """A limb from a to b."""
        unit = self.rows * self.body.height
        ends = [self._seen(p, unit, move) for p in (a, b)]
        capsule(self.plane, ends[0], ends[1], width * unit * self.zoom, (self.body.grey + shade) % 256)

    def _seen(self, point: Point, unit: float, move: Point) -> Point:
        x = self.body.place[0] * self.rows * 16 / 9 * MARGIN + (move[0] + point[0]) * unit
        y = self.body.place[1] * self.rows * MARGIN + (move[1] + point[1]) * unit
        return (x - self.left) * self.zoom, (y - self.top) * self.zoom


def _draw(pen: _Pen, t: NDArray[np.float64]) -> None:
    """Legs, body, head, arms and a mouth where the tracks say."""
    move = (float(t[0]) * 0.12, float(t[1]) * 0.015)
    lean = 0.05 * float(t[2])
    head = (lean * 1.6 + 0.03 * float(t[3]), -0.13 + 0.02 * float(t[4]))
    shoulders, hips = (lean, 0.06), (0.0, 0.42)
    pen.limb((-0.06, 0.95), (-0.03, 0.42), 0.045, move)
    pen.limb((0.07 + 0.02 * float(t[5]), 0.95), (0.03, 0.42), 0.045, move)
    pen.limb(shoulders, hips, 0.09, move)
    pen.limb(head, head, 0.075, move)
    for side, k in ((-1, 6), (1, 9)):
        swing = float(t[k + 2])
        elbow = (shoulders[0] + side * (0.13 + 0.04 * float(t[k])), 0.2 + 0.06 * float(t[k + 1]))
        hand = (elbow[0] + 0.12 * np.sin(swing) * side, elbow[1] + 0.14 * np.cos(swing))
        pen.limb((shoulders[0] + side * 0.07, shoulders[1]), elbow, 0.03, move)
        pen.limb(elbow, hand, 0.026, move)
        pen.limb(hand, hand, 0.03, move, 128)
    mouth = abs(float(t[11]) * 6 % 2 - 1) * 0.015 + 0.004
    pen.limb((head[0], head[1] + 0.03), (head[0], head[1] + 0.03 + mouth), 0.014, move, 90)
