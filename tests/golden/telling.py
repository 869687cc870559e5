"""A scene told as text: after every single act, what each role sees of it. Only what changed is told again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from difflib import SequenceMatcher
from typing import Any
from zoneinfo import ZoneInfo

from attrs import define, field

from beforehand.agreement.own import own
from beforehand.agreement.standing import standing
from beforehand.agreement.views.coordinator import coordinator_view
from beforehand.agreement.views.performer import performer_view
from beforehand.agreement.views.power import assistant_view, costume_view, director_view, producer_view
from beforehand.store.published_reading import read_published
from beforehand.store.tables.django_tables import DjangoTables
from beforehand.store.tables.log import Act
from tests.world import World

View = dict[str, Any]
LONDON = ZoneInfo("Europe/London")
VERDICTS = {
    "on hold": "On hold",
    "with the coordinator": "With the coordinator",
    "not yet": "Not yet",
    "may shoot": "May shoot",
}


@define
class Telling:
    """Tells acts and views, one after the other."""

    world: World
    lines: list[str] = field(factory=list)
    before: dict[str, list[str]] = field(factory=dict)
    acts: int = field(factory=lambda: Act.objects.count())

    def act(self, words: str) -> None:
        """One act was just recorded, no more and no fewer; what has changed for whom?"""
        self.acts += 1
        assert Act.objects.count() == self.acts, f"not one act: {words}"
        self.lines += ["", f"● {told_time(self.world.at)}  {words}"]
        self.look(self.world.at)

    def time(self, now: datetime, words: str) -> None:
        """No act: the clock alone."""
        self.lines += ["", f"○ {told_time(now)}  {words}"]
        self.look(now)

    def look(self, now: datetime) -> None:
        same = []
        for who, told in self.views(now).items():
            if self.before.get(who) == told:
                same.append(who)
            else:
                self.lines.append(f"    {who}:")
                self.lines += [f"        {line}" for line in changed(self.before.get(who, []), told)]
            self.before[who] = told
        if same:
            self.lines.append(f"    As before: {'; '.join(same)}.")

    def views(self, now: datetime) -> dict[str, list[str]]:
        world = self.world
        record = world.record()
        public = read_published(DjangoTables(), world.scenes["42"])
        assert public is not None
        told = {"Ines, coordinator": list(coordinator(coordinator_view(record, standing(record), now)))}
        for who in ("mara", "jonas"):
            view = performer_view(own(record, world[who]), public, now)
            told[f"{who.capitalize()}, performer"] = list(performer(view))
        told["Teodor, director"] = list(director(director_view(public, world["teodor"], now)))
        told["Priya, assistant director"] = list(assistant(assistant_view(public, world["priya"], now)))
        told["Calder, producer"] = list(producer(producer_view(public, world["calder"], now)))
        told["Oona, costume"] = list(costume(costume_view(public, world["oona"], now)))
        return told


def changed(before: list[str], told: list[str]) -> Iterator[str]:
    """The lines, with stretches that stood there before told as "…", and what is gone told as gone."""
    for what, a, b, c, d in SequenceMatcher(None, before, told, autojunk=False).get_opcodes():
        if what == "equal" and d - c > 1:
            yield "…"
            continue
        if what == "delete":
            yield from (f"(no longer: {line.strip()})" for line in before[a:b])
        yield from told[c:d]


def told_time(at: datetime) -> str:
    return f"{at.astimezone(LONDON):%a %d %b, %H:%M}"


def coordinator(view: View) -> Iterator[str]:
    yield f"Standing: {VERDICTS[view['standing']['verdict']]}"
    for finding in view["standing"]["findings"]:
        beat = f"beat {finding['number']}: " if finding["number"] else ""
        yield f"  missing: {beat}{finding['missing']}  Can mend: {'; '.join(finding['can_mend'])}."
    for n, candidate in enumerate(view["candidates"], start=1):
        said = ", ".join(
            f"{p['name']}: {p['answer'] if p['put'] else 'not put'}" for p in candidate["people"]
        )
        yield f"{n}. {candidate['text']} [{said}]"
        for sentence in (s for p in candidate["people"] for s in p["crosses"]):
            yield f"     {sentence}"
    if view["palette"]:
        letters = ", ".join(str(n) for n, c in enumerate(view["candidates"], 1) if c["in_palette"])
        yield f"Palette: {letters}"
    for order in (o for proposal in view["proposals"] for o in proposal["orders"]):
        yield f"The order, {order['name']}: {order['answer'] if order['put'] else 'not put'}"
    for rider in view["riders"]:
        yield from rider_lines(rider)
    if view["holds"]:
        yield "A hold stands"
    if view["plan"]:
        stands = len(view["standing"]["still_stands"])
        beats = len(view["plan"]["beats"])
        yield f"Plan v{view['plan']['version']}: {beats} beats, of which {stands} can be published again"


def rider_lines(rider: View) -> Iterator[str]:
    sent = f"delivered {told_time(rider['delivered_at'])}" if rider["delivered_at"] else "not delivered"
    yield f"Rider {rider['number']} of {rider['name']}: {sent}, {'signed' if rider['signed_at'] else 'not signed'}"
    for clause in rider["clauses"]:
        yield f"    {clause['number']}. {clause['text']}{' (struck)' if clause['struck'] else ''}"


def performer(view: View) -> Iterator[str]:
    yield f"{view['verdict_words']}. Seen by: {view['seen_by']}"
    for beat in view["beats"]:
        yield f"- {beat['text']} You: {beat['answer']}"
        for sentence in beat["crosses"]:
            yield f"    {sentence}"
    for order in view["orders"]:
        yield f"- the order of {len(order['beats'])} beats. You: {order['answer']}"
    if view["plan"]:
        numbers = ", ".join(str(b["number"]) for b in view["plan"]["beats"])
        yield f"Plan v{view['plan']['version']}: your beats {numbers}"
    for rider in view["riders"]:
        yield f"Rider {rider['number']}, {'signed' if rider['signed_at'] else 'not signed'}"


def director(view: View) -> Iterator[str]:
    yield f"{view['verdict_words']}. Riders: {view['riders']}"
    for beat in view["palette"]:
        yield f"Palette {beat['letter']}: {beat['text']}"
    yield from asked(view)
    if view["plan"]:
        yield f"Plan v{view['plan']['version']}, {view['plan']['seconds']} s in all"
        yield from (f"  {beat['number']}. {beat['text']}" for beat in view["plan"]["beats"])


def assistant(view: View) -> Iterator[str]:
    yield f"{view['verdict_words']}. Riders: {view['riders']}"
    if view["plan"]:
        lengths = ", ".join(f"{beat['number']}: {beat['seconds']} s" for beat in view["plan"]["beats"])
        yield f"Plan v{view['plan']['version']}: {lengths}"


def producer(view: View) -> Iterator[str]:
    yield f"{view['verdict_words']}. Riders: {view['riders']}"
    yield from asked(view)
    if view["plan"]:
        yield f"Plan v{view['plan']['version']}, {len(view['plan']['beats'])} beats"


def asked(view: View) -> Iterator[str]:
    if view["proposal"]:
        approved = (
            f", approved by {view['proposal']['approved_by']}" if view["proposal"]["approved_by"] else ""
        )
        yield f"An order of {len(view['proposal']['beats'])} beats asked for by {view['proposal']['by']}{approved}"


def costume(view: View) -> Iterator[str]:
    yield f"Plan v{view['version']}" if view["version"] else "No plan published"
    for beat in view["worn"]:
        for name, worn in beat["garments"]:
            yield f"  {beat['number']}. {name}: {worn}"
