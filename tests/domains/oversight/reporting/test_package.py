"""The package of a frozen synthesis: one form, and whatever was changed afterwards is named."""

from __future__ import annotations

import io
import json
import random
import subprocess
import sys
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from thuan import verify as verifier
from thuan.domains.oversight.reporting.aggregate import (
    Group,
    Line,
    aggregate,
    checks,
    to_contract,
)
from thuan.domains.oversight.reporting.package import (
    Inconsistent,
    build_package,
    report_hash,
    sealed,
)
from thuan.kernel.text.canonical import canonical_json, sha256_hex
from thuan.synthesis_package import NotAPackage, pack
from thuan.verify import verify

SABOTAGES = [
    (
        "src/thuan/verify.py",
        'and member.get("report_sha256") == _report_hash(member.get("report"))',
        "",
    ),
    ("src/thuan/verify.py", "and pack(members) == package", ""),
    (
        "src/thuan/verify.py",
        'if entry.get("sha256") != sha256_hex(content) or known != line["line"]:',
        "if False:",
    ),
]

GROUPS = (Group("xa", "UBND xã"),)
REPORTS = {f"X0{n}": {"staff": 10 * n, "note": f"Báo cáo của xã {n}"} for n in (1, 2, 4)}
Members = dict[str, bytes]


def lines() -> list[Line]:
    """Four communes; the third sent no report."""
    return [
        Line(
            code,
            f"UBND xã {code}",
            "xa",
            declared=code in REPORTS,
            status="ACCEPTED" if code in REPORTS else "MISSING",
            report_version=1 if code in REPORTS else None,
            report_sha256=report_hash(REPORTS[code]) if code in REPORTS else None,
        )
        for code in ("X01", "X02", "X03", "X04")
    ]


def package() -> bytes:
    roster = lines()
    figures = aggregate(roster, GROUPS)
    contract = sealed(
        to_contract(
            figures,
            year=2022,
            state="FROZEN",
            version=1,
            checks=checks(figures, roster),
            lines=roster,
        )
    )
    versions = [
        {"agency": code, "version": 1, "content": content} for code, content in REPORTS.items()
    ]
    return build_package(contract, roster, versions, {"province": "Tỉnh Thuận Hòa"})


def members_of(content: bytes) -> Members:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def attacked(change: Callable[[Members], object]) -> dict[str, object]:
    members = members_of(package())
    change(members)
    return verify(pack(members))


def line_changed(members: Members, name: str, *, rehash: bool) -> None:
    line = json.loads(members[name])
    line["line"]["name"] = "UBND xã khác"
    if rehash:
        line["line_sha256"] = sha256_hex(canonical_json(line["line"]))
    members[name] = canonical_json(line).encode()


def report_changed(members: Members, name: str) -> None:
    line = json.loads(members[name])
    line["report"]["staff"] = 99
    members[name] = canonical_json(line).encode()


def line_added(members: Members) -> None:
    line = json.loads(members["lines/0004.json"])
    line["seq"], line["line"]["code"] = 5, "X05"
    line["line_sha256"] = sha256_hex(canonical_json(line["line"]))
    members["lines/0005.json"] = canonical_json(line).encode()


def bad(agency: str | None, seq: int, why: str) -> dict[str, object]:
    return {"agency": agency, "year": 2022, "seq": seq, "why": why}


def test_a_package_as_written_is_whole():
    assert verify(package()) == {"ok": True, "chains": 1, "entries": 4, "first_bad": None}


def test_the_same_synthesis_gives_the_same_bytes_and_any_tool_can_open_it():
    content = package()

    assert content == package()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == sorted(archive.namelist())
        assert "python -m thuan.verify" in archive.read("README.txt").decode()
        manifest = json.loads(archive.read("manifest.json"))
        assert manifest["province"] == "Tỉnh Thuận Hòa"
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_changed_field_of_a_line_is_named():
    verdict = attacked(lambda members: line_changed(members, "lines/0002.json", rehash=False))

    assert verdict["first_bad"] == bad("X02", 2, "CONTENT")


def test_a_changed_report_is_named():
    verdict = attacked(lambda members: report_changed(members, "lines/0004.json"))

    assert verdict["first_bad"] == bad("X04", 4, "CONTENT")


def test_a_removed_line_is_named():
    verdict = attacked(lambda members: members.pop("lines/0003.json"))

    assert verdict["first_bad"] == bad("X03", 3, "GAP")


def test_an_added_line_is_named():
    assert attacked(line_added)["first_bad"] == bad("X05", 5, "GAP")


def test_a_line_hashed_anew_without_the_manifest_is_named():
    verdict = attacked(lambda members: line_changed(members, "lines/0002.json", rehash=True))

    assert verdict["first_bad"] == bad("X02", 2, "LINK")


