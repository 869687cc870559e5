"""The drawings of ``templates/icons`` put into a page: always beside their word, so never read aloud."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

ICONS: Final = Path(__file__).resolve().parent.parent / "templates" / "icons"
ALONE: Final = ' xmlns="http://www.w3.org/2000/svg"'


@cache
def drawing(name: str, size: str = "") -> SafeString:
    """Give a drawing as inline SVG, hidden from screen readers.

    Args:
        name: a file of ``templates/icons`` without its ending.
        size: empty, or ``s``, ``l``, ``xl``: a class of the style sheet.

    Raises:
        FileNotFoundError: no drawing has that name.
    """
    svg = (ICONS / f"{name}.svg").read_text(encoding="utf-8").strip().replace(ALONE, "")
    kind = f"icon icon-{size}" if size else "icon"
    head = f'<svg class="{kind}" aria-hidden="true" focusable="false"'
    return mark_safe(svg.replace("<svg", head, 1))  # noqa: S308  the drawings are files of this house


def blocks(done: int, total: int) -> SafeString:
    """Draw ``done`` of ``total`` as small squares; above 24, as 24 squares in proportion.

    The words beside it say the same; the drawing is hidden from screen readers.
    """
    if total <= 0:
        return SafeString("")
    steps, filled = (total, done) if total <= 24 else (24, round(24 * done / total))
    rects = "".join(
        f'<rect class="{"done" if step < filled else "left"}" x="{step * 9}" width="8" height="6" rx="1"/>'
        for step in range(steps)
    )
    return format_html(
        '<svg class="blocks" viewBox="0 0 {} 6" preserveAspectRatio="none" aria-hidden="true">{}</svg>',
        steps * 9 - 1,
        mark_safe(rects),  # noqa: S308  made of numbers above
    )
