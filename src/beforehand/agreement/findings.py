"""Findings: what is missing and who can mend it, for the coordinator alone."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from attrs import frozen

PRIVATE_CODES = frozenset({"not_agreed", "outside_boundary", "gate_unmet", "order_not_agreed", "erased"})
"""Findings that rest on somebody's answers or boundaries. While *with the coordinator* is not set there are
none of these in the plan in force, so nothing that those with power see depends on them (rule 6)."""

CODES = PRIVATE_CODES | {
    "no_plan",
    "not_proposed",
    "not_approved",
    "not_in_scene",
    "no_rider",
    "rider_unsigned",
    "outside_rider",
    "notice_short",
    "double_not_allowed",
    "no_day",
    "on_hold",
}
"""Every code there is."""


@frozen
class Finding:
    """One thing that keeps a scene from being shot.

    Attributes:
        code: one of :data:`CODES`.
        beat: the candidate's id, or None when it is about the scene.
        person: whose answer, boundary or rider, or None.
        missing: one sentence.
        can_mend: who can, each as a phrase; performers first, and only "if they want to".
        at: for ``notice_short``, when the notice has run; else None.
    """

    code: str
    beat: str | None
    person: str | None
    missing: str
    can_mend: tuple[str, ...]
    at: datetime | None = None

    @property
    def private(self) -> bool:
        """Whether it rests on somebody's answers or boundaries."""
        return self.code in PRIVATE_CODES

    @property
    def key(self) -> tuple[str, str | None, str | None, str]:
        """What makes two findings the same one; the same beat with another clause struck is another."""
        return (self.code, self.beat, self.person, self.missing)


def private_only(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Those that rest on somebody's answers or boundaries."""
    return tuple(f for f in findings if f.private)
