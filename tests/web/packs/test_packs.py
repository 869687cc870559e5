"""The rules side by side: one's own first, and marked where nobody checked them."""

from __future__ import annotations

import re
from html import unescape

import pytest

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
