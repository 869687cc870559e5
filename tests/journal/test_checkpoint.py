"""Checkpoints and promises: signed, read back, told apart, and no changed byte accepted."""

from __future__ import annotations

from base64 import b64encode
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beforehand.agreement.refusals import Refusal
from beforehand.journal.checkpoint import BadCheckpoint, Checkpoint, read_checkpoint, sign_checkpoint
from beforehand.journal.note import Signer, cosign, sign
from beforehand.journal.promise import BadPromise, make_promise, read_promise

LOG = Signer("beforehand.example/the-long-tide/1", bytes(range(32)))
WITNESS = Signer("witness.example", bytes(range(32, 64)))
CALL = datetime(2026, 11, 26, 8, tzinfo=UTC)
ROOT = bytes(range(32))
HEAD = Checkpoint.at(LOG.name, 128, ROOT, CALL)
COMMITMENT = bytes(range(100, 132))
PROMISE = make_promise(
    LOG, "6f1c4f2e-7f0a-4d53-9d0e-0d8a0c3e5b11", COMMITMENT, CALL, CALL + timedelta(minutes=10)
)


def test_a_checkpoint_reads_as_the_format_says() -> None:
    root = b64encode(ROOT).decode()
    assert HEAD.text == f"beforehand.example/the-long-tide/1\n128\n{root}\ntime 2026-11-26T08:00:00.000000Z\n"
    assert sign_checkpoint(LOG, HEAD) == sign(HEAD.text, LOG)


def test_a_checkpoint_is_read_back_also_with_a_witness_under_it() -> None:
    note = cosign(sign_checkpoint(LOG, HEAD), WITNESS)
    assert read_checkpoint(note, LOG.verifier) == HEAD
    assert HEAD.time == CALL


def test_a_checkpoint_of_others_without_a_time_is_read() -> None:
    head = Checkpoint(LOG.name, 0, ROOT)
    assert read_checkpoint(sign_checkpoint(LOG, head), LOG.verifier).time is None


@given(st.data())
def test_no_changed_byte_of_a_checkpoint_or_promise_is_read(data: st.DataObject) -> None:
    note = data.draw(st.sampled_from([sign_checkpoint(LOG, HEAD), PROMISE]))
    raw = bytearray(note.encode())
    raw[data.draw(st.integers(0, len(raw) - 1))] ^= data.draw(st.integers(1, 255))
    changed = raw.decode(errors="surrogateescape")
    for read in (read_checkpoint, read_promise):
        with pytest.raises(Refusal):
            read(changed, LOG.verifier)


@pytest.mark.parametrize(
    "text",
    [
        f"{LOG.name}\n128\n",
        f"{LOG.name}\n0128\n{b64encode(ROOT).decode()}\n",
        f"{LOG.name}\n-1\n{b64encode(ROOT).decode()}\n",
        f"{LOG.name}\n１２\n{b64encode(ROOT).decode()}\n",
        f"{LOG.name}\n128\n{b64encode(ROOT[:31]).decode()}\n",
        f"{LOG.name}\n128\n{b64encode(ROOT).decode()[:42]}9=\n",
        f"{LOG.name}\n128\n{b64encode(ROOT).decode()}\n\nafter an empty line\n",
        f"\n128\n{b64encode(ROOT).decode()}\n",
        f"elsewhere.example\n128\n{b64encode(ROOT).decode()}\n",
    ],
)
def test_what_the_key_signed_but_is_no_checkpoint_of_its_log_is_refused(text: str) -> None:
    with pytest.raises(BadCheckpoint):
        read_checkpoint(sign(text, LOG), LOG.verifier)


@pytest.mark.parametrize(
    "head",
    [
        Checkpoint("elsewhere.example", 1, ROOT),
        Checkpoint(LOG.name, -1, ROOT),
        Checkpoint(LOG.name, 1, ROOT[:31]),
        Checkpoint(LOG.name, 1, ROOT, ("",)),
        Checkpoint(LOG.name, 1, ROOT, ("two\nlines",)),
    ],
)
def test_what_could_not_be_read_back_is_not_signed(head: Checkpoint) -> None:
    with pytest.raises(BadCheckpoint):
        sign_checkpoint(LOG, head)


