"""A script is uploaded, read, marked; what is no script is refused and nothing is written."""

from __future__ import annotations

import io
import random
import re
import zipfile
from datetime import timedelta
from unittest.mock import patch

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from beforehand.script.fountain import read_fountain
from beforehand.store.tables.django_tables import DjangoTables
from beforehand.studio import production
from beforehand.studio.drafts import upload as uploading
from beforehand.web import clock
from benchmarks.script_files import fdx_of, fountain_of, pdf_of
from tests.script_drafts import BLUE, PINK
from tests.web.browsing import acts, fields_of, refused, text_of
from tests.web.conftest import SignIn
from tests.web.script.reading_room import ROOM, passages, read_in, send, upload
from tests.world import START, World, new_world, scene_42

pytestmark = pytest.mark.django_db(databases=["default", "vaults"])


@pytest.fixture
def world() -> World:
    return new_world()


@pytest.fixture
def ines(world: World, sign_in: SignIn) -> Client:
    return sign_in(world, "ines")


def zipped() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("script.fountain", BLUE)
    return packed.getvalue()


WRONG = {
    "empty": b"",
    "archive": zipped(),
    "word_processor": b"\xd0\xcf\x11\xe0" + b"\0" * 64,
    "not_text": BLUE.encode() + b"\xff\xfe\xfa",
    "no_scenes": b"Dear Ines,\n\nthe script comes tomorrow.\n",
    "too_large": b"A line of action.\n" * 1_200_000,
    "fdx_doctype": b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><FinalDraft></FinalDraft>',
    "pdf_broken": b"%PDF-1.7\nand nothing more",
    "too_large_a_pdf": b"%PDF-1.7\n" + b"x" * 20_000_000,
}


@pytest.mark.parametrize("what", WRONG)
def test_what_is_no_script_is_refused_in_the_readers_words(ines: Client, what: str) -> None:
    before = acts()
    answer = upload(ines, WRONG[what])
    assert answer.status_code == 409
    assert "Nothing was changed. Code:" in text_of(answer)
    assert acts() == before
    assert "Read a new draft" not in text_of(ines.get(ROOM))


def test_the_same_file_is_not_read_twice(ines: Client) -> None:
    read_in(ines, BLUE)
    before = acts()
    refused(upload(ines, BLUE), 409, "draft_read_already", before)


def test_another_file_sent_from_the_same_page_is_another_draft(ines: Client) -> None:
    """A page from the browser's history carries the key of the upload before."""
    fields = {**fields_of(ines.get(ROOM), "Read it"), "label": ""}
    for name, data in (("blue", BLUE), ("pink", PINK)):
        with clock.stopped(START + timedelta(days=30, minutes=len(name) + acts())):
            sent = SimpleUploadedFile(name, data.encode())
            assert ines.post(ROOM, {**fields, "script": sent}).status_code == 303
    assert len(re.findall("Put aside<", ines.get(ROOM).content.decode())) == 2


def test_a_script_that_is_too_long_is_refused(ines: Client) -> None:
    before = acts()
    with patch.object(uploading, "MOST_PAGES", 0):
        told = refused(upload(ines, BLUE), 409, "script_too_long", before)
    assert "1 pages; 0 is the most" in told


def test_the_read_through_has_every_line_and_its_passages(ines: Client) -> None:
    draft = read_in(ines, BLUE)
    told = text_of(ines.get(f"{draft}read/1/"))
    for line in BLUE.split("\n\n", 2)[2].split("\n"):
        assert line.partition(" #")[0].strip() in told
    assert "Kiss, intimate touch" in told
    assert "of 229 passages labelled by hand" in told or "passages labelled by hand" in told


def test_once_every_scene_was_read_none_is_said_to_be_left(ines: Client) -> None:
    draft = read_in(ines, "INT. LOFT - DAY\n\nANDERS mends a net.\n")
    assert "The rest of the script is still to read." in text_of(ines.get(draft))
    send(ines, f"{draft}read/1/", "read", {"index": "1"}, read="yes")
    assert "1 of 1 scenes are read." in text_of(ines.get(draft))
    assert "still to read" not in text_of(ines.get(draft))


@pytest.mark.parametrize("form", ["fdx", "pdf"])
def test_scenes_are_the_same_whatever_the_file(ines: Client, form: str) -> None:
    play = read_fountain(fountain_of(3, random.Random(1)))
    draft = read_in(ines, {"fdx": fdx_of, "pdf": pdf_of}[form](play))
    told = text_of(ines.get(draft))
    assert f"{len(play.scenes)} scenes are read" in told


def test_a_passage_is_kept_dismissed_and_decided_again(ines: Client) -> None:
    page = f"{read_in(ines, BLUE)}read/1/"
    kiss = passages(ines.get(page))[0]
    for mark, said in (("kept", "Kept"), ("dismissed", "Dismissed"), ("open", "To decide")):
        answer = send(ines, page, "mark", {"passage": kiss}, mark=mark)
        assert answer.headers["Location"] == f"{page}#p-{kiss}"
        assert said in text_of(ines.get(page))


def test_a_passage_is_added_by_its_lines(ines: Client) -> None:
    page = f"{read_in(ines, BLUE)}read/1/"
    before = len(passages(ines.get(page)))
    lines = {"index": "2", "first": "3", "last": "4"}
    assert send(ines, page, "add", {}, **lines, categories=["implied"], who=["ANDERS"]).status_code == 303
    told = text_of(ines.get(page))
    assert len(passages(ines.get(page))) == before + 1
    assert "lines 3–4 Who ANDERS By Added by a person Kept" in told


