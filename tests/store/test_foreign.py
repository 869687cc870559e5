"""``verify`` names what another hand put beside the rows: a trigger, a view, a column."""

from __future__ import annotations

import pytest
from django.db import connection

from tests.every_act import Played
from tests.store.tampering import faults, tamper

pytestmark = pytest.mark.django_db(databases=["default", "vaults"])

SQLITE = "CREATE TRIGGER quiet AFTER INSERT ON hold BEGIN DELETE FROM hold WHERE id = NEW.id; END"
POSTGRESQL = (
    "CREATE FUNCTION quiet() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'",
    "CREATE TRIGGER quiet BEFORE INSERT ON hold FOR EACH ROW EXECUTE FUNCTION quiet()",
)


def test_a_trigger_is_named(recorded: Played) -> None:
    for statement in POSTGRESQL if connection.vendor == "postgresql" else (SQLITE,):
        tamper(statement)
    assert faults() == ("The database has a trigger that this program did not make: quiet, on hold.",)


def test_a_column_is_named(recorded: Played) -> None:
    tamper("ALTER TABLE answer ADD COLUMN remark text")
    assert faults() == ("The database has a column that this program did not make: remark, on answer.",)
