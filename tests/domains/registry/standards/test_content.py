"""Files of editions: what ships, and what is said of a file with faults."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from django.utils.translation import override

from tests.factories.standards import shipped
from thuan.domains.registry.standards.content import ContentFault, read_content, read_file
from thuan.domains.registry.standards.enums import Demand, Ground, Mark

INVENTED = Path(__file__).with_name("invented.yaml").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def standard():
    return read_file(yaml.safe_load(shipped())).content


def faults_of(change) -> list[str]:
    data = yaml.safe_load(INVENTED)
    change(data)
    with pytest.raises(ContentFault) as wrong:
        read_file(data)
    return wrong.value.faults


def test_the_shipped_standard_has_the_nodes_and_questions_of_the_specification(standard):
    groups = [one for one in standard.clauses if one.kind == "group"]

    assert len(standard.clauses) == 91
    assert len(groups) == 26
    assert sum(len(one.questions) for one in standard.clauses) == 187
    assert [one.number for one in standard.children[""]] == ["4", "5", "6", "7", "8", "9", "10"]


def test_only_measuring_design_and_post_delivery_may_be_left_out(standard):
    left = [one for one in standard.clauses if one.applicability.may_be_left_out]

    assert [one.number for one in left] == [
        *("7.1.5", "7.1.5.1", "7.1.5.2", "8.3", "8.3.1", "8.3.2", "8.3.3", "8.3.4", "8.3.5"),
        *("8.3.6", "8.5.5"),
    ]
    assert [one.number for one in left if one.applicability.needs_endorsement] == ["8.5.5"]
    by = {one.number: one.applicability.blocked_by for one in left}
    assert by["7.1.5.2"] is Ground.INSTRUMENT
    assert by["8.3.2"] is None
    assert standard.by_number["8.3.2"].applicability.warned_by is Ground.DESIGN_PROJECT


def test_what_the_standard_demands_is_told_from_what_it_does_not(standard):
    demands = {n: [i.demand for i in standard.by_number[n].information] for n in ("4.1", "5.2.2")}

    assert demands["4.1"] == [Demand.NOT_REQUIRED]
    assert Demand.REQUIRED in demands["5.2.2"]


def test_every_text_of_the_shipped_editions_stands_in_both_languages(standard):
    draft = read_file(yaml.safe_load(shipped("standard_2026_draft.yaml")))
    texts = [
        words
        for one in standard.clauses
        for words in (
            one.title,
            one.summary,
            one.applicability.note,
            *one.applicability.by_type.values(),
            *(text for _code, text in one.elements),
            *(question.text for question in one.questions),
            *(information.name for information in one.information),
        )
    ] + [row.change for row in draft.content.mapping]

    assert all(words.vi and words.en for words in texts)


def test_a_commune_reads_its_own_words_and_others_the_common_ones(standard):
    clause = standard.by_number["5.2.1"]

    assert "chủ tịch" in clause.asks_of("XA").vi
    assert clause.asks_of("DANG") == clause.applicability.note
    with override("en"):
        assert "chair" in str(clause.asks_of("XA"))


def test_the_draft_maps_with_the_mark_of_each_row():
    draft = read_file(yaml.safe_load(shipped("standard_2026_draft.yaml"))).content
    marks = {row.before[0]: row.mark for row in draft.mapping}
    split = next(row for row in draft.mapping if row.before == ("6.1.2",))

    assert (marks["5.1.1"], marks["4.3"], marks["7.1.6"]) == (
        Mark.VERIFIED,
        Mark.SINGLE_SOURCE,
        Mark.UNVERIFIED,
    )
    assert split.after == ("6.1.2", "6.1.3")


def test_what_was_stored_reads_back_as_the_same(standard):
    assert read_content(standard.to_json()) == standard


def test_every_fault_of_a_file_is_said_at_once_with_its_place():
    def spoil(data):
        del data["clauses"][0]["title_en"]
        data["clauses"][1]["applicability_public_agency"]["na_allowed"] = "yes"
        data["clauses"][1]["checklist"][0]["method"] = "guess"
        data["clauses"][2]["parent"] = "9"
        data["mapping"]["rows"][0]["to"] = ["7.7"]

    assert faults_of(spoil) == [
        "Tệp, clauses[1] (1): thiếu “title_en”.",
        "Tệp, clauses[2] (1.1), applicability_public_agency: “na_allowed” cần là true hoặc false.",
        "Tệp, clauses[2] (1.1), checklist[1]: “method” là “guess”; chọn một trong: "
        "document_review, interview, observation, system_query.",
        "Tệp, clauses[3] (1.2): không nằm dưới điều khoản mẹ 9.",
        "Điều khoản 1.2: điều khoản mẹ 9 không đứng ở trên nó.",
        "mapping: dòng 1 nêu điều khoản 7.7 không có trong cây.",
    ]


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("valid_from", None, "edition: thiếu “valid_from”."),
        ("valid_from", "1/5/2031", "edition: “valid_from” viết năm-tháng-ngày, ví dụ 2015-09-15."),
        ("status", "DRAFT", "edition: bản dự thảo chưa có ngày hiệu lực; bỏ “valid_from”."),
        ("revision", 0, "edition: “revision” cần là số từ 1 đến 999."),
        ("code", "X" * 41, f"edition: “{'X' * 30}…” dài hơn 40 chữ."),
    ],
)
def test_what_is_wrong_with_the_head_is_said(name, value, sentence):
    assert faults_of(lambda data: data["edition"].update({name: value})) == [sentence]


@pytest.mark.parametrize("data", [None, [], "x", {}, {"edition": []}, {"clauses": {"a": 1}}])
def test_what_is_no_edition_at_all_is_refused_in_sentences(data):
    with pytest.raises(ContentFault) as wrong:
        read_file(data)

    assert all(sentence.endswith(".") for sentence in wrong.value.faults)


def test_a_clause_or_question_that_stands_twice_is_said():
    def double(data):
        data["clauses"].append(data["clauses"][1])

    assert faults_of(double) == [
        "Điều khoản 1.1: ghi hai lần.",
        "Điều khoản 1.1: câu hỏi Q-1.1-01 ghi hai lần.",
    ]


def test_a_number_that_yaml_would_shorten_is_asked_for_in_quotes():
    def bare(data):
        data["clauses"][1]["clause"] = 7.10
        data["mapping"]["rows"][0]["from"] = [5.3]

    assert faults_of(bare)[0] == ("Tệp, clauses[2]: “clause”: đặt số trong dấu nháy, ví dụ '7.10'.")
    assert "mapping, rows[1]: “from”: đặt số trong dấu nháy, ví dụ '7.10'." in faults_of(bare)
