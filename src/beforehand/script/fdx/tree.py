"""An FDX file as a tree that knows its lines, and that is written again as the same tree.

XML is read with entities, document types and outside references refused (defusedxml), and within bounds of
depth and number. What we do not know is kept: elements, attributes, comments and blanks between them.
"""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Comment, Element, ParseError, ProcessingInstruction, TreeBuilder

from attrs import frozen
from defusedxml.common import DTDForbidden, EntitiesForbidden, ExternalReferenceForbidden
from defusedxml.ElementTree import DefusedXMLParser

from beforehand.script.source import MAX_BYTES, UnreadableScript

MAX_DEPTH = 100
MAX_ELEMENTS = 1_000_000
"""A page has some 80 elements; 10,000 pages stay below this, a bomb of empty tags does not."""


@frozen
class Tree:
    """The file.

    Attributes:
        root: its root element.
        lines: first and last line of each element in the file, 1-based.
        total: lines in the file.
    """

    root: Element
    lines: dict[Element, tuple[int, int]]
    total: int


def read_tree(data: bytes) -> Tree:
    """The tree of an XML file.

    Raises:
        UnreadableScript: ``xml_dtd``, ``xml_entities``, ``xml_broken``, ``xml_too_deep``, ``too_large``.
    """
    if len(data) > MAX_BYTES:
        raise UnreadableScript("too_large", f"This script is larger than {MAX_BYTES // 1_000_000} MB.")
    builder = _Builder()
    parser = DefusedXMLParser(target=builder, forbid_dtd=True, forbid_entities=True, forbid_external=True)
    builder.watch(parser.parser)
    try:
        parser.feed(data)
        root = parser.close()
    except DTDForbidden as error:
        raise UnreadableScript(
            "xml_dtd", "This XML declares a document type, which no script needs."
        ) from error
    except (EntitiesForbidden, ExternalReferenceForbidden) as error:
        raise UnreadableScript(
            "xml_entities", "This XML declares entities, which no script needs."
        ) from error
    except ParseError as error:
        line = error.position[0]
        raise UnreadableScript("xml_broken", f"Line {line}: this is not well-formed XML.") from error
    except (ValueError, LookupError) as error:
        raise UnreadableScript("xml_broken", "This XML names an encoding that it is not in.") from error
    return Tree(root, builder.lines, max(1, _line_count(data)))


def write_tree(tree: Tree) -> bytes:
    """The tree as a file again: UTF-8, the same elements, attributes, words and blanks."""
    parts = ['<?xml version="1.0" encoding="UTF-8" standalone="no" ?>\n']
    _write(tree.root, parts)
    parts.append("\n")
    return "".join(parts).encode()


def _line_count(data: bytes) -> int:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        data = data.decode("utf-16", "replace").encode("utf-8", "replace")
    data = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return data.count(b"\n") + (not data.endswith(b"\n"))


class _Builder(TreeBuilder):
    """Builds the tree and notes where each element stands."""

    def __init__(self) -> None:
        super().__init__(insert_comments=True, insert_pis=True)
        self.lines: dict[Element, tuple[int, int]] = {}
        self.open: list[int] = []
        self.expat: Any = None

    def watch(self, expat: Any) -> None:
        """Ask ``expat`` where it is from now on."""
        self.expat = expat

    def start(self, tag: Any, attrs: Any, /) -> Any:
        self.open.append(self.expat.CurrentLineNumber)
        if len(self.open) > MAX_DEPTH:
            raise UnreadableScript("xml_too_deep", f"This XML is nested more than {MAX_DEPTH} deep.")
        if len(self.lines) > MAX_ELEMENTS:
            raise UnreadableScript("too_large", f"This XML has more than {MAX_ELEMENTS:,} elements.")
        return super().start(tag, attrs)

    def end(self, tag: Any, /) -> Any:
        element = super().end(tag)
        self.lines[element] = (self.open.pop(), self.expat.CurrentLineNumber)
        return element


def _write(element: Element, parts: list[str]) -> None:
    kind: object = element.tag
    if kind is Comment:
        parts.append(f"<!--{element.text}-->")
    elif kind is ProcessingInstruction:
        parts.append(f"<?{element.text}?>")
    else:
        _write_element(element, parts)
    if element.tail:
        parts.append(_words(element.tail))


def _write_element(element: Element, parts: list[str]) -> None:
    tag, names = _qualified(str(element.tag), 0)
    for key, value in element.attrib.items():
        name, more = _qualified(key, len(names))
        names |= more
        parts_of = f' {name}="{_value(value)}"'
        names[f"\0{len(names)}"] = parts_of
    told = "".join(
        value if key.startswith("\0") else f' xmlns:{key}="{_value(value)}"' for key, value in names.items()
    )
    if element.text or len(element):
        parts.append(f"<{tag}{told}>{_words(element.text or '')}")
        for child in element:
            _write(child, parts)
        parts.append(f"</{tag}>")
    else:
        parts.append(f"<{tag}{told}/>")


def _qualified(name: str, n: int) -> tuple[str, dict[str, str]]:
    """``{space}tag`` as ``prefix:tag`` with its declaration; the parser keeps names, not prefixes."""
    if not name.startswith("{"):
        return name, {}
    space, _, local = name[1:].partition("}")
    if space == "http://www.w3.org/XML/1998/namespace":
        return f"xml:{local}", {}
    return f"n{n}:{local}", {f"n{n}": space}


def _words(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#13;")


def _value(text: str) -> str:
    escaped = _words(text).replace('"', "&quot;")
    return escaped.replace("\n", "&#10;").replace("\t", "&#9;")
