"""What ``verify`` says: that all is as recorded, or exactly which rows are not."""

from __future__ import annotations

from typing import Any

import pytest

from beforehand.journal.checkpoint import read_checkpoint
from beforehand.store.rows import TABLES
from beforehand.store.tables.django_tables import DjangoTables
from beforehand.store.tables.guard import writing
from beforehand.store.tables.log import Act, Checkpoint, Leaf
from beforehand.store.tables.replay import Difference, differences
from beforehand.store.tables.rows import JOURNALED
from beforehand.store.vaults.models import Vault
from beforehand.studio import sealing, verify
from tests.every_act import Played
from tests.store.tampering import act_of, faults, flipped, tamper

pytestmark = pytest.mark.django_db(databases=["default", "vaults"])

LONG_AGO = "2026-01-01T00:00:00.000000Z"
MODELS: dict[str, Any] = {model._meta.db_table: model for model in JOURNALED}


def test_untouched_all_is_as_recorded(sealed: Played) -> None:
    report = verify.verify()
    assert report.faults == ()
    assert report.whole
    assert (report.acts, report.unsealed) == (len(sealed.acts), 0)
    assert report.leaves == 192 == Leaf.objects.count()
    head = read_checkpoint(report.checkpoint, sealing.signer().verifier)
    assert head.size == 192
    assert report.notes == verify.EXCLUDES


def test_progress_is_told_up_to_the_last_act(recorded: Played) -> None:
    told: list[tuple[int, int]] = []
    verify.verify(lambda done, of: told.append((done, of)))
    count = len(recorded.acts)
    assert told == [*((done, count) for done in range(50, count, 50)), (count, count)]


def test_verifying_makes_no_key_and_writes_nothing(sealed: Played) -> None:
    tamper("UPDATE act SET vault = %s WHERE act_id = %s", "person:a:b", act_of(sealed, "decline"))
    before = everything()
    verify.verify()
    assert everything() == before


def everything() -> list[list[tuple[Any, ...]]]:
    models: tuple[Any, ...] = (*JOURNALED, Act, Leaf, Checkpoint, Vault)
    return [list(model._default_manager.order_by("pk").values_list()) for model in models]


def other(model: Any, column: str, value: Any) -> Any:
    kind = model._meta.get_field(column).get_internal_type()
    if kind == "BinaryField":
        return flipped(value)
    if kind == "BooleanField":
        return not value
    return value + 1 if kind == "IntegerField" else value[:-1] + "~"


COLUMNS = [
    (name, field.column)
    for name, model in MODELS.items()
    for field in model._meta.fields
    if field.column != "id"
]


@pytest.mark.parametrize(("table", "column"), COLUMNS, ids=lambda value: str(value))
def test_a_changed_column_is_named(table: str, column: str, recorded: Played, replayed: DjangoTables) -> None:
    row = MODELS[table].objects.order_by("pk").first()
    value = other(MODELS[table], column, getattr(row, column))
    tamper(f'UPDATE "{table}" SET "{column}" = %s WHERE id = %s', value, row.pk)
    assert list(differences(replayed, DjangoTables())) == [Difference(table, row.pk, "changed", (column,))]


@pytest.mark.parametrize("table", TABLES)
def test_a_row_gone_added_or_renamed_is_named(table: str, recorded: Played, replayed: DjangoTables) -> None:
    row = MODELS[table].objects.order_by("pk").first()
    old = row.pk
    tamper(f'DELETE FROM "{table}" WHERE id = %s', old)
    assert list(differences(replayed, DjangoTables())) == [Difference(table, old, "missing")]
    with writing():
        MODELS[table](**{f.attname: getattr(row, f.attname) for f in row._meta.fields} | {"id": "zz"}).save()
    assert list(differences(replayed, DjangoTables())) == [
        Difference(table, old, "missing"),
        Difference(table, "zz", "extra"),
    ]


def test_differences_of_rows_are_told_in_sentences(sealed: Played) -> None:
    scene = sealed.world.scenes["42"]
    kiss = sealed.world.beats["kiss"]
    answer = act_of(sealed, "decline")
    bit = MODELS["standing"].objects.get(pk=scene).with_coordinator
    changed = "UPDATE standing SET with_coordinator = %s, may_from = %s WHERE id = %s"
    tamper(changed, not bit, LONG_AGO, scene)
    tamper("DELETE FROM answer WHERE id = %s", answer)
    tamper("UPDATE candidate SET id = %s WHERE id = %s", "zz", kiss)
    assert faults() == (
        f"The table candidate, row {kiss}: the journal made it, and it is gone.",
        "The table candidate, row zz: no act stands behind it.",
        f"The table answer, row {answer}: the journal made it, and it is gone.",
        f"The table standing, row {scene}: changed without an act (with_coordinator, may_from).",
    )


def test_of_very_many_rows_the_first_are_named_and_the_others_counted(sealed: Played) -> None:
    for table in TABLES:
        tamper(f'UPDATE "{table}" SET parent = %s', "~")
    rows = sum(model._default_manager.count() for model in JOURNALED)
    told = faults()
    assert len(told) == verify.MOST_SHOWN + 1
    assert told[-1] == f"{rows - verify.MOST_SHOWN} more rows differ."