def test_the_first_of_several_bad_lines_is_named():
    def change(members: Members) -> None:
        line_changed(members, "lines/0004.json", rehash=False)
        line_changed(members, "lines/0002.json", rehash=True)

    assert attacked(change)["first_bad"] == bad("X02", 2, "LINK")


@pytest.mark.parametrize("name", ["README.txt", "synthesis.json", "manifest.json"])
def test_a_change_around_the_lines_is_refused(name):
    verdict = attacked(lambda members: members.update({name: members[name] + b" "}))

    assert not verdict["ok"]


def test_a_package_that_another_tool_packed_anew_still_names_the_line():
    members = members_of(package())
    line_changed(members, "lines/0002.json", rehash=False)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)

    assert verify(buffer.getvalue())["first_bad"] == bad("X02", 2, "CONTENT")


def test_a_hash_from_paper_tells_one_package_from_another():
    content = package()
    printed = json.loads(members_of(content)["synthesis.json"])["sha256"]

    assert verify(content, printed)["ok"]
    assert verify(content, "0" * 64)["first_bad"] == bad(None, 0, "LINK")


def test_three_hundred_random_changes_are_all_refused():
    content, chance = package(), random.Random(20221031)  # noqa: S311

    for _ in range(300):
        changed = bytearray(content)
        place = chance.randrange(len(changed))
        changed[place] ^= chance.randrange(1, 256)
        try:
            assert not verify(bytes(changed))["ok"], place
        except NotAPackage:
            continue


def zipped(*named: tuple[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        warnings.simplefilter("ignore", UserWarning)  # the library warns of doubled names
        for name, content in named:
            archive.writestr(name, content)
    return buffer.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"PK\x03\x04",
        b"not a zip at all",
        zipped(("README.txt", b"x")),
        zipped(("manifest.json", b"{}"), ("/etc/passwd", b"x")),
        zipped(("manifest.json", b"{}"), ("lines/../0001.json", b"x")),
        zipped(("manifest.json", b"{}"), ("manifest.json", b"{}")),
        zipped(("manifest.json", b'{"format":"another"}')),
    ],
)
def test_what_is_no_package_ends_with_two(content, tmp_path, capsys):
    file = tmp_path / "file.zip"
    file.write_bytes(content)

    code = verifier.main([str(file)])

    assert code == 2
    assert capsys.readouterr().out == ""


def test_a_file_that_blows_up_is_refused_unread(monkeypatch):
    monkeypatch.setattr("thuan.synthesis_package.MOST_BYTES", 100_000)

    with pytest.raises(NotAPackage, match="quá lớn"):
        verify(zipped(("manifest.json", b"{}"), ("README.txt", b"0" * 200_000)))


def test_the_command_needs_neither_django_nor_a_database(tmp_path):
    whole, broken = tmp_path / "a.zip", tmp_path / "b.zip"
    whole.write_bytes(package())
    broken.write_bytes(package().replace("UBND xã X02".encode(), "UBND xã X09".encode()))
    source = Path(verifier.__file__).parents[1]
    program = (
        "import sys; sys.path.insert(0, sys.argv.pop()); from thuan.verify import main; "
        "code = main(sys.argv[1:]); assert 'django' not in sys.modules; sys.exit(code)"
    )

    def run(file: Path) -> tuple[int, dict[str, object]]:
        command = [sys.executable, "-I", "-c", program, str(file), str(source)]
        done = subprocess.run(command, capture_output=True, check=False)
        return done.returncode, json.loads(done.stdout)

    assert run(whole) == (0, {"ok": True, "chains": 1, "entries": 4, "first_bad": None})
    code, verdict = run(broken)
    assert (code, verdict["first_bad"]) == (1, bad("X02", 2, "CONTENT"))


def test_parts_that_do_not_belong_together_make_no_package():
    roster = lines()
    figures = aggregate(roster, GROUPS)
    contract = to_contract(figures, year=2022, state="FROZEN", version=1, lines=roster)

    with pytest.raises(Inconsistent, match="sealed"):
        build_package(contract, roster, [], {})
    with pytest.raises(Inconsistent, match="other lines"):
        build_package(sealed(contract), roster[:2], [], {})
    with pytest.raises(Inconsistent, match="X01"):
        build_package(sealed(contract), roster, [], {})


def test_the_hash_of_a_synthesis_does_not_change_with_its_state():
    contract = to_contract(aggregate([], GROUPS), year=2022, state="FROZEN", version=1, lines=[])

    assert sealed(contract)["sha256"] == sealed({**contract, "state": "APPROVED"})["sha256"]
    assert sealed(contract)["sha256"] != sealed({**contract, "n_agencies": 1})["sha256"]
