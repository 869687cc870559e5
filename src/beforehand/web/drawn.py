"""A page as it was drawn once: what its forms and its browser carry back."""

from __future__ import annotations

import hashlib
from urllib.parse import urlencode

import attrs


@attrs.frozen
class Drawn:
    """One drawing of a page.

    Attributes:
        name: the page's name.
        path: its address.
        digest: of its model: what a form says it was written from, and what an open page waits to see change.
        last_key: the key of the last form that the viewer sent.
    """

    name: str
    path: str
    digest: str
    last_key: str = attrs.field(repr=False)

    @property
    def live_url(self) -> str:
        """Where this page, as it is drawn, hears that it changed."""
        return "/live/?" + urlencode({"page": self.path, "seen": self.digest})

    @property
    def etag(self) -> str:
        """Give the strong ETag: of the model, and of the viewer's own last form.

        The second is in it because the hidden keys of the page's forms come from it. Without it, a page
        whose model came back to what it was would be taken from the browser's cache with a key that was used
        already, and the next answer would be taken for a form sent twice and never be written.
        """
        return f'"{hashlib.sha256(f"{self.digest} {self.last_key}".encode()).hexdigest()}"'
