"""Two people fill one report: fields meet, never whole pages; nothing typed is lost (P6, F8)."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from tests.factories import assign, employ, make_person
from thuan.domains.oversight.reporting.models import SectionPresence
from thuan.domains.oversight.reporting.selectors.presence import others_here, present
from thuan.domains.oversight.reporting.services.saving import Turn, note_presence, save_fields
from thuan.kernel.audittrail.models import AuditEvent
from thuan.kernel.tenancy.scope import every_agency
from thuan.kernel.tenancy.writing import lock_alone

SABOTAGES = [
    (
        "src/thuan/domains/oversight/reporting/services/saving.py",
        'stamp["version"] > known:',
        'stamp["version"] > known + 1000:',
    ),
    (
        "src/thuan/domains/oversight/reporting/services/saving.py",
        'if stamp and stamp["by"] != actor.person_id',
        "if stamp",
    ),
    (
        "src/thuan/domains/oversight/reporting/services/saving.py",
        "known = computed(template_of(report), known)",
        "known = {}",
    ),
]
pytestmark = pytest.mark.django_db


@pytest.fixture
def shared(province):
    """The commune's report is begun; a second secretary, Lan, works beside the first."""
    with every_agency(reason="test data"):
        lan = make_person("Nguyễn Thị Lan")
        employ(lan, province.agencies["lotus"])
        assign(lan, "ISO_SEC", province.agencies["lotus"])
    province.people["lan"] = lan
    province.start("lotus")
    return province


def save(province, who, values, base, **more):
    paper = province.paper("lotus")
    return province.act(who, save_fields, paper=paper, values=values, base_version=base, **more)


def kept(province):
    return province.paper("lotus").values


def test_two_people_on_different_fields_never_meet(shared):
    first = save(shared, "lotus_secretary", {"Q.received": 7}, 1)
    second = save(shared, "lan", {"Q.note": "đủ"}, 1)

    assert (first.codes, second.codes) == (("Q.received",), ("Q.note",))
    assert first.conflicts == second.conflicts == ()
    assert kept(shared) == {"Q.received": 7, "Q.note": "đủ"}
    assert (first.paper.version, second.paper.version) == (2, 3)


def test_one_field_of_two_values_is_asked_about_and_the_others_are_saved(shared):
    save(shared, "lan", {"Q.received": 7}, 1)

    saved = save(shared, "lotus_secretary", {"Q.received": 8, "Q.note": "mới"}, 1)

    assert saved.codes == ("Q.note",)
    (conflict,) = saved.conflicts
    assert (conflict.code, conflict.mine, conflict.stored) == ("Q.received", 8, 7)
    assert (conflict.by_id, conflict.at) == (shared.people["lan"].pk, shared.at)
    assert conflict.version == 2
    assert kept(shared) == {"Q.received": 7, "Q.note": "mới"}


def test_who_has_seen_the_other_value_may_keep_his_own(shared):
    save(shared, "lan", {"Q.received": 7}, 1)

    saved = save(shared, "lotus_secretary", {"Q.received": 8}, 1, seen={"Q.received": 2})

    assert (saved.codes, saved.conflicts) == (("Q.received",), ())
    assert kept(shared) == {"Q.received": 8}


def test_what_changed_again_after_the_decision_is_asked_again(shared):
    save(shared, "lan", {"Q.received": 7}, 1)
    save(shared, "lan", {"Q.received": 9}, 2)

    saved = save(shared, "lotus_secretary", {"Q.received": 8}, 1, seen={"Q.received": 2})

    assert [conflict.stored for conflict in saved.conflicts] == [9]
    assert kept(shared) == {"Q.received": 9}


def test_the_same_value_from_both_is_no_conflict(shared):
    save(shared, "lan", {"Q.received": 7}, 1)

    saved = save(shared, "lotus_secretary", {"Q.received": 7}, 1)

    assert (saved.codes, saved.conflicts) == (("Q.received",), ())


def test_ones_own_earlier_save_is_no_conflict(shared):
    save(shared, "lotus_secretary", {"Q.received": 7}, 1)

    saved = save(shared, "lotus_secretary", {"Q.received": 8}, 1)

    assert saved.conflicts == ()
    assert kept(shared) == {"Q.received": 8}


def test_the_same_save_after_a_lost_answer_changes_nothing(shared):
    once = save(shared, "lotus_secretary", {"Q.received": 7}, 1)
    stamps = shared.paper("lotus").stamps

    again = save(shared, "lotus_secretary", {"Q.received": 7}, 1)

    assert again.codes == once.codes == ("Q.received",)
    assert again.paper.version == once.paper.version == 2
    assert shared.paper("lotus").stamps == stamps


