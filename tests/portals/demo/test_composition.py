"""The fictional province and its timetable, counted against the specification of the demo."""

from __future__ import annotations

import datetime as dt
from collections import Counter

from thuan.domains.oversight.reporting.template import (
    completeness,
    faults,
    shipped_template,
)
from thuan.kernel.calendar.clock import ICT
from thuan.portals.demo.earlier import earlier_values
from thuan.portals.demo.figures import placeholder_values, report_values
from thuan.portals.demo.people import agency_personas, province_personas
from thuan.portals.demo.province import province
from thuan.portals.demo.timetable import arrivals, returns

LAST_DAY = dt.date(2022, 9, 30)


def moment(month, day, hour=0, minute=0, second=0):
    return dt.datetime(2022, month, day, hour, minute, second, tzinfo=ICT)


def between(first, bound):
    return sum(first <= at < bound for at in arrivals().values())


def test_the_groups_add_up_to_119_agencies():
    groups = Counter(agency.group for agency in province().agencies)

    assert groups == {
        "so_nganh": 19,
        "huyen": 7,
        "truc_thuoc": 16,
        "dang_doan": 1,
        "xa": 65,
        "su_nghiep": 3,
        "nganh_doc": 8,
    }


def test_three_service_units_share_a_department_s_system_so_there_are_116():
    agencies = province().agencies

    assert sum(not agency.system_of for agency in agencies) == 116
    assert {agency.group for agency in agencies if agency.system_of} == {"su_nghiep"}


def test_thirteen_join_in_2022_ten_new_and_three_by_extension():
    kinds = Counter(agency.expansion for agency in province().agencies)

    assert kinds == {"": 106, "NEW_AGENCY": 10, "SCOPE_EXTENSION": 3}


def test_communes_are_spread_over_seven_districts():
    communes = Counter(agency.parent for agency in province().agencies if agency.group == "xa")

    assert sorted(communes.values(), reverse=True) == [16, 9, 9, 9, 8, 8, 6]


def test_reports_arrive_as_the_timetable_says():
    assert between(moment(9, 1), moment(10, 1)) == 17
    assert between(moment(10, 1), moment(10, 12, 8)) == 36
    assert between(moment(10, 12, 8), moment(10, 16)) == 43
    assert between(moment(10, 15, 21), moment(10, 16)) == 9
    assert between(moment(10, 16), moment(10, 23)) == 12
    assert between(moment(10, 16), moment(10, 16, 8)) == 1
    assert between(moment(10, 23), moment(11, 1)) == 4
    assert between(moment(11, 1), moment(11, 15)) == 3
    assert between(moment(11, 15), moment(12, 15, 8)) == 2
    assert len(arrivals()) == 117


def test_the_last_on_time_and_the_first_late_are_three_seconds_apart():
    moments = set(arrivals().values())

    assert moment(10, 15, 23, 59, 58) in moments
    assert moment(10, 16, 0, 0, 1) in moments


def test_some_reports_are_returned_once_some_twice_one_three_times():
    assert Counter(returns().values()) == {1: 21, 2: 4, 3: 1}


def test_every_invented_report_is_complete_and_its_figures_hold():
    template = shipped_template()
    period = (dt.date(2021, 10, 1), LAST_DAY)

    for agency in province().agencies:
        values = report_values(agency, "Nguyễn Văn An", "Trần Thị Hoa")
        filled = completeness(template, agency.group, values, LAST_DAY)
        wrong = faults(template, agency.group, values, period=period)
        assert filled.filled == filled.required, agency.code
        assert not [fault.sentence for fault in wrong if fault.kind == "WRONG"], agency.code


def test_the_figures_of_the_year_before_hold_as_well_and_lie_in_their_year():
    template = shipped_template()
    period = (dt.date(2020, 10, 1), dt.date(2021, 9, 30))

    for agency in province().agencies:
        found = faults(template, agency.group, earlier_values(agency), period=period)
        assert not [fault.sentence for fault in found], agency.code


def test_no_figure_of_the_year_before_is_below_zero():
    figures = [
        value
        for agency in province().agencies
        for value in earlier_values(agency).values()
        if isinstance(value, int)
    ]

    assert len(figures) > 119 * 10
    assert min(figures) == 0


def test_only_the_five_agencies_that_grew_owe_a_reason_for_a_change():
    template = shipped_template()
    period = (dt.date(2021, 10, 1), LAST_DAY)
    owing = {}

    for agency in province().agencies:
        now = report_values(agency, "Nguyễn Văn An", "Trần Thị Hoa")
        before = earlier_values(agency)
        found = faults(template, agency.group, now, period=period, last_year=before)
        if found:
            owing[agency.code] = [fault.fields for fault in found]

    trained = [("R18.trained_persons",)]
    assert owing == dict.fromkeys(("X02", "X11", "X27", "SGTVT", "SYT"), trained)


def test_at_dong_binh_no_more_procedures_are_covered_than_there_are():
    (agency,) = (one for one in province().agencies if one.name == "UBND thị trấn Đông Bình")

    before = earlier_values(agency)

    assert before["R09.tthc_with_procedure"] <= before["R09.tthc_in_force"]


def test_the_placeholder_is_too_empty_to_be_sent():
    agency = next(agency for agency in province().agencies if agency.code == "X17")

    filled = completeness(shipped_template(), agency.group, placeholder_values(agency), LAST_DAY)

    assert not filled.enough


def test_every_log_in_is_unique():
    names = [one.username for one in (*province_personas(), *agency_personas())]

    assert len(names) == len(set(names)) == 10 + 4 * 119
