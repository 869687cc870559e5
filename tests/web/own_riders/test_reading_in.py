"""A rider is read and signed in the performer's own language, and which one that is, nobody else is told."""

from __future__ import annotations

import contextlib
import re

import attrs
import pytest
from django.db import transaction

from beforehand.agreement.locales import catalogue
from beforehand.agreement.locales.catalogue import LOCALES
from beforehand.journal.acts.riders import RecordRider, SignRider
from beforehand.paper.seal_check import checked
from beforehand.store.tables import journal_store
from beforehand.studio import signing
from tests.every_act import nothing_by_chance
from tests.paper.reading import text
from tests.web.own_riders.conftest import PhoneOf, step_up
from tests.web.phone import Phone
from tests.world import World, new_world, scene_42

pytestmark = pytest.mark.django_db(databases=["default", "vaults"])


def in_german() -> World:
    """Scene 42 with a rider for each; Mara's is drawn up in German too."""
    world = scene_42(new_world())
    world.rider("mara", signed=False, locales=("de",))
    world.rider("jonas", signed=False)
    return world


def opened(world: World, phone_of: PhoneOf) -> Phone:
    phone = phone_of(world, "mara")
    phone.do("open")
    return phone


def signed_in(world: World) -> list[str]:
    return [e.saved.body.language for e in journal_store.entries() if isinstance(e.saved.body, SignRider)]


def test_it_is_read_in_english_until_another_language_is_asked_for(phone_of: PhoneOf) -> None:
    mara = opened(in_german(), phone_of)
    assert "This is the most Mara Okafor may be asked to do" in mara.text()
    assert "Dies ist das Höchste" not in mara.text()
    assert [f["locale"] for f in mara.forms() if f.get("act") == "read_in"] == ["de"]


def test_in_german_every_word_of_it_is_german_and_the_english_stands_beneath(phone_of: PhoneOf) -> None:
    mara = opened(in_german(), phone_of)
    mara.do("read_in", locale="de")
    told = mara.text()
    for words in (
        "Ihre Rider, Szene 42",
        "Ihr Rider",
        "Geöffnet Di 24. Nov., 08:01",
        "Dies ist das Höchste, was in Szene 42 von Mara Okafor verlangt",
        "Im Wortlaut, nicht übersetzt: given touch",
        "wo: überall; wie: jede Berührung; ",
        "Niemand doubelt Mara.",
        "Mehr braucht einen neuen Rider.",
        "Ausgefertigt auf: English und Deutsch. Wo sie voneinander abweichen, gilt der Wortlaut auf: English.",
        "Eine Seite allein kann ihn nicht löschen.",
        "Unterschreiben",
        "Dasselbe auf: English",
        "This is the most Mara Okafor may be asked to do",
    ):
        assert words in told, words
    body = mara.get().content.decode()
    own, english = body.split("Dasselbe auf: English")
    assert '<section class="card card-edge card-in own-rider"' in own
    assert own.count('lang="de"') >= 3
    assert '<span class="words" lang="en">given touch' in own, "what somebody wrote is not German"
    assert '<div class="stack" lang="en">' in english.split("This is the most")[0]


def test_the_signature_says_in_which_language_and_its_digest_covers_both(phone_of: PhoneOf) -> None:
    world = in_german()
    mara = opened(world, phone_of)
    mara.do("read_in", locale="de")
    step_up(world, "mara", mara)
    mara.do("sign")
    assert signed_in(world) == ["de"]
    (rider,) = world.record().riders[world["mara"]]
    assert [tag for tag, _ in rider.texts] == ["de", "en"]
    assert rider.signatures[0].language == "de"


def test_no_signature_to_a_text_that_there_is_not(phone_of: PhoneOf) -> None:
    world = in_german()
    mara = opened(world, phone_of)
    step_up(world, "mara", mara)
    refused = mara.post(mara.form("sign"), language="fr")
    assert refused.status_code == 409
    assert "not drawn up in that language" in refused.content.decode()
    assert signed_in(world) == []
    assert mara.post(mara.form("sign"), language="xx").status_code == 422


def test_whoever_reads_in_a_language_it_is_not_in_is_told_so_and_reads_english(phone_of: PhoneOf) -> None:
    world = in_german()
    jonas = phone_of(world, "jonas")
    jonas.do("open")
    assert [f for f in jonas.forms() if f.get("act") == "read_in"] == [], "there is one language alone"
    mara = opened(world, phone_of)
    forged = {**mara.form("read_in"), "locale": "fr"}
    assert mara.post(forged).status_code == 303
    told = mara.text()
    assert "Cet avenant est établi en : English et Deutsch" in told.replace("\u00a0", " ")
    assert "This is the most Mara Okafor" in told


