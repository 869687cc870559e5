"""The act table: appended to, never changed. What lies in it is canonical JSON, sealed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from attrs import frozen

import beforehand.journal.acts  # noqa: F401  declares the kinds of act before any is read
from beforehand.journal.act import Saved, instant, saved_data, saved_from
from beforehand.journal.canonical import canonical
from beforehand.journal.commitment import commit
from beforehand.journal.sealing import seal, unseal
from beforehand.store.tables.log import Act
from beforehand.store.vaults.keyring import opening_key, vault_id, vault_key


@frozen
class Entry:
    """A row of the journal, opened.

    Attributes:
        seq: the server's own order.
        saved: the act.
        commitment: 32 bytes, as recorded.
        computed: 32 bytes, as the opened act gives it; another value means that one of both was changed.
        aside: what the row's open columns say and the act does not, as words; empty when they agree.
    """

    seq: int
    saved: Saved
    commitment: bytes
    computed: bytes
    aside: str


def append(saved: Saved) -> bytes:
    """Append the act and return its commitment (32 bytes)."""
    plaintext = canonical(saved_data(saved))
    commitment = commit(plaintext, bytes.fromhex(saved.salt))
    kind, owner = saved.vault
    vault = vault_id(kind, saved.production, owner)
    place = _place(saved.id, vault)
    Act(
        act_id=saved.id,
        production=saved.production,
        vault=vault,
        sealed=seal(vault_key(kind, saved.production, owner), plaintext, aad=place, name=place),
        commitment=commitment,
        saved_at=instant(saved.at),
    ).save(force_insert=True)
    return commitment


def find(act_id: str) -> Entry | None:
    """The act of that id, or None."""
    row = Act.objects.filter(act_id=act_id).first()
    return open_entry(row) if row else None


def entries(
    after: int = 0,
    production: str = "",
    vaults: Iterable[str] | None = None,
    through: int | None = None,
    scene: str | None = None,
) -> Iterator[Entry]:
    """All acts with ``after < seq <= through`` in the order in which they were recorded.

    Args:
        after: seq, exclusive.
        through: seq, inclusive; None for no end.
        production: only this production's, or "" for all.
        vaults: only those sealed with these vaults' keys; None for all. Nothing else is read or opened.
        scene: only those about this scene; None for all. The scene is sealed, so the others are unsealed too, but
            not read any further, which is most of what an act costs.
    """
    rows = Act.objects.filter(seq__gt=after).order_by("seq")
    if through is not None:
        rows = rows.filter(seq__lte=through)
    if production:
        rows = rows.filter(production=production)
    if vaults is not None:
        rows = rows.filter(vault__in=list(vaults))
    for row in rows.iterator(chunk_size=500):
        plaintext = _unsealed(row)
        data = json.loads(plaintext)
        if scene is None or data["scene"] == scene:
            yield _entry(row, plaintext, data)


def open_entry(row: Act) -> Entry:
    """Open one row.

    Raises:
        Refusal: ``no_vault_key``, ``not_unsealed`` when it does not open with its vault's key; those of
            :func:`saved_from`.
    """
    plaintext = _unsealed(row)
    return _entry(row, plaintext, json.loads(plaintext))


def _unsealed(row: Act) -> bytes:
    return unseal(opening_key(row.vault), bytes(row.sealed), aad=_place(row.act_id, row.vault))


def _entry(row: Act, plaintext: bytes, data: dict[str, Any]) -> Entry:
    saved = saved_from(data)
    return Entry(
        seq=row.seq,
        saved=saved,
        commitment=bytes(row.commitment),
        computed=commit(plaintext, bytes.fromhex(saved.salt)),
        aside=_aside(row, saved),
    )


def last() -> tuple[int, str]:
    """The last act's seq and time, ``(0, "")`` when there is none."""
    return Act.objects.order_by("-seq").values_list("seq", "saved_at").first() or (0, "")


def _place(act_id: str, vault: str) -> bytes:
    return f"act\n{act_id}\n{vault}\n1".encode()


def _aside(row: Act, saved: Saved) -> str:
    kind, owner = saved.vault
    said = {
        "id": row.act_id == saved.id,
        "time": row.saved_at == instant(saved.at),
        "production": row.production == saved.production,
        "vault": row.vault == vault_id(kind, saved.production, owner),
    }
    return ", ".join(name for name, same in said.items() if not same)
