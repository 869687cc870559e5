"""A performer shows riders of theirs to a representative, lets them sign, and ends it.

The representative sees those riders and nothing else of the scene.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import datetime
from typing import Final

from attrs import frozen

from beforehand.agreement.refusals import Refusal
from beforehand.agreement.riders import Rider
from beforehand.journal.acts.grants import EndGrant, GrantRider
from beforehand.store.rows import Row
from beforehand.store.tables.django_tables import DjangoTables
from beforehand.studio.contracts import Contract, own_contracts
from beforehand.studio.desk import Desk, Receipt, desk
from beforehand.studio.people import names_in

REPRESENTING: Final = ("representative", "guardian")
"""To whom a performer may show a rider."""


@frozen
class Grant:
    """What one performer lets one representative see in one scene.

    Attributes:
        id: the grant's id.
        scene, person, to: ids of the scene, the performer, the representative.
        rider: id of the one rider, or "" for all of the performer's in the scene.
        signs: whether the representative may sign it.
        since: server time.
    """

    id: str
    scene: str
    person: str
    to: str
    rider: str
    signs: bool
    since: datetime

    def shows(self, rider: Rider) -> bool:
        """Whether it shows this rider, which must have been delivered."""
        return rider.person == self.person and self.rider in ("", rider.id) and bool(rider.delivered_at)


def grant_rider(
    production: str,
    author: str,
    *,
    scene: str,
    to: str,
    rider: str = "",
    signs: bool = False,
    at: datetime | None = None,
) -> str:
    """The performer shows a representative one rider, or with ``rider`` "" all in the scene; the grant's id.

    Raises:
        Refusal: ``no_such`` (no such scene, rider of theirs, or representative), ``granted_already``.
    """
    grant = str(uuid.uuid4())
    with desk(production, at) as table:
        record = table.scene(scene)
        own = {r.id for r in record.riders.get(author, ()) if r.delivered_at}
        represents = table.roles(to, scene) & set(REPRESENTING)
        if author not in record.performers or (rider and rider not in own) or not represents:
            raise Refusal("no_such", "There is no such thing here.")
        same = [g for g in _in_scene(table, scene) if (g.person, g.to, g.rider) == (author, to, rider)]
        if same:
            raise Refusal("granted_already", "They see this already. End that first to change it.")
        table.record(GrantRider(grant, to, rider, signs), author=author, scene=scene)
    return grant


def end_grant(
    production: str, author: str, *, scene: str, grant: str, act: str = "", at: datetime | None = None
) -> Receipt:
    """The performer ends what they granted."""
    with desk(production, at) as table:
        body = EndGrant(grant)
        earlier = table.again(act, body, author=author, scene=scene)
        if earlier:
            return earlier
        table.scene(scene)
        if grant not in {g.id for g in _in_scene(table, scene) if g.person == author}:
            raise Refusal("no_such", "There is no such thing here.")
        return table.record(body, author=author, scene=scene, act=act)


def may_sign_for(table: Desk, scene: str, rider: Rider, author: str) -> bool:
    """Whether the performer whose rider it is lets this person sign it."""
    if not table.roles(author, scene) & set(REPRESENTING):
        return False
    return any(g.to == author and g.signs and g.shows(rider) for g in _in_scene(table, scene))


def grants_of(person: str, scene: str) -> list[Grant]:
    """What the performer granted in this scene, oldest first."""
    rows = DjangoTables().of_scene(scene, ("granted",))["granted"]
    return [g for g in _grants(rows) if g.person == person]


def representatives(production: str, scene: str) -> list[tuple[str, str]]:
    """(id, name) of whoever may be shown a rider of this scene, in order of name."""
    roles = DjangoTables().roles_in_production(production)
    here = {r.person for r in roles if r.word in REPRESENTING and r.scene in ("", scene)}
    return sorted(((p, name) for p, name in names_in(production).items() if p in here), key=lambda p: p[1])


def granted_to(production: str, person: str) -> list[Grant]:
    """What was granted to this representative, in any scene; none without the role."""
    tables = DjangoTables()
    held = {r.scene for r in tables.roles_of(person) if r.word in REPRESENTING and r.production == production}
    return [g for g in _grants(tables.granted_to(production, person)) if {"", g.scene} & held]


def shown_to(production: str, person: str) -> list[tuple[Contract, bool]]:
    """The riders that are shown to this representative, each once, with whether they may sign it."""
    found: dict[str, tuple[Contract, bool]] = {}
    for grant in granted_to(production, person):
        for told in own_contracts(production, grant.person, grant.scene):
            if grant.rider in ("", told.rider):
                before = found.get(told.rider)
                found[told.rider] = (told, grant.signs or (before is not None and before[1]))
    return list(found.values())


def _in_scene(table: Desk, scene: str) -> list[Grant]:
    return list(_grants(table.tables.of_scene(scene, ("granted",))["granted"]))


def _grants(rows: Iterable[Row]) -> Iterable[Grant]:
    for r in rows:
        yield Grant(r.id, r.scene, r.person, r.parent, r.data["rider"], r.data["signs"], r.at)
