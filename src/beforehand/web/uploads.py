"""A file that is sent is read once for its digest and kept nowhere: not in memory, not on a disk.

Documents that people signed elsewhere are theirs; the record names them by SHA-256 (FIPS 180-4) alone. Files that
a page has to read are held in memory while it answers, and only at the addresses named here.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Mapping
from typing import Any, Final

from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.core.files.uploadhandler import FileUploadHandler

READ_WHOLE: Final[Mapping[str, int]] = {"/imports/": 4_000_000, "/script/": 20_000_000}
"""Addresses whose page reads what is sent, and the most bytes that it reads."""


class Digested(UploadedFile):  # type: ignore[type-arg]  # Django's class takes no argument at run time
    """What is left of a file that was sent: its name, its size, its digest. There is nothing in it to read.

    Attributes:
        sha256: 64 lowercase hex digits.
    """

    def __init__(self, name: str, size: int, sha256: str) -> None:
        super().__init__(file=io.BytesIO(), name=name, size=size)
        self.sha256 = sha256


class ReadWhole(FileUploadHandler):
    """Holds a file in memory where a page reads it; everywhere else hands it on.

    Of a file with more bytes than the page reads one more is held, so that the page can tell.
    """

    _most: int | None = None

    def handle_raw_input(self, input_data: Any, META: dict[str, str], *args: Any, **kwargs: Any) -> None:  # noqa: N803  Django's name
        """Look where it was sent."""
        self._most = READ_WHOLE.get(META.get("PATH_INFO", ""))

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin a file."""
        super().new_file(*args, **kwargs)
        self._held = bytearray()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        """Hold the piece, or hand it on."""
        if self._most is None:
            return raw_data
        self._held += raw_data[: self._most + 1 - len(self._held)]
        return None

    def file_complete(self, file_size: int) -> SimpleUploadedFile | None:
        """The file as it is held; None where it was handed on."""
        if self._most is None:
            return None
        return SimpleUploadedFile(self.file_name or "sent", bytes(self._held))


class DigestOnly(FileUploadHandler):
    """Takes files in pieces and lets each piece go."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin a file."""
        super().new_file(*args, **kwargs)
        self._digest = hashlib.sha256()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Take a piece into the digest; nothing goes on to another handler."""
        del start  # pieces come in order
        self._digest.update(raw_data)

    def file_complete(self, file_size: int) -> Digested:
        """The file as far as it is kept."""
        return Digested(self.file_name or "", file_size, self._digest.hexdigest())
