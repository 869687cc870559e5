"""Production, people, roles, exports."""

from __future__ import annotations

from beforehand.journal.act import Saved, instant
from beforehand.journal.acts.people import (
    AddPerson,
    GrantRole,
    HandOver,
    LowerNotice,
    RaiseNotice,
    RevokeRole,
    SetKeeping,
    StartProduction,
    WriteExport,
)
from beforehand.store.apply.registry import applies, known, row
from beforehand.store.rows import Tables


@applies(StartProduction)
def start_production(saved: Saved, body: StartProduction, tables: Tables) -> None:
    """One row, under the production's own id."""
    data = {
        "title": body.title,
        "timezone": body.timezone,
        "pack": body.pack,
        "operator": body.operator,
        "openers": body.openers,
        "notice_hours": body.notice_hours,
        "unit": body.unit,
    }
    tables.put("production", row(saved, saved.production, data=data))


@applies(AddPerson)
def add_person(saved: Saved, body: AddPerson, tables: Tables) -> None:
    """One row a person."""
    data = {"name": body.name, "pronouns": body.pronouns}
    tables.put("person", row(saved, body.person, person=body.person, data=data))


@applies(GrantRole)
def grant_role(saved: Saved, body: GrantRole, tables: Tables) -> None:
    """One row a grant; the role's name is in the open, as who may enter is decided by it."""
    data = {"character": body.character}
    tables.put(
        "role", row(saved, body.grant, scene=body.scene, person=body.person, word=body.role, data=data)
    )


@applies(RevokeRole)
def revoke_role(saved: Saved, body: RevokeRole, tables: Tables) -> None:
    """The grant's row goes; both acts stay."""
    tables.drop("role", body.grant)


@applies(HandOver)
def hand_over(saved: Saved, body: HandOver, tables: Tables) -> None:
    """The ended grants go and the new one comes; it keeps after whom, so that performers can be told."""
    for grant in body.ended:
        tables.drop("role", grant)
    data = {"character": "", "after": saved.author}
    tables.put("role", row(saved, body.grant, person=body.to, word="coordinator", data=data))


@applies(RaiseNotice)
def raise_notice(saved: Saved, body: RaiseNotice, tables: Tables) -> None:
    """The production asks for more."""
    _set_notice(saved, body.hours, tables)


@applies(LowerNotice)
def lower_notice(saved: Saved, body: LowerNotice, tables: Tables) -> None:
    """The production asks for less."""
    _set_notice(saved, body.hours, tables)


def _set_notice(saved: Saved, hours: int, tables: Tables) -> None:
    """The production's own row keeps what it was before, and until when: what was delivered then counts by it."""
    was = known(tables, "production", saved.production)
    before = [*was.data.get("notice_before", ()), [instant(saved.at), was.data["notice_hours"]]]
    data = {**was.data, "notice_hours": hours, "notice_before": before}
    tables.put("production", row(saved, was.id, scene="", at=was.at, data=data))


@applies(SetKeeping)
def set_keeping(saved: Saved, body: SetKeeping, tables: Tables) -> None:
    """The production's own row says it, beside what it began with; ``at`` stays its beginning."""
    was = known(tables, "production", saved.production)
    keeping = {"wrap": body.wrap, "months": body.months, "set_at": instant(saved.at)}
    data = {**was.data, "keeping": keeping}
    tables.put("production", row(saved, was.id, scene="", at=was.at, data=data))


@applies(WriteExport)
def write_export(saved: Saved, body: WriteExport, tables: Tables) -> None:
    """One row an export, so that exports already handed over can be listed (rule 9)."""
    data = {"to": body.to, "what": body.what, "digest": body.digest}
    tables.put("export", row(saved, saved.id, person=saved.author, data=data))
