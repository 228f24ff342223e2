"""The pages of the standard: the tree, a clause, what does not apply."""

from __future__ import annotations

import html
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from tests.conformance.record import AgencyRecordConformance, RecordConformance
from tests.conformance.register import AgencyRegisterConformance, RegisterConformance
from tests.factories import assign, make_person, make_user
from tests.factories.standards import leave_out, load, shipped
from thuan.domains.registry.agencies.services import load_reference
from thuan.domains.registry.standards.models import NonApplicability
from thuan.domains.registry.standards.permissions import StandardPermission
from thuan.kernel.accounts.actor import Actor
from thuan.kernel.tenancy.scope import every_agency

pytestmark = pytest.mark.django_db
INVENTED = Path(__file__).with_name("invented.yaml").read_text(encoding="utf-8")


def invented(word: str) -> str:
    """The invented edition under the name of a word, without its mapping."""
    text = INVENTED[: INVENTED.index("mapping:")]
    text = text.replace("TCVN ISO 9001:2031 (bịa để thử)", word)
    return text.replace("code: TCVN ISO 9001:2031", f"code: {word}")


class TestEditionRegister(RegisterConformance):
    url_name = "standards:editions"
    permission = None
    role = "STAFF"
    budget = 7

    def make_row(self, agency, word):
        return load(invented(word))


class TestClauseRecord(RecordConformance):
    url_name = "standards:clause"
    permission = None
    role = "STAFF"

    def make_record(self, agency, word):
        edition = load(invented("Bản thử").replace("Giao việc", word))
        return {"slug": edition.slug, "number": "1.1"}


class TestNonApplicabilityRegister(AgencyRegisterConformance):
    url_name = "standards:nonapplicabilities"
    permission = StandardPermission.VIEW
    role = "ISO_SEC"
    budget = 7
    clauses = ("7.1.5", "7.1.5.1", "7.1.5.2", "8.3", "8.3.1", "8.3.2", "8.3.3", "8.5.5")

    def make_row(self, agency, word):
        clause = self.clauses[NonApplicability.objects.count()]
        return leave_out(agency, clause, reason=f"{word}: không dùng phương tiện đo nào.")

    def seen(self, word):
        return f"{word}: không dùng phương tiện đo nào."


class TestNonApplicabilityRecord(AgencyRecordConformance):
    url_name = "standards:nonapplicability"
    permission = StandardPermission.VIEW
    role = "ISO_SEC"

    def make_record(self, agency, word):
        row = leave_out(agency, reason=f"{word}: không dùng phương tiện đo nào.")
        return {"public_id": row.public_id}


def client_of(role, agency):
    person = make_person()
    assign(person, role, agency)
    client = Client()
    client.force_login(make_user(person))
    return client


def text(client, name, *arguments, **query):
    response = client.get(reverse(f"standards:{name}", args=arguments), query)
    assert response.status_code == 200
    return " ".join(html.unescape(response.content.decode()).split())


@pytest.fixture
def staff(lead, system):
    return client_of("STAFF", lead)


@pytest.fixture
def tcvn(edition):
    return edition.slug


def test_the_tree_shows_every_clause_of_the_edition(staff, tcvn, edition):
    page = text(staff, "edition", tcvn)

    for one in edition.content["clauses"]:
        assert f"/tieu-chuan/{tcvn}/dieu/{one['clause']}/" in page


@pytest.mark.parametrize(
    ("words", "there", "absent"),
    [
        ("danh gia noi bo", "/dieu/9.2.1/", "/dieu/6.2/"),
        ("ĐÁNH GIÁ NỘI BỘ", "/dieu/9.2.1/", "/dieu/6.2/"),
        ("7.1.5", "/dieu/7.1.5.2/", "/dieu/7.1.4/"),
        ("internal audit", "/dieu/9.2.1/", "/dieu/6.2/"),
    ],
)
def test_the_tree_is_searched_without_accents_by_number_and_in_english(
    staff, tcvn, words, there, absent
):
    page = text(staff, "edition", tcvn, q=words)

    assert there in page
    assert absent not in page


def test_a_search_without_a_clause_says_what_to_try(staff, tcvn):
    assert "Không thấy điều khoản nào" in text(staff, "edition", tcvn, q="<máy giặt>")


def test_a_clause_says_what_it_asks_of_the_reader_s_own_agency(staff, tcvn):
    page = text(staff, "clause", tcvn, "5.2.1")

    assert "Điều khoản này đòi hỏi gì ở UBND xã An Hải" in page
    assert "do chủ tịch ký, niêm yết ở bộ phận một cửa" in page


def test_another_type_of_agency_can_be_looked_at(staff, tcvn, at):
    with every_agency(reason="test data"):
        load_reference(actor=Actor.system("test", at), at=at)

    page = text(staff, "clause", tcvn, "8.3", loai="SO")

    assert "Sở soạn đề án, quy hoạch" in page


def test_a_group_says_what_the_clauses_under_it_ask(staff, tcvn):
    page = text(staff, "clause", tcvn, "9.2")

    assert "Mỗi năm ít nhất một lần đánh giá nội bộ" in page