@pytest.mark.parametrize(
    ("lines", "categories", "code"),
    [
        (("3", "400"), ["kiss"], "lines"),
        (("4", "3"), ["kiss"], "lines"),
        (("2", "2"), ["kiss"], "lines"),
        (("3", "4"), [], "form"),
    ],
)
def test_what_cannot_be_added_is_refused(
    ines: Client, lines: tuple[str, str], categories: list[str], code: str
) -> None:
    page = f"{read_in(ines, BLUE)}read/1/"
    before = acts()
    first, last = lines
    answer = send(ines, page, "add", {}, index="2", first=first, last=last, categories=categories)
    refused(answer, 422 if code == "form" else 409, code, before)


def test_scenes_are_read_one_by_one(ines: Client) -> None:
    draft = read_in(ines, BLUE)
    assert "0 of 4 scenes are read" in text_of(ines.get(draft))
    send(ines, f"{draft}read/1/", "read", {"index": "3"}, read="yes")
    assert "1 of 4 scenes are read" in text_of(ines.get(draft))
    send(ines, f"{draft}read/1/", "read", {"index": "3"}, read="no")
    assert "0 of 4 scenes are read" in text_of(ines.get(draft))


def test_a_kept_passage_opens_its_scene_with_lines_and_who_is_known(world: World, ines: Client) -> None:
    world.add_scene("12", "Net loft", ())
    production.grant_role(
        world.production,
        world["ines"],
        person=world["mara"],
        role="performer",
        scene=world.scenes["12"],
        character="Elin",
        at=world.tick(),
    )
    page = f"{read_in(ines, BLUE)}read/1/"
    kiss = passages(ines.get(page))[0]
    send(ines, page, "mark", {"passage": kiss}, mark="kept")
    opened = send(ines, page, "open")
    scene = opened.headers["Location"]
    told = text_of(ines.get(scene))
    for words in ("42 Boathouse, night", "Blue, 14 Nov 2026", "They dance, slowly, without speaking."):
        assert words in told
    world.scenes["42"] = scene.split("/")[2]
    assert set(world.record().performers) == {world["mara"]}
    assert "Go to the scene’s plan" in text_of(ines.get(page))
    there = ines.get(f"/script/of/{world.scenes['42']}/")
    assert there.headers["Location"] == f"{page}#s1"


def test_a_number_that_the_record_has_under_other_words_waits_for_a_person(
    world: World, ines: Client
) -> None:
    scene_42(world)
    draft = read_in(ines, BLUE)
    before = acts()
    refused(send(ines, f"{draft}scene/1/", "open"), 409, "scene_written", before)
    assert send(ines, f"{draft}scene/1/", "tie", scene=world.scenes["42"]).status_code == 303
    assert "says other words (Blue, 14 Nov 2026)" in text_of(ines.get(f"{draft}scene/1/"))


def test_what_was_found_once_stays_when_the_rules_change(ines: Client) -> None:
    draft = read_in(ines, BLUE)
    there = passages(ines.get(f"{draft}read/1/"))
    with patch.object(uploading, "break_down", side_effect=AssertionError("read anew")):
        assert passages(ines.get(f"{draft}read/1/")) == there


def test_words_of_the_script_lie_sealed(world: World, ines: Client) -> None:
    read_in(ines, BLUE)
    with connection.cursor() as cursor:
        for table in ("draft", "draft_scene", "draft_text", "draft_passage", "act"):
            cursor.execute(f'SELECT * FROM "{table}"')
            assert b"tin roof" not in repr(cursor.fetchall()).encode()


def test_a_long_script_costs_other_pages_nothing_but_the_first_its_passages(
    world: World, ines: Client
) -> None:
    """The first page names kept scenes that nobody opened: passages in one statement, and no line of the text."""
    scene_42(world)
    read_in(ines, fountain_of(30, random.Random(42)))
    for url, statements in (("/", 1), (f"/scenes/{world.scenes['42']}/", 0)):
        with CaptureQueriesContext(connection) as asked:
            ines.get(url)
        assert not [q for q in asked if '"draft_text"' in q["sql"]], url
        assert len([q for q in asked if '"draft_passage"' in q["sql"]]) == statements, url


def test_no_page_of_a_long_script_asks_more_than_15_times(world: World, ines: Client) -> None:
    chance = random.Random(42)
    draft = read_in(ines, fountain_of(40, chance))
    pink = read_in(ines, fountain_of(30, chance))
    assert len(DjangoTables().of_all("draft", world.production)) == 2
    for url in (
        ROOM,
        draft,
        *(f"{pink}{room}" for room in ("", "read/3/", "table/", "changes/", "scene/5/")),
    ):
        with CaptureQueriesContext(connection) as asked:
            assert ines.get(url).status_code == 200
        assert len(asked) <= 15, (url, [q["sql"][:90] for q in asked])


def test_pink_is_told_from_blue_by_its_name(ines: Client) -> None:
    read_in(ines, BLUE)
    read_in(ines, PINK)
    told = text_of(ines.get(ROOM))
    assert told.index("Pink, 17 Nov 2026") < told.index("Blue, 14 Nov 2026")
