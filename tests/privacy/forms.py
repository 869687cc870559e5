"""The forms on a page, as a browser reads them, filled in with whatever they take."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Final

from attrs import define, field

WORDS: Final = "They cannot talk."


@define
class Form:
    """One form.

    Attributes:
        action: where it is sent.
        method: ``get`` or ``post``.
        fields: what with.
        words: names of the fields into which anything may be written.
    """

    action: str
    method: str
    fields: dict[str, str] = field(factory=dict)
    words: set[str] = field(factory=set)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self._select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        has = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.forms.append(Form(has.get("action", ""), has.get("method", "get").lower()))
        elif tag == "select":
            self._select = has.get("name", "")
        elif self.forms:
            self._field(tag, has)

    def handle_endtag(self, tag: str) -> None:
        if tag == "select":
            self._select = ""

    def _field(self, tag: str, has: dict[str, str]) -> None:
        fields = self.forms[-1].fields
        name = has.get("name", "")
        if tag == "option" and self._select:
            fields.setdefault(self._select, has.get("value", ""))
        elif tag == "textarea" and name:
            self.forms[-1].words.add(name)
            fields[name] = WORDS
        elif tag in ("input", "button") and name:
            once = has.get("type") in ("radio", "checkbox")
            if tag == "input" and has.get("type", "text") in ("text", "search", "email", "url", "tel"):
                self.forms[-1].words.add(name)
            filled = has.get("value") or ("" if has.get("type") == "hidden" else WORDS)
            fields.setdefault(name, filled) if once else fields.update({name: filled})


def forms_in(page: bytes) -> list[Form]:
    """Every form of a page."""
    reader = _Reader()
    reader.feed(page.decode())
    return reader.forms
