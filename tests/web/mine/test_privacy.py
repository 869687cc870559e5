"""Rule 7 through the pages: nobody else's answer, boundary or rider changes a byte of a performer's page."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import transaction

from beforehand.agreement.vocabulary import VOCABULARY
from beforehand.store.tables.sealed_rows import forget_opened
from beforehand.store.vaults.keyring import forget_keys
from beforehand.studio import answers, boundaries, plans, signing
from tests.web.mine.conftest import PhoneOf
from tests.web.phone import Phone
from tests.world import World, fence_entry, may_shoot_42, new_world, scene_42

pytestmark = pytest.mark.django_db(databases=["default", "vaults"])

Doing = Callable[[World], object]


def answered(kind: str, name: str = "kiss") -> Doing:
    return lambda world: getattr(answers, kind)(**world.by("mara"), digest=world.digest(name))


def agreed(world: World) -> None:
    for name in ("dance", "kiss", "waist"):
        world.agree("mara", name)


def fenced(world: World) -> None:
    entry = fence_entry(world["mara"], set(VOCABULARY.leaves), frozenset(world.people.values()))
    boundaries.set_boundary(world.production, world["mara"], entry, at=world.tick())


def struck(world: World) -> None:
    rider = world.riders["mara", "42"]
    clause = world.record().riders[world["mara"]][0].clauses[0].id
    signing.strike_clause(**world.by("mara"), rider=rider, clause=clause)


def undone(doing: Doing, world: World, jonas: Phone) -> tuple[bytes, bytes, str]:
    """What Jonas's pages are after it was done, in a run that is taken back."""
    at = world.at
    with transaction.atomic():
        doing(world)
        after = (jonas.bytes(), jonas.bytes("/"), jonas.get().headers["ETag"])
        transaction.set_rollback(True)
    forget_keys()
    forget_opened()
    world.at = at
    return after


@pytest.mark.parametrize(
    "doing",
    [agreed, answered("talk"), answered("decline"), fenced],
    ids=["agrees", "talks", "declines", "fences"],
)
def test_rule_7_maras_private_acts_leave_jonass_page_as_it_was(phone_of: PhoneOf, doing: Doing) -> None:
    world = scene_42(new_world())
    jonas = phone_of(world, "jonas")
    assert undone(doing, world, jonas) == undone(lambda _: None, world, jonas)


@pytest.mark.parametrize(
    "doing",
    [answered("withdraw"), answered("talk"), answered("decline"), answered("less_today"), fenced, struck],
    ids=["withdraws", "talks", "declines", "says less today", "fences", "strikes"],
)
def test_rule_6_a_narrowing_of_the_plan_looks_like_the_coordinators_own_revision(
    phone_of: PhoneOf, doing: Doing
) -> None:
    world = may_shoot_42()
    jonas = phone_of(world, "jonas")
    revised = undone(lambda world: plans.take_back(**world.by("ines")), world, jonas)
    assert undone(doing, world, jonas) == revised
    assert revised != undone(lambda _: None, world, jonas)


def test_maras_page_does_change_with_her_own_answer(phone_of: PhoneOf) -> None:
    """The comparison above can tell pages apart."""
    world = scene_42(new_world())
    mara = phone_of(world, "mara")
    assert undone(answered("talk"), world, mara) != undone(lambda _: None, world, mara)


def test_nothing_of_anybody_else_is_on_the_page(phone_of: PhoneOf) -> None:
    world = may_shoot_42()
    answers.decline(**world.by("mara"), digest=world.digest("kiss"))
    body = phone_of(world, "jonas").get().content.decode()
    record = world.record()
    theirs = [r.id for r in record.riders[world["mara"]]] + [r.digest for r in record.riders[world["mara"]]]
    acts = [a.id for (who, _), a_s in record.answers.items() if who == world["mara"] for a in a_s.agreements]
    assert not [word for word in (*theirs, *acts) if word in body]
    assert "Declined" not in body
