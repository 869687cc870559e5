"""The log goes forward, and an audit names whatever somebody changed behind its back."""

from __future__ import annotations

import random
from datetime import timedelta

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from beforehand.journal import merkle
from beforehand.journal.batch import Leaf, fill
from beforehand.journal.checkpoint import Checkpoint, read_checkpoint, sign_checkpoint
from beforehand.journal.log import Head, LogBroken, advance, audit
from beforehand.journal.note import BadNote, Signer, cosign

from .logbook import FIRST, MASTER, SIGNER, Logbook, leaves, step, written

some = st.lists(st.integers(0, 70), min_size=1, max_size=4)
MINUTE = timedelta(minutes=1)


def commitments(acts: list[Leaf]) -> list[bytes]:
    return [act.commitment for act in acts]


def found(book: Logbook, acts: list[Leaf], **how: object) -> list[str]:
    """The codes an audit with the master key finds, in order."""
    arguments = {"master": MASTER, **how}
    return [each.code for each in audit(book, commitments(acts), SIGNER.verifier, **arguments)]  # type: ignore[arg-type]  # tests hand any of audit's keywords through


@given(some)
def test_a_log_as_it_was_written_has_no_finding(counts: list[int]) -> None:
    book, acts = written(counts)
    tags = {act.commitment: (act.tag_author, act.tag_scene) for act in acts}
    assert found(book, acts, tags=tags, seen=book.notes, due=len(acts)) == []
    assert found(book, acts, master=None) == []


def test_each_step_signs_the_root_over_all_leaves_and_its_time() -> None:
    book, _ = written([3, 0, 70])
    hashes = [each for batch in book.kept for each in batch.hashes()]
    heads = [read_checkpoint(note, SIGNER.verifier) for note in book.notes]
    assert [head.size for head in heads] == [64, 128, 256]
    assert [head.root for head in heads] == [merkle.root(hashes[:size]) for size in (64, 128, 256)]
    assert [head.time for head in heads] == [FIRST, FIRST + 10 * MINUTE, FIRST + 20 * MINUTE]
    assert book.last == Head.computed(book.kept, book.notes[-1])


def test_acts_that_wait_for_their_batch_are_no_finding_until_they_are_due() -> None:
    book, acts = written([3])
    waiting = [*acts, *leaves(2, start=3)]
    assert found(book, waiting) == found(book, waiting, master=None) == []
    assert found(book, waiting, due=4) == found(book, waiting, due=4, master=None) == ["act_unlogged"]


def test_should_the_clock_be_set_back_the_checkpoint_repeats_the_last_time() -> None:
    book, acts = written([3, 2])
    step(book, [], FIRST - 60 * MINUTE)
    assert read_checkpoint(book.notes[-1], SIGNER.verifier).time == FIRST + 10 * MINUTE
    assert found(book, acts) == []


def test_the_shuffle_is_the_systems_unless_a_test_gives_another() -> None:
    act = leaves(1)
    places = set()
    for _ in range(40):
        book = Logbook()
        places.add(step(book, act, FIRST).batch.leaves.index(act[0]))
    assert len(places) > 5, "forty shuffles in the same few places are none"


@pytest.mark.parametrize(
    "head",
    [
        lambda head: evolve(head, frontier=merkle.Frontier()),
        lambda head: evolve(head, frontier=head.frontier.extended([bytes(32)])),
        lambda head: evolve(head, note=None),
    ],
)
def test_a_log_that_does_not_fit_its_last_checkpoint_is_not_signed_on(head: object) -> None:
    book, _ = written([3, 2])
    assert callable(head)
    book.last = head(book.last)
    with pytest.raises(LogBroken):
        step(book, [], FIRST)
    assert len(book.kept) == len(book.notes) == 2


def test_another_key_does_not_sign_on() -> None:
    book, _ = written([3])
    with pytest.raises(BadNote):
        advance(book, [], Signer(SIGNER.name, bytes(32)), FIRST, master=MASTER)
    assert len(book.notes) == 1


def test_a_failed_step_writes_nothing() -> None:
    book, acts = written([3])
    with pytest.raises(ValueError, match="twice"):
        step(book, [acts[0], acts[0]], FIRST)
    assert (len(book.kept), len(book.notes)) == (1, 1)


