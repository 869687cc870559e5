"""Whether a sealed PDF is as it was sealed: for tests, and for whoever holds one and has Python alone."""

from __future__ import annotations

import io
from datetime import datetime
from hashlib import sha256

from attrs import frozen
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from beforehand.agreement.refusals import Refusal


@frozen
class Checked:
    """What a check of a sealed PDF found.

    Attributes:
        whole: the bytes are those that were sealed, to the last one.
        by: the common name of the certificate.
        certificate: its SHA-256, lowercase hex.
        at: the time that the seal claims, or None.
    """

    whole: bool
    by: str
    certificate: str
    at: datetime | None


def checked(pdf: bytes) -> Checked:
    """Check the seal of a PDF against its own certificate; whether to believe that one is another question.

    Raises:
        Refusal: ``no_seal`` when there is none, or the file cannot be read.
    """
    try:
        found = PdfFileReader(io.BytesIO(pdf)).embedded_signatures[0]
        trusted = ValidationContext(trust_roots=[found.signer_cert], allow_fetching=False)
        status = validate_pdf_signature(found, trusted)
    except Exception as error:  # a damaged PDF fails in as many ways as a parser has lines
        raise Refusal("no_seal", "This file has no seal that can be read.") from error
    certificate = found.signer_cert
    return Checked(
        whole=status.bottom_line and status.coverage is SignatureCoverageLevel.ENTIRE_FILE,
        by=certificate.subject.native.get("common_name", ""),
        certificate=sha256(certificate.dump()).hexdigest(),
        at=status.signer_reported_dt,
    )
