"""No path leads from a boundary or an answer into a rider but the performer's own act (DESIGN §5).

Held twice, through the real stack. *Markers*: Mara's boundaries and answers carry words, numbers and ids that
nothing else has; then a rider is offered, recorded, delivered, signed, told and printed, and none of them is found
in any of it. *Poison*: whatever reads a record on that way is given one whose answers and boundaries raise when
they are touched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final, NoReturn
from unittest.mock import patch

import pypdfium2
import pytest
from attrs import evolve

from beforehand.agreement.record import SceneRecord
from beforehand.store.tables.journal_store import entries
from beforehand.store.tables.rows import Clause, Rider, RiderText, Signature
from beforehand.store.tables.sealed_rows import row_of
from beforehand.studio import answers, boundaries, signing
from beforehand.studio.desk import Desk
from beforehand.studio.scene_whole import scene_whole
from beforehand.web import clock
from tests.privacy.addresses import Route, routes
from tests.privacy.browser import Browser
from tests.privacy.forms import forms_in
from tests.privacy.house import signed_in
from tests.world import World, agreed_42, fence_entry, new_world, open_entry, scene_42

pytestmark = pytest.mark.django_db(databases=["default", "vaults"])

WORDS: Final = "Only when the tide is out."
SECONDS: Final = 577
READERS: Final = ("ines", "mara", "jonas", "calder", "dana")


class TaintedError(AssertionError):
    """An answer or a boundary was looked at on the way into a rider."""


class Poison(Mapping[Any, Any]):
    """Raises whenever anything of it is asked for."""

    def __getitem__(self, key: Any) -> NoReturn:
        raise TaintedError(key)

    def __iter__(self) -> Iterator[Any]:
        raise TaintedError("all of them")

    def __len__(self) -> NoReturn:
        raise TaintedError("how many")


def poisoned(record: SceneRecord) -> SceneRecord:
    candidates = {key: evolve(c, offered=Poison()) for key, c in record.candidates.items()}
    told: dict[str, Any] = {
        "answers": Poison(),
        "boundaries": Poison(),
        "open_orders": Poison(),
        "orders": Poison(),
    }
    return evolve(record, candidates=candidates, **told)


def poisoned_whole(production: str, scene: str) -> Any:
    found = scene_whole(production, scene)
    return found and (poisoned(found[0]), found[1])


def marked() -> tuple[World, set[str]]:
    """Scene 42 with an order asked for; and the markers of all that Mara and Jonas said in private."""
    world = agreed_42(scene_42(new_world()))
    own = {"production": world.production, "author": world["mara"]}
    gate = {
        "disposition": "gate",
        "gate": "own_words",
        "words": WORDS,
        "seconds": SECONDS,
    }
    entry = open_entry(world["mara"], "received", frozenset({world["jonas"]})) | gate
    kept = boundaries.set_boundary(**own, entry=entry, at=world.tick())
    fence = fence_entry(world["mara"], {"left_toes"}, frozenset({world["jonas"]}))
    fenced = boundaries.set_boundary(**own, entry=fence, at=world.tick())
    world.propose("dance")
    answers.decline(**world.by("mara"), digest=world.digest("waist"))
    answers.talk(**world.by("jonas"), digest=world.digest("kiss"))
    private = {
        entry.saved.id for entry in entries(production=world.production) if entry.saved.vault[0] == "person"
    }
    return world, {WORDS, f"{SECONDS} s", f"{SECONDS},", "left toes", "left_toes", kept, fenced, *private}


def recorded(world: World, ines: Browser) -> None:
    """A rider for both, from the first beats on offer, as the form has it; delivered."""
    for who in ("mara", "jonas"):
        at = f"/scenes/{world.scenes['42']}/riders/{world[who]}/"
        (form,) = [f for f in forms_in(ines.get(at).body) if f.fields.get("act") == "record"]
        sent = {name: value for name, value in form.fields.items() if not name.startswith("off_")}
        sent = {name: value for name, value in sent.items() if name not in ("document", "source_digest")}
        taken = {name: "on" if name.endswith("-take") else value for name, value in sent.items()}
        assert ines.post(at, {**taken, **_texts(ines.get(at).body.decode())}).status == 303
        listed = f"/scenes/{world.scenes['42']}/riders/"
        deliver = next(f for f in forms_in(ines.get(listed).body) if f.fields.get("act") == "deliver")
        assert ines.post(listed, deliver.fields).status == 303


def _texts(page: str) -> dict[str, str]:
    """The texts and numbers as they are on offer."""
    texts = re.findall(r'<textarea name="([\w-]+)"[^>]*>\s*([^<]*)</textarea>', page)
    numbers = re.findall(r'<input type="number" name="([\w-]+)" value="([^"]*)"', page)
    selected = re.findall(r'<select name="(\w+)".*?<option value="(\w+)" selected>', page, re.DOTALL)
    return dict(texts) | dict(numbers) | dict(selected)


def addresses(world: World) -> list[str]:
    """Every address that has to do with riders, pages and files, whoever builds them."""
    known = {"scene": [world.scenes["42"]], "person": [world["mara"]], "source": ["order", "candidates"]}
    known["rider"] = [r.id for riders in world.record().riders.values() for r in riders]
    about = [r for r in routes() if re.search("rider|contract|represented", r.pattern)]
    return [address for route in about for address in _filled(route, known)]


def _filled(route: Route, known: Mapping[str, list[str]]) -> list[str]:
    names = [name for _, name in route.parameters]
    if not set(names) <= known.keys():
        return []
    longest = max((len(known[name]) for name in names), default=1)
    return [route.address(known[name][n % len(known[name])] for name in names) for n in range(longest)]


def read(body: bytes) -> str:
    """A page or a file as text; a PDF is read as a reader shows it."""
    if not body.startswith(b"%PDF"):
        return body.decode(errors="replace")
    document = pypdfium2.PdfDocument(body)
    return "\n".join(page.get_textpage().get_text_range() for page in document)


def test_no_marker_of_a_boundary_or_an_answer_is_found_in_a_rider_or_what_is_offered_for_one() -> None:
    world, markers = marked()
    with clock.stopped(world.at):
        browsers = {who: signed_in(world[who], world.production) for who in READERS if who in world.people}
        recorded(world, browsers["ines"])
        for who in ("mara", "jonas"):
            (rider,) = world.record().riders[world[who]]
            signing.open_rider(**world.by(who), rider=rider.id)
            signing.sign_rider(**world.by(who), rider=rider.id, digest=rider.digest)
        bodies = {f"{who} {a}": browsers[who].get(a).body for who in browsers for a in addresses(world)}
    assert any(body.startswith(b"%PDF") for body in bodies.values()), "a paper is among them"
    told = {where: read(body) for where, body in bodies.items()}
    told |= {f"row {model.__name__}": rows_of(model) for model in (Rider, Clause, RiderText, Signature)}
    assert sum("Slow dance" in text or "upper back" in text for text in told.values()) > 4, (
        "they say something"
    )
    found = {(where, marker) for where, text in told.items() for marker in markers if marker in bare(text)}
    assert not found


def bare(text: str) -> str:
    """Without what a page carries for every reader alike: the choices of the form, and keys."""
    text = re.sub(r'<fieldset class="field boxes.*?</fieldset>', "", text, flags=re.DOTALL)
    return re.sub(r'(name="(key|page|csrfmiddlewaretoken|offered)" value=)"\w+"', r"\1", text)


def rows_of(model: Any) -> str:
    columns = [f.attname for f in model._meta.concrete_fields]
    rows = (row_of(model._meta.db_table, v) for v in model._default_manager.values_list(*columns))
    return "\n".join(f"{row.data}" for row in rows)


def test_what_records_a_rider_never_touches_an_answer_or_a_boundary() -> None:
    world, _ = marked()
    known = Desk.scene

    with (
        clock.stopped(world.at),
        patch("beforehand.web.riders.recording.scene_whole", poisoned_whole),
        patch("beforehand.web.riders.riders.scene_whole", poisoned_whole),
        patch.object(Desk, "scene", lambda desk, scene: poisoned(known(desk, scene))),
    ):
        recorded(world, signed_in(world["ines"], world.production))
        for who in ("mara", "jonas"):
            (rider,) = world.record().riders[world[who]]
            signing.sign_rider(**world.by(who), rider=rider.id, digest=rider.digest)
            signing.strike_clause(**world.by(who), rider=rider.id, clause=rider.clauses[0].id)
    assert len(world.record().told) == 2


def test_the_poison_is_felt_where_answers_are_looked_at() -> None:
    world, _ = marked()
    ines = signed_in(world["ines"], world.production)
    with (
        clock.stopped(world.at),
        patch("beforehand.web.scene.scene.scene_whole", poisoned_whole),
        pytest.raises(AssertionError, match="failed"),
    ):
        ines.get(f"/scenes/{world.scenes['42']}/")


def test_the_markers_are_found_where_the_coordinator_reads_them() -> None:
    world, markers = marked()
    with clock.stopped(world.at):
        page = signed_in(world["ines"], world.production).get(f"/scenes/{world.scenes['42']}/").body.decode()
    assert {WORDS} <= {marker for marker in markers if marker in page}
