"""The breakdown taken along, read back byte by byte; its table on the page with filters."""

from __future__ import annotations

import csv
import io

import pytest
from django.test import Client
from openpyxl import load_workbook

from beforehand.studio.drafts.table import COLUMNS
from tests.script_drafts import BLUE
from tests.web.browsing import text_of
from tests.web.conftest import SignIn
from tests.web.script.reading_room import passages, read_in, send
from tests.world import new_world

pytestmark = pytest.mark.django_db(databases=["default", "vaults"])

HOSTILE = BLUE.replace(
    "They dance, slowly, without speaking. He kisses her.", '+HYPERLINK("http://x","they") They kiss.\x07'
)


@pytest.fixture
def ines(sign_in: SignIn) -> Client:
    return sign_in(new_world(), "ines")


@pytest.fixture
def draft(ines: Client) -> str:
    return read_in(ines, HOSTILE)


def told(ines: Client, url: str) -> bytes:
    answer = ines.get(url)
    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"].startswith("attachment")
    return bytes(answer.content)


def test_csv_has_the_columns_of_the_trade_and_runs_nothing(ines: Client, draft: str) -> None:
    rows = list(csv.reader(io.StringIO(told(ines, f"{draft}table.csv").decode("utf-8-sig"))))
    assert tuple(rows[0]) == COLUMNS
    assert len(rows) == 1 + len(passages(ines.get(f"{draft}read/1/")))
    first = dict(zip(COLUMNS, rows[1], strict=True))
    assert first["action"].startswith("'+HYPERLINK")
    assert (first["scene"], first["day/night"], first["decided"]) == ("42", "NIGHT", "open")
    assert not [cell for row in rows for cell in row if cell[:1] in ("=", "+", "-", "@", "\t", "\r")]


def test_xlsx_says_the_same_and_holds_no_formula(ines: Client, draft: str) -> None:
    book = load_workbook(io.BytesIO(told(ines, f"{draft}table.xlsx")))
    sheet = book["Breakdown"]
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    assert tuple(cell.value for cell in sheet[1]) == COLUMNS
    rows = list(csv.reader(io.StringIO(told(ines, f"{draft}table.csv").decode("utf-8-sig"))))
    assert [[c.value or "" for c in row] for row in sheet.iter_rows(max_row=len(rows))] == rows
    assert "labelled by hand" in str(sheet.cell(row=sheet.max_row, column=1).value)


def test_filters_are_addresses(ines: Client, draft: str) -> None:
    kiss, pier = passages(ines.get(f"{draft}read/1/"))
    send(ines, f"{draft}read/1/", "mark", {"passage": pier}, mark="kept")
    assert "2 of 2 passages" in text_of(ines.get(f"{draft}table/"))
    assert "1 of 2 passages" in text_of(ines.get(f"{draft}table/kept/"))
    assert "1 of 2 passages" in text_of(ines.get(f"{draft}table/kept-kiss/"))
    assert "0 of 2 passages" in text_of(ines.get(f"{draft}table/kept-nudity/"))
    assert kiss in ines.get(f"{draft}table/open/").content.decode()
    assert ines.get(f"{draft}table/kept-open/").status_code == 404


def test_what_is_only_talked_about_stands_apart(ines: Client) -> None:
    talk = BLUE.replace("I said I do not.", "We made love once, you and I.")
    page = text_of(ines.get(f"{read_in(ines, talk)}table/"))
    apart = page[page.index("Talk only") :]
    assert "We made love once, you and I." in apart
    assert "We made love" not in page[: page.index("Talk only")]
