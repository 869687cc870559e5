"""One record, asked about its beats: everything that keeps one from being shot, as findings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime

from beforehand.agreement import missing, missing_riders
from beforehand.agreement.answers import agreed, word
from beforehand.agreement.asked import same_beat
from beforehand.agreement.beats import Beat
from beforehand.agreement.called import names_of
from beforehand.agreement.doubling import doubled
from beforehand.agreement.findings import Finding
from beforehand.agreement.gates import Prepared, visitors
from beforehand.agreement.inside import Crossing, limits
from beforehand.agreement.record import Candidate, Person, SceneRecord
from beforehand.agreement.rider_terms import too_open
from beforehand.agreement.riding import COVERED, Ridden, riders_of


class Judge:
    """Asks one record about its beats; what all beats share is made ready once."""

    def __init__(self, record: SceneRecord) -> None:
        self.record = record
        self.day = record.day.id if record.day else None
        self.names = names_of(record)
        self.plan_candidates = _plan_candidates(record)
        self._limits = {p: limits(p, record.boundaries.get(p, ())) for p in record.performers}
        self._riders = {p: riders_of(record, p) for p in record.performers}
        self._visitors = visitors(record.roster)
        self._marked = _marked(record)
        self._beats: dict[str, Beat] = {}

    def beat_findings(self, candidate: Candidate) -> Iterator[Finding]:
        """What keeps this beat from being shot, but for holds, notice that still runs, and the clock."""
        yield from self.content_findings(candidate)
        for person in self._people(candidate):
            yield from self._of_rider(candidate, person)
        yield from self._of_doubles(candidate)

    def content_findings(self, candidate: Candidate) -> Iterator[Finding]:
        """What keeps it from being published: answers, boundaries, and people who are not in the scene."""
        for stranger in candidate.beat.people:
            if stranger not in self.record.performers:
                yield missing.not_in_scene(candidate.id, stranger)
        for person in self._people(candidate):
            yield from self._of_person(candidate, person)

    def order_findings(self, candidates: tuple[Candidate, ...]) -> Iterator[Finding]:
        """Performers who have not agreed to this order of the beats that involve them (rule 4)."""
        for person in self.record.performers.values():
            own = tuple(c.digest for c in candidates if person.id in c.beat.people)
            if not self.order_agreed(person, own):
                yield missing.order(person, self.names[person.id])

    def order_agreed(self, person: Person, own: tuple[str, ...]) -> bool:
        """Whether these beats stand in an order the person agreed to.

        Leaving a beat out keeps the order of the others; any two beats turned round make a new one, and one
        beat by itself has none.
        """
        if len(own) < 2:
            return True
        answers = self.record.answers
        return not person.erased and any(
            agreed(answers.get((person.id, digest)), self.day) and is_part(own, beats)
            for digest, beats in self.record.orders.items()
        )

    def approval_findings(self, proposal: str, beats: tuple[str, ...]) -> Iterator[Finding]:
        """Whether the proposal was approved by somebody who does not perform here, and these are part of it."""
        asked = self.record.proposals.get(proposal)
        if asked is None or not is_part(beats, asked.beats):
            yield missing.not_proposed()
        if asked is None or asked.approved_by is None or asked.approved_by in self.record.performers:
            yield missing.not_approved()

    def crossings(self, candidate: Candidate, person: str) -> tuple[Crossing, ...]:
        """Where the candidate goes past this performer's own boundaries."""
        done = Prepared(
            candidate.digest in self.record.rehearsed,
            self._visitors,
            self._marked.get((person, candidate.digest), frozenset()),
        )
        return self._limits[person].crossings(self._beat(candidate), done)

    def ridden(self, candidate: Candidate, person: str) -> Ridden:
        """What this performer's riders say of the candidate."""
        return self._riders[person].ridden(self._beat(candidate), person)

    def may_from(self, candidate: Candidate) -> datetime | None:
        """When the notice of every clause that the beat needs has run; None while something is not covered."""
        ridden = [self.ridden(candidate, p.id) for p in self._people(candidate)]
        ridden += [d.ridden for d in doubled(self.record, self._beat(candidate)) if d.ridden]
        times = [r.may_from for r in ridden if r.may_from is not None]
        return max(times, default=None) if len(times) == len(ridden) else None

    def _beat(self, candidate: Candidate) -> Beat:
        if candidate.id not in self._beats:
            self._beats[candidate.id] = same_beat(candidate.beat)
        return self._beats[candidate.id]

    def _people(self, candidate: Candidate) -> list[Person]:
        known = self.record.performers
        return [person for p, person in known.items() if p in candidate.beat.people]

    def _of_person(self, candidate: Candidate, person: Person) -> Iterator[Finding]:
        name = self.names[person.id]
        if person.erased:
            yield missing.erased(candidate.id, person, name)
            return
        answers = self.record.answers.get((person.id, candidate.digest))
        if not agreed(answers, self.day):
            put = person.id in candidate.offered
            yield missing.not_agreed(candidate.id, person, name, word(answers, self.day), put=put)
        crossings = self.crossings(candidate, person.id)
        if crossings:
            yield from self._of_boundaries(candidate, person, crossings)

    def _of_boundaries(
        self, candidate: Candidate, person: Person, crossings: tuple[Crossing, ...]
    ) -> Iterator[Finding]:
        name = self.names[person.id]
        kinds = {c.kind for c in crossings}
        if "fence" in kinds:
            yield missing.fenced(candidate.id, person, name)
        if "not said" in kinds:
            yield missing.not_said(candidate.id, person, name)
        for condition in sorted({c.gate for c in crossings if c.gate}):
            yield missing.gate(candidate.id, person, name, condition)

    def _of_rider(self, candidate: Candidate, person: Person) -> Iterator[Finding]:
        ridden = self.ridden(candidate, person.id)
        if ridden.word != COVERED:
            yield from missing_riders.not_ridden(candidate.id, person, self.names[person.id], ridden)
        elif self._too_late(ridden):
            assert ridden.may_from is not None, "what is too late is late by a time"
            name = self.names[person.id].short
            yield missing_riders.notice_short(candidate.id, person.id, name, ridden.may_from)
        asks = too_open(candidate.beat, self.record.riders.get(person.id, ()))
        if asks is not None:
            yield missing_riders.set_too_open(candidate.id, person, self.names[person.id], asks)

    def _of_doubles(self, candidate: Candidate) -> Iterator[Finding]:
        if not candidate.beat.doubles:
            return
        for one in doubled(self.record, self._beat(candidate)):
            who = candidate.id, one.principal, self._called(one.double), self._called(one.principal)
            if one.ridden is None:
                yield missing_riders.double_not_allowed(*who)
            elif one.ridden.word != COVERED:
                yield missing_riders.double_not_ridden(*who)
            elif self._too_late(one.ridden):
                assert one.ridden.may_from is not None, "what is too late is late by a time"
                yield missing_riders.notice_short(candidate.id, one.principal, who[3], one.ridden.may_from)

    def _too_late(self, ridden: Ridden) -> bool:
        call = self.record.day.call if self.record.day else None
        return call is not None and ridden.may_from is not None and ridden.may_from > call

    def _called(self, person: str) -> str:
        return self.names[person].short if person in self.names else "the principal"


def is_part(part: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    """Whether ``part`` is ``whole`` with something left out: the same relative order."""
    rest = iter(whole)
    return all(item in rest for item in part)


def _plan_candidates(record: SceneRecord) -> tuple[Candidate, ...]:
    return tuple(record.candidates[c] for c in record.plan.beats) if record.plan else ()


def _marked(record: SceneRecord) -> dict[tuple[str, str], frozenset[str]]:
    """(person, digest) to the boundaries that their owner marked met on the scene's day."""
    found: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for person, boundary, digest, day in record.gates_met:
        if record.day is not None and day == record.day.id:
            found[person, digest].add(boundary)
    return {key: frozenset(ids) for key, ids in found.items()}
