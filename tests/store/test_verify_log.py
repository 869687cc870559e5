"""What ``verify`` says of leaves and checkpoints that were changed, moved or cut off."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from beforehand.store.tables.log import Act, Checkpoint, Leaf
from beforehand.studio import answers, sealing, verify
from tests.every_act import Played
from tests.store.tampering import act_of, faults, flipped, row_of, tamper

pytestmark = pytest.mark.django_db(databases=["default", "vaults"])

LONG_AGO = "2026-01-01T00:00:00.000000Z"


def test_acts_after_the_checkpoint_are_counted_as_unsealed(sealed: Played) -> None:
    world = sealed.world
    answers.withdraw(**world.by("mara"), digest=world.digest("dance"))
    answers.withdraw(**world.by("jonas"), digest=world.digest("dance"))
    report = verify.verify()
    assert (report.whole, report.unsealed) == (True, 2)


@pytest.mark.parametrize("column", ["tag_author", "tag_scene", "commitment"])
def test_a_changed_leaf_is_found(column: str, sealed: Played) -> None:
    act = act_of(sealed, "decline")
    leaf = Leaf.objects.get(commitment=row_of(act).commitment)
    tamper(f'UPDATE leaf SET {column} = %s WHERE "index" = %s', flipped(getattr(leaf, column)), leaf.index)
    number = [a.id for a in sealed.acts].index(act) + 1
    root = (
        "Checkpoint 0 signs another root than the first 192 leaves have: a leaf from 0 to 191 is not the one that "
        "was signed."
    )
    tags = f"Leaf {leaf.index} does not carry the tags of its act's author and scene."
    other = f"Act number {number} is not what was logged: leaf {leaf.index} commits to other content."
    assert faults() == (root, f"{other} It is act {act}." if column == "commitment" else tags)


def test_a_changed_filler_is_found(sealed: Played) -> None:
    acts = [bytes(c) for c in Act.objects.values_list("commitment", flat=True)]
    leaf = next(leaf for leaf in Leaf.objects.order_by("index") if bytes(leaf.commitment) not in acts)
    tamper('UPDATE leaf SET tag_author = %s WHERE "index" = %s', flipped(leaf.tag_author), leaf.index)
    assert faults()[0] == f"Leaf {leaf.index} in batch 0 is no act of its order and not its filler."


def test_a_leaf_gone_is_found_and_so_is_its_act(sealed: Played) -> None:
    act = act_of(sealed, "decline")
    number = [a.id for a in sealed.acts].index(act) + 1
    tamper("DELETE FROM leaf WHERE commitment = %s", bytes(row_of(act).commitment))
    told = faults()
    assert "Batch 0 has 191 leaves, which no batch is made with." in told
    assert told[-1] == f"Act number {number} is on record and has no leaf in the log. It is act {act}."


@pytest.mark.parametrize(("column", "value"), [("batch", 7), ('"index"', 700)])
def test_a_leaf_moved_is_found(column: str, value: int, sealed: Played) -> None:
    tamper(f'UPDATE leaf SET {column} = %s WHERE "index" = 3', value)
    assert "The sealed order beside batch 0 is not the one that the batch's last leaf commits to." in faults()


@pytest.mark.parametrize(
    ("column", "value", "said"),
    [
        ("size", 64, "Checkpoint 0: its size is not what its signed note says."),
        ("root", b"~" * 32, "Checkpoint 0: its root is not what its signed note says."),
        ("frontier", b"~" * 8, "Checkpoint 0: its frontier is not what its signed note says."),
        ("made_at", LONG_AGO, "Checkpoint 0: its made_at is not what its signed note says."),
        (
            '"order"',
            b"~",
            "The sealed order beside batch 0 is not the one that the batch's last leaf commits to.",
        ),
        ("batch", 7, "Checkpoint 7 stands where checkpoint 0 should."),
    ],
)
def test_a_changed_column_of_a_checkpoint_is_named(
    column: str, value: Any, said: str, sealed: Played
) -> None:
    tamper(f"UPDATE checkpoint SET {column} = %s", value)
    assert said in faults()
    assert len(faults()) == (2 if column == "batch" else 1)


@pytest.mark.parametrize("step", [-1, 1])
def test_how_far_a_checkpoint_goes_is_held_against_its_batch(step: int, sealed: Played) -> None:
    last = row_of(sealed.acts[-1].id).seq
    tamper("UPDATE checkpoint SET through = through + %s", step)
    said = f"Checkpoint 0 says that it goes through act number {last + step}"
    assert faults() == (f"{said}, and the last act in its batch is number {last}.",)


def test_a_checkpoint_whose_note_was_changed_does_not_verify(sealed: Played) -> None:
    note = Checkpoint.objects.get().note
    tamper("UPDATE checkpoint SET note = %s", note.replace("192", "256"))
    name = sealing.signer().name
    assert faults() == (f"Checkpoint 0: The signature of {name} does not fit this text.",)


def test_a_checkpoint_gone_leaves_its_batch_unsigned(sealed: Played) -> None:
    tamper("DELETE FROM checkpoint")
    assert "Batch 0 and what follows it has no checkpoint." in faults()


def test_the_end_of_the_log_cut_off_is_found_by_a_checkpoint_kept_elsewhere(sealed: Played) -> None:
    """Without it nothing is wrong with what is left, and the report says whom that does not exclude."""
    kept = verify.verify().checkpoint
    for table in ("checkpoint", "leaf"):
        tamper(f"DELETE FROM {table}")
    report = verify.verify()
    assert (report.whole, report.unsealed) == (True, len(sealed.acts))
    assert "whoever put back an older copy of the database" in report.notes[1]
    cut = "A checkpoint kept elsewhere covers 192 leaves, and the log has 0: its end is missing."
    assert verify.verify(seen=[kept]).faults == (cut,)


def test_a_checkpoint_kept_elsewhere_is_a_part_of_a_longer_log(sealed: Played) -> None:
    kept = verify.verify().checkpoint
    sealing.seal(sealed.world.at + timedelta(minutes=40))
    assert verify.verify(seen=[kept]).whole
    forged = verify.verify(seen=[kept.replace("192", "64")]).faults
    assert forged == (
        f"A checkpoint kept elsewhere: The signature of {sealing.signer().name} does not fit this text.",
    )
