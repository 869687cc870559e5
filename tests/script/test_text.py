"""Plain-text screenplays: typed columns, capitals alone, and the habits of the sites that hold them."""

from __future__ import annotations

from beforehand.script.formats import read_script, tell_apart
from beforehand.script.screenplay import Kind, Screenplay
from beforehand.script.text.reader import read_text

from .shapes import shape

COLUMNS = """\
     LOW WATER

     12  INT. BOATHOUSE - NIGHT                                      12

     ILSE lights the lamp and looks at the door for a long while.

                         ILSE
                    (low)
               You are late.
     Tomas shrugs. He has nothing to say to that, and says it.

                         TOMAS (CONT'D)
               I know.
                                                                     8.
     BOATHOUSE STAFF SCRIPT - BLUE REV. 14 NOV 2026 - 9
     OMITTED
     13                                                              13

     EXT. JETTY
     14                                                              14

     Nobody.
"""


def told(text: str) -> list[str]:
    return shape(read_text(text))


def test_columns_tell_the_elements() -> None:
    assert told(COLUMNS)[1:8] == [
        "heading INT. BOATHOUSE - NIGHT | #12",
        "action ILSE lights the lamp and looks at the door for a long while.",
        "cue ILSE",
        "parenthetical (low)",
        "dialogue You are late.",
        "action Tomas shrugs. He has nothing to say to that, and says it.",
        "cue TOMAS (CONT'D)",
    ]


def test_numbers_in_both_margins_or_on_the_line_below_are_the_scenes() -> None:
    scenes = read_text(COLUMNS).scenes
    assert [(s.number, s.heading, s.omitted) for s in scenes] == [
        ("12", "INT. BOATHOUSE - NIGHT", False),
        ("13", "OMITTED", True),
        ("14", "EXT. JETTY", False),
    ]


def test_every_line_is_in_exactly_one_element() -> None:
    play = read_text(COLUMNS)
    assert play.lines_accounted == play.lines


def test_the_draft_is_read_from_what_the_pages_print() -> None:
    draft = read_text(COLUMNS).draft
    assert draft is not None
    assert (draft.colour, draft.date) == ("blue", "14 NOV 2026")


def one_column(*speeches: str) -> Screenplay:
    """Cues in a column of their own, speech and action in one: as converters leave it."""
    head = "INT. ROOM - DAY\n\nThe room where the two of them have been waiting since noon.\n\n"
    return read_text(head + "\n\n".join(speeches) + "\n")


def spoken(play: Screenplay) -> list[str]:
    return [e.text for e in play.elements if e.kind is Kind.DIALOGUE]


def test_action_glued_to_a_speech_is_action() -> None:
    cue = " " * 20
    play = one_column(
        f"{cue}ILSE\n  Late again.\n  You always are.\n  Ilse's phone rings and she looks at it.",
        f"{cue}TOMAS\n  No.\n  He turns away.",
        f"{cue}ILSE\n  He thinks that it is over.\n  She knows better.",
        f"{cue}TOMAS\n  Yes.\n  The line of action that nobody would type as wide as this in a speech.",
    )
    assert spoken(play) == [
        "Late again.\nYou always are.",
        "No.",
        "He thinks that it is over.\nShe knows better.",
        "Yes.",
    ]


def test_a_blank_line_between_cue_and_speech_is_read_over() -> None:
    cue = " " * 20
    speeches = [f"{cue}ILSE\n\n          {word}." for word in ("One", "Two", "Three")]
    assert spoken(one_column(*speeches)) == ["One.", "Two.", "Three."]


def test_capitals_alone_tell_the_cues() -> None:
    text = (
        "INT. ROOM - DAY\n\nThey wait for him.\n\nILSE\nLate.\n\nTOMAS\nI know.\n\n"
        "BANG!\n\nSilence.\n\nILSE\nAgain.\n\nTOMAS\nYes.\n"
    )
    assert [s for s in told(text) if s.startswith("cue")] == [
        "cue ILSE",
        "cue TOMAS",
        "cue ILSE",
        "cue TOMAS",
    ]


def test_a_script_that_writes_no_int_or_ext_has_scenes_by_its_slugs() -> None:
    body = "\n".join(
        f"LIGHTHOUSE {'ABCDEFGH'[n]}\n\nWaves, and the lamp that turns over them all the night long.\n\n"
        f"{' ' * 20}ILSE\n{' ' * 10}Turn it off.\n\n{' ' * 20}TOMAS\n{' ' * 10}I cannot.\n"
        for n in range(8)
    )
    assert len(read_text(body).scenes) == 8


def test_words_before_the_first_heading_are_not_lost() -> None:
    text = (
        "               LOW WATER\n\n     The sea for a while, grey and not in any hurry at all.\n\n"
        "     INT. ROOM - DAY\n\n     They wait for him in the room above the chandler's shop.\n"
    )
    assert [e.text for e in read_text(text).opening if e.kind is Kind.ACTION] == [
        "The sea for a while, grey and not in any hurry at all."
    ]


def test_fountain_and_text_are_told_apart_by_content() -> None:
    assert tell_apart(COLUMNS.encode()) == "text"
    assert tell_apart(b"INT. ROOM - DAY\n\nThey wait.\n\nILSE\nLate.\n") == "fountain"
    assert (
        tell_apart(b"Title: Low Water\n\nINT. ROOM - DAY\n\n    They wait.\n\n    And wait.\n") == "fountain"
    )
    assert tell_apart(b"INT. ROOM\n\nA.\n\n(CONTINUED)\n\nCONTINUED:\n\nB.\n") == "text"
    assert read_script(COLUMNS.encode()).format == "text"


def test_a_page_moved_to_the_left_keeps_its_speeches() -> None:
    page = "INT. SHED - DAY\n\n     Rain on the roof, and nobody to hear it but the two of them.\n\n"
    speech = (
        "{0}ILSE\n{1}It is late, and the boats\n{1}are all in.\n\n{0}TOMAS\n{1}(low)\n{1}I know that.\n\n"
    )
    straight = speech.format(" " * 27, " " * 16)
    moved = speech.format(" " * 10, "")
    play = read_text(page + straight * 3 + moved + page + straight)
    assert len(spoken(play)) == 10
    assert all(e.kind is not Kind.ACTION for e in play.elements if "boats" in e.text or "know" in e.text)


def test_speech_set_in_the_middle_with_a_blank_under_every_line_is_one_speech() -> None:
    action = "The lamp goes out and nobody lights it again that night, nor later.\n\n"
    lines = ("ILSE", "It is late, and the boats", "are all in.")
    speech = "".join(f"{line:^70}".rstrip() + "\n\n" for line in lines)
    play = read_text("INT. SHED - DAY\n\n" + (action + speech) * 4)
    assert sum(e.kind is Kind.CUE for e in play.elements) == 4
    assert all(e.kind is Kind.DIALOGUE for e in play.elements if "boats" in e.text or "all in" in e.text)
    assert all(e.kind is Kind.ACTION for e in play.elements if "lamp" in e.text)
