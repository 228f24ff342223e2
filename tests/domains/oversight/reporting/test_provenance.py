"""Figures from the fact board: filled in, edited with a reason, bound by the signature (F12)."""

from __future__ import annotations

import datetime as dt
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from tests.factories import make_user
from tests.factories.reporting import full_values, make_province, small_template
from thuan.domains.oversight.reporting.jobs import refresh_facts_of_drafts
from thuan.domains.oversight.reporting.judging import judged, last_year_values
from thuan.domains.oversight.reporting.models import EarlierFigures
from thuan.domains.oversight.reporting.selectors.beside import beside
from thuan.domains.oversight.reporting.selectors.last_year import copies_of
from thuan.domains.oversight.reporting.services.earlier import (
    AGENCY,
    dry_run_earlier,
    earlier_columns,
    earlier_template,
    import_earlier,
)
from thuan.domains.oversight.reporting.template import shipped_template
from thuan.domains.registry.agencies.models import AgencyName
from thuan.kernel.calendar import clock
from thuan.kernel.importing import Outcome, read_sheet
from thuan.kernel.tenancy.scope import every_agency
from thuan.kernel.tenancy.writing import end_facts

pytestmark = pytest.mark.django_db
LATER = dt.timedelta(days=1)


def template():
    """The name comes from the register; the cases received want a reason when they move."""
    content = small_template()
    by_code = {field["code"]: field for field in content["sections"][0]["fields"]}
    by_code["R01.name"] |= {"source": "A", "fact": "agencies.name"}
    by_code["Q.received"]["confirm"] = True
    by_code["Q.note"]["required"] = False
    return content


@pytest.fixture
def province(db, at):
    found = make_province(at, template())
    found.open_cycle()
    return found


def typed(province, received=10, **more):
    values = full_values(province.agencies["lotus"], received, **more)
    return values if "R01__name" in more else {k: v for k, v in values.items() if k != "R01.name"}


def earlier(province, received, **more):
    with every_agency(reason="a test arranges"):
        EarlierFigures.objects.create(
            agency=province.agencies["lotus"],
            origin_agency=province.agencies["lotus"],
            state="RECORDED",
            year=2021,
            values={"Q.received": received, **more},
            source="Tệp",
            created_at=province.at,
            updated_at=province.at,
        )


def note(province, code):
    with every_agency(reason="a test looks"):
        return beside(province.report("lotus"), province.paper("lotus"))[code]


def test_a_report_begins_with_what_the_register_knows(province):
    province.start("lotus")
    paper = province.paper("lotus")

    assert paper.values == {"R01.name": "UBND xã Hoa Sen"}
    assert paper.facts["R01.name"]["value"] == "UBND xã Hoa Sen"
    assert paper.facts["R01.name"]["count"] == 1
    assert note(province, "R01.name").chip == "Từ sổ cơ quan"
    assert note(province, "Q.received").chip == ""


def renamed(old, new):
    """The agency bears another name from the first of September on."""
    row = AgencyName.objects.get(name=old)
    since = dt.date(2022, 9, 1)
    end_facts(AgencyName.objects.filter(pk=row.pk), valid_to=since)
    AgencyName.objects.create(
        agency=row.agency, name=new, valid_from=since, recorded_at=row.recorded_at
    )


def test_an_untouched_figure_follows_the_register_and_an_edited_one_stays(province, at):
    province.start("lotus")
    province.start("bamboo")
    province.save("bamboo", {"R01.name": "UBND xã Tre Già"})
    clock.mark_as_demo(at + LATER)
    renamed("UBND xã Hoa Sen", "UBND xã Sen Hồng")
    renamed("UBND xã Tre Xanh", "UBND xã Tre Vàng")

    refresh_facts_of_drafts(None)

    assert province.paper("lotus").values["R01.name"] == "UBND xã Sen Hồng"
    assert province.paper("bamboo").values["R01.name"] == "UBND xã Tre Già"
    assert province.paper("bamboo").facts["R01.name"]["value"] == "UBND xã Tre Vàng"


