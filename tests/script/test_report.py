"""The report as data, as a table and as a page."""

from __future__ import annotations

import csv
import io
import json
import re

from attrs import evolve

from beforehand.script.breakdown.reading import break_down
from beforehand.script.breakdown.values import Breakdown
from beforehand.script.fountain import read_fountain
from beforehand.script.report.data import as_data
from beforehand.script.report.html import as_page
from beforehand.script.report.measured import UNSEEN, sentence
from beforehand.script.report.table import COLUMNS, as_table

SCRIPT = """\
Title: Low Water
Draft date: Blue Draft 14 Nov 2026

INT. BOATHOUSE - NIGHT #42A#

ILSE and TOMAS by the <lamp> & the stove. They kiss.

ILSE
=HYPERLINK("x")

EXT. JETTY - DAY #43#

TOMAS
She was naked in the dream.

INT. HALL - DAY #44#

Nobody.
"""


def found() -> Breakdown:
    return break_down(read_fountain(SCRIPT))


def test_data_has_the_shape_that_was_agreed() -> None:
    data = json.loads(json.dumps(as_data(found())))
    assert set(data["script"]) >= {
        *("title", "format", "pages", "draft", "lines", "lines_accounted", "warnings"),
    }
    scene = data["scenes"][0]
    assert set(scene) >= {
        *("index", "number", "heading", "int_ext", "place", "time", "omitted", "lines", "page", "eighths"),
        *("characters", "silent", "passages"),
    }
    assert (scene["number"], scene["place"], scene["time"]) == ("42A", "BOATHOUSE", "NIGHT")
    passage = scene["passages"][0]
    assert passage["categories"] == ["kiss"]
    assert passage["lines"] == [6, 6]
    assert passage["severity"] == "low"
    assert 0 < passage["certainty"] < 1
    assert set(passage["why"][0]) >= {"rule", "words", "lines"}


def test_the_table_has_the_columns_of_the_trade_and_no_formula() -> None:
    rows = list(csv.DictReader(io.StringIO(as_table(found()))))
    assert tuple(rows[0]) == COLUMNS
    assert (rows[0]["scene"], rows[0]["day/night"], rows[0]["contact"]) == ("42A", "NIGHT", "kiss")
    assert rows[0]["performers"] == rows[0]["garments"] == ""
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row.values())


def test_the_page_escapes_the_script_and_loads_nothing() -> None:
    page = as_page(found())
    assert "&lt;lamp&gt; &amp; the stove" in page
    assert "<lamp>" not in page
    assert re.findall(r"(?:src|href)=\"(?!#)", page) == []
    assert "url(" not in page


def test_the_page_lists_what_is_flagged_and_what_is_still_to_read() -> None:
    page = as_page(found())
    flagged, rest = page.split("<h2>Still to read</h2>")
    assert "INT. BOATHOUSE - NIGHT" in flagged
    assert "INT. HALL - DAY" in rest
    assert "talk only" in rest
    assert page.count("<aside id=") == 1


def test_the_recall_measured_stands_beside_the_list() -> None:
    assert sentence() in as_page(found())
    assert f"{UNSEEN.recall} %" in sentence()
    assert "some 24 in 100 passages" in sentence(evolve(UNSEEN, recall=76)), (
        "what is missed is not rounded down"
    )
