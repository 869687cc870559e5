"""A rider as it is read, shown to production and printed: its clauses, its terms, its signatures, its times.

Production has the riders of a scene all together, once the last performer has signed; it reads since when it has
them, and not when each was signed, so that nobody is seen to sign late (DESIGN §5).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime

from attrs import evolve, frozen

from beforehand.agreement.boxes import Box, Exposure
from beforehand.agreement.locales.catalogue import ENGLISH, ORIGINAL
from beforehand.agreement.locales.rider_text import DrawnUp, Text, rider_text
from beforehand.agreement.riders import Clause, Rider
from beforehand.agreement.riding import notice_hours, notice_runs_out
from beforehand.store.notice_reading import read_notice
from beforehand.store.rider_reading import read_riders
from beforehand.store.rows import Row
from beforehand.store.scene_reading import PERFORMING, day_of, told_in
from beforehand.store.tables.django_tables import DjangoTables
from beforehand.store.tables.read_once import ReadOnce
from beforehand.studio.own_scenes import people_of

TABLES = ("scene", "placement", "rider", "clause", "signature", "rider_text")
"""What a contract is read from: no answer and no boundary."""


@frozen
class ContractClause:
    """One line of a contract.

    Attributes:
        id, number, kind, text: as :class:`beforehand.agreement.riders.Clause` has them.
        box: what it speaks of.
        used_in: the audiences that a permit names (such as ``still``); none for touch and fences.
        struck, struck_at: whether and when the performer struck it.
    """

    id: str
    number: int
    kind: str
    text: str
    box: Box
    used_in: frozenset[str]
    struck: bool
    struck_at: datetime | None


@frozen
class Signed:
    """One name under it: who, in which part (``performer``, ``representative``, ``producer``), when."""

    name: str
    part: str
    at: datetime


@frozen
class Contract:
    """A rider with everything that is read beside it.

    Attributes:
        production: the production's title.
        scene, number_of_scene, title, page, draft: the scene's id, and as its latest draft has it.
        rider: the rider's id.
        number: 1 for the rider, then amendments.
        person, name, character: whose it is.
        source, source_digest: ``typed`` or ``elsewhere``, and the SHA-256 of that document.
        doubling, doubles: as the rider has it, and names of the doubles.
        alteration, present: of :mod:`beforehand.agreement.rider_terms`.
        clauses: in order of number.
        signatures: in order of time.
        digest: of all that the signer read.
        notice_hours: whole hours, never less than the production's.
        delivered_at, runs_out: when it was delivered, and when its notice has run.
        opened_at, talk_at: when the performer opened it first, and last asked to talk it over; production reads
            neither.
        call, day: of the scene's shooting day, or None and "".
        told_at: since when production has it, or None.
        texts: all its words by the tag of the language, English first; those it was drawn up with, and of a rider of
            before there were any the English of today.
        locales: tags of the languages that it was drawn up in, English first.
        governs: the tag of the one that holds where they differ.
    """

    production: str
    scene: str
    number_of_scene: str
    title: str
    page: str
    draft: str
    rider: str
    number: int
    person: str
    name: str
    character: str
    source: str
    source_digest: str
    doubling: str
    doubles: tuple[str, ...]
    alteration: str
    present: str
    clauses: tuple[ContractClause, ...]
    signatures: tuple[Signed, ...]
    digest: str
    notice_hours: int
    delivered_at: datetime | None
    runs_out: datetime | None
    opened_at: datetime | None
    talk_at: datetime | None
    call: datetime | None
    day: str
    told_at: datetime | None
    texts: Mapping[str, Text]
    governs: str

    def for_production(self) -> Contract | None:
        """The same as production may read it; None before it has it.

        Signatures of the performer's side, and strikes before it was told, bear the time when production got it.
        """
        told = self.told_at
        if told is None:
            return None
        signed = [evolve(s, at=s.at if s.part == "producer" else told) for s in self.signatures]
        order = {"performer": 0, "representative": 1, "producer": 2}
        struck = [evolve(c, struck_at=c.struck_at and max(c.struck_at, told)) for c in self.clauses]
        return evolve(
            self,
            signatures=tuple(sorted(signed, key=lambda s: order[s.part])),
            clauses=tuple(struck),
            opened_at=None,
            talk_at=None,
        )

    @property
    def locales(self) -> tuple[str, ...]:
        """Tags of the languages that it can be read in, English first."""
        return tuple(self.texts)

    @property
    def signed_at(self) -> datetime | None:
        """When the performer's side signed first, or None."""
        return min((s.at for s in self.signatures if s.part != "producer"), default=None)

    def signed_by(self, part: str) -> Signed | None:
        """The signature of this part, or None."""
        return next((s for s in self.signatures if s.part == part), None)


