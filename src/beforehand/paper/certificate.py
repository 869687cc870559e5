"""The certificate that riders are sealed with when nobody gave a real one."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Final

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import NoEncryption, pkcs12
from cryptography.x509.oid import NameOID

_BITS: Final = 3072
_BEGINS: Final = datetime(2020, 1, 1, tzinfo=UTC)
"""Before any record: a seal gives the record's time, which may lie before its certificate was made."""

_LASTS: Final = timedelta(days=60 * 365)
_LONGEST_NAME: Final = 64
"""X.520's bound of a common name."""


def self_made(name: str) -> bytes:
    """A new RSA key with a certificate that it signed itself, as PKCS#12 without a passphrase.

    It shows that two papers come from one server and that neither was changed; who runs the server it cannot show.

    Args:
        name: the certificate's common name, cut to 64 characters.
    """
    key = rsa.generate_private_key(public_exponent=65537, key_size=_BITS)
    called = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name[:_LONGEST_NAME])])
    made = (
        x509.CertificateBuilder()
        .subject_name(called)
        .issuer_name(called)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(_BEGINS)
        .not_valid_after(_BEGINS + _LASTS)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_to_sign(), critical=True)
        .sign(key, hashes.SHA256())
    )
    return pkcs12.serialize_key_and_certificates(b"beforehand", key, made, None, NoEncryption())


def _to_sign() -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=True,
        content_commitment=True,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=False,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )
