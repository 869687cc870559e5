"""A sign-in link as a picture that a phone reads."""

from __future__ import annotations

import io

import segno
from django.http import HttpResponse


def qr_svg(url: str) -> str:
    """Draw an address as a QR code (ISO/IEC 18004, error correction M).

    Args:
        url: the address.

    Returns:
        An SVG document, black on white whatever the colours of the page: scanners want it so.
    """
    drawn = io.BytesIO()
    segno.make(url, error="m", micro=False).save(
        drawn, kind="svg", scale=6, border=4, dark="#000", light="#fff", svgns=True, xmldecl=False
    )
    return drawn.getvalue().decode()


def qr_response(url: str) -> HttpResponse:
    """Answer with the picture of an address that lets somebody in: kept by no cache."""
    return HttpResponse(
        qr_svg(url), content_type="image/svg+xml", headers={"Cache-Control": "private, no-store"}
    )
