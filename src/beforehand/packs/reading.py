"""Packs: a union's rules as data, each figure with its source, or marked as verified by nobody."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import Any, Final

from attrs import frozen

from beforehand.agreement.refusals import Refusal

LABELS: Final = {
    "notice_hours": "Notice",
    "notice_anchor": "Counted to",
    "nudity_means": "Nudity means",
    "simulated_sex_means": "Simulated sex means",
    "auditions": "Auditions",
    "script_pages": "Script pages",
    "coordinator": "Coordinator",
    "confidentiality": "Confidentiality",
    "consent": "Consent",
    "risk": "Risk",
    "observer": "Observer",
    "check_in": "Check-in",
    "pre_show_call": "Intimacy call",
    "closed_set": "Closed set",
    "barriers": "Barriers",
    "withdrawal_ends": "Withdrawal",
    "doubling": "Doubling",
    "digital": "Digital alteration",
    "who_signs": "Who signs",
    "after": "Post-production",
    "closing": "Closing",
    "keep_months": "Record kept",
    "minors": "Minors",
}
"""Every name that a figure may have, in the order in which they are read."""

UNITS: Final = {"notice_hours": " hours", "keep_months": " months after wrap"}
"""What a figure that is a whole number counts."""

LONGEST_NOTICE: Final = 24 * 28
"""Hours of notice that a production may ask for at most: four weeks."""

MEDIA: Final = {"screen": "Screen", "stage": "Stage", "both": "Screen and stage"}


@frozen
class Figure:
    """One figure of a pack.

    Attributes:
        name: one of ``LABELS``.
        value: whole hours for ``notice_hours``, whole months for ``keep_months``, words for all others.
        source: where it was found, or that it was not.
        verified: whether somebody of this project has read the full text.
    """

    name: str
    value: int | str
    source: str
    verified: bool

    @property
    def words(self) -> str:
        """The value as it is read: ``48 hours``, ``24 months after wrap``, or its words."""
        return f"{self.value}{UNITS.get(self.name, '')}"


@frozen
class Pack:
    """A pack.

    Attributes:
        key: its file's name.
        title: as people call it.
        medium: one of ``MEDIA``.
        figures: by name, in the order of ``LABELS``; what was not found is not there.
    """

    key: str
    title: str
    medium: str
    figures: dict[str, Figure]

    @property
    def notice_hours(self) -> int:
        """Whole hours before call; a production may ask more, never less."""
        return int(self.figures["notice_hours"].value)

    @property
    def keep_months(self) -> int | None:
        """Whole months after wrap for which the record is kept at least; None where the pack says nothing."""
        found = self.figures.get("keep_months")
        return int(found.value) if found else None


def named(pack: Pack) -> str:
    """The pack's title, and that its notice was not checked where it was not: ``SAG-AFTRA, not verified``."""
    return pack.title if pack.figures["notice_hours"].verified else f"{pack.title}, not verified"


def pack_keys() -> tuple[str, ...]:
    """Keys of all packs, sorted."""
    here = files("beforehand.packs").iterdir()
    return tuple(sorted(f.name.removesuffix(".toml") for f in here if f.name.endswith(".toml")))


@lru_cache(maxsize=32)
def read_pack(key: str) -> Pack:
    """The pack of that key.

    Raises:
        Refusal: ``no_pack``; ``pack_damaged`` when its file has a figure of another name, or no notice.
    """
    if key not in pack_keys():
        raise Refusal("no_pack", f"There is no pack “{key}”; there are {', '.join(pack_keys())}.")
    return pack_from(key, tomllib.loads((files("beforehand.packs") / f"{key}.toml").read_text("utf-8")))


def pack_from(key: str, raw: dict[str, Any]) -> Pack:
    """A pack from its parsed file.

    Raises:
        Refusal: ``pack_damaged``.
    """
    found = {figure["name"]: Figure(**figure) for figure in raw["figure"]}
    whole = all(isinstance(found[name].value, int) for name in UNITS if name in found)
    if set(found) - set(LABELS) or "notice_hours" not in found or not whole:
        raise Refusal(
            "pack_damaged",
            f"The pack “{key}” has a figure of an unknown name, no notice, or no whole number.",
        )
    ordered = {name: found[name] for name in LABELS if name in found}
    return Pack(key, raw["title"], raw["medium"], ordered)