def test_an_edited_figure_cannot_be_sent_on_without_a_reason(province):
    province.start("lotus")
    province.save("lotus", typed(province, R01__name="UBND xã Sen"))

    with pytest.raises(ValidationError) as refused:
        province.hand_in("lotus")

    assert refused.value.messages == [
        "Mục R01.name đã sửa từ “UBND xã Hoa Sen” thành “UBND xã Sen”. Ghi lý do sửa."
    ]


def test_a_reason_of_blanks_is_no_reason(province):
    province.start("lotus")
    values = typed(province, R01__name="UBND xã Sen")
    province.save("lotus", values, override_reasons={"R01.name": "  "})

    with pytest.raises(ValidationError):
        province.hand_in("lotus")


def test_what_is_signed_keeps_both_figures_and_the_reason(province):
    province.start("lotus")
    values = typed(province, R01__name="UBND xã Sen")
    province.save("lotus", values, override_reasons={"R01.name": "Tên theo con dấu cũ"})
    assert note(province, "R01.name").offered == "UBND xã Hoa Sen"

    province.hand_in("lotus")
    province.sign("lotus")
    content = province.versions("lotus")[0].content

    assert content["values"]["R01.name"] == "UBND xã Sen"
    assert content["facts"]["R01.name"]["value"] == "UBND xã Hoa Sen"
    assert content["override_reasons"] == {"R01.name": "Tên theo con dấu cũ"}


def test_another_reason_after_the_page_was_shown_refuses_the_signature(province):
    province.start("lotus")
    values = typed(province, R01__name="UBND xã Sen")
    province.save("lotus", values, override_reasons={"R01.name": "Tên theo con dấu cũ"})
    shown = province.shown_hash("lotus")
    province.save("lotus", {}, override_reasons={"R01.name": "Lý do khác"})
    province.hand_in("lotus")

    with pytest.raises(ValidationError):
        province.sign("lotus", shown_hash=shown)


@pytest.mark.parametrize(("then", "asked"), [(20, 1), (19, 0), (6, 1), (7, 0), (10, 0)])
def test_a_figure_that_moved_by_half_wants_a_reason(province, then, asked):
    # 10 now: 20 → 10 is −50 %, 19 → 10 is −47 %, 6 → 10 is +67 %, 7 → 10 is +43 %.
    earlier(province, then)
    province.start("lotus")
    province.save("lotus", typed(province))

    with every_agency(reason="a test looks"):
        found = judged(province.report("lotus")).to_explain

    assert [fault.fields for fault in found] == [("Q.received",)] * asked


def test_a_reason_lets_a_large_change_go_on_and_is_signed(province):
    earlier(province, 30)
    province.start("lotus")
    province.save("lotus", typed(province))
    with pytest.raises(ValidationError, match="từ 30 xuống 10"):
        province.hand_in("lotus")

    province.save("lotus", {}, reasons={"Q.received": "Sáp nhập thôn"})
    province.hand_in("lotus")
    province.sign("lotus")

    assert province.versions("lotus")[0].content["reasons"] == {"Q.received": "Sáp nhập thôn"}
    assert note(province, "Q.received").last_year == "30"
    assert note(province, "Q.received").reason == "Sáp nhập thôn"


def test_the_version_sent_last_year_stands_before_the_file(province):
    earlier(province, 30)
    with every_agency(reason="a test looks"):
        assert last_year_values(province.report("lotus")) == {"Q.received": 30}
        assert last_year_values(province.report("bamboo")) is None

    province.start("lotus")
    province.save("lotus", typed(province, 25), reasons={"Q.received": "Ít hơn"})
    province.hand_in("lotus")
    province.sign("lotus")
    province.submit("lotus")
    province.open_cycle(2023)

    with every_agency(reason="a test looks"):
        assert last_year_values(province.report("lotus"))["Q.received"] == 25


