"""What the random programs over reports are made of."""

from __future__ import annotations

import datetime as dt

from hypothesis import strategies as st

from tests.properties.reporting_model import DEADLINE
from thuan.domains.oversight.reporting.services import checking, paper, preparing, signing

MICROSECOND = dt.timedelta(microseconds=1)
BEGINS = [
    dt.datetime(2022, 10, 3, 2, 0, tzinfo=dt.UTC),
    DEADLINE - MICROSECOND,
    DEADLINE,
    DEADLINE + dt.timedelta(days=5),
]
# Who may sign for the head at the beginning; "one human": head and secretary are the same.
HOLDERS = ["", "qmr", "officer", "secretary", "one human"]
# Straight ahead as far as a second sending (eleven steps) and its check, or wandering.
WAYS = st.one_of(
    st.sampled_from([13, 12, 11]).map(lambda steps: [0] * steps),
    st.lists(st.integers(0, 9), max_size=9),
)
JUMPS = [dt.timedelta(minutes=1), dt.timedelta(hours=9), dt.timedelta(days=1), dt.timedelta(days=9)]
SERVICES = {
    "start": preparing.start_report,
    "hand_in": preparing.submit_internally,
    "give_to_preparer": preparing.return_to_preparer,
    "register_paper": paper.register_signed_paper,
    "sign": signing.sign_report,
    "recall": signing.recall_report,
    "submit": signing.submit_report,
    "take": checking.take_report,
    "accept": checking.accept_report,
    "give_back": checking.return_report,
    "reopen": checking.reopen_report,
    "revise": preparing.revise_report,
}
# Steps that take the version of the page they were pressed on.
VERSIONED = {"hand_in", "sign", "register_paper", "submit", "take", "accept", "give_back", "reopen"}
# The people who usually take the step; "{}" is the agency.
USUAL = {
    "start": ["{}_secretary"],
    "hand_in": ["{}_secretary"],
    "give_to_preparer": ["{}_qmr"],
    "register_paper": ["{}_archivist"],
    "sign": ["{}_head"],
    "recall": ["{}_head"],
    "submit": ["{}_head", "{}_secretary"],
    "take": ["officer", "colleague", "checker"],
    "accept": ["officer", "colleague", "checker"],
    "give_back": ["officer", "checker"],
    "reopen": ["director"],
    "revise": ["{}_secretary"],
}
SAVES = {
    "whole": {},
    "wrong": {"Q.received": 5, "Q.on_time": 6},
    "thin": {"Q.received": None, "Q.note": None},
}
