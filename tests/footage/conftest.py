from __future__ import annotations

import os
from pathlib import Path

import pytest

# Before NumPy is loaded: on a machine of two cores, BLAS threads that wait for work cost more than they do.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from tests.footage.drawn import raw_file


@pytest.fixture(scope="session")
def takes(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Two takes of one set, and a third that the search is not given."""
    folder = tmp_path_factory.mktemp("footage")
    return [raw_file(folder, number) for number in (1, 2, 3)]
