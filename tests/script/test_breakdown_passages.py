"""The rules on passages of our own writing: what must be flagged, and what must not."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from beforehand.script.breakdown.reading import break_down
from beforehand.script.fountain import read_fountain

PASSAGES: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "passages.toml").read_text("utf-8"))[
    "passage"
]
CAST = "INT. STUDY - DAY\n\nILSE\nGood.\n\nTOMAS\nGood.\n\nIlse finds her pen. Tomas finds his hat.\n\n"


def flagged(passage: dict[str, Any]) -> set[str]:
    heading = passage.get("heading", "INT. ROOM - NIGHT")
    found = break_down(read_fountain(f"{CAST}{heading}\n\n{passage['text']}\n"))
    return {str(category) for p in found.scenes[-1].passages for category in p.categories}


@pytest.mark.parametrize("passage", PASSAGES, ids=[p["text"][:48] for p in PASSAGES])
def test_a_passage_is_flagged_as_written(passage: dict[str, Any]) -> None:
    found = flagged(passage)
    if not passage["want"]:
        assert found == set()
    assert set(passage["want"]) <= found
    assert found.isdisjoint(passage.get("never", ()))
