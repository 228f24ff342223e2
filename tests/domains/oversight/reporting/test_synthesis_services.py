"""Freezing, checking and sending the province's figures (qms.md 3.19, INV-21, INV-40, INV-42)."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction

from tests.factories import assign
from tests.factories.reporting import DEADLINE, delegate, enrol, leave
from thuan import verify
from thuan.domains.oversight.reporting.management.commands.synthesis import Command
from thuan.domains.oversight.reporting.models import Synthesis, SynthesisLine
from thuan.domains.oversight.reporting.papers import paper
from thuan.domains.oversight.reporting.permissions import SynthesisPermission
from thuan.domains.oversight.reporting.selectors.compared import beside_last_year
from thuan.domains.oversight.reporting.selectors.lines import live_synthesis, province_synthesis
from thuan.domains.oversight.reporting.selectors.syntheses import differences, frozen_lines
from thuan.domains.oversight.reporting.selectors.tracking import arrivals, tracked
from thuan.domains.oversight.reporting.services import syntheses
from thuan.kernel.calendar import clock
from thuan.kernel.tenancy.scope import entered, every_agency
from thuan.kernel.workflow.machine import IllegalTransition
from thuan.synthesis_package import NotAPackage

SABOTAGES = [
    (
        "src/thuan/domains/oversight/reporting/workflow/synthesis.py",
        "            (one_line_per_roster_agency,),\n",
        "",
    ),
    (
        "src/thuan/domains/oversight/reporting/selectors/lines.py",
        "return ReportStatus.LATE if report.late else ReportStatus.ON_TIME",
        "return ReportStatus.ON_TIME",
    ),
    (
        "src/thuan/domains/oversight/reporting/workflow/synthesis.py",
        '            part="COMPILER",\n',
        "",
    ),
]
pytestmark = pytest.mark.django_db

AFTER = DEADLINE + dt.timedelta(days=1)
STEPS = ("review", "approve", "send", "acknowledge")
# The keys of contracts.md, in their order; others may stand between them.
KEYS = [
    *("year", "state", "version", "as_of", "sha256", "n_agencies", "n_systems", "groups"),
    *("obligation", "totals", "reports", "inspections", "ratings", "unrated", "lines", "checks"),
]


@pytest.fixture
def fixed(province):
    """The roster is fixed; one report came on time, one late, one never."""
    province.send("lotus", {**values(10), "R08.declared": True})
    province.send("dost", {**values(30), "R08.declared": False}, at=DEADLINE)
    province.fix_roster(at=AFTER)
    province.at = AFTER
    return province


def values(received):
    return {
        "R01.name": "Cơ quan",
        "R08.declared": True,
        "Q.received": received,
        "Q.on_time": received - 1,
        "Q.note": "ghi chú",
    }


SENT_AS = {"document_no": "145/BC-SKHCN", "document_on": AFTER.date()}


def step(province, who, name, synthesis):
    service = getattr(syntheses, f"{name}_synthesis")
    more = SENT_AS if name == "send" else {}
    return province.act(who, service, synthesis=synthesis, **more)


def looked(rows):
    with every_agency(reason="a test looks"):
        return rows()


def test_a_synthesis_has_exactly_one_line_for_each_agency_of_the_roster(fixed):
    synthesis = fixed.freeze()

    lines = looked(lambda: list(SynthesisLine.objects.order_by("seq")))
    assert [(line.content["code"], line.status) for line in lines] == [
        ("SKHCN", "SUBMITTED_NOT_ACCEPTED"),
        ("XHS", "SUBMITTED_NOT_ACCEPTED"),
        ("XTX", "MISSING"),
    ]
    assert (synthesis.state, synthesis.number, synthesis.cut_off_at) == ("FROZEN", 1, AFTER)


def test_the_figures_are_those_counted_by_hand(fixed):
    figures = fixed.freeze().figures

    assert figures["reports"] == {"on_time": 1, "late": 1, "missing": 1, "unknown": 0}
    assert figures["totals"]["declared"] == {"n": 1, "of": 2, "missing": 1, "pct": "50.00"}
    assert [(g["group"], g["n"]) for g in figures["groups"] if g["n"]] == [
        ("so_nganh", 1),
        ("xa", 2),
    ]
    received = figures["values"]["Q.received"]
    assert (received["numerator"], received["n"], received["missing"]) == (40, 2, 1)


def test_nothing_is_frozen_before_the_roster_is_fixed(province):
    with pytest.raises(IllegalTransition, match="danh sách cơ quan của kỳ chưa chốt"):
        province.freeze()
    assert looked(Synthesis.objects.count) == 0


def test_only_an_officer_of_the_department_freezes(fixed):
    for who in ("director", "admin", "checker", "chairman", "lotus_head"):
        with pytest.raises(PermissionDenied):
            fixed.freeze(who)


def test_before_the_deadline_what_did_not_come_is_unknown_and_not_missing(province):
    province.send("lotus")

    with every_agency(reason="a test looks"):
        early = live_synthesis(province.cycle, DEADLINE - dt.timedelta(microseconds=1)).contract()
        late = live_synthesis(province.cycle, DEADLINE).contract()

    assert early["reports"] == {"on_time": 1, "late": 0, "missing": 0, "unknown": 2}
    assert late["reports"] == {"on_time": 1, "late": 0, "missing": 2, "unknown": 0}


def test_an_agency_that_left_before_the_roster_day_has_no_line_though_it_reported(province):
    province.send("bamboo")
    with every_agency(reason="test data"):
        leave(province.agencies["bamboo"], dt.date(2022, 9, 15))
    province.fix_roster(at=AFTER)

    figures = province.freeze(at=AFTER).figures

    assert [line["code"] for line in figures["lines"]] == ["SKHCN", "XHS"]
    assert figures["n_agencies"] == 2


class TestFourEyes:
    def test_the_compiler_does_not_review(self, fixed):
        synthesis = fixed.freeze("officer")

        with pytest.raises(IllegalTransition, match="Một người không làm cả hai"):
            step(fixed, "officer", "review", synthesis)

    def test_the_compiler_does_not_approve_even_for_the_director(self, fixed):
        delegate(
            fixed.people["director"],
            fixed.people["officer"],
            fixed.agencies["dost"],
            SynthesisPermission.APPROVE,
        )
        synthesis = step(fixed, "colleague", "review", fixed.freeze("officer"))

        with pytest.raises(IllegalTransition, match="Một người không làm cả hai"):
            step(fixed, "officer", "approve", synthesis)

    def test_the_director_who_compiled_does_not_approve(self, fixed):
        assign(fixed.people["director"], "DOST_OFFICER", fixed.agencies["dost"], reach="ALL")
        synthesis = step(fixed, "colleague", "review", fixed.freeze("director"))

        with pytest.raises(IllegalTransition, match="Một người không làm cả hai"):
            step(fixed, "director", "approve", synthesis)

    def test_officer_colleague_director_and_committee_bring_it_to_its_end(self, fixed):
        synthesis = fixed.freeze("officer")
        states = []

        for name, who in zip(STEPS, ("colleague", "director", "officer", "chairman"), strict=True):
            synthesis = step(fixed, who, name, synthesis)
            states.append(synthesis.state)

        assert states == ["REVIEWED", "APPROVED", "SENT_TO_PPC", "ACKNOWLEDGED"]


class TestFrozenStaysFrozen:
    def test_later_reports_leave_it_and_the_next_version_lists_what_differs(self, fixed):
        first = fixed.freeze()
        before = looked(lambda: list(SynthesisLine.objects.order_by("seq").values()))
        fixed.take("lotus")
        fixed.give_back("lotus")
        fixed.resend("lotus", {"Q.received": 20})

        second = fixed.freeze()

        after = looked(
            lambda: list(SynthesisLine.objects.filter(synthesis=first).order_by("seq").values())
        )
        assert after == before
        stored = looked(lambda: Synthesis.objects.get(pk=first.pk))
        assert (stored.figures, stored.content_hash) == (first.figures, first.content_hash)
        assert [change.code for change in looked(lambda: differences(second))] == ["XHS"]
        assert second.number == 2

    def test_nothing_happened_nothing_differs(self, fixed):
        fixed.freeze()

        assert looked(lambda: differences(fixed.freeze())) == ()

    def test_an_acceptance_is_a_difference_of_its_line_alone(self, fixed):
        fixed.freeze()
        fixed.take("lotus")
        fixed.accept("lotus")

        second = fixed.freeze()

        assert [
            (change.code, change.before.status, change.after.status)
            for change in looked(lambda: differences(second))
        ] == [("XHS", "SUBMITTED_NOT_ACCEPTED", "ACCEPTED")]

    @pytest.mark.parametrize("column", ["figures", "content_hash", "cut_off_at"])
    def test_the_database_refuses_to_change_it(self, fixed, column):
        synthesis = fixed.freeze()

        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(
                f"UPDATE reporting_synthesis SET {column} = %s WHERE id = %s",  # noqa: S608
                ["2022-01-01 00:00:00+00:00" if column == "cut_off_at" else '"x"', synthesis.pk],
            )

    def test_live_and_frozen_say_the_same_at_the_same_moment(self, fixed):
        def as_printed():
            live = province_synthesis(fixed.cycle, AFTER).contract()
            return beside_last_year(live, fixed.cycle, AFTER)

        live = looked(as_printed)

        frozen = fixed.freeze().figures

        own = {"state", "version", "sha256"}
        assert {k: v for k, v in frozen.items() if k not in own} == {
            k: v for k, v in live.items() if k not in own
        }
        assert (frozen["state"], live["state"], frozen["version"]) == ("FROZEN", "LIVE", 1)

    def test_the_lines_come_back_as_they_were_counted(self, fixed):
        live = looked(lambda: province_synthesis(fixed.cycle, AFTER).lines)

        synthesis = fixed.freeze()

        assert looked(lambda: frozen_lines(synthesis)) == live

    def test_the_committee_reads_the_same_figures_though_it_sees_no_report(self, fixed):
        actor = fixed.actor("chairman")

        with entered(actor.scope()):
            seen = province_synthesis(fixed.cycle, AFTER).contract()["reports"]

        assert seen == {"on_time": 1, "late": 1, "missing": 1, "unknown": 0}


def test_a_list_file_made_from_it_gives_the_same_figures(fixed, tmp_path):
    live = looked(lambda: province_synthesis(fixed.cycle, AFTER))
    yes = {True: "yes", False: "no", None: ""}
    target = tmp_path / "list.csv"
    with target.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["code", "name", "group", "declared", "redeclared", "report_status"])
        for line in live.lines:
            told = [yes[line.declared], yes[line.redeclared], line.report_status or ""]
            rows.writerow([line.code, line.name, line.group, *told])
    out = io.StringIO()

    call_command("synthesise_list", str(target), "--year", "2022", stdout=out)

    listed, counted = json.loads(out.getvalue()), live.contract()
    for key in ("n_agencies", "groups", "obligation", "totals", "reports", "inspections"):
        assert listed[key] == counted[key]


class TestPackage:
    def test_the_package_of_a_frozen_version_verifies(self, fixed):
        synthesis = fixed.freeze()

        content = looked(lambda: paper(synthesis, "zip", is_demo=False)[0])

        assert verify.verify(content, synthesis.content_hash) == {
            "ok": True,
            "chains": 1,
            "entries": 3,
            "first_bad": None,
        }

    def test_a_changed_byte_does_not(self, fixed):
        content = looked(lambda: paper(fixed.freeze(), "zip", is_demo=False)[0])

        for place in range(40, len(content), len(content) // 25):
            broken = content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :]
            try:
                assert not verify.verify(broken)["ok"], place
            except NotAPackage:
                continue

    def test_the_papers_are_made(self, fixed):
        synthesis = fixed.freeze()

        for kind, start in (("docx", b"PK"), ("xlsx", b"PK"), ("pdf", b"%PDF")):
            content, name, _media = looked(lambda k=kind: paper(synthesis, k, is_demo=True))
            assert content.startswith(start)
            assert name == f"tong-hop-2022-ban-1.{kind}"


@pytest.mark.usefixtures("fixed")
class TestCommand:
    def run(self, *arguments):
        out, err = io.StringIO(), io.StringIO()
        call_command(Command(), *arguments, stdout=out, stderr=err)
        return json.loads(out.getvalue())

    def stopped(self, *arguments):
        out, err = io.StringIO(), io.StringIO()
        with pytest.raises(SystemExit) as caught:
            call_command(Command(), *arguments, stdout=out, stderr=err)
        return caught.value.code, out.getvalue(), err.getvalue().strip()

    def test_it_prints_the_keys_of_the_contract(self):
        clock.mark_as_demo(AFTER)

        told = self.run("--year", "2022")

        assert [key for key in told if key in KEYS] == KEYS
        assert (told["year"], told["state"], told["version"], told["sha256"]) == (
            2022,
            "LIVE",
            None,
            None,
        )
        assert told["as_of"].startswith("2022-10-17T00:00:0")
        assert list(told["groups"][0])[:4] == ["group", "n", "declared", "redeclared"]
        assert list(told["totals"]["declared"]) == ["n", "of", "missing", "pct"]
        assert list(told["obligation"]) == ["bat_buoc", "khuyen_khich", "unknown"]
        assert list(told["reports"]) == ["on_time", "late", "missing", "unknown"]
        assert set(told["inspections"]) == {"onsite", "dossier", "none", "unknown", "inspected"}
        assert sum(told["reports"].values()) == told["n_agencies"] == 3
        assert [check["name"] for check in told["checks"] if not check["ok"]] == []

    def test_a_line_has_the_keys_of_the_contract(self):
        clock.mark_as_demo(AFTER)

        line = self.run("--year", "2022")["lines"][0]

        wanted = {"code", "name", "group", "status", "first_submitted_at", "late", "report_version"}
        assert wanted <= set(line)
        assert (line["code"], line["late"], line["report_version"]) == ("SKHCN", True, 1)
        assert line["first_submitted_at"] == "2022-10-16T00:00:00+07:00"

    def test_it_prints_a_frozen_version_with_its_hash(self, fixed):
        synthesis = fixed.freeze()

        told = self.run("--year", "2022", "--version", "1")

        assert (told["state"], told["version"]) == ("FROZEN", 1)
        assert told["sha256"] == synthesis.content_hash

    @pytest.mark.parametrize(
        "arguments", [("--year", "1999"), ("--year", "2022", "--version", "9")]
    )
    def test_a_year_or_version_there_is_not_exits_with_3(self, arguments):
        code, out, err = self.stopped(*arguments)

        assert (code, out) == (3, "")
        assert "Năm 2022 không có bản tổng hợp số 9." in err or "năm 1999" in err

    @pytest.mark.parametrize(
        "arguments",
        [
            ("--year", "hai nghìn"),
            ("--year", "-1"),
            ("--year", "2022", "--version", "một"),
            ("--year", "2022", "--format", "pdf"),
            ("--year", "2022", "-o", "/khong/co/thu/muc/nay.json"),
        ],
    )
    def test_bad_input_exits_with_2_and_a_sentence(self, arguments):
        code, out, err = self.stopped(*arguments)

        assert (code, out) == (2, "")
        assert err.endswith(".")
        assert "Traceback" not in err


class TestTracking:
    def rows(self, province, who, **wanted):
        actor = province.actor(who)
        with entered(actor.scope()):
            found = tracked(actor, province.cycle, **wanted)
            return [(row.code, row.report_state, row.is_late) for row in found]

    def counts(self, province, who):
        actor = province.actor(who)
        with entered(actor.scope()):
            return arrivals(actor, province.cycle)

    def test_the_department_counts_every_agency(self, fixed):
        found = self.counts(fixed, "officer")

        assert (found.on_time, found.late, found.absent, found.total) == (1, 1, 1, 3)
        assert (found.waiting, found.accepted, found.returned) == (2, 0, 0)

    def test_counts_follow_the_word_of_the_department(self, fixed):
        fixed.take("lotus")
        fixed.accept("lotus")
        fixed.take("dost", "checker")
        fixed.give_back("dost", "checker")

        found = self.counts(fixed, "officer")

        assert (found.waiting, found.accepted, found.returned) == (0, 1, 1)

    def test_rows_tell_the_standing_of_each_report_and_nothing_of_drafts(self, fixed):
        fixed.ready("bamboo")

        assert self.rows(fixed, "officer") == [
            ("SKHCN", "SUBMITTED", True),
            ("XHS", "SUBMITTED", False),
            ("XTX", None, None),
        ]

    @pytest.mark.parametrize(
        ("wanted", "codes"),
        [
            ({"arrival": "dung-han"}, ["XHS"]),
            ({"arrival": "tre"}, ["SKHCN"]),
            ({"arrival": "chua"}, ["XTX"]),
            ({"arrival": "cho-kiem-tra"}, ["SKHCN", "XHS"]),
            ({"arrival": "bo-sung"}, []),
            ({"group": "xa"}, ["XHS", "XTX"]),
            ({"text": "hoa sen"}, ["XHS"]),
            ({"text": "xtx"}, ["XTX"]),
        ],
    )
    def test_filters_narrow_the_rows(self, fixed, wanted, codes):
        assert [row[0] for row in self.rows(fixed, "officer", **wanted)] == codes

    def test_the_district_counts_its_communes_only(self, fixed):
        found = self.counts(fixed, "coordinator")

        assert (found.on_time, found.late, found.absent) == (1, 0, 0)
        assert self.rows(fixed, "coordinator") == [("XHS", "SUBMITTED", False)]

    def test_a_reopened_report_stands_among_those_to_be_mended(self, fixed):
        fixed.take("lotus")
        fixed.accept("lotus")
        fixed.reopen("lotus")

        assert [row[0] for row in self.rows(fixed, "officer", arrival="bo-sung")] == ["XHS"]


@pytest.mark.parametrize("more", [0, 4])
def test_the_live_figures_cost_three_statements_at_any_size(
    drafted, more, django_assert_num_queries
):
    with every_agency(reason="test data"):
        keys = [enrol(drafted, f"UBND xã Số {n}", f"N{n}") for n in range(more)]
    drafted.open_cycle()
    for key in (*keys, "lotus"):
        drafted.send(key)

    with every_agency(reason="a test looks"), django_assert_num_queries(3):
        live_synthesis(drafted.cycle, AFTER)
