"""The signer's pages: what is signed is what was shown, one press for several, limits (U31–U34)."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from lxml import html

from tests.factories import assign, make_user
from tests.factories.reporting import enrol
from tests.kernel.accounts.codes import code_at
from thuan.domains.oversight.reporting.models import ReportVersion
from thuan.domains.oversight.reporting.services.preparing import return_to_preparer
from thuan.kernel.accounts import factors
from thuan.kernel.accounts.models import User
from thuan.kernel.calendar import clock
from thuan.kernel.tenancy.scope import every_agency

SABOTAGES = [
    (
        "src/thuan/domains/oversight/reporting/services/signing.py",
        "if digest != shown_hash:",
        "if not shown_hash:",
    ),
    (
        "src/thuan/kernel/accounts/confirming.py",
        "if not throttle.claim(name, address):",
        "if not name:",
    ),
]
pytestmark = pytest.mark.django_db
MANY = "reporting:sign_many"


@pytest.fixture
def now(db, at):
    cache.clear()
    clock.mark_as_demo(at)
    return at


def press(client, address, **fields):
    return client.post(address, {"khoa": uuid4().hex, **fields})


def sign_url(report):
    return reverse("reporting:sign", args=[report.public_id])


def page_of(response):
    return html.fromstring(response.content.decode())


def words(response):
    return " ".join(page_of(response).text_content().split())


def spoken(response):
    """The words with a space between neighbours, as a screen shows terms and their answers."""
    return " ".join(" ".join(page_of(response).itertext()).split())


def hidden(response):
    """The hidden fields a browser would send back, but for the key and the token."""
    boxes = page_of(response).xpath("//form[.//input[@name='shown_hash']]//input[@type='hidden']")
    found = {box.get("name"): box.get("value") for box in boxes}
    return {name: found[name] for name in found if name not in {"khoa", "csrfmiddlewaretoken"}}


def wait_for_signature(province, agency, values=None):
    province.start(agency)
    province.save(agency, values)
    province.hand_in(agency)
    return province.report(agency)


def sign_count():
    with every_agency(reason="a test looks"):
        return ReportVersion.objects.count()


def test_the_signing_page_shows_who_what_and_the_fingerprint(province, browser):
    report = wait_for_signature(province, "lotus")

    text = spoken(browser("lotus_head").get(sign_url(report)))

    assert "UBND xã Hoa Sen" in text
    assert f"Người soạn {province.people['lotus_secretary']}" in text
    assert f"Dấu vân nội dung {province.shown_hash('lotus')[:12]}" in text
    assert "Mục Q.received 10" in text
    assert "Chưa có số liệu năm trước." in text
    assert "Trả lại người soạn" in text


def test_changed_between_showing_and_signing_is_refused_field_by_field(province, browser):
    report, head = wait_for_signature(province, "lotus"), browser("lotus_head")
    shown = hidden(head.get(sign_url(report)))
    province.on("lotus", return_to_preparer, "qmr", comment="Sửa số đã nhận")
    province.save("lotus", {"Q.received": 12})
    province.hand_in("lotus")

    refused = press(head, sign_url(report), password="bimat", **shown)

    text = spoken(refused)
    assert refused.status_code in {409, 422}
    assert "1 mục đã thay đổi sau khi trang này mở ra" in text
    assert "Mục Q.received 10 → 12" in text
    assert sign_count() == 0
    again = press(head, sign_url(report), password="bimat", **hidden(refused))
    assert again.status_code == 302
    with every_agency(reason="a test looks"):
        assert ReportVersion.objects.get().content["values"]["Q.received"] == 12


def test_the_old_fingerprint_alone_is_refused(province, browser):
    report = wait_for_signature(province, "lotus")

    answer = press(
        browser("lotus_head"),
        sign_url(report),
        password="bimat",
        shown_hash="0" * 64,
        phien_ban=report.version,
    )

    assert (answer.status_code, sign_count()) == (422, 0)
    assert "Nội dung đã thay đổi" in words(answer)


def test_pressed_twice_with_one_key_it_is_signed_once(province, browser):
    report, head = wait_for_signature(province, "lotus"), browser("lotus_head")
    form = {"khoa": "k-1", "password": "bimat", **hidden(head.get(sign_url(report)))}

    first, again = head.post(sign_url(report), form), head.post(sign_url(report), form)

    assert (first.status_code, again.status_code, sign_count()) == (302, 302, 1)


def test_a_confirmation_does_not_sign_another_time(province, browser):
    report, head = wait_for_signature(province, "lotus"), browser("lotus_head")
    form = {"password": "bimat", **hidden(head.get(sign_url(report)))}
    press(head, sign_url(report), **form)

    replayed = press(head, sign_url(report), **form)

    assert replayed.status_code in {409, 422}
    assert sign_count() == 1


def test_wrong_passwords_are_counted_and_then_the_right_one_is_not_taken(
    province, browser, settings
):
    settings.LOGIN_FAILURES = 3
    report, head = wait_for_signature(province, "lotus"), browser("lotus_head")
    shown = hidden(head.get(sign_url(report)))

    for _ in range(3):
        wrong = press(head, sign_url(report), password="sai", **shown)
        assert (wrong.status_code, "Mật khẩu chưa đúng" in words(wrong)) == (422, True)
    locked = press(head, sign_url(report), password="bimat", **shown)

    assert locked.status_code == 422
    assert "tạm dừng nhận" in words(locked)
    assert sign_count() == 0


def test_a_right_password_forgets_the_wrong_ones(province, browser, settings):
    settings.LOGIN_FAILURES = 3
    report, head = wait_for_signature(province, "lotus"), browser("lotus_head")
    shown = hidden(head.get(sign_url(report)))

    for _ in range(2):
        press(head, sign_url(report), password="sai", **shown)

    assert press(head, sign_url(report), password="bimat", **shown).status_code == 302


def second_factor(settings, head):
    """The signer as he is after log-in with an app; gives the secret of the app."""
    settings.SECOND_FACTOR = True
    user = User.objects.get(pk=head.session["_auth_user_id"])
    secret = factors.new_secret()
    factors.add_app(user, secret, 0)
    held = head.session
    held["factor_at"] = clock.real_now().timestamp()
    held.save()
    return secret


def app_code(secret, steps=0):
    return code_at(secret, clock.real_now().timestamp() + 30 * steps)


class TestWithASecondFactor:
    def test_the_password_no_longer_signs_and_a_fresh_code_does(self, province, browser, settings):
        report, head = wait_for_signature(province, "lotus"), browser("lotus_head")
        secret = second_factor(settings, head)
        page = head.get(sign_url(report))
        shown = hidden(page)

        by_password = press(head, sign_url(report), password="bimat", **shown)
        by_code = press(head, sign_url(report), code=app_code(secret), **shown)

        assert "Mã xác thực của người ký" in words(page)
        assert 'name="password"' not in page.content.decode()
        assert (by_password.status_code, by_code.status_code) == (422, 302)
        assert sign_count() == 1

    def test_pressed_twice_with_one_key_it_is_signed_once(self, province, browser, settings):
        report, head = wait_for_signature(province, "lotus"), browser("lotus_head")
        code = app_code(second_factor(settings, head))
        form = {"khoa": "k-1", "code": code, **hidden(head.get(sign_url(report)))}

        first, again = head.post(sign_url(report), form), head.post(sign_url(report), form)

        assert (first.status_code, again.status_code, sign_count()) == (302, 302, 1)

    def test_a_code_that_was_used_confirms_no_other_press(self, province, browser, settings):
        report, head = wait_for_signature(province, "lotus"), browser("lotus_head")
        code = app_code(second_factor(settings, head))
        shown = hidden(head.get(sign_url(report)))
        press(head, sign_url(report), code=code, **{**shown, "shown_hash": "0" * 64})

        again = press(head, sign_url(report), code=code, **shown)

        assert again.status_code == 422
        assert "đã dùng rồi" in words(again)
        assert sign_count() == 0

    def test_a_recovery_code_signs_once(self, province, browser, settings):
        report, head = wait_for_signature(province, "lotus"), browser("lotus_head")
        second_factor(settings, head)
        user = User.objects.get(pk=head.session["_auth_user_id"])
        [code, *_rest] = factors.new_recovery_codes(user)
        shown = hidden(head.get(sign_url(report)))

        assert press(head, sign_url(report), code=code, **shown).status_code == 302
        assert factors.codes_left(user) == 9


class TestSeveral:
    def ticks(self, client):
        page = page_of(client.get(reverse(MANY)))
        return page.xpath("//input[@name='reports']/@value")

    @pytest.fixture
    def head_of_two(self, province, browser):
        assign(province.people["lotus_head"], "HEAD", province.agencies["bamboo"])
        for agency in ("lotus", "bamboo"):
            wait_for_signature(province, agency)
        return browser("lotus_head")

    def test_the_reports_of_every_agency_stand_there_by_name(self, head_of_two):
        text = words(head_of_two.get(reverse(MANY)))

        assert len(self.ticks(head_of_two)) == 2
        assert "UBND xã Hoa Sen" in text
        assert "UBND xã Tre Xanh" in text

    def test_a_head_sees_only_what_waits_for_him(self, province, browser):
        wait_for_signature(province, "lotus")
        wait_for_signature(province, "bamboo")

        text = words(browser("bamboo_head").get(reverse(MANY)))

        assert "UBND xã Tre Xanh" in text
        assert "UBND xã Hoa Sen" not in text

    def test_one_factor_and_one_press_sign_all_that_are_ticked(self, province, head_of_two):
        done = press(head_of_two, reverse(MANY), reports=self.ticks(head_of_two), password="bimat")

        assert done.status_code == 302
        assert "Đã ký 2/2 báo cáo đã chọn." in words(head_of_two.get(done["Location"]))
        assert {province.report(a).state for a in ("lotus", "bamboo")} == {"SIGNED"}

    def test_what_changed_is_not_signed_and_the_rest_is(self, province, head_of_two):
        ticked = self.ticks(head_of_two)
        province.on("bamboo", return_to_preparer, "qmr", comment="Sửa")
        province.save("bamboo", {"Q.received": 99})
        province.hand_in("bamboo")

        done = press(head_of_two, reverse(MANY), reports=ticked, password="bimat")

        text = words(head_of_two.get(done["Location"]))
        assert "Đã ký 1/2 báo cáo đã chọn." in text
        assert "UBND xã Tre Xanh, báo cáo năm 2022: chưa ký. Nội dung đã thay đổi" in text
        assert province.report("lotus").state == "SIGNED"
        assert province.report("bamboo").state == "INTERNAL_REVIEW"

    def test_signed_already_is_told(self, province, head_of_two):
        ticked = self.ticks(head_of_two)
        province.sign("lotus")

        done = press(head_of_two, reverse(MANY), reports=ticked, password="bimat")

        text = words(head_of_two.get(done["Location"]))
        assert "UBND xã Hoa Sen, báo cáo năm 2022: chưa ký. Đã được ký trước đó: bản 1" in text
        assert sign_count() == 2

    def test_a_guessed_report_of_the_neighbour_is_not_signed(self, province, browser):
        wait_for_signature(province, "bamboo")
        wait_for_signature(province, "lotus")
        stolen = f"{province.report('bamboo').public_id}:{province.shown_hash('bamboo')}"
        head = browser("lotus_head")

        done = press(head, reverse(MANY), reports=[stolen, "khong-phai"], password="bimat")

        assert "Đã ký 0/2 báo cáo đã chọn." in words(head.get(done["Location"]))
        assert "Tre Xanh" not in words(head.get(done["Location"]))
        assert sign_count() == 0

    def test_a_wrong_password_signs_nothing_and_keeps_the_ticks(self, head_of_two):
        ticked = self.ticks(head_of_two)[:1]

        answer = press(head_of_two, reverse(MANY), reports=ticked, password="sai")

        assert (answer.status_code, sign_count()) == (422, 0)
        kept = page_of(answer).xpath("//input[@name='reports'][@checked]/@value")
        assert kept == ticked

    def test_without_a_tick_no_try_of_the_password_is_spent(self, head_of_two, settings):
        settings.LOGIN_FAILURES = 1

        answer = press(head_of_two, reverse(MANY), password="sai")
        done = press(head_of_two, reverse(MANY), reports=self.ticks(head_of_two), password="bimat")

        assert (answer.status_code, done.status_code) == (422, 302)
        assert "Chưa chọn báo cáo nào" in words(answer)

    def test_with_nothing_waiting_it_says_so(self, province, browser):
        assert "Không có báo cáo nào chờ ký." in words(browser("lotus_head").get(reverse(MANY)))

    @pytest.mark.parametrize("more", [1, 5])
    def test_it_costs_the_same_for_one_and_for_five(
        self, drafted, now, more, django_assert_num_queries
    ):
        with every_agency(reason="test data"):
            keys = [enrol(drafted, f"UBND xã Số {n}", f"N{n}") for n in range(more)]
            for key in keys:
                assign(drafted.people["lotus_head"], "HEAD", drafted.agencies[key])
        drafted.open_cycle()
        for key in keys:
            wait_for_signature(drafted, key)
        client = Client()
        client.force_login(make_user(drafted.people["lotus_head"]))
        client.get(reverse(MANY))

        with django_assert_num_queries(15):
            answer = client.get(reverse(MANY))
        assert answer.status_code == 200
