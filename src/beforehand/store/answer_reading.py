"""A scene's rows of answers and offers as the values that the rules speak of (agreement.answers)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache

from attrs import evolve

from beforehand.agreement.answers import Agreement, Answers, Narrowing
from beforehand.journal.act import instant
from beforehand.store.rows import Row
from beforehand.store.same import Same


def read_answers(rows: Iterable[Row]) -> dict[tuple[str, str], Answers]:
    """All that was answered, by (person, digest)."""
    agreements: defaultdict[tuple[str, str], list[Agreement]] = defaultdict(list)
    narrowings: defaultdict[tuple[str, str], list[Narrowing]] = defaultdict(list)
    for r in rows:
        to, answer = _answer(Same(r))
        if isinstance(answer, Agreement):
            agreements[to].append(answer)
        else:
            narrowings[to].append(answer)
    return {
        to: Answers(tuple(agreements[to]), tuple(narrowings[to]))
        for to in agreements.keys() | narrowings.keys()
    }


def answers_with(
    before: Mapping[tuple[str, str], Answers], rows: Iterable[Row]
) -> Mapping[tuple[str, str], Answers]:
    """The same answers and these: an answer is only ever added."""
    after = dict(before)
    for row in rows:
        to, answer = _answer(Same(row))
        known = after.get(to, Answers())
        if isinstance(answer, Agreement):
            after[to] = evolve(known, agreements=(*known.agreements, answer))
        else:
            after[to] = evolve(known, narrowings=(*known.narrowings, answer))
    return after


@lru_cache(maxsize=16384)
def _answer(row: Same) -> tuple[tuple[str, str], Agreement | Narrowing]:
    r: Row = row.value
    to = (r.person, r.data["digest"])
    if r.data["kind"] == "agree":
        return to, Agreement(r.id, frozenset(r.data["seen"]), instant(r.at))
    return to, Narrowing(r.id, r.data["kind"], r.data.get("day"), instant(r.at), r.data.get("claimed_at", ""))


def ends_offers(row: Row) -> bool:
    """Whether this answer may end offers: a withdrawal does."""
    return bool(row.data["kind"] == "withdraw")


def still_open(offers: Iterable[Row], answers: Iterable[Row]) -> list[Row]:
    """The offers that no withdrawal of their own person ended.

    Args:
        offers: rows of ``offer`` or ``order_offer``; each carries the act that made it last.
        answers: all rows of ``answer`` of the same scene.
    """
    ended = {(row.person, act) for row in answers if ends_offers(row) for act in row.data["ends"]}
    return [offer for offer in offers if (offer.person, offer.act) not in ended]
