"""A paper comes back: what the coordinator may enter of it, and how it is told."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from beforehand.agreement.answers import word
from beforehand.agreement.refusals import Refusal
from beforehand.journal.acts.on_paper import AnswerOnPaper
from beforehand.store.tables import journal_store
from beforehand.studio import on_paper
from beforehand.studio.on_paper import Fenced, Ticked
from beforehand.web import clock
from beforehand.web.look.times import day_clock
from tests.web.browsing import acts, press, refused, text_of
from tests.web.conftest import SignIn
from tests.world import World, may_shoot_42

pytestmark = pytest.mark.django_db(databases=["default", "vaults"])
CLAIMED = datetime(2026, 11, 15, 16, 20, tzinfo=UTC)
ENTER = "Enter this paper"
DETAIL = "/boundaries/detail/received/lips/"


@pytest.fixture
def world() -> World:
    return may_shoot_42()


def url(world: World) -> str:
    return f"/paper/enter/{world['mara']}/"


def kiss(world: World) -> str:
    return f"{world.scenes['42']}-{world.digest('kiss')}"


def test_a_no_on_paper_counts_at_once_and_shows_both_times(world: World, sign_in: SignIn) -> None:
    with clock.stopped(world.tick()):
        ines = sign_in(world, "ines")
        sent = press(ines, url(world), ENTER, **{kiss(world): "decline", "claimed_at": "2026-11-15T16:20"})
        assert sent.status_code == 303
        assert "Entered and saved" in text_of(ines.get(sent["Location"]))
        told = text_of(sign_in(world, "mara").get(f"/scenes/{world.scenes['42']}/mine/"))
    assert word(world.record().answers[world["mara"], world.digest("kiss")], None) == "declined"
    assert world.record().with_coordinator, "the plan in force is touched"
    assert "from paper that says Sun 15 Nov, 16:20" in told


def test_it_is_sealed_with_the_performers_key_and_is_hers_to_prove(world: World, sign_in: SignIn) -> None:
    on_paper.enter_paper(
        world.production,
        world["ines"],
        person=world["mara"],
        claimed_at=CLAIMED,
        ticked=[Ticked(world.scenes["42"], world.digest("kiss"), "talk")],
        at=world.tick(),
    )
    saved = list(journal_store.entries())[-1].saved
    assert isinstance(saved.body, AnswerOnPaper)
    assert (saved.author, saved.vault) == (world["ines"], ("person", world["mara"]))
    with clock.stopped(world.at):
        assert sign_in(world, "mara").get(f"/promise/{saved.id}/").status_code == 200
        assert sign_in(world, "jonas").get(f"/promise/{saved.id}/").status_code == 404


def test_fences_of_the_form_close_that_part_in_that_direction_alone(world: World, sign_in: SignIn) -> None:
    before = set(world.record().boundaries[world["mara"]])
    with clock.stopped(world.tick()):
        sent = {"claimed_at": "2026-11-15T16:20", "received": ["lips_and_mouth"], "shown": ["feet_whole"]}
        assert press(sign_in(world, "ines"), url(world), ENTER, **sent).status_code == 303
    made = set(world.record().boundaries[world["mara"]]) - before
    assert {(b.direction, b.disposition) for b in made} == {("received", "fence"), ("shown", "fence")}
    assert {leaf for b in made if b.direction == "shown" for leaf in b.leaves} >= {"left_foot", "right_foot"}


def test_its_owner_reads_both_times_of_a_fence_and_nobody_else_does(world: World, sign_in: SignIn) -> None:
    with clock.stopped(world.tick()):
        sent = {"claimed_at": "2026-11-15T16:20", "received": ["lips_and_mouth"]}
        press(sign_in(world, "ines"), url(world), ENTER, **sent)
        mara, jonas = sign_in(world, "mara"), sign_in(world, "jonas")
        entered = day_clock(world.at)
        for page in ("/boundaries/list/received/", "/boundaries/map/received/lips/", DETAIL):
            assert f"Entered from paper {entered}; the paper says Sun 15 Nov, 16:20." in text_of(
                mara.get(page)
            )
            assert "from paper" not in text_of(jonas.get(page))
        told = text_of(mara.get(DETAIL))
        assert told.count("Lift this fence") + told.count("End this") > told.count("Entered from paper") == 1
        assert len(world.record().boundaries[world["mara"]]) > 1, "her other entries say nothing of paper"


def test_nobody_can_agree_for_another_and_a_wrong_paper_writes_nothing(world: World, sign_in: SignIn) -> None:
    with clock.stopped(world.tick()):
        ines, before, when = sign_in(world, "ines"), acts(), {"claimed_at": "2026-11-15T16:20"}
        refused(press(ines, url(world), ENTER, **when, **{kiss(world): "agree"}), 422, "form", before)
        refused(press(ines, url(world), ENTER, **when), 409, "nothing_entered", before)
        later = {"claimed_at": "2027-01-01T08:00", "received": ["lips_and_mouth"]}
        refused(press(ines, url(world), ENTER, **later), 409, "claimed_later", before)


@pytest.mark.parametrize("who", ["mara", "jonas", "teodor"])
def test_only_whoever_runs_the_record_enters(world: World, who: str) -> None:
    fence = [Fenced("received", "lips_and_mouth")]
    with pytest.raises(Refusal, match="no such"):
        on_paper.enter_paper(
            world.production,
            world[who],
            person=world["mara"],
            claimed_at=CLAIMED,
            fenced=fence,
            at=world.tick(),
        )


def test_an_agreement_given_meanwhile_does_not_stand_against_the_paper(world: World) -> None:
    """The claimed time decides nothing: she agreed after it, and the no that is entered now still counts."""
    agreed = world.record().answers[world["mara"], world.digest("kiss")]
    assert word(agreed, None) == "agreed"
    on_paper.enter_paper(
        world.production,
        world["ines"],
        person=world["mara"],
        claimed_at=world.at - timedelta(days=300),
        ticked=[Ticked(world.scenes["42"], world.digest("kiss"), "decline")],
        at=world.tick(),
    )
    assert word(world.record().answers[world["mara"], world.digest("kiss")], None) == "declined"
