"""The lists and records of reporting under the common suites."""

from __future__ import annotations

from typing import ClassVar

from tests.conformance.record import AgencyRecordConformance, RecordConformance
from tests.conformance.register import AgencyRegisterConformance, RegisterConformance
from tests.factories.reporting import small_template
from tests.factories.rounds import (
    make_cycle,
    make_letter,
    make_report,
    make_synthesis,
    make_template,
    owing_below,
)
from thuan.domains.oversight.reporting.permissions import (
    CyclePermission,
    ReportPermission,
    SynthesisPermission,
)


class OfAYear:
    """Objects of which each year has one: the year stands for the word."""

    years: ClassVar[dict[str, int]] = {}

    def year(self, word: str) -> int:
        return self.years.setdefault(word, 2031 + len(self.years))


class TestCycleRegister(OfAYear, RegisterConformance):
    url_name = "reporting:cycles"
    permission = CyclePermission.VIEW
    role = "DOST_OFFICER"
    reach = "ALL"
    budget = 7

    def make_row(self, agency, word):
        return make_cycle(self.year(word))

    def seen(self, word):
        return f"Kỳ báo cáo năm {self.year(word)}"


class TestSynthesisRegister(OfAYear, RegisterConformance):
    url_name = "reporting:syntheses"
    permission = SynthesisPermission.VIEW
    role = "DOST_OFFICER"
    reach = "ALL"
    budget = 7

    def make_row(self, agency, word):
        return make_synthesis(self.year(word))

    def seen(self, word):
        return f"Tổng hợp năm {self.year(word)}, bản 1"


class TestTemplateRegister(RegisterConformance):
    url_name = "reporting:templates"
    permission = CyclePermission.EDIT_TEMPLATE
    role = "DOST_ADMIN"
    reach = "ALL"
    budget = 7

    def make_row(self, agency, word):
        name = {"vi": f"Mẫu {word}", "en": f"Form {word}"}
        return make_template(content={**small_template(), "name": name})


class TestTrackingBoard(AgencyRegisterConformance):
    """A district sees the communes below it and no other."""

    url_name = "reporting:tracking"
    permission = ReportPermission.TRACK
    role = "DISTRICT_COORD"
    reach = "CHILDREN"
    budget = 15

    def make_row(self, agency, word):
        return owing_below(agency, f"UBND xã {word}")


class TestCycleRecord(OfAYear, RecordConformance):
    url_name = "reporting:cycle"
    permission = CyclePermission.VIEW
    role = "DOST_OFFICER"
    reach = "ALL"

    def make_record(self, agency, word):
        return {"public_id": make_cycle(self.year(word)).public_id}

    def seen(self, word):
        return str(self.year(word))


class TestSynthesisRecord(OfAYear, RecordConformance):
    url_name = "reporting:synthesis"
    permission = SynthesisPermission.VIEW
    role = "DOST_OFFICER"
    reach = "ALL"

    def make_record(self, agency, word):
        return {"public_id": make_synthesis(self.year(word)).public_id}

    def seen(self, word):
        return f"Tổng hợp năm {self.year(word)}, bản 1"


class TestTemplateRecord(RecordConformance):
    url_name = "reporting:template"
    permission = CyclePermission.EDIT_TEMPLATE
    role = "DOST_ADMIN"
    reach = "ALL"

    def make_record(self, agency, word):
        return {"public_id": make_template(f"mau {word}").public_id}


class TestLetterRecord(OfAYear, RecordConformance):
    url_name = "reporting:letter"
    permission = ReportPermission.TRACK
    role = "DOST_OFFICER"
    reach = "ALL"

    def make_record(self, agency, word):
        return {"public_id": make_letter(self.year(word)).public_id}

    def seen(self, word):
        return f"Công văn đôn đốc năm {self.year(word)}"


class TestChasePage(AgencyRecordConformance):
    url_name = "reporting:chase"
    permission = ReportPermission.TRACK
    role = "DISTRICT_COORD"
    reach = "CHILDREN"

    def make_record(self, agency, word):
        return {"public_id": owing_below(agency, f"UBND xã {word}").agency.public_id}


class TestReportRecord(OfAYear, AgencyRecordConformance):
    url_name = "reporting:report"
    permission = ReportPermission.VIEW
    role = "HEAD"

    def make_record(self, agency, word):
        return {"public_id": make_report(agency, self.year(word)).public_id}

    def seen(self, word):
        return f"Báo cáo năm {self.year(word)}"
