"""The table of edge cases: each is a text, what it must be read as, and what must be pointed out."""

from __future__ import annotations

import pytest
from attrs import field, frozen

from beforehand.script.fountain import read_fountain

from .shapes import codes, shape


@frozen
class Edge:
    name: str
    text: str
    reads: list[str]
    cautions: list[str] = field(factory=list)


DAY = "INT. QUAY - DAY"
# One case to a line or two, so that the table can be read.
# fmt: off
EDGES = [
    # files
    Edge("an empty file", "", []),
    Edge("blank lines only", "\n \n\t\n", []),
    Edge("byte order mark before a heading", f"\ufeff{DAY}\n", [f"heading {DAY}"]),
    Edge("CRLF", f"{DAY}\r\n\r\nRain.\r\n", [f"heading {DAY}", "action Rain."]),
    Edge("old Mac line ends", f"{DAY}\r\rRain.\r", [f"heading {DAY}", "action Rain."]),
    Edge("no line end at the end", f"{DAY}\n\nRain.", [f"heading {DAY}", "action Rain."]),
    Edge("a form feed is a blank", f"Rain.\n\x0c\n{DAY}\n", ["action Rain.", f"heading {DAY}"]),
    Edge("a line separator of Unicode ends no line", "Rain\u2028and wind.", ["action Rain\u2028and wind."]),
    # headings
    Edge("indented heading", f"      {DAY}\n", [f"heading {DAY}"]),
    Edge("heading with accents", "INT. CAFÉ DE L’ÉTÉ - NUIT\n", ["heading INT. CAFÉ DE L’ÉTÉ - NUIT"]),
    Edge("heading in bold", f"**{DAY}**\n", [f"heading **{DAY}**"]),
    Edge("heading in small letters", "int. quay - day\n", ["heading int. quay - day"]),
    Edge("prefix and nothing else", "INT.\n", ["heading INT."]),
    Edge("word that only begins like a prefix", "INTERIOR MONOLOGUE\n", ["action INTERIOR MONOLOGUE"]),
    Edge("two headings with a slash", "EXT./INT. FERRY - DAY\n", ["heading EXT./INT. FERRY - DAY"]),
    Edge("heading at once below a section", f"# One\n{DAY}\n", ["section One | depth 1", f"heading {DAY}"]),
    Edge("heading at once below FADE IN", f"FADE IN:\n{DAY}\n", ["action FADE IN:", f"heading {DAY}"]),
    Edge("heading at once below a transition", f"CUT TO:\n{DAY}\n", ["transition CUT TO:", f"heading {DAY}"]),
    Edge("heading glued to the action below", f"{DAY}\nRain.\n", [f"heading {DAY}", "action Rain."],
        ["heading_without_blank_line@1"]),
    Edge("synopsis at once below a heading", f"{DAY}\n= They meet.\n",
        [f"heading {DAY}", "synopsis They meet."]),
    Edge("heading inside a paragraph", f"He leaves.\n{DAY}\n", [f"action He leaves.\n{DAY}"],
        ["heading_in_a_paragraph@2"]),
    Edge("prose that begins like a heading", "Est ce que\ntu viens?\n", ["action Est ce que\ntu viens?"]),
    Edge("heading inside a speech", f"ELIN\nWell.\n{DAY}\n", ["cue ELIN", f"dialogue Well.\n{DAY}"],
        ["heading_in_a_paragraph@3"]),
    Edge("forced heading", ".THE LONG TIDE\n", ["heading THE LONG TIDE | forced"]),
    Edge("forced heading that looks like a shout", ".BOOM.\n", ["heading BOOM. | forced"],
        ["heading_like_a_shout@1"]),
    Edge("forced heading that begins with a number", ".45 on the table\n",
        ["heading 45 on the table | forced"], ["heading_like_a_shout@1"]),
    Edge("forced heading with a usual prefix", ".INT. QUAY.\n", ["heading INT. QUAY. | forced"]),
    Edge("dots are no forced heading", "...and then\n", ["action ...and then"]),
    Edge("a dot alone", ".\n", ["action ."]),
    # numbers
    Edge("scene number", f"{DAY} #42A#\n", [f"heading {DAY} | #42A"]),
    Edge("scene number of a forced heading", ".LATER #7#\n", ["heading LATER | #7 forced"]),
    Edge("scene number 0", f"{DAY} #0#\n", [f"heading {DAY} | #0"]),
    Edge("empty scene number", f"{DAY} ##\n", [f"heading {DAY} ##"]),
    Edge("hash inside a heading", "INT. FLAT #4 - DAY\n", ["heading INT. FLAT #4 - DAY"]),
    Edge("hash and number", "INT. FLAT #4 - DAY #12#\n", ["heading INT. FLAT #4 - DAY | #12"]),
    Edge("the same number twice", f"{DAY} #1#\n\n{DAY} #1#\n", [f"heading {DAY} | #1"] * 2,
        ["scene_number_twice@3"]),
    # boneyard and notes
    Edge("boneyard hides a scene", f"Rain.\n\n/*\n{DAY}\n\nELIN\nNo.\n*/\n\nWind.\n",
        ["action Rain.", f"boneyard /*\n{DAY}\n\nELIN\nNo.\n*/", "action Wind."]),
    Edge("boneyard begins and ends in lines", f"Rain /* and\n\n{DAY}\n\n*/ and wind.\n",
        ["action Rain ", f"boneyard \n{DAY}\n", "action  and wind."]),
    Edge("boneyard in the middle of a line", "Rain /* no */and wind.\n", ["action Rain and wind."]),
    Edge("boneyard never closed hides nothing", f"/* Rain.\n\n{DAY}\n", ["action /* Rain.", f"heading {DAY}"],
        ["boneyard_not_closed@1"]),
    Edge("boneyard end without a beginning", "Rain. */\n", ["action Rain. */"]),
    Edge("note inside a boneyard", "/* [[*/\n\nRain.]]\n", ["boneyard /* [[*/", "action Rain.]]"]),
    Edge("note hides a scene", f"[[Cut:\n{DAY}\n]]\n", [f"note [[Cut:\n{DAY}\n]]"]),
    Edge("note carried over a line of two spaces", f"[[Cut:\n  \n{DAY}\n]]\n",
        [f"note [[Cut:\n  \n{DAY}\n]]"]),
    Edge("note never closed hides nothing", f"[[Cut:\n\n{DAY}\n\n]]\n",
        ["action [[Cut:", f"heading {DAY}", "action ]]"], ["note_not_closed@1"]),
    Edge("heading at once below a note", f"[[New.]]\n{DAY}\n", ["note [[New.]]", f"heading {DAY}"]),
    Edge("note within a heading", "INT. QUAY [[which?]] - DAY\n", ["heading INT. QUAY  - DAY"]),
    Edge("speech goes on below a note", "ELIN\nYes.\n[[softer]]\nAnd no.\n",
        ["cue ELIN", "dialogue Yes.", "note [[softer]]", "dialogue And no."]),
    Edge("note between cue and words", "ELIN\n[[softer]]\nYes.\n",
        ["cue ELIN", "note [[softer]]", "dialogue Yes."]),
    Edge("cue at once below a note in a speech", "ELIN\nYes.\n[[or]]\nANDERS\nNo.\n",
        ["cue ELIN", "dialogue Yes.", "note [[or]]", "cue ANDERS", "dialogue No."]),
    Edge("all of a speech cut leaves no cue", "ELIN\n/* Yes. */\n\nRain.\n",
        ["action ELIN", "boneyard /* Yes. */", "action Rain."]),
    # cues and speeches
    Edge("cue with digits", "R2 D2\nBeep.\n", ["cue R2 D2", "dialogue Beep."]),
    Edge("digits alone are no cue", "23\nBeep.\n", ["action 23\nBeep."]),
    Edge("cue with accents", "ÉLODIE (à voix basse)\nOui.\n", ["cue ÉLODIE (à voix basse)", "dialogue Oui."]),
    Edge("cue with sharp s", "GROß\nJa.\n", ["cue GROß", "dialogue Ja."]),
    Edge("signs without case are no cue", "海\n潮\n", ["action 海\n潮"]),
    Edge("signs without case, forced", "@海\n潮\n", ["cue 海 | forced", "dialogue 潮"]),
    Edge("forced cue with small letters", "@McKay\nAye.\n", ["cue McKay | forced", "dialogue Aye."]),
    Edge("an at sign alone", "@\nAye.\n", ["action @\nAye."]),
    Edge("capitals before a blank line are action", "BANG\n\nRain.\n", ["action BANG", "action Rain."]),
    Edge("capitals before a heading are action", f"BANG\n{DAY}\n", ["action BANG", f"heading {DAY}"]),
    Edge("forced action in capitals", "!BANG\nBANG\n", ["action BANG\nBANG | forced"]),
    Edge("forced action ends a speech", "ELIN\nYes.\n!She goes.\n",
        ["cue ELIN", "dialogue Yes.", "action She goes. | forced"]),
    Edge("indented speech", "\t\tELIN\n\t(low)\n\tYes.\n",
        ["cue ELIN", "parenthetical (low)", "dialogue Yes."]),
    Edge("a bracket left open is dialogue", "ELIN\n(low\nYes.\n", ["cue ELIN", "dialogue (low\nYes."]),
    Edge("two spaces carry a speech on", "ELIN\nYes.\n  \nNo.\n", ["cue ELIN", "dialogue Yes.\n\nNo."]),
    Edge("two spaces before a heading do not", f"ELIN\nYes.\n  \n{DAY}\n",
        ["cue ELIN", "dialogue Yes.", f"heading {DAY}"]),
    Edge("a line of tabs is blank", "ELIN\nYes.\n\t\t\nShe goes.\n",
        ["cue ELIN", "dialogue Yes.", "action She goes."]),
    Edge("dual dialogue", "ELIN\nYes.\n\nANDERS ^\nNo.\n",
        ["cue ELIN | left", "dialogue Yes.", "cue ANDERS | right", "dialogue No."]),
    Edge("dual dialogue with no speech above", "Rain.\n\nANDERS^\nNo.\n",
        ["action Rain.", "cue ANDERS | right", "dialogue No."]),
    Edge("action between keeps speeches apart", "ELIN\nYes.\n\nRain.\n\nANDERS ^\nNo.\n",
        ["cue ELIN", "dialogue Yes.", "action Rain.", "cue ANDERS | right", "dialogue No."]),
    Edge("lyrics in a speech", "ELIN\n~Low water,\n~long tide.\n",
        ["cue ELIN", "lyrics Low water,", "lyrics long tide."]),
    Edge("lyrics alone", "~Low water,\n~long tide.\n", ["lyrics Low water,\nlong tide."]),
    # the rest
    Edge("transition with a blank behind it is action", "CUT TO: \n", ["action CUT TO: "]),
    Edge("transition in the right margin", "          CUT TO:\n", ["transition CUT TO:"]),
    Edge("words that end in to", "He points to:\n", ["action He points to:"]),
    Edge("forced transition", "> The tide turns.\n", ["transition The tide turns. | forced"]),
    Edge("centered", ">THE END<\n", ["centered THE END"]),
    Edge("centered lines glued to action", "Rain.\n> ONE <\n> TWO <\n",
        ["action Rain.", "centered ONE", "centered TWO"]),
    Edge("angle alone", ">\n", ["action >"]),
    Edge("angles and nothing between", "><\n", ["centered"]),
    Edge("page break", "Rain.\n====\nWind.\n", ["action Rain.", "page_break", "action Wind."]),
    Edge("two equals signs are neither", "==\n", ["action =="]),
    Edge("sections nested", "# A\n## B\n", ["section A | depth 1", "section B | depth 2"]),
    Edge("hash glued to action stays action", "He reads:\n#1 is gone.\n", ["action He reads:\n#1 is gone."]),
    Edge("section glued to action", "Rain.\n# Two\n", ["action Rain.", "section Two | depth 1"]),
    Edge("hashes alone", "###\n", ["action ###"]),
    Edge("emphasis stays raw", "*Low* **water** _now_ \\*here\\*\n",
        ["action *Low* **water** _now_ \\*here\\*"]),
    Edge("leading blanks of action stay", "    Rain\n  falls.\n", ["action     Rain\n  falls."]),
    # title page
    Edge("title page", "Title: The Long Tide\nAuthor: I.\n\nRain.\n",
        ["title The Long Tide | Title", "title I. | Author", "action Rain."]),
    Edge("title page with values below", "Title:\n   The\n\tLong Tide\n\n",
        ["title \nThe\nLong Tide | Title"]),
    Edge("blank lines before the title page", "\n\nTitle: T\n", ["title T | Title"]),
    Edge("a transition is no title page", f"FADE IN:\n\n{DAY}\n", ["action FADE IN:", f"heading {DAY}"]),
    Edge("a heading with a colon is no title page", "INT. QUAY: LOW WATER\n",
        ["heading INT. QUAY: LOW WATER"]),
    Edge("a speaker and a colon are no title page", "Narrator: the sea.\n\n", ["action Narrator: the sea."]),
    Edge("heading glued to the title page", f"Title: T\n{DAY}\n", ["title T | Title", f"heading {DAY}"]),
    Edge("note within the title page", "Title: T [[or U]]\n", ["title T | Title"]),
]
# fmt: on


@pytest.mark.parametrize("edge", EDGES, ids=lambda edge: edge.name)
def test_edge_case(edge: Edge) -> None:
    play = read_fountain(edge.text)
    assert shape(play) == edge.reads
    assert codes(play) == edge.cautions
    assert play.lines_accounted == play.lines


def test_every_edge_case_has_a_name_of_its_own() -> None:
    assert len({edge.name for edge in EDGES}) == len(EDGES)
