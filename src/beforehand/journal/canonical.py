"""One value, one sequence of bytes: RFC 8785, narrowed to what an act may hold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import TypeAlias

import rfc8785

from beforehand.agreement.refusals import Refusal

Json: TypeAlias = "bool | int | float | str | Sequence[Json] | Mapping[str, Json] | None"

_DEEPEST = 64


class NotCanonical(Refusal):
    """The value has no canonical bytes in this house."""

    def __init__(self, sentence: str) -> None:
        super().__init__("not_canonical", sentence)


def canonical(value: Json) -> bytes:
    """Give the canonical JSON of a value without floats.

    Floats are refused although RFC 8785 can write them: time is frames and rational rates, and a float that
    went through two programs may come back as another number, so that a true act would look changed.

    Args:
        value: None, bool, int within ±(2**53 - 1), str of whole Unicode characters, list, tuple or dict
        with str
            keys, nested at most 64 deep.

    Returns:
        UTF-8 bytes, keys in order of their UTF-16 code units, no white space.

    Raises:
        NotCanonical: a float, another type, a larger integer, half a character (a lone surrogate), too deep.
    """
    _refuse_floats(value, _DEEPEST)
    return jcs(value)


def jcs(value: Json) -> bytes:
    """Give RFC 8785 bytes of any JSON value, floats included: for reading what others canonicalised.

    Raises:
        NotCanonical: the value is not JSON that RFC 8785 can write.
    """
    try:
        return rfc8785.dumps(value)
    except (ValueError, RecursionError) as error:  # a key of half a character raises UnicodeEncodeError
        raise NotCanonical(f"This cannot be written as canonical JSON: {error}.") from error


def digest(value: Json) -> bytes:
    """Give the 32 bytes of SHA-256 over `canonical(value)`; refuses what `canonical` refuses."""
    return sha256(canonical(value)).digest()


def _refuse_floats(value: Json, depth: int) -> None:
    if depth < 0:
        raise NotCanonical(f"This is nested more than {_DEEPEST} deep.")
    if isinstance(value, float):
        raise NotCanonical(f"The number {value!r} is a float; acts hold whole numbers and fractions of them.")
    if isinstance(value, Mapping):
        for inner in value.values():
            _refuse_floats(inner, depth - 1)
    elif isinstance(value, list | tuple):
        for inner in value:
            _refuse_floats(inner, depth - 1)
