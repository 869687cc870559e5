"""A rider as a paper: the words it was drawn up in, in one of its languages, and what the record says of it since."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from attrs import frozen

from beforehand.agreement.boxes import Box, Contact
from beforehand.agreement.locales.catalogue import ORIGINAL, locale_of
from beforehand.agreement.locales.filling import filled
from beforehand.agreement.locales.joining import both
from beforehand.agreement.locales.moments import moment_said
from beforehand.paper.press import pressed

FIGURES: Final = 8
USES: Final = ("picture", "trailer", "still")
"""Those audiences of the vocabulary that see more than the set does, in the order they are printed."""


@frozen
class PaperClause:
    """One line: ``number``, ``kind`` and ``box`` as the rider's clause has them; whether it is struck."""

    number: int
    kind: str
    box: Box
    struck: bool


@frozen
class Signature:
    """One line to sign on.

    Attributes:
        name: full name of who signs, or "" while nobody is named.
        part: as what: ``performer``, ``representative`` or ``producer``.
        at: server time of the signature, or None.
    """

    name: str
    part: str
    at: datetime | None


@frozen
class RiderPaper:
    """What the record holds of a rider, as far as its reader may know it.

    Attributes:
        production: the production's title.
        zone: the production's time zone.
        scene, title, draft: number and title of the scene, the draft of the script or "".
        day, call: label of its shooting day and the call, or "" and None.
        notice_hours: whole hours, never less than the production's.
        number: 1 for the rider, then amendments.
        name: the performer's full name.
        clauses: in order of number.
        doubling, doubles: as the rider has it, and full names of the doubles.
        digest: of all that the signer read.
        source_digest: SHA-256 of a document signed elsewhere, or "".
        signatures: in the order they are printed.
        told_at: for production's copy since when production has it; it reads no other time of the performer's side.
        written_by: name and role of who answers for the record, or two times "".
        saved_at: server time of the last act that this paper tells.
        sealed: a signed head of the log covers all those acts.
        text: its words in the language that is printed, as they were drawn up
            (:func:`beforehand.agreement.locales.rider_text.rider_text`).
    """

    production: str
    zone: ZoneInfo
    scene: str
    title: str
    draft: str
    day: str
    call: datetime | None
    notice_hours: int
    number: int
    name: str
    clauses: tuple[PaperClause, ...]
    doubling: str
    doubles: tuple[str, ...]
    digest: str
    source_digest: str
    signatures: tuple[Signature, ...]
    told_at: datetime | None
    written_by: tuple[str, str]
    saved_at: datetime
    sealed: bool
    text: Mapping[str, Any]

    def later(self, key: str, **said: object) -> str:
        """Words that are filled when they are read."""
        return filled(self.text["later"][key], **said)

    def at(self, at: datetime, pattern: str) -> str:
        """A time on the production's wall clock."""
        return moment_said(at.astimezone(self.zone), self.text["dates"], pattern)

    def listed(self, entries: Sequence[str]) -> str:
        """Entries as a sentence lists them."""
        return both(entries, locale_of(self.text["locale"]))


def rider_pdf(told: RiderPaper, paper: str) -> bytes:
    """The rider set on this size of paper, not sealed; the same bytes for the same record."""
    return pressed("rider", rider_words(told), paper=paper, at=told.saved_at)


def rider_words(told: RiderPaper) -> dict[str, Any]:
    """All that the sheet prints, as plain values."""
    said = told.text["said"]
    return {
        "lang": told.text["locale"],
        "page": told.text["later"]["page"],
        "production": told.production,
        "under": said["first"] if told.number == 1 else said["amendment"],
        "title": said["title"],
        "lede": said["lede"],
        "said": dict(said),
        "facts": _facts(told),
        "asked": _asked(told),
        "off": [_clause(c, told) for c in told.clauses if c.kind == "fence"],
        "used": _used(told),
        "uncovered": _uncovered(told),
        "terms": _terms(told),
        "signatures": [_signature(s, told) for s in told.signatures],
        "digest-head": f"{told.later('digest')}. {told.text['name']} ({told.text['locale']})",
        "digest": [told.digest[i : i + FIGURES] for i in range(0, len(told.digest), FIGURES)],
        "foot": _foot(told),
    }


