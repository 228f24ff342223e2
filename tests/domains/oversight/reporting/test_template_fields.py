"""The shipped form holds every field of the outline, as typed and starred there."""

from __future__ import annotations

import json
import re
from datetime import date

import pytest

from thuan.domains.oversight.reporting.template import (
    Aggregate,
    aggregation_rules,
    shipped_data,
    shipped_template,
)

END_2022 = date(2022, 9, 30)
# Copied by hand from the outline: code, type (i d p t D c l b f; l is a list of choices), star.
OUTLINE = """
R01.name t* R02.type c* R03.head_name t* R03.head_title t
R04.contact_name t* R04.contact_phone t* R04.contact_mail t R05.staff_total i* R06.units i*
R07.decision_no t* R07.decision_on D* R07.changed_in_year b
R08.declared b* R08.declaration_no t R08.declared_on D R08.edition c* R08.redeclared_in_year b*
R08.redeclared_on D R08.redeclare_reason c R08.maintained b* R08.extended_in_year b
R08.converted_2015 b
R09.tthc_in_force i* R09.tthc_with_procedure i* R09.procedure_rate p R09.tthc_outside_scope i*
R09.outside_reason t R09.other_processes i
R10.plan_no t* R10.plan_on D* R10.guidance_issued i
R11.policy_issued_on D* R11.policy_reviewed_in_year b*
R12.budget_planned d* R12.budget_spent d* R12.spent_state d R12.spent_other d
R13.context_reviewed_on D R13.parties_reviewed_on D R13.climate c
R14.risks_total i* R14.risks_high_plus i R14.risks_treated i R14.risks_effective i
R14.opportunities i
R15.objectives_total i* R15.met i* R15.missed i* R15.no_data i* R15.reasons t
R16.docs_effective i* R16.docs_new i R16.docs_revised i R16.docs_withdrawn i R16.docs_overdue i
R17.external_checked i R17.external_total i R17.external_rate p R17.procedures_due_update i
R17.procedures_updated_on_time i R17.update_rate p
R18.trained_persons i* R18.training_hours d R18.classes_own i R18.classes_dost i
R19.auditors_qualified i* R20.infrastructure_changes t
R21.opening_open i* R21.received_counter i* R21.received_online i* R21.received_post i*
R21.received_total i R21.finished i* R21.early i* R21.on_time i* R21.late i* R21.refused i*
R21.withdrawn i* R21.open_end i* R21.open_overdue i*
R22.on_time_rate p R22.strict_rate p R22.apologies i
R23.nco_late i R23.nco_content i R23.nco_person i R23.nco_missing i R23.nco_lost i
R24.providers_total i R24.providers_evaluated i R24.evaluated_rate p
R25.survey_population i R25.sample i R25.valid i R25.f_access p R25.f_procedure p R25.f_staff p
R25.f_result p R25.f_feedback p R25.index d
R26.feedback_received i R26.feedback_on_time i R26.feedback_rate p R26.complaints_received i
R26.complaints_upheld i
R27.audit_held b* R27.audit_from D R27.audit_to D R27.coverage p R27.auditors i R27.nc_major i
R27.nc_minor i R27.obs i
R28.nc_opened i R28.nc_closed i R28.nc_overdue i R28.actions_verified i R28.actions_effective i
R28.effective_rate p
R29.review_held b* R29.review_on D R29.chair t R29.inputs_complete i R29.decisions i
R29.decisions_done i R29.decisions_rate p
R30.inspected b R30.inspection_mode c R30.inspected_on D R30.score d R30.grade c R30.findings i
R30.remedied i
R31.initiatives i R31.measured i R31.text t R32.self_rating c* R32.reasons t*
R33.difficulties t* R33.codes l R34.proposals t R35.next_year t*
R36.report_no t* R36.report_on D* R36.signed_by t* R36.way c* R36.scan f R36.evidence f
"""
TYPES = {
    "i": "integer",
    "d": "decimal",
    "p": "ratio",
    "t": "text",
    "D": "date",
    "c": "choice",
    "l": "choices",
    "b": "yesno",
    "f": "file",
}
COUNTED = [
    "R07.changed_in_year",
    "R08.declared",
    "R08.edition",
    "R08.redeclared_in_year",
    "R08.maintained",
    "R08.extended_in_year",
    "R08.converted_2015",
    "R11.policy_reviewed_in_year",
    "R27.audit_held",
    "R29.review_held",
    "R30.inspected",
    "R30.grade",
]
SUMMED = [
    "R05.staff_total",
    "R06.units",
    "R09.tthc_in_force",
    "R09.tthc_with_procedure",
    "R09.tthc_outside_scope",
    "R10.guidance_issued",
    "R12.budget_planned",
    "R12.budget_spent",
    "R14.risks_total",
    "R15.objectives_total",
    "R15.met",
    "R15.missed",
    "R15.no_data",
    "R16.docs_effective",
    "R19.auditors_qualified",
    "R27.nc_major",
    "R27.nc_minor",
    "R31.initiatives",
]
BANNED = """không hợp lệ|vui lòng|lỗi hệ thống|truy cập bị từ chối|bắt buộc nhập|oops|submit
|please|sorry|invalid|forbidden|illegal|prohibited|!|\\bok\\b""".replace("\n", "")


