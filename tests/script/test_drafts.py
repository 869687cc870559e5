"""Two drafts: scenes by number and content, doubtful pairs marked, orphans kept, passages followed."""

from __future__ import annotations

from beforehand.script.breakdown.reading import break_down
from beforehand.script.drafts.data import as_data
from beforehand.script.drafts.passages import Compared, compare
from beforehand.script.drafts.words import word_changes
from beforehand.script.fountain import read_fountain

KITCHEN = "The kettle boils over and nobody moves to lift it from the stove until the whistle dies."
ATTIC = "Dust, a trunk, and the letters that she was told had been burned when the house was sold."
KISS = "At the door Ilse turns round and kisses him, once, quickly, and is gone before he can answer."


def scene(number: str, heading: str, *words: str) -> str:
    return "\n\n".join([f"INT. {heading} - DAY #{number}#", *words])


def two(old: list[str], new: list[str]) -> Compared:
    return compare(*(break_down(read_fountain("\n\n".join(d) + "\n")) for d in (old, new)))


def pairs(compared: Compared) -> list[tuple[int | None, int | None, str]]:
    return [(p.old, p.new, str(p.match)) for p in compared.pairs]


def changes(compared: Compared) -> list[str]:
    return [str(f.change) for f in compared.passages]


def test_same_number_and_same_words_are_one_scene() -> None:
    draft = [scene("1", "KITCHEN", KITCHEN), scene("2", "ATTIC", ATTIC)]
    assert pairs(two(draft, draft)) == [(0, 0, "sure"), (1, 1, "sure")]


def test_a_renumbered_scene_is_found_by_its_words() -> None:
    compared = two(
        [scene("1", "KITCHEN", KITCHEN), scene("2", "ATTIC", ATTIC)],
        [scene("2", "KITCHEN", KITCHEN), scene("3", "ATTIC", ATTIC)],
    )
    assert pairs(compared) == [(0, 0, "sure"), (1, 1, "sure")]
    assert {p.by for p in compared.pairs} == {"content"}


def test_a_number_given_to_another_scene_makes_no_pair() -> None:
    compared = two([scene("1", "KITCHEN", KITCHEN)], [scene("1", "ATTIC", ATTIC)])
    assert pairs(compared) == [(None, 0, "added"), (0, None, "removed")]


def test_a_scene_half_rewritten_is_for_a_person_to_confirm() -> None:
    rewritten = "The kettle boils over and she laughs. " + ATTIC
    compared = two([scene("1", "KITCHEN", KITCHEN)], [scene("1", "KITCHEN", rewritten)])
    assert pairs(compared) == [(0, 0, "doubtful")]
    assert as_data(compared)["scenes"][0]["confirm"] is True


def test_nothing_is_dropped() -> None:
    compared = two(
        [scene("1", "KITCHEN", KITCHEN), scene("2", "ATTIC", ATTIC)],
        [scene("1", "KITCHEN", KITCHEN), scene("5", "JETTY", "Nobody has been here since the ice went out.")],
    )
    assert sorted(p.old for p in compared.pairs if p.old is not None) == [0, 1]
    assert sorted(p.new for p in compared.pairs if p.new is not None) == [0, 1]


def test_a_passage_added_and_one_removed() -> None:
    plain, kissed = scene("1", "KITCHEN", KITCHEN), scene("1", "KITCHEN", KITCHEN, KISS)
    assert changes(two([plain], [kissed])) == ["added"]
    assert changes(two([kissed], [plain])) == ["removed"]


def test_a_passage_changed_word_by_word() -> None:
    longer = KISS.replace("once, quickly", "slowly, twice")
    compared = two([scene("1", "KITCHEN", KITCHEN, KISS)], [scene("1", "KITCHEN", KITCHEN, longer)])
    assert changes(compared) == ["changed"]
    told = as_data(compared)["passages"][0]
    assert [w for w in told["words"] if w["op"] != "same"] == [
        {"op": "instead", "old": "once, quickly,", "new": "slowly, twice,"}
    ]
    assert told["old"]["scene_lines"] == told["new"]["scene_lines"] == [5, 5]


def test_a_passage_that_moved_within_its_scene_or_to_another() -> None:
    within = two([scene("1", "KITCHEN", KITCHEN, KISS)], [scene("1", "KITCHEN", KISS, KITCHEN)])
    across = two(
        [scene("1", "KITCHEN", KITCHEN, KISS), scene("2", "ATTIC", ATTIC)],
        [scene("1", "KITCHEN", KITCHEN), scene("2", "ATTIC", ATTIC, KISS)],
    )
    assert changes(within) == changes(across) == ["moved"]


def test_a_passage_that_stays_is_the_same_though_lines_above_it_grew() -> None:
    more = scene("0", "HALL", "A clock. Then another clock, slower than the first, and no people at all.")
    draft = [scene("1", "KITCHEN", KITCHEN, KISS)]
    assert changes(two(draft, [more, *draft])) == ["same"]


def test_words_laid_side_by_side() -> None:
    told = [(s.op, s.old, s.new) for s in word_changes("a b c d", "a x c\nd e")]
    assert told == [("same", "a", "a"), ("instead", "b", "x"), ("same", "c d", "c d"), ("in", "", "e")]
