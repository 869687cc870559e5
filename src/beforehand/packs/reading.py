"""Packs: a union's rules as data, each figure with its source, or marked as verified by nobody."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib.resources import files

from attrs import frozen

from beforehand.agreement.refusals import Refusal


@frozen
class Figure:
    """One figure of a pack.

    Attributes:
        name: what it sets.
        value: the figure.
        unit: of the value, in words.
        source: where it was found.
        verified: whether somebody of this project has read the full text.
    """

    name: str
    value: int | str
    unit: str
    source: str
    verified: bool


@frozen
class Pack:
    """A pack.

    Attributes:
        key: its file's name.
        title: as people call it.
        medium: screen or stage.
        figures: all of them, in the file's order.
    """

    key: str
    title: str
    medium: str
    figures: tuple[Figure, ...]

    @property
    def notice_hours(self) -> int:
        """Whole hours before call; a production may ask more, never less."""
        return next(int(f.value) for f in self.figures if f.name == "notice_hours")


def pack_keys() -> tuple[str, ...]:
    """Keys of all packs, sorted."""
    here = files("beforehand.packs").iterdir()
    return tuple(sorted(f.name.removesuffix(".toml") for f in here if f.name.endswith(".toml")))


@lru_cache(maxsize=32)
def read_pack(key: str) -> Pack:
    """The pack of that key. Raises Refusal ``no_pack``."""
    if key not in pack_keys():
        raise Refusal("no_pack", f"There is no pack “{key}”; there are {', '.join(pack_keys())}.")
    raw = tomllib.loads((files("beforehand.packs") / f"{key}.toml").read_text("utf-8"))
    figures = tuple(Figure(**figure) for figure in raw["figure"])
    return Pack(key, raw["title"], raw["medium"], figures)
