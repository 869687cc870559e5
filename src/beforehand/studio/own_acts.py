"""A person's own acts: that they are saved, and the signed promise of it."""

from __future__ import annotations

from datetime import datetime

from attrs import frozen

from beforehand.agreement.refusals import Refusal
from beforehand.journal.act import Saved, is_id
from beforehand.store.tables import journal_store
from beforehand.studio import sealing
from beforehand.studio.desk import Receipt


@frozen
class OwnAct:
    """One act of a person.

    Attributes:
        act: its id.
        kind: of the journal's kinds.
        scene: the scene's id, or None.
        at: server time.
        sealed: a signed head of the log covers it.
    """

    act: str
    kind: str
    scene: str | None
    at: datetime
    sealed: bool


def own_act(production: str, person: str, act: str) -> OwnAct | None:
    """The act, if this person did it in this production."""
    entry = _own(production, person, act)
    if entry is None:
        return None
    saved = entry.saved
    to = sealing.sealed_to()
    return OwnAct(saved.id, type(saved.body).kind, saved.scene, saved.at, to is not None and saved.at <= to)


def own_promise(production: str, person: str, act: str) -> str | None:
    """The signed promise that the person's act is saved and will be in the log; None for any other act."""
    entry = _own(production, person, act)
    if entry is None:
        return None
    return sealing.promise(Receipt(entry.saved.id, entry.saved.at, entry.commitment))


def _own(production: str, person: str, act: str) -> journal_store.Entry | None:
    try:
        entry = journal_store.find(act) if is_id(act) else None
    except Refusal:  # an act that cannot be opened any more is nobody's to look at here
        return None
    return entry if entry is not None and _is_of(entry.saved, production, person) else None


def _is_of(saved: Saved, production: str, person: str) -> bool:
    """Whether they did it, or it was entered for them and is sealed with their own key."""
    return saved.production == production and (saved.author == person or saved.vault == ("person", person))
