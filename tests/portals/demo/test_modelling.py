"""The examples of model documents that ship, and what the demonstration makes of them."""

from __future__ import annotations

from thuan.domains.system.documents.enums import DocumentType
from thuan.portals.demo.modelling import ADAPTED, MOVED, model_acts, shipped
from thuan.portals.demo.province import province

TYPES = {agency.type for agency in province().agencies}


def test_every_example_is_for_a_known_type_and_says_what_changed_from_its_second_version_on():
    for said in shipped():
        assert set(said["types"]) <= TYPES, said["code"]
        assert said["kind"] in DocumentType.values, said["code"]
        assert all(one["text"].strip() for one in said["versions"]), said["code"]
        assert all(one["summary"] for one in said["versions"][1:]), said["code"]


def test_four_examples_ship_and_one_has_moved_on():
    assert {said["code"]: len(said["versions"]) for said in shipped()} == {
        "M.STCL": 1,
        "M.QT.01": 1,
        "M.QT.02": 1,
        "M.QT.03": 2,
    }


def test_every_example_says_that_it_is_one():
    texts = [one["text"] for said in shipped() for one in said["versions"]]

    assert all(text.startswith("Ví dụ để sửa lại") for text in texts)


def test_the_commune_adapts_one_paragraph_alone_and_one_that_the_model_changes_too():
    before, after = next(said["versions"] for said in shipped() if said["code"] == MOVED)
    (alone, _own), (both, _too) = ADAPTED

    assert (alone in before["text"], alone in after["text"]) == (True, True)
    assert (both in before["text"], both in after["text"]) == (True, False)


def test_the_acts_follow_each_other():
    acts = list(model_acts())

    assert len(acts) == 16
    assert max(act.at for act in acts).month == 12