@given(st.data())
@settings(max_examples=300)
def test_no_changed_bit_of_any_leaf_goes_unnoticed(data: st.DataObject) -> None:
    book, acts = written([3, 0, 70])
    index = data.draw(st.integers(0, 255))
    content = bytearray(next(b.parts()[index - b.first] for b in book.kept if index < b.first + b.size))
    content[data.draw(st.integers(0, 63))] ^= 1 << data.draw(st.integers(0, 7))
    book.set_leaf(index, bytes(content))
    codes = found(book, acts)
    assert codes.count("checkpoint_root") == 1
    assert "checkpoint_root" in found(book, acts, master=None)


def test_a_changed_leaf_is_placed_between_the_checkpoints_around_it() -> None:
    book, acts = written([3, 0, 70, 1])
    book.set_leaf(100, bytes(64))
    sentences = [each.sentence for each in audit(book, commitments(acts), SIGNER.verifier, master=MASTER)]
    assert sentences == [
        "Leaf 100 in batch 1 is no act of its order and not its filler.",
        "Checkpoint 1 signs another root than the first 128 leaves have: "
        "a leaf from 64 to 127 is not the one that was signed.",
    ]


@given(st.data())
@settings(max_examples=300)
def test_no_changed_byte_of_any_checkpoint_goes_unnoticed(data: st.DataObject) -> None:
    book, acts = written([3, 0, 70])
    number = data.draw(st.integers(0, 2))
    raw = bytearray(book.notes[number].encode())
    raw[data.draw(st.integers(0, len(raw) - 1))] ^= data.draw(st.integers(1, 255))
    book.notes[number] = raw.decode(errors="surrogateescape")
    assert found(book, acts) == found(book, acts, master=None) != []


@given(some, st.data())
def test_no_other_order_of_the_acts_on_record_goes_unnoticed(counts: list[int], data: st.DataObject) -> None:
    book, acts = written([2, *counts])
    other = list(acts)
    a, b = data.draw(st.lists(st.integers(0, len(acts) - 1), min_size=2, max_size=2, unique=True))
    other[a], other[b] = other[b], other[a]
    assert found(book, other) == ["order_changed"]


@given(some, st.data())
def test_no_deleted_changed_or_added_act_goes_unnoticed(counts: list[int], data: st.DataObject) -> None:
    book, acts = written([*counts, 2])
    at = data.draw(st.integers(0, len(acts) - 1))
    forged = evolve(acts[at], commitment=bytes(32))
    assert found(book, acts[:at] + acts[at + 1 :]) == ["act_gone"]
    assert found(book, [*acts[:at], forged, *acts[at + 1 :]]) == ["act_changed"]
    assert found(book, [*acts[:at], forged, *acts[at:]]) == ["act_unlogged"]
    assert found(book, [*acts[:at], forged, *acts[at:]], master=None) == ["act_unlogged"]


def test_an_act_and_its_leaf_deleted_together_are_noticed_by_filler_and_root() -> None:
    book, acts = written([3, 70])
    index = next(n for n, leaf in enumerate(book.kept[0].leaves) if leaf == acts[1])
    book.set_leaf(index, bytes(64))
    assert found(book, [acts[0], *acts[2:]]) == ["checkpoint_root", "act_gone"]


@pytest.mark.parametrize("order", [[0, 2], [1, 0, 2], [0, 1, 1], [0, 1, 2, 2], [1, 2]])
def test_a_batch_deleted_moved_or_repeated_is_noticed(order: list[int]) -> None:
    book, acts = written([3, 4, 5])
    book.kept = [book.kept[number] for number in order]
    assert "batch_place" in found(book, acts) or "checkpoint_size" in found(book, acts)
    assert found(book, acts, master=None) != []


def test_a_batch_cut_short_is_noticed() -> None:
    book, acts = written([3, 4])
    for content in (b"", book.kept[1].content[64:], book.kept[1].content[:-1]):
        book.kept[1] = evolve(book.kept[1], content=content)
        assert "batch_size" in found(book, acts)
        assert "batch_size" in found(book, acts, master=None)


def test_the_leaves_of_a_batch_in_another_order_are_noticed() -> None:
    book, acts = written([3])
    (batch,) = book.kept
    parts = batch.parts()
    parts[0], parts[1] = parts[1], parts[0]
    book.kept[0] = evolve(batch, content=b"".join(parts))
    assert "checkpoint_root" in found(book, acts)


