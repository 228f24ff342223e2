"""Hash trees of RFC 6962, against the published vectors of Certificate Transparency."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thuan.kernel.text import merkle

LEAVES = [
    bytes.fromhex(content)
    for content in (
        "",
        "00",
        "10",
        "2021",
        "3031",
        "40414243",
        "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    )
]


@pytest.mark.parametrize(
    ("size", "root"),
    [
        (0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        (1, "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"),
        (2, "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"),
        (8, "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"),
    ],
)
def test_the_root_is_the_published_one(size: int, root: str) -> None:
    assert merkle.root(LEAVES[:size]) == root


def test_a_tree_of_three_is_the_pair_and_the_odd_one() -> None:
    def digest(data: bytes) -> bytes:
        return hashlib.sha256(data).digest()

    a, b, c = (digest(b"\x00" + leaf) for leaf in (b"a", b"b", b"c"))
    expected = digest(b"\x01" + digest(b"\x01" + a + b) + c)

    assert merkle.root([b"a", b"b", b"c"]) == expected.hex()
    assert merkle.inclusion_proof([b"a", b"b", b"c"], 2) == [digest(b"\x01" + a + b).hex()]


def test_a_node_cannot_pass_as_a_leaf() -> None:
    left, right = (hashlib.sha256(b"\x00" + leaf).digest() for leaf in (b"a", b"b"))

    assert merkle.root([left + right]) != merkle.root([b"a", b"b"])


trees = st.lists(st.binary(min_size=1, max_size=8), min_size=1, max_size=40, unique=True)


@given(trees, st.data())
def test_a_proof_holds_for_its_leaf_and_for_nothing_else(
    leaves: list[bytes], data: st.DataObject
) -> None:
    index = data.draw(st.integers(0, len(leaves) - 1))
    size = len(leaves)
    root = merkle.root(leaves)
    leaf = leaves[index]
    proof = merkle.inclusion_proof(leaves, index)
    other = data.draw(st.integers(0, size - 1).filter(lambda place: place != index or size == 1))

    assert merkle.verify_inclusion(leaf, index, size, proof, root)
    assert not merkle.verify_inclusion(leaf + b"\x00", index, size, proof, root)
    assert not merkle.verify_inclusion(leaf, index, size, [*proof, root], root)
    assert size == 1 or not merkle.verify_inclusion(leaf, other, size, proof, root)
    assert size == 1 or not merkle.verify_inclusion(leaf, index, size, proof[:-1], root)


@given(trees, st.data())
def test_any_changed_byte_of_leaf_proof_or_root_fails(
    leaves: list[bytes], data: st.DataObject
) -> None:
    index = data.draw(st.integers(0, len(leaves) - 1))
    root = merkle.root(leaves)
    proof = merkle.inclusion_proof(leaves, index)
    parts = [leaves[index], bytes.fromhex(root), *(bytes.fromhex(item) for item in proof)]
    which = data.draw(st.integers(0, len(parts) - 1))
    place = data.draw(st.integers(0, len(parts[which]) - 1))
    flip = data.draw(st.integers(1, 255))

    changed = bytearray(parts[which])
    changed[place] ^= flip
    parts[which] = bytes(changed)
    leaf, bad_root, *siblings = parts

    hexes = [item.hex() for item in siblings]
    assert not merkle.verify_inclusion(leaf, index, len(leaves), hexes, bad_root.hex())


def test_a_proof_that_is_no_hexadecimal_is_false() -> None:
    assert not merkle.verify_inclusion(b"a", 0, 2, ["không"], merkle.root([b"a", b"b"]))


@pytest.mark.parametrize("index", [-1, 2])
def test_there_is_no_proof_for_a_leaf_that_is_not_there(index: int) -> None:
    with pytest.raises(IndexError):
        merkle.inclusion_proof([b"a", b"b"], index)
    assert not merkle.verify_inclusion(b"a", index, 2, [], merkle.root([b"a", b"b"]))
