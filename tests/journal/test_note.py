"""Signed notes: the format byte by byte, several signers, and whatever is not one."""

from __future__ import annotations

from base64 import b64decode, b64encode
from hashlib import sha256

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from beforehand.journal.ed25519 import WeakKey
from beforehand.journal.note import BadNote, Signer, Verifier, cosign, read, sign

LOG = Signer("beforehand.example/the-long-tide/1", bytes(range(32)))
WITNESS = Signer("witness.example", bytes(range(32, 64)))
TEXT = "Scene 42 “Boathouse, night”\n\nstage 2\n"


def test_the_format_is_the_published_one_byte_by_byte() -> None:
    secret = Ed25519PrivateKey.from_private_bytes(LOG.seed)
    public = secret.public_key().public_bytes_raw()
    key_id = sha256(LOG.name.encode() + b"\x0a\x01" + public).digest()[:4]
    line = b64encode(key_id + secret.sign(TEXT.encode())).decode()
    assert sign(TEXT, LOG) == f"{TEXT}\n\u2014 {LOG.name} {line}\n"
    typed = b64encode(b"\x01" + public).decode()
    assert LOG.verifier.vkey == f"{LOG.name}+{key_id.hex()}+{typed}"


def test_a_note_of_two_is_read_by_whoever_knows_either() -> None:
    note = sign(TEXT, LOG, WITNESS)
    assert note == cosign(sign(TEXT, LOG), WITNESS)
    assert read(note, LOG.verifier).signers == (LOG.verifier,)
    assert read(note, WITNESS.verifier).signers == (WITNESS.verifier,)
    both = read(note, WITNESS.verifier, LOG.verifier)
    assert (both.text, both.signers) == (TEXT, (LOG.verifier, WITNESS.verifier))


def test_unknown_signatures_are_ignored_even_of_other_kinds_and_lengths() -> None:
    note = sign(TEXT, LOG) + "— other.example " + b64encode(b"id??" + bytes(2420)).decode() + "\n"
    assert read(note, LOG.verifier).text == TEXT


def refused(note: str, *verifiers: Verifier) -> str:
    with pytest.raises(BadNote) as refusal:
        read(note, *verifiers)
    return refusal.value.code


def test_a_note_nobody_known_signed_is_refused() -> None:
    assert refused(sign(TEXT, LOG), WITNESS.verifier) == "unsigned"
    assert refused(sign(TEXT, LOG)) == "unsigned"
    same_name = Signer(LOG.name, WITNESS.seed)
    assert refused(sign(TEXT, LOG), same_name.verifier) == "unsigned"


def test_one_false_signature_of_a_known_key_refuses_the_whole_note() -> None:
    wrong = sign("another text\n", WITNESS).rpartition("\n\n")[2]
    assert refused(sign(TEXT, LOG) + wrong, LOG.verifier, WITNESS.verifier) == "bad_signature"
    assert read(sign(TEXT, LOG) + wrong, LOG.verifier).text == TEXT


@given(st.data())
def test_no_changed_character_is_read(data: st.DataObject) -> None:
    note = sign(TEXT, LOG)
    at = data.draw(st.integers(0, len(note) - 1))
    other = data.draw(st.characters(exclude_characters=note[at]))
    with pytest.raises(BadNote):
        read(note[:at] + other + note[at + 1 :], LOG.verifier)


@given(st.text(), st.text())
def test_any_text_is_either_read_back_or_refused(a: str, b: str) -> None:
    text = a + "\n" + b + "\n"
    try:
        note = sign(text, LOG)
    except BadNote:
        return
    assert read(note, LOG.verifier).text == text


@pytest.mark.parametrize(
    "note",
    [
        "",
        "no signature\n",
        TEXT,
        sign(TEXT, LOG)[:-1],
        sign(TEXT, LOG) + "\n",
        sign(TEXT, LOG) + "one more line\n",
        sign(TEXT, LOG).replace("— ", "- "),
        sign(TEXT, LOG).replace("— ", "—  "),
        sign(TEXT, LOG).replace("stage", "sta\tge"),
        sign(TEXT, LOG).replace("stage", "sta\rge"),
        sign(TEXT, LOG).replace("stage", "sta\ud800ge"),
        sign(TEXT, LOG) + "— x.example AAAA\n",
        sign(TEXT, LOG) + "— x.example AAAAAAAAAB==\n",
        sign(TEXT, LOG) + "— x+y.example AAAAAAAAAA==\n",
        sign(TEXT, LOG) + "— x.example AAAAAAAAAA==\n" * 100,
        "x" * 1_000_000 + sign(TEXT, LOG),
    ],
)
def test_what_is_not_a_note_is_refused(note: str) -> None:
    assert refused(note, LOG.verifier) == "bad_note"


def test_a_hundred_signatures_are_read() -> None:
    note = sign(TEXT, LOG) + "— x.example AAAAAAAAAAA=\n" * 99
    assert read(note, LOG.verifier).text == TEXT


@pytest.mark.parametrize("text", ["", "no end", "bell\x07\n", "half \ud800\n"])
def test_a_text_that_could_not_be_read_back_is_not_signed(text: str) -> None:
    with pytest.raises(BadNote):
        sign(text, LOG)


def test_a_verification_key_is_read_back() -> None:
    assert Verifier.from_vkey(LOG.verifier.vkey) == LOG.verifier


def test_a_verification_key_that_is_not_one_is_refused() -> None:
    name, id_, encoded = LOG.verifier.vkey.split("+", 2)
    other = b64encode(b"\x02" + b64decode(encoded)[1:]).decode()
    wrong = [name, f"{name}+{id_}", f"{name}+00000000+{encoded}", f"{name}x+{id_}+{encoded}"]
    for vkey in [*wrong, f"{name}+{id_}+{other}", f"{name}+{id_}+!", f"+{id_}+{encoded}"]:
        with pytest.raises(BadNote) as refusal:
            Verifier.from_vkey(vkey)
        assert refusal.value.code == "bad_key"


def test_a_weak_key_is_no_verification_key() -> None:
    weak = (1).to_bytes(32, "little")
    key_id = sha256(b"x.example\n\x01" + weak).digest()[:4].hex()
    with pytest.raises(WeakKey):
        Verifier.from_vkey("x.example+" + key_id + "+" + b64encode(b"\x01" + weak).decode())


@pytest.mark.parametrize("name", ["", "two words", "a+b", "line\nfeed", "no\u00a0break"])
def test_names_that_would_break_a_line_are_refused(name: str) -> None:
    with pytest.raises(BadNote):
        Signer(name, bytes(32))


def test_a_signer_shows_no_secret_and_takes_no_short_seed() -> None:
    assert repr(LOG.seed) not in repr(LOG)
    with pytest.raises(BadNote):
        Signer("x.example", bytes(31))
