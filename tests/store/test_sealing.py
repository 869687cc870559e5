"""Batches of the log at fixed times: whose acts they hold, whose streams go on, and what was promised of them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.conf import settings

from beforehand.agreement.refusals import Refusal
from beforehand.journal.batch import true_order
from beforehand.journal.checkpoint import read_checkpoint
from beforehand.journal.promise import read_promise
from beforehand.journal.stream import stream_key, tag
from beforehand.store import stream_counts
from beforehand.store.stream_counts import counted, forget_counted
from beforehand.store.tables import journal_store
from beforehand.store.tables.log import Act, Checkpoint, Leaf
from beforehand.store.tables.log_store import DjangoLogStore
from beforehand.studio import answers, sealing
from beforehand.studio.desk import Receipt
from beforehand.studio.verify import verify
from tests.every_act import Played
from tests.store.tampering import act_of, flipped, row_of, tamper

pytestmark = pytest.mark.django_db(databases=["default", "vaults"])

MINUTE = timedelta(minutes=1)


@pytest.fixture(autouse=True)
def _nothing_counted() -> None:
    forget_counted()


def sizes() -> list[int]:
    return list(Checkpoint.objects.order_by("batch").values_list("size", flat=True))


def withdraw(played: Played, beat: str = "dance") -> Receipt:
    world = played.world
    return answers.withdraw(**world.by("mara"), digest=world.digest(beat))


# ---- when ----


def test_a_batch_is_made_once_in_every_twenty_minutes_of_the_clock(recorded: Played) -> None:
    noon = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
    due = [noon + step * MINUTE for step in (-1, 0, 1, 19, 20, 39, 40, 41)]
    assert [sealing.seal_due(at) for at in due] == [True, True, False, False, True, False, True, False]
    assert sealing.sealed_to() == noon + 40 * MINUTE


def test_a_batch_is_made_whether_anything_waits_or_not(recorded: Played) -> None:
    noon = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
    for step in (0, 20, 40):
        assert sealing.seal_due(noon + step * MINUTE)
    assert sizes() == [192, 256, 320], "156 acts and a leaf for their order; then filler, as ever"
    assert verify().whole


def test_a_clock_set_back_makes_no_second_batch_and_no_earlier_time(recorded: Played) -> None:
    noon = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
    assert sealing.seal_due(noon)
    assert not sealing.seal_due(noon - timedelta(days=3))
    sealing.seal(noon - timedelta(days=3))
    assert sealing.sealed_to() == noon
    assert verify().whole
    assert sealing.seal_due(noon + 20 * MINUTE)


# ---- what ----


def test_a_second_batch_holds_what_was_recorded_since_and_its_streams_go_on(recorded: Played) -> None:
    world = recorded.world
    sealing.seal(world.at + 20 * MINUTE)
    said = withdraw(recorded)
    sealing.seal(world.at + 40 * MINUTE)
    _, second = DjangoLogStore().batches()
    master = settings.FOLDER.key("stream")
    (leaf,) = true_order(second, master)
    assert leaf.commitment == said.commitment
    acts = recorded.acts
    by_mara = sum(act.author == world["mara"] for act in acts)
    of_scene = sum(act.scene == world.scenes["42"] for act in acts)
    assert leaf.tag_author == tag(stream_key(master, "author", world["mara"]), by_mara)
    assert leaf.tag_scene == tag(stream_key(master, "scene", world.scenes["42"]), of_scene)
    assert verify().whole


def test_no_two_leaves_carry_the_same_tag(recorded: Played) -> None:
    world = recorded.world
    for beat in ("dance", "waist"):
        sealing.seal(world.at + 20 * MINUTE)
        withdraw(recorded, beat)
    sealing.seal(world.at + 20 * MINUTE)
    for column in ("tag_author", "tag_scene"):
        tags = [bytes(value) for value in Leaf.objects.values_list(column, flat=True)]
        assert len(set(tags)) == len(tags) == sizes()[-1]


def test_each_checkpoint_signs_the_log_up_to_its_batch(recorded: Played) -> None:
    for step in (20, 40):
        sealing.seal(recorded.world.at + step * MINUTE)
    verifier = sealing.signer().verifier
    heads = [read_checkpoint(note, verifier) for note in DjangoLogStore().checkpoints()]
    assert [head.size for head in heads] == sizes() == [192, 256]
    assert [head.time for head in heads] == [recorded.world.at + step * MINUTE for step in (20, 40)]


def test_an_act_that_does_not_open_stops_the_seal_and_nothing_is_written(recorded: Played) -> None:
    act = act_of(recorded, "decline")
    tamper("UPDATE act SET sealed = %s WHERE act_id = %s", flipped(row_of(act).sealed), act)
    with pytest.raises(Refusal):
        sealing.seal(recorded.world.at + 20 * MINUTE)
    assert (Leaf.objects.count(), Checkpoint.objects.count()) == (0, 0)


# ---- counting, once ----


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The seq of every act that is opened."""
    found: list[int] = []
    really = journal_store._unsealed

    def unsealed(row: Act) -> bytes:
        found.append(row.seq)
        return really(row)

    monkeypatch.setattr(journal_store, "_unsealed", unsealed)
    return found


