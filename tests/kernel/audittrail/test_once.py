"""The same POST twice, at once, or after a lost answer has one effect and one receipt (F18)."""

from __future__ import annotations

from threading import Barrier, Thread

import pytest
from django.db import connection

from thuan.kernel.audittrail import seams
from thuan.kernel.audittrail.models import IdempotencyKey
from thuan.kernel.audittrail.once import KeyReused, Receipt, perform
from thuan.kernel.tenancy.models import AgencyList


def posted(at, name="muc", key="k-1", user_id=5, **changed):
    """One POST that makes a list; what the person reads afterwards."""

    def act():
        AgencyList.objects.create(name=f"{name} {AgencyList.objects.count()}")
        return Receipt(f"/danh-muc/{AgencyList.objects.count()}/", "Đã lập danh mục.")

    content = {"name": name, **changed}
    return perform(key, act, user_id=user_id, address="/danh-muc/", content=content, at=at)


@pytest.mark.django_db
def test_the_same_key_twice_has_one_effect_and_the_same_receipt(at):
    first, second = posted(at), posted(at)

    assert AgencyList.objects.count() == 1
    assert first == Receipt("/danh-muc/1/", "Đã lập danh mục.")
    assert second == Receipt("/danh-muc/1/", "Đã lập danh mục.", repeated=True)


@pytest.mark.django_db
@pytest.mark.parametrize("other", [{"name": "khác"}, {"user_id": 6}], ids=["content", "person"])
def test_a_key_that_comes_back_with_something_else_is_refused(at, other):
    posted(at)

    with pytest.raises(KeyReused, match="nội dung khác"):
        posted(at, **other)

    assert AgencyList.objects.count() == 1


@pytest.mark.django_db
def test_an_act_that_fails_leaves_its_key_free(at):
    def refused():
        raise RuntimeError

    with pytest.raises(RuntimeError):
        perform("k-1", refused, user_id=5, address="/danh-muc/", content={"name": "muc"}, at=at)

    assert not posted(at).repeated


@pytest.mark.django_db
def test_an_answer_lost_after_the_commit_is_given_again(at):
    def cut():
        raise SystemExit

    with seams.armed("after_commit", cut), pytest.raises(SystemExit):
        posted(at)

    again = posted(at)

    assert AgencyList.objects.count() == 1
    assert (again.location, again.repeated) == ("/danh-muc/1/", True)


@pytest.mark.threads
def test_two_nodes_at_once_act_once_and_give_one_receipt(flushable, at):
    barrier, receipts = Barrier(2), []

    def node():
        barrier.wait()
        try:
            receipts.append(posted(at))
        finally:
            connection.close()

    threads = [Thread(target=node) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert AgencyList.objects.count() == 1
    assert IdempotencyKey.objects.count() == 1
    assert sorted(receipt.repeated for receipt in receipts) == [False, True]
    assert {receipt.location for receipt in receipts} == {"/danh-muc/1/"}
