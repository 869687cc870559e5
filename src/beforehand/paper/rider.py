"""A rider as a paper: what the record holds of it, in the words that its sheet prints."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from attrs import frozen

from beforehand.agreement.box_words import box_words
from beforehand.agreement.boxes import Box, Contact
from beforehand.agreement.names import Name, listing
from beforehand.agreement.rider_terms import ALTERATION, PRESENT
from beforehand.agreement.vocabulary import VOCABULARY
from beforehand.paper.press import pressed
from beforehand.paper.times import day_moment, moment, short_moment

UNSAID: Final = "–"
"""The clause says nothing of it."""

FIGURES: Final = 8
USES: Final = {
    "picture": "In the picture, from takes of a plan in force",
    "trailer": "In trailers",
    "still": "In stills",
}
"""What those audiences of the vocabulary are on a rider that see more than the set does."""

UNSEEN: Final = {"picture": "Undress or nudity in the picture", "trailer": "Trailers", "still": "Stills"}
"""What is not permitted where no clause lets that audience see anything."""

DOUBLING: Final = {
    "within_rider": "By a double, within this rider",
    "by_named_consent": "By {doubles} as a double, within this rider",
}


@frozen
class PaperClause:
    """One line: ``number``, ``kind``, ``text`` and ``box`` as the rider's clause has them; whether it is struck."""

    number: int
    kind: str
    text: str
    box: Box
    struck: bool


@frozen
class Signature:
    """One line to sign on.

    Attributes:
        name: full name of who signs, or "" while nobody is named.
        role: as what.
        at: server time of the signature, or None.
    """

    name: str
    role: str
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
        name: the performer.
        names: of everybody a clause may speak of, by id.
        clauses: in order of number.
        doubling, doubles: as the rider has it, and full names of the doubles.
        alteration, present: of :mod:`beforehand.agreement.rider_terms`.
        digest: of all that the signer read.
        source_digest: SHA-256 of a document signed elsewhere, or "".
        signatures: in the order they are printed.
        told_at: for production's copy since when production has it; it reads no other time of the performer's side.
        written_by: who answers for the record.
        saved_at: server time of the last act that this paper tells.
        sealed: a signed head of the log covers all those acts.
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
    name: Name
    names: Mapping[str, Name]
    clauses: tuple[PaperClause, ...]
    doubling: str
    doubles: tuple[str, ...]
    alteration: str
    present: str
    digest: str
    source_digest: str
    signatures: tuple[Signature, ...]
    told_at: datetime | None
    written_by: str
    saved_at: datetime
    sealed: bool


def rider_pdf(told: RiderPaper, paper: str) -> bytes:
    """The rider set on this size of paper, not sealed; the same bytes for the same record."""
    return pressed("rider", rider_words(told), paper=paper, at=told.saved_at)


def rider_words(told: RiderPaper) -> dict[str, Any]:
    """All that the sheet prints, as plain values."""
    name = told.name
    return {
        "production": told.production,
        "under": "Rider" if told.number == 1 else f"Amendment {told.number} to the rider",
        "title": f"Rider for scene {told.scene}",
        "lede": (
            f"This is the most {name.full} may be asked to do, be shown doing, and be used for, in scene "
            f"{told.scene}. It is a ceiling. It is not a plan, and it does not replace {name.own} agreement to "
            "each beat."
        ),
        "facts": _facts(told),
        "asked": [_clause(c, told) for c in told.clauses if c.kind == "permit"],
        "off": [_clause(c, told) for c in told.clauses if c.kind == "fence"],
        "used": _used(told),
        "uncovered": _uncovered(told),
        "terms": _terms(told),
        "signatures": [_signature(s, told) for s in told.signatures],
        "digest": [told.digest[i : i + FIGURES] for i in range(0, len(told.digest), FIGURES)],
        "foot": _foot(told),
    }


def _facts(told: RiderPaper) -> list[list[str]]:
    hours, call, zone = told.notice_hours, told.call, told.zone
    scene = f"{told.scene} {told.title}" + (f". {told.draft}" if told.draft else "")
    deadline = short_moment(call - timedelta(hours=hours), zone) if call else "When a day is set"
    return [
        ["Performer", told.name.full],
        ["Scene and draft", scene],
        [f"{told.day}, call", day_moment(call, zone)] if call else ["Day and call", "No day yet"],
        [f"Notice, {hours} h before call", deadline],
    ]


