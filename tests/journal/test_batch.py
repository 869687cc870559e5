"""Batches: filled, shuffled, opened again; and whatever is not as it was made is named."""

from __future__ import annotations

import hmac
import random
import struct
from collections.abc import Sequence
from hashlib import sha256

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from beforehand.journal.batch import BadOrder, Batch, Leaf, fill, open_order, true_order
from beforehand.journal.difference import check_batch
from beforehand.journal.merkle import leaf_hash
from beforehand.journal.sealing import seal

from .logbook import MASTER, leaves

counts = st.integers(0, 200)


def batch_of(count: int, *, seed: int = 42, number: int = 3, first: int = 192) -> Batch:
    return fill(leaves(count), number=number, first=first, master=MASTER, rng=random.Random(seed))


def commitments(count: int) -> list[bytes]:
    return [leaf.commitment for leaf in leaves(count)]


@given(counts, st.integers())
def test_a_batch_comes_back_in_true_order(count: int, seed: int) -> None:
    batch = batch_of(count, seed=seed)
    assert true_order(batch, MASTER) == tuple(leaves(count))
    assert check_batch(batch, commitments(count), MASTER) == []
    assert Batch.of(3, 192, batch.leaves, batch.order) == batch


@pytest.mark.parametrize(("count", "size"), [(0, 64), (1, 64), (63, 64), (64, 128), (127, 128), (128, 192)])
def test_a_batch_is_the_next_multiple_of_64_with_room_for_its_last_leaf(count: int, size: int) -> None:
    batch = batch_of(count)
    assert batch.size == len(batch.leaves) == size
    assert len(batch.content) == 64 * size


def test_what_is_hashed_is_the_two_tags_and_the_commitment() -> None:
    batch = batch_of(5)
    expected = [leaf_hash(leaf.tag_author + leaf.tag_scene + leaf.commitment) for leaf in batch.leaves]
    assert batch.hashes() == expected


def test_nothing_beside_a_batch_tells_how_many_of_its_leaves_are_acts() -> None:
    assert len({(len(batch_of(count).order), batch_of(count).size) for count in range(64)}) == 1


def test_acts_stand_anywhere_in_a_batch_but_last() -> None:
    act = leaves(1)[0]
    places = {batch_of(1, seed=seed).leaves.index(act) for seed in range(2000)}
    assert places == set(range(63))


def test_no_filler_is_ever_repeated() -> None:
    batches = [batch_of(0, seed=seed, number=number) for seed in range(4) for number in (0, 1)]
    parts = [part for batch in batches for part in batch.parts()]
    assert len(set(parts)) == len(parts) == 8 * 64
    halves = [part[at : at + 16] for part in parts for at in (0, 16, 32, 48)]
    assert len(set(halves)) == len(halves)


def test_bits_of_filler_and_of_acts_are_set_equally_often() -> None:
    # A field of filler that were always zero, or ascii, would tell filler from acts at a glance.
    contents = b"".join(batch_of(0, seed=seed).content for seed in range(40))
    for at in range(64):
        ones = sum(byte.bit_count() for byte in contents[at::64])
        assert 0.45 < ones / (8 * 64 * 40) < 0.55


def test_the_same_randomness_makes_the_same_batch_and_other_randomness_another() -> None:
    assert batch_of(9) == batch_of(9)
    assert batch_of(9, seed=43).content != batch_of(9).content


def code(batch: Batch, master: bytes = MASTER) -> str:
    with pytest.raises(BadOrder) as refusal:
        open_order(batch, master)
    assert str(batch.number) in refusal.value.sentence
    return refusal.value.code


def test_another_order_beside_a_batch_is_refused() -> None:
    batch = batch_of(9)
    assert code(evolve(batch, order=batch_of(9, seed=43).order)) == "order_not_committed"
    assert code(evolve(batch, order=b"")) == "order_not_committed"
    assert code(evolve(batch, content=b"", order=b"")) == "order_not_committed"
    assert code(batch, MASTER[::-1]) == "order_not_opened"
    assert code(evolve(batch, number=4)) == "order_not_opened"
    assert code(evolve(batch, first=128)) == "order_not_opened"
    assert code(evolve(batch, content=batch.content[64:])) == "order_of_another"


def forged(batch: Batch, plain: bytes) -> Batch:
    """The batch with another order, sealed and committed to by somebody who holds every key."""
    key = hmac.digest(MASTER, b"beforehand/batch/1\0order", "sha256")
    place = b"beforehand/order/1\0" + struct.pack(">QQ", batch.number, batch.first)
    blob = seal(key, plain, aad=place, name=b"forged")
    commitment = sha256(b"beforehand/order/1\0" + blob).digest()
    return evolve(batch, content=batch.content[:-32] + commitment, order=blob)


def told(*header: int, places: Sequence[int] = range(63)) -> bytes:
    return struct.pack(">QQII16s", *header, bytes(16)) + struct.pack(f">{len(places)}I", *places)