def test_a_clause_tells_what_is_demanded_from_what_is_not(staff, tcvn):
    assert "Tiêu chuẩn không đòi hỏi văn bản" in text(staff, "clause", tcvn, "4.1")
    assert "Tiêu chuẩn yêu cầu" in text(staff, "clause", tcvn, "5.2.2")


def test_a_clause_leads_to_the_one_above_before_and_after(staff, tcvn):
    page = text(staff, "clause", tcvn, "7.1.5.1")

    for words in ("Mục trên: 7.1.5 ", "Trước: 7.1.5 ", "Sau: 7.1.5.2 "):
        assert words in page


def test_the_draft_is_shown_with_its_marks_and_never_as_a_criterion(staff, tcvn):
    draft = load(shipped("standard_2026_draft.yaml"))

    clause, page = text(staff, "clause", tcvn, "5.1.1"), text(staff, "edition", draft.slug)

    assert "Đối chiếu với ISO 9001:2026 (dự thảo)" in clause
    assert "Bản dự thảo, không phải chuẩn mực." in clause
    assert "Dự thảo, không phải chuẩn mực" in page
    for mark in ("Đã kiểm chứng", "Một nguồn", "Chưa kiểm chứng"):
        assert mark in page


def test_a_third_edition_opens_every_page_and_needs_no_code(staff, tcvn):
    later = load(INVENTED)

    tree = text(staff, "edition", later.slug)
    pages = {number: text(staff, "clause", later.slug, number) for number in ("1", "1.1", "1.2")}

    assert "Kính thiên văn" in tree
    assert "Xã giao việc bằng một quyết định." in pages["1.1"]
    assert "Đối chiếu với TCVN ISO 9001:2015" in pages["1.1"]
    assert "Vai trò đã giao, đang có hiệu lực" in pages["1.1"]
    assert later.code in text(staff, "clause", tcvn, "5.3")


def test_the_pages_speak_english(staff, tcvn):
    staff.cookies["django_language"] = "en"

    page = text(staff, "clause", tcvn, "9.2.1")

    assert "What this clause asks of" in page
    assert "An internal audit at least once a year" in page
    assert "Bằng chứng thường gặp" not in page


def test_an_edition_or_clause_that_is_not_there_is_not_found(staff, tcvn):
    for arguments in (("khong-co",), (tcvn, "99.9"), ("khong-co", "9.2")):
        name = "edition" if len(arguments) == 1 else "clause"
        assert staff.get(reverse(f"standards:{name}", args=arguments)).status_code == 404


def test_a_decided_clause_says_so_in_the_tree_and_on_the_clauses_under_it(staff, lead, tcvn):
    with every_agency(reason="test data"):
        leave_out(lead, "8.3", "APPROVED")

    assert text(staff, "edition", tcvn).count("Đang không áp dụng") == 7
    page = text(staff, "clause", tcvn, "8.3.2")
    assert "theo điều khoản 8.3" in page
    assert "Mở quyết định" not in page


def test_only_the_secretary_is_offered_to_leave_out_and_only_where_it_may_be(lead, system, tcvn):
    secretary, head = client_of("ISO_SEC", lead), client_of("HEAD", lead)

    assert "Đề nghị không áp dụng" in text(secretary, "clause", tcvn, "7.1.5")
    assert "Đề nghị không áp dụng" not in text(secretary, "clause", tcvn, "7.2")
    assert "Đề nghị không áp dụng" not in text(head, "clause", tcvn, "7.1.5")


def test_a_short_reason_comes_back_with_what_was_typed(lead, system, tcvn):
    secretary = client_of("ISO_SEC", lead)
    url = reverse("standards:propose", args=[tcvn, "7.1.5"])

    response = secretary.post(url, {"reason": "Không có cân", "khoa": "k"})

    page = html.unescape(response.content.decode())
    assert response.status_code == 422
    assert "Lý do cần ít nhất 30 chữ cái, nêu rõ vì sao; hiện có 12." in page
    assert "Không có cân" in page


def test_from_proposal_to_decision_on_the_pages(lead, system, tcvn):
    secretary, head = client_of("ISO_SEC", lead), client_of("HEAD", lead)
    reason = "UBND xã không dùng phương tiện đo nào để kết luận hồ sơ."
    url = reverse("standards:propose", args=[tcvn, "7.1.5"])

    record = secretary.post(url, {"reason": reason, "khoa": "k1"})["Location"]
    assert "Quyết định không áp dụng" in html.unescape(head.get(record).content.decode())
    head.post(f"{record}quyet-dinh/", {"khoa": "k2", "phien_ban": "1"})

    page = html.unescape(head.get(record).content.decode())
    assert "Đang không áp dụng" in page
    assert "Áp dụng trở lại" in page
    assert "Thủ trưởng quyết định" in page


def test_the_search_box_finds_a_clause(staff, edition):
    page = staff.get(reverse("search:results"), {"q": "xem xet cua lanh dao"})

    assert f"/tieu-chuan/{edition.slug}/dieu/9.3/" in page.content.decode()
