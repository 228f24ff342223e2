"""Check a frozen synthesis package without a database: ``python -m thuan.verify FILE``.

Standard library and hashes only, nothing of the domain: an outsider can read the whole of it. It
says whether lines, reports, figures and manifest are still those that were frozen; it does not say
that what an agency reported was true. Exit 0 unchanged, 1 changed, 2 not a package.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from thuan.kernel.text.canonical import canonical_json, sha256_hex
from thuan.kernel.text.merkle import root
from thuan.synthesis_package import (
    FORMAT,
    FORMAT_VERSION,
    MANIFEST,
    MOST_BYTES,
    SYNTHESIS,
    NotAPackage,
    line_name,
    line_seq,
    manifest_hash,
    pack,
    seal,
    unpack,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

CONTENT, GAP, LINK = "CONTENT", "GAP", "LINK"
Fault = dict[str, Any]


def verify(package: bytes, expected: str | None = None) -> dict[str, Any]:
    """The verdict over a package, in the shape of ``verify_trail``.

    ``first_bad`` names the first line whose content (CONTENT), place (GAP) or hash in the manifest
    (LINK) is wrong; ``seq`` 0 without an agency is the package around the lines. ``expected`` is
    a hash known from elsewhere (a printed report): that of the package or of the synthesis.
    Raises ``NotAPackage``.
    """
    members = unpack(package)
    manifest, synthesis = _object(members[MANIFEST]), _object(members.get(SYNTHESIS, b""))
    if manifest and manifest.get("format") != FORMAT:
        raise NotAPackage("Tệp không phải gói tổng hợp: manifest.json ghi dạng khác.")
    if manifest and manifest.get("format_version") != FORMAT_VERSION:
        raise NotAPackage("Gói thuộc phiên bản khác; dùng bộ kiểm tra của phiên bản đó.")
    listed, told = _objects(manifest.get("lines")), _objects(synthesis.get("lines"))
    size = max([len(listed), len(told), *(line_seq(name) or 0 for name in members)])
    fault = next(_line_faults(members, listed, told, size), None)
    if fault is None and not _whole(members, manifest, synthesis, package, expected):
        fault = {"agency": None, "seq": 0, "why": LINK}
    if fault is not None:
        year = manifest.get("year")
        fault = {"agency": fault["agency"], "year": year, "seq": fault["seq"], "why": fault["why"]}
    return {"ok": fault is None, "chains": 1, "entries": size, "first_bad": fault}


def main(arguments: Sequence[str] | None = None) -> int:
    """The command; prints the verdict as JSON and returns the exit code."""
    parser = argparse.ArgumentParser(prog="verify_package", description="Kiểm tra gói tổng hợp.")
    parser.add_argument("file", metavar="FILE", type=Path)
    parser.add_argument("--sha256", metavar="HASH", help="mã băm in trên báo cáo đã ký")
    options = parser.parse_args(arguments)
    try:
        verdict = verify(_read(options.file), options.sha256)
    except NotAPackage as reason:
        sys.stderr.write(f"{reason}\n")
        return 2
    sys.stdout.write(json.dumps(verdict, ensure_ascii=False) + "\n")
    return 0 if verdict["ok"] else 1


def _read(file: Path) -> bytes:
    try:
        if file.stat().st_size > MOST_BYTES:
            raise NotAPackage(f"{file}: tệp quá lớn, không phải gói tổng hợp.")
        return file.read_bytes()
    except OSError:
        raise NotAPackage(f"{file}: không đọc được tệp.") from None


def _line_faults(
    members: Mapping[str, bytes],
    listed: Sequence[Mapping[str, Any]],
    told: Sequence[Mapping[str, Any]],
    size: int,
) -> Iterator[Fault]:
    for seq in range(1, size + 1):
        content = members.get(line_name(seq))
        entry = listed[seq - 1] if seq <= len(listed) else None
        line = _object(content or b"")
        why = _why(content, line, seq, entry, told)
        if why:
            named = entry or _mapping(line.get("line"))
            yield {"agency": named.get("code"), "seq": seq, "why": why}


def _why(
    content: bytes | None,
    line: Mapping[str, Any],
    seq: int,
    entry: Mapping[str, Any] | None,
    told: Sequence[Mapping[str, Any]],
) -> str | None:
    if content is None:
        return GAP
    if not _whole_line(line, seq):
        return CONTENT
    if entry is None:
        return GAP
    known = told[seq - 1] if seq <= len(told) else None
    if entry.get("sha256") != sha256_hex(content) or known != line["line"]:
        return LINK
    return None if entry.get("code") == line["line"].get("code") else LINK


def _whole_line(member: Mapping[str, Any], seq: int) -> bool:
    """Whether line and report still have the hashes that stand beside them."""
    line = _mapping(member.get("line"))
    return (
        member.get("seq") == seq
        and member.get("line_sha256") == sha256_hex(canonical_json(line))
        and member.get("report_sha256") == line.get("report_sha256")
        and member.get("report_sha256") == _report_hash(member.get("report"))
    )


def _report_hash(report: object) -> str | None:
    return None if report is None else sha256_hex(canonical_json(report))


def _whole(
    members: Mapping[str, bytes],
    manifest: Mapping[str, Any],
    synthesis: Mapping[str, Any],
    package: bytes,
    expected: str | None,
) -> bool:
    """Whether manifest, figures and container are those that were written."""
    hashes = {name: sha256_hex(members[name]) for name in members if name != MANIFEST}
    leaves = [members[name] for name in sorted(filter(line_seq, members), key=_place)]
    return (
        bool(manifest)
        and manifest.get("sha256") == manifest_hash(manifest)
        and manifest.get("members") == hashes
        and manifest.get("merkle_root") == root(leaves)
        and synthesis.get("sha256") == seal(synthesis)
        and all(manifest.get(key) == synthesis.get(key) for key in ("year", "version"))
        and expected in {None, manifest.get("sha256"), synthesis.get("sha256")}
        and pack(members) == package
    )


def _place(name: str) -> int:
    return line_seq(name) or 0


def _object(content: bytes) -> dict[str, Any]:
    """The JSON object that these bytes are the canonical text of; empty for anything else."""
    try:
        value = json.loads(content.decode())
        canonical = canonical_json(value).encode()
    except (ValueError, TypeError, RecursionError):
        return {}
    return value if isinstance(value, dict) and canonical == content else {}


def _objects(value: object) -> list[Mapping[str, Any]]:
    return [_mapping(item) for item in value] if isinstance(value, list) else []


def _mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


if __name__ == "__main__":
    sys.exit(main())
