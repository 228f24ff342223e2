"""Chasing a report: contacts, reminders, letters, the late list, looking as an agency."""

from __future__ import annotations

import datetime as dt
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse

from tests.domains.oversight.reporting.conftest import press, words
from tests.factories import make_user
from tests.factories.reporting import DEADLINE, secret_word
from thuan.domains.oversight.reporting.enums import Channel
from thuan.domains.oversight.reporting.jobs import remind as remind_job
from thuan.domains.oversight.reporting.models import ContactNote, ReminderLetter
from thuan.domains.oversight.reporting.selectors import chasing, reminding
from thuan.domains.oversight.reporting.selectors.lateness import late_list
from thuan.domains.oversight.reporting.selectors.tracking import Wish, wished
from thuan.domains.oversight.reporting.services.chasing import look_as_agency, note_contact
from thuan.domains.oversight.reporting.services.letters import draft_letter, issue_letter
from thuan.domains.oversight.reporting.services.reminding import queue_reminders, remind_agencies
from thuan.kernel.accesslog.models import AccessRecord
from thuan.kernel.audittrail.models import AuditEvent
from thuan.kernel.calendar import clock
from thuan.kernel.calendar.clock import ICT
from thuan.kernel.duties.models import Reminder
from thuan.kernel.jobs.models import JobRun
from thuan.kernel.notifications.models import Notice
from thuan.kernel.tenancy.scope import entered, every_agency
from thuan.kernel.workflow.machine import IllegalTransition

SABOTAGES = [
    (
        "src/thuan/domains/oversight/reporting/selectors/reminding.py",
        "if x.agency_id not in today and x.agency_id in reached",
        "if x.agency_id in reached",
    ),
    (
        "src/thuan/domains/oversight/reporting/selectors/lateness.py",
        "first_submitted_at__lte=as_of",
        "first_submitted_at__isnull=False",
    ),
    (
        "src/thuan/domains/oversight/reporting/selectors/looking.py",
        "person_id=actor.person_id,",
        "",
    ),
    (
        "src/thuan/domains/oversight/reporting/selectors/chasing.py",
        "return promised if promised.promised_on < business_day(at) else None",
        "return promised if promised.promised_on <= business_day(at) else None",
    ),
]
pytestmark = pytest.mark.django_db
AFTER = DEADLINE + dt.timedelta(hours=8)
LATER = DEADLINE + dt.timedelta(days=2, hours=9)
CALL = {
    "channel": Channel.PHONE,
    "spoke_with": "Trần Thị Hoa, thư ký ISO",
    "words": "Đang chờ số liệu một cửa.",
}


def read(province, who, selector, *arguments, at=AFTER):
    actor = province.actor(who, at)
    with entered(actor.scope()):
        return selector(actor, *arguments)


def entry(province, agency, who="officer"):
    rows = read(province, who, lambda actor: list(wished(actor, province.cycle, Wish())))
    return next(row.pk for row in rows if row.agency_id == province.agencies[agency].pk)


def call(province, agency, who="officer", **more):
    facts = {"at": AFTER, **CALL, **more}
    agency_id = province.agencies[agency].pk
    return province.act(who, note_contact, cycle=province.cycle, agency_id=agency_id, **facts)


def remind(province, *agencies, who="officer", at=AFTER):
    """One round; gives what it wrote down about itself."""
    entries, token = tuple(entry(province, one) for one in agencies), uuid4()
    facts = {"cycle": province.cycle, "entries": entries, "token": token}
    province.act(who, remind_agencies, at=at, **facts)
    events = read(province, who, reminding.round_events, province.cycle, token, at=at)
    return reminding.outcome(events)


