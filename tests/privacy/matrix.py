"""Who may see what, address by address, and who may do what there: the table that a coordinator can read.

Who is who: Ines coordinates, Noor is her deputy. Mara performs in 42 and 61, Ade in 61 and 7, Petra in 7 alone.
Teodor directs, and performs in 61. Calder produces, Priya is assistant director, Felix is one for scene 7 alone,
Oona does costume. Dana represents Jonas and was granted nothing yet. Kit has no role, Milo's was ended. Rosa
coordinates another production on the same server.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from tests.privacy.addresses import NO_SUCH
from tests.privacy.base_world import Base

CAST: Final = (
    *("ines", "noor", "mara", "ade", "petra", "teodor", "calder", "priya", "felix", "oona"),
    *("dana", "kit", "milo", "rosa"),
)
RUN: Final = "ines noor"
RUN_ANY: Final = "ines noor rosa"
ROSAS: Final = "another production's"
SOURCES: Final = ("plan", "order", "palette", "candidates")
ALL: Final = " ".join(CAST)

MAY_SEE: Final[Mapping[str, Mapping[str, str]]] = {
    "": {"": ALL},
    "days/": {"": f"{RUN} priya rosa"},
    "imports/": {"": f"{RUN} rosa"},
    "calls/": {"": ALL},
    "scenes/new/": {"": f"{RUN} rosa"},
    "people/": {"": f"{RUN} rosa"},
    "people/slips/": {"": f"{RUN} rosa"},
    "people/slips/sheet/": {"": f"{RUN} rosa"},
    "people/hand-over/": {"": "ines rosa"},
    "people/<uuid:person>/link/": {"Mara": RUN, "Rosa": "rosa"},
    "people/<uuid:person>/link/picture/": {},
    "script/": {"": f"{RUN} rosa"},
    "script/of/<uuid:scene>/": {"42": RUN, "61": RUN, "7": RUN, ROSAS: "rosa"},
    "script/<uuid:draft>/": {"Blue": RUN},
    "script/<uuid:draft>/read/<int:part>/": {"Blue, 1": RUN},
    "script/<uuid:draft>/table/": {"Blue": RUN},
    "script/<uuid:draft>/table/<slug:chosen>/": {"Blue, kept-kiss": RUN},
    "script/<uuid:draft>/table.csv": {"Blue": RUN},
    "script/<uuid:draft>/table.xlsx": {"Blue": RUN},
    "script/<uuid:draft>/changes/": {"Blue": RUN},
    "script/<uuid:draft>/scene/<int:index>/": {"Blue, 1": RUN},
    "packs/": {"": ALL},
    "packs/<slug:pack>/": {"theatre": ALL},
    "devices/": {"": ALL},
    "own/": {"": ALL},
    "second/": {"": ALL},
    "second/picture/": {},
    "own/record.html": {"": ALL},
    "own/record.json": {"": ALL},
    "keeping/": {"": f"{RUN} rosa"},
    "pin/": {"": ALL},
    "boundaries/": {"": "mara ade petra teodor"},
    "boundaries/copy/": {"": "mara ade petra teodor"},
    "boundaries/copy/code/": {"": "mara ade petra teodor"},
    "boundaries/detail/<slug:direction>/<slug:region>/": {"received, lips": "mara ade petra teodor"},
    "boundaries/detail/<slug:direction>/<slug:region>/saved/<uuid:act>/": {},
    "boundaries/<slug:shape>/<slug:view>/": {
        "map, received": "mara ade petra teodor",
        "list, received": "mara ade petra teodor",
    },
    "boundaries/<slug:shape>/<slug:view>/saved/<uuid:act>/": {},
    "boundaries/<slug:shape>/<slug:view>/<slug:region>/": {
        "map, received, lips": "mara ade petra teodor",
        "list, received, lips": "mara ade petra teodor",
    },
    "boundaries/<slug:shape>/<slug:view>/<slug:region>/saved/<uuid:act>/": {},
    "promise/<uuid:act>/": {"Mara's answer": "mara", "Mara's hold": "mara"},
    "scenes/<uuid:scene>/": {"42": RUN, "61": RUN, "7": RUN, ROSAS: "rosa"},
    "scenes/<uuid:scene>/versions/<int:number>/": {},
    "scenes/<uuid:scene>/candidates/new/": {"42": RUN, "61": RUN, "7": RUN, ROSAS: "rosa"},
    "scenes/<uuid:scene>/set/": {"42": RUN, "61": RUN, "7": RUN, ROSAS: "rosa"},
    "scenes/<uuid:scene>/riders/": {"42": RUN, "61": RUN, "7": RUN, ROSAS: "rosa"},
    "scenes/<uuid:scene>/riders/<uuid:person>/": {"42, Mara": RUN, "61, Mara": RUN},
    "scenes/<uuid:scene>/riders/<uuid:person>/<slug:source>/": {
        **{f"{scene}, Mara, {source}": RUN for scene in ("42", "61") for source in SOURCES},
    },
    "paper/": {"": ALL},
    "paper/breakdown/": {"": RUN_ANY},
    "paper/deadlines/": {"": f"{RUN_ANY} teodor calder priya felix"},
    "paper/enter/<uuid:person>/": {"Mara": RUN},
    "paper/enter/<uuid:person>/saved/": {"Mara": RUN},
    "paper/boundaries/": {"": f"{RUN_ANY} mara ade petra teodor"},
    "scenes/<uuid:scene>/paper/": {
        "42": f"{RUN} mara teodor calder priya oona",
        "61": f"{RUN} mara ade teodor calder priya oona",
        "7": f"{RUN} ade petra teodor calder priya felix oona",
        ROSAS: "rosa",
    },
    "scenes/<uuid:scene>/paper/<slug:sheet>/": {
        "42, memo": f"{RUN} mara teodor calder priya",
        "61, memo": f"{RUN} mara ade teodor calder priya",
        "7, memo": f"{RUN} ade petra teodor calder priya felix",
        f"{ROSAS}, memo": "rosa",
        "42, director": f"{RUN} teodor",
        "61, director": f"{RUN} calder priya",  # who directs performs here: they stand in (rule 7)
        "7, director": f"{RUN} teodor",
        f"{ROSAS}, director": "rosa",
    },
    "scenes/<uuid:scene>/paper/rider/<uuid:rider>/": {"42, Mara's rider": f"{RUN} mara calder"},
    "scenes/<uuid:scene>/paper/card/<uuid:person>/": {"42, Mara": f"{RUN} mara", "61, Mara": f"{RUN} mara"},
    "scenes/<uuid:scene>/paper/answers/<uuid:person>/": {
        "42, Mara": f"{RUN} mara",
        "61, Mara": f"{RUN} mara",
    },
    "scenes/<uuid:scene>/mine/": {"42": "mara", "61": "mara ade teodor", "7": "ade petra"},
    "scenes/<uuid:scene>/mine/saved/<uuid:act>/": {"42, Mara's answer": "mara", "42, Mara's hold": "mara"},
    "scenes/<uuid:scene>/mine/held/<uuid:act>/": {"42, Mara's hold": "mara"},
    "scenes/<uuid:scene>/mine/riders/": {"42": "mara", "61": "mara ade teodor", "7": "ade petra"},
    "scenes/<uuid:scene>/mine/riders/saved/<uuid:act>/": {
        "42, Mara's answer": "mara",
        "42, Mara's hold": "mara",
    },
    "scenes/<uuid:scene>/requests/": {
        "42": f"{RUN} mara teodor calder priya oona",
        "61": f"{RUN} mara ade teodor calder priya oona",
        "7": f"{RUN} ade petra teodor calder priya felix oona",
        ROSAS: "rosa",
    },
    "scenes/<uuid:scene>/contracts/": {"42": "calder", "61": "calder", "7": "calder"},
    "represented/": {"": "dana"},
    "represented/<uuid:rider>/": {},
    "scenes/<uuid:scene>/plan/": {
        "42": "teodor calder priya oona",
        "61": "teodor calder priya oona",
        "7": "teodor calder priya oona felix",
    },
    "scenes/<uuid:scene>/plan/order/<slug:order>/": {
        "42, B-A": "teodor calder priya oona",
        "61, B-A": "teodor calder priya oona",
        "7, B-A": "teodor calder priya oona felix",
    },
    "scenes/<uuid:scene>/record/": {
        "42": f"{RUN} mara teodor calder priya",
        "61": f"{RUN} mara ade teodor calder priya",
        "7": f"{RUN} ade petra teodor calder priya felix",
        ROSAS: "rosa",
    },
}
"""Who gets the page. Everybody else, and everything that is not named, gets the same 404."""

SENT_ON: Final = ("script/of/<uuid:scene>/",)
"""Addresses that only know another address, and send whoever is granted them there."""

FOR_ANYBODY: Final[Mapping[str, int]] = {
    "in/": 200,
    "in/<str:token>/": 409,
    "first/<str:token>/": 409,
    "out/": 405,
    "calls/<str:token>/": 404,
}
"""What answers alike whether one is signed in or not. The token is a wrong one; one signs out by a form."""

STREAMS: Final = ("live/",)
"""The one address whose answer is another page's: it is looked at through that page."""

