"""Packs: every figure has a name that is known and a source, and nobody claims to have checked what was not."""

from __future__ import annotations

from typing import Any

import pytest

from beforehand.agreement.refusals import Refusal
from beforehand.packs.reading import LABELS, MEDIA, named, pack_from, pack_keys, read_pack


def raw(**more: Any) -> dict[str, Any]:
    figure = {"name": "notice_hours", "value": 48, "source": "a text", "verified": False}
    return {"title": "A union", "medium": "screen", "figure": [figure | more]}


def test_the_packs_of_the_field_are_there() -> None:
    assert pack_keys() == ("actra", "equity-uk", "house", "meaa", "sag-aftra", "theatre")


@pytest.mark.parametrize("key", pack_keys())
def test_every_figure_has_a_source(key: str) -> None:
    pack = read_pack(key)
    assert pack.medium in MEDIA
    assert set(pack.figures) <= set(LABELS)
    assert all(figure.source.strip() and figure.words.strip() for figure in pack.figures.values())
    assert pack.notice_hours >= 1


def test_only_the_houses_own_choices_are_verified() -> None:
    """Until somebody has read the full texts."""
    verified = {key for key in pack_keys() if any(f.verified for f in read_pack(key).figures.values())}
    assert verified == {"house"}
    assert named(read_pack("sag-aftra")) == "SAG-AFTRA, not verified"
    assert named(read_pack("house")) == "House"


def test_a_pack_reads_in_the_order_of_the_labels() -> None:
    names = list(read_pack("sag-aftra").figures)
    assert names == [name for name in LABELS if name in names]


@pytest.mark.parametrize("more", [{"name": "notice"}, {"name": "consent"}, {"value": "two days"}])
def test_a_damaged_pack_is_refused(more: dict[str, Any]) -> None:
    with pytest.raises(Refusal) as refusal:
        pack_from("a", raw(**more))
    assert refusal.value.code == "pack_damaged"


def test_an_unknown_pack_is_refused_by_name() -> None:
    with pytest.raises(Refusal, match="there are actra, equity-uk"):
        read_pack("guild")
