"""A folder is read whole or refused with its file, its place and one sentence."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from attrs import evolve, frozen

from beforehand.agreement.actions import Touch
from beforehand.agreement.boundaries import Boundary
from beforehand.agreement.boxes import Contact
from beforehand.agreement.vocabulary import EVERY_CREW
from beforehand.studio.folder import FolderRefused, read_folder, reader

from .small_folder import FILES, spoiled, write

Changes = dict[str, str | bytes | None]


def test_the_small_folder_is_read(tmp_path: Path) -> None:
    folder = read_folder(write(tmp_path))
    (scene,) = folder.scenes
    assert folder.coordinator.key == "ines"
    assert (scene.heading, scene.lines) == (
        "INT. BOATHOUSE - NIGHT",
        ("INT. BOATHOUSE - NIGHT", "", "They dance.", "", " " * 14 + "ELIN", " " * 7 + "The lamp."),
    )
    assert [(part.person, part.character) for part in scene.performers] == [
        ("mara", "ELIN"),
        ("jonas", "ANDERS"),
    ]
    assert scene.intent == "The dance is the talking they can’t do."
    assert folder.people[4].scene_roles == (("representative", "42"),)
    (day,) = folder.days
    assert day.call.isoformat() == "2026-11-26T08:00:00+00:00"
    assert day.call.utcoffset() == timedelta(0)


def test_a_beat_is_written_with_ids_and_names(tmp_path: Path) -> None:
    folder = read_folder(write(tmp_path))
    ids = {person.key: f"id-{person.key}" for person in folder.people}
    (candidate,) = folder.scenes[0].candidates
    beat = candidate.beat(ids, folder.names(ids))
    assert beat.people == ("id-jonas", "id-mara")
    assert beat.dress == (("id-jonas", "Shirt"), ("id-mara", "Cardigan"))
    assert beat.text.startswith("Slow dance. Mara’s left hand on Jonas’s right shoulder")
    assert (beat.stop_cue, beat.closed_set, beat.manner, beat.seconds) == ("Hold", "closed", "set", 40)


def test_rows_and_all_are_spelled_out(tmp_path: Path) -> None:
    entry = FILES["boundaries/mara.toml"].replace('["jonas"]', '"all"').replace('["cloth"]', '"all"')
    (boundary,) = read_folder(write(tmp_path, {"boundaries/mara.toml": entry})).boundaries
    assert isinstance(boundary, Boundary)
    assert boundary.leaves == {"left_shoulder", "right_shoulder"}
    assert boundary.by == {"jonas"}
    assert boundary.layers == {"skin", "cloth", "barrier"}
    assert "left_hand" in boundary.parts
    assert (boundary.id, boundary.person) == ("mara-1", "mara")


def test_a_clause_is_a_box(tmp_path: Path) -> None:
    (rider,) = read_folder(write(tmp_path)).riders
    assert (rider.scene, rider.person, rider.number, rider.doubling) == ("42", "mara", 1, "none")
    box = rider.clauses[0].box
    assert isinstance(box, Contact)
    assert box.agents == {"jonas"}
    assert box.leaves == {"upper_back"}
    assert box.seconds == 60


def test_crew_touch_in_boundaries_riders_and_beats(tmp_path: Path) -> None:
    folder = read_folder(
        write(
            tmp_path,
            spoiled(LIMITS, '["jonas"]', '["jonas", "crew:make_up"]')
            | spoiled(RIDER, 'by = "jonas"', 'by = ["crew"]')
            | spoiled(BEATS, ACTION, CREW_TOUCH),
        )
    )
    box = folder.riders[0].clauses[0].box
    assert isinstance(box, Contact)
    assert folder.boundaries[0].by == {"jonas", "crew:make_up"}
    assert box.agents == EVERY_CREW
    (touch,) = folder.scenes[0].candidates[0].actions
    assert isinstance(touch, Touch)
    assert touch.agents == ("crew:make_up",)


@pytest.mark.parametrize(("disposition", "crew"), [("fence", EVERY_CREW), ("open", frozenset())])
def test_a_fence_against_all_is_one_against_the_crew_too(
    tmp_path: Path, disposition: str, crew: frozenset[str]
) -> None:
    entry = FILES[LIMITS].replace('["jonas"]', '"all"').replace('"open"', f'"{disposition}"')
    (boundary,) = read_folder(write(tmp_path, {LIMITS: entry})).boundaries
    assert boundary.by == {"jonas"} | crew


def test_a_riders_terms_are_read(tmp_path: Path) -> None:
    terms = 'person = "mara"\nalteration = "by_consent"\npresent = "closed"'
    (rider,) = read_folder(write(tmp_path, spoiled(RIDER, 'person = "mara"', terms))).riders
    assert (rider.alteration, rider.present) == ("by_consent", "closed")
    (plain,) = read_folder(write(tmp_path / "plain")).riders
    assert (plain.alteration, plain.present) == ("none", "open")


def test_optional_files_may_be_left_out(tmp_path: Path) -> None:
    folder = read_folder(write(tmp_path, dict.fromkeys(list(FILES)[5:])))
    assert (folder.boundaries, folder.riders, folder.scenes[0].candidates) == ((), (), ())
    assert folder.scenes[0].intent == ""


def test_hidden_files_and_a_readme_may_lie_there(tmp_path: Path) -> None:
    extra: Changes = {".DS_Store": b"\0", "README.md": "Hello.", "intent/.keep": ""}
    assert read_folder(write(tmp_path, extra)).production.title == "The Long Tide"


def test_windows_line_ends_and_byte_order_marks_change_nothing(tmp_path: Path) -> None:
    plain = read_folder(write(tmp_path / "plain"))
    changed: Changes = {
        name: b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode() for name, text in FILES.items()
    }
    windows = read_folder(write(tmp_path / "windows", changed))
    assert windows.drafts != plain.drafts, "a draft is named by the digest of its file as it lies there"
    assert evolve(windows, drafts=plain.drafts) == plain


def test_roles_are_those_of_the_studio() -> None:
    from beforehand.studio import production  # the pure reader must not need Django, so it has its own list

    assert reader.ROLES == production.ROLES


@frozen
class Wrong:
    name: str
    changes: Changes
    code: str
    sentence: str


PEOPLE, DAYS, SCENES = "people.toml", "days.toml", "scenes.toml"
BEATS, LIMITS, RIDER = "candidates/42.toml", "boundaries/mara.toml", "riders/42-mara.toml"
AGAIN = "[[beats]]" + FILES[BEATS].partition("[[beats]]")[2].replace('"dance"', '"again"')
ACTION = '{ macro = "slow_dance", people = ["mara", "jonas"], layer = "cloth", pressure = "surface" }'
CREW_TOUCH = (
    '{ verb = "touch", by = "crew:make_up", with = "right_hand", to = "mara", where = "forehead",'
    ' layer = "skin", pressure = "surface" }'
)
# What was changed, and what is said. A sentence may stop where a long list begins.
# fmt: off
WRONG = [
    Wrong("a file is missing", {DAYS: None}, "missing_file", "{folder}: days.toml should be here."),
    Wrong("two files are missing", {DAYS: None, "script.fountain": None}, "missing_file",
        "{folder}: days.toml and script.fountain should be here."),
    Wrong("a file nobody reads", {"day.toml": ""}, "unknown_file",
        "day.toml: nothing reads this; it is no file of a production."),
    Wrong("a wrong ending", {"intent/43.md": "Yes."}, "unknown_file",
        "intent/43.md: files here should end in .txt."),
    Wrong("not TOML", {DAYS: "[[days]\n"}, "not_toml",
        "days.toml: this is not written as TOML has it: Expected ']]' at the end of an array declaration"
        " (at line 1, column 7)."),
    Wrong("not UTF-8", {PEOPLE: b"\n\n# caf\xe9\n"}, "not_text",
        "people.toml: Line 3 is not UTF-8 text; save the file as UTF-8 and try again."),
    Wrong("an unknown field", spoiled("production.toml", "title =", "titel ="), "unknown_field",
        "production.toml: “titel” is not a field here; perhaps “title” is meant."),
    Wrong("a missing field",
        spoiled("production.toml", 'operator = "North Quay Intimacy Coordination"\n', ""), "missing_field",
        "production.toml: “operator” is missing."),
    Wrong("an empty field", spoiled("production.toml", '"The Long Tide"', '" "'), "nothing_said",
        "production.toml: “title” is empty."),
    Wrong("a number for a text", spoiled("production.toml", '"The Long Tide"', "7"), "not_a_text",
        "production.toml: “title” should be a text."),
    Wrong("an unknown time zone", spoiled("production.toml", "Europe/London", "Europe/Nowhere"),
        "no_timezone", "production.toml: “Europe/Nowhere” is no time zone; Europe/London is one."),
    Wrong("an unknown pack", spoiled("production.toml", "sag-aftra", "sag-afta"), "no_pack",
        "production.toml: There is no pack “sag-afta”; there are "),
    Wrong("a field of people", spoiled(PEOPLE, 'character = "ELIN"', 'charakter = "ELIN"'), "unknown_field",
        "people.toml, people 2: “charakter” is not a field here; perhaps “character” is meant."),
    Wrong("people are no list", {PEOPLE: "[people]\nines = 1\n"}, "not_a_list",
        "people.toml: “people” should be a list of at most 2000 tables."),
    Wrong("a key twice", spoiled(PEOPLE, 'key = "jonas"', 'key = "mara"'), "said_twice",
        "people.toml: the key “mara” stands here twice."),
    Wrong("a key that is none", spoiled(PEOPLE, 'key = "jonas"', 'key = "Jonas L"'), "not_a_key",
        "people.toml, people 3: “Jonas L” is no key: a letter a–z, then at most 31 of a–z, 0–9, - and _."),
    Wrong("pronouns", spoiled(PEOPLE, '"he"\nroles', '"him"\nroles'), "unknown_word",
        "people.toml, people 4: “pronouns” says “him”, which is none of she, he, they."),
    Wrong("an unknown role", spoiled(PEOPLE, '["director"]', '["directress"]'), "unknown_word",
        f"people.toml, people 4: “directress” is no role; roles are {', '.join(reader.ROLES)}."),
    Wrong("performing as a role", spoiled(PEOPLE, '["director"]', '["director", "performer"]'),
        "role_needs_scene",
        "people.toml, people 4: who is a performer is said in scenes.toml, scene by scene."),
    Wrong("no coordinator", spoiled(PEOPLE, '["coordinator"]', '["producer"]'), "no_coordinator",
        "people.toml: nobody here has the role “coordinator”."),
    Wrong("a role in no scene", spoiled(PEOPLE, 'scenes = ["42"]', 'scenes = ["44"]'), "unknown_scene",
        "people.toml, people 5: representative in scene 44, but scenes.toml has no scene 44."),
    Wrong("a role twice", spoiled(PEOPLE, 'scenes = ["42"]', 'scenes = ["42", "42"]'), "said_twice",
        "people.toml, people 5: the role “representative in scene 42” stands here twice."),
    Wrong("a call in quotation marks", spoiled(DAYS, "08:00:00", '"08:00"'), "not_a_time",
        "days.toml, days 1: write the date as 2026-11-26 and the call as 08:00:00, both without"
        " quotation marks."),
    Wrong("an hour that does not exist",
        {DAYS: FILES[DAYS].replace("11-26", "03-29").replace("08:00", "01:30")}, "no_such_time",
        "days.toml, days 1: the clocks change at 01:30 that day; give another time."),
    Wrong("an hour that is twice", {DAYS: FILES[DAYS].replace("11-26", "10-25").replace("08:00", "01:30")},
        "no_such_time", "days.toml, days 1: the clocks change at 01:30 that day; give another time."),
    Wrong("a scene not in the script", spoiled(SCENES, 'number = "42"', 'number = "43"'), "not_in_script",
        "scenes.toml, scenes 1: script.fountain has no scene with the number 43."),
    Wrong("a day that is none", spoiled(SCENES, '"day-14"', '"day-41"'), "unknown_day",
        "scenes.toml, scenes 1: “day-41” is no key of days.toml."),
    Wrong("a performer who is nobody", spoiled(SCENES, '"jonas"', '"jonah"'), "unknown_person",
        "scenes.toml, scenes 1: “jonah” is nobody’s key in people.toml."),
    Wrong("a double who performs", spoiled(SCENES, 'page = "51"', 'doubles = { mara = "jonas" }'), "doubles",
        "scenes.toml, scenes 1: “mara” should double one of the performers and not be one of them."),
    Wrong("a script that is none", {"script.fountain": "INT. QUAY #42#\n\0"}, "nul_bytes",
        "script.fountain: There are NUL bytes in this file, so it is not a text screenplay."),
    Wrong("an endless line of script", spoiled("script.fountain", "They dance.", "They dance." * 40),
        "too_long",
        "script.fountain, line 3: this line of scene 42 has more than 400 characters; please break it."),
    Wrong("intent for no scene", {"intent/43.txt": "Yes."}, "unknown_scene",
        "intent/43.txt: scenes.toml has no scene 43."),
    Wrong("intent and no director", spoiled(PEOPLE, '["director"]', '["producer"]'), "no_director",
        "intent/42.txt: the intent is the director’s, and people.toml names none."),
    Wrong("an empty intent", {"intent/42.txt": "\n"}, "empty", "intent/42.txt: The story intent is empty."),
    Wrong("candidates for no scene", {"candidates/43.toml": FILES[BEATS]}, "unknown_scene",
        "candidates/43.toml: scenes.toml has no scene 43."),
    Wrong("a field of a beat", spoiled(BEATS, "seconds = 40", "second = 40"), "unknown_field",
        "candidates/42.toml, beats 1: “second” is not a field here; perhaps “seconds” is meant."),
    Wrong("no seconds", spoiled(BEATS, "seconds = 40", ""), "missing_field",
        "candidates/42.toml, beats 1: “seconds” is missing."),
    Wrong("seconds out of range", spoiled(BEATS, "seconds = 40", "seconds = 0"), "not_in_range",
        "candidates/42.toml, beats 1: “seconds” should be a whole number from 1 to 3600."),
    Wrong("seconds that are a fraction", spoiled(BEATS, "seconds = 40", "seconds = 2.5"), "not_in_range",
        "candidates/42.toml, beats 1: “seconds” should be a whole number from 1 to 3600."),
    Wrong("lines beyond the scene", spoiled(BEATS, "[3, 3]", "[3, 30]"), "lines",
        "candidates/42.toml, beats 1: scene 42 has the lines 1 to 6."),
    Wrong("lines that are none", spoiled(BEATS, "[3, 3]", "3"), "lines",
        "candidates/42.toml, beats 1: “lines” should be the first and the last line, as [13, 15]."),
    Wrong("an action of no kind", spoiled(BEATS, ACTION, "{ people = [] }"), "no_action",
        "candidates/42.toml, beats 1, actions 1: an action begins with verb, macro, show or takes_off."),
    Wrong("an unknown macro", spoiled(BEATS, '"slow_dance"', '"tango"'), "unknown_word",
        "candidates/42.toml, beats 1, actions 1: this action, name says “tango”, which is not a word"
        " of this vocabulary."),
    Wrong("an unknown layer", spoiled(BEATS, '"cloth"', '"wool"'), "unknown_word",
        "candidates/42.toml, beats 1, actions 1: this action, layer says “wool”, which is not a word"
        " of this vocabulary."),
    Wrong("an unknown place",
        spoiled(BEATS, ACTION, '{ show = ["waistline"], of = "mara", state = "bare", to = "floor" }'),
        "unknown_word", "candidates/42.toml, beats 1, actions 1: “waistline” is no place of the body map."),
    Wrong("an action that cannot be",
        spoiled(
        BEATS,
        ACTION,
        '{ verb = "rest", by = "mara", with = "left_hand", to = "jonas",'
        ' where = "genitals", layer = "cloth", pressure = "surface" }',
        ), "barrier_required",
        "candidates/42.toml, beats 1, actions 1: this action: contact with the genitals is only"
        " possible through a barrier."),
    Wrong("an action of somebody else",
        spoiled(BEATS, 'people = ["mara", "jonas"]', 'people = ["mara", "teodor"]'), "not_in_scene",
        "candidates/42.toml, beats 1, actions 1: “teodor” does not perform in this scene."),
    Wrong("two who undress one",
        spoiled(
        BEATS,
        ACTION,
        '{ takes_off = "cardigan", who = ["mara", "jonas"],'
        ' then_shown = "arms", state = "bare", to = "floor" }',
        ), "one_person", "candidates/42.toml, beats 1, actions 1: “who” should be one person."),
    Wrong("a beat of nothing", spoiled(BEATS, ACTION, ""), "nothing_listed",
        "candidates/42.toml, beats 1: The beat, people is empty; it needs at least one entry."),
    Wrong("the same beat twice", {BEATS: FILES[BEATS] + AGAIN}, "candidate_exists",
        "candidates/42.toml, beats 2: this says the same as an earlier beat."),
    Wrong("an unknown set", spoiled(BEATS, 'stop_cue = "Hold"', 'closed_set = "shut"'), "unknown_word",
        "candidates/42.toml, beats 1: The beat, closed_set says “shut”, which is not a word of this"
        " vocabulary."),
    Wrong("a field of every beat", spoiled(BEATS, "stop_cue =", "seconds ="), "unknown_field",
        "candidates/42.toml, every_beat: “seconds” is not a field here; here are masking,"
        " closed_set, manner, repeats, stop_cue, dress, barriers, anchors."),
    Wrong("dress of somebody else", spoiled(BEATS, "mara =", "kit ="), "unknown_person",
        "candidates/42.toml, beats 1: “kit” is nobody’s key in people.toml."),
    Wrong("boundaries of nobody", spoiled(LIMITS, 'person = "mara"', 'person = "ines"'), "not_performing",
        "boundaries/mara.toml: “ines” performs in no scene, so has no boundaries here."),
    Wrong("a direction that is none", spoiled(LIMITS, '"received"', '"taken"'), "unknown_word",
        "boundaries/mara.toml, entries 1: “direction” says “taken”, which is none of given, received, shown."),
    Wrong("a gate without its condition", spoiled(LIMITS, '"open"', '"gate"'), "boundary_gate",
        "boundaries/mara.toml, entries 1: A gate needs its condition from the list, and only a gate has one."),
    Wrong("an opening without end", spoiled(LIMITS, "seconds = 60", ""), "missing_field",
        "boundaries/mara.toml, entries 1: “seconds” is missing."),
    Wrong("an unknown verb", spoiled(LIMITS, '["rest"]', '["rests"]'), "unknown_word",
        "boundaries/mara.toml, entries 1: “rests” is none of the verbs: "),
    Wrong("a reason", spoiled(LIMITS, "seconds = 60", 'reason = "none given"'), "unknown_field",
        "boundaries/mara.toml, entries 1: “reason” is not a field here"),
    Wrong("crew that is none", spoiled(LIMITS, '["jonas"]', '["crew:barber"]'), "no_such_crew",
        "boundaries/mara.toml, entries 1: “crew:barber” is no crew of the vocabulary: crew:camera, crew:costume,"),
    Wrong("crew who are touched", {LIMITS: FILES[LIMITS].replace("received", "given").replace("jonas", "crew:sound")},
        "crew_only_touch", "boundaries/mara.toml, entries 1: “by” names “crew:sound”; crew may be named as those who"
        " touch, and nowhere else."),
    Wrong("a rider on crew who are touched", spoiled(RIDER, 'to = "mara"', 'to = "crew"'), "crew_only_touch",
        "riders/42-mara.toml, clauses 1: “to” names “crew”; crew may be named as those who touch, and nowhere else."),
    Wrong("a rider of a crew that is none", spoiled(RIDER, 'by = "jonas"', 'by = "crew:barber"'), "no_such_crew",
        "riders/42-mara.toml, clauses 1: “crew:barber” is no crew of the vocabulary: crew:camera, crew:costume,"),
    Wrong("an alteration that is none", spoiled(RIDER, 'person = "mara"', 'person = "mara"\nalteration = "all"'),
        "unknown_word", "riders/42-mara.toml: “alteration” says “all”, which is none of none,"),
    Wrong("a presence that is no level", spoiled(RIDER, 'person = "mara"', 'person = "mara"\npresent = "few"'),
        "unknown_word", "riders/42-mara.toml: “present” says “few”, which is none of open, closed, essential."),
    Wrong("crew who dance", spoiled(BEATS, 'people = ["mara", "jonas"]', 'people = ["mara", "crew:stunts"]'),
        "not_in_scene", "candidates/42.toml, beats 1, actions 1: “crew:stunts” does not perform in this scene."),
    Wrong("crew of a beat that are none", spoiled(BEATS, ACTION, CREW_TOUCH.replace("make_up", "barber")),
        "no_such_crew", "candidates/42.toml, beats 1, actions 1: this action names a crew that the vocabulary does"),
    Wrong("a later draft without a scene", {"drafts/1-pink.fountain": "They dance.\n"}, "no_scenes",
        "drafts/1-pink.fountain: no scene heading was found in this file."),
    Wrong("a later draft that is none", {"drafts/1-pink.fountain": FILES["script.fountain"]}, "draft_read_already",
        "drafts/1-pink.fountain: this is the very file of an earlier draft."),
    Wrong("a later draft of another kind", {"drafts/1-pink.pdf": ""}, "unknown_file",
        "drafts/1-pink.pdf: files here should end in .fountain."),
    Wrong("a rider for no scene", spoiled(RIDER, 'scene = "42"', 'scene = "43"'), "unknown_scene",
        "riders/42-mara.toml: there is no scene 43 in scenes.toml."),
    Wrong("a rider of somebody else", spoiled(RIDER, 'person = "mara"', 'person = "teodor"'), "not_in_scene",
        "riders/42-mara.toml: “teodor” does not perform in scene 42."),
    Wrong("a rider out of turn", spoiled(RIDER, 'person = "mara"', 'person = "mara"\nnumber = 2'),
        "rider_number", "riders/42-mara.toml: this should be number 1; riders count in order of file name."),
    Wrong("a document without its digest",
        spoiled(RIDER, 'person = "mara"', 'person = "mara"\ndocument_sha256 = "x"'), "source_digest",
        "riders/42-mara.toml: “document_sha256” is 64 of the characters 0–9 and a–f."),
    Wrong("doubles not named",
        spoiled(RIDER, 'person = "mara"', 'person = "mara"\ndoubling = "by_named_consent"'), "doubling",
        "riders/42-mara.toml: “named_doubles” goes with doubling by_named_consent, and only with it."),
    Wrong("a rider of nothing", {RIDER: 'scene = "42"\nperson = "mara"\nclauses = []\n'}, "no_clauses",
        "riders/42-mara.toml: a rider has 1 to 60 clauses."),
    Wrong("a clause without text", spoiled(RIDER, 'text = "His right hand on her upper back."\n', ""),
        "missing_field", "riders/42-mara.toml, clauses 1: “text” is missing."),
    Wrong("a clause on nobody", spoiled(RIDER, 'by = "jonas"', 'by = "jonah"'), "unknown_person",
        "riders/42-mara.toml, clauses 1: “jonah” is nobody’s key in people.toml."),
]
# fmt: on


@pytest.mark.parametrize("wrong", WRONG, ids=lambda wrong: wrong.name)
def test_a_wrong_folder_is_refused(wrong: Wrong, tmp_path: Path) -> None:
    folder = write(tmp_path, wrong.changes)
    with pytest.raises(FolderRefused) as refused:
        read_folder(folder)
    assert refused.value.code == wrong.code
    expected = wrong.sentence.format(folder=folder)
    said = refused.value.sentence
    assert said == expected if expected.endswith(".") else said.startswith(expected)


def test_no_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FolderRefused) as refused:
        read_folder(tmp_path / "nowhere")
    assert refused.value.sentence == f"{tmp_path / 'nowhere'}: there is no such folder."


def test_every_wrong_folder_has_a_name_of_its_own() -> None:
    assert len({wrong.name for wrong in WRONG}) == len(WRONG)
