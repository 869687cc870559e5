"""A rider as the picture of it has it, in the words of the record."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from attrs import evolve

from beforehand.agreement.boxes import Contact, Exposure
from beforehand.agreement.locales.catalogue import LOCALES
from beforehand.agreement.locales.rider_text import DrawnUp, rider_text
from beforehand.agreement.names import Name
from beforehand.agreement.riders import Clause, Rider
from beforehand.paper.rider import PaperClause, RiderPaper, Signature

JONAS, MARA = "jonas", "mara"
NAMES = {JONAS: Name("Jonas", "Jonas Lindqvist", "he"), MARA: Name("Mara", "Mara Okafor", "she")}
SAVED = datetime(2026, 11, 22, 16, 48, tzinfo=UTC)


def touch(number: int, text: str, layer: str = "cloth", kind: str = "permit") -> Clause:
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
    return Clause(f"clause {number}", number, kind, box, text)


def shown(number: int, text: str, *audiences: str) -> Clause:
    """Jonas's shoulders, bare."""
    box = Exposure(
        people=frozenset({JONAS}),
        leaves=frozenset({"left_shoulder", "right_shoulder"}),
        states=frozenset({"bare"}),
        audiences=frozenset(audiences),
        seconds=30,
        repeats=1,
    )
    return Clause(f"clause {number}", number, "permit", box, text)


CLAUSES = (
    touch(1, "Slow dance with Mara Okafor. Her left hand on his right shoulder."),
    shown(2, "He takes off his own shirt. Nobody else does.", "floor", "picture", "trailer"),
    touch(3, "Any touch on skin.", "skin", kind="fence"),
)

RECORDED = Rider(
    id="rider",
    person=JONAS,
    number=2,
    source="typed",
    source_digest="",
    doubling="none",
    named_doubles=frozenset(),
    notice_hours=48,
    clauses=CLAUSES,
    digest="7b1e40c29a6d13f8e55b0c972fd188a461c0b3e9d7425a1f0e86c93b4d70f2a5",
    present="closed",
)


def words(
    rider: Rider = RECORDED,
    locale: str = "en",
    names: Mapping[str, Name] = NAMES,
    written: Collection[int] = (1, 2, 3),
    locales: tuple[str, ...] = ("en", "de", "fr"),
) -> dict[str, Any]:
    """The rider's words in a language."""
    return rider_text(DrawnUp(rider, "42", names, locales, "en", written), LOCALES[locale])


def printed(rider: Rider, **more: Any) -> dict[str, Any]:
    """What of the rider stands on the paper beside its words."""
    lines = tuple(PaperClause(c.number, c.kind, c.box, c.struck) for c in rider.clauses)
    return {"clauses": lines, "text": words(rider, **more)}


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
    name="Jonas Lindqvist",
    doubling="none",
    doubles=(),
    digest=RECORDED.digest,
    source_digest="",
    signatures=(
        Signature("Jonas Lindqvist", "performer", datetime(2026, 11, 22, 16, 20, tzinfo=UTC)),
        Signature("Dana Whitlock", "representative", SAVED),
        Signature("", "producer", None),
    ),
    told_at=None,
    written_by=("Ines Duarte", "coordinator"),
    saved_at=SAVED,
    sealed=False,
    **printed(RECORDED),
)

ENDLESS = "Wolfeschlegelsteinhausenbergerdorff" * 3
"""A name without a place to break."""


def at_its_longest(locale: str = "en") -> RiderPaper:
    """Sixty clauses, some of them six hundred letters, and names without end."""
    texts = ("x" * 600, "One sentence, said again. " * 23, "Short.")
    clauses = tuple(evolve(CLAUSES[n % 3], number=n + 1, text=texts[n % 3]) for n in range(60))
    names = {
        JONAS: Name(ENDLESS, f"{ENDLESS} Lindqvist", "they"),
        MARA: Name(ENDLESS, ENDLESS),
    }
    long = evolve(RECORDED, clauses=clauses)
    return evolve(
        RIDER,
        production="The Long Tide " * 6,
        name=f"{ENDLESS} Lindqvist",
        signatures=(Signature(ENDLESS, "performer", SAVED), *RIDER.signatures[1:]),
        **printed(long, names=names, locale=locale, written=range(1, 40)),
    )
