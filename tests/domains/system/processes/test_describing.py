"""The sheet of a process: who may write it, what it refuses, what it still lacks (4.4.1)."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from tests.factories.documents import make_document
from tests.factories.processes import MONDAY, Office, make_process
from thuan.domains.system.processes.content import Criterion, Flow, arrows
from thuan.domains.system.processes.enums import Attribute
from thuan.domains.system.processes.judging import lacking
from thuan.domains.system.processes.selectors.processes import (
    on_the_map,
    processes,
    sheet_of,
    standing_of,
)
from thuan.domains.system.processes.services import describing
from thuan.kernel.audittrail.models import AuditEvent
from thuan.kernel.tenancy.errors import StaleRow
from thuan.kernel.tenancy.scope import entered, every_agency

pytestmark = pytest.mark.django_db


def seen(office, name="lan"):
    actor = office.actor(name)
    with entered(actor.scope()):
        return on_the_map(actor, office.agency.pk)


def flows(office, process, *told, by="chief"):
    return office.does(by, describing.connect_process, process=process, flows=list(told))


class TestTheMap:
    def test_a_new_process_stands_last_in_its_band(self, office):
        office.process("C1")
        office.process("C2")
        office.process("H1", kind="SUPPORT")

        placed = {one.code: one.place for one in seen(office)}

        assert placed == {"C1": 1, "C2": 2, "H1": 1}

    def test_staff_read_the_map_but_do_not_draw_it(self, office):
        sets = {"code": "C9", "name": "Việc", "kind": "CORE"}

        with pytest.raises(PermissionDenied):
            office.does("lan", describing.add_process, agency_id=office.agency.pk, sets=sets)

    def test_a_unit_head_describes_but_adds_nothing(self, office):
        process = office.process("C1")
        sets = {"code": "C9", "name": "Việc", "kind": "CORE"}

        office.does("chief", describing.describe_process, process=process, sets={"name": "Mới"})
        with pytest.raises(PermissionDenied):
            office.does("chief", describing.add_process, agency_id=office.agency.pk, sets=sets)

        assert [one.name for one in seen(office)] == ["Mới"]

    def test_a_code_stands_once_until_its_process_is_retired(self, office):
        first = office.process("C1")

        with pytest.raises(ValidationError, match="Đã có quá trình mã này"):
            office.process("C1")
        retire(office, first)
        again = office.process("C1")

        assert again.pk != first.pk

    def test_a_stranger_cannot_own_a_process(self, office):
        other = Office()

        with pytest.raises(ValidationError, match="Chọn người của cơ quan"):
            office.process("C1", process_owner_id=other.people["lan"].pk)

    def test_an_owner_who_left_does_not_lock_the_sheet(self, office):
        left = Office().people["lan"]
        with every_agency(reason="a test arranges"):
            process = make_process(office.agency, "Quá trình cũ", process_owner=left)

        changed = office.does(
            "chief", describing.describe_process, process=process, sets={"purpose": "Mới"}
        )

        assert (changed.purpose, changed.process_owner_id) == ("Mới", left.pk)

    def test_another_agency_sees_nothing_of_it(self, office):
        office.process("C1")
        other = Office()

        actor = other.actor("secretary")
        with entered(actor.scope()):
            found = (
                list(processes(actor)),
                on_the_map(actor, office.agency.pk),
            )

        assert found == ([], [])

    def test_who_saves_second_is_told(self, office):
        process = office.process("C1")
        office.does("chief", describing.describe_process, process=process, sets={"name": "Một"})

        with pytest.raises(StaleRow):
            office.does(
                "manager",
                describing.describe_process,
                process=process,
                sets={"name": "Hai"},
                base_version=process.version,
            )


def retire(office, process):
    return office.does(
        "secretary", describing.retire_process, process=process, comment="Gộp vào C2"
    )


class TestWhatComesInAndGoesOut:
    def test_one_side_telling_makes_the_arrow_and_both_in_the_same_words_make_one(self, office):
        first, second = office.process("C1"), office.process("C2")
        office.connect(first, ("OUT", "Hồ sơ", second))
        office.connect(second, ("IN", "Hồ sơ", first), ("IN", "Sổ theo dõi", first))

        found = arrows([sheet_of(one) for one in seen(office)])

        assert [(one.source, one.target, one.what) for one in found] == [
            (str(first.public_id), str(second.public_id), ("Hồ sơ", "Sổ theo dõi"))
        ]

    def test_a_retired_process_leaves_the_map_and_the_line_that_named_it_stays(self, office):
        first, second = office.process("C1"), office.process("C2")
        first = office.connect(first, ("OUT", "Hồ sơ", second))
        retire(office, second)

        kept = flows(office, first, *[Flow(**row) for row in first.flows])

        assert arrows([sheet_of(one) for one in seen(office)]) == []
        assert kept.flows == [
            {"direction": "OUT", "what": "Hồ sơ", "process": str(second.public_id)}
        ]

    def test_a_process_of_another_agency_is_refused(self, office):
        process = office.process("C1")
        with every_agency(reason="a test arranges"):
            foreign = make_process(Office().agency, "Của nơi khác")

        with pytest.raises(ValidationError, match="chọn lại quá trình"):
            flows(office, process, Flow("OUT", "Hồ sơ", str(foreign.public_id)))

    def test_nothing_goes_from_a_process_to_itself(self, office):
        process = office.process("C1")

        with pytest.raises(ValidationError, match="chọn lại quá trình"):
            flows(office, process, Flow("OUT", "Hồ sơ", str(process.public_id)))

    def test_a_line_without_its_thing_is_refused_by_its_number(self, office):
        process = office.process("C1")

        with pytest.raises(ValidationError, match="Dòng 2: ghi cái gì"):
            flows(office, process, Flow("IN", "Hồ sơ"), Flow("OUT", "  "))

    def test_forty_lines_are_the_most(self, office):
        process = office.process("C1")
        told = [Flow("IN", f"Thứ {n}") for n in range(41)]

        with pytest.raises(ValidationError, match="Nhiều nhất 40 dòng"):
            flows(office, process, *told)

    def test_a_criterion_without_a_target_is_refused(self, office):
        process = office.process("C1")

        with pytest.raises(ValidationError, match="Dòng 1: ghi chỉ số và mức cần đạt"):
            office.does(
                "chief",
                describing.measure_process,
                process=process,
                criteria=[Criterion("Đúng hạn", "")],
            )

    def test_what_is_retired_is_not_described_any_more(self, office):
        process = office.process("C1")
        retire(office, process)

        with pytest.raises(ValidationError, match="đã thôi dùng"):
            flows(office, process, Flow("IN", "Hồ sơ"))


class TestWhatASheetLacks:
    def test_an_empty_sheet_lacks_everything_but_a_neighbour_when_it_is_alone(self, office):
        process = office.process("C1")

        assert lacking(process, [process]) == [
            *(Attribute.INPUTS, Attribute.OUTPUTS, Attribute.CRITERIA, Attribute.RESOURCES),
            *(Attribute.OWNER, Attribute.EVALUATION, Attribute.IMPROVEMENT),
        ]

    def test_beside_others_it_lacks_its_connection(self, office):
        process, other = office.process("C1"), office.process("C2")

        assert Attribute.SEQUENCE in lacking(process, [process, other])

    def test_it_is_connected_by_what_the_other_tells(self, office):
        process, other = office.process("C1"), office.process("C2")
        other = office.connect(other, ("OUT", "Hồ sơ", process))

        assert Attribute.SEQUENCE not in lacking(process, [process, other])

    def test_a_sheet_with_everything_lacks_nothing(self, office):
        office.complete(office.process("C1"), office.process("C2"))

        found = {one.process.code: one.lacks for one in standing_of(seen(office))}

        assert found["C1"] == ()


class TestTheUsualProcesses:
    def test_nine_come_connected_and_only_their_owners_are_to_be_confirmed(self, office):
        office.does("secretary", describing.take_usual, agency_id=office.agency.pk)

        rows = seen(office)

        assert {one.code: one.place for one in rows if one.kind == "CORE"} == {
            "C1": 1,
            "C2": 2,
            "C3": 3,
        }
        assert {one.code for one in rows} == {
            *("L1", "L2", "L3", "C1", "C2", "C3", "H1", "H2", "H3")
        }
        assert {one.process.code: one.lacks for one in standing_of(rows)} == {
            one.code: () for one in rows
        }
        assert len(arrows([sheet_of(one) for one in rows])) == 17

    def test_what_stands_there_is_left_alone_and_linked_to(self, office):
        own = office.process("C1", "Một cửa của tôi")

        taken = office.does("secretary", describing.take_usual, agency_id=office.agency.pk)
        rows = {one.code: one for one in seen(office)}

        assert len(taken) == 8
        assert rows["C1"].name == "Một cửa của tôi"
        assert str(own.public_id) in {row.get("process") for row in rows["H1"].flows}

    def test_pressed_again_nothing_is_doubled(self, office):
        office.does("secretary", describing.take_usual, agency_id=office.agency.pk)

        with pytest.raises(ValidationError, match="đã có đủ"):
            office.does("secretary", describing.take_usual, agency_id=office.agency.pk)

        assert len(seen(office)) == 9


class TestTheDocumentsOfAProcess:
    def document(self, office, title="Quy trình một cửa"):
        with every_agency(reason="a test arranges"):
            return make_document(office.agency, title, "EFFECTIVE").document

    def choose(self, office, process, *chosen, reason=""):
        return office.does(
            "chief",
            describing.document_process,
            process=process,
            documents=list(chosen),
            no_document_reason=reason,
        )

    def test_neither_a_document_nor_a_reason_is_refused(self, office):
        with pytest.raises(ValidationError, match="không cần tài liệu"):
            self.choose(office, office.process("C1"))

    def test_a_document_makes_the_reason_needless(self, office):
        process = self.choose(office, office.process("C1"), reason="Việc đơn giản")
        process = self.choose(office, process, self.document(office), reason="Việc đơn giản")

        assert (len(process.documents), process.no_document_reason) == (1, "")

    def test_a_document_of_another_agency_is_refused(self, office):
        foreign = self.document(Office())

        with pytest.raises(ValidationError, match="Chọn tài liệu của cơ quan"):
            self.choose(office, office.process("C1"), foreign)


def test_every_change_is_in_the_trail(office):
    process = office.process("C1")
    connected = office.connect(process, ("OUT", "Kết quả", None))
    retire(office, connected)

    rows = AuditEvent.objects.filter(target_id=str(process.public_id)).order_by("pk")

    assert [row.action for row in rows] == ["process.begin", "process.connect", "process.retire"]
    assert rows[0].at == MONDAY
