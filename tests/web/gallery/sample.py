"""The Long Tide as plain data, in the shapes that the partials document."""

from __future__ import annotations

from typing import Any

from django.utils.safestring import mark_safe

Data = dict[str, Any]

HIDDEN = {"key": "5c1d2f0e-1111-4222-8333-444455556666"}


def post(url: str, label: str = "", **more: Any) -> Data:
    """Give one act as a form's data."""
    return {"url": url, "label": label, "hidden": HIDDEN, **more}


def facts(**named: str) -> list[Data]:
    """Give facts as pairs; ``layer`` is drawn."""
    return [
        {"label": "Layer", "layer": value}
        if name == "layer"
        else {"label": name.replace("_", " ").capitalize(), "value": value}
        for name, value in named.items()
    ]


def answers(mara: str | None, jonas: str | None) -> list[Data]:
    """Give the coordinator's two columns."""
    return [{"name": "Jonas", "value": jonas}, {"name": "Mara", "value": mara}]


PRODUCTION = {"name": "The Long Tide", "url": "#production"}
LEAVE = {"label": "Sign out", "post": post("#out")}
INES = {
    "name": "Ines Duarte",
    "role": "Coordinator",
    "menu": [{"label": "Who can see what", "url": "#who"}, LEAVE],
}
MARA = {
    "name": "Mara Okafor",
    "role": "Performer, Elin",
    "menu": [{"label": "Your boundaries", "url": "#b"}, LEAVE],
}
TEODOR = {"name": "Teodor Hale", "role": "Director", "menu": [LEAVE]}


def nav(*labels: str) -> list[Data]:
    """Give pages; the first is the current one."""
    return [
        {"label": label, "url": f"#{label.lower().replace(' ', '-')}", "current": place == 0}
        for place, label in enumerate(labels)
    ]


IC_NAV = nav("Scenes", "People", "Riders", "Shooting days", "Footage", "Record")
SEALED = {"state": "sealed", "words": "Sealed to 12:40"}

TEXTS = [
    "Slow dance. Mara’s left hand on Jonas’s right shoulder; Jonas’s right hand on Mara’s upper back.",
    "Kiss, lips to lips, mouths closed. Mara begins it.",
    "Jonas’s right hand moves from Mara’s upper back to her waist and rests there.",
    "Mara takes off her cardigan; Jonas takes off his shirt. Each undresses only themself.",
    "Side by side under one sheet, on their backs, not touching. "
    "Sheet to the collarbone: nudity is implied, nobody is nude.",
]
FACTS = [
    facts(layer="cloth", time="40 s", lines="13–15", masking="None", garments="Cardigan; shirt"),
    facts(
        layer="skin", time="3 s", lines="17–18", masking="Over Jonas’s shoulder, 85 mm", garments="As beat 1"
    ),
    facts(layer="cloth", time="4 s", lines="20", masking="None", garments="As beat 1"),
    facts(
        layer="none",
        time="20 s",
        lines="25–26",
        masking="Frame ends at the waist",
        garments="Lined camisole; vest",
    ),
    facts(
        layer="barrier",
        time="15 s",
        lines="30–31",
        masking="Sheet taped; frame ends at its edge",
        garments="Strapless top, shorts; shorts. Rolled blanket between",
    ),
]
MARAS = ["agreed", "agreed", "agreed", "agreed", None]

IC_BEATS = [
    {
        "number": number,
        "text": text,
        "facts": FACTS[number - 1],
        "anchor": f"beat-{number}",
        "answers": answers(MARAS[number - 1], "agreed"),
        "current": number == 5,
        "changed": "changed in v4" if number == 5 else "",
    }
    for number, text in enumerate(TEXTS, 1)
]

