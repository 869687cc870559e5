"""What those with power are told of who said no: nothing, on none of their pages of a scene."""

from __future__ import annotations

from typing import Final

from playwright.sync_api import Page

from .house import House

REST: Final = ("plan/", "contracts/", "requests/", "paper/")
NEVER: Final = ("declin", "kisses the left side", "withdr", "less today", "not answered", "past a", "fence")
"""In lower case; the second is the beat that was declined."""
WITHOUT_SCRIPT: Final = """main => {
  const copy = main.cloneNode(true);
  for (const script of copy.querySelectorAll('.script')) script.remove();
  return copy.textContent.toLowerCase();
}"""


def says_nothing_of_answers(house: House, number: str) -> None:
    """Open every page of the scene that director and producer have, and look for any of it."""
    for page in (house.judit, house.owen):
        for rest in REST:
            answered = page.goto(house.scene(number, rest))
            assert answered is not None
            if answered.status == 404 and (rest, page) == ("contracts/", house.judit):
                continue  # riders are the producer's
            assert answered.status == 200, f"{rest} answers {answered.status}"
            _says_none_of_it(page, house.notes.get("declined", ""))


def _says_none_of_it(page: Page, declined: str) -> None:
    told = str(page.get_by_role("main").evaluate(WITHOUT_SCRIPT))
    found = [word for word in NEVER if word in told]
    assert not found, f"{page.url} says {found}"
    assert not declined or declined not in page.content(), f"{page.url} names the candidate that was declined"
