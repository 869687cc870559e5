"""The seal: whole, the same each time, of one's own certificate or a real one, and honest about what is missing."""

from __future__ import annotations

import io
import shutil
import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from attrs import evolve
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, pkcs12
from cryptography.x509.oid import NameOID
from pyhanko.keys import load_certs_from_pemder_data
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from beforehand.agreement.locales.catalogue import LOCALES
from beforehand.agreement.refusals import Refusal
from beforehand.paper.certificate import self_made
from beforehand.paper.rider import rider_pdf
from beforehand.paper.seal import Seal
from beforehand.paper.seal_check import checked
from tests.paper.sample import RECORDED, RIDER, SAVED, printed

REASON = "As the record holds it"


@pytest.fixture(scope="module")
def own() -> bytes:
    return self_made("Beforehand, North Quay Intimacy Coordination")


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return rider_pdf(RIDER, "a4")


def test_a_seal_is_whole_and_gives_the_records_time(own: bytes, pdf: bytes) -> None:
    found = checked(Seal(own).sealed(pdf, at=SAVED, reason=REASON))
    assert found.whole
    assert (found.by, found.at) == ("Beforehand, North Quay Intimacy Coordination", SAVED)


def test_who_trusts_the_certificate_is_told_by_pyhanko_that_all_is_well(own: bytes, pdf: bytes) -> None:
    sealed = Seal(own).sealed(pdf, at=SAVED, reason=REASON)
    certificate = pkcs12.load_pkcs12(own, None).cert
    assert certificate, "the house's own"
    roots = list(load_certs_from_pemder_data(certificate.certificate.public_bytes(Encoding.DER)))
    context = ValidationContext(trust_roots=roots, moment=SAVED, allow_fetching=False)
    found = validate_pdf_signature(PdfFileReader(io.BytesIO(sealed)).embedded_signatures[0], context)
    assert (found.bottom_line, found.intact) == (True, True)
    assert found.coverage == SignatureCoverageLevel.ENTIRE_FILE


@pytest.mark.skipif(not shutil.which("pdfsig"), reason="poppler's tool is not on this machine")
@pytest.mark.parametrize("tag", LOCALES)
def test_poppler_finds_it_valid_and_a_changed_byte_not(own: bytes, tag: str, tmp_path: Path) -> None:
    paper = rider_pdf(evolve(RIDER, **printed(RECORDED, locale=tag)), "letter")
    sealed = Seal(own).sealed(paper, at=SAVED, reason=REASON)
    assert "Signature is Valid." in _pdfsig(sealed, tmp_path)
    assert "Total document signed" in _pdfsig(sealed, tmp_path)
    changed = bytearray(sealed)
    changed[sealed.index(b"stream") + 60] ^= 1
    assert "Signature is Valid." not in _pdfsig(bytes(changed), tmp_path)


def _pdfsig(pdf: bytes, folder: Path) -> str:
    """What ``pdfsig`` says of a file, without looking the certificate up anywhere."""
    (folder / "rider.pdf").write_bytes(pdf)
    asked = ["pdfsig", "-nocert", str(folder / "rider.pdf")]
    return subprocess.run(asked, capture_output=True, text=True, check=False).stdout


def test_sealed_again_it_is_the_same_bytes(own: bytes, pdf: bytes) -> None:
    first = Seal(own).sealed(pdf, at=SAVED, reason=REASON)
    assert Seal(own).sealed(pdf, at=SAVED, reason=REASON) == first
    assert first.startswith(pdf), "the paper itself is untouched: the seal is added behind it"


def test_a_real_certificate_seals_as_well(pdf: bytes) -> None:
    real = _of_somebody(b"opens it")
    found = checked(Seal(real, b"opens it").sealed(pdf, at=SAVED, reason=REASON))
    assert (found.whole, found.by) == (True, "Somebody Real")


@pytest.mark.parametrize(("given", "passphrase"), [("real", b"wrong"), ("real", b""), ("nonsense", b"")])
def test_what_does_not_open_is_said_in_a_sentence(pdf: bytes, given: str, passphrase: bytes) -> None:
    pkcs = _of_somebody(b"opens it") if given == "real" else b"no certificate"
    with pytest.raises(Refusal) as refused:
        Seal(pkcs, passphrase).sealed(pdf, at=SAVED, reason=REASON)
    assert refused.value.code == "seal_unreadable"


def test_a_timestamp_service_that_does_not_answer_is_said(own: bytes, pdf: bytes) -> None:
    nobody = "http://127.0.0.1:9/"
    with pytest.raises(Refusal) as refused:
        Seal(own, timestamps=nobody).sealed(pdf, at=SAVED, reason=REASON)
    assert refused.value.code == "no_timestamp"


def test_what_has_no_seal_is_not_taken_for_sealed(pdf: bytes) -> None:
    for file in (pdf, b"", b"%PDF-1.7 nothing"):
        with pytest.raises(Refusal) as refused:
            checked(file)
        assert refused.value.code == "no_seal"


def _of_somebody(passphrase: bytes) -> bytes:
    """A certificate with a key on an elliptic curve, as PKCS#12 under a passphrase."""
    key, name = (
        ec.generate_private_key(ec.SECP256R1()),
        x509.NameAttribute(NameOID.COMMON_NAME, "Somebody Real"),
    )
    begins = datetime(2026, 1, 1, tzinfo=UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(x509.Name([name]))
        .issuer_name(x509.Name([name]))
        .public_key(key.public_key())
        .serial_number(7)
        .not_valid_before(begins)
        .not_valid_after(begins + timedelta(days=3660))
        .sign(key, SHA256())
    )
    return pkcs12.serialize_key_and_certificates(b"x", key, made, None, BestAvailableEncryption(passphrase))
