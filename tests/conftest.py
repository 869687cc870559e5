"""A data folder of its own for every test process, made before Django reads its settings."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from pathlib import Path

import django
from django.db import connection

from beforehand.store import datafolder

# Set, never defaulted: tests must not touch the data of whoever runs them. Each xdist worker does this.
SCRATCH = Path(tempfile.mkdtemp(prefix="beforehand-tests-"))
atexit.register(shutil.rmtree, SCRATCH, ignore_errors=True)
os.environ["BEFOREHAND_DATA"] = str(SCRATCH / "data")
os.environ["DJANGO_SETTINGS_MODULE"] = "beforehand.web.settings"
os.environ.setdefault("BEFOREHAND_LOG", "ERROR")
os.environ["BEFOREHAND_SECOND_FACTOR"] = "offered"  # clocks of tests jump by weeks; its own tests ask for it
datafolder.open_or_create(datafolder.chosen_path())
django.setup()
if connection.vendor == "postgresql":  # one server may serve several test runs at once
    connection.settings_dict["TEST"]["NAME"] = f"beforehand_tests_{os.getpid()}"

from collections.abc import Iterator  # noqa: E402  what follows needs Django set up

import pytest  # noqa: E402
from django.test import TransactionTestCase  # noqa: E402

from beforehand.store.tables.guard import writing  # noqa: E402
from beforehand.store.tables.sealed_rows import forget_opened  # noqa: E402
from beforehand.store.vaults.keyring import forget_keys  # noqa: E402
from beforehand.studio.known_scenes import forget_scenes  # noqa: E402

_emptied = TransactionTestCase._fixture_teardown  # type: ignore[attr-defined]  # Django's own, without a stub


def _emptied_by_the_tests(case: TransactionTestCase) -> None:
    """Empty the tables after a test that committed: the one write that no act stands behind."""
    with writing():
        _emptied(case)


TransactionTestCase._fixture_teardown = _emptied_by_the_tests  # type: ignore[attr-defined]  # as above


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The slowest first: begun last, one of them runs on alone when the other worker has nothing left."""
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)


@pytest.fixture(autouse=True)
def _nothing_opened_is_kept() -> Iterator[None]:
    """Forget vault keys with the vaults that a test's end rolls back."""
    yield
    forget_keys()
    forget_opened()
    forget_scenes()
