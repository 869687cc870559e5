"""FDX: runs joined, numbers and lengths kept, the same tree written again, hostile XML refused."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest

from beforehand.script.fdx.reader import eighths, read_fdx, screenplay_of
from beforehand.script.fdx.tree import MAX_DEPTH, read_tree, write_tree
from beforehand.script.formats import read_script, tell_apart
from beforehand.script.screenplay import Kind
from beforehand.script.source import UnreadableScript

SCRIPT = """\
<?xml version="1.0" encoding="UTF-8" standalone="no" ?>
<FinalDraft DocumentType="Script" Template="No" Version="5">
  <Content>
    <Paragraph Number="12A" Type="Scene Heading">
      <SceneProperties Length="1 3/8" Page="14" Title=""><SceneArcBeats/></SceneProperties>
      <Text>INT. BOATHOUSE - </Text><Text RevisionID="2">NIGHT</Text>
    </Paragraph>
    <Paragraph Type="Action">
      <ScriptNote ID="1"><Paragraph><Text>Ask about the lamp.</Text></Paragraph></ScriptNote>
      <Text>Ilse &amp; Tomas </Text><Text Style="Bold+Underline">kiss</Text><Text>.</Text>
    </Paragraph>
    <Paragraph Type="Character"><Text>ILSE (V.O.)</Text></Paragraph>
    <Paragraph Type="Parenthetical"><Text>(low)</Text></Paragraph>
    <Paragraph Type="Dialogue"><Text>Late.</Text></Paragraph>
    <Paragraph Type="Action"><DualDialogue>
      <Paragraph Type="Character"><Text>ILSE</Text></Paragraph>
      <Paragraph Type="Dialogue"><Text>One.</Text></Paragraph>
      <Paragraph Type="Character"><Text>TOMAS</Text></Paragraph>
      <Paragraph Type="Dialogue"><Text>Two.</Text></Paragraph>
    </DualDialogue></Paragraph>
    <Paragraph Number="13" Type="Scene Heading">
      <OmittedScene><Paragraph Type="Scene Heading"><Text>EXT. JETTY - DAY</Text></Paragraph></OmittedScene>
      <Text>OMITTED</Text>
    </Paragraph>
    <Paragraph Type="Weather"><Text>Rain.</Text></Paragraph>
  </Content>
  <!-- kept -->
  <LockedPages><LockedPage Page="14"/></LockedPages>
  <House:Own xmlns:House="https://house.example/own" House:mark="a &lt; &quot;b&quot;">odd\ttext</House:Own>
  <Revisions ActiveSet="2"><Revision Color="#0000" ID="2" Name="Blue Rev." Date="14 Nov"/></Revisions>
  <TitlePage><Content><Paragraph><Text>Low Water</Text></Paragraph></Content></TitlePage>
</FinalDraft>
"""
DATA = SCRIPT.encode()


def tree(data: bytes) -> object:
    """The tree as nested values, so that two can be compared."""

    def told(node: ET.Element) -> object:
        return (
            str(node.tag),
            sorted(node.attrib.items()),
            node.text or "",
            node.tail or "",
            [*map(told, node)],
        )

    return told(ET.fromstring(data, ET.XMLParser(target=ET.TreeBuilder(insert_comments=True))))


def test_paragraphs_become_elements_with_their_runs_joined() -> None:
    play = read_fdx(DATA)
    told = [(str(e.kind), e.text) for e in play.elements if e.kind not in (Kind.FURNITURE, Kind.BLANK)]
    assert told[:5] == [
        ("heading", "INT. BOATHOUSE - NIGHT"),
        ("action", "Ilse & Tomas kiss."),
        ("cue", "ILSE (V.O.)"),
        ("parenthetical", "(low)"),
        ("dialogue", "Late."),
    ]


def test_number_length_page_and_revision_marks_are_kept() -> None:
    heading = read_fdx(DATA).scenes[0].elements[0]
    assert (heading.number, heading.page, heading.eighths, heading.revised) == ("12A", "14", 11, True)


def test_an_omitted_scene_stays_omitted_and_its_words_do_not_leak() -> None:
    scenes = read_fdx(DATA).scenes
    assert [(s.number, s.omitted) for s in scenes] == [("12A", False), ("13", True)]


def test_two_who_speak_at_once_are_left_and_right() -> None:
    cues = [e for e in read_fdx(DATA).elements if e.kind is Kind.CUE]
    assert [(c.name, c.dual) for c in cues] == [("ILSE", ""), ("ILSE", "left"), ("TOMAS", "right")]


def test_title_draft_and_script_notes() -> None:
    play = read_fdx(DATA)
    assert play.title == "Low Water"
    assert play.draft is not None
    assert (play.draft.colour, play.draft.date) == ("blue", "14 Nov")
    assert [n.text for n in play.notes] == ["Ask about the lamp."]


def test_lines_are_those_of_the_file_and_all_accounted_for() -> None:
    play = read_fdx(DATA)
    assert play.lines_accounted == play.lines == DATA.count(b"\n")
    kiss = next(e for e in play.elements if "kiss" in e.text)
    assert SCRIPT.split("\n")[kiss.lines[0] - 1].strip() == '<Paragraph Type="Action">'


def test_an_unknown_kind_of_paragraph_is_action_and_pointed_out() -> None:
    assert [c.code for c in read_fdx(DATA).warnings] == ["unknown_paragraph"]


def test_what_is_read_and_written_again_is_the_same_tree() -> None:
    written = write_tree(read_tree(DATA))
    assert tree(written) == tree(DATA)
    assert write_tree(read_tree(written)) == written
    assert screenplay_of(read_tree(written)).scenes[0].heading == "INT. BOATHOUSE - NIGHT"


@pytest.mark.parametrize(
    ("length", "told"), [("1 3/8", 11), ("4/8", 4), ("2", 16), ("", 0), ("two", 0), ("1/0", 0)]
)
def test_lengths_in_eighths(length: str, told: int) -> None:
    assert eighths(length) == told


def refused(data: bytes) -> str:
    with pytest.raises(UnreadableScript) as caught:
        read_script(data)
    return caught.value.code


def test_document_types_and_entities_are_refused() -> None:
    assert refused(b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>') == "xml_dtd"
    assert refused(b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>') == "xml_dtd"


def test_other_xml_broken_xml_and_deep_xml_are_refused() -> None:
    assert refused(b'<?xml version="1.0"?><Other/>') == "not_fdx"
    assert refused(DATA[:700]) == "xml_broken"
    assert refused(b'<?xml version="1.0" encoding="nonsense"?><FinalDraft/>') == "xml_broken"
    deep = MAX_DEPTH + 5
    assert refused(b"<FinalDraft>" + b"<a>" * deep + b"</a>" * deep + b"</FinalDraft>") == "xml_too_deep"


def test_utf_16_is_read() -> None:
    wide = SCRIPT.replace("UTF-8", "UTF-16").encode("utf-16")
    assert tell_apart(wide) == "fdx"
    assert len(read_script(wide).scenes) == 2
