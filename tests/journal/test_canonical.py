"""Canonical bytes: RFC 8785 by its own vectors, and what acts may not hold."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beforehand.journal.canonical import NotCanonical, canonical, digest, jcs

from . import vectors

whole = st.recursive(
    st.none() | st.booleans() | st.integers(1 - 2**53, 2**53 - 1) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


@vectors.needed
@pytest.mark.parametrize("name", vectors.names("jcs/input", "*.json"))
def test_the_published_vectors(name: str) -> None:
    expected = (vectors.FOLDER / "jcs" / "output" / name).read_bytes()
    in_hex = bytes.fromhex((vectors.FOLDER / "jcs" / "outhex" / name).with_suffix(".txt").read_text())
    assert jcs(vectors.load("jcs", "input", name)) == expected == in_hex


@vectors.needed
def test_all_published_vectors_are_run() -> None:
    assert len(vectors.names("jcs/input", "*.json")) == 6


@given(whole)
def test_canonical_bytes_say_the_value_and_are_their_own_canonical_form(value: Any) -> None:
    written = canonical(value)
    assert json.loads(written) == value
    assert canonical(json.loads(written)) == written
    assert digest(value) == sha256(written).digest()


def test_the_order_in_which_an_act_was_written_down_does_not_matter() -> None:
    assert canonical({"scene": "42", "by": "Mara Okafor"}) == b'{"by":"Mara Okafor","scene":"42"}'


def deep(levels: int) -> Any:
    value: Any = []
    for _ in range(levels):
        value = [value]
    return value


@pytest.mark.parametrize(
    "value",
    [
        *(1.0, {"seconds": 4.5}, ["x", float("nan")], {"a": [{"b": (1, 2.0)}]}),
        *(2**53, -(2**53), "\ud800", {"\ud800": 1}),
        *(b"bytes", {1: "key"}, {"day": object()}, {1, 2}, deep(65), deep(100_000)),
    ],
    ids=lambda value: type(value).__name__,
)
def test_what_has_no_canonical_bytes_is_refused(value: Any) -> None:
    with pytest.raises(NotCanonical) as refusal:
        canonical(value)
    assert refusal.value.code == "not_canonical"
    assert refusal.value.sentence.endswith(".")


def test_the_deepest_value_an_act_may_hold() -> None:
    assert canonical(deep(64)) == b"[" * 65 + b"]" * 65
