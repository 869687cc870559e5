"""Role × act × object: what is not granted cannot be done either, and nothing is written by trying."""

from __future__ import annotations

import pytest

from beforehand.studio import reading
from beforehand.web import clock
from tests.privacy.addresses import NO_SUCH
from tests.privacy.base_world import Base
from tests.privacy.browser import Browser
from tests.privacy.house import signed_in, undone
from tests.privacy.matrix import CAST, MAY_DO
from tests.privacy.spots import KEY, UNKNOWN, Spot, spots

pytestmark = pytest.mark.django_db(databases=["default", "vaults"])


@pytest.mark.parametrize("who", CAST)
def test_whoever_does_not_see_a_page_can_do_nothing_on_it(
    base: Base, browsers: dict[str, Browser], who: str
) -> None:
    with clock.stopped(base.world.at):
        browser, before = browsers[who], reading.last_seq()
        missing = browser.post(UNKNOWN, {"act": "hold", "key": KEY})
        assert missing.said == browser.get(UNKNOWN).said
        for spot in spots(base):
            if who not in spot.may:
                for act in _tried(spot):
                    got = browser.post(spot.address, {"act": act, "key": KEY, "page": KEY})
                    assert got.said == missing.said, f"{who} doing {act} at {spot.route} ({spot.named})"
        assert reading.last_seq() == before


def _tried(spot: Spot) -> list[str]:
    """Every act of the page at its own address; one where the address only shows it once more."""
    acts = list(spot.page.acts) if spot.page else []
    return acts if spot.route.count("<") == 1 and acts else (acts[:1] or ["hold"])


@pytest.mark.parametrize("who", CAST)
def test_an_act_that_is_not_theirs_is_one_that_nobody_ever_heard_of(
    base: Base, browsers: dict[str, Browser], who: str
) -> None:
    for spot in spots(base):
        if who in spot.may and spot.page is not None:
            for act, may in MAY_DO[spot.page.name].items():
                named = may if isinstance(may, str) else may.get(spot.scene, "")
                with undone(), clock.stopped(base.world.at):
                    assert _is_offered(browsers[who], spot.address, act) == (who in named.split()), (
                        f"{who} doing {act} at {spot.route} ({spot.named})"
                    )


def _is_offered(browser: Browser, address: str, act: str) -> bool:
    """Whether the page knows the act, for this viewer. Where it does not, nothing is written."""
    before, kept = reading.last_seq(), dict(browser.cookies)
    known = browser.post(address, {"act": act, "key": KEY, "page": KEY})
    offered = b"unknown_act" not in known.body and known.status != 404
    if not offered:
        assert known.said == browser.post(address, {"act": "burn", "key": KEY, "page": KEY}).said
        assert reading.last_seq() == before
    browser.cookies = kept
    return offered


# Other people's things


def _sent(base: Base, theirs: str) -> list[tuple[str, str, str, dict[str, str]]]:
    """Forms that name something: who sends it, from which page, which act, and the fields with ``theirs`` in them."""
    world = base.world
    mine, riders, plan = (f"/scenes/{world.scenes['42']}/{room}/" for room in ("mine", "mine/riders", "plan"))
    digest = "0" * 64 if theirs == NO_SUCH else world.digest("brow", "61")
    return [
        ("jonas", mine, "talk", {"digest": digest}),
        ("jonas", mine, "decline", {"digest": digest}),
        ("jonas", mine, "withdraw", {"digest": digest}),
        ("jonas", mine, "less_today", {"digest": digest}),
        *(("jonas", riders, act, {"rider": theirs}) for act in ("open", "talk", "undo")),
        ("jonas", riders, "strike", {"rider": theirs, "clause": NO_SUCH}),
        ("jonas", riders, "end_grant", {"grant": theirs}),
        ("jonas", mine, "meet_gate", {"boundary": theirs, "digest": world.digest("kiss")}),
        ("jonas", "/boundaries/", "end", {"boundary": theirs}),
        ("jonas", "/devices/", "revoke", {"device": theirs}),
        ("teodor", plan, "approve", {"proposal": theirs}),
        ("calder", plan, "approve", {"proposal": theirs}),
    ]


def _things(base: Base) -> dict[str, str]:
    """Things that are there and are none of theirs, of each kind."""
    world = base.world
    return {
        "Mara's rider": world.riders["mara", "42"],
        "Mara's gate": base.entries["mara", "gate"],
        "Mara's answer": base.also["answer"],
        "another scene's candidate": world.beats["brow"],
        "another scene's proposal": next(iter(world.record("61").proposals)),
        "another production's scene": base.also["their scene"],
    }


def test_the_id_of_another_persons_thing_is_answered_as_one_that_nothing_has(base: Base) -> None:
    world = base.world
    people = {who: signed_in(world[who], world.production) for who in ("jonas", "teodor", "calder")}
    with clock.stopped(world.at):
        before = reading.last_seq()
        for named, theirs in _things(base).items():
            for (who, address, act, real), (*_, none) in zip(
                _sent(base, theirs), _sent(base, NO_SUCH), strict=True
            ):
                known, missing = (
                    people[who].post(address, {"act": act, "key": KEY, **fields}) for fields in (real, none)
                )
                assert known.status in (404, 409, 422)
                assert known.said == missing.said, f"{who}, {act} with {named}"
        assert reading.last_seq() == before
