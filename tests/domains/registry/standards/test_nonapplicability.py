"""A clause that does not apply: who may say so, when, and what stands against it (qms.md 1.1)."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from tests.domains.registry.standards.conftest import LATER, NOW
from tests.factories import assign
from tests.factories.standards import REASON, load, shipped
from thuan.domains.registry.standards import judging
from thuan.domains.registry.standards.enums import Ground
from thuan.domains.registry.standards.models import NonApplicability
from thuan.domains.registry.standards.selectors.nonapplicability import excludes, standing_for
from thuan.domains.registry.standards.services.nonapplicability import (
    approve,
    decline,
    end,
    endorse,
    propose,
    withdraw,
)
from thuan.domains.registry.standards.tasks import standards_tasks
from thuan.kernel.accounts.actor import actor_for
from thuan.kernel.accounts.models import Person
from thuan.kernel.tenancy.scope import entered, every_agency
from thuan.kernel.workflow.machine import IllegalTransition

pytestmark = pytest.mark.django_db


@pytest.fixture
def ask(act, lead, edition):
    def _ask(clause="7.1.5", reason=REASON, role="ISO_SEC"):
        fields = {"agency": lead, "edition": edition, "clause": clause, "reason": reason}
        return act(propose, role, **fields)

    return _ask


@pytest.fixture
def owned(monkeypatch):
    """Let a later domain answer that something is there."""

    def _owned(ground, words):
        monkeypatch.setitem(judging._grounds, ground, lambda agency_id, at: words)

    return _owned


def titles(actor):
    with entered(actor.scope()):
        return [str(task.title) for task in standards_tasks(actor, NOW)]


def test_the_secretary_proposes_and_the_head_decides(act, ask):
    row = ask()
    row = act(approve, "HEAD", row=row)

    assert (row.state, row.valid_from, row.valid_to) == ("APPROVED", NOW.date(), None)


@pytest.mark.parametrize("clause", ["4.1", "5.3", "7.1.6", "8.2.1", "9.2", "10.2.1"])
def test_a_clause_that_applies_to_all_is_never_left_out(ask, clause):
    with pytest.raises(ValidationError, match="áp dụng cho mọi cơ quan"):
        ask(clause)


@pytest.mark.parametrize(("length", "taken"), [(29, False), (30, True)])
def test_a_reason_has_thirty_characters(ask, length, taken):
    if taken:
        assert ask(reason="x" * length).reason == "x" * 30
        return
    with pytest.raises(ValidationError, match="ít nhất 30 chữ cái"):
        ask(reason=f"{'x' * length}      ")


def test_one_person_never_proposes_and_decides(act, people, ask, lead):
    row = ask()
    person = Person.objects.get(pk=people["ISO_SEC"].person_id)
    assign(person, "HEAD", lead)
    people["BOTH"] = actor_for(person, NOW)

    with pytest.raises(IllegalTransition, match="Một người không làm cả hai"):
        act(approve, "BOTH", row=row)
    assert titles(people["BOTH"]) == []


@pytest.mark.parametrize("role", ["STAFF", "HEAD", "QMR", "DOST", "MEMBER"])
def test_only_the_secretary_of_the_lead_agency_proposes(ask, role):
    with pytest.raises(PermissionDenied):
        ask(role=role)


def test_a_member_agency_proposes_nothing_for_itself(act, member, edition):
    fields = {"agency": member, "edition": edition, "clause": "8.3", "reason": REASON}

    with pytest.raises(ValidationError, match="cơ quan chủ trì hệ thống"):
        act(propose, "MEMBER", **fields)


def test_post_delivery_wants_the_quality_manager_before_the_head(act, ask, people):
    row = ask("8.5.5")

    with pytest.raises(IllegalTransition, match="Trưởng ban ISO phải đồng ý trước"):
        act(approve, "HEAD", row=row)
    assert titles(people["HEAD"]) == []
    assert titles(people["QMR"]) == ["Cho ý kiến: điều khoản 8.5.5 không áp dụng"]
    row = act(endorse, "QMR", row=row)
    assert titles(people["HEAD"]) == ["Quyết định: điều khoản 8.5.5 không áp dụng"]

    assert act(approve, "HEAD", row=row).state == "APPROVED"


def test_other_clauses_are_not_endorsed(act, ask, people):
    row = ask()

    with pytest.raises(IllegalTransition, match="không qua trưởng ban ISO"):
        act(endorse, "QMR", row=row)
    assert titles(people["QMR"]) == []
    assert titles(people["HEAD"]) == ["Quyết định: điều khoản 7.1.5 không áp dụng"]


def test_instruments_in_use_block_measuring_when_proposed(ask, owned):
    owned(Ground.INSTRUMENT, "2 phương tiện đo đang dùng")

    with pytest.raises(ValidationError) as refused:
        ask("7.1.5.2")

    assert refused.value.messages == [
        "Không thể bỏ điều khoản 7.1.5.2: cơ quan đang có 2 phương tiện đo đang dùng."
    ]


def test_instruments_that_came_since_block_the_decision(act, ask, owned):
    row = ask()
    owned(Ground.INSTRUMENT, "1 phương tiện đo đang dùng")

    with pytest.raises(IllegalTransition, match="cơ quan đang có 1 phương tiện đo"):
        act(approve, "HEAD", row=row)


def test_design_work_warns_and_does_not_block(act, ask, owned, edition, lead):
    owned(Ground.DESIGN_PROJECT, "đề án một cửa số")
    clause = judging.content_of(edition).by_number["8.3"]

    assert judging.warned(clause, lead.pk, NOW) == (
        "Cân nhắc kỹ: cơ quan đang có đề án một cửa số, nên điều khoản này có thể áp dụng."
    )
    assert act(approve, "HEAD", row=ask("8.3")).state == "APPROVED"


def test_what_is_out_already_is_not_proposed_again_nor_what_lies_under_it(act, ask):
    row = ask("8.3")
    with pytest.raises(ValidationError, match=r"8\.3 đã được đề nghị"):
        ask("8.3")
    act(approve, "HEAD", row=row)

    with pytest.raises(ValidationError, match=r"8\.3 đã được đề nghị hoặc đang không áp dụng"):
        ask("8.3.2")


def test_the_clause_applies_again_from_the_day_the_head_says(act, ask):
    row = act(approve, "HEAD", row=ask())

    row = act(end, "HEAD", at=LATER, row=row, comment="Đã nhận cân điện tử")

    assert (row.state, row.valid_from, row.valid_to) == ("ENDED", NOW.date(), LATER.date())
    assert ask().state == "PROPOSED"


def test_refused_or_withdrawn_the_clause_still_applies(act, ask, lead, edition):
    act(decline, "HEAD", row=ask(), comment="Xã có cân")
    act(withdraw, "ISO_SEC", row=ask())

    with every_agency(reason="test data"):
        assert standing_for(lead.pk, edition, NOW.date()) == {}


@pytest.mark.parametrize(("service", "role"), [(decline, "HEAD"), (end, "HEAD")])
def test_a_refusal_wants_a_word_on_why(act, ask, service, role):
    row = ask()
    row = act(approve, "HEAD", row=row) if service is end else row

    with pytest.raises(IllegalTransition, match="Ghi lý do"):
        act(service, role, row=row, comment=" ")


def test_the_member_reads_what_was_decided_and_nothing_that_is_only_proposed(
    act, ask, people, member, edition
):
    def seen():
        with entered(people["MEMBER"].scope()):
            return sorted(standing_for(member.pk, edition, NOW.date()))

    row = ask()
    assert seen() == []
    act(approve, "HEAD", row=row)

    assert seen() == ["7.1.5"]


def test_oversight_reads_what_was_decided(act, ask, people):
    row = ask()
    with entered(people["DOST"].scope()):
        assert not NonApplicability.objects.exists()
    act(approve, "HEAD", row=row)

    with entered(people["DOST"].scope()):
        assert NonApplicability.objects.get() == row


def test_a_decided_group_speaks_for_the_clauses_under_it(act, ask, lead, edition):
    row = act(approve, "HEAD", row=ask("8.3"))
    ask("7.1.5")

    with every_agency(reason="test data"):
        rows = standing_for(lead.pk, edition, NOW.date())
    assert excludes(rows, edition, "8.3.4") == row
    assert excludes(rows, edition, "7.1.5.1") is None


def test_a_corrected_content_keeps_what_was_decided(act, ask, lead):
    act(approve, "HEAD", row=ask("8.3"))
    changed = shipped().replace("Bối cảnh của tổ chức", "Bối cảnh cơ quan", 1)
    newer = load(changed.replace("  revision: 1\n", "  revision: 2\n", 1))

    with every_agency(reason="test data"):
        assert sorted(standing_for(lead.pk, newer, NOW.date())) == ["8.3"]


def test_a_ground_is_answered_by_one(owned):
    owned(Ground.INSTRUMENT, "x")

    with pytest.raises(ValueError, match="answered twice"):
        judging.register_ground(Ground.INSTRUMENT, lambda agency_id, at: None)
