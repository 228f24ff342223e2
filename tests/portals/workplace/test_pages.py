"""The first page, the switch of agencies, the language, help and search, as a browser asks."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories import make_person, make_user
from tests.portals.workplace.world import IN_TIME, Province, province
from thuan.kernel.calendar.clock import mark_as_demo
from thuan.kernel.tenancy.scope import entered
from thuan.kernel.ui.duty_tasks import duty_tasks as reporting_tasks
from thuan.kernel.ui.frame import PLUGS
from thuan.kernel.ui.tasks import TASKS, Task, register_tasks

pytestmark = pytest.mark.django_db


@pytest.fixture
def season(db: None, settings) -> Province:
    mark_as_demo(IN_TIME)
    return province(5)


def browser(season: Province, name: str) -> Client:
    client = Client()
    client.force_login(season.user(name))
    return client


def page(client: Client, address: str = "/") -> str:
    answer = client.get(address)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def test_a_visitor_goes_to_the_log_in(db):
    assert Client().get("/").status_code == 302


def test_the_first_page_shows_the_task_with_its_deadline_in_words(season):
    shown = page(browser(season, "secretary 0"))

    assert "Bắt đầu báo cáo năm 2022" in shown
    assert "còn 4 ngày làm việc, đến hết ngày 15/10/2022 (24 giờ 00)" in shown
    assert "Tuần này (1)" in shown


def test_somebody_with_nothing_to_do_is_told_what_comes_next(season):
    shown = page(browser(season, "head 0"))

    assert "Hôm nay không có việc nào chờ." in shown


def test_a_secretary_who_has_sent_is_told_of_next_year(season):
    season.send(0, IN_TIME)

    shown = page(browser(season, "secretary 0"))

    assert "Việc kế tiếp hệ thống sẽ hỏi: Soạn báo cáo năm 2023" in shown
    assert "hạn gửi thường lệ: 15/10/2023." in shown


def test_the_province_sees_its_figure_with_what_it_is_out_of(season):
    season.send(0, IN_TIME)
    season.send(1, IN_TIME)

    shown = page(browser(season, "officer"))

    assert "<strong>2/5</strong> cơ quan gửi báo cáo đúng hạn" in shown
    assert "(40,00\u00a0%), chưa có số liệu: 0, tính đến 10/10/2022" in shown
    assert "0 gửi trễ, 3 chưa gửi; chờ kiểm tra 2." in shown
    assert 'href="/bao-cao/theo-doi/?nam=2022&amp;tim=XA00"' in shown


@pytest.mark.parametrize(
    ("role", "said"),
    [
        ("DOHA", "Vai trò này không có bước nào trong báo cáo năm"),
        ("SYS_ADMIN", "Việc kế tiếp hệ thống sẽ hỏi: Xem thư chưa gửi được và gửi lại"),
    ],
)
def test_people_without_business_rights_get_links_and_no_figures(season, role, said):
    season.person("guest", role, season.office, reach="ALL")

    shown = page(browser(season, "guest"))

    assert said in shown
    assert reverse("agencies:register") in shown
    assert "cơ quan gửi báo cáo đúng hạn" not in shown


def test_a_person_without_a_role_learns_who_gives_one(season):
    client = Client()
    client.force_login(make_user(make_person("Chưa có vai trò")))

    assert "Tài khoản này chưa được giao vai trò nào." in page(client)


@pytest.fixture
def four_more(db: None):
    """A domain that offers four tasks to everybody."""

    def four_tasks(actor, at):
        return [Task(f"Việc số {n}", "/", at) for n in range(4)]

    register_tasks(four_tasks)
    yield
    TASKS.remove(f"{four_tasks.__module__}.{four_tasks.__qualname__}")


@pytest.fixture
def budget(season):
    """Statements of the first page for a secretary with one report under way."""
    season.start(0, IN_TIME, {"A.in": 1})
    client = browser(season, "secretary 0")
    page(client)
    return client


def test_the_first_page_with_one_task_keeps_its_budget(budget, django_assert_num_queries):
    with django_assert_num_queries(20):
        shown = page(budget)

    assert shown.count('class="ten-viec"') == 1


def test_the_first_page_with_five_tasks_keeps_the_same_budget(
    budget, four_more, django_assert_num_queries
):
    with django_assert_num_queries(20):
        shown = page(budget)

    assert shown.count('class="ten-viec"') == 5


@pytest.mark.parametrize("agencies", [1, 5])
def test_reporting_asks_the_same_for_one_and_for_five_reports(
    season, agencies, django_assert_num_queries
):
    for number in range(agencies):
        season.start(number, IN_TIME, {"A.in": 1})
        if number:
            season.person("secretary 0", "ISO_SEC", season.communes[number])
    actor = season.actor("secretary 0", IN_TIME)

    with entered(actor.scope()):
        reporting_tasks(actor, IN_TIME)
        with django_assert_num_queries(4):
            found = reporting_tasks(actor, IN_TIME)

    assert len(found) == agencies


def test_whoever_serves_two_agencies_acts_for_one_at_a_time(season):
    season.person("secretary 0", "ISO_SEC", season.communes[1])
    client = browser(season, "secretary 0")

    first = page(client)
    client.post(reverse("workplace:switch", args=[season.communes[1].public_id]))
    second = page(client)

    assert f"<span>{season.communes[0].name}</span>" in first
    assert f"<span>{season.communes[1].name}</span>" in second
    assert str(season.report(0).public_id) in first
    assert str(season.report(0).public_id) not in second


def test_nobody_switches_to_an_agency_he_does_not_serve(season):
    client = browser(season, "secretary 0")

    answer = client.post(reverse("workplace:switch", args=[season.communes[1].public_id]))

    assert answer.status_code == 404
    assert str(season.report(0).public_id) in page(client)


def test_the_demonstration_says_so_on_every_page(season):
    assert "Bản trình diễn: dữ liệu minh họa" in page(browser(season, "secretary 0"))
    assert PLUGS.is_demo is not None


def test_a_page_speaks_vietnamese_until_another_language_is_chosen(season):
    client = browser(season, "secretary 0")

    before = client.get("/", headers={"Accept-Language": "en"}).content.decode()
    client.post(reverse("workplace:language"), {"language": "en", "next": "/"})
    after = page(client)

    assert '<html lang="vi">' in before
    assert '<html lang="en">' in after


def test_help_opens_on_the_topic_of_the_page_one_came_from(season):
    client = browser(season, "officer")

    assert f"{reverse('workplace:help')}?trang=reporting%3Atracking" in page(
        client, reverse("reporting:tracking")
    )
    explained = page(client, "/tro-giup/?trang=reporting:tracking")
    steps = page(client, "/tro-giup/?trang=theo-doi&cach=tung-buoc")

    assert "Mỗi ô vuông là một cơ quan" in explained
    assert "<li>Bấm một ô vuông để xem dòng của cơ quan đó.</li>" in steps


def test_help_is_open_to_whoever_cannot_log_in(db):
    assert "Quên mật khẩu" in page(Client(), "/tro-giup/?trang=dang-nhap&cach=tung-buoc")


def test_search_finds_without_accents_and_groups_by_kind(season):
    season.send(0, IN_TIME)

    shown = page(browser(season, "officer"), "/tim-kiem/?q=an+binh")

    assert "UBND xã An Bình" in shown
    assert "Báo cáo năm 2022, UBND xã An Bình" in shown
    assert 'value="an binh"' in shown
    assert "Bắc Sơn" not in shown


def test_search_reads_words_from_their_beginning(season):
    """ "an" is the beginning of An Bình, not the end of "ban nhân dân"."""
    shown = page(browser(season, "officer"), "/tim-kiem/?q=an")

    assert "UBND xã An Bình" in shown
    assert "Văn phòng UBND tỉnh" not in shown


def test_search_never_shows_the_draft_of_another_agency(season):
    season.start(1, IN_TIME)

    own = page(browser(season, "secretary 1"), "/tim-kiem/?q=bao+cao+bac+son+2022")
    other = page(browser(season, "officer"), "/tim-kiem/?q=bao+cao+bac+son+2022")
    neighbour = page(browser(season, "secretary 0"), "/tim-kiem/?q=bao+cao+bac+son+2022")

    link = reverse("reporting:report", args=[season.report(1).public_id])
    assert link in own
    assert link not in other
    assert link not in neighbour


def test_nothing_found_says_what_to_try(season):
    assert "Thử ít chữ hơn" in page(browser(season, "officer"), "/tim-kiem/?q=khong+co+that")
