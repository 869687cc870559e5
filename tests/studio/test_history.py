"""The record of a scene in words: every kind of act has its own."""

from __future__ import annotations

from beforehand.journal.act import KINDS
from beforehand.studio.history import NAMELESS, PUBLIC, SAID


def test_every_kind_of_act_has_its_words() -> None:
    assert set(SAID) == set(KINDS.values())


def test_what_is_public_is_known() -> None:
    assert set(KINDS) >= PUBLIC >= NAMELESS
