"""Compression of what goes out."""

from __future__ import annotations

from typing import Final

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware

SQUEEZED_ALREADY: Final = ("font/", "image/png", "image/webp", "application/pdf", "text/event-stream")


class Squeeze(GZipMiddleware):
    """Django's gzip with its random padding (against BREACH), leaving out what it cannot make smaller.

    An event stream is left out because a compressor holds events back until it has enough of them.
    """

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Compress the response unless its type says that it is no use."""
        if response.get("Content-Type", "").startswith(SQUEEZED_ALREADY):
            return response
        return super().process_response(request, response)
