"""An FDX file as a screenplay: runs of text joined, numbers, lengths, pages and revision marks kept."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from xml.etree.ElementTree import Element as Node

from attrs import evolve

from beforehand.script.assembly import assemble
from beforehand.script.cues import read_cue
from beforehand.script.fdx.tree import Tree, read_tree
from beforehand.script.screenplay import Caution, Draft, Element, Kind, Note, Screenplay
from beforehand.script.source import UnreadableScript

_KINDS = {
    "scene heading": Kind.HEADING,
    "action": Kind.ACTION,
    "general": Kind.ACTION,
    "character": Kind.CUE,
    "parenthetical": Kind.PARENTHETICAL,
    "dialogue": Kind.DIALOGUE,
    "lyrics": Kind.LYRICS,
    "singing": Kind.LYRICS,
    "transition": Kind.TRANSITION,
    "shot": Kind.ACTION,
    "cast list": Kind.ACTION,
    "new act": Kind.CENTERED,
    "end of act": Kind.CENTERED,
    "show/ep. title": Kind.CENTERED,
    "outline": Kind.SECTION,
    "outline 1": Kind.SECTION,
    "outline 2": Kind.SECTION,
    "outline body": Kind.SYNOPSIS,
}
_EIGHTHS = re.compile(r"(?:(\d+)\s*)?(?:(\d+)/(\d+))?")


def read_fdx(data: bytes) -> Screenplay:
    """The screenplay in an FDX file; lines are those of the XML as it lies on disk.

    Raises:
        UnreadableScript: as :func:`beforehand.script.fdx.tree.read_tree`; ``not_fdx`` for other XML.
    """
    return screenplay_of(read_tree(data))


def screenplay_of(tree: Tree) -> Screenplay:
    """The screenplay in a tree."""
    content = tree.root.find("Content")
    if tree.root.tag != "FinalDraft" or content is None:
        raise UnreadableScript(
            "not_fdx", "This is XML, but no Final Draft document: <FinalDraft> is missing."
        )
    body = _Body(tree)
    elements = list(_with_furniture(list(body.elements(content)), tree.total))
    play = assemble("fdx", tree.total, elements, _title_page(tree.root), tuple(_notes(tree)), body.cautions)
    return evolve(play, draft=_draft(tree.root))


class _Body:
    """Walks the paragraphs of the content in order."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.cautions: list[Caution] = []

    def elements(self, content: Node) -> Iterator[Element]:
        """One element for each paragraph; what is omitted inside a heading stays out of sight."""
        for node in content:
            if node.tag == "Paragraph":
                yield from self._paragraph(node)
            elif node.tag == "DualDialogue":
                yield from self._dual(node)

    def _dual(self, node: Node) -> Iterator[Element]:
        side = "left"
        for element in self.elements(node):
            if element.kind is Kind.CUE:
                yield evolve(element, dual=side)
                side = "right"
            else:
                yield element

    def _paragraph(self, node: Node) -> Iterator[Element]:
        lines = self.tree.lines[node]
        dual = node.find("DualDialogue")
        if dual is not None:
            yield from self._dual(dual)
            return
        text = "".join("".join(run.itertext()) for run in node.findall("Text")).strip("\n")
        kind = self._kind(node, lines)
        if not text.strip():
            yield Element(Kind.BLANK, "", lines)
            return
        yield self._element(kind, text, lines, node)

    def _kind(self, node: Node, lines: tuple[int, int]) -> Kind:
        told = node.get("Type", "Action")
        kind = _KINDS.get(told.lower())
        if kind is None:
            sentence = f"Line {lines[0]}: “{told[:40]}” is a kind of paragraph of its own, read as action."
            self.cautions.append(Caution("unknown_paragraph", sentence, lines))
            return Kind.ACTION
        return kind

    def _element(self, kind: Kind, text: str, lines: tuple[int, int], node: Node) -> Element:
        revised = any(run.get("RevisionID") for run in node.findall("Text"))
        if kind is Kind.CUE:
            return evolve(read_cue(text.strip(), lines), revised=revised)
        if kind is not Kind.HEADING:
            return Element(kind, text, lines, revised=revised)
        properties = node.find("SceneProperties")
        page = properties.get("Page", "") if properties is not None else ""
        length = properties.get("Length", "") if properties is not None else ""
        number = node.get("Number") or None
        return Element(
            kind, text.strip(), lines, number=number, revised=revised, page=page, eighths=eighths(length)
        )


def eighths(length: str) -> int:
    """A length as printed ("1 3/8") in eighths of a page; 0 when it is none."""
    found = _EIGHTHS.fullmatch(length.strip())
    if found is None or not length.strip() or found.group(3) == "0":
        return 0
    whole, part, of = found.groups()
    pages = int(whole or 0) + (Fraction(int(part), int(of)) if part else 0)
    return round(pages * 8)


def _with_furniture(elements: list[Element], total: int) -> Iterator[Element]:
    """The XML between and around the paragraphs, so that every line of the file is in some element."""
    done = 0
    for element in elements:
        if element.lines[0] > done + 1:
            yield Element(Kind.FURNITURE, "", (done + 1, element.lines[0] - 1))
        yield element
        done = max(done, element.lines[1])
    if done < total:
        yield Element(Kind.FURNITURE, "", (done + 1, total))


def _title_page(root: Node) -> tuple[tuple[str, str], ...]:
    page = root.find("TitlePage/Content")
    if page is None:
        return ()
    texts = [
        "".join("".join(t.itertext()) for t in p.findall("Text")).strip() for p in page.findall("Paragraph")
    ]
    words = [text for text in texts if text]
    return (("Title", words[0]), *(("Line", text) for text in words[1:])) if words else ()


def _notes(tree: Tree) -> Iterator[Note]:
    for node in tree.root.iter("ScriptNote"):
        text = " ".join("".join(p.itertext()).strip() for p in node.iter("Text"))
        if text.strip():
            yield Note(text.strip(), tree.lines[node])


def _draft(root: Node) -> Draft | None:
    revisions = root.find("Revisions")
    if revisions is None:
        return None
    active = revisions.get("ActiveSet") or revisions.get("Active")
    sets = revisions.findall("Revision")
    chosen = next((r for r in sets if r.get("ID") == active), None) if active else None
    if chosen is None:
        return None
    name = chosen.get("Name", "")
    colour = re.sub(r"\(mono\)|rev(?:ision|\.)?", "", name.lower()).strip()
    return Draft(colour, chosen.get("Date", ""))
