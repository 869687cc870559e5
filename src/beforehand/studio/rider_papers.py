"""A rider as a paper, for whoever signs it: sealed, kept, and the same bytes to each reader of the same copy.

The performer, whom they show it to, and the coordinator have one copy; production has its own, which bears no time of
the performer's side but the one since when production has it (:mod:`beforehand.studio.contracts`).
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime
from functools import cache
from uuid import UUID

from beforehand.agreement.locales.catalogue import ORIGINAL
from beforehand.agreement.locales.rider_text import Text
from beforehand.paper.certificate import self_made
from beforehand.paper.rider import PaperClause, RiderPaper, Signature, rider_pdf, rider_words
from beforehand.paper.seal import Seal
from beforehand.store.kept_papers import keep, kept, paper_name
from beforehand.store.scene_reading import PERFORMING
from beforehand.store.seal_key import installed_seal
from beforehand.store.tables.django_tables import DjangoTables
from beforehand.studio import reading, sealing
from beforehand.studio.contracts import (
    Contract,
    Signed,
    contracts_of_scene,
    contracts_told,
    own_contracts,
)
from beforehand.studio.people import Place
from beforehand.studio.printing import Paper
from beforehand.studio.production import RUNNING
from beforehand.studio.representing import REPRESENTING, shown_to

REASON = "As the record of Beforehand holds it"
PARTS = ("performer", "representative", "producer")


def rider_paper(
    place: Place, production: str, person: str, scene: str, rider: str, paper: str, locale: str = ORIGINAL
) -> Paper | None:
    """The sealed PDF of a rider; None for whoever is not to have it, and in a language it was not drawn up in.

    Args:
        place: of whoever asks.
        production, person, scene, rider: ids; of whoever asks, and of what.
        paper: a key of :data:`beforehand.paper.press.PAPERS`.
        locale: tag of the language.

    Raises:
        Refusal: those of :class:`Seal`.
    """
    theirs, as_production = _copies(place, production, person, scene)
    found = next((c for c in theirs if c.rider == rider), None)
    if found is None or locale not in found.texts:
        return None
    told = _told(production, found, found.texts[locale], as_production=as_production)
    in_locale = "" if locale == ORIGINAL else f"-{locale}"
    return Paper(f"rider-{told.scene}-{told.number}{in_locale}", _sealed(production, told, paper))


def riders_to_print(place: Place, production: str, person: str, scene: str) -> list[Contract]:
    """The riders of the scene that a coordinator or a performer may have on paper; none for anybody else."""
    if place.runs:
        return contracts_of_scene(production, scene)
    own = own_contracts(production, person, scene) if place.holds(scene, *PERFORMING) else []
    return [told for told in own if told.opened_at or told.signed_at]  # the page shows it once it is opened


def _copies(place: Place, production: str, person: str, scene: str) -> tuple[list[Contract], bool]:
    """What this person may have of the scene's riders, and whether it is production's copy."""
    # Roles are asked first: a scene that is read and then not shown takes longer than one that is not there.
    if place.runs or place.holds(scene, *PERFORMING):
        return riders_to_print(place, production, person, scene), False
    if place.holds(scene, "producer"):
        return contracts_told(production, scene), True
    if place.has(*REPRESENTING):
        return [told for told, _ in shown_to(production, person) if told.scene == scene], False
    return [], False


def _sealed(production: str, told: RiderPaper, paper: str) -> bytes:
    """The paper as it was handed out before, else set, sealed and kept."""
    said = json.dumps([rider_words(told), paper], sort_keys=True).encode()
    name = paper_name(production, said)
    earlier = kept(production, name)
    if earlier is not None:
        return earlier
    made = _seal().sealed(rider_pdf(told, paper), at=told.saved_at, reason=REASON)
    keep(production, name, made)
    return made


@cache
def _seal() -> Seal:
    """The installation's seal; read once, since opening its key takes longer than a page."""
    return installed_seal(lambda: self_made(_operator()))


def _operator() -> str:
    operator = reading.operator()
    return f"Beforehand, {operator.name}" if operator else "Beforehand"


def _told(production: str, found: Contract, text: Text, *, as_production: bool) -> RiderPaper:
    saved_at = max(_times(found, as_production=as_production))
    sealed_to = sealing.sealed_to()
    return RiderPaper(
        production=found.production,
        zone=reading.timezone_of(UUID(production)),
        scene=found.number_of_scene,
        title=found.title,
        draft=found.draft,
        day=found.day,
        call=found.call,
        notice_hours=found.notice_hours,
        number=found.number,
        name=found.name,
        clauses=tuple(PaperClause(c.number, c.kind, c.box, c.struck) for c in found.clauses),
        doubling=found.doubling,
        doubles=found.doubles,
        digest=found.digest,
        source_digest=found.source_digest,
        signatures=_signatures(found),
        told_at=found.told_at if as_production else None,
        written_by=_coordinator(production),
        saved_at=saved_at,
        sealed=sealed_to is not None and saved_at <= sealed_to,
        text=text,
    )


def _times(found: Contract, *, as_production: bool) -> Iterable[datetime]:
    """When what the paper tells was done, as its reader may know it."""
    yield from (s.at for s in found.signatures)
    yield from (c.struck_at for c in found.clauses if c.struck_at)
    if as_production:
        assert found.told_at, "production has it"
        yield found.told_at
        return
    recorded = DjangoTables().get("rider", found.rider)
    assert recorded, "it was read just now"
    yield recorded.at
    if found.delivered_at:
        yield found.delivered_at


def _signatures(found: Contract) -> tuple[Signature, ...]:
    """Who signed; a line that waits for the performer, and one for production, where these have not."""
    lines = [Signature(s.name, s.part, s.at) for s in _in_order(found.signatures)]
    if found.signed_by("performer") is None:
        lines.insert(0, Signature(found.name, "performer", None))
    if found.signed_by("producer") is None:
        lines.append(Signature("", "producer", None))
    return tuple(lines)


def _in_order(signatures: Iterable[Signed]) -> list[Signed]:
    return sorted(signatures, key=lambda s: (PARTS.index(s.part), s.at, s.name))


def _coordinator(production: str) -> tuple[str, str]:
    """Name and role of who runs the record, or two times ""."""
    wide = DjangoTables().of_production(production)
    running = sorted(
        (r for r in wide["role"] if r.word in RUNNING and not r.scene), key=lambda r: (r.word, r.at, r.id)
    )
    names = {r.id: r.data["name"] for r in wide["person"]}
    return (names[running[0].person], running[0].word) if running else ("", "")