def _clause(clause: PaperClause, told: RiderPaper) -> dict[str, Any]:
    return {
        "number": clause.number,
        "text": clause.text,
        "covers": box_words(clause.box, told.names, limits=clause.kind == "permit"),
        "struck": clause.struck,
        "struck-words": f"Struck by {told.name.short}. It permits nothing.",
        **_cells(clause.box),
    }


def _cells(box: Box) -> dict[str, str]:
    """What stands in the columns: layer and length of a touch, dress and audience of what is shown."""
    most = f"{box.seconds} s" + (f", {box.repeats}\u00a0×" if box.repeats > 1 else "")
    if isinstance(box, Contact):
        layers = [word.label for key, word in VOCABULARY.layers.items() if key in box.layers]
        return {"layer": _all(layers, VOCABULARY.layers), "most": most, "worn": UNSAID, "camera": UNSAID}
    states = [word.label for key, word in VOCABULARY.states.items() if key in box.states]
    seen = [word.label for key, word in VOCABULARY.audiences.items() if key in box.audiences]
    worn, camera = _all(states, VOCABULARY.states), _all(seen, VOCABULARY.audiences)
    return {"layer": UNSAID, "most": most, "worn": worn, "camera": camera}


def _all(labels: list[str], known: Mapping[str, Any]) -> str:
    first, *others = labels
    return "Any" if len(labels) == len(known) > 1 else ", ".join([first, *(o.lower() for o in others)])


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
    said = [f"{words} ({_clauses(seen[key])})" for key, words in USES.items() if key in seen]
    doubling = DOUBLING.get(told.doubling, "").format(doubles=listing(told.doubles or ("nobody",)))
    return [*said, *([doubling] if doubling else [])]


def _clauses(numbers: list[int]) -> str:
    return f"{'clause' if len(numbers) == 1 else 'clauses'} {listing([str(n) for n in sorted(numbers)])}"


def _uncovered(told: RiderPaper) -> list[str]:
    seen = _seen_in(told)
    said = ["Anything this page does not name"]
    if told.doubling == "none":
        said.append(f"A double, or a digital likeness, in {told.name.own} place")
    else:
        said.append(f"A digital likeness in {told.name.own} place")
    said += [words for key, words in UNSEEN.items() if key not in seen]
    return [*said, "Outtakes or rehearsal pictures"]


def _terms(told: RiderPaper) -> list[list[str]]:
    who = told.name.pronoun
    is_one, asks = ("they are", "ask") if who == "they" else (f"{who} is", "asks")
    return [
        [
            f"{who.capitalize()} may end it.",
            "At any time, for any beat, without a reason, and also after signing. It counts at once.",
        ],
        ["Who is present.", PRESENT[told.present]],
        ["Anyone on the set may call a hold.", "Shooting stops. It costs nobody anything."],
        ["Digital alteration.", ALTERATION[told.alteration].format(short=told.name.short)],
        [
            "Wider needs a new rider.",
            f"With its own notice of {told.notice_hours} hours, even if {is_one} the one who {asks}.",
        ],
    ]


def _signature(signature: Signature, told: RiderPaper) -> dict[str, str]:
    at = "Not yet signed"
    if signature.at:
        since = "With production since " if signature.at == told.told_at else ""
        at = since + day_moment(signature.at, told.zone)
    return {
        "signed": signature.name if signature.at else "",
        "who": f"{signature.name}, {signature.role}" if signature.name else signature.role.capitalize(),
        "at": at,
    }


def _foot(told: RiderPaper) -> list[str]:
    sealed = "Sealed in the record." if told.sealed else "Not yet sealed in the record."
    elsewhere = f"Signed elsewhere: SHA-256 {told.source_digest[:16]}…" if told.source_digest else ""
    said = [f"Written by {told.written_by}", f"Saved {moment(told.saved_at, told.zone)}. {sealed}", elsewhere]
    return [line for line in said if line]