CANDIDATES = [
    {"letter": letter, "text": text, "where": where, "answers": answers(mara, "agreed")}
    for letter, text, where, mara in (
        ("a", "Foreheads together, eyes closed, 2 s", "In the palette", "agreed"),
        ("b", "Jonas’s left hand on Mara’s cheek, 2 s", "In the palette", "agreed"),
        ("c", "Hand at the waist under the cardigan, 4 s", "Not in it", "talk"),
        ("d", "Kiss to the side of the neck, 2 s", "Not in it", "declined"),
    )
]

STANDING_IC = {
    "verdict": "not_yet",
    "title": "Not yet: 2 things",
    "summary": "Beats 1–3 may be shot. 4 and 5 wait.",
    "findings": [
        {
            "about": "Beat 5",
            "says": "is not agreed by everyone in it.",
            "missing": "Mara has not answered",
            "mend": [{"who": "Mara", "how": ", if she wants to. Or you: leave it as the placeholder."}],
        },
        {
            "about": "Beat 4",
            "says": "is past what Jonas’s rider covers.",
            "missing": "Signature on amendment 2",
            "mend": [
                {"who": "Dana Whitlock", "how": ", for Jonas; then"},
                {"who": "Calder Wyeth", "how": ", producer"},
            ],
        },
    ],
}
STANDING_DIRECTOR = {
    "verdict": "not_yet",
    "title": "Not yet",
    "words": mark_safe("This page says <b>May shoot</b> the moment it is so. Nothing is needed from you."),
    "contact": "For anything about this scene, talk to Ines Duarte, the coordinator.",
}
STANDING_MAY = {
    "verdict": "may_shoot",
    "title": "May shoot",
    "summary": "Plan v3, in force since Fri 20 Nov.",
}
STANDING_WITH = {
    "verdict": "with_the_coordinator",
    "title": "With the coordinator",
    "words": "Nothing in this scene is shot until Ines Duarte has published a plan. She is told at once.",
    "contact": "For anything about this scene, talk to Ines Duarte, the coordinator.",
}
STANDING_REPUBLISH = {
    "verdict": "with_the_coordinator",
    "title": "With the coordinator",
    "summary": "Beats 1–3 and 5 still stand.",
    "findings": [
        {
            "about": "Beat 4",
            "says": "is no longer agreed by everyone in it.",
            "missing": "Jonas withdrew it, Sat 21 Nov, 18:20",
            "mend": [{"who": "You", "how": ": publish the plan without it."}],
            "actions": [post("#publish", "Publish v5 without beat 4")],
        }
    ],
}

NOTICE = {
    "left": "1 d 18 h 56 min left",
    "sign_by": "Tue 24, 08:00",
    "share": 46,
    "pack": "48 h, SAG-AFTRA pack",
}
NOTICE_OVER = {
    "left": "Notice has run",
    "sign_by": "Tue 24, 08:00",
    "share": 0,
    "over": True,
    "pack": "48 h, SAG-AFTRA pack",
}

RIDERS = [
    {"name": "Jonas Lindqvist", "state": "unsigned", "word": "Amendment 2 unsigned", "url": "#jonas"},
    {"name": "Mara Okafor", "state": "signed", "word": "Signed 12 Nov", "url": "#mara"},
]
RIDERS_WORD = [
    {"name": "All riders of this scene", "word": "Not yet signed"},
    {"name": "Notice, 48 h before call", "word": "Tue 24 Nov, 08:00"},
]
VERSIONS = [
    {"name": "v4", "words": "Draft", "diff": "1 changed · 4 as v3", "url": "#v4"},
    {"name": "v3", "words": "In force, 20 Nov", "in_force": True, "diff": "1 added · 4 as v2", "url": "#v3"},
    {"name": "v2", "words": "18 Nov", "diff": "1 left out · 4 as v1", "url": "#v2"},
    {"name": "v1", "words": "16 Nov", "diff": "5 beats"},
]

