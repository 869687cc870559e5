"""Typst: plain data into the bytes of a PDF, the same bytes for the same data wherever it runs.

What somebody wrote goes in as JSON, as one value of ``sys.inputs``, and is set as text; no template builds
markup out of it. Typst reads the fonts that lie in this room and no others, neither those of the machine nor
those within its own wheel.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from functools import cache, lru_cache
from pathlib import Path
from threading import Lock
from typing import Any, Final

import typst

from beforehand.paper.letters import check_letters

HERE: Final = Path(__file__).parent
PAPERS: Final = {"a4": "a4", "letter": "us-letter"}
"""Sizes of paper by the word that asks for them, as Typst calls them."""

ACCESSIBLE: Final = "ua-1"
"""PDF/UA-1: tagged, with a language and a title that readers show. Typst refuses a sheet that is not."""

_KEPT = 64
_ONE_AT_A_TIME: Final = Lock()


def pressed(sheet: str, data: Mapping[str, Any], *, paper: str, at: datetime) -> bytes:
    """Set a sheet.

    Args:
        sheet: name of a template in ``sheets``.
        data: what it says, as plain JSON values; it has ``title`` for the PDF's own title.
        paper: a key of :data:`PAPERS`.
        at: the time that the PDF calls its own, aware: when what it says came about, never when it was printed.

    Returns:
        A tagged PDF, the same bytes for the same arguments.

    Raises:
        Refusal: ``letter_missing``, those of :func:`check_letters`.
    """
    check_letters(data)
    said = json.dumps({**data, "paper": PAPERS[paper]}, sort_keys=True, ensure_ascii=False)
    return _pressed(sheet, said, int(at.timestamp()))


@lru_cache(maxsize=_KEPT)
def _pressed(sheet: str, said: str, at: int) -> bytes:
    with _ONE_AT_A_TIME:  # one compiler is kept warm; it is not made for two threads
        made = _compiler().compile(
            HERE / "sheets" / f"{sheet}.typ",
            format="pdf",
            sys_inputs={"data": said},
            timestamp=at,
            pdf_standards=ACCESSIBLE,
        )
    assert isinstance(made, bytes), "a PDF is one file"
    return made


@cache
def _compiler() -> typst.Compiler:
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(HERE / "fonts")]
    )
    return typst.Compiler(root=HERE, font_paths=fonts)