def test_checkpoints_left_out_repeated_or_in_another_order_are_noticed() -> None:
    for notes, codes in (
        ([0, 1], ["checkpoint_missing"]),
        ([0, 2], ["checkpoint_size", "checkpoint_missing"]),
        ([0, 1, 2, 2], ["checkpoint_size"]),
        ([1, 0, 2], ["checkpoint_size", "checkpoint_size", "checkpoint_time"]),
    ):
        book, acts = written([3, 4, 5])
        book.notes = [book.notes[number] for number in notes]
        assert found(book, acts) == codes


def test_a_checkpoint_signed_over_another_root_is_noticed_and_said_once() -> None:
    book, acts = written([3, 4, 5])
    book.notes[1] = sign_checkpoint(SIGNER, Checkpoint.at(SIGNER.name, 128, bytes(32), FIRST))
    assert found(book, acts) == ["checkpoint_root"]


def test_a_checkpoint_that_claims_to_be_earlier_is_noticed() -> None:
    book, acts = written([3, 4])
    head = read_checkpoint(book.notes[1], SIGNER.verifier)
    earlier = Checkpoint.at(SIGNER.name, head.size, head.root, FIRST - MINUTE)
    book.notes[1] = sign_checkpoint(SIGNER, earlier)
    assert found(book, acts) == ["checkpoint_time"]


def test_an_end_cut_off_is_noticed_by_whoever_kept_a_checkpoint_and_by_nobody_else() -> None:
    book, acts = written([3, 4])
    kept = cosign(book.notes[1], Signer("witness.example", bytes(range(32, 64))))
    book.kept.pop()
    book.notes.pop()
    assert found(book, acts[:3]) == []
    assert found(book, acts[:3], seen=[kept]) == ["log_cut"]


def test_a_log_written_anew_with_every_key_is_noticed_by_whoever_kept_a_checkpoint() -> None:
    kept = written([3, 4])[0].notes
    book, acts = written([3, 4], seed=43)
    assert found(book, acts) == []
    assert found(book, acts, seen=kept) == ["history_rewritten", "history_rewritten"]


def test_a_checkpoint_of_a_stranger_proves_nothing_and_is_said_so() -> None:
    book, acts = written([3])
    stranger = Signer("elsewhere.example", bytes(32))
    note = sign_checkpoint(stranger, Checkpoint.at(stranger.name, 64, bytes(32), FIRST))
    assert found(book, acts, seen=[note]) == ["unsigned"]


def test_other_tags_than_the_acts_own_are_noticed_when_they_were_signed_so() -> None:
    acts = leaves(3)
    wrong = evolve(acts[1], tag_author=acts[0].tag_author)
    book = Logbook()
    step(book, [acts[0], wrong, acts[2]], FIRST)
    tags = {act.commitment: (act.tag_author, act.tag_scene) for act in acts}
    assert found(book, acts) == []
    assert found(book, acts, tags=tags) == ["tags_changed"]


def test_an_act_logged_in_two_batches_is_noticed() -> None:
    book, acts = written([3])
    step(book, [acts[1]], FIRST)
    assert found(book, acts) == ["logged_twice"]


def test_when_an_order_does_not_open_its_acts_are_still_found_and_the_others_still_exact() -> None:
    book, acts = written([3, 4, 5])
    other = fill([], number=1, first=64, master=MASTER, rng=random.Random(1))
    book.kept[1] = evolve(book.kept[1], order=other.order)
    assert found(book, acts) == ["order_not_committed"]
    assert found(book, acts[:-1]) == ["order_not_committed", "act_gone"]
    assert found(book, [*acts[:4], leaves(1, start=99)[0], *acts[4:]]) == [
        "order_not_committed",
        "act_unlogged",
    ]


def test_a_stored_leaf_with_a_byte_moved_from_field_to_field_is_noticed_and_stops_nothing() -> None:
    book, acts = written([3])
    (batch,) = book.kept
    rows = list(batch.leaves)
    at = rows.index(acts[1])
    whole = acts[1]
    rows[at] = Leaf(whole.tag_author + whole.tag_scene[:1], whole.tag_scene[1:], whole.commitment)
    book.kept = [batch.of(batch.number, batch.first, rows, batch.order)]
    assert found(book, acts) == ["checkpoint_root", "act_changed"]


def test_an_empty_log_and_an_empty_record_agree() -> None:
    assert found(Logbook(), []) == []
    assert found(Logbook(), leaves(1), due=1) == ["act_unlogged"]
