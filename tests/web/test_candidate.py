"""A beat is written from the vocabulary, read back, and only then kept; every refusal stands at its field."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from django.http import QueryDict
from django.test import Client

from beforehand.agreement.actions import Macro, Show, Touch, Undress
from beforehand.studio import boundaries
from beforehand.web.candidate.sent import without_action
from tests.world import World, fence_entry, new_world, scene_42

from .browsing import acts, fields_of, refused, text_of
from .conftest import SignIn

pytestmark = pytest.mark.django_db(databases=["default", "vaults"])

Follow = Callable[[World], World]
Sent = dict[str, Any]

SLOT = re.compile(r"^(a\d+)_")
OF_BEAT = {"closed_set": "closed", "manner": "set", "repeats": 1}


class Editor:
    """The coordinator at the editor of scene 42."""

    def __init__(self, world: World, browser: Client) -> None:
        self.world, self.browser = world, browser
        self.at = f"/scenes/{world.scenes['42']}/candidates/new/"
        self.hidden: Sent = {}
        self.load()

    def load(self) -> None:
        found = fields_of(self.browser.get(self.at), "Read it back")
        self.hidden = {"key": found["key"], "page": found["page"]}

    def press(self, act: str, kinds: str, **fields: Any) -> Any:
        """Press a button; ``a1_layer`` is the field ``a1-layer``."""
        sent = {SLOT.sub(r"\1-", name): value for name, value in fields.items()}
        whole = {**self.hidden, **OF_BEAT, "actions": kinds, "act": act, **sent}
        return self.browser.post(self.at, whole)

    def read_back(self, kinds: str, **fields: Any) -> str:
        """Read it back; the digest of what was read."""
        shown = self.press("preview", kinds, **fields)
        assert shown.status_code == 200, text_of(shown)
        return fields_of(shown, "Read it back")["previewed"]

    def write(self, kinds: str, **fields: Any) -> Any:
        """Read it back, then write what was read back."""
        return self.press("write", kinds, previewed=self.read_back(kinds, **fields), **fields)

    @property
    def last(self) -> Any:
        return list(self.world.record().candidates.values())[-1]


@pytest.fixture
def editor(sign_in: SignIn, follow: Follow) -> Editor:
    world = follow(scene_42(new_world()))
    return Editor(world, sign_in(world, "ines"))


def cheek(world: World, **more: Any) -> Sent:
    """Jonas's left hand rests on Mara's left cheek."""
    return {
        "a1_verb": "rest",
        "a1_agents": [world["jonas"]],
        "a1_part": "left_hand",
        "a1_targets": [world["mara"]],
        "a1_where1": "left_cheek",
        "a1_layer": "skin",
        "a1_pressure": "surface",
        "a1_seconds": 2,
        "a1_repeats": 1,
        **more,
    }


def test_a_touch_is_read_back_and_written(editor: Editor) -> None:
    sent = cheek(editor.world, first_line=17, last_line=18, masking="Over Jonas’s shoulder")
    before = acts()
    shown = editor.press("preview", "touch", **sent)
    said = text_of(shown)
    assert shown.status_code == 200
    assert "Jonas’s left hand on Mara’s left cheek." in said
    assert (
        "Jonas touches Mara: left hand to left cheek (rests on), on skin, surface, up to 2 s, once"
        in said.replace("pressure ", "")
    )
    assert acts() == before
    answer = editor.write("touch", **sent)
    assert answer.status_code == 303
    mara, jonas = editor.world["mara"], editor.world["jonas"]
    touch = Touch("rest", (jonas,), ("left_hand",), (mara,), ("left_cheek",), "skin", "surface", 2)
    assert editor.last.beat.actions == (touch,)
    assert (editor.last.lines, editor.last.beat.seconds) == ((17, 18), 2)
    assert editor.last.beat.masking == "Over Jonas’s shoulder"
    assert not editor.last.offered


def test_a_path_is_kept_in_its_order(editor: Editor) -> None:
    path = {"a1_where1": "upper_back", "a1_where2": "middle_back", "a1_where3": "waist"}
    sent = cheek(editor.world, a1_verb="move_to", a1_layer="cloth", **path)
    assert editor.write("touch", **sent).status_code == 303
    assert editor.last.beat.actions[0].where == ("upper_back", "middle_back", "waist")


def test_several_actions_of_all_kinds_make_one_beat(editor: Editor) -> None:
    mara, jonas = editor.world["mara"], editor.world["jonas"]
    shoulders, limits = ["left_shoulder", "right_shoulder"], {"seconds": 5, "repeats": 1}
    seen = {"leaves": shoulders, "state": "garment", "audiences": ["floor", "picture"], **limits}
    embrace = {"name": "embrace", "first": mara, "others": [jonas], "layer": "cloth", "pressure": "surface"}
    shirt = {"person": jonas, "garment": "wet shirt", "by": mara, "where1": "left_shoulder", **seen}
    slots = ({**embrace, **limits}, {"person": mara, **seen}, shirt)
    sent = {f"a{n}_{name}": value for n, slot in enumerate(slots, 1) for name, value in slot.items()}
    more = {f"dress-{mara}": "Lined camisole", "barriers": "Rolled blanket\n\nSheet, taped", "seconds": 12}
    assert editor.write("macro,show,undress", **sent, **more).status_code == 303
    beat, both, by = editor.last.beat, tuple(shoulders), ("floor", "picture")
    assert beat.actions == (
        Macro("embrace", (mara, jonas), "cloth", "surface", 5),
        Show(mara, both, "garment", by, 5),
        Undress(jonas, "wet shirt", both, "garment", by, 5, 1, mara, ("left_shoulder",)),
    )
    assert (beat.seconds, beat.barriers) == (12, ("Rolled blanket", "Sheet, taped"))
    assert beat.dress == ((mara, "Lined camisole"),)


def test_a_thing_by_itself_touches_as_an_object(editor: Editor) -> None:
    sent = cheek(
        editor.world, a1_agents=[], a1_part="", a1_thing="rope", a1_where1="left_wrist", a1_verb="hold"
    )
    assert editor.write("touch", **sent).status_code == 303
    assert editor.last.beat.actions[0].agents == ("prop:rope",)


def test_a_placeholder_needs_no_action(editor: Editor) -> None:
    both = [editor.world["mara"], editor.world["jonas"]]
    sent = {"placeholder": "on", "words": "The door closes on them.", "also": both, "seconds": 5}
    assert editor.write("", **sent).status_code == 303
    assert (editor.last.beat.text, editor.last.beat.placeholder) == ("The door closes on them.", True)


def test_an_action_more_or_one_less_keeps_what_was_typed(editor: Editor) -> None:
    before = acts()
    page = editor.press("add-show", "touch", **cheek(editor.world, masking="From behind")).content.decode()
    assert 'name="actions" value="touch,show"' in page
    assert 'value="From behind"' in page
    assert '<option value="left_hand" selected>' in page
    assert 'name="a2-person"' in page
    assert 'class="says"' not in page
    again = editor.press("drop-1", "touch,show", **cheek(editor.world), a2_seconds=9).content.decode()
    assert 'name="actions" value="show"' in again
    assert 'name="a1-seconds" value="9"' in again
    assert acts() == before


def test_leaving_one_out_moves_those_after_it_up() -> None:
    listed = (
        "actions=touch,show,macro&a1-seconds=1&a2-seconds=2&a3-seconds=3&a3-others=x&a3-others=y&masking=m"
    )
    made = without_action(QueryDict(listed), 2)
    assert made["actions"] == "touch,macro"
    assert (made["a1-seconds"], made["a2-seconds"], made["masking"]) == ("1", "3", "m")
    assert made.getlist("a2-others") == ["x", "y"]
    assert "a3-seconds" not in made


def test_what_is_past_somebodys_limits_is_told_before_it_is_written(editor: Editor) -> None:
    world = editor.world
    entry = fence_entry(world["mara"], {"left_cheek"}, frozenset({world["jonas"]}))
    boundaries.set_boundary(world.production, world["mara"], entry, at=world.tick())
    said = text_of(editor.press("preview", "touch", **cheek(world)))
    assert "Mara: A fence." in said
    assert "Jonas:" not in said


# Refusals


def at_field(answer: Any, name: str) -> str:
    """The sentence at a field."""
    _, _, rest = answer.content.decode().partition(f'id="id_{name}_error"')
    return unescape(rest.split(">", 1)[1].split("<", 1)[0])


MOVES = "Action 1: “moves to” needs the place it starts from and where it ends."
BARRIER = "Action 1: contact with the genitals is only possible through a barrier."


@pytest.mark.parametrize(
    ("change", "field", "sentence"),
    [
        ({"a1_seconds": ""}, "a1-seconds", "Say how many seconds at most."),
        ({"a1_layer": ""}, "a1-layer", "Choose one."),
        ({"a1_targets": []}, "a1-targets", "Choose at least one."),
        ({"a1_agents": []}, "a1-agents", "Say who does it, or which thing by itself."),
        ({"a1_part": ""}, "a1-part", "Say with what."),
        ({"a1_part2": "left_hand"}, "a1-part2", "Choose another part, or none."),
        ({"a1_where2": "left_cheek"}, "a1-where1", "Action 1, where names the same place twice running."),
        ({"a1_verb": "move_to"}, "a1-verb", MOVES),
        ({"a1_where1": "genitals"}, "a1-verb", BARRIER),
        ({"seconds": 1}, "seconds", "The beat, actions 1 lasts longer than the whole beat."),
        ({"masking": "x" * 241}, "masking", "Ensure this value has at most 240 characters (it has 241)."),
        ({"first_line": 37}, "first_line", "Ensure this value is less than or equal to 36."),
        ({"anchors": "x" * 241}, "anchors", "241 characters; at most 240 are possible."),
    ],
)
def test_a_refusal_stands_at_its_field(editor: Editor, change: Sent, field: str, sentence: str) -> None:
    before = acts()
    for act in ("preview", "write"):
        answer = editor.press(act, "touch", **{**cheek(editor.world), **change})
        assert answer.status_code == 422
        assert acts() == before
        assert sentence in at_field(answer, field)


def test_nobody_touches_themself_and_another(editor: Editor) -> None:
    both = [editor.world["mara"], editor.world["jonas"]]
    answer = editor.press("preview", "touch", **{**cheek(editor.world), "a1_agents": both})
    assert answer.status_code == 422
    assert "Action 1 has somebody on both sides" in text_of(answer)


def test_no_action_and_no_placeholder_is_no_beat(editor: Editor) -> None:
    before = acts()
    answer = editor.press("preview", "", also=[editor.world["mara"]], seconds=3)
    assert "A beat has at least one action; only a placeholder may have none." in refused(
        answer, 422, "form", before
    )
    answer = editor.press("preview", "", also=[editor.world["mara"]], seconds=3, placeholder="on")
    assert at_field(answer, "words") == "Say what the placeholder stands for."


def test_what_was_not_read_back_is_not_written(editor: Editor) -> None:
    before = acts()
    digest = editor.read_back("touch", **cheek(editor.world))
    answer = editor.press("write", "touch", previewed=digest, **cheek(editor.world, a1_seconds=9))
    assert "up to 9 s" in refused(answer, 409, "not_read_back", before)


def test_the_same_beat_again_is_refused(editor: Editor) -> None:
    assert editor.write("touch", **cheek(editor.world)).status_code == 303
    editor.load()
    before = acts()
    shown = editor.press("preview", "touch", **cheek(editor.world))
    assert "This very beat is among the candidates already." in text_of(shown)
    refused(editor.write("touch", **cheek(editor.world)), 409, "candidate_exists", before)


def test_a_field_that_is_not_asked_for_is_refused(editor: Editor) -> None:
    before = acts()
    refused(editor.press("preview", "touch", **cheek(editor.world), why="no"), 422, "unknown_field", before)


@pytest.mark.parametrize("who", ["mara", "teodor", "priya"])
def test_it_is_not_there_for_anybody_else(sign_in: SignIn, follow: Follow, who: str) -> None:
    world = follow(scene_42(new_world()))
    at = f"/scenes/{world.scenes['42']}/candidates/new/"
    browser = sign_in(world, who)
    assert browser.get(at).status_code == 404
    assert browser.post(at, {"act": "preview"}).status_code == 404
