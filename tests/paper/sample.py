"""A rider as the picture of it has it, in the words of the record."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from attrs import evolve

from beforehand.agreement.boxes import Contact, Exposure
from beforehand.agreement.names import Name
from beforehand.paper.rider import PaperClause, RiderPaper, Signature

JONAS, MARA = "jonas", "mara"
NAMES = {JONAS: Name("Jonas", "Jonas Lindqvist", "he"), MARA: Name("Mara", "Mara Okafor", "she")}
SAVED = datetime(2026, 11, 22, 16, 48, tzinfo=UTC)


def touch(number: int, text: str, layer: str = "cloth", kind: str = "permit") -> PaperClause:
    """Mara's left hand on Jonas's right shoulder."""
    box = Contact(
        agents=frozenset({MARA}),
        parts=frozenset({"left_hand"}),
        targets=frozenset({JONAS}),
        leaves=frozenset({"right_shoulder"}),
        layers=frozenset({layer}),
        verbs=frozenset({"rest"}),
        pressures=frozenset({"surface"}),
        seconds=60,
        repeats=3,
    )
    return PaperClause(number, kind, text, box, struck=False)


def shown(number: int, text: str, *audiences: str) -> PaperClause:
    """Jonas's shoulders, bare."""
    box = Exposure(
        people=frozenset({JONAS}),
        leaves=frozenset({"left_shoulder", "right_shoulder"}),
        states=frozenset({"bare"}),
        audiences=frozenset(audiences),
        seconds=30,
        repeats=1,
    )
    return PaperClause(number, "permit", text, box, struck=False)


RIDER = RiderPaper(
    production="The Long Tide",
    zone=ZoneInfo("Europe/London"),
    scene="42",
    title="Boathouse, night",
    draft="Blue, 14 Nov 2026",
    day="Day 14",
    call=datetime(2026, 11, 26, 8, tzinfo=UTC),
    notice_hours=48,
    number=2,
    name=NAMES[JONAS],
    names=NAMES,
    clauses=(
        touch(1, "Slow dance with Mara Okafor. Her left hand on his right shoulder."),
        shown(2, "He takes off his own shirt. Nobody else does.", "floor", "picture", "trailer"),
        touch(3, "Any touch on skin.", "skin", kind="fence"),
    ),
    doubling="none",
    doubles=(),
    alteration="none",
    present="closed",
    digest="7b1e40c29a6d13f8e55b0c972fd188a461c0b3e9d7425a1f0e86c93b4d70f2a5",
    source_digest="",
    signatures=(
        Signature("Jonas Lindqvist", "performer", datetime(2026, 11, 22, 16, 20, tzinfo=UTC)),
        Signature("Dana Whitlock", "representative", SAVED),
        Signature("", "for production", None),
    ),
    told_at=None,
    written_by="Ines Duarte, coordinator",
    saved_at=SAVED,
    sealed=False,
)

ENDLESS = "Wolfeschlegelsteinhausenbergerdorff" * 3
"""A name without a place to break."""


def at_its_longest() -> RiderPaper:
    """Sixty clauses, some of them six hundred letters, and names without end."""
    told = [RIDER.clauses[n % 3] for n in range(60)]
    words = ("x" * 600, "One sentence, said again. " * 23, "Short.")
    return evolve(
        RIDER,
        production="The Long Tide " * 6,
        name=Name(ENDLESS, f"{ENDLESS} Lindqvist", "they"),
        names={**NAMES, MARA: Name(ENDLESS, ENDLESS)},
        clauses=tuple(evolve(c, number=n, text=words[n % 3]) for n, c in enumerate(told, start=1)),
        signatures=(Signature(ENDLESS, "performer", SAVED), *RIDER.signatures[1:]),
    )
