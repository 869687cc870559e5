"""What performers learn of one another's riders: that all of a scene have signed, or not all; nothing before that.

Scene 61 has three: Teodor has signed, Mara and Ade have not. Worlds that differ in who of them opened a rider, wants
to talk it over or signed it are the same to the third, as long as one signature is missing. A signature that was
taken back under a plan in force is a narrowing: it looks like the coordinator's own revision.
"""

from __future__ import annotations

from typing import Final

import pytest

from beforehand.studio import plans, signing
from beforehand.web import clock
from tests.privacy.addresses import addresses
from tests.privacy.base_world import Base
from tests.privacy.browser import Browser
from tests.privacy.house import signed_in, undone

pytestmark = pytest.mark.django_db(databases=["default", "vaults"])
SCENE: Final = "61"
Said = tuple[int, tuple[tuple[str, str], ...], bytes]
World = tuple[str, ...]
"""What happens in it: "mara opens", "ade signs"."""

SAME: Final[tuple[tuple[str, World, tuple[World, ...]], ...]] = (
    (
        "teodor",
        (),
        (
            (),
            ("mara opens",),
            ("mara opens", "mara talks"),
            ("mara signs",),
            ("ade signs",),
            ("ade opens", "mara signs"),
        ),
    ),
    ("teodor", (), (("ines revises",), ("mara signs", "mara undoes"), ("ade signs", "ade undoes"))),
    ("mara", (), ((), ("ade opens",), ("ade opens", "ade talks"), ("ade signs",))),
    ("mara", (), (("ines revises",), ("ade signs", "ade undoes"))),
    ("ade", ("ade signs",), ((), ("mara opens",), ("mara opens", "mara talks"))),
)
"""Who looks, what happened before, and worlds that are one to them. One signature at least is missing in each."""


def take(base: Base, what: str) -> None:
    who, does = what.split()
    if does == "revises":
        plans.take_back(**base.world.by(who, SCENE))
        return
    about = {**base.world.by(who, SCENE), "rider": base.world.riders[who, SCENE]}
    if does == "signs":
        base.world.sign(who, SCENE)
    elif does == "undoes":
        signing.take_back_signature(**about)
    else:
        {"opens": signing.open_rider, "talks": signing.talk_over_rider}[does](**about)


def told(base: Base, browser: Browser, world: World) -> dict[str, Said]:
    """Everything that the browser's owner can read of the scene and around it, at one time for all worlds."""
    start = base.world.at
    try:
        with undone():
            for what in world:
                take(base, what)
            base.world.at = start.replace(hour=start.hour + 1)
            with clock.stopped(base.world.at):
                return {address: browser.get(address).said for address in looked_at(base)}
    finally:
        base.world.at = start


def looked_at(base: Base) -> list[str]:
    here = f"/scenes/{base.world.scenes[SCENE]}/"
    around = ("/", "/paper/", "/paper/deadlines/", "/own/", "/own/record.json", "/represented/", "/days/")
    return [*around, *(a for a in addresses(base) if a.startswith(here) and a.endswith("/"))]


@pytest.mark.parametrize(("who", "before", "worlds"), SAME)
def test_while_a_signature_is_missing_nobody_learns_whose(
    base: Base, who: str, before: World, worlds: tuple[World, ...]
) -> None:
    with clock.stopped(base.world.at):
        browser = signed_in(base.world[who], base.world.production)
    with undone():
        for what in before:
            take(base, what)
        first, *others = (told(base, browser, world) for world in worlds)
    assert any(b"Your rider" in answer[2] for answer in first.values()), "their own rider is looked at"
    for world, found in zip(worlds[1:], others, strict=True):
        differing = [address for address in first if first[address] != found[address]]
        assert not differing, f"{who} can tell {world} from {worlds[0]} at {differing}"


def test_the_last_signature_ends_undo_and_that_cannot_be_hidden(base: Base) -> None:
    """Why: docs/decisions/017. The page says so before anybody signs."""
    with clock.stopped(base.world.at):
        browser = signed_in(base.world["mara"], base.world.production)
    riders = f"/scenes/{base.world.scenes[SCENE]}/mine/riders/"
    before = told(base, browser, ("mara signs",))[riders][2]
    after = told(base, browser, ("mara signs", "ade signs"))[riders][2]
    assert b"Take the signature back" in before
    assert b"Take the signature back" not in after
    said = told(base, browser, ("mara opens",))[riders][2]
    assert b"can tell from it whether all have signed" in said
