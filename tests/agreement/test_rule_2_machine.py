"""Rule 2: narrowing is instant and one-sided; at a fixed instant no sequence of narrowings adds a shootable beat.

A machine carries out acts of every kind in any order and watches, at one instant, what may be shot. For each
kind it also waits for a witness of its direction: a *narrows* that was never seen to take anything away, or a
*widens* that never gave anything, is declared wrongly, and the last test flips each to see that noticed.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any, ClassVar

import pytest
from attrs import evolve
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from beforehand.agreement.beats import beat_data
from beforehand.agreement.orders import order_digest
from beforehand.journal.act import KINDS, Body, instant
from beforehand.journal.acts import (
    answers,
    boundaries,
    candidates,
    days,
    drafts,
    grants,
    on_paper,
    people,
    plans,
    requests,
    riders,
    sets,
)
from beforehand.script.drafts.kept import pack
from tests.agreement.pure_world import (
    BEATS,
    CALDER,
    CALL,
    DAY,
    EVERYBODY,
    INES,
    JONAS,
    MARA,
    SCENE,
    TEODOR,
    PureWorld,
    may_shoot,
)
from tests.world import fence_entry, open_entry, wide_contact

NEEDED = {"narrows": "took", "widens": "gave", "neutral": "left"}
Seen = dict[str, set[str]]


class WronglyDeclaredError(AssertionError):
    """An act did what its declared direction rules out, or was never seen doing what it is declared for."""


def watch(kind: str, direction: str, before: frozenset[str], after: frozenset[str], seen: Seen) -> None:
    """One act's effect at the fixed instant, against its declared direction."""
    if direction == "narrows" and after - before:
        raise WronglyDeclaredError(f"{kind} narrows, and made {after - before} shootable")
    if direction == "neutral" and after != before:
        raise WronglyDeclaredError(f"{kind} is neutral, and changed what may be shot")
    effects = seen.setdefault(kind, set())
    effects.add("left" if after == before else "took" if before - after else "")
    if after - before:
        effects.add("gave")


def witnessed(seen: Seen, direction_of: Callable[[str], str]) -> None:
    """Every kind was reached, and did what it is declared for at least once."""
    for kind in KINDS:
        if NEEDED[direction_of(kind)] not in seen.get(kind, set()):
            raise WronglyDeclaredError(f"{kind} is declared {direction_of(kind)} and was never seen to be")


def declared(kind: str) -> str:
    return KINDS[kind].direction


EARLIER = "2026-11-01T08:00:00.000000Z"
"""What a paper claims; it decides nothing."""

PERSON = st.sampled_from((MARA, JONAS))
BEAT = st.sampled_from(("dance", "kiss"))
ANY_BEAT = st.sampled_from(tuple(BEATS))


