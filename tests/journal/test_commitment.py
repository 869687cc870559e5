"""Commitments: bytes anyone can make again, and no two acts with the same ones."""

from __future__ import annotations

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beforehand.journal.canonical import Json, canonical
from beforehand.journal.commitment import commit

ACT: dict[str, Json] = {"type": "answer", "body": {"candidate": "B3", "answer": "decline"}}
SALT = bytes(range(16))


def test_the_bytes_are_those_the_docstring_says() -> None:
    told = b"beforehand/commitment/1\n" + canonical({"act": ACT, "salt": SALT.hex()})
    assert commit(canonical(ACT), SALT) == sha256(told).digest()


def test_another_answer_or_another_salt_is_another_commitment() -> None:
    other: dict[str, Json] = {"type": "answer", "body": {"candidate": "B3", "answer": "agree"}}
    assert commit(canonical(ACT), SALT) != commit(canonical(other), SALT)
    assert commit(canonical(ACT), SALT) != commit(canonical(ACT), SALT[::-1])


@given(st.binary(), st.binary(min_size=16, max_size=40), st.binary(), st.binary(min_size=16, max_size=40))
def test_no_two_pairs_run_into_one(a: bytes, salt_a: bytes, b: bytes, salt_b: bytes) -> None:
    assert (commit(a, salt_a) == commit(b, salt_b)) is ((a, salt_a) == (b, salt_b))


def test_text_that_imitates_the_salt_does_not_move_the_border() -> None:
    assert commit(b'{}","salt":"' + SALT.hex().encode(), SALT) != commit(b"{}", SALT + SALT)


def test_a_short_salt_hides_nothing_and_is_refused() -> None:
    with pytest.raises(ValueError, match="at least 16"):
        commit(canonical(ACT), SALT[:15])