def test_the_paper_is_to_be_had_in_each_language_it_is_in_sealed_and_in_no_other(phone_of: PhoneOf) -> None:
    world = in_german()
    mara = opened(world, phone_of)
    url = f"/scenes/{world.scenes['42']}/paper/rider/{world.riders['mara', '42']}/"
    german = mara.get(f"{url}?in=de")
    assert 'filename="rider-42-1-de.pdf"' in german["Content-Disposition"]
    assert checked(german.content).whole
    said = text(german.content)
    (rider,) = world.record().riders[world["mara"]]
    for words in (
        "Rider für Szene 42",
        "Prüfsumme des Textes, SHA-256. Deutsch (de)",
        rider.digest[:8],
        "Seite 1 von",
        "Im Wortlaut, nicht übersetzt: given touch",
        "Ausgefertigt auf: English und Deutsch.",
        "Mara Okafor, darstellende Person Noch nicht unterschrieben",
    ):
        assert words in said, words
    assert b"/Lang(de)" in german.content.replace(b"/Lang (", b"/Lang(")
    links = mara.get(f"/scenes/{world.scenes['42']}/paper/").content.decode()
    assert f'href="{url}"' in links
    assert f'href="{url}?in=de&amp;on=letter"' in links
    english = mara.get(url).content
    assert "Text digest, SHA-256. English (en)" in text(english)
    for other in ("fr", "xx", ""):
        assert mara.get(f"{url}?in={other}").status_code == 404, other


def test_a_later_edition_of_the_words_changes_nothing_that_was_drawn_up(
    phone_of: PhoneOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    world = in_german()
    mara = opened(world, phone_of)
    mara.do("read_in", locale="de")
    (before,) = world.record().riders[world["mara"]]
    german = LOCALES["de"]
    words = {
        key: f"{said} ¶" if key.startswith(("rider.", "later.")) else said
        for key, said in german.words.items()
    }
    monkeypatch.setitem(catalogue.LOCALES, "de", attrs.evolve(german, edition="2", words=words))
    assert "¶" not in mara.text()
    assert "¶" not in text(mara.get(f"/scenes/{world.scenes['42']}/paper/rider/{before.id}/?in=de").content)
    world.at = mara.at
    world.rider("mara", signed=False, locales=("de",))
    amended = world.record().riders[world["mara"]][-1]
    assert dict(amended.texts)["de"] != dict(before.texts)["de"]
    texts = {b.rider: b.texts for b in _recorded()}
    assert [t["edition"] for t in texts[amended.id]] == ["1", "2"]


def _recorded() -> list[RecordRider]:
    return [e.saved.body for e in journal_store.entries() if isinstance(e.saved.body, RecordRider)]


class _UndoneError(Exception):
    """The first of two worlds is over."""


def told_to_others(language: str, phone_of: PhoneOf) -> list[bytes]:
    """What everybody else gets once Mara has signed in this language; it is undone then."""
    told: list[bytes] = []
    with (
        contextlib.suppress(_UndoneError),
        nothing_by_chance(),
        transaction.atomic("default"),
        transaction.atomic("vaults"),
    ):
        world = in_german()
        rider = world.record().riders[world["mara"]][0]
        signing.sign_rider(**world.by("mara"), rider=rider.id, digest=rider.digest, language=language)
        assert world.record().riders[world["mara"]][0].signatures[0].language == language
        world.sign("jonas")
        scene = f"/scenes/{world.scenes['42']}/"
        pdf = f"{scene}paper/rider/{rider.id}/"
        for who, pages in {
            "calder": ("contracts/", "plan/", "record/"),
            "ines": ("riders/", "record/"),
            "teodor": ("plan/", "record/"),
            "priya": ("plan/", "record/"),
        }.items():
            phone = phone_of(world, who, "plan/")
            told += [KEYS.sub(b"", phone.bytes(f"{scene}{page}")) for page in pages]
            if who in ("calder", "ines"):
                told += [text(phone.bytes(f"{pdf}?in={tag}")).encode() for tag in ("en", "de")]
        raise _UndoneError
    return told


KEYS = re.compile(rb'(name="(key|page)" value|data-(live|page))="[^"]*"')
"""What a form carries of its own session."""


def test_in_which_language_it_was_signed_is_told_to_nobody_else(phone_of: PhoneOf) -> None:
    first = told_to_others("en", phone_of)
    assert len(first) == 13
    assert all(first)
    assert told_to_others("de", phone_of) == first


def test_reading_in_a_language_is_no_act(phone_of: PhoneOf) -> None:
    mara = opened(in_german(), phone_of)
    before = journal_store.last()
    mara.do("read_in", locale="de")
    assert journal_store.last() == before
