"""Headers that every page carries, the refused and the missing ones included."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from django.http import HttpRequest
from django.http.response import HttpResponseBase

PAGE_HEADERS: Final = {
    "Cache-Control": "private, no-cache",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Robots-Tag": "noindex, nofollow",
}


class PageHeaders:
    """Sets the headers unless the response has its own (static files do)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer the request, then set what is missing."""
        response = self.get_response(request)
        for name, value in PAGE_HEADERS.items():
            response.headers.setdefault(name, value)
        return response
