"""Rule 7 by clicking: who performs and holds power is asked last, and another approves the plan."""

from __future__ import annotations

from playwright.sync_api import expect

from .conftest import PHONE, Comes
from .tide import Tide
from .ways import press


def test_the_director_who_performs_is_asked_last(played: Tide, comes: Comes) -> None:
    ines, mara, teodor = comes(played, "ines"), comes(played, "mara", PHONE), comes(played, "teodor")
    teodor.goto(played.scene("61", "mine/"))
    expect(teodor.get_by_text("Nothing is put to you yet.")).to_be_visible()
    expect(teodor.get_by_role("complementary")).to_contain_text("So you are asked last")
    ines.goto(played.scene("61"))
    expect(ines.get_by_text("Teodor is asked when everybody else in it has agreed.").first).to_be_visible()
    expect(ines.get_by_role("button", name="Put to Teodor")).to_have_count(0)
    mara.goto(played.scene("61", "mine/"))
    card = mara.get_by_role("article").first
    press(card, "Agree")
    mara.get_by_text("It counts from now.").wait_for()
    ines.get_by_role("button", name="Put to Teodor").click()
    expect(ines.get_by_role("button", name="Put to Teodor")).to_have_count(0)
    teodor.goto(played.scene("61", "mine/"))
    expect(teodor.get_by_role("article")).to_have_count(1)
    assert teodor.goto(played.scene("61", "plan/"))
    expect(teodor.get_by_role("button", name="Approve")).to_have_count(0)