def contract(production: str, scene: str, rider: str) -> Contract | None:
    """The rider, whole, or None where this scene of this production has no such rider.

    Whoever calls this has made sure that it goes to the performer, the coordinator, or somebody to whom the
    performer showed it.
    """
    return next((c for c in _contracts(production, scene) if c.rider == rider), None)


def own_contracts(production: str, person: str, scene: str) -> list[Contract]:
    """The performer's own riders of this scene that were delivered to them, in order of number."""
    return [c for c in _contracts(production, scene) if c.person == person and c.delivered_at]


def contracts_of_scene(production: str, scene: str) -> list[Contract]:
    """All riders of the scene, for its coordinator."""
    return _contracts(production, scene)


def contracts_told(production: str, scene: str) -> list[Contract]:
    """The riders of the scene that production has, as it may read them, in order of surname, then of number.

    Before there are any, no rider is read at all.
    """
    if not told_in(DjangoTables(), scene):
        return []
    read = (told.for_production() for told in _contracts(production, scene))
    return [told for told in read if told is not None]


def _contracts(production: str, scene: str) -> list[Contract]:
    tables = ReadOnce()
    rows = tables.of_scene(scene, TABLES)
    if not rows["scene"] or rows["scene"][0].production != production:
        return []
    about = _About(tables, rows)
    riders = (r for of in read_riders(rows).values() for r in of)
    return sorted((about.contract(r) for r in riders), key=lambda c: (c.name.split()[-1], c.name, c.number))


class _About:
    """What all riders of one scene share."""

    def __init__(self, tables: DjangoTables, rows: Mapping[str, list[Row]]) -> None:
        (self.scene,) = rows["scene"]
        wide = tables.of_production(self.scene.production)
        self.production = wide["production"][0]
        self.names = people_of(self.scene.production, tables)
        self.day = day_of(rows["placement"], wide["shooting_day"])
        self.told = told_in(tables, self.scene.id)
        self.parts = _characters(tables.roles_in(self.scene.id))
        self.texts = _texts(rows["rider_text"])

    def contract(self, rider: Rider) -> Contract:
        notice = read_notice(self.production)
        return Contract(
            production=self.production.data["title"],
            scene=self.scene.id,
            number_of_scene=self.scene.data["number"],
            title=self.scene.data["title"],
            page=self.scene.data["page"],
            draft=self.scene.data["draft"],
            rider=rider.id,
            number=rider.number,
            person=rider.person,
            name=self.names[rider.person].full,
            character=self.parts.get(rider.person, ""),
            source=rider.source,
            source_digest=rider.source_digest,
            doubling=rider.doubling,
            doubles=tuple(sorted(self.names[p].full for p in rider.named_doubles if p in self.names)),
            alteration=rider.alteration,
            present=rider.present,
            clauses=tuple(_clause(c) for c in rider.clauses),
            signatures=tuple(Signed(self.names[s.person].full, s.part, s.at) for s in rider.signatures),
            digest=rider.digest,
            notice_hours=notice_hours(rider, notice),
            delivered_at=rider.delivered_at,
            runs_out=notice_runs_out(rider, notice),
            opened_at=rider.opened_at,
            talk_at=rider.talk_at,
            call=self.day.call if self.day else None,
            day=self.day.label if self.day else "",
            told_at=self.told.get(rider.id),
            texts=self.texts.get(rider.id) or self._as_of_today(rider),
            governs=rider.governs or ORIGINAL,
        )

    def _as_of_today(self, rider: Rider) -> Mapping[str, Text]:
        """The words of a rider that was recorded before words were kept: in English, as they are today."""
        written = frozenset(c.number for c in rider.clauses)
        what = DrawnUp(rider, self.scene.data["number"], self.names, (), "", written)
        return {ORIGINAL: rider_text(what, ENGLISH)}


def _texts(rows: Iterable[Row]) -> Mapping[str, Mapping[str, Text]]:
    """By rider, then by tag in the order of the languages."""
    found: defaultdict[str, dict[str, Text]] = defaultdict(dict)
    for row in sorted(rows, key=lambda r: (r.data["locale"] != ORIGINAL, r.data["locale"])):
        found[row.parent][row.data["locale"]] = row.data
    return found


def _characters(roles: Iterable[Row]) -> dict[str, str]:
    return {r.person: r.data["character"] for r in roles if r.word in PERFORMING}


def _clause(clause: Clause) -> ContractClause:
    return ContractClause(
        id=clause.id,
        number=clause.number,
        kind=clause.kind,
        text=clause.text,
        box=clause.box,
        used_in=_audiences(clause),
        struck=clause.struck,
        struck_at=clause.struck_at,
    )


def _audiences(clause: Clause) -> frozenset[str]:
    box = clause.box
    return box.audiences if isinstance(box, Exposure) and clause.kind == "permit" else frozenset()
