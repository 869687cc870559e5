"""Sets of leaves as a reader calls them: whole groups by their heading, the rest leaf by leaf."""

from __future__ import annotations

from collections.abc import Iterable

from beforehand.agreement import phrases
from beforehand.agreement.names import listing
from beforehand.agreement.vocabulary import OBJECT, VOCABULARY, Group


def region_words(places: Iterable[str]) -> str:
    """Leaves and perhaps ``object`` as words: "neck, arms and hands and the lips"; at least one.

    Every leaf there is reads "anywhere"; a whole group is called by its heading, in lower case.
    """
    wanted = set(places)
    if wanted >= set(VOCABULARY.leaves):
        return "anywhere, or an object" if OBJECT in wanted else "anywhere"
    whole = [group for group in VOCABULARY.groups if _leaves(group) <= wanted]
    rest = wanted.difference(*(_leaves(group) for group in whole))
    said = [group.label.lower() for group in whole]
    return listing([*said, *([phrases.labels(rest)] if rest else [])])


def _leaves(group: Group) -> set[str]:
    return {leaf for row in group.rows for leaf in row.leaves}
