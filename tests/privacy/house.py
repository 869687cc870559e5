"""The base world with everybody signed in and every address known; and how a world is undone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from attrs import define, field
from django.db import transaction
from django.urls import resolve

from beforehand.store.access.models import Account
from beforehand.store.databases import VAULTS
from beforehand.studio.known_scenes import forget_scenes
from beforehand.web import clock
from beforehand.web.page import Page
from beforehand.web.viewer import Viewer
from tests.privacy.addresses import addresses
from tests.privacy.base_world import PERFORMERS, WITH_POWER, Base
from tests.privacy.browser import Browser, cookies_on_the_clock


@define
class House:
    """The base world, to be looked at by everybody.

    Attributes:
        base: what was recorded.
        browsers: one for each person who looks, signed in.
        viewers: the same people, as pages know them.
        addresses: every address that there is.
        there: those that answer this person with anything but 404.
        granted: the pages among them, with their ETags at the beginning.
    """

    base: Base
    browsers: dict[str, Browser] = field(factory=dict)
    viewers: dict[str, Viewer] = field(factory=dict)
    addresses: list[str] = field(factory=list)
    there: dict[str, list[str]] = field(factory=dict)
    granted: dict[str, dict[str, str]] = field(factory=dict)

    @classmethod
    def of(cls, base: Base) -> House:
        """Sign everybody in and read every page once: the ETags are those of the beginning."""
        house = cls(base, addresses=addresses(base))
        with clock.stopped(base.world.at), cookies_on_the_clock():
            for who in (*WITH_POWER, *PERFORMERS):
                house.browsers[who] = signed_in(base.world[who], base.world.production)
                house.viewers[who] = viewer_of(base.world[who], house.browsers[who])
                house._look_round(who)
        return house

    def _look_round(self, who: str) -> None:
        """Note which addresses are there for this viewer, and the ETags of the pages among them."""
        answers = {a: self.browsers[who].get(a) for a in self.addresses}
        self.there[who] = [a for a, said in answers.items() if said.status != 404]
        self.granted[who] = {a: answers[a].header("ETag") for a in self.there[who] if page_at(a)}

    @contextmanager
    def cookies_kept(self) -> Iterator[None]:
        """Give every browser its cookies back: a world may sign somebody out."""
        kept = {who: dict(browser.cookies) for who, browser in self.browsers.items()}
        yield
        for who, browser in self.browsers.items():
            browser.cookies = kept[who]


def page_at(address: str) -> type[Page] | None:
    """The page's class at an address, or None."""
    if "?" in address or address.startswith("/static/"):
        return None
    found = getattr(resolve(address).func, "view_class", None) if address != "/nowhere/" else None
    return found if isinstance(found, type) and issubclass(found, Page) else None


@contextmanager
def undone() -> Iterator[None]:
    """Everything written within is rolled back, in both databases."""
    with transaction.atomic(), transaction.atomic(using=VAULTS):
        yield
        transaction.set_rollback(True)
        transaction.set_rollback(True, using=VAULTS)
    forget_scenes()  # what is told has one id in all worlds, and scenes are remembered by ids


def signed_in(person: str, production: str) -> Browser:
    """A browser of this person's, who came in by a link."""
    browser = Browser()
    browser.sign_in(person, production)
    return browser


def viewer_of(person: str, browser: Browser) -> Viewer:
    """The same person as pages know them."""
    account = Account.objects.get(person=person)
    return Viewer(account.pk, account.person, account.production, browser.cookies["session"])
