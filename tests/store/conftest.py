"""The story of :mod:`every_act`, played once, and its database as often as a test wants it untouched."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction

from beforehand.store.databases import VAULTS
from beforehand.store.settle import carry_out
from beforehand.store.tables.django_tables import DjangoTables
from beforehand.store.tables.guard import writing
from beforehand.store.tables.replay import empty_database
from beforehand.store.tables.sealed_rows import forget_opened
from beforehand.store.vaults.keyring import forget_keys
from beforehand.studio import sealing
from tests.every_act import Played, play_still


@contextmanager
def _undone() -> Iterator[None]:
    """Everything written within is rolled back, in both databases."""
    with transaction.atomic(), transaction.atomic(using=VAULTS):
        yield
        transaction.set_rollback(True)
        transaction.set_rollback(True, using=VAULTS)
    forget_keys()
    forget_opened()


@pytest.fixture(scope="session")
def played(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: Any) -> Played:
    """The acts and the rows they made, as values; the database is empty again."""
    with django_db_blocker.unblock(), _undone():
        return play_still(tmp_path_factory.mktemp("export"))


@pytest.fixture(scope="module")
def _recorded(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: Any) -> Iterator[Played]:
    with django_db_blocker.unblock(), _undone():
        yield play_still(tmp_path_factory.mktemp("export"))


@pytest.fixture
def recorded(_recorded: Played, db: None) -> Played:
    """The database that holds the story; the test's own transaction undoes what it changes."""
    return _recorded


@pytest.fixture
def sealed(recorded: Played) -> Played:
    """The story, with all its acts in a batch of the log."""
    sealing.seal(recorded.world.at + timedelta(minutes=20))
    return recorded


@pytest.fixture(scope="module")
def replayed(_recorded: Played) -> Iterator[DjangoTables]:
    """The journal replayed once, to hold the tables against as often as is needed."""
    with empty_database() as tables:
        for act in _recorded.acts:
            with writing():
                carry_out(act, tables)
        yield tables