PALETTE = [
    {
        "letter": letter,
        "text": text,
        "layer": layer,
        "most": most,
        "add": None if letter in "ABCD" else {"url": "#add", "hidden": HIDDEN},
    }
    for letter, text, layer, most in (
        ("A", "Slow dance, hand on shoulder, hand on upper back", "cloth", "60 s"),
        ("B", "Kiss, lips to lips, mouths closed", "skin", "4 s"),
        ("C", "Hand from upper back to waist", "cloth", "6 s"),
        ("D", "Each takes off their own outer layer", "", "30 s"),
        ("E", "Foreheads together, eyes closed", "skin", "4 s"),
        ("F", "Jonas’s left hand on Mara’s cheek", "skin", "3 s"),
        ("G", "Side by side on the covers, dressed", "cloth", "30 s"),
    )
]


def moves(number: int, last: int) -> Data:
    """Give the director's three buttons of one beat."""
    return {
        "up": {"url": "#up", "hidden": HIDDEN, "disabled": number == 1},
        "down": {"url": "#down", "hidden": HIDDEN, "disabled": number == last},
        "remove": {"url": "#remove", "hidden": HIDDEN},
    }


def directors_beat(number: int, text: str, origin: str, **more: Any) -> Data:
    """Give a beat as a director sees it: no answers, no garments."""
    kept = [fact for fact in FACTS[number - 1] if fact["label"] != "Garments"]
    return {
        "number": number,
        "text": text,
        "facts": [{"label": "From", "value": origin}, *kept],
        "moves": moves(number, 5),
        **more,
    }


DIRECTOR_BEATS = [
    directors_beat(1, TEXTS[0], "Palette A"),
    directors_beat(2, TEXTS[1], "Palette B"),
    directors_beat(3, TEXTS[2], "Palette C"),
    directors_beat(4, TEXTS[3], "Palette D"),
    directors_beat(
        5,
        "The door closes on them.",
        "Ines Duarte",
        placeholder=True,
        facts=[
            {"label": "From", "value": "Ines Duarte"},
            *facts(layer="none", time="5 s", lines="30–31", masking="None"),
        ],
    ),
]

INTENT = {
    "paragraphs": [
        "It is the last night before the house is sold, and neither of them says so. "
        "The dance is the talking they can’t do.",
        "She leads every time something changes: the dance, the kiss, the lamp. He is careful, almost formal.",
        "I want to believe they spent the night. I don’t need to see it.",
    ],
    "saved": "Your words, saved Mon 16 Nov, 10:22",
    "edit_url": "#edit",
}

OWN_BEATS = [
    {
        "number": number,
        "name": name,
        "text": TEXTS[number - 1],
        "facts": [{"label": "You wear", "value": wear}, {"label": "At most", "value": most}],
        "answer": given,
        "waits": given == "talk",
        "post": post("#answer"),
        "less": post("#less", "Less today") if given == "agreed" else None,
    }
    for number, name, wear, most, given in (
        (1, "Slow dance", "Cardigan", "40 s", "agreed"),
        (2, "Kiss, mouths closed", "Cardigan", "3 s", "agreed"),
        (3, "Hand to your waist", "Cardigan", "4 s", "agreed"),
        (4, "Cardigan off", "Lined camisole", "20 s", "talk"),
    )
]
ASKED = {
    "number": 5,
    "wording": "wording of v4",
    "text": TEXTS[4],
    "facts": [
        {"label": "You wear", "value": "Strapless top, shorts"},
        {"label": "Between", "value": "Rolled blanket"},
        {"label": "Camera", "value": "Frame ends at the sheet · 15 s"},
    ],
    "post": post("#answer"),
}
ASKED_CROSSES = {
    "number": 6,
    "wording": "candidate of Sat 21 Nov",
    "text": "Kiss to the side of the neck, 2 s. Jonas begins it.",
    "facts": [{"label": "You wear", "value": "Cardigan"}, {"label": "At most", "value": "2 s"}],
    "crosses": ["This crosses your fence: neck. You and Ines see that, nobody else."],
    "expands": [
        "Jonas’s lips on the left side of Mara’s neck, on skin, lightly, at most 2 s, once.",
        "Jonas’s lips on the right side of Mara’s neck, on skin, lightly, at most 2 s, once.",
    ],
    "post": post(
        "#answer", why_not_agree="Agreeing needs the network. Talk and decline can wait on this phone."
    ),
}