def test_every_field_of_the_outline_stands_in_the_form_with_its_type_and_star() -> None:
    words = OUTLINE.split()
    outline = {
        code: (TYPES[mark[0]], mark.endswith("*"))
        for code, mark in zip(words[::2], words[1::2], strict=True)
    }

    template = shipped_template()

    found = {code: (str(f.type), f.required) for code, f in template.fields.items()}
    assert found == outline


def test_the_form_has_ten_sections_and_the_attachments() -> None:
    codes = [section.code for section in shipped_template().sections]

    assert codes == ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "ATTACH"]


def test_every_section_is_a_task_that_begins_with_a_verb_and_takes_minutes() -> None:
    sections = shipped_template().sections

    assert {section.task.vi.split()[0] for section in sections} <= {"Kiểm", "Kê", "Viết", "Ghi"}
    assert sections[0].task.vi == "Kiểm tra thông tin cơ quan"
    assert sections[5].task.vi == "Kê khai kết quả giải quyết thủ tục hành chính"
    assert sum(section.minutes for section in sections) == 30


@pytest.mark.parametrize("code", SUMMED)
def test_the_province_adds_up_what_the_outline_marks_with_a_sum(code: str) -> None:
    assert aggregation_rules(shipped_template())[code] == "sum"


@pytest.mark.parametrize("code", COUNTED)
def test_the_province_counts_what_the_outline_marks_with_a_count(code: str) -> None:
    assert aggregation_rules(shipped_template())[code] == "count"


def test_persons_are_counted_once_rates_are_ratios_and_texts_are_not_added_up() -> None:
    rules = aggregation_rules(shipped_template())

    assert rules["R18.trained_persons"] is Aggregate.DISTINCT
    assert rules["R22.on_time_rate"] is Aggregate.RATIO
    assert rules["R25.index"] is Aggregate.RATIO
    assert shipped_template().field("R25.index").weighted_by == "R25.valid"
    assert "R34.proposals" not in rules


def test_the_legal_basis_is_open_and_said_to_be() -> None:
    data = shipped_data()

    assert (data["legal_basis"], data["verification"]) == ("", "composed")
    assert data["thresholds"]["enough"]["legal_basis"] == ""
    assert {form["verification"] for form in data["short_form"]} == {"unverified"}


def test_the_data_are_plain_and_survive_json() -> None:
    assert json.loads(json.dumps(shipped_data())) == shipped_data()


def test_the_climate_question_is_asked_from_its_amendment_on() -> None:
    def asked(on: date) -> bool:
        return any(f.code == "R13.climate" for f in shipped_template().fields_for("xa", on))

    assert not asked(date(2024, 2, 22))
    assert asked(date(2024, 2, 23))


def test_districts_are_no_choice_once_they_are_gone() -> None:
    def groups(on: date) -> set[str]:
        field = next(f for f in shipped_template().fields_for("xa", on) if f.code == "R02.type")
        return {choice.code for choice in field.choices}

    assert "huyen" in groups(date(2025, 6, 30))
    assert "huyen" not in groups(date(2025, 7, 1))


def test_a_commune_sees_required_fields_and_the_rest_is_folded_away() -> None:
    fields = {field.code: field for field in shipped_template().fields_for("xa", END_2022)}

    assert not fields["R21.late"].folded
    assert fields["R14.risks_treated"].folded


def test_a_department_sees_more_than_a_commune() -> None:
    fields = {f.code: f for f in shipped_template().fields_for("so_nganh", END_2022)}

    assert not fields["R14.risks_treated"].folded
    assert not fields["R14.risks_treated"].required


def test_only_agencies_without_procedures_may_say_that_no_case_arose() -> None:
    def may(group: str) -> bool:
        fields = shipped_template().fields_for(group, END_2022)
        return next(f for f in fields if f.code == "R21.received_counter").none_reason

    assert may("dang_doan")
    assert not may("xa")
    assert not may("a group nobody described")


def test_every_label_and_hint_is_there_in_both_languages_and_hints_give_an_example() -> None:
    for field in shipped_template().fields.values():
        assert field.label.vi
        assert field.label.en
        assert re.search(r"ví dụ|tự tính|có thể", field.hint.vi, re.IGNORECASE), field.code
        assert re.search(r"for example|computed", field.hint.en, re.IGNORECASE), field.code


def test_no_word_of_the_form_is_a_banned_one() -> None:
    assert re.findall(BANNED, json.dumps(shipped_data(), ensure_ascii=False).lower()) == []