def test_a_save_overtaken_by_a_later_one_of_its_page_changes_nothing(shared):
    save(shared, "lotus_secretary", {"Q.received": 12}, 1, turn=Turn("p", 2))

    late = save(shared, "lotus_secretary", {"Q.received": 1}, 1, turn=Turn("p", 1))

    assert late.codes == ("Q.received",)
    assert kept(shared) == {"Q.received": 12}


def test_a_field_is_emptied_by_none_and_that_too_is_a_change(shared):
    save(shared, "lan", {"Q.note": "cũ"}, 1)
    save(shared, "lan", {"Q.note": None}, 1)

    saved = save(shared, "lotus_secretary", {"Q.note": "mới"}, 2)

    assert kept(shared) == {}
    assert [conflict.stored for conflict in saved.conflicts] == [None]


def test_a_figure_that_cannot_be_is_refused_alone(shared):
    saved = save(shared, "lotus_secretary", {"Q.received": 7, "Q.note": "đủ"}, 1)
    assert saved.refused == {}

    saved = save(shared, "lotus_secretary", {"Q.on_time": 8, "Q.note": "xong"}, 1)

    assert saved.refused == {"Q.on_time": "Đúng hạn (8) lớn hơn đã nhận (7)."}
    assert saved.codes == ("Q.note",)
    assert kept(shared) == {"Q.received": 7, "Q.note": "xong"}


def test_figures_that_fit_only_together_are_saved_together(shared):
    save(shared, "lotus_secretary", {"Q.received": 7, "Q.on_time": 6}, 1)

    saved = save(shared, "lotus_secretary", {"Q.received": 3, "Q.on_time": 2}, 1)

    assert (set(saved.codes), saved.refused) == ({"Q.received", "Q.on_time"}, {})
    assert kept(shared) == {"Q.received": 3, "Q.on_time": 2}


def test_saving_leaves_no_event_and_makes_its_author_the_preparer(shared):
    before = AuditEvent.objects.count()

    save(shared, "lan", {"Q.received": 7}, 1)

    assert AuditEvent.objects.count() == before
    stamp = shared.paper("lotus").stamps["Q.received"]
    assert stamp == {"version": 2, "by": shared.people["lan"].pk, "at": shared.at.isoformat()}


def test_a_report_at_another_step_takes_no_more_figures(shared):
    shared.save("lotus")
    shared.hand_in("lotus")

    with pytest.raises(ValidationError, match="ở bước khác"):
        save(shared, "lotus_secretary", {"Q.received": 7}, 1)


@pytest.mark.parametrize("who", ["bamboo_secretary", "lotus_head", "officer"])
def test_whoever_does_not_prepare_saves_nothing(shared, who):
    with pytest.raises(PermissionDenied):
        save(shared, who, {"Q.received": 7}, 1)
    assert kept(shared) == {}


class TestPresence:
    def note(self, province, who, at, section="I"):
        report = province.report("lotus")
        province.act(who, note_presence, at=at, report=report, section=section)

    def seen_by(self, province, who, at, section="I"):
        report = province.report("lotus")
        with every_agency(reason="a test looks"):
            return others_here(present(report), section, province.actor(who, at), at)

    def test_the_other_is_told_for_two_minutes_and_oneself_never(self, shared):
        at = shared.at
        self.note(shared, "lan", at)

        soon, late = at + dt.timedelta(seconds=119), at + dt.timedelta(seconds=120)
        assert self.seen_by(shared, "lotus_secretary", soon) == ["Nguyễn Thị Lan"]
        assert self.seen_by(shared, "lotus_secretary", late) == []
        assert self.seen_by(shared, "lan", soon) == []
        assert self.seen_by(shared, "lotus_secretary", soon, "II") == []

    def test_there_is_one_row_a_person_and_it_follows_her(self, shared):
        at = shared.at
        self.note(shared, "lan", at)
        self.note(shared, "lan", at + dt.timedelta(seconds=10))
        self.note(shared, "lan", at + dt.timedelta(seconds=20), "II")

        with every_agency(reason="a test looks"):
            (row,) = SectionPresence.objects.all()
        assert (row.section, row.seen_at, row.version) == ("II", at + dt.timedelta(seconds=20), 2)

    def test_opening_a_part_is_not_yet_preparing_and_another_agency_cannot(self, shared):
        before = AuditEvent.objects.count()
        self.note(shared, "lan", shared.at)

        assert AuditEvent.objects.count() == before
        with pytest.raises(PermissionDenied):
            self.note(shared, "bamboo_secretary", shared.at)


def test_a_row_locked_alone_is_as_now_and_keeps_what_it_refers_to(
    shared, django_assert_num_queries
):
    paper = shared.paper("lotus")
    with every_agency(reason="a test looks"):
        report = paper.report
        save(shared, "lotus_secretary", {"Q.received": 7}, 1)

        with django_assert_num_queries(1):
            now = lock_alone(paper)
            assert now.values == {"Q.received": 7}
            assert now.report is report
