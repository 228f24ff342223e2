"""The demonstration's register of declarations agrees with its reports."""

from __future__ import annotations

import datetime as dt

from thuan.portals.demo.declaring import lines
from thuan.portals.demo.figures import report_values
from thuan.portals.demo.province import province

IDS = {agency.code: number for number, agency in enumerate(province().agencies, start=1)}
HEADS = dict.fromkeys(IDS, "Nguyễn Văn An")


def told():
    return lines(IDS, HEADS, [{"code": "9.000101", "name": "Đăng ký khai sinh"}])


def test_104_of_the_106_and_nine_of_the_13_newcomers_run_under_a_declaration():
    standing = {line.agency_id for line in told() if line.ended_on is None}
    agencies = province().agencies
    covered = [one for one in agencies if IDS[one.system_of or one.code] in standing]

    assert sum(not one.expansion for one in covered) == 104
    assert sum(bool(one.expansion) for one in covered) == 9


def test_numbers_and_days_are_those_of_the_reports():
    by_agency = {line.agency_id: line for line in told() if line.reason == "FIRST"}
    for agency in province().agencies:
        values = report_values(agency, "An", "Hoa")
        if agency.system_of or not values["R08.declared"]:
            continue
        line = by_agency[IDS[agency.code]]
        assert line.number == values["R08.declaration_no"]
        assert line.declared_on.isoformat() == values["R08.declared_on"]


def test_one_lapsed_and_twelve_declared_again_in_the_year():
    ended = [line.agency_id for line in told() if line.ended_on]
    again = [line for line in told() if line.reason == "REDECLARE_SCOPE"]

    assert ended == [IDS["X48"]]
    assert len(again) == 12
    assert {line.declared_on.year for line in again} == {2022}
    assert all(line.declared_on >= dt.date(2022, 6, 20) for line in again)
