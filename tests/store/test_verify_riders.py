"""What ``verify`` says of a rider whose text, in whatever language, is not the one that was signed."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve

from beforehand.agreement.rider_digest import rider_digest
from beforehand.journal.act import plain
from beforehand.journal.acts.riders import RecordRider, SignRider
from beforehand.studio.desk import desk
from beforehand.studio.rider_checks import recorded as rider_of
from tests.every_act import Played
from tests.store.tampering import faults, tamper

pytestmark = pytest.mark.django_db(databases=["default", "vaults"])


def changed_in(body: RecordRider, **said: Any) -> RecordRider:
    """The body with these fields changed."""
    made: RecordRider = evolve(body, **said)  # type: ignore[misc]  # every kind is an attrs class
    return made


def in_three(played: Played) -> RecordRider:
    """The rider of the story that is drawn up in three languages."""
    riders = [act.body for act in played.acts if isinstance(act.body, RecordRider)]
    (found,) = [body for body in riders if len(body.texts) == 3]
    return found


def recorded_with(played: Played, body: RecordRider) -> str:
    """Record the rider once more, as a program that is wrong would; the act's id."""
    world = played.world
    with desk(world.production, world.tick()) as table:
        return table.record(body, author=world["ines"], scene=world.scenes["42"]).act


def copy_of(body: RecordRider) -> RecordRider:
    clauses = tuple(
        {**plain(c), "id": f"00000000-0000-4000-9000-{n:012d}"} for n, c in enumerate(body.clauses)
    )
    return changed_in(body, rider="00000000-0000-4000-9000-999999999999", clauses=clauses)


def with_text(body: RecordRider, locale: str, before: str, after: str) -> RecordRider:
    """The rider with one piece of one language's text replaced."""

    def changed(value: Any) -> Any:
        if isinstance(value, str):
            return value.replace(before, after)
        if isinstance(value, dict):
            return {key: changed(inner) for key, inner in value.items()}
        return [changed(inner) for inner in value] if isinstance(value, list) else value

    texts = tuple(changed(plain(t)) if t["locale"] == locale else plain(t) for t in body.texts)
    assert texts != tuple(plain(t) for t in body.texts)
    return changed_in(body, texts=texts)


def test_riders_as_they_are_recorded_are_as_they_were_signed(recorded: Played) -> None:
    assert len(in_three(recorded).texts) == 3
    assert faults() == ()


@pytest.mark.parametrize(
    ("locale", "before", "after"),
    [
        ("en", "It is a ceiling.", "It is a ceiling!"),
        ("de", "Eine Seite allein kann ihn nicht löschen", "Eine Seite allein kann ihn löschen"),
        ("fr", "sans donner de raison", "sans donner la raison"),
    ],
)
def test_one_word_changed_in_any_language_is_not_what_the_digest_covers(
    recorded: Played, locale: str, before: str, after: str
) -> None:
    same = recorded_rider_again(recorded)
    act = recorded_with(recorded, with_text(same, locale, before, after))
    assert faults() == (f"The rider of act {act} bears a digest that is not that of its text.",)


def recorded_rider_again(played: Played) -> RecordRider:
    """The body of a rider in three languages that would be recorded rightly, with ids of its own."""
    body = copy_of(in_three(played))
    return changed_in(body, digest=rider_digest(played.world.scenes["42"], rider_of(body)))


def test_the_same_rider_with_other_ids_is_no_fault(recorded: Played) -> None:
    recorded_with(recorded, recorded_rider_again(recorded))
    assert faults() == ()


def test_a_signature_under_another_digest_or_in_another_language_is_a_fault(recorded: Played) -> None:
    body = recorded_rider_again(recorded)
    recorded_with(recorded, body)
    world = recorded.world
    with desk(world.production, world.tick()) as table:
        by: dict[str, Any] = {"author": world["jonas"], "scene": world.scenes["42"]}
        other = table.record(SignRider(body.rider, "0" * 64, "de"), **by).act
        foreign = table.record(SignRider(body.rider, body.digest, "pl"), **by).act
    assert faults() == (
        f"The signature of act {other} is under another digest than that of its rider.",
        f"The signature of act {foreign} is to a text that its rider was not drawn up in.",
    )


def test_a_text_that_was_changed_in_its_table_is_told(recorded: Played) -> None:
    act = next(a.id for a in recorded.acts if a.body is in_three(recorded))
    tamper("DELETE FROM rider_text WHERE act = %s", act)
    told = faults()
    assert len(told) == 3
    assert all(sentence.startswith("The table rider_text, row ") for sentence in told)
    assert all(sentence.endswith("the journal made it, and it is gone.") for sentence in told)


def test_a_rider_of_before_there_were_texts_is_verified_as_ever(recorded: Played) -> None:
    old = changed_in(copy_of(in_three(recorded)), texts=(), governs="")
    old = changed_in(old, digest=rider_digest(recorded.world.scenes["42"], rider_of(old)))
    recorded_with(recorded, old)
    assert faults() == ()
    act = recorded_with(
        recorded, changed_in(old, rider="00000000-0000-4000-9000-999999999998", digest="0" * 64, clauses=())
    )
    assert faults() == (f"The rider of act {act} bears a digest that is not that of its text.",)