def test_a_time_without_a_zone_is_a_mistake_of_the_program() -> None:
    naive = CALL.replace(tzinfo=None)
    with pytest.raises(ValueError, match="zone"):
        Checkpoint.at(LOG.name, 1, ROOT, naive)
    with pytest.raises(ValueError, match="zone"):
        make_promise(LOG, "act-1", COMMITMENT, naive, CALL)


def test_one_moment_in_another_zone_is_the_same_text() -> None:
    oslo = CALL.astimezone(timezone(timedelta(hours=1)))
    assert Checkpoint.at(LOG.name, 128, ROOT, oslo) == HEAD
    same = make_promise(
        LOG, "6f1c4f2e-7f0a-4d53-9d0e-0d8a0c3e5b11", COMMITMENT, oslo, oslo + timedelta(minutes=10)
    )
    assert same == PROMISE


@pytest.mark.parametrize(
    "line", ["time 2026-11-26T08:00:00Z", "time 2026-11-26", "time soon", "08:00", "time "]
)
def test_another_spelling_of_a_time_claims_none(line: str) -> None:
    assert Checkpoint(LOG.name, 1, ROOT, (line,)).time is None


def test_a_promise_says_what_was_saved_and_by_when_it_is_logged() -> None:
    promise = read_promise(PROMISE, LOG.verifier)
    assert (promise.origin, promise.act_id) == (LOG.name, "6f1c4f2e-7f0a-4d53-9d0e-0d8a0c3e5b11")
    assert (promise.commitment, promise.saved_at) == (COMMITMENT, CALL)
    assert promise.logged_by == CALL + timedelta(minutes=10)
    assert PROMISE.startswith("beforehand promise 1\n" + LOG.name + "\nact 6f1c4f2e")


def test_a_checkpoint_is_no_promise_and_a_promise_no_checkpoint() -> None:
    with pytest.raises(BadPromise):
        read_promise(sign_checkpoint(LOG, HEAD), LOG.verifier)
    with pytest.raises(BadCheckpoint):
        read_checkpoint(PROMISE, LOG.verifier)


@pytest.mark.parametrize(
    ("act_id", "commitment", "minutes"),
    [
        ("", COMMITMENT, 1),
        ("a b", COMMITMENT, 1),
        ("a\nb", COMMITMENT, 1),
        ("a", b"short", 1),
        ("a", COMMITMENT, -1),
    ],
)
def test_what_could_not_be_read_back_is_not_promised(act_id: str, commitment: bytes, minutes: int) -> None:
    with pytest.raises(BadPromise):
        make_promise(LOG, act_id, commitment, CALL, CALL + timedelta(minutes=minutes))


def test_a_commitment_written_in_another_way_is_refused() -> None:
    text = read_promise(PROMISE, LOG.verifier).text
    last = text.index("=\n") - 1
    with pytest.raises(BadPromise):
        read_promise(sign(text[:last] + chr(ord(text[last]) + 1) + text[last + 1 :], LOG), LOG.verifier)


def test_a_promise_of_another_log_is_refused() -> None:
    text = read_promise(PROMISE, LOG.verifier).text.replace(LOG.name, "elsewhere.example")
    with pytest.raises(BadPromise):
        read_promise(sign(text, LOG), LOG.verifier)


@pytest.mark.parametrize(
    ("minutes", "held", "origin", "broken"),
    [
        (9, [], LOG.name, False),
        (10, [], LOG.name, True),
        (10, [COMMITMENT], LOG.name, False),
        (10, [], "elsewhere.example", False),
    ],
)
def test_a_later_checkpoint_without_the_act_shows_a_promise_broken(
    minutes: int, held: list[bytes], origin: str, broken: bool
) -> None:
    later = Checkpoint.at(origin, 192, ROOT, CALL + timedelta(minutes=minutes))
    assert read_promise(PROMISE, LOG.verifier).is_broken_by(later, held) is broken
