"""The register of agencies and the page of one under the common suites."""

from __future__ import annotations

from itertools import count

from tests.conformance.record import RecordConformance
from tests.conformance.register import RegisterConformance
from tests.factories.reporting import member

_codes = count(1)


def entered(word):
    return member(f"UBND xã {word}", f"CF{next(_codes)}", "xa")


class TestAgencyRegister(RegisterConformance):
    url_name = "agencies:register"
    permission = None
    role = "HEAD"
    budget = 10

    def make_row(self, agency, word):
        return entered(word)


class TestAgencyRecord(RecordConformance):
    url_name = "agencies:record"
    permission = None
    role = "HEAD"

    def make_record(self, agency, word):
        return {"public_id": entered(word).public_id}
