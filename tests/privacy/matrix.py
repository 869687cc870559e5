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
    "scenes/new/": {"": f"{RUN} rosa"},
    "people/": {"": f"{RUN} rosa"},
    "people/<uuid:person>/link/": {"Mara": RUN, "Rosa": "rosa"},
    "people/<uuid:person>/link/picture/": {},
    "packs/": {"": ALL},
    "devices/": {"": ALL},
    "pin/": {"": ALL},
    "boundaries/": {"": "mara ade petra teodor"},
    "boundaries/<slug:direction>/": {"received": "mara ade petra teodor"},
    "boundaries/<slug:direction>/saved/<uuid:act>/": {},
    "boundaries/<slug:direction>/<slug:region>/": {"received, lips": "mara ade petra teodor"},
    "boundaries/<slug:direction>/<slug:region>/saved/<uuid:act>/": {},
    "promise/<uuid:act>/": {"Mara's answer": "mara", "Mara's hold": "mara"},
    "scenes/<uuid:scene>/": {"42": RUN, "61": RUN, "7": RUN, ROSAS: "rosa"},
    "scenes/<uuid:scene>/candidates/new/": {"42": RUN, "61": RUN, "7": RUN, ROSAS: "rosa"},
    "scenes/<uuid:scene>/set/": {"42": RUN, "61": RUN, "7": RUN, ROSAS: "rosa"},
    "scenes/<uuid:scene>/riders/": {"42": RUN, "61": RUN, "7": RUN, ROSAS: "rosa"},
    "scenes/<uuid:scene>/riders/<uuid:person>/": {"42, Mara": RUN, "61, Mara": RUN},
    "scenes/<uuid:scene>/riders/<uuid:person>/<slug:source>/": {
        **{f"{scene}, Mara, {source}": RUN for scene in ("42", "61") for source in SOURCES},
    },
    "scenes/<uuid:scene>/mine/": {"42": "mara", "61": "mara ade teodor", "7": "ade petra"},
    "scenes/<uuid:scene>/mine/saved/<uuid:act>/": {"42, Mara's answer": "mara", "42, Mara's hold": "mara"},
    "scenes/<uuid:scene>/mine/held/<uuid:act>/": {"42, Mara's hold": "mara"},
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

FOR_ANYBODY: Final[Mapping[str, int]] = {
    "in/": 200,
    "in/<str:token>/": 409,
    "first/<str:token>/": 409,
    "out/": 405,
}
"""What answers alike whether one is signed in or not. The token is a wrong one; one signs out by a form."""

STREAMS: Final = ("live/",)
"""The one address whose answer is another page's: it is looked at through that page."""

PERFORMING: Final = "mara ade petra teodor"
MAY_DO: Final[Mapping[str, Mapping[str, str | Mapping[str, str]]]] = {
    "home": {},
    "days": {"set": f"{RUN_ANY} priya", "move": f"{RUN_ANY} priya", "place": f"{RUN_ANY} priya"},
    "write-scene": {"write": RUN_ANY},
    "people": dict.fromkeys(("add", "grant", "revoke", "link", "put_out"), RUN_ANY),
    "link": {},
    "packs": {},
    "devices": {"revoke": ALL},
    "boundaries": {"fence_all": PERFORMING, "end": PERFORMING},
    "region": dict.fromkeys(("fence_all", "fence", "open", "end"), PERFORMING),
    "scene": dict.fromkeys(
        ("put", "palette", "put_order", "publish", "republish", "take_back", "hold", "end_hold"), RUN_ANY
    ),
    "candidate": {"write": RUN_ANY},
    "set": dict.fromkeys(("put_on", "take_off", "rehearse"), RUN_ANY),
    "riders": {"deliver": RUN_ANY},
    "rider": {"record": RUN_ANY},
    "mine": dict.fromkeys(
        ("agree", "talk", "decline", "withdraw", "less_today", "meet_gate", "sign", "strike", "hold"),
        PERFORMING,
    ),
    "held": dict.fromkeys(("talk_all", "less_today_all"), PERFORMING),
    "plan": {
        "intent": "teodor",
        "arrange": {"42": "teodor", "61": "calder priya", "7": "teodor"},
        "propose": {"42": "teodor", "61": "calder priya", "7": "teodor"},
        "approve": {"42": "teodor calder priya", "61": "calder priya", "7": "teodor calder priya felix"},
        "hold": "teodor calder priya felix oona",  # anybody may stop the set
    },
    "record": {},
}
"""What whoever sees a page may do on it. To anybody else the act is one that nobody ever heard of."""


def objects(base: Base) -> dict[str, dict[str, str]]:
    """What each parameter of an address is tried with: its name in the table, and its value."""
    world = base.world
    return {
        "scene": {**world.scenes, ROSAS: base.also["their scene"], "no such": NO_SUCH},
        "person": {"Mara": world["mara"], "Rosa": base.also["rosa"], "no such": NO_SUCH},
        "act": {"Mara's answer": base.also["answer"], "Mara's hold": base.also["hold"], "no such": NO_SUCH},
        "direction": {"received": "received", "nowhere": "nowhere"},
        "region": {"lips": "lips", "moon": "moon"},
        "order": {"B-A": "B-A"},
        "source": {word: word for word in (*SOURCES, "nowhere")},
        "token": {"wrong": "wrong"},
    }
