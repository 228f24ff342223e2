"""What the province may do with a report and see of it, and what it may not (F3, F5, INV-37)."""

from __future__ import annotations

import pytest

from tests.factories import assign, make_person
from thuan.domains.oversight.reporting.models import (
    AnnualReport,
    DraftContent,
    ReportCheck,
    ReportVersion,
)
from thuan.domains.oversight.reporting.selectors.reports import reports
from thuan.domains.oversight.reporting.services import preparing
from thuan.kernel.tenancy.scope import entered, every_agency
from thuan.kernel.workflow.machine import IllegalTransition

SABOTAGES = [
    (
        "src/thuan/domains/oversight/reporting/selectors/reports.py",
        "    rows = permitted(AnnualReport, actor, ReportPermission.VIEW)\n",
        "    rows = AnnualReport.objects.all()\n",
    ),
    (
        "src/thuan/kernel/workflow/segregation.py",
        "return posts.exists() or roles.exists()",
        "return posts.exists()",
    ),
    (
        "src/thuan/domains/oversight/reporting/models/report.py",
        "visibility = shared(when=Q(submission__isnull=False))",
        "visibility = shared()",
    ),
]
pytestmark = pytest.mark.django_db


class TestDostsOwnReport:
    @pytest.mark.parametrize("who", ["officer", "colleague"])
    def test_its_own_staff_does_not_take_it(self, province, who):
        province.send("dost")

        with pytest.raises(IllegalTransition, match="Người của cơ quan báo cáo"):
            province.take("dost", who)

    def test_its_own_staff_does_not_accept_what_the_committee_took(self, province):
        province.send("dost")
        province.take("dost", "checker")

        with pytest.raises(IllegalTransition, match="Người của cơ quan báo cáo"):
            province.accept("dost", "officer")

    def test_a_role_there_counts_like_a_post(self, province):
        newcomer = make_person("Chuyên viên chưa ghi quá trình công tác")
        province.people["newcomer"] = newcomer
        assign(newcomer, "DOST_OFFICER", province.agencies["dost"], reach="ALL")
        province.send("dost")

        with pytest.raises(IllegalTransition, match="Người của cơ quan báo cáo"):
            province.take("dost", "newcomer")

    def test_the_director_does_not_reopen_it(self, province):
        province.send("dost")
        province.take("dost", "checker")
        province.accept("dost", "checker")

        with pytest.raises(IllegalTransition, match="Người của cơ quan báo cáo"):
            province.reopen("dost")

    def test_the_checker_of_the_committee_accepts_it(self, province):
        province.send("dost")
        province.take("dost", "checker")

        assert province.accept("dost", "checker").state == "ACCEPTED"
        with every_agency(reason="a test looks"):
            assert ReportCheck.objects.get().owner_id == province.agencies["ppc"].pk


@pytest.mark.parametrize("word", ["accept", "give_back"])
def test_dost_s_word_leaves_the_content_untouched(province, word):
    province.send("lotus")
    before = [(v.content, v.content_hash, v.version) for v in province.versions("lotus")]
    paper = province.paper("lotus")

    province.take("lotus")
    getattr(province, word)("lotus")

    after = [(v.content, v.content_hash, v.version) for v in province.versions("lotus")]
    assert after == before
    assert province.paper("lotus").version == paper.version
    assert province.paper("lotus").values == paper.values


class TestWhoSeesWhat:
    def seen(self, province, who):
        actor = province.actor(who)
        with entered(actor.scope()):
            return (
                sorted(row.agency.code for row in reports(actor)),
                sorted(row.content["agency"] for row in ReportVersion.objects.all()),
                sorted(row.report.agency.code for row in DraftContent.objects.all()),
            )

    def test_dost_sees_nothing_before_the_first_submission(self, province):
        province.ready("lotus")

        assert self.seen(province, "officer") == (["SKHCN"], [], [])

    def test_dost_sees_what_was_sent_and_never_the_draft(self, province):
        province.send("lotus")
        province.ready("bamboo")

        assert self.seen(province, "officer") == (["SKHCN", "XHS"], ["XHS"], [])

    def test_dost_sees_the_sent_version_and_not_the_one_being_mended(self, province):
        province.send("lotus")
        province.take("lotus")
        province.give_back("lotus")
        province.on("lotus", preparing.revise_report, "secretary")
        province.save("lotus", {"Q.received": 77})
        province.hand_in("lotus")
        province.sign("lotus")

        actor = province.actor("officer")
        with entered(actor.scope()):
            assert [v.number for v in ReportVersion.objects.all()] == [1]
            assert AnnualReport.objects.get(agency=province.agencies["lotus"]).state == "SIGNED"

    def test_the_district_sees_only_what_its_communes_sent(self, province):
        province.send("lotus")
        province.send("bamboo")

        assert self.seen(province, "coordinator") == (["XHS"], ["XHS"], [])

    def test_the_district_sees_no_draft_of_its_communes(self, province):
        province.ready("lotus")

        assert self.seen(province, "coordinator") == ([], [], [])

    def test_an_agency_sees_its_own_and_nobody_else_s(self, province):
        province.send("lotus")
        province.send("bamboo")
        province.take("bamboo")

        assert self.seen(province, "lotus_secretary") == (["XHS"], ["XHS"], ["XHS"])
        with entered(province.actor("lotus_secretary").scope()):
            assert not ReportCheck.objects.exists()

    def test_a_role_without_the_right_opens_no_row_though_another_role_elsewhere_has_it(
        self, province
    ):
        assign(province.people["bamboo_head"], "STAFF", province.agencies["lotus"])
        province.send("lotus")

        assert self.seen(province, "bamboo_head")[0] == ["XTX"]