class Rule2(RuleBasedStateMachine):
    """Acts of every kind on scene 42, judged at one instant."""

    seen: ClassVar[Seen] = {}

    def __init__(self) -> None:
        super().__init__()
        self.w: PureWorld

    @initialize()
    def begin(self) -> None:
        self.w = may_shoot()

    def do(
        self, body: Body, author: str = INES, scene: str | None = SCENE, seen: tuple[str, ...] = ()
    ) -> None:
        kind = type(body).kind
        before = self.w.may_be_shot()
        self.w.act(body, author, scene, seen)
        watch(kind, declared(kind), before, self.w.may_be_shot(), self.seen)

    @rule(person=PERSON, beat=BEAT)
    def agree(self, person: str, beat: str) -> None:
        digest = BEATS[beat].digest
        if person in self.w.record().candidates[self.w.candidates[beat]].offered:
            self.do(answers.Agree(digest), person, seen=self.w.narrowings(person, digest))

    @rule(person=PERSON, beat=BEAT, kind=st.sampled_from((answers.Talk, answers.Decline, answers.Withdraw)))
    def narrow(self, person: str, beat: str, kind: Callable[[str], Body]) -> None:
        self.do(kind(BEATS[beat].digest), person)

    @rule(person=PERSON, beat=BEAT)
    def no_and_yes_again(self, person: str, beat: str) -> None:
        """A slip of the thumb, each way: put again, and agreed again, having seen the no."""
        for kind in (answers.Talk, answers.Decline, answers.Withdraw):
            self.narrow(person, beat, kind)
            self.put(beat)
            self.agree(person, beat)
        self.do(on_paper.AnswerOnPaper(person, BEATS[beat].digest, "decline", EARLIER))
        self.agree(person, beat)
        self.less_today(person, beat)
        self.agree(person, beat)

    @rule(person=PERSON, beat=BEAT)
    def less_today(self, person: str, beat: str) -> None:
        self.do(answers.LessToday(BEATS[beat].digest, DAY), person)

    @rule(person=PERSON, leaf=st.sampled_from(("lips", "upper_back", "left_foot")), paper=st.booleans())
    def close(self, person: str, leaf: str, paper: bool) -> None:
        """A fence, their own or entered from paper."""
        entry, ident = fence_entry(person, {leaf}, EVERYBODY), self.w.id()
        if paper:
            self.do(on_paper.FenceOnPaper(person, ident, entry, EARLIER), INES, None)
        else:
            self.do(boundaries.CloseBoundary(ident, entry), person, None)

    @rule(person=PERSON, direction=st.sampled_from(("given", "received", "shown")))
    def open(self, person: str, direction: str) -> None:
        self.do(boundaries.OpenBoundary(self.w.id(), open_entry(person, direction, EVERYBODY)), person, None)

    @rule(person=PERSON, gate=st.sampled_from(("own_words", "rehearsed", "no_visitors")))
    def gate(self, person: str, gate: str) -> None:
        """All that the person receives comes under a gate; whatever it was before."""
        entry = open_entry(person, "received", EVERYBODY, "gate") | {
            "gate": gate,
            "words": "when the door is shut" if gate == "own_words" else "",
        }
        for b in self.of(person):
            if b.direction == "received" and b.disposition != "fence":
                self.end(b)
        self.do(boundaries.OpenBoundary(self.w.id(), entry), person, None)

    @rule(person=PERSON, beat=BEAT)
    def meet(self, person: str, beat: str) -> None:
        for b in self.of(person):
            if b.gate == "own_words":
                self.do(boundaries.MeetGate(b.id, BEATS[beat].digest, DAY), person)

    @rule(person=PERSON)
    def lift(self, person: str) -> None:
        for b in self.of(person):
            if b.disposition == "fence":
                self.end(b)

    @rule(person=PERSON)
    def end_opening(self, person: str) -> None:
        first = next((b for b in self.of(person) if b.disposition != "fence"), None)
        if first:
            self.end(first)

    def end(self, boundary: Any) -> None:
        """A gate is lifted as a fence is: while it is not met it denies what another opening permits."""
        kind = boundaries.EndOpening if boundary.disposition == "open" else boundaries.LiftFence
        self.do(kind(boundary.id), boundary.person, None)

    def of(self, person: str) -> list[Any]:
        return list(self.w.record().boundaries.get(person, ()))

    @rule(person=PERSON, leaf=st.sampled_from(("lips", "upper_back")))
    def close_and_lift(self, person: str, leaf: str) -> None:
        for paper in (False, True):
            self.close(person, leaf, paper=paper)
            self.lift(person)

    @rule(person=PERSON, beat=BEAT)
    def gates_and_what_meets_them(self, person: str, beat: str) -> None:
        """All that the person receives comes under one gate after the other; each is met."""
        self.gate(person, "own_words")
        self.meet(person, beat)
        self.gate(person, "rehearsed")
        self.rehearse(beat)
        self.gate(person, "no_visitors")
        self.put_on_roster("visitor")
        self.take_off_roster()

    @rule(person=PERSON)
    def end_and_open(self, person: str) -> None:
        received = next(
            (b for b in self.of(person) if (b.direction, b.disposition) == ("received", "open")), None
        )
        if received:
            self.do(boundaries.EndOpening(received.id), person, None)
            self.open(person, "received")

    @rule()
    def there_and_back(self) -> None:
        """Calls, days, holds, people, and the coordinator's own revision, each undone at once."""
        self.out_and_in(JONAS)
        self.publish(("dance", "kiss"))
        self.approver_in_and_out()
        self.move_call(-24 * 9)
        self.move_call(0)
        self.unplace()
        self.place()
        self.hold()
        self.end_hold()
        self.take_back()
        self.publish(("dance", "kiss"))

    @rule(hours=st.sampled_from((-24 * 9, 0)))
    def move_call(self, hours: int) -> None:
        """So early that no notice can have run, or back to where it was."""
        self.do(days.MoveCall(DAY, instant(CALL + timedelta(hours=hours))), scene=None)

    @rule()
    def more_notice_and_less(self) -> None:
        """So much that none can have run; what was delivered keeps it, and what is delivered after does not."""
        self.do(people.RaiseNotice(24 * 28), scene=None)
        self.do(people.LowerNotice(48), scene=None)
        for person in (MARA, JONAS):
            self.strike_and_sign_anew(person)
        self.publish(("dance", "kiss"))
        self.take_signatures_back()
        self.take_back()
        self.publish(("dance", "kiss"))
        self.approver_in_and_out()

    @rule()
    def place(self) -> None:
        self.do(days.PlaceScene(DAY))

    @rule()
    def unplace(self) -> None:
        self.do(days.UnplaceScene())

    @rule()
    def set_day(self) -> None:
        self.do(days.SetDay(self.w.id(), "Day 15", instant(CALL), ""), scene=None)

    @rule()
    def hold(self) -> None:
        self.do(sets.Hold(self.w.id()), MARA)

    @rule()
    def end_hold(self) -> None:
        for hold in self.w.record().holds:
            self.do(sets.EndHold(hold.id))

    @rule(role=st.sampled_from(("visitor", "boom operator")))
    def put_on_roster(self, role: str) -> None:
        self.do(sets.PutOnRoster(self.w.id(), "Sam Reed", role, "sound", "floor"))

    @rule()
    def take_off_roster(self) -> None:
        for entry in self.w.record().roster:
            self.do(sets.TakeOffRoster(entry.id))

    @rule()
    def log_take(self) -> None:
        self.do(sets.LogTake(self.w.id(), "42A", 1, "24/1", 0, 240, "", ""))

    @rule(person=PERSON)
    def rider(self, person: str) -> None:
        """A further rider without a clause, and its delivery: they change nothing."""
        body = riders.RecordRider(self.w.id(), person, 9, "typed", "", "none", (), 48, (), "00" * 32)
        self.do(body)
        self.deliver()

    def deliver(self) -> None:
        for r in self.riders():
            if r.delivered_at is None:
                self.do(riders.DeliverRider(r.id))

    @rule()
    def sign(self) -> None:
        for r in self.riders():
            if r.delivered_at and not r.signed_at:
                self.do(riders.SignRider(r.id, r.digest, "en"), r.person)

    @rule()
    def open_and_talk(self) -> None:
        """Reading and talking change nothing; nor do grants, production's signature, and requests."""
        for r in self.riders():
            self.do(riders.OpenRider(r.id), r.person)
            self.do(riders.TalkOverRider(r.id), r.person)
            self.do(riders.CountersignRider(r.id, r.digest), CALDER)
            grant, request = self.w.id(), self.w.id()
            self.do(grants.GrantRider(grant, INES, r.id, True), r.person)
            self.do(grants.EndGrant(grant), r.person)
            self.do(requests.MakeRequest(request, "Slower.", 0, 0), r.person)
            self.do(requests.CloseRequest(request, "aside"))

    @rule()
    def read_the_script(self) -> None:
        """Drafts, and what is marked in them, change nothing that was agreed to."""
        draft, passage = self.w.id(), self.w.id()
        scene = {"index": 1, "to": "", "head": {}, "text": {"kinds": "", "words": ""}, "passages": []}
        packed = pack({"said": {}, "scenes": [scene]})
        for body in (
            drafts.ReadDraft(draft, 1, "The Long Tide", "Blue", "fountain", 1, 9, "00" * 32, packed),
            drafts.AddPassage(draft, passage, 1, 1, 1, "They kiss.", ("kiss",), ("MARA",)),
            drafts.MarkPassage(passage, "dismissed"),
            drafts.MarkSceneRead(draft, 1, True),
            drafts.TieScene(draft, 1, SCENE),
            drafts.ConfirmPair(draft, 1, -1, "", ()),
            drafts.PutDraftAside(draft, True),
            drafts.AnchorBeats(((self.w.candidates["kiss"], 0, 0),)),
        ):
            self.do(body)

    @rule()
    def take_signatures_back(self) -> None:
        """A slip of the thumb, and signed again."""
        for r in self.riders():
            if r.signed_at:
                self.do(riders.TakeBackSignature(r.id), r.person)
        self.sign()

    @rule(person=PERSON, number=st.integers(0, 2))
    def strike(self, person: str, number: int) -> None:
        for r in self.riders():
            if r.person == person and len(r.clauses) > number:
                self.do(riders.StrikeClause(r.id, r.clauses[number].id), person)

    @rule(person=PERSON)
    def strike_and_sign_anew(self, person: str) -> None:
        """Every clause struck; then a rider as wide as the first, recorded, delivered and signed."""
        for number in range(3):
            self.strike(person, number)
        rider = self.w.rider(person, signed=False)
        digest = next(r.digest for r in self.riders() if r.id == rider)
        self.do(riders.SignRider(rider, digest, "en"), person)

    def riders(self) -> list[Any]:
        return [r for rs in self.w.record().riders.values() for r in rs]

    @rule()
    def take_back(self) -> None:
        self.do(plans.TakeBack())

    @rule(beats=st.sampled_from((("dance", "kiss"), ("dance",), ("kiss",))))
    def publish(self, beats: tuple[str, ...]) -> None:
        """The coordinator publishes; studio would refuse what is not agreed, the model must bear it."""
        proposal = next(iter(self.w.record().proposals))
        plan = self.w.record().plan
        number = plan.version + 1 if plan else 1
        self.do(plans.PublishPlan(self.w.id(), number, proposal, tuple(self.w.candidates[b] for b in beats)))

    @rule()
    def palette_and_proposal(self) -> None:
        chosen = tuple(self.w.candidates[b] for b in ("dance", "kiss"))
        self.do(plans.PublishPalette(self.w.id(), chosen))
        proposal = self.w.id()
        self.do(plans.ProposePlan(proposal, chosen), TEODOR)
        self.do(plans.ApprovePlan(proposal), TEODOR)

    @rule(person=PERSON)
    def put_order(self, person: str) -> None:
        digests = (BEATS["kiss"].digest, BEATS["dance"].digest)
        proposal = next(iter(self.w.record().proposals))
        self.do(candidates.PutOrder(proposal, person, order_digest(SCENE, digests), digests))

    @rule(beat=BEAT)
    def rehearse(self, beat: str) -> None:
        self.do(plans.Rehearse((BEATS[beat].digest,)))

    @rule(beat=ANY_BEAT)
    def put(self, beat: str) -> None:
        self.do(candidates.PutCandidate(self.w.candidates[beat], (MARA, JONAS)))

    @rule()
    def write(self) -> None:
        beat = BEATS["cheek"]
        self.do(candidates.WriteCandidate(self.w.id(), beat_data(beat), beat.digest, 0, 0))
        self.do(candidates.WriteScene("42", "Boathouse, night", "", "", "Pink", ("The boathouse.",)))
        self.do(candidates.StateIntent("A slow dance."), TEODOR)

    @rule()
    def paperwork(self) -> None:
        self.do(people.AddPerson(self.w.id(), "Ade Bankole", "he"), scene=None)
        self.do(people.WriteExport("the union", "all", "00" * 32), scene=None)
        self.do(people.SetKeeping("2026-12-18", 24), scene=None)
        self.do(people.HandOver(INES, self.w.id(), ()), scene=None)
        fresh = PureWorld()
        kind = "start_production"
        watch(kind, declared(kind), frozenset(), self._started(fresh), self.seen)

    def _started(self, fresh: PureWorld) -> frozenset[str]:
        body = people.StartProduction("Another", "Europe/London", "house", "North Quay", "North Quay", 48)
        fresh.act(body, scene=None)
        return frozenset()

    def approver_in_and_out(self) -> None:
        """While the approver performs in the scene the plan has no approval; it counts again without them."""
        grant = self.w.id()
        self.do(people.GrantRole(grant, TEODOR, "performer", SCENE, ""))
        self.publish(("dance", "kiss"))
        self.do(people.RevokeRole(grant))

    @rule(person=st.sampled_from((JONAS, TEODOR)))
    def out_and_in(self, person: str) -> None:
        """Taken out of the scene and put in again; the approver may come in, and go out again."""
        for _ in range(2):
            key = (person, "performer")
            if key in self.w.grants:
                self.do(people.RevokeRole(self.w.grants.pop(key)))
            else:
                self.w.grants[key] = self.w.id()
                self.do(people.GrantRole(self.w.grants[key], person, "performer", SCENE, ""))


