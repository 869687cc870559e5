"""The forms a word takes, so that a lexicon can name it once."""

from __future__ import annotations

_IRREGULAR = {
    "be": ("is", "are", "was", "were", "been", "being"),
    "have": ("has", "had", "having"),
    "do": ("does", "did", "done", "doing"),
    "go": ("goes", "went", "gone", "going"),
    "get": ("gets", "got", "gotten", "getting"),
    "make": ("makes", "made", "making"),
    "take": ("takes", "took", "taken", "taking"),
    "give": ("gives", "gave", "given", "giving"),
    "come": ("comes", "came", "coming"),
    "lie": ("lies", "lay", "lain", "lying"),
    "lay": ("lays", "laid", "laying"),
    "hold": ("holds", "held", "holding"),
    "slide": ("slides", "slid", "sliding"),
    "ride": ("rides", "rode", "ridden", "riding"),
    "grind": ("grinds", "ground", "grinding"),
    "tear": ("tears", "tore", "torn", "tearing"),
    "fall": ("falls", "fell", "fallen", "falling"),
    "find": ("finds", "found", "finding"),
    "meet": ("meets", "met", "meeting"),
    "feel": ("feels", "felt", "feeling"),
    "bite": ("bites", "bit", "bitten", "biting"),
    "sit": ("sits", "sat", "sitting"),
    "put": ("puts", "putting"),
    "cut": ("cuts", "cutting"),
    "let": ("lets", "letting"),
    "set": ("sets", "setting"),
    "run": ("runs", "ran", "running"),
    "bear": ("bears", "bore", "borne", "bearing"),
    "hide": ("hides", "hid", "hidden", "hiding"),
    "draw": ("draws", "drew", "drawn", "drawing"),
    "throw": ("throws", "threw", "thrown", "throwing"),
    "blow": ("blows", "blew", "blown", "blowing"),
    "show": ("shows", "showed", "shown", "showing"),
    "sleep": ("sleeps", "slept", "sleeping"),
    "wake": ("wakes", "woke", "woken", "waking"),
    "rise": ("rises", "rose", "risen", "rising"),
    "bend": ("bends", "bent", "bending"),
    "spread": ("spreads", "spreading"),
    "wear": ("wears", "wore", "worn", "wearing"),
    "fight": ("fights", "fought", "fighting"),
    "catch": ("catches", "caught", "catching"),
    "steal": ("steals", "stole", "stolen", "stealing"),
    "fling": ("flings", "flung", "flinging"),
    "shed": ("sheds", "shedding"),
    "sink": ("sinks", "sank", "sunk", "sinking"),
    "lead": ("leads", "led", "leading"),
    "dive": ("dives", "dove", "dived", "diving"),
    "strip": ("strips", "stripped", "stripping"),
    "shut": ("shuts", "shutting"),
    "suck": ("sucks", "sucked", "sucking"),
    "undo": ("undoes", "undid", "undone", "undoing"),
    "ring": ("rings", "rang", "ringing"),
    "see": ("sees", "saw", "seen", "seeing"),
    "leave": ("leaves", "left", "leaving"),
    "stand": ("stands", "stood", "standing"),
    "thrust": ("thrusts", "thrusting"),
    "burst": ("bursts", "bursting"),
    "shoot": ("shoots", "shot", "shooting"),
    "feed": ("feeds", "fed", "feeding"),
    "spoon": ("spoons", "spooned", "spooning"),
    "cling": ("clings", "clung", "clinging"),
    "entwine": ("entwines", "entwined", "entwining"),
}
_DOUBLED = frozenset("bdgklmnprtvz")
_VOWELS = frozenset("aeiou")
_STRESSED_LAST = frozenset({"unzip", "unpin", "unbutton"})
_NOT_DOUBLED = frozenset(
    {"unbutton", "open", "loosen", "whisper", "finger", "enter", "pleasure", "lather", "strain", "unfasten"}
)


def verb_forms(phrase: str) -> tuple[str, ...]:
    """All forms of a verb; of a phrase ("take off"), its first word's forms with the rest kept."""
    verb, _, rest = phrase.partition(" ")
    forms = (verb, *_IRREGULAR[verb]) if verb in _IRREGULAR else _regular(verb)
    return tuple(f"{form} {rest}" if rest else form for form in forms)


def noun_forms(phrase: str) -> tuple[str, ...]:
    """Singular and plural; of a phrase, its last word takes the ending."""
    head, _, last = phrase.rpartition(" ")
    plural = _plural(last)
    return (phrase, f"{head} {plural}" if head else plural)


def _plural(noun: str) -> str:
    if noun.endswith("man"):
        return noun[:-2] + "en"
    if noun.endswith(("s", "x", "ch", "sh")):
        return noun + "es"
    if noun.endswith("y") and noun[-2:-1] not in _VOWELS:
        return noun[:-1] + "ies"
    return noun + "s"


def _regular(verb: str) -> tuple[str, ...]:
    if verb.endswith("e"):
        stem = verb[:-1]
        kept = verb if verb.endswith(("ee", "ye", "oe")) else stem
        return verb, verb + "s", verb + "d", kept + "ing"
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"
    long = verb + verb[-1] if _doubles(verb) else verb
    ending = "es" if verb.endswith(("s", "x", "z", "ch", "sh")) else "s"
    return verb, verb + ending, long + "ed", long + "ing"


def _doubles(verb: str) -> bool:
    if verb in _NOT_DOUBLED or len(verb) < 3 or verb[-1] not in _DOUBLED:
        return False
    short = verb[-2] in _VOWELS and verb[-3] not in _VOWELS
    return short and (verb in _STRESSED_LAST or sum(letter in _VOWELS for letter in verb) == 1)
