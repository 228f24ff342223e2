"""The command ``synthesise_list``: published figures come out exactly, bad lists not at all."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest
from django.core.management import call_command
from python_calamine import CalamineWorkbook

from thuan.domains.oversight.reporting.management.commands.synthesise_list import Command

SABOTAGES = [
    (
        "src/thuan/domains/oversight/reporting/aggregate/figures.py",
        "inspected = [line for line in lines if line.inspected]",
        "inspected = lines",
    ),
    (
        "src/thuan/domains/oversight/reporting/management/commands/synthesise_list.py",
        "raise SystemExit(2) from None",
        "raise SystemExit(0) from None",
    ),
]

FIXTURES = Path(__file__).parent / "fixtures"
CITY = ("ho_chi_minh_city_2018.csv", "--groups", str(FIXTURES / "ho_chi_minh_city_groups.yaml"))
BAC_NINH = ("bac_ninh_2021.csv", "--groups", str(FIXTURES / "bac_ninh_groups.yaml"))


def run(name: str, *arguments: str) -> str:
    out = io.StringIO()
    call_command(Command(), str(FIXTURES / name), *arguments, stdout=out)
    return out.getvalue()


def refused(*arguments: str) -> tuple[str, list[str]]:
    out, err = io.StringIO(), io.StringIO()
    with pytest.raises(SystemExit) as caught:
        call_command(Command(), *arguments, stdout=out, stderr=err)
    assert caught.value.code == 2
    return out.getvalue(), err.getvalue().splitlines()


def test_bac_ninh_2021_is_reproduced():
    contract = json.loads(run(*BAC_NINH, "--year", "2021", "--stated-total", "166"))

    assert contract["inspections"]["inspected"] == 166
    assert contract["ratings"] == [
        {"label": "Xuất sắc", "n": 33, "of": 166, "pct": "19.88"},
        {"label": "Tốt", "n": 49, "of": 166, "pct": "29.52"},
        {"label": "Khá", "n": 82, "of": 166, "pct": "49.40"},
        {"label": "Trung bình", "n": 2, "of": 166, "pct": "1.20"},
    ]
    assert contract["unrated"] == 0
    assert [check["ok"] for check in contract["checks"]] == [True] * 5


def test_ho_chi_minh_city_2018_is_reproduced():
    contract = json.loads(run(*CITY, "--year", "2018"))

    assert [(group["group"], group["declared"]) for group in contract["groups"]] == [
        ("so_nganh_quan_huyen", {"n": 43, "of": 45, "missing": 0, "pct": "95.56"}),
        ("chi_cuc", {"n": 8, "of": 9, "missing": 0, "pct": "88.89"}),
        ("ban", {"n": 3, "of": 5, "missing": 0, "pct": "60.00"}),
        ("nganh_doc", {"n": 2, "of": 4, "missing": 0, "pct": "50.00"}),
        ("phuong_xa", {"n": 307, "of": 322, "missing": 0, "pct": "95.34"}),
    ]
    assert contract["totals"]["declared"] == {"n": 363, "of": 385, "missing": 0, "pct": "94.29"}
    again = contract["groups"][0]["redeclared"]
    assert (again["n"], again["of"], again["missing"]) == (11, 43, 2)
    assert (contract["n_agencies"], contract["n_systems"]) == (385, 385)
    assert (contract["state"], contract["version"], contract["as_of"]) == ("LIST", None, None)
    assert "lines" not in contract


def test_a_list_that_does_not_foot_is_told_and_is_no_bad_input():
    contract = json.loads(run("does_not_foot.csv", "--year", "2022", "--stated-total", "119"))

    found = {check["name"]: check for check in contract["checks"]}
    assert {name: check["ok"] for name, check in found.items()} == {
        "group_totals": True,
        "stated_total": False,
        "codes_unique": True,
        "ratings_within_inspected": False,
        "rated_but_not_inspected": False,
    }
    assert "119" in found["stated_total"]["detail"]
    assert "118" in found["stated_total"]["detail"]
    assert found["rated_but_not_inspected"]["detail"] == (
        "2 cơ quan có xếp loại nhưng không ghi là được kiểm tra: 003, 004."
    )
    assert contract["ratings"] == [{"label": "Tốt", "n": 1, "of": 2, "pct": "50.00"}]
    assert contract["unrated"] == 1


def test_bad_input_writes_nothing_and_tells_each_fault(tmp_path):
    target = tmp_path / "out.json"
    bad = tmp_path / "bad.csv"
    bad.write_text("code,name,group,declared\nA,,xa,có\n", encoding="utf-8")

    out, err = refused(str(bad), "--year", "2022", "-o", str(target))

    assert (out, target.exists()) == ("", False)
    assert err == [
        "Dòng 2, cột “name”: đang để trống. Ghi đủ code, name và group.",
        "Dòng 2, cột “declared”: ghi “có”; chỉ nhận yes hoặc no, để trống khi chưa có số liệu.",
    ]


def test_wrong_options_are_told():
    name = str(FIXTURES / "does_not_foot.csv")

    assert refused(name, "--year", "mai", "--stated-total", "x") == (
        "",
        [
            "--year cần một năm, ví dụ --year 2022.",
            "--stated-total cần một số nguyên, ví dụ --stated-total 119.",
        ],
    )
    assert refused(name, "--year", "2022", "--format", "pdf")[1] == [
        "--format chỉ nhận json, xlsx hoặc docx."
    ]
    assert refused(name, "--year", "2022", "--groups", "/nowhere.yaml")[1] == [
        "Không đọc được tệp /nowhere.yaml."
    ]
    assert refused("/nowhere.csv", "--year", "2022")[1] == ["Không đọc được tệp /nowhere.csv."]
    assert refused(name, "--year", "2022", "-o", "/nowhere/a.json")[1] == [
        "Không ghi được tệp /nowhere/a.json. Chọn thư mục khác."
    ]
    assert refused(name, "--year", "2022", "--format", "xlsx")[1] == [
        "Ghi thêm -o PATH để lưu tệp; màn hình không hiện được dạng này."
    ]


def test_a_json_file_is_written_whole_and_the_screen_stays_empty(tmp_path):
    target = tmp_path / "out.json"

    out = run(*CITY, "--year", "2018", "-o", str(target))

    assert out == ""
    assert json.loads(target.read_text(encoding="utf-8"))["n_agencies"] == 385
    assert [path.name for path in tmp_path.iterdir()] == ["out.json"]


def test_the_word_file_tells_the_figures_in_vietnamese(tmp_path):
    target = tmp_path / "out.docx"

    run(*CITY, "--year", "2018", "--format", "docx", "-o", str(target))

    with zipfile.ZipFile(target) as archive:
        text = archive.read("word/document.xml").decode().replace("\u00a0", " ")
    assert "95,56 %" in text
    assert "363/385 cơ quan (94,29 %)" in text
    assert "chưa có số liệu (342)" in text
    assert "95.56" not in text
    assert "Số cơ quan được kiểm tra: chưa có số liệu (385)." in text
    for title in ("Phụ lục I", "Phụ lục II", "Phụ lục III", "VII. Kiến nghị"):
        assert title in text


def test_the_workbook_carries_the_figures_as_numbers(tmp_path):
    target = tmp_path / "out.xlsx"

    run(*CITY, "--year", "2018", "--format", "xlsx", "-o", str(target))

    book = CalamineWorkbook.from_path(target)
    rows = {row[0]: row for row in book.get_sheet_by_index(0).to_python()}
    assert rows["Ban"][1:6] == [5.0, 3.0, 5.0, 60.0, 0.0]
    assert rows["Cộng"][1:6] == [385.0, 363.0, 385.0, 94.29, 0.0]
    assert rows["Ban"][6:10] == ["", "", "", 5.0]
