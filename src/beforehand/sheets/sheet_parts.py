"""What a workbook says beside its cells: how large it unfolds, which rows are hidden, what is merged.

openpyxl's way of reading row by row leaves these out, so they are read from the parts themselves.
"""

from __future__ import annotations

import io
import posixpath
from collections import defaultdict
from collections.abc import Mapping
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
        merged: by row, the columns from 0, closed, of each range that is merged across columns.
    """

    hidden: frozenset[int]
    last_row: int
    merged: Mapping[int, tuple[tuple[int, int], ...]]


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
    hidden, last = set(), 0
    merged: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for _, element in iterparse(part):
        if element.tag == f"{MAIN}row":
            last = max(last, int(element.get("r", last + 1)))
            if element.get("hidden") in ("1", "true"):
                hidden.add(last)
        elif element.tag == f"{MAIN}mergeCell":
            _across(element.get("ref", ""), merged)
        if element.tag != f"{MAIN}c":
            element.clear()
    return Drawn(frozenset(hidden), last, {row: tuple(sorted(spans)) for row, spans in merged.items()})


def _across(ref: str, merged: defaultdict[int, list[tuple[int, int]]]) -> None:
    """Note a range in each of its rows, where it goes across columns."""
    first, top, last, bottom = (edge or 1 for edge in range_boundaries(ref))
    if first < last:
        for row in range(top, min(bottom, LAST_ROW) + 1):
            merged[row].append((first - 1, last - 1))
