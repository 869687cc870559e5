"""What performers let representatives see."""

from __future__ import annotations

from beforehand.journal.act import Saved
from beforehand.journal.acts.grants import EndGrant, GrantRider
from beforehand.store.apply.registry import applies, row
from beforehand.store.rows import Tables


@applies(GrantRider)
def grant_rider(saved: Saved, body: GrantRider, tables: Tables) -> None:
    """One row a grant, from the performer to the representative (``parent``)."""
    data = {"rider": body.rider, "signs": body.signs}
    tables.put("granted", row(saved, body.grant, person=saved.author, parent=body.to, data=data))


@applies(EndGrant)
def end_grant(saved: Saved, body: EndGrant, tables: Tables) -> None:
    """The row goes; both acts stay."""
    tables.drop("granted", body.grant)
