"""The rules side by side: one's own first, and marked where nobody checked them."""

from __future__ import annotations

import re
from html import unescape

import pytest

from beforehand.packs.reading import read_pack
from tests.web.conftest import SignIn
from tests.world import new_world

pytestmark = pytest.mark.django_db(databases=["default", "vaults"])


@pytest.mark.parametrize("who", ["ines", "teodor"])
def test_what_differs_is_read_rule_by_rule(sign_in: SignIn, who: str) -> None:
    html = sign_in(new_world(), who).get("/packs/").content.decode()
    said = re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", html)))
    assert "keeps to SAG-AFTRA and asks for 48 hours of notice" in said
    notice = said[said.index("Notice SAG-AFTRA : 48 hours") :]
    assert "Not verified" in notice[: notice.index("ACTRA")]
    assert "Not found: SAG-AFTRA, ACTRA, House, MEAA, Theatre" in said[said.index("Nudity means") :]
    assert "Equity UK and Directors UK: whatever a bathing suit would cover" in said


def test_two_are_read_side_by_side_what_differs_first(sign_in: SignIn) -> None:
    mara = sign_in(new_world(), "mara")
    html = mara.get("/packs/equity-uk/").content.decode()
    rows = re.findall(r"<tr>.*?</tr>", html, re.DOTALL)[1:]
    own, other = read_pack("sag-aftra"), read_pack("equity-uk")
    assert len(rows) == len(own.figures.keys() | other.figures.keys())
    words = [re.search(r"Differs|Found in one alone|The same", row) for row in rows]
    said = [found[0] for found in words if found]
    assert said == sorted(said, key=["Differs", "Found in one alone", "The same"].index)
    for figure in (*own.figures.values(), *other.figures.values()):
        assert figure.source[1:] in unescape(html), "every figure has its source"
    figures = [*own.figures.values(), *other.figures.values()]
    assert html.count(">Not verified<") == sum(not figure.verified for figure in figures)
    assert mara.get("/packs/sag-aftra/").status_code == mara.get("/packs/moon/").status_code == 404
