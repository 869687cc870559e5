"""The tree against the RFC's own recursive definitions."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beforehand.journal import merkle

from . import oracle

MOST = 130
LEAVES = [f"act {n} of The Long Tide".encode() for n in range(MOST)]
HASHES = merkle.leaf_hashes(LEAVES)
sizes = st.integers(1, MOST)


@st.composite
def two_sizes(draw: st.DrawFn) -> tuple[int, int]:
    new = draw(sizes)
    return draw(st.integers(1, new)), new


@st.composite
def subtrees(draw: st.DrawFn) -> tuple[int, int, int]:
    size = draw(sizes)
    width = draw(st.integers(1, size))
    step = 1 << (width - 1).bit_length()
    start = draw(st.integers(0, (size - width) // step)) * step
    return start, start + width, size


def flipped(value: bytes, bit: int) -> bytes:
    return (int.from_bytes(value, "big") ^ 1 << bit).to_bytes(len(value), "big")


@pytest.mark.parametrize("size", range(MOST + 1))
def test_every_size_has_the_root_of_the_rfc(size: int) -> None:
    assert merkle.root(HASHES[:size]) == oracle.tree_hash(LEAVES[:size])


@pytest.mark.parametrize("size", [0, 1, 4095, 4096, 4097, 9000])
def test_leaves_taken_a_few_thousand_at_a_time_have_the_same_root(size: int) -> None:
    leaves = [n.to_bytes(4, "big") for n in range(size)]
    assert merkle.root_of(iter(leaves)) == merkle.root(merkle.leaf_hashes(leaves)) == oracle.tree_hash(leaves)


@pytest.mark.parametrize("size", [1, 2, 3, 7, 8, 9, 63, 64, 65, 127, 128, 129, 130])
def test_every_leaf_of_a_tree_is_proven_as_the_rfc_proves_it(size: int) -> None:
    head = oracle.tree_hash(LEAVES[:size])
    for index in range(size):
        proof = merkle.inclusion_proof(HASHES, index, size)
        assert proof == oracle.path(index, LEAVES[:size])
        assert merkle.verify_inclusion(HASHES[index], index, size, head, proof)


@pytest.mark.parametrize("new", [1, 2, 3, 7, 8, 9, 63, 64, 65, 127, 128, 129, 130])
def test_every_earlier_tree_is_proven_a_prefix_as_the_rfc_proves_it(new: int) -> None:
    for old in range(1, new + 1):
        proof = merkle.consistency_proof(HASHES, old, new)
        assert proof == oracle.subproof(0, old, LEAVES[:new], True)
        heads = oracle.tree_hash(LEAVES[:old]), oracle.tree_hash(LEAVES[:new])
        assert merkle.verify_consistency(old, new, *heads, proof)


@given(subtrees())
def test_a_subtree_is_proven_to_lie_in_its_tree(part: tuple[int, int, int]) -> None:
    start, end, size = part
    proof = oracle.subproof(start, end, LEAVES[:size], True)
    heads = oracle.tree_hash(LEAVES[start:end]), oracle.tree_hash(LEAVES[:size])
    assert merkle.verify_subtree_consistency(*part, *heads, proof)
    for index in (start, end - 1):
        inside = merkle.inclusion_proof(HASHES[start:end], index - start, end - start)
        assert merkle.verify_subtree_inclusion(HASHES[index], index, start, end, heads[0], inside)


@given(subtrees(), st.data())
def test_no_changed_bit_of_a_subtree_proof_passes(part: tuple[int, int, int], data: st.DataObject) -> None:
    start, end, size = part
    proof = oracle.subproof(start, end, LEAVES[:size], True)
    given_ = [oracle.tree_hash(LEAVES[start:end]), oracle.tree_hash(LEAVES[:size]), *proof]
    at = data.draw(st.integers(0, len(given_) - 1))
    given_[at] = flipped(given_[at], data.draw(st.integers(0, 255)))
    assert not merkle.verify_subtree_consistency(*part, given_[0], given_[1], given_[2:])


@given(sizes, st.data())
def test_no_changed_inclusion_proof_passes(size: int, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, size - 1))
    parts = [HASHES[index], merkle.root(HASHES[:size]), *merkle.inclusion_proof(HASHES, index, size)]
    at = data.draw(st.integers(0, len(parts) - 1))
    parts[at] = flipped(parts[at], data.draw(st.integers(0, 255)))
    assert not merkle.verify_inclusion(parts[0], index, size, parts[1], parts[2:])


@given(sizes, st.data())
def test_a_proof_shows_its_leaf_at_no_other_index(size: int, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, size - 1))
    other = data.draw(st.integers(-2, size + 2).filter(lambda at: at != index))
    proof = merkle.inclusion_proof(HASHES, index, size)
    assert not merkle.verify_inclusion(HASHES[index], other, size, merkle.root(HASHES[:size]), proof)


@given(two_sizes(), st.data())
def test_a_consistency_proof_with_a_node_left_out_or_added_does_not_pass(
    both: tuple[int, int], data: st.DataObject
) -> None:
    old, new = both
    proof = merkle.consistency_proof(HASHES, old, new)
    heads = merkle.root(HASHES[:old]), merkle.root(HASHES[:new])
    at = data.draw(st.integers(0, len(proof)))
    assert not merkle.verify_consistency(old, new, *heads, [*proof[:at], HASHES[0], *proof[at:]])
    if at < len(proof):
        assert not merkle.verify_consistency(old, new, *heads, proof[:at] + proof[at + 1 :])


@given(st.lists(st.integers(0, 40), max_size=8))
def test_a_frontier_has_the_root_of_all_it_was_given_in_whatever_portions(portions: list[int]) -> None:
    frontier, taken = merkle.Frontier(), 0
    for portion in portions:
        hashes = merkle.leaf_hashes(b"%d" % n for n in range(taken, taken + portion))
        frontier, taken = frontier.extended(hashes), taken + portion
        assert frontier.root() == oracle.tree_hash([b"%d" % n for n in range(taken)])
        assert merkle.Frontier.from_bytes(frontier.to_bytes()) == frontier
    assert frontier.size == taken


def test_a_stored_frontier_with_too_few_peaks_is_refused() -> None:
    stored = merkle.Frontier().extended(HASHES[:7]).to_bytes()
    with pytest.raises(ValueError, match="one peak"):
        merkle.Frontier.from_bytes(stored[:-1])


def test_proofs_of_what_is_not_there_are_not_made() -> None:
    for index, size in [(-1, 3), (3, 3), (0, 0), (0, MOST + 1)]:
        with pytest.raises(ValueError, match="no leaf"):
            merkle.inclusion_proof(HASHES, index, size)
    for old, new in [(0, 3), (4, 3), (1, MOST + 1)]:
        with pytest.raises(ValueError, match="no consistency"):
            merkle.consistency_proof(HASHES, old, new)


def test_the_empty_tree_proves_nothing_of_a_larger_one() -> None:
    assert merkle.root([]) == merkle.EMPTY
    assert merkle.verify_consistency(0, 0, merkle.EMPTY, merkle.EMPTY, [])
    assert not merkle.verify_consistency(0, 3, merkle.EMPTY, merkle.root(HASHES[:3]), [])