def _facts(told: RiderPaper) -> list[list[str]]:
    hours, call = told.notice_hours, told.call
    scene = f"{told.scene} {told.title}" + (f". {told.draft}" if told.draft else "")
    day = [told.later("day_and_call"), told.later("no_day")]
    deadline = told.later("when_a_day_is_set")
    if call:
        day = [told.later("day_call", day=told.day), told.at(call, "day_moment")]
        deadline = told.at(call - timedelta(hours=hours), "short_moment")
    return [
        [told.later("performer"), told.name],
        [told.later("scene"), scene],
        day,
        [told.later("notice", hours=hours), deadline],
    ]


def _asked(told: RiderPaper) -> list[dict[str, Any]]:
    """What may be asked: touches, and what is shown, each with its own columns; first what has the first clause."""
    groups: dict[str, list[dict[str, Any]]] = {}
    for clause in told.clauses:
        if clause.kind == "permit":
            key = "touch" if isinstance(clause.box, Contact) else "shown"
            groups.setdefault(key, []).append(_clause(clause, told))
    return [{"of": key, "clauses": clauses} for key, clauses in groups.items()]


def _clause(clause: PaperClause, told: RiderPaper) -> dict[str, Any]:
    worded = next(c for c in told.text["clauses"] if c["number"] == clause.number)
    translated = told.text["locale"] != ORIGINAL
    return {
        **worded,
        "struck": clause.struck,
        "struck-words": told.text["said"]["struck"],
        "as-written": told.text["said"]["as_written"] if worded["written"] and translated else "",
    }


def _seen_in(told: RiderPaper) -> dict[str, list[int]]:
    """By audience the numbers of the clauses, not struck, that let it see something."""
    found: dict[str, list[int]] = {}
    for clause in told.clauses:
        if clause.kind == "permit" and not clause.struck and not isinstance(clause.box, Contact):
            for audience in clause.box.audiences:
                found.setdefault(audience, []).append(clause.number)
    return found


def _used(told: RiderPaper) -> list[str]:
    seen = _seen_in(told)
    said = [
        told.later("used_in", use=told.later(key), clauses=_clauses(seen[key], told))
        for key in USES
        if key in seen
    ]
    key = f"double_{told.doubling}"
    return [*said, *([told.later(key, doubles=_doubles(told))] if key in told.text["later"] else [])]


def _doubles(told: RiderPaper) -> str:
    return told.listed(told.doubles or (locale_of(told.text["locale"]).words["joins.nobody_known"],))


def _clauses(numbers: Sequence[int], told: RiderPaper) -> str:
    key = "clause" if len(numbers) == 1 else "clauses"
    return told.later(key, list=told.listed([str(n) for n in sorted(numbers)]))


def _uncovered(told: RiderPaper) -> list[str]:
    seen, said = _seen_in(told), told.text["said"]
    likeness = said["no_double"] if told.doubling == "none" else said["no_likeness"]
    unseen = [said[f"unseen_{key}"] for key in USES if key not in seen]
    return [said["anything_else"], likeness, *unseen, said["outtakes"]]


def _terms(told: RiderPaper) -> list[list[str]]:
    said = told.text["said"]
    heads = ("end", "present", "hold", "alteration", "wider", "language")
    return [[said[f"{key}_head"], said[key]] for key in heads if said[key]]


def _signature(signature: Signature, told: RiderPaper) -> dict[str, str]:
    part = told.later(f"part_{signature.part}")
    at = told.later("not_signed")
    if signature.at:
        at = told.at(signature.at, "day_moment")
        at = told.later("with_production", at=at) if signature.at == told.told_at else at
    return {
        "signed": signature.name if signature.at else "",
        "who": told.later("signer", name=signature.name, part=part)
        if signature.name
        else part[:1].upper() + part[1:],
        "at": at,
    }


def _foot(told: RiderPaper) -> list[str]:
    sealed = told.later("sealed" if told.sealed else "not_sealed")
    name, role = told.written_by
    said = [
        told.later("written_by", name=name, role=told.later(role)) if name else told.later("nobody_runs"),
        told.later("saved", at=told.at(told.saved_at, "moment"), sealed=sealed),
        told.later("signed_elsewhere", digest=f"{told.source_digest[:16]}…") if told.source_digest else "",
    ]
    return [line for line in said if line]