def from_the_beginning(*steps: Callable[[Rule2], None]) -> None:
    """Each step once, in a scene that may be shot."""
    for step in steps:
        machine = Rule2()
        machine.begin()
        step(machine)


@pytest.fixture(scope="module")
def seen() -> Seen:
    """What a few steps do from the beginning, and what Hypothesis finds after them.

    Left to its draws alone it was once, with one kind of act more, never in a scene that may be shot when the
    coordinator took it back.
    """
    Rule2.seen = {}
    from_the_beginning(
        Rule2.take_back, Rule2.there_and_back, Rule2.more_notice_and_less, Rule2.take_signatures_back
    )
    run_state_machine_as_test(
        Rule2,
        settings=settings(
            max_examples=110,
            stateful_step_count=20,
            deadline=None,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
        ),
    )
    return Rule2.seen


def test_rule_2_no_narrowing_adds_a_shootable_beat_and_every_act_is_seen_doing_what_it_declares(
    seen: Seen,
) -> None:
    witnessed(seen, declared)


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_rule_2_a_flipped_direction_is_noticed(kind: str, seen: Seen) -> None:
    for other in set(NEEDED) - {declared(kind)}:

        def flipped(k: str, other: str = other) -> str:
            return other if k == kind else declared(k)

        with pytest.raises(WronglyDeclaredError):
            replayed(seen, flipped)


def replayed(seen: Seen, direction_of: Callable[[str], str]) -> None:
    """What was seen, held against other declarations."""
    for kind, effects in seen.items():
        for effect in effects & {"took", "gave"}:
            before, after = (
                (frozenset({"x"}), frozenset[str]())
                if effect == "took"
                else (frozenset[str](), frozenset({"x"}))
            )
            watch(kind, direction_of(kind), before, after, {})
    witnessed(seen, direction_of)


def test_rule_2_what_a_rider_fences_off_stays_so_when_its_signature_is_taken_back() -> None:
    w = may_shoot()
    before = w.may_be_shot()
    box = evolve(wide_contact(MARA, "received", EVERYBODY), leaves=frozenset({"lips"}))
    rider = w.amendment(MARA, "fence", box)
    w.act(riders.SignRider(rider, "00" * 32, "en"), MARA)
    signed = w.may_be_shot()
    assert signed < before
    w.act(riders.TakeBackSignature(rider), MARA)
    assert w.may_be_shot() <= signed
