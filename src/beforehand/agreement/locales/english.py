"""The English words of the vocabulary, under the keys that every other language has them under."""

from __future__ import annotations

from collections.abc import Mapping

from beforehand.agreement.vocabulary import VOCABULARY, Leaf, Word


def english_words() -> dict[str, str]:
    """Words as they stand inside a sentence, by ``list.key``: ``leaves.left_ear``, ``layers.skin``."""
    leaves = VOCABULARY.leaves
    return {
        "words.object": VOCABULARY.object.label,
        **{f"groups.{g.key}": g.label.lower() for g in VOCABULARY.groups},
        **{f"leaves.{key}": _plain(leaf.possessed or leaf.label) for key, leaf in leaves.items()},
        **{f"pairs.{base(leaf)}": _plain(leaf.pair) for leaf in leaves.values() if leaf.pair},
        **{f"verbs.{key}": verb.label for key, verb in VOCABULARY.verbs.items()},
        **_phrases("crew", VOCABULARY.crew),
        **_phrases("layers", VOCABULARY.layers),
        **_phrases("pressures", VOCABULARY.pressures),
        **_phrases("states", VOCABULARY.states),
        **_phrases("audiences", VOCABULARY.audiences),
        **_labels("layer_labels", VOCABULARY.layers),
        **_labels("state_labels", VOCABULARY.states),
        **_labels("audience_labels", VOCABULARY.audiences),
    }


def base(leaf: Leaf) -> str:
    """The key that left and right have together."""
    return leaf.key.removeprefix(f"{leaf.side}_") if leaf.side else leaf.key


def _plain(form: str) -> str:
    return form.replace("{whose}", "the")


def _phrases(name: str, words: Mapping[str, Word]) -> dict[str, str]:
    return {f"{name}.{key}": word.phrase for key, word in words.items()}


def _labels(name: str, words: Mapping[str, Word]) -> dict[str, str]:
    return {f"{name}.{key}": word.label.lower() for key, word in words.items()}