def test_only_empty_fields_that_seldom_change_are_taken_over(province):
    earlier(province, 12, **{"Q.note": "Phòng Một cửa", "R01.name": "Tên cũ"})
    province.start("lotus")
    with every_agency(reason="a test looks"):
        report, paper = province.report("lotus"), province.paper("lotus")
        section = earlier_template(2021).sections[0]
        assert [copy.code for copy in copies_of(report, section, paper)] == ["Q.note"]

    province.save("lotus", {"Q.note": "Văn phòng"})
    with every_agency(reason="a test looks"):
        assert copies_of(report, section, province.paper("lotus")) == []


def sheet(text):
    with every_agency(reason="a test reads a file"):
        columns = earlier_columns(earlier_template(2021))
    return read_sheet(text.encode(), "nam-2021.csv", columns, (AGENCY,))


GOOD = 'agency,Q.received,R08.declared\nXHS,"1.190",Có\nXTX,40,Không\n'


def test_a_file_of_last_year_is_tried_then_taken_in_once(province):
    def run(service):
        return province.act("officer", service, year=2021, sheet=sheet(GOOD))

    assert [line.outcome for line in run(dry_run_earlier)] == [Outcome.ADD] * 2
    with every_agency(reason="a test looks"):
        assert EarlierFigures.objects.count() == 0
    run(import_earlier)
    again = run(import_earlier)

    assert [line.outcome for line in again] == [Outcome.SAME] * 2
    with every_agency(reason="a test looks"):
        found = dict(EarlierFigures.objects.values_list("agency__code", "values"))
    assert found == {
        "XHS": {"Q.received": 1190, "R08.declared": True},
        "XTX": {"Q.received": 40, "R08.declared": False},
    }


def test_a_faulty_file_names_row_and_column_and_writes_nothing(province):
    bad = "agency,Q.received\nXHS,12\nKHONG,3\nXHS,4\nXTX,mười\n"
    with pytest.raises(ValidationError) as refused:
        province.act("officer", import_earlier, year=2021, sheet=sheet(bad))

    places = [message.split(":")[0] for message in refused.value.messages]
    assert places == ["Dòng 3, cột A", "Dòng 4, cột A", "Dòng 5, cột B"]
    with every_agency(reason="a test looks"):
        assert EarlierFigures.objects.count() == 0


def test_figures_once_taken_in_are_not_changed(province):
    province.act("officer", import_earlier, year=2021, sheet=sheet(GOOD))
    other = GOOD.replace("40", "41")

    with pytest.raises(ValidationError, match="không đổi nữa"):
        province.act("officer", import_earlier, year=2021, sheet=sheet(other))


def test_fields_that_are_always_entered_take_no_fact():
    # Copied by hand from the outline: R12, R20 and R32 to R36 are always entered.
    entered = {"R12", "R20", "R32", "R33", "R34", "R35", "R36"}
    fields = shipped_template().fields.values()

    assert {field.code for field in fields if field.fact} == {
        "R01.name",
        "R02.type",
        "R03.head_name",
        "R03.head_title",
        "R04.contact_name",
        "R04.contact_mail",
        "R08.declared",
        "R08.declaration_no",
        "R08.declared_on",
        "R08.edition",
        "R08.redeclared_in_year",
        "R08.redeclared_on",
        "R08.redeclare_reason",
    }
    assert {f.source.value for f in fields if f.code.partition(".")[0] in entered} == {"M"}


def test_a_figure_saved_while_typing_is_asked_about_before_the_next_part(province, at):
    clock.mark_as_demo(at)
    earlier(province, 10)
    province.start("lotus")
    province.save("lotus", {"Q.received": 20})
    client = Client(raise_request_exception=False)
    client.force_login(make_user(province.people["lotus_secretary"]))
    page = reverse("reporting:section", args=[province.report("lotus").public_id, "I"])
    sent = {"Q.received": "20", "Q.on_time": "5"}

    first = client.post(page, {"khoa": uuid4().hex, **sent})
    answered = {"khoa": uuid4().hex, **sent, "ly-do.Q.received": "Thêm thủ tục mới"}
    second = client.post(page, answered)

    assert first.url == f"{page}#id_ly-do.Q.received"
    assert not second.url.startswith(page)
    assert note(province, "Q.received").reason == "Thêm thủ tục mới"
