"""The list of ways in is sealed: who has the database alone changes no line of it unseen."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from beforehand.store.access.models import Account, Note
from beforehand.studio import entry
from beforehand.studio.entry.note_chain import chain_faults, seal_unsealed
from beforehand.studio.entry.notes import note
from beforehand.studio.verify import verify
from tests.world import World, new_world

pytestmark = pytest.mark.django_db(databases=["default", "vaults"])


@pytest.fixture
def mara() -> Account:
    """Six lines, of two people: the third is of the other."""
    world: World = new_world()
    account, other = (entry.account_of(world[who], world.production) for who in ("mara", "ines"))
    for n, word in enumerate(("link", "came_in", "link", "pin_set", "pin_changed", "put_out")):
        note(other if n == 2 else account, word, at=world.tick(), label=f"Browser {n}", by=other)
    return account


def line(number: int) -> Note:
    return Note.objects.order_by("pk")[number - 1]


def changed(**fields: object) -> Callable[[], object]:
    return lambda: Note.objects.filter(pk=line(3).pk).update(**fields)


def put_in() -> None:
    like = line(2)
    for late in reversed(Note.objects.filter(pk__gt=like.pk).order_by("pk")):
        Note.objects.filter(pk=late.pk).update(id=late.pk + 1)
    Note.objects.create(pk=like.pk + 1, account=like.account, at=like.at, word="came_in", seal=like.seal)


def turned_round() -> None:
    first, second = line(2), line(3)
    for old, new in ((first.pk, 9_999), (second.pk, first.pk), (9_999, second.pk)):
        Note.objects.filter(pk=old).update(id=new)


HANDS: dict[str, Callable[[], object]] = {
    "another word": changed(word="put_out"),
    "another label": changed(label="Browser 9"),
    "done at the server": changed(terminal=True),
    "done by its owner": lambda: Note.objects.filter(pk=line(2).pk).update(by=None),
    "no seal": changed(seal=""),
    "another time": lambda: Note.objects.filter(pk=line(3).pk).update(at=line(2).at),
    "another person": lambda: Note.objects.filter(pk=line(2).pk).update(account=line(3).account),
    "taken out": lambda: line(3).delete(),
    "the first taken out": lambda: line(1).delete(),
    "put in": put_in,
    "turned round": turned_round,
}


def test_as_written_nothing_is_said(mara: Account) -> None:
    assert list(chain_faults()) == []
    assert verify().faults == ()


@pytest.mark.parametrize("hand", HANDS)
def test_whatever_a_hand_in_the_database_does_verify_says_which_line(mara: Account, hand: str) -> None:
    HANDS[hand]()
    found = list(chain_faults())
    assert found
    assert all("The list of ways in, line " in fault for fault in found)
    assert set(found) <= set(verify().faults)


def test_what_is_not_seen_is_said(mara: Account) -> None:
    """The newest line taken off the end leaves no trace here, and verify says that it could be so."""
    line(6).delete()
    assert list(chain_faults()) == []
    assert "its newest lines could be taken off its end" in " ".join(verify().notes)


def test_lines_of_an_earlier_program_are_sealed_once(mara: Account) -> None:
    Note.objects.update(seal="")
    assert len(list(chain_faults())) == 6
    seal_unsealed()
    assert list(chain_faults()) == []
    Note.objects.filter(pk=line(3).pk).update(word="put_out")
    seal_unsealed()
    assert len(list(chain_faults())) == 1, "what was sealed is never sealed anew"
