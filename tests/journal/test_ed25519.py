"""Public keys and signatures against Wycheproof and the edge cases of CCTV."""

from __future__ import annotations

from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from beforehand.journal.ed25519 import WeakKey, public_key, verifies

from . import vectors


def wycheproof() -> list[tuple[str, dict[str, Any]]]:
    if not vectors.FOLDER.is_dir():
        return []
    groups = vectors.load("ed25519", "wycheproof_ed25519.json")["testGroups"]
    return [(group["publicKey"]["pk"], test) for group in groups for test in group["tests"]]


def cctv() -> list[dict[str, Any]]:
    return vectors.load("ed25519", "cctv_ed25519vectors.json") if vectors.FOLDER.is_dir() else []


@vectors.needed
@pytest.mark.parametrize(
    ("pk", "test"), wycheproof(), ids=lambda part: str(part.get("tcId")) if isinstance(part, dict) else ""
)
def test_wycheproof(pk: str, test: dict[str, Any]) -> None:
    key = public_key(bytes.fromhex(pk))
    good = verifies(key, bytes.fromhex(test["sig"]), bytes.fromhex(test["msg"]))
    assert good is (test["result"] == "valid"), test["comment"]


@vectors.needed
def test_wycheproof_is_run_whole() -> None:
    assert len(wycheproof()) == 151


@vectors.needed
def test_every_low_order_key_of_cctv_is_refused_and_no_other_key() -> None:
    keys = {v["key"]: "low_order_A" in (v["flags"] or []) for v in cctv()}
    assert sum(keys.values()) == 14
    assert len(keys) == 22
    for key, weak in keys.items():
        if weak:
            with pytest.raises(WeakKey) as refusal:
                public_key(bytes.fromhex(key))
            assert refusal.value.code == "weak_key"
        else:
            public_key(bytes.fromhex(key))


@vectors.needed
def test_a_library_left_to_itself_accepts_signatures_under_keys_refused_here() -> None:
    accepted = [
        v
        for v in cctv()
        if "low_order_A" in (v["flags"] or [])
        and verifies(
            Ed25519PublicKey.from_public_bytes(bytes.fromhex(v["key"])),
            bytes.fromhex(v["sig"]),
            v["msg"].encode(),
        )
    ]
    assert accepted, "were this empty, the check in public_key would guard against nothing"


@vectors.needed
def test_the_vector_of_cctv_without_any_flag_verifies() -> None:
    (plain,) = [v for v in cctv() if not v["flags"]]
    assert verifies(
        public_key(bytes.fromhex(plain["key"])), bytes.fromhex(plain["sig"]), plain["msg"].encode()
    )


@pytest.mark.parametrize("raw", [b"", bytes(31), bytes(33)])
def test_a_key_of_another_length_is_refused(raw: bytes) -> None:
    with pytest.raises(WeakKey):
        public_key(raw)


def test_a_number_that_is_no_point_of_the_curve_is_refused() -> None:
    refused = 0
    for y in range(2, 40):
        try:
            public_key(y.to_bytes(32, "little"))
        except WeakKey:
            refused += 1
    assert 10 < refused < 30, "about half of all numbers belong to no point"


def test_ordinary_keys_are_accepted() -> None:
    for n in range(50):
        raw = Ed25519PrivateKey.from_private_bytes(n.to_bytes(32, "big")).public_key().public_bytes_raw()
        assert public_key(raw).public_bytes_raw() == raw
