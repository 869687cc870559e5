"""Sealed blobs: they open for whom they should, say nothing to others, and come out the same twice."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beforehand.journal import sealing
from beforehand.journal.sealing import NotUnsealed, seal, unseal, unwrap_key, wrap_key

MARA = bytes(range(32))
JONAS = bytes(range(32, 64))
AAD = b"act 1, vault of Mara Okafor, version 1"
NONCE = slice(1, 13)


@given(st.binary(max_size=5000), st.binary(), st.binary())
def test_what_was_sealed_opens_and_is_the_same_blob_when_sealed_again(
    text: bytes, aad: bytes, name: bytes
) -> None:
    blob = seal(MARA, text, aad=aad, name=name)
    assert unseal(MARA, blob, aad=aad) == text
    sealing.forget_keys()
    assert seal(MARA, text, aad=aad, name=name) == blob


@given(st.data())
def test_no_changed_bit_opens(data: st.DataObject) -> None:
    blob = seal(MARA, b"decline", aad=AAD, name=b"answer 7")
    bit = data.draw(st.integers(0, len(blob) * 8 - 1))
    changed = (int.from_bytes(blob, "big") ^ 1 << bit).to_bytes(len(blob), "big")
    with pytest.raises(NotUnsealed):
        unseal(MARA, changed, aad=AAD)


@pytest.mark.parametrize("kept", [0, 1, 5, 12, 13, 20, 28, 200])
def test_no_shortened_blob_opens(kept: int) -> None:
    with pytest.raises(NotUnsealed):
        unseal(MARA, seal(MARA, b"decline", aad=AAD, name=b"answer 7")[:kept], aad=AAD)


def test_another_key_and_another_place_open_nothing_and_the_sentence_does_not_say_which() -> None:
    blob = seal(MARA, b"decline", aad=AAD, name=b"answer 7")
    said = set()
    for key, aad in [(JONAS, AAD), (MARA, b"act 2, vault of Mara Okafor, version 1")]:
        with pytest.raises(NotUnsealed) as refusal:
            unseal(key, blob, aad=aad)
        assert refusal.value.code == "not_unsealed"
        said.add(refusal.value.sentence)
    assert len(said) == 1


def test_one_name_used_twice_never_repeats_a_nonce() -> None:
    blobs = [
        seal(MARA, text, aad=aad, name=name)
        for text in (b"agree", b"decline")
        for aad in (AAD, b"elsewhere")
        for name in (b"answer 7", b"answer 8")
    ]
    assert len({blob[NONCE] for blob in blobs}) == len(blobs) == 8


def test_a_field_running_into_the_next_is_another_nonce() -> None:
    assert (
        seal(MARA, b"x", aad=b"ab", name=b"c")[NONCE]
        != seal(MARA, b"x", aad=b"a", name=b"bc")[NONCE]
        != seal(MARA, b"xb", aad=b"a", name=b"c")[NONCE]
    )


def test_the_length_of_a_blob_does_not_tell_agree_from_decline() -> None:
    lengths = {len(seal(MARA, bytes(n), aad=AAD, name=b"n")) for n in range(256)}
    assert lengths == {1 + 12 + 256 + 16}


@given(st.integers(0, 1 << 20))
def test_padding_costs_at_most_an_eighth_of_a_long_text(length: int) -> None:
    grown = len(seal(MARA, bytes(length), aad=AAD, name=b"n")) - 29
    assert length < grown <= max(length + 256, (length + 1) * 9 // 8 + 1)


def test_a_vaults_key_opens_only_under_its_kek_and_for_its_vault() -> None:
    wrapped = wrap_key(JONAS, MARA, "vault-1")
    assert unwrap_key(JONAS, wrapped, "vault-1") == MARA
    assert MARA not in wrapped
    for kek, vault in [(MARA, "vault-1"), (JONAS, "vault-2")]:
        with pytest.raises(NotUnsealed):
            unwrap_key(kek, wrapped, vault)


def test_keys_of_another_length_are_a_mistake_of_the_program() -> None:
    with pytest.raises(ValueError, match="32 bytes, not 31"):
        seal(MARA[:31], b"", aad=b"", name=b"")
    with pytest.raises(ValueError, match="32 bytes, not 16"):
        unseal(MARA[:16], b"", aad=b"")
    with pytest.raises(ValueError, match="32 bytes, not 5"):
        wrap_key(JONAS, b"short", "vault-1")


def test_forgetting_keys_leaves_no_subkey_in_memory() -> None:
    seal(MARA, b"", aad=b"", name=b"")
    assert sealing._subkeys.cache_info().currsize > 0
    sealing.forget_keys()
    assert sealing._subkeys.cache_info().currsize == 0
