"""Hash trees of RFC 6962: one root over many entries, and short proofs that an entry is under it.

Leaves and nodes are hashed under different prefixes, so that a node cannot pass as a leaf.
Standard library only and nothing of this product: the off-line verifier carries this file.
Hashes go in and out as 64 hexadecimal digits.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_LEAF = b"\x00"
_NODE = b"\x01"


def root(leaves: Sequence[bytes]) -> str:
    """The Merkle tree hash (RFC 6962, 2.1); of no leaves, the hash of nothing."""
    if not leaves:
        return hashlib.sha256(b"").hexdigest()
    level = [_leaf(leaf) for leaf in leaves]
    while len(level) > 1:
        level = _next_level(level)
    return level[0].hex()


def inclusion_proof(leaves: Sequence[bytes], index: int) -> list[str]:
    """The sibling hashes from the leaf up to the root (RFC 6962, 2.1.1).

    Raises IndexError when there is no leaf `index`, counted from 0.
    """
    if not 0 <= index < len(leaves):
        raise IndexError(f"no leaf {index} among {len(leaves)}")
    proof: list[str] = []
    level = [_leaf(leaf) for leaf in leaves]
    while len(level) > 1:
        sibling = index ^ 1
        if sibling < len(level):
            proof.append(level[sibling].hex())
        level = _next_level(level)
        index //= 2
    return proof


def verify_inclusion(
    leaf: bytes, index: int, size: int, proof: Sequence[str], expected_root: str
) -> bool:
    """Whether `leaf` is entry `index` of `size` under the root; a bad proof is False, no error."""
    if not 0 <= index < size:
        return False
    try:
        siblings = [bytes.fromhex(item) for item in proof]
    except ValueError:
        return False
    found = _climb(_leaf(leaf), index, size, siblings)
    return found is not None and found.hex() == expected_root


def _climb(node: bytes, index: int, size: int, siblings: list[bytes]) -> bytes | None:
    """The root that the proof leads to, or None when it has too few or too many hashes."""
    remaining = list(siblings)
    last = size - 1
    while last:
        alone = index == last and index % 2 == 0
        if not alone:
            if not remaining:
                return None
            sibling = remaining.pop(0)
            node = _node(sibling, node) if index % 2 else _node(node, sibling)
        index //= 2
        last //= 2
    return None if remaining else node


def _next_level(level: list[bytes]) -> list[bytes]:
    # An odd node at the end goes up unchanged: the same tree as the recursive definition.
    paired = [_node(level[at], level[at + 1]) for at in range(0, len(level) - 1, 2)]
    return paired + level[len(paired) * 2 :]


def _leaf(content: bytes) -> bytes:
    return hashlib.sha256(_LEAF + content).digest()


def _node(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(_NODE + left + right).digest()
