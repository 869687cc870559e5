"""The certificate that riders are sealed with: a real one by setting, else one that this server made for itself.

The self-made one is ``keys/seal.p12`` in the data folder, 0600, made when a rider is sealed first. Unlike the other
keys it opens nothing: without it old papers stay whole, and new ones carry another certificate.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final

from django.conf import settings

from beforehand.agreement.refusals import Refusal
from beforehand.paper.seal import Seal

NAME: Final = "seal.p12"


def installed_seal(make: Callable[[], bytes]) -> Seal:
    """The seal of this installation.

    Args:
        make: gives a new certificate as PKCS#12 where there is none yet.

    Raises:
        Refusal: ``seal_missing`` when a file named by a setting is not there.
    """
    if not settings.SEAL:
        return Seal(_own(settings.FOLDER.path / "keys" / NAME, make), b"", settings.TIMESTAMPS)
    passphrase = _read(settings.SEAL_PASSPHRASE).rstrip(b"\n") if settings.SEAL_PASSPHRASE else b""
    return Seal(_read(settings.SEAL), passphrase, settings.TIMESTAMPS)


def _read(path: str) -> bytes:
    try:
        return Path(path).read_bytes()
    except OSError as error:
        sentence = f"The file {path}, which riders are sealed with, cannot be read: {error.strerror}."
        raise Refusal("seal_missing", sentence) from error


def _own(path: Path, make: Callable[[], bytes]) -> bytes:
    """The self-made one; of two processes that make it at once, the first one's counts."""
    if not path.exists():
        part = path.with_name(f"{NAME}.{secrets.token_hex(8)}")
        handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(make())
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileExistsError):
            os.link(part, path)
        part.unlink()
    return path.read_bytes()
