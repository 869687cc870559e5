"""What a workbook says beside its cells: how large it unfolds, which rows are hidden, what is merged.

openpyxl's way of reading row by row leaves these out, so they are read from the parts themselves.
"""

from __future__ import annotations

import io
import posixpath
from typing import Any, Final
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile, ZipFile

from attrs import frozen
from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse, parse
from openpyxl.utils.cell import range_boundaries

from beforehand.agreement.refusals import Refusal

MOST_PARTS: Final = 400
MOST_UNFOLDED: Final = 15_000_000
LAST_ROW: Final = 5_000
MAIN: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
LINKS: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


@frozen
class Drawn:
    """How a sheet is shown.

    Attributes:
        hidden: numbers of the rows that are not shown.
        last_row: number of the last row that is there.
        merged_in_one_row: a range that is merged across columns, such as ``A1:C1``; "" where there is none.
    """

    hidden: frozenset[int]
    last_row: int
    merged_in_one_row: str


def check_folded(data: bytes) -> None:
    """Measure what a zip file says it unfolds to. The zip reader holds every part to its word.

    Raises:
        Refusal: ``zip_bomb``, ``broken_workbook``.
    """
    try:
        with ZipFile(io.BytesIO(data)) as folded:
            parts = folded.infolist()
    except BadZipFile as error:
        raise Refusal(
            "broken_workbook", "This workbook cannot be opened. Save it anew as XLSX or CSV."
        ) from error
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNFOLDED:
        raise Refusal("zip_bomb", "This workbook unfolds to far more than a list holds. Save it as CSV.")


def drawn(data: bytes, place: int) -> Drawn:
    """How the sheet in this place of the workbook, from 0, is shown.

    Raises:
        Refusal: ``broken_workbook``, also where its XML brings entities or a document type.
    """
    try:
        with ZipFile(io.BytesIO(data)) as folded, folded.open(_part(folded, place)) as part:
            return _read(part)
    except (DefusedXmlException, ParseError, KeyError, IndexError) as error:
        raise Refusal(
            "broken_workbook", "This workbook cannot be opened. Save it anew as XLSX or CSV."
        ) from error


def _part(folded: ZipFile, place: int) -> str:
    """The path of a sheet's part, by way of the workbook's links."""
    with folded.open("xl/workbook.xml") as book:
        sheets = parse(book).getroot().findall(f"{MAIN}sheets/{MAIN}sheet")
    with folded.open("xl/_rels/workbook.xml.rels") as links:
        targets = {link.get("Id"): str(link.get("Target")) for link in parse(links).getroot()}
    target = targets[sheets[place].get(f"{LINKS}id")]
    return target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"xl/{target}")


def _read(part: Any) -> Drawn:
    hidden, last, merged = set(), 0, ""
    for _, element in iterparse(part):
        if element.tag == f"{MAIN}row":
            last = max(last, int(element.get("r", last + 1)))
            if element.get("hidden") in ("1", "true"):
                hidden.add(last)
        elif element.tag == f"{MAIN}mergeCell":
            merged = merged or _across(element.get("ref", ""))
        if element.tag != f"{MAIN}c":
            element.clear()
    return Drawn(frozenset(hidden), last, merged)


def _across(ref: str) -> str:
    first, _, last, _ = range_boundaries(ref)
    return ref if (first or 0) < (last or 0) else ""