REGIONS: list[Data] = [
    {"name": "Head", "mixed": "Mixed, 2 places"},
    {"name": "Neck", "state": "fence"},
    {"name": "Torso", "mixed": "6 places"},
    {"name": "Shoulders", "leaf": True, "state": "open"},
    {"name": "Chest", "leaf": True, "state": "fence"},
    {"name": "Midriff", "leaf": True, "state": "gate", "condition": "Over cloth"},
    {"name": "Lower belly", "leaf": True, "state": "fence"},
    {"name": "Upper back", "leaf": True, "state": "gate", "condition": "If rehearsed"},
    {"name": "Lower back", "leaf": True, "state": "gate", "condition": "Over cloth"},
    {"name": "Pelvis, buttocks", "state": "fence"},
    {"name": "Arms and hands", "state": "open"},
    {"name": "Thighs", "state": "fence"},
    {"name": "Lower legs", "state": "open"},
    {"name": "Feet", "state": "unsaid"},
]
for row in REGIONS:
    row["url"] = "#" + row["name"].lower().replace(" ", "-")

WAYS = [
    {"label": "Map", "url": "#map", "shape": "figure"},
    {"label": "List", "url": "#list", "shape": "list", "current": True},
]
LAYER_CHOICES = [
    {"value": "cloth", "label": "Cloth", "shape": "cloth"},
    {"value": "skin", "label": "Skin", "shape": "skin", "checked": True},
    {"value": "barrier", "label": "Barrier", "shape": "barrier"},
]
POST_CHOICES = [
    {"value": "open", "label": "Open", "shape": "open", "colour": "agree"},
    {"value": "gate", "label": "Gate", "shape": "gate", "colour": "talk", "checked": True},
    {"value": "fence", "label": "Fence", "shape": "fence", "colour": "shut"},
]


def block(kind: str, first: int, *texts: str) -> Data:
    """Give a block of script lines; the first line and every fifth are numbered."""
    return {
        "kind": kind,
        "lines": [
            {"number": number if number == 1 or number % 5 == 0 else None, "text": text}
            for number, text in enumerate(texts, first)
        ],
    }


def passage(*blocks: Data, beat: int = 0) -> Data:
    """Give a passage, with its beat where it has one; beat 5 is the one looked at."""
    anchored = {"number": beat, "url": f"#beat-{beat}", "current": beat == 5} if beat else None
    return {"blocks": list(blocks), "beat": anchored}


SCRIPT: Data = {
    "title": "Script, page 51",
    "draft": "Blue draft, 14 Nov 2026",
    "colour": "blue",
    "passages": [
        passage(
            block("heading", 1, "INT. BOATHOUSE – NIGHT"),
            block(
                "action",
                3,
                "Rain on the tin roof. One lamp. ELIN",
                "puts the record on. ANDERS stays by",
                "the door.",
            ),
            block("character", 7, "ELIN"),
            block("dialogue", 8, "You said you couldn’t dance."),
            block("character", 10, "ANDERS"),
            block("dialogue", 11, "I said I don’t."),
        ),
        passage(
            block(
                "action",
                13,
                "She holds out a hand. He crosses to",
                "her. They dance, slowly, without",
                "speaking.",
            ),
            beat=1,
        ),
        passage(
            block("action", 17, "The record hisses at its end. They", "have stopped moving. They kiss."),
            beat=2,
        ),
        passage(block("action", 20, "His hand settles at her waist."), beat=3),
        passage(block("character", 22, "ELIN"), block("dialogue", 23, "The lamp.")),
        passage(
            block("action", 25, "He leaves it. She takes off the wet", "cardigan. He takes off his shirt."),
            beat=4,
        ),
        passage(block("heading", 28, "LATER")),
        passage(block("action", 30, "The two of them under one sheet, the", "lamp still on. Rain."), beat=5),
        passage(
            block("character", 33, "ANDERS"),
            block("dialogue", 34, "It’s stopped."),
            block("character", 36, "ELIN"),
            block("dialogue", 37, "It hasn’t."),
        ),
    ],
}
SCRIPT_SHORT = {
    "title": "Script",
    "unnumbered": True,
    "draft": "Blue draft, page 51, lines 13–31",
    "colour": "blue",
    "passages": [{**part, "beat": None} for part in SCRIPT["passages"][1:8]],
}

