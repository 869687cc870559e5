"""The published proofs of transparency-dev/merkle, good and bad."""

from __future__ import annotations

from base64 import b64decode
from typing import Any

import pytest

from beforehand.journal import merkle

from . import vectors

# The one exception. Two trees of size 1 with the same dummy of 12 bytes for a root are published as
# consistent; a root here is 32 bytes, or nothing is proven. The vector stands in two folders, once as a tree
# and once as a subtree.
DUMMY_ROOT = "additional/sizes-are-equal-one-and-proof-is-empty.json"


def read(kind: str, name: str) -> tuple[dict[str, Any], list[bytes], bool]:
    vector = vectors.load("merkle", kind, name)
    proof = [b64decode(node) for node in vector["proof"] or []]
    return vector, proof, not vector["wantErr"] and not (kind.endswith("consistency") and name == DUMMY_ROOT)


@vectors.needed
@pytest.mark.parametrize("name", vectors.names("merkle/inclusion", "*.json"))
def test_inclusion(name: str) -> None:
    v, proof, good = read("inclusion", name)
    leaf, root = b64decode(v["leafHash"] or ""), b64decode(v["root"] or "")
    assert merkle.verify_inclusion(leaf, v["leafIdx"], v["treeSize"], root, proof) is good


@vectors.needed
@pytest.mark.parametrize("name", vectors.names("merkle/consistency", "*.json"))
def test_consistency(name: str) -> None:
    v, proof, good = read("consistency", name)
    heads = b64decode(v["root1"] or ""), b64decode(v["root2"] or "")
    assert merkle.verify_consistency(v["size1"], v["size2"], *heads, proof) is good


@vectors.needed
@pytest.mark.parametrize("name", vectors.names("merkle/subtreeinclusion", "*.json"))
def test_subtree_inclusion(name: str) -> None:
    v, proof, good = read("subtreeinclusion", name)
    leaf, root = b64decode(v["leafHash"] or ""), b64decode(v["root"] or "")
    assert merkle.verify_subtree_inclusion(leaf, v["leafIdx"], v["start"], v["end"], root, proof) is good


@vectors.needed
@pytest.mark.parametrize("name", vectors.names("merkle/subtreeconsistency", "*.json"))
def test_subtree_consistency(name: str) -> None:
    v, proof, good = read("subtreeconsistency", name)
    heads = b64decode(v["root1"] or ""), b64decode(v["root2"] or "")
    assert merkle.verify_subtree_consistency(v["start"], v["end"], v["size"], *heads, proof) is good


@vectors.needed
@pytest.mark.parametrize("kind", ["consistency", "subtreeconsistency"])
def test_the_one_exception_is_still_published_as_good_and_its_root_is_still_a_dummy(kind: str) -> None:
    vector = vectors.load("merkle", kind, DUMMY_ROOT)
    assert vector["wantErr"] is False
    assert len(b64decode(vector["root1"])) == 12


@vectors.needed
def test_all_published_proofs_are_run() -> None:
    kinds = {kind: len(vectors.names(f"merkle/{kind}", "*.json")) for kind in ("inclusion", "consistency")}
    assert kinds == {"inclusion": 98, "consistency": 98}
    assert len(vectors.names("merkle/subtreeinclusion", "*.json")) == 204
    assert len(vectors.names("merkle/subtreeconsistency", "*.json")) == 118
