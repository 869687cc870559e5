"""The rules side by side: one's own first, and marked where nobody checked them."""

from __future__ import annotations

import re
from html import unescape

import pytest

from beforehand.packs.reading import read_pack
from tests.web.browsing import acts, forms, press, refused, text_of
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


def test_the_coordinator_raises_notice_and_everybody_reads_since_when(sign_in: SignIn) -> None:
    world = new_world()
    ines, mara = sign_in(world, "ines"), sign_in(world, "mara")
    assert press(ines, "/packs/", "Set", hours="72").status_code == 303
    for reader in (ines, mara):
        said = text_of(reader.get("/packs/"))
        assert "asks for 72 hours of notice" in said
        assert re.search(r"72 hours Since \w{3} \d+ \w{3}, \d\d:\d\d 48 hours Until", said)
        beside = text_of(reader.get("/packs/equity-uk/"))
        assert "asks for 48 hours of notice, and itself asks for 72: more than its rules" in beside


def test_less_than_the_rules_is_refused_in_one_sentence_and_what_was_typed_stays(sign_in: SignIn) -> None:
    ines = sign_in(new_world(), "ines")
    before = acts()
    answer = press(ines, "/packs/", "Set", hours="47")
    assert "SAG-AFTRA asks for 48 hours" in refused(answer, 409, "notice_below_pack", before)


def test_nobody_else_finds_a_form(sign_in: SignIn) -> None:
    world = new_world()
    for who in ("mara", "calder", "teodor"):
        browser = sign_in(world, who)
        assert not [said for said, _ in forms(browser.get("/packs/")) if said == "Set"]
