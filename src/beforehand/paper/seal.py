"""The seal of a PDF: a PAdES signature (ETSI EN 319 142, baseline B-B; B-T with a timestamp) by pyHanko.

It says that these bytes are what this server printed from its record, and breaks when a byte changes. It is not
a performer's signature: those are acts of the record, and the page prints them. An RSA seal without a timestamp
is the same bytes for the same PDF, so that everybody who is handed a paper is handed the same one.
"""

from __future__ import annotations

import io
from datetime import datetime
from functools import cached_property
from hashlib import sha256
from typing import Any, Final

from attrs import field, frozen
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import pkcs12
from pyhanko.pdf_utils.generic import ArrayObject, ByteStringObject
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import SigSeedSubFilter
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, SimpleSigner
from pyhanko.sign.signers.pdf_signer import PdfSigningSession
from pyhanko.sign.timestamps import HTTPTimeStamper, TimestampRequestError

from beforehand.agreement.refusals import Refusal

FIELD: Final = "Seal"


@frozen(slots=False)
class Seal:
    """What is needed to seal.

    Attributes:
        pkcs12: the key with its certificate and those above it, as PKCS#12.
        passphrase: its passphrase, b"" for none.
        timestamps: address of an RFC 3161 service, or "".
    """

    pkcs12: bytes = field(repr=False)
    passphrase: bytes = field(default=b"", repr=False)
    timestamps: str = ""

    @cached_property
    def signer(self) -> SimpleSigner:
        """The key, opened once.

        Raises:
            Refusal: ``seal_unreadable``.
        """
        try:
            key = pkcs12.load_key_and_certificates(self.pkcs12, self.passphrase or None)[0]
            found = SimpleSigner.load_pkcs12_data(self.pkcs12, [], self.passphrase or None)
        except (ValueError, TypeError, AttributeError) as error:
            raise Refusal(
                "seal_unreadable",
                "The certificate that riders are sealed with cannot be opened. It has to be PKCS#12, with its key.",
            ) from error
        return _WarmRsa(found, key) if isinstance(key, RSAPrivateKey) else found

    def sealed(self, pdf: bytes, *, at: datetime, reason: str) -> bytes:
        """The PDF with its seal.

        Args:
            pdf: as it was set.
            at: the time that the seal gives as its own, aware: that of what the paper tells. It is a claimed time;
                a timestamp, where one is asked for, is the proven one.
            reason: printed by readers beside the seal.

        Raises:
            Refusal: ``seal_unreadable``; ``no_timestamp`` when the service does not answer.
        """
        about = PdfSignatureMetadata(
            field_name=FIELD, md_algorithm="sha256", subfilter=SigSeedSubFilter.PADES, reason=reason
        )
        service = HTTPTimeStamper(self.timestamps) if self.timestamps else None
        out = io.BytesIO()
        try:
            _SignerAt(at, about, self.signer, timestamper=service).sign_pdf(
                _Writer(io.BytesIO(pdf)), output=out
            )
        except TimestampRequestError as error:
            raise Refusal(
                "no_timestamp", "The timestamp service does not answer. Try again later."
            ) from error
        return out.getvalue()


class _SignerAt(PdfSigner):
    """Gives the seal a time of ours; pyHanko would take the machine's."""

    def __init__(self, at: datetime, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self._at = at

    def init_signing_session(self, *args: Any, **more: Any) -> PdfSigningSession:
        session = super().init_signing_session(*args, **more)
        session.system_time = self._at
        return session


class _WarmRsa(SimpleSigner):
    """Keeps the key open: pyHanko opens it, and checks its primes, for each of two signatures a seal."""

    def __init__(self, opened: SimpleSigner, key: RSAPrivateKey) -> None:
        super().__init__(opened.signing_cert, opened.signing_key, opened.cert_registry)
        self._key = key

    def sign_raw(self, data: bytes, digest_algorithm: str) -> bytes:
        assert digest_algorithm == "sha256", "a seal is made with SHA-256"
        return self._key.sign(data, PKCS1v15(), SHA256())


class _Writer(IncrementalPdfFileWriter):
    """Adds a seal and nothing by chance: its file identifier is of the content, and the PDF's own dates stay."""

    @classmethod
    def _handle_id(cls, prev: PdfFileReader) -> ArrayObject:
        first, second = (ByteStringObject(part.original_bytes) for part in prev.trailer["/ID"])
        return ArrayObject([first, ByteStringObject(sha256(b"sealed" + second).digest()[:16])])

    def _update_meta(self) -> None:
        return