class TestContacts:
    def test_a_contact_is_about_a_report_that_has_not_come_and_the_agency_reads_it(self, province):
        call(province, "lotus", promised_on=dt.date(2022, 10, 20))

        def seen(actor):
            return list(chasing.contacts_of(province.cycle, province.agencies["lotus"].pk))

        mine = read(province, "lotus_secretary", seen)
        assert [(note.words, note.promised_on) for note in mine] == [
            ("Đang chờ số liệu một cửa.", dt.date(2022, 10, 20))
        ]
        assert read(province, "bamboo_secretary", seen) == []
        assert AuditEvent.objects.filter(action="contact_note.write").count() == 1

    def test_a_promise_of_yesterday_is_refused(self, province):
        with pytest.raises(ValidationError, match="từ hôm nay trở đi"):
            call(province, "lotus", promised_on=dt.date(2022, 10, 15))

    def test_the_district_writes_about_its_own_communes_alone(self, province):
        call(province, "lotus", who="coordinator")

        with pytest.raises(PermissionDenied):
            call(province, "bamboo", who="coordinator")

    @pytest.mark.parametrize("who", ["lotus_secretary", "director", "checker"])
    def test_others_write_no_contact(self, province, who):
        with pytest.raises(PermissionDenied):
            call(province, "lotus", who=who)

    def test_a_promise_that_has_passed_and_a_week_of_silence_are_found(self, province):
        call(province, "lotus", promised_on=dt.date(2022, 10, 17))

        def names(actor, chase):
            return {row.code for row in wished(actor, province.cycle, Wish(chase=chase))}

        assert read(province, "officer", names, "hen-qua") == set()
        assert read(province, "officer", names, "hen-qua", at=LATER) == {"XHS"}
        assert read(province, "officer", names, "chua-lien-he", at=LATER) == {"SKHCN", "XTX"}
        week = AFTER + dt.timedelta(days=7, seconds=1)
        assert "XHS" in read(province, "officer", names, "chua-lien-he", at=week)

    def test_who_has_sent_is_chased_no_more(self, province):
        call(province, "lotus", promised_on=dt.date(2022, 10, 17))
        province.send("lotus", at=AFTER + dt.timedelta(hours=1))

        def names(actor):
            return {row.code for row in wished(actor, province.cycle, Wish(chase="hen-qua"))}

        assert read(province, "officer", names, at=LATER) == set()


class TestPromises:
    """The page for chasing says which promise was not kept."""

    MARK = "Đã qua ngày hẹn, chưa gửi"

    def page(self, province, moment):
        clock.mark_as_demo(moment)
        client = Client()
        client.force_login(make_user(province.people["officer"]))
        place = [province.agencies["lotus"].public_id]
        return client.get(reverse("reporting:chase", args=place)).text

    def test_on_the_promised_day_nothing_is_marked_and_the_day_after_it_is(self, province):
        call(province, "lotus", promised_on=dt.date(2022, 10, 20))

        on_the_day = dt.datetime(2022, 10, 20, 23, 59, tzinfo=ICT)
        assert self.MARK not in self.page(province, on_the_day)
        assert self.page(province, on_the_day + dt.timedelta(minutes=1)).count(self.MARK) == 1

    def test_a_later_promise_takes_the_place_of_the_broken_one(self, province):
        call(province, "lotus", promised_on=dt.date(2022, 10, 17))
        call(province, "lotus", promised_on=dt.date(2022, 10, 25), at=LATER)

        assert self.MARK not in self.page(province, LATER + dt.timedelta(days=2))

    def test_a_report_that_came_breaks_no_promise(self, province):
        call(province, "lotus", promised_on=dt.date(2022, 10, 20))
        province.send("lotus", at=LATER)

        assert self.MARK not in self.page(province, LATER + dt.timedelta(days=9))


