"""Where other projects' test vectors lie: read in place, never copied in."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
FOLDER = Path(os.environ.get("BEFOREHAND_VECTORS", CHECKOUT.parent / "shared" / "vectors"))
ABSENT = f"TEST VECTORS ABSENT: {FOLDER} is no folder; set BEFOREHAND_VECTORS to where they lie"

needed = pytest.mark.skipif(not FOLDER.is_dir(), reason=ABSENT)


def names(folder: str, pattern: str) -> list[str]:
    """Every vector file below a folder, as a path relative to it; none when the vectors are absent."""
    here = FOLDER / folder
    return sorted(str(path.relative_to(here)) for path in here.rglob(pattern))


def load(*parts: str) -> Any:
    return json.loads(FOLDER.joinpath(*parts).read_bytes())