def test_the_sealed_order_has_the_documented_bytes() -> None:
    order = open_order(
        forged(batch_of(2), told(3, 192, 2, 64, places=[5, 6, *range(5), *range(7, 63)])), MASTER
    )
    assert (order.acts, order.places[:3], order.salt) == (2, (5, 6, 0), bytes(16))


def test_an_order_that_could_not_have_been_made_is_refused_even_when_sealed_with_the_key() -> None:
    for plain in (
        told(4, 192, 2, 64),
        told(3, 128, 2, 64),
        told(3, 192, 2, 65),
        told(3, 192, 64, 64),
        told(3, 192, 2, 64, places=range(62)),
        told(3, 192, 2, 64, places=[0, *range(62)]),
        told(3, 192, 2, 64, places=range(1, 64)),
        b"",
    ):
        assert code(forged(batch_of(2), plain)) == "order_of_another"


def test_a_leaf_of_another_shape_and_a_leaf_twice_are_mistakes_of_the_program() -> None:
    act = leaves(1)[0]
    rng = random.Random(42)
    for wrong in (
        evolve(act, tag_scene=b""),
        evolve(act, commitment=bytes(31)),
        Leaf(bytes(17), bytes(15), bytes(32)),
    ):
        with pytest.raises(ValueError, match="two tags"):
            fill([wrong], number=0, first=0, master=MASTER, rng=rng)
    with pytest.raises(ValueError, match="twice"):
        fill([act, act], number=0, first=0, master=MASTER, rng=rng)


def said(batch: Batch, recorded: list[bytes]) -> list[tuple[str, str]]:
    return [(found.code, found.sentence) for found in check_batch(batch, recorded, MASTER)]


def index_of(batch: Batch, act: int) -> int:
    return batch.first + batch.leaves.index(leaves(act + 1)[act])


def test_an_act_missing_from_the_record_is_named_by_its_leaf() -> None:
    batch, recorded = batch_of(9), commitments(9)
    del recorded[4]
    sentence = f"Leaf {index_of(batch, 4)} commits to an act that is not on record any more."
    assert said(batch, recorded) == [("act_gone", sentence)]


def test_an_act_slipped_into_the_record_is_named_by_its_number() -> None:
    for at in (0, 4, 9):
        recorded = commitments(9)
        recorded.insert(at, bytes(32))
        sentence = f"Act number {at + 1} is on record and has no leaf in the log."
        assert said(batch_of(9), recorded) == [("act_unlogged", sentence)]


def test_a_changed_act_is_named_by_both() -> None:
    for at in (0, 4, 8):
        batch, recorded = batch_of(9), commitments(9)
        recorded[at] = bytes(32)
        leaf = index_of(batch, at)
        sentence = f"Act number {at + 1} is not what was logged: leaf {leaf} commits to other content."
        assert said(batch, recorded) == [("act_changed", sentence)]


def test_acts_in_another_order_are_named_by_the_first() -> None:
    batch, recorded = batch_of(9), commitments(9)
    recorded[2], recorded[5] = recorded[5], recorded[2]
    assert said(batch, recorded) == [
        (
            "order_changed",
            "The acts on record are not in the order in which they were logged: 2 moved, "
            f"the first being number 3, where the log has the act of leaf {index_of(batch, 2)}.",
        )
    ]


def test_an_act_recorded_twice_is_named_by_its_number() -> None:
    recorded = commitments(9)
    recorded.insert(6, recorded[1])
    sentence = "Act number 7 repeats an act that is already on record."
    assert said(batch_of(9), recorded) == [("recorded_twice", sentence)]


def test_filler_that_was_put_in_place_of_filler_is_named_by_its_leaf() -> None:
    batch = batch_of(9)
    place = next(place for place in open_order(batch, MASTER).places[9:] if place != 0)
    changed = batch.content[: 64 * place] + bytes(64) + batch.content[64 * (place + 1) :]
    sentence = f"Leaf {192 + place} in batch 3 is no act of its order and not its filler."
    assert said(evolve(batch, content=changed), commitments(9)) == [("filler_changed", sentence)]


@given(counts, st.data())
@settings(max_examples=300)
def test_no_changed_bit_of_a_batch_but_in_an_acts_tags_goes_unnoticed(
    count: int, data: st.DataObject
) -> None:
    batch = batch_of(count)
    bit = data.draw(st.integers(0, len(batch.content) * 8 - 1))
    at = bit // 8
    raw = bytearray(batch.content)
    raw[at] ^= 1 << bit % 8
    findings = check_batch(evolve(batch, content=bytes(raw)), commitments(count), MASTER)
    in_tags = at % 64 < 32 and batch.leaves[at // 64] in leaves(count)
    assert bool(findings) is not in_tags  # those the root shows, and the audit when it is told the tags


@given(counts, st.data())
def test_no_changed_bit_of_the_sealed_order_goes_unnoticed(count: int, data: st.DataObject) -> None:
    batch = batch_of(count)
    raw = bytearray(batch.order)
    raw[data.draw(st.integers(0, len(raw) - 1))] ^= data.draw(st.integers(1, 255))
    (found,) = check_batch(evolve(batch, order=bytes(raw)), commitments(count), MASTER)
    assert found.code == "order_not_committed"