class TestReminding:
    def test_each_person_is_reminded_once_and_the_second_round_says_so(self, province):
        first, again = remind(province, "lotus"), remind(province, "lotus", who="colleague")

        assert first.done == ("UBND xã Hoa Sen",)
        assert (again.done, again.already) == ((), ("UBND xã Hoa Sen",))
        # Secretary, representative and head of the one agency.
        assert Reminder.objects.count() == 3
        assert Notice.objects.filter(kind="reporting.reminded_by_hand").count() == 3

    def test_the_next_day_they_may_be_reminded_again(self, province):
        remind(province, "lotus")
        tomorrow = AFTER + dt.timedelta(days=1)

        assert remind(province, "lotus", at=tomorrow).done == ("UBND xã Hoa Sen",)

        def counted(actor):
            agency = province.agencies["lotus"].pk
            return reminding.reminders_of(province.cycle, [agency])[agency]

        told = read(province, "officer", counted)
        assert (told.times, told.last_on) == (2, dt.date(2022, 10, 17))

    def test_who_sent_meanwhile_is_passed_over_and_named(self, province):
        province.send("bamboo")

        done = remind(province, "lotus", "bamboo")

        assert (done.done, done.sent) == (("UBND xã Hoa Sen",), ("UBND xã Tre Xanh",))

    def test_the_district_reminds_its_own_communes_alone(self, province):
        facts = {"cycle": province.cycle, "token": uuid4(), "at": AFTER}
        entries = (entry(province, "lotus"), entry(province, "bamboo"))

        province.act("coordinator", remind_agencies, entries=entries, **facts)

        agencies = set(Reminder.objects.values_list("agency", flat=True))
        assert agencies == {province.agencies["lotus"].pk}

    def test_a_round_over_nobody_is_refused(self, province):
        with pytest.raises(ValidationError, match="Chưa chọn cơ quan nào"):
            remind(province)

    def test_a_long_round_is_a_job_that_repeats_safely(self, province, now):
        entries = (entry(province, "lotus"), entry(province, "bamboo"))
        token = uuid4()
        facts = {"cycle": province.cycle, "entries": entries, "token": token}
        province.act("officer", queue_reminders, at=AFTER, **facts)
        run = JobRun.objects.get(name="reporting.remind")
        arguments = {
            "cycle": province.cycle.pk,
            "person": province.people["officer"].pk,
            "entries": list(entries),
            "token": str(token),
        }

        remind_job(run, **arguments)
        remind_job(run, **arguments)

        assert (run.done, run.total) == (2, 2)
        assert Reminder.objects.count() == 6

    def test_ticked_rows_are_asked_about_before_anything_is_done(self, province, browser):
        officer, address = browser("officer"), reverse("reporting:remind")
        row = str(entry(province, "lotus"))

        asked = press(officer, address, chon=row)

        assert asked.status_code == 200
        assert "Sẽ nhắc 1 cơ quan" in words(asked)
        assert not Reminder.objects.exists()
        form = {"khoa": "k-1", "xac_nhan": "1", "chon": row}
        done, again = officer.post(address, form), officer.post(address, form)
        assert done.status_code == again.status_code == 302
        assert done["Location"] == again["Location"]
        result = words(officer.get(done["Location"]))
        assert "Đã nhắc 1 cơ quan" in result
        assert "UBND xã Hoa Sen" in result
        assert Reminder.objects.count() == 3
        assert browser("colleague").get(done["Location"]).status_code == 404

    def test_all_that_the_filter_shows_may_be_reminded(self, province, browser):
        province.send("dost")

        asked = browser("officer").get(reverse("reporting:remind") + "?gui=chua")

        assert "Sẽ nhắc 2 cơ quan" in words(asked)


class TestLateList:
    def test_the_list_of_a_day_stays_the_list_of_that_day(self, province):
        province.send("dost", at=DEADLINE - dt.timedelta(seconds=1))
        province.send("lotus", at=DEADLINE)
        province.send("bamboo", at=DEADLINE + dt.timedelta(days=1))

        found = read(province, "officer", late_list, province.cycle, AFTER, at=LATER)
        afterwards = read(province, "officer", late_list, province.cycle, LATER, at=LATER)

        assert (found.total, len(found.absent), len(found.late)) == (3, 1, 1)
        assert found.absent[0].code == "XTX"
        assert (found.late[0].code, found.late[0].superior) == ("XHS", "UBND huyện Đồng Lúa")
        assert (len(afterwards.absent), len(afterwards.late)) == (0, 2)

    def test_the_district_sees_its_own_communes_alone(self, province):
        found = read(province, "coordinator", late_list, province.cycle, AFTER)

        assert [one.code for one in found.laggards] == ["XHS"]

    @pytest.mark.parametrize("kind", ["xlsx", "pdf"])
    def test_the_file_is_taken_and_that_is_written_down(self, province, browser, kind):
        address = reverse("reporting:late_list") + f"?xuat={kind}"

        assert browser("officer").get(address).status_code == 200
        purpose = AccessRecord.objects.get().purpose
        assert purpose == f"Xuất danh sách chưa gửi, gửi trễ ({kind})"


