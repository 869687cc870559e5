"""What ``verify`` says of acts that were changed, moved, taken out or slipped in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import attrs
import pytest
from django.db import IntegrityError, connection, transaction

from beforehand.agreement.refusals import Refusal
from beforehand.journal.act import Saved
from beforehand.journal.acts.answers import Decline
from beforehand.store.settle import carry_out
from beforehand.store.tables import journal_store
from beforehand.store.tables.guard import writing
from beforehand.store.tables.log import Leaf
from beforehand.studio import replaying
from tests.every_act import Played
from tests.memory import MemoryTables
from tests.store.tampering import act_of, faults, flipped, row_of, tamper, turn_round

pytestmark = pytest.mark.django_db(databases=["default", "vaults"])

LONG_AGO = "2026-01-01T00:00:00.000000Z"


def test_an_act_whose_sealed_bytes_were_changed_does_not_open(sealed: Played) -> None:
    act = act_of(sealed, "decline")
    tamper("UPDATE act SET sealed = %s WHERE act_id = %s", flipped(row_of(act).sealed), act)
    assert faults() == (
        f"Act {act} does not open: This sealed record does not open: its key, place or bytes are not those it was "
        "sealed with.",
        f"The table answer, row {act}: no act stands behind it.",
    )


def test_the_sealed_bytes_of_two_acts_swapped_open_neither(sealed: Played) -> None:
    one, two = act_of(sealed, "decline"), act_of(sealed, "talk")
    first, second = bytes(row_of(one).sealed), bytes(row_of(two).sealed)
    tamper("UPDATE act SET sealed = %s WHERE act_id = %s", second, one)
    tamper("UPDATE act SET sealed = %s WHERE act_id = %s", first, two)
    told = faults()
    assert [sentence.split(":")[0] for sentence in told] == [
        f"Act {two} does not open",
        f"Act {one} does not open",
        f"The table answer, row {two}",
        f"The table answer, row {one}",
    ]


def test_an_act_gone_from_the_journal_is_missed_by_the_log_and_by_its_rows(sealed: Played) -> None:
    act = act_of(sealed, "decline")
    leaf = Leaf.objects.get(commitment=row_of(act).commitment)
    tamper("DELETE FROM act WHERE act_id = %s", act)
    assert faults() == (
        f"The table answer, row {act}: no act stands behind it.",
        f"Leaf {leaf.index} commits to an act that is not on record any more.",
    )


def test_an_act_gone_with_all_its_rows_is_still_missed_by_the_log(sealed: Played) -> None:
    act = act_of(sealed, "decline")
    leaf = Leaf.objects.get(commitment=row_of(act).commitment)
    tamper("DELETE FROM act WHERE act_id = %s", act)
    tamper("DELETE FROM answer WHERE id = %s", act)
    assert faults() == (f"Leaf {leaf.index} commits to an act that is not on record any more.",)


def test_an_act_that_others_speak_of_gone_is_told_with_them(sealed: Played) -> None:
    candidate = sealed.world.beats["dance"]
    tamper("DELETE FROM act WHERE act_id = %s", act_of(sealed, "write_candidate"))
    told = faults()
    put = act_of(sealed, "put_candidate")
    never = f"an act speaks of a candidate that was never recorded: {candidate}"
    assert told[0] == f"Act {put} cannot be replayed: {never}"
    plan = act_of(sealed, "publish_plan")
    assert f"Act {plan} cannot be replayed: it speaks of {candidate}, which was never recorded." in told
    assert told[-1].endswith("commits to an act that is not on record any more.")


@pytest.mark.parametrize(
    ("column", "value", "said"),
    [
        ("saved_at", LONG_AGO, "is filed under another time than it says itself."),
        ("production", "~", "is filed under another production than it says itself."),
        ("commitment", b"~" * 32, "is not what was committed to when it was saved."),
    ],
)
def test_an_open_column_of_an_act_is_held_against_the_act(
    column: str, value: Any, said: str, sealed: Played
) -> None:
    act = act_of(sealed, "take_back")
    tamper(f"UPDATE act SET {column} = %s WHERE act_id = %s", value, act)
    assert faults() == (f"Act {act} {said}",)


@pytest.mark.parametrize(
    ("column", "said"),
    [
        ("vault", "The key of the vault that it was sealed with is not here."),
        ("act_id", "This sealed record does"),
    ],
)
def test_an_act_moved_to_another_vault_or_id_does_not_open(column: str, said: str, sealed: Played) -> None:
    act = act_of(sealed, "decline")
    tamper(f"UPDATE act SET {column} = %s WHERE act_id = %s", "~", act)
    called = "~" if column == "act_id" else act
    told = faults()
    assert told[0].startswith(f"Act {called} does not open: {said}")
    assert told[1:] == (f"The table answer, row {act}: no act stands behind it.",)


def test_two_acts_turned_round_are_told_by_their_times_and_by_the_log(sealed: Played) -> None:
    talk, decline = act_of(sealed, "talk"), act_of(sealed, "decline")
    turn_round(talk, decline)
    told = faults()
    assert told[0] == f"Act {talk} is earlier than the act before it: the order of the acts was changed."
    assert told[1].startswith("The acts on record are not in the order in which they were logged: 2 moved, ")
    assert told[1].endswith(f" It is act {decline}.")
    assert len(told) == 2


def test_turned_round_before_their_checkpoint_their_times_tell(recorded: Played) -> None:
    talk, decline = act_of(recorded, "talk"), act_of(recorded, "decline")
    turn_round(talk, decline)
    assert faults() == (f"Act {talk} is earlier than the act before it: the order of the acts was changed.",)


def test_an_act_slipped_in_with_the_right_key_has_no_leaf(sealed: Played) -> None:
    """Whoever has the keys can seal an act, but not put it among acts that were logged."""
    first = row_of(sealed.acts[0].id)
    digest = sealed.world.digest("kiss")
    slipped = attrs.evolve(sealed.acts[0], id="~", author=sealed.world["mara"], body=Decline(digest))
    slipped = attrs.evolve(slipped, scene=sealed.world.scenes["42"])
    with writing():
        journal_store.append(slipped)
    tamper("UPDATE act SET seq = %s WHERE act_id = %s", first.seq - 1, "~")
    assert faults() == (
        "The table answer, row ~: the journal made it, and it is gone.",
        "Act number 1 is on record and has no leaf in the log. It is act ~.",
    )


def test_an_act_repeated_under_another_seq_is_refused_by_the_table_itself(sealed: Played) -> None:
    row = row_of(act_of(sealed, "decline"))
    row.seq += 1000
    with pytest.raises(IntegrityError), transaction.atomic(), writing():
        row.save(force_insert=True)


def test_whatever_act_is_gone_replay_goes_on_to_the_end(recorded: Played) -> None:
    """In memory, so that it can be done for one act of every kind."""
    first = {type(act.body).kind: act for act in reversed(recorded.acts)}
    told = {
        kind: [_failing(act, tables) for act, tables in _without(gone, recorded)]
        for kind, gone in first.items()
    }
    assert "an act speaks of a shooting_day that was never recorded" in " ".join(told["set_day"])


def _without(gone: Saved, recorded: Played) -> Iterator[tuple[Saved, MemoryTables]]:
    tables = MemoryTables()
    return ((act, tables) for act in recorded.acts if act != gone)


def _failing(act: Saved, tables: MemoryTables) -> str:
    """What verify would say of an act that cannot be replayed; "" of one that can."""
    try:
        carry_out(act, tables)
    except (LookupError, Refusal) as error:
        return replaying.reason(error)
    return ""


@pytest.mark.skipif(connection.vendor != "sqlite", reason="only SQLite keeps a value of another kind")
@pytest.mark.parametrize("column", ["commitment", "sealed"])
def test_text_where_bytes_belong_is_a_fault_and_no_traceback(sealed: Played, column: str) -> None:
    act = act_of(sealed, "decline")
    tamper(f"UPDATE act SET {column} = %s WHERE act_id = %s", "abc", act)
    told = faults()
    assert told[0] == (
        f"Act {act} does not open: a column of its row holds another kind of value than was written."
    )


@pytest.mark.parametrize("table", ["answer", "act", "leaf"])
def test_a_table_that_is_gone_is_a_fault_and_no_traceback(sealed: Played, table: str) -> None:
    with transaction.atomic():
        tamper(f'DROP TABLE "{table}"')
        (told,) = faults()
        transaction.set_rollback(True)
    assert told.startswith("The database cannot be read as it was made:")
    assert table in told
