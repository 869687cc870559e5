from __future__ import annotations

from pathlib import Path

import pytest

from tests.footage.drawn import raw_file


@pytest.fixture(scope="session")
def takes(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Two takes of one set, and a third that the search is not given."""
    folder = tmp_path_factory.mktemp("footage")
    return [raw_file(folder, number) for number in (1, 2, 3)]