IC_TABS = [
    {"label": "Plan", "url": "#plan", "current": True},
    {"label": "Story intent", "url": "#intent"},
    {"label": "Closed set", "url": "#set"},
    {"label": "Riders", "url": "#riders"},
    {"label": "Requests", "url": "#requests", "count": 1},
    {"label": "Takes", "url": "#takes"},
    {"label": "History", "url": "#history"},
]
SCENE = {"number": 42, "name": "Boathouse, night", "facts": "Thu 26 Nov · day 14 · call 08:00 · stage 2"}

STEPS = [
    {"label": label, "done": done, "total": 14}
    for label, done in (
        ("Breakdown read", 14),
        ("Story intent", 12),
        ("Candidates answered", 9),
        ("Riders signed", 9),
        ("Plan published", 9),
        ("May be shot", 7),
    )
]


def scene(
    number: int, name: str, cast: str, missing: int, riders: str, following: str = "", by: str = ""
) -> Data:
    """Give one row of the home page."""
    return {
        "number": number,
        "name": name,
        "url": f"#scene-{number}",
        "cast": cast,
        "verdict": "not_yet" if missing else "may_shoot",
        "words": f"Not yet: {missing}" if missing else "May be shot",
        "riders": riders,
        "next": following or "Nothing left to do",
        "by": by,
        "current": number == 42,
    }


DAYS = [
    {
        "title": "Thu 26 Nov",
        "facts": "Day 14 · call 08:00 · stage 2",
        "notice": "Tue 24 Nov, 08:00",
        "left": "1 d 18 h 56 min",
        "scenes": [
            scene(
                42,
                "Boathouse, night",
                "Jonas Lindqvist, Mara Okafor",
                2,
                "1 of 2",
                "Amendment 2 signed",
                "Dana Whitlock, for Jonas",
            ),
            scene(43, "Boathouse, morning", "Jonas Lindqvist, Mara Okafor", 0, "2 of 2"),
        ],
    },
    {
        "title": "Fri 27 Nov",
        "facts": "Day 15 · call 07:30 · harbour",
        "notice": "Wed 25 Nov, 07:30",
        "left": "2 d 18 h 26 min",
        "scenes": [
            scene(17, "Harbour steps, dawn", "Ade Bankole, Mara Okafor", 0, "2 of 2"),
            scene(
                61,
                "Pier, night",
                "Teodor Hale, Mara Okafor",
                1,
                "2 of 2",
                "Plan approved for production",
                "Calder Wyeth, as Teodor Hale performs",
            ),
            {
                **scene(
                    62,
                    "Harbour office",
                    "Ade Bankole, Petra Holm",
                    1,
                    "2 of 2",
                    "Plan published again",
                    "You",
                ),
                "verdict": "with_the_coordinator",
                "words": "With you",
            },
        ],
    },
    {
        "title": "Wed 2 Dec",
        "facts": "Day 18 · call 09:00 · stage 1",
        "notice": "Mon 30 Nov, 09:00",
        "left": "7 d 20 h",
        "scenes": [
            scene(
                70, "Cabin, night", "Petra Holm, Jonas Lindqvist", 3, "0 of 2", "Story intent", "Teodor Hale"
            ),
            scene(
                71,
                "Cabin, morning",
                "Petra Holm, Jonas Lindqvist, Kit Arden (double)",
                2,
                "1 of 3",
                "Candidates answered",
                "Those asked",
            ),
        ],
    },
    {
        "title": "No day yet",
        "scenes": [
            scene(
                88, "Ferry, upper deck", "Ade Bankole, Petra Holm", 4, "0 of 2", "Story intent", "Teodor Hale"
            ),
            scene(103, "Bathhouse", "Mara Okafor", 4, "0 of 1", "Candidates", "You"),
        ],
    },
]
TODO = [
    {"text": "Write candidates for 103 with Mara", "why": "Story intent came Fri 20 Nov", "url": "#103"},
    {"text": "Name the closed set of 62", "why": "By Wed 25 Nov, 07:30", "url": "#62"},
    {
        "text": "One request in 42, from Teodor Hale",
        "why": "Seen by you only, until you put it to anyone",
        "url": "#42",
    },
    {
        "text": "Salmon pages: 3 scenes you marked have changed",
        "why": "17, 61, 88 · 61 changes a beat’s lines",
        "url": "#s",
    },
]
SINCE = [
    {"when": "Today 12:31", "text": "Calder Wyeth signed Ade Bankole’s rider"},
    {"when": "Today 09:40", "text": "Petra Holm closed a boundary. Plan of 70 not affected"},
    {"when": "Sat 21:15", "text": "Jonas Lindqvist agreed to beat 5 of 42"},
    {"when": "Sat 18:02", "text": "Oona Kessler listed garments for 43"},
    {"when": "Fri 16:05", "text": "You published plan v3 of 42"},
]

