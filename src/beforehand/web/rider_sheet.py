"""A rider as every reader is shown it (``parts/rider_sheet.html``): facts, terms, clauses, signatures, digest."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, Final

from beforehand.agreement.rider_terms import ALTERATION, PRESENT
from beforehand.studio.contracts import Contract, ContractClause
from beforehand.web.look.times import day_clock, joined
from beforehand.web.notice_left import notice_words

DOUBLING: Final = {
    "none": "Nobody doubles {short}.",
    "within_rider": "A double may show what this rider permits, and no more.",
    "by_named_consent": "Only {names} may double {short}, within this rider.",
}
PARTS: Final = {
    "performer": "performer",
    "representative": "representative",
    "producer": "for production",
}

Strike = Callable[[ContractClause], Mapping[str, Any] | None]


def rider_sheet(
    told: Contract, now: datetime, *, you: bool = False, strike: Strike | None = None
) -> dict[str, Any]:
    """The context ``rider`` of the part.

    Args:
        told: the rider, as its reader may read it.
        now: server time, for the notice.
        you: it is the reader's own.
        strike: the form that strikes a clause, or None where there is none.
    """
    return {
        "id": told.rider,
        "title": title(told, you=you),
        "notice": notice_words(told.notice_hours, told.runs_out, told.call, now),
        "facts": _facts(told, now, "you" if you else told.name.split()[0]),
        "clauses": [_clause(clause, strike) for clause in told.clauses],
        "signatures": [
            {"name": s.name, "part": PARTS[s.part], "at": day_clock(s.at)} for s in told.signatures
        ],
        "digest": told.digest,
        "elsewhere": told.source == "elsewhere",
        "pdf": f"/scenes/{told.scene}/paper/rider/{told.rider}/",
    }


def title(told: Contract, *, you: bool = False) -> str:
    """What it is called: "Your rider", "Rider", "Amendment 2"."""
    if told.number > 1:
        return f"Amendment {told.number}{' to your rider' if you else ''}"
    return "Your rider" if you else "Rider"


def state(told: Contract) -> tuple[str, str]:
    """How far it has come, as a state and words: sent, opened, talked about, signed, with production."""
    if told.told_at:
        return "signed", f"With production since {day_clock(told.told_at)}"
    if told.signed_at:
        return "signed", f"Signed {day_clock(told.signed_at)}"
    if told.talk_at:
        return "talk", f"To talk over, {day_clock(told.talk_at)}"
    if told.opened_at:
        return "unsigned", f"Opened {day_clock(told.opened_at)}"
    if told.delivered_at:
        return "unsigned", f"Sent {day_clock(told.delivered_at)}"
    return "unsigned", "Not sent yet"


def _facts(told: Contract, now: datetime, short: str) -> list[dict[str, str]]:
    delivered = day_clock(told.delivered_at) if told.delivered_at else ""
    elsewhere = f"Signed elsewhere, SHA-256 {told.source_digest}" if told.source_digest else ""
    said = [
        ("Sent", delivered),
        ("Notice", notice_words(told.notice_hours, told.runs_out, told.call, now)),
        ("Present", PRESENT[told.present]),
        ("Doubling", DOUBLING[told.doubling].format(short=short, names=joined(told.doubles))),
        ("Digital", ALTERATION[told.alteration].format(short=short)),
        *[
            (label, _used(told, audience))
            for label, audience in (("Trailers", "trailer"), ("Stills", "still"))
        ],
        ("Document", elsewhere),
    ]
    return [{"label": label, "value": value} for label, value in said if value]


def _used(told: Contract, audience: str) -> str:
    """Which clauses permit this use; what none permits is not permitted."""
    numbers = [str(c.number) for c in told.clauses if audience in c.used_in and not c.struck]
    if not numbers:
        return "None: no clause permits it."
    return f"Clause{'s' if len(numbers) > 1 else ''} {joined(numbers)}."


def _clause(clause: ContractClause, strike: Strike | None) -> dict[str, Any]:
    return {
        "number": clause.number,
        "kind": "Permits" if clause.kind == "permit" else "Off limits",
        "text": clause.text,
        "covers": clause.covers,
        "struck": f"Struck {day_clock(clause.struck_at)}" if clause.struck_at else "",
        "strike": strike(clause) if strike and not clause.struck and clause.kind == "permit" else None,
    }
