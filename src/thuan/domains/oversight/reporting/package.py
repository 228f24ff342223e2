"""The package of a frozen synthesis: figures, lines and reports with their hashes, in one file.

It goes to whoever must be able to check the figures later without this system; ``thuan.verify``
checks it. The same input gives the same bytes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from thuan.domains.oversight.reporting.aggregate import Line, line_to_contract
from thuan.kernel.text.canonical import canonical_json, sha256_hex
from thuan.kernel.text.merkle import root
from thuan.synthesis_package import (
    ALGORITHMS,
    FORMAT,
    FORMAT_VERSION,
    MANIFEST,
    README,
    SYNTHESIS,
    line_name,
    manifest_hash,
    pack,
    seal,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_README = """\
GÓI TỔNG HỢP ĐÃ KHÓA

Gói này giữ nguyên số liệu tổng hợp của tỉnh tại thời điểm khóa:
- synthesis.json: số liệu tổng hợp và danh sách cơ quan;
- lines/NNNN.json: từng cơ quan một dòng, kèm nội dung báo cáo đã dùng và mã băm;
- manifest.json: mã băm SHA-256 của từng tệp, gốc cây băm (RFC 6962) của các dòng,
  mã băm chung của gói.

Kiểm tra, không cần cơ sở dữ liệu và không cần mạng:
    python -m thuan.verify TỆP
Kết quả "ok": true nghĩa là không có gì bị sửa, thêm hoặc bớt sau khi khóa. Nếu có,
"first_bad" nêu cơ quan và dòng đầu tiên không còn khớp. Muốn chắc gói chưa bị thay bằng
gói khác, so mã băm với mã in trên báo cáo đã ký: python -m thuan.verify TỆP --sha256 MÃ
Việc kiểm tra không kết luận số liệu cơ quan đã báo cáo là đúng hay sai.
"""


class Inconsistent(ValueError):
    """Figures, lines and reports given for a package do not belong together."""


def sealed(contract: Mapping[str, Any]) -> dict[str, Any]:
    """The contract of a frozen synthesis with its ``sha256`` filled in."""
    return {**contract, "sha256": seal(contract)}


def report_hash(content: object) -> str:
    """The hash of a report's content, as a line carries it in ``report_sha256``."""
    return sha256_hex(canonical_json(content))


def build_package(
    contract: Mapping[str, Any],
    lines: Sequence[Line],
    report_versions: Sequence[Mapping[str, Any]],
    manifest_extra: Mapping[str, Any],
) -> bytes:
    """The package of a sealed contract with these lines, in the order of the lines.

    ``report_versions`` are ``{"agency": code, "version": n, "content": {...}}``, one for each line
    that has a ``report_version``. ``manifest_extra`` (the province, who froze it) stands in the
    manifest beside the fixed keys. Raises ``Inconsistent`` when the contract is not sealed, lists
    other lines, or a report is missing or has another hash than its line says.
    """
    if contract.get("sha256") != seal(contract):
        raise Inconsistent("the contract is not sealed")
    if contract.get("lines") != [line_to_contract(line) for line in lines]:
        raise Inconsistent("the contract lists other lines")
    reports = {(each["agency"], each["version"]): each["content"] for each in report_versions}
    members = {
        line_name(seq): _line_member(seq, line, reports.get((line.code, line.report_version)))
        for seq, line in enumerate(lines, 1)
    }
    leaves = list(members.values())
    members |= {SYNTHESIS: canonical_json(contract).encode(), README: _README.encode()}
    manifest = {
        **manifest_extra,
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "algorithms": ALGORITHMS,
        "year": contract["year"],
        "version": contract["version"],
        "lines": [
            {"seq": seq, "code": line.code, "sha256": sha256_hex(leaf)}
            for seq, (line, leaf) in enumerate(zip(lines, leaves, strict=True), 1)
        ],
        "members": {name: sha256_hex(content) for name, content in members.items()},
        "merkle_root": root(leaves),
    }
    manifest["sha256"] = manifest_hash(manifest)
    return pack({**members, MANIFEST: canonical_json(manifest).encode()})


def _line_member(seq: int, line: Line, report: object) -> bytes:
    found = None if report is None else report_hash(report)
    if found != line.report_sha256 or (report is None) != (line.report_version is None):
        raise Inconsistent(f"{line.code}: the report is missing or is not the one of the line")
    told = line_to_contract(line)
    return canonical_json(
        {
            "seq": seq,
            "line": told,
            "line_sha256": sha256_hex(canonical_json(told)),
            "report": report,
            "report_sha256": found,
        }
    ).encode()