PERFORMING: Final = "mara ade petra teodor"
ASKING: Final = f"{PERFORMING} calder priya felix oona"
MAY_DO: Final[Mapping[str, Mapping[str, str | Mapping[str, str]]]] = {
    "home": {},
    "days": {"set": f"{RUN_ANY} priya", "move": f"{RUN_ANY} priya", "place": f"{RUN_ANY} priya"},
    "write-scene": {"write": RUN_ANY},
    "imports": {"take": RUN_ANY},
    "calls": {"make": ALL, "end": ALL},
    "people": dict.fromkeys(("add", "grant", "revoke", "link", "put_out", "recover"), RUN_ANY),
    "slips": {"make": RUN_ANY},
    "slips-sheet": {},
    "hand-over": {"hand_over": "ines rosa"},
    "link": {},
    "script": {"read": RUN_ANY, "aside": RUN_ANY},
    "draft": {},
    "reading": dict.fromkeys(("mark", "add", "read", "open"), RUN_ANY),
    "table": {},
    "changes": {},
    "draft-scene": dict.fromkeys(("confirm", "tie", "open", "take"), RUN_ANY),
    "packs": {"notice": RUN_ANY},
    "side-by-side": {},
    "devices": {"revoke": ALL},
    "own": {},
    "keeping": {"set": RUN_ANY},
    "boundaries": {"fence_all": PERFORMING, "end": PERFORMING},
    "copy": dict.fromkeys(("make", "take_fence", "take_opening", "finish"), PERFORMING),
    "place": {"set_post": PERFORMING, "fence_all": PERFORMING, "end": PERFORMING},
    "region": dict.fromkeys(("fence_all", "fence", "open", "end"), PERFORMING),
    "scene": dict.fromkeys(
        ("put", "palette", "put_order", "publish", "republish", "take_back", "hold", "end_hold"), RUN_ANY
    ),
    "versions": {},
    "candidate": {"write": RUN_ANY},
    "set": dict.fromkeys(("put_on", "take_off", "rehearse"), RUN_ANY),
    "riders": {"deliver": RUN_ANY, "read_in": RUN_ANY},
    "rider": {"record": RUN_ANY},
    "mine": dict.fromkeys(
        ("agree", "talk", "decline", "withdraw", "less_today", "meet_gate", "hold"),
        PERFORMING,
    ),
    "own-riders": dict.fromkeys(
        ("open", "talk", "sign", "undo", "strike", "grant", "end_grant", "read_in"), PERFORMING
    ),
    "requests": {"ask": ASKING, "take_back": ASKING, "close": RUN_ANY},
    "contracts": {"sign": "calder", "read_in": "calder"},
    "represented": {},
    "shown-rider": {
        "sign": "",
        "read_in": "",
    },  # shown to somebody by a performer's act alone: tests/web/own_riders
    "held": dict.fromkeys(("talk_all", "less_today_all"), PERFORMING),
    "plan": {
        "intent": "teodor",
        "arrange": {"42": "teodor", "61": "calder priya", "7": "teodor"},
        "propose": {"42": "teodor", "61": "calder priya", "7": "teodor"},
        "approve": {"42": "teodor calder priya", "61": "calder priya", "7": "teodor calder priya felix"},
        "hold": "teodor calder priya felix oona",  # anybody may stop the set
    },
    "record": {},
    "papers": {},
    "enter-paper": {"enter": RUN},
    "scene-papers": {},
}
"""What whoever sees a page may do on it. To anybody else the act is one that nobody ever heard of."""