class TestLetter:
    def drafted(self, province, at=LATER):
        day = dt.date(2022, 10, 25)
        return province.act("officer", draft_letter, at=at, cycle=province.cycle, new_due_on=day)

    def issued(self, province, letter, **more):
        facts = {"document_no": "1284/SKHCN-TĐC", "document_on": dt.date(2022, 10, 18), **more}
        return province.act("officer", issue_letter, at=LATER, letter=letter, **facts)

    def test_it_goes_to_those_who_had_not_sent_and_stays_so(self, province):
        province.send("dost")
        letter = self.drafted(province)
        province.send("lotus", at=LATER)

        assert [line["code"] for line in letter.recipients] == ["XHS", "XTX"]
        with every_agency(reason="a test looks"):
            kept = ReminderLetter.objects.get()
        assert [line["code"] for line in kept.recipients] == ["XHS", "XTX"]

    def test_before_the_deadline_there_is_no_letter(self, province):
        with pytest.raises(ValidationError, match="chưa hết hạn gửi"):
            self.drafted(province, at=DEADLINE - dt.timedelta(seconds=1))

    def test_issued_it_is_a_contact_of_each_agency_and_its_people_are_told(self, province):
        province.send("dost")
        letter = self.issued(province, self.drafted(province))

        assert letter.state == "ISSUED"
        with every_agency(reason="a test looks"):
            notes = list(ContactNote.objects.order_by("subject_agency__code"))
        assert [note.subject_agency.code for note in notes] == ["XHS", "XTX"]
        assert "1284/SKHCN-TĐC ngày 18/10/2022" in notes[0].words
        assert "trước ngày 25/10/2022" in notes[0].words
        assert Notice.objects.filter(kind="reporting.letter").count() == 4

    def test_it_is_issued_once(self, province):
        letter = self.drafted(province)
        self.issued(province, letter)

        with pytest.raises(IllegalTransition):
            self.issued(province, letter)

    def test_its_date_lies_between_draft_and_today(self, province):
        letter = self.drafted(province)

        with pytest.raises(ValidationError, match="từ ngày lập dự thảo đến hôm nay"):
            self.issued(province, letter, document_on=dt.date(2022, 10, 17))

    @pytest.mark.parametrize("who", ["coordinator", "director", "lotus_head"])
    def test_only_officers_of_the_department_write_it(self, province, who):
        facts = {"cycle": province.cycle, "new_due_on": dt.date(2022, 10, 25)}

        with pytest.raises(PermissionDenied):
            province.act(who, draft_letter, at=LATER, **facts)

    def test_agencies_that_it_names_have_its_paper_and_no_others(self, province, browser):
        province.send("bamboo")
        letter = self.drafted(province)
        address = reverse("reporting:letter_paper", args=[letter.public_id, "docx"])
        assert browser("lotus_head").get(address).status_code == 404
        self.issued(province, letter)

        assert browser("lotus_head").get(address).status_code == 200
        assert browser("bamboo_head").get(address).status_code == 404


class TestLooking:
    def look(self, province, who="officer", **more):
        facts = {"purpose": "Thư ký ISO gọi điện hỏi", "at": AFTER, **more}
        agency_id = province.agencies["lotus"].pk
        return province.act(who, look_as_agency, cycle=province.cycle, agency_id=agency_id, **facts)

    def test_a_look_wants_its_purpose(self, province):
        with pytest.raises(ValidationError, match="Ghi lý do xem"):
            self.look(province, purpose="  ")

    def test_counts_are_shown_and_never_a_value_or_a_word(self, province, browser):
        province.start("lotus")
        province.save("lotus", {"Q.received": 7654321, "Q.note": "lời riêng của xã"})
        officer = browser("officer")
        agency = province.agencies["lotus"].public_id
        asked = reverse("reporting:look_as_agency", args=[agency])

        page = officer.get(press(officer, asked, purpose="Thư ký ISO gọi điện hỏi")["Location"])

        text = words(page)
        assert "Đã có 2/5 mục cần có" in text
        assert "7654321" not in text.replace(".", "")
        assert "lời riêng" not in text
        assert secret_word(province.agencies["lotus"]) not in text
        reading = words(browser("lotus_secretary").get(_report(province)))
        assert "Thư ký ISO gọi điện hỏi" in reading
        assert str(province.people["officer"]) in reading

    def test_a_look_is_open_to_who_asked_for_it(self, province, browser):
        agency = province.agencies["lotus"].public_id
        look = self.look(province, at=province.at)
        address = reverse("reporting:agency_sight", args=[agency, look.pk])

        assert browser("officer").get(address).status_code == 200
        assert browser("colleague").get(address).status_code == 404

    @pytest.mark.parametrize("name", ["chase", "note_contact", "look_as_agency"])
    def test_a_commune_of_another_district_does_not_exist(self, province, browser, name):
        coordinator = browser("coordinator")

        def status(agency):
            args = [province.agencies[agency].public_id]
            return coordinator.get(reverse(f"reporting:{name}", args=args)).status_code

        assert (status("lotus"), status("bamboo")) == (200, 404)


def _report(province):
    return reverse("reporting:report", args=[province.report("lotus").public_id])
