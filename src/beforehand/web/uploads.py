"""A file that is sent is read once for its digest and kept nowhere: not in memory, not on a disk.

Documents that people signed elsewhere are theirs; the record names them by SHA-256 (FIPS 180-4) alone.
"""

from __future__ import annotations

import hashlib
import io
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler


class Digested(UploadedFile):  # type: ignore[type-arg]  # Django's class takes no argument at run time
    """What is left of a file that was sent: its name, its size, its digest. There is nothing in it to read.

    Attributes:
        sha256: 64 lowercase hex digits.
    """

    def __init__(self, name: str, size: int, sha256: str) -> None:
        super().__init__(file=io.BytesIO(), name=name, size=size)
        self.sha256 = sha256


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
