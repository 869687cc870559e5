"""Papers as the room's template lists them: a name, and a link for each size of paper."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from beforehand.web.paper.handing import SIZE

SIZES: Final = (("A4", ""), ("US letter", f"{SIZE}=letter"))


def line(words: str, url: str, asked: str = "") -> dict[str, Any]:
    """One paper; ``asked`` is what its address asks for beside the size, such as ``in=de``."""

    def address(size: str) -> str:
        query = "&".join(part for part in (asked, size) if part)
        return f"{url}?{query}" if query else url

    return {"words": words, "links": [{"label": label, "url": address(size)} for label, size in SIZES]}


def group(title: str, papers: Sequence[dict[str, Any]], note: str = "") -> dict[str, Any]:
    """Papers under one heading."""
    return {"title": title, "note": note, "papers": list(papers)}