def objects(base: Base) -> dict[str, dict[str, str]]:
    """What each parameter of an address is tried with: its name in the table, and its value."""
    world = base.world
    return {
        "scene": {**world.scenes, ROSAS: base.also["their scene"], "no such": NO_SUCH},
        "rider": {"Mara's rider": base.world.riders["mara", "42"], "no such": NO_SUCH},
        "person": {"Mara": world["mara"], "Rosa": base.also["rosa"], "no such": NO_SUCH},
        "act": {"Mara's answer": base.also["answer"], "Mara's hold": base.also["hold"], "no such": NO_SUCH},
        "shape": {"map": "map", "list": "list"},
        "view": {"received": "received"},
        "sheet": {"memo": "memo", "director": "director", "nowhere": "nowhere"},
        "direction": {"received": "received", "nowhere": "nowhere"},
        "region": {"lips": "lips", "moon": "moon"},
        "number": {"2": "2", "99": "99"},
        "pack": {"theatre": "theatre", "moon": "moon"},
        "order": {"B-A": "B-A"},
        "source": {word: word for word in (*SOURCES, "nowhere")},
        "draft": {"Blue": base.also["draft"], "no such": NO_SUCH},
        "part": {"1": "1", "99": "99"},
        "index": {"1": "1", "99": "99"},
        "chosen": {"kept-kiss": "kept-kiss", "nonsense": "nonsense"},
        "token": {"wrong": "wrong"},
    }