HOLD = {
    "post": {"url": "#hold", "hidden": HIDDEN},
    "words": "No network: say it aloud too. No reason is asked.",
}
OFFLINE = {
    "title": "No network. Saved on this phone.",
    "text": "Beat 4 goes to Ines when it is back.",
    "shape": "phone",
}
REFUSAL = {
    "title": "This beat changed while you were reading it. Read it again, then answer.",
    "code": "stale_page",
}
DONE = {"title": "Plan v5 is published.", "text": "Beats 1–3 and 5 may be shot.", "shape": "saved"}

EMPTY = {"title": "No candidates yet.", "text": "They come after the story intent."}
PERFORMERS = ["Jonas", "Mara"]
MANY = ["Ade", "Petra", "Jonas", "Mara"]
MANY_BEATS = [
    {
        **IC_BEATS[0],
        "anchor": "many-1",
        "answers": [
            {"name": name, "value": value}
            for name, value in zip(MANY, ("agreed", "less today", None, "withdrawn"), strict=True)
        ],
        "crosses": ["Crosses Petra’s fence: upper back. Petra and you see that."],
    }
]
SCENE_CARD = {"label": "Scene card", "url": "#card"}
SCENE_DIRECTOR = {**SCENE, "facts": f"{SCENE['facts']} · Jonas Lindqvist, Mara Okafor"}
DIRECTOR_NAV = nav("Scenes", "Shooting days", "Closed sets")
DIRECTOR_TABS = nav("Intent and plan", "Closed set", "Scene card", "Requests")
PERFORMER_NAV = nav("Your day", "Your boundaries", "Your riders", "Record")
BACK = {"label": "The Long Tide", "url": "#production"}
BACK_BOUNDARIES = {"label": "Your boundaries", "url": "#boundaries"}
APPROVE = post("#approve", "Approve plan v3")
RECORD_LINE = {"sealed": "Sealed to 12:40", "since": "2 acts saved since"}
HOLD_RECORD = {"saved": "Saved 14:06:31", "not_sealed": "Not yet sealed"}
SPEAK = post("#speak", "Speak with Ines alone")
END_TODAY = post("#end", "End my agreement for today")
SIGN_IN = post("#in", "Sign in")
SAVE_CANDIDATE = post("#save", "Save candidate")

EVERYTHING = {name: value for name, value in globals().items() if name.isupper() and name != "EVERYTHING"}