def test_an_act_in_the_log_is_opened_once_more_and_then_never(recorded: Played, opened: list[int]) -> None:
    world = recorded.world
    seqs = [row_of(act.id).seq for act in recorded.acts]
    sealing.seal(world.at + 20 * MINUTE)
    assert opened == seqs, "to be put into the batch"
    opened.clear()
    sealing.seal(world.at + 40 * MINUTE)
    assert opened == seqs, "to be counted"
    opened.clear()
    said = withdraw(recorded)
    opened.clear()
    sealing.seal(world.at + 60 * MINUTE)
    assert opened == [row_of(said.act).seq]


def test_counting_comes_before_the_lock(recorded: Played, monkeypatch: pytest.MonkeyPatch) -> None:
    """With everything counted, what is opened while others wait is the waiting acts alone."""
    world = recorded.world
    sealing.seal(world.at + 20 * MINUTE)
    order: list[str] = []
    entries = journal_store.entries

    def counting(**which: Any) -> Any:
        found = list(entries(**which))
        order.append(f"{len(found)} opened")
        return iter(found)

    monkeypatch.setattr(journal_store, "entries", counting)
    monkeypatch.setattr(sealing, "lock_writers", lambda: order.append("locked"))
    sealing.seal(world.at + 40 * MINUTE)
    count = len(recorded.acts)
    assert order == [f"{count} opened", "locked", "0 opened", "0 opened"]


def test_what_another_process_sealed_is_counted_on(recorded: Played) -> None:
    """This process remembers the first batch; another makes the second; this one the third."""
    world = recorded.world
    sealing.seal(world.at + 20 * MINUTE)
    first = counted()
    withdraw(recorded, "dance")
    forget_counted()  # so does another process begin
    sealing.seal(world.at + 40 * MINUTE)
    stream_counts._known = first
    withdraw(recorded, "waist")
    sealing.seal(world.at + 60 * MINUTE)
    assert verify().whole


def test_what_was_counted_in_another_history_is_not_gone_on_from(recorded: Played) -> None:
    """A restored backup: batch and seq are the same, what lies behind them is not."""
    world = recorded.world
    sealing.seal(world.at + 20 * MINUTE)
    mine = counted()
    wrong = mine.counts.copy()
    wrong.update([("author", world["mara"])] * 3)
    stream_counts._known = stream_counts.Counted(mine.batch, mine.note + "other", mine.through, wrong)
    withdraw(recorded)
    sealing.seal(world.at + 40 * MINUTE)
    assert verify().whole


def test_counts_given_are_the_callers_own(recorded: Played) -> None:
    sealing.seal(recorded.world.at + 20 * MINUTE)
    counted().counts.clear()
    assert sum(counted().counts.values()) == 2 * len(recorded.acts)


def test_a_seal_that_was_rolled_back_is_not_remembered(
    recorded: Played, monkeypatch: pytest.MonkeyPatch
) -> None:
    world = recorded.world

    def fails(*_: Any, **__: Any) -> None:
        raise OSError("the disk is full")

    with monkeypatch.context() as patch:
        patch.setattr(DjangoLogStore, "append", fails)
        with pytest.raises(OSError, match="the disk is full"):
            sealing.seal(world.at + 20 * MINUTE)
    assert Checkpoint.objects.count() == 0
    sealing.seal(world.at + 20 * MINUTE)
    assert verify().whole


# ---- promises ----


def test_a_promise_reads_back_and_the_next_checkpoint_keeps_it(recorded: Played) -> None:
    said = withdraw(recorded)
    promise = read_promise(sealing.promise(said), sealing.signer().verifier)
    assert (promise.act_id, promise.commitment, promise.saved_at) == (said.act, said.commitment, said.at)
    assert promise.logged_by == said.at + sealing.PROMISED
    sealing.seal(promise.logged_by)
    checkpoint = read_checkpoint(Checkpoint.objects.get().note, sealing.signer().verifier)
    commitments = {bytes(c) for c in Leaf.objects.values_list("commitment", flat=True)}
    assert not promise.is_broken_by(checkpoint, commitments)
    assert promise.is_broken_by(checkpoint, commitments - {said.commitment})


def test_a_promise_is_broken_by_a_log_that_left_the_act_out(recorded: Played) -> None:
    said = withdraw(recorded)
    promise = read_promise(sealing.promise(said), sealing.signer().verifier)
    tamper("DELETE FROM act WHERE act_id = %s", said.act)
    sealing.seal(promise.logged_by)
    checkpoint = read_checkpoint(Checkpoint.objects.get().note, sealing.signer().verifier)
    commitments = {bytes(c) for c in Leaf.objects.values_list("commitment", flat=True)}
    assert promise.is_broken_by(checkpoint, commitments)


def test_before_it_is_due_a_promise_is_not_broken(recorded: Played) -> None:
    said = withdraw(recorded)
    promise = read_promise(sealing.promise(said), sealing.signer().verifier)
    tamper("DELETE FROM act WHERE act_id = %s", said.act)
    sealing.seal(promise.logged_by - timedelta(microseconds=1))
    checkpoint = read_checkpoint(Checkpoint.objects.get().note, sealing.signer().verifier)
    assert not promise.is_broken_by(checkpoint, set())


def test_promises_are_due_after_at_least_one_time_of_sealing() -> None:
    assert 2 * sealing.INTERVAL <= sealing.PROMISED
