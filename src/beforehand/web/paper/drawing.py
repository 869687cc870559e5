"""Papers as the room's template lists them: a name, and a link for each size of paper."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from beforehand.web.paper.handing import SIZE

SIZES: Final = (("A4", ""), ("US letter", f"?{SIZE}=letter"))


def line(words: str, url: str) -> dict[str, Any]:
    """One paper."""
    return {"words": words, "links": [{"label": label, "url": url + query} for label, query in SIZES]}


def group(title: str, papers: Sequence[dict[str, Any]], note: str = "") -> dict[str, Any]:
    """Papers under one heading."""
    return {"title": title, "note": note, "papers": list(papers)}
