"""The yearly review of the map, knowledge that goes stale, and what is asked of whom."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from tests.factories.processes import MONDAY, Office
from thuan.domains.system.processes.content import read_sheets
from thuan.domains.system.processes.selectors.knowledge import is_stale, knowledge
from thuan.domains.system.processes.selectors.processes import review_due, reviews
from thuan.domains.system.processes.services import describing, knowing, reviewing
from thuan.domains.system.processes.tasks import process_tasks
from thuan.kernel.calendar.clock import ICT
from thuan.kernel.tenancy.scope import entered

pytestmark = pytest.mark.django_db


def on(day: dt.date) -> dt.datetime:
    return dt.datetime(day.year, day.month, day.day, 8, tzinfo=ICT)


def review(office, at=MONDAY, by="manager", conclusion="Còn đúng với cơ cấu."):
    return office.does(
        by, reviewing.review_map, at, agency_id=office.agency.pk, conclusion=conclusion
    )


def standing(office):
    actor = office.actor("lan")
    with entered(actor.scope()):
        return reviews(actor, office.agency.pk)


def asked(office, name, at):
    actor = office.actor(name, at)
    with entered(actor.scope()):
        return [(str(task.title), task.due) for task in process_tasks(actor, at)]


class TestTheReview:
    def test_keeps_the_map_as_it_stood(self, office):
        first, second = office.process("C1"), office.process("C2")
        office.connect(first, ("OUT", "Hồ sơ", second))
        done = review(office)
        office.does("chief", describing.describe_process, process=second, sets={"name": "Tên mới"})

        kept = read_sheets(done.sheets)

        assert [(one.code, one.name) for one in kept] == [
            ("C1", "Quá trình C1"),
            ("C2", "Quá trình C2"),
        ]
        assert kept[0].flows[0].process == str(second.public_id)

    def test_an_empty_map_has_nothing_to_review(self, office):
        with pytest.raises(ValidationError, match="chưa có quá trình"):
            review(office)

    def test_wants_a_conclusion(self, office):
        office.process("C1")

        with pytest.raises(ValidationError, match="Ghi kết luận"):
            review(office, conclusion=" ")

    def test_belongs_to_the_manager_and_the_head_not_to_the_secretary(self, office):
        office.process("C1")

        review(office, by="head")
        with pytest.raises(PermissionDenied):
            review(office, by="secretary")

        assert len(standing(office)) == 1

    def test_taken_back_it_counts_no_more(self, office):
        office.process("C1")
        done = review(office)

        office.does("manager", reviewing.void_review, review=done, comment="Ghi nhầm năm")

        assert standing(office) == []

    def test_is_due_again_on_the_365th_day(self, office):
        office.process("C1")
        done = review(office)

        assert not review_due(done, dt.date(2023, 3, 6))
        assert review_due(done, dt.date(2023, 3, 7))
        assert review_due(None, dt.date(2022, 3, 7))


class TestWhatIsAsked:
    def test_the_manager_is_asked_a_year_after_the_first_process(self, office):
        office.process("C1")

        before = asked(office, "manager", on(dt.date(2023, 3, 6)))
        after = asked(office, "manager", on(dt.date(2023, 3, 7)))

        assert before == []
        assert after == [("Xem xét sơ đồ quá trình", dt.date(2023, 3, 7))]

    def test_a_review_puts_it_off_by_a_year(self, office):
        office.process("C1")
        review(office, on(dt.date(2022, 12, 1)))

        assert asked(office, "head", on(dt.date(2023, 11, 30))) == []
        assert len(asked(office, "head", on(dt.date(2023, 12, 1)))) == 1

    def test_without_a_map_nobody_is_asked(self, office):
        assert asked(office, "manager", on(dt.date(2030, 1, 7))) == []

    def test_a_check_is_asked_of_who_keeps_instruments_thirty_days_ahead(self, office):
        instrument = office.instrument(months=1)
        office.check(instrument, dt.date(2022, 3, 7))

        wanted = [(f"Kiểm phương tiện đo “{instrument}”", dt.date(2022, 4, 7))]

        assert asked(office, "lan", on(dt.date(2022, 3, 7))) == []
        assert asked(office, "lan", on(dt.date(2022, 3, 8))) == wanted
        assert asked(office, "clerk", on(dt.date(2022, 3, 8))) == []

    def test_another_agency_is_asked_nothing(self, office):
        office.instrument()
        office.process("C1")

        assert asked(Office(), "manager", on(dt.date(2024, 1, 8))) == []


class TestKnowledge:
    def note(self, office, at=MONDAY, **words):
        sets = {"title": "Đầu mối", "kind": "LESSON", "content": "Gọi trước.", **words}
        return office.does(
            "clerk", knowing.note_knowledge, at, agency_id=office.agency.pk, sets=sets
        )

    def test_goes_stale_after_two_years_without_a_word(self, office):
        item = self.note(office)

        assert not is_stale(item, dt.date(2024, 3, 5))
        assert is_stale(item, dt.date(2024, 3, 6))

    def test_confirmed_it_holds_two_years_more(self, office):
        item = self.note(office)

        later = office.does("clerk", knowing.confirm_knowledge, on(dt.date(2024, 3, 6)), item=item)

        assert later.confirmed_on == dt.date(2024, 3, 6)
        assert not is_stale(later, dt.date(2026, 3, 5))

    def test_what_is_no_longer_true_is_read_but_not_changed(self, office):
        item = self.note(office)
        office.does("lan", knowing.retire_knowledge, item=item, comment="Đơn vị đã giải thể")

        with pytest.raises(ValidationError, match="không còn đúng"):
            office.does("lan", knowing.confirm_knowledge, item=item)
        actor = office.actor("lan")
        with entered(actor.scope()):
            assert knowledge(actor).count() == 1

    def test_wants_a_title_and_words(self, office):
        with pytest.raises(ValidationError, match="Ghi tên và nội dung"):
            self.note(office, content=" ")
