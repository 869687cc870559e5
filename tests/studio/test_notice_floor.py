"""A production may ask for more notice than its pack, never less."""

from __future__ import annotations

import pytest

from beforehand.agreement.refusals import Refusal
from beforehand.studio import production
from beforehand.studio.people import place_of
from beforehand.studio.reading import has_production

pytestmark = pytest.mark.django_db(databases=["default", "vaults"])


def start(notice_hours: int | None) -> int:
    made, ines = production.start_production(
        title="Saltmarsh",
        coordinator="Noor Vance",
        timezone="Europe/London",
        pack="sag-aftra",
        operator="Vance Coordination",
        notice_hours=notice_hours,
    )
    place = place_of(made, ines)
    assert place is not None
    return place.notice_hours


@pytest.mark.parametrize(("asked", "kept"), [(None, 48), (48, 48), (72, 72), (672, 672)])
def test_the_pack_is_a_floor(asked: int | None, kept: int) -> None:
    assert start(asked) == kept


@pytest.mark.parametrize("asked", [-1, 0, 47, 673])
def test_less_is_refused_and_nothing_is_written(asked: int) -> None:
    with pytest.raises(Refusal, match="may ask more, up to 672, and never less") as refusal:
        start(asked)
    assert refusal.value.code == "notice_below_pack"
    assert not has_production()
