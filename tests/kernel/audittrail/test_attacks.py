"""Whoever holds the database's password still cannot change the past unseen (F9, INV-46)."""

from __future__ import annotations

import json

import pytest
from django.core.management import call_command

from tests.factories import make_agency
from tests.kernel.audittrail.conftest import act, alter_body, behind_the_back, rehash_from
from thuan.kernel.audittrail.anchors import read_anchors, signing_key, write_anchor
from thuan.kernel.audittrail.models import AuditEvent, ChainHead
from thuan.kernel.audittrail.verifying import Bad, Why, verify

pytestmark = pytest.mark.django_db


@pytest.fixture
def anchors(tmp_path, twenty, at):
    """The day's anchor over the twenty acts, in a folder of its own."""
    folder = tmp_path / "anchors"
    write_anchor(folder, signing_key(tmp_path / "keys"), at)
    return folder


def verdict(folder=None, **which):
    return verify(anchored=read_anchors(folder) if folder else None, **which)


def test_an_untouched_trail_holds(twenty, anchors):
    found = verdict(anchors)

    assert (found.ok, found.chains, found.entries) == (True, 1, 20)


def alter_the_seventh(agency_id):
    with behind_the_back():
        alter_body(agency_id, 7, comment="khác")


def test_an_altered_body_is_named(twenty):
    alter_the_seventh(twenty.pk)

    assert verdict().first_bad == Bad(twenty.pk, 2022, 7, Why.CONTENT)


@pytest.mark.parametrize(
    "column", ["action", "person_id", "on_behalf_of_id", "target_id", "about_agency_id"]
)
def test_an_altered_look_up_column_is_named(twenty, column):
    with behind_the_back() as events:
        events.filter(seq=7).update(**{column: 99})

    assert verdict().first_bad == Bad(twenty.pk, 2022, 7, Why.CONTENT)


def remove_the_seventh(agency_id):
    with behind_the_back() as events:
        events.filter(agency_id=agency_id, seq=7).delete()


def test_a_removed_row_is_named(twenty):
    remove_the_seventh(twenty.pk)

    assert verdict().first_bad == Bad(twenty.pk, 2022, 7, Why.GAP)


def test_a_tail_cut_off_without_the_head_is_named(twenty):
    with behind_the_back() as events:
        events.filter(seq__gt=10).delete()

    assert verdict().first_bad == Bad(twenty.pk, 2022, 11, Why.GAP)


def cut_last_ten(agency_id):
    with behind_the_back() as events:
        events.filter(agency_id=agency_id, seq__gt=10).delete()
    last = AuditEvent.objects.get(agency_id=agency_id, seq=10)
    ChainHead.objects.filter(agency_id=agency_id).update(seq=10, hash=last.hash)


def test_a_tail_cut_off_with_the_head_reset_is_named_by_the_anchors(twenty, anchors):
    cut_last_ten(twenty.pk)

    assert verdict().ok
    assert verdict(anchors).first_bad == Bad(twenty.pk, 2022, 11, Why.ANCHOR)


def alter_the_seventh_and_rehash(agency_id):
    with behind_the_back():
        alter_body(agency_id, 7, action="tests.forged")
        rehash_from(agency_id, 7)


def test_a_history_rehashed_to_the_head_is_named_by_the_anchors(twenty, anchors):
    alter_the_seventh_and_rehash(twenty.pk)

    assert verdict().ok
    assert verdict(anchors).first_bad == Bad(twenty.pk, 2022, 7, Why.ANCHOR)


def test_an_altered_head_is_named(twenty):
    ChainHead.objects.update(hash="0" * 64)

    assert verdict().first_bad == Bad(twenty.pk, 2022, 20, Why.LINK)


def test_a_whole_chain_taken_away_is_named_by_the_anchors(twenty, anchors):
    with behind_the_back() as events:
        events.all().delete()
    ChainHead.objects.all().delete()

    assert verdict(anchors).first_bad == Bad(twenty.pk, 2022, 1, Why.ANCHOR)


def test_entries_of_two_agencies_changed_for_each_other_are_named(twenty, actor, at):
    other = make_agency()
    act(other, "tests.other", actor=actor, at=at)
    with behind_the_back() as events:
        mine, theirs = events.get(agency_id=twenty.pk, seq=1), events.get(agency_id=other.pk)
        events.filter(pk=mine.pk).update(seq=1000)
        events.filter(pk=theirs.pk).update(agency_id=twenty.pk)
        events.filter(pk=mine.pk).update(agency_id=other.pk, seq=1)

    assert verdict().first_bad == Bad(twenty.pk, 2022, 1, Why.CONTENT)
    assert verdict(agency_id=other.pk).first_bad == Bad(other.pk, 2022, 1, Why.CONTENT)


def test_one_agencys_chain_is_judged_alone(twenty, anchors, actor, at):
    other = make_agency()
    act(other, "tests.other", actor=actor, at=at)
    with behind_the_back():
        alter_body(twenty.pk, 7, comment="khác")

    alone = verdict(anchors, agency_id=other.pk)

    assert (alone.ok, alone.chains, alone.entries) == (True, 1, 1)


@pytest.mark.parametrize("damage", ["body", "signature", "cut"])
def test_an_anchor_that_was_changed_is_found(twenty, anchors, damage):
    (path,) = anchors.glob("????-*.json")
    signed = json.loads(path.read_text())
    if damage == "body":
        signed["body"] = signed["body"].replace('"seq":20', '"seq":19').replace("20,", "19,")
    elif damage == "signature":
        signed["signature"] = "00" * 64
    text = json.dumps(signed)
    path.write_text(text[: len(text) // 2] if damage == "cut" else text)

    assert verdict(anchors).first_bad == Bad(0, 0, 0, Why.ANCHOR)


def test_an_anchor_signed_with_another_key_is_found(twenty, anchors, tmp_path, at):
    """The forger rewrites history and writes new anchors over the old, with a key of his own."""
    key = signing_key(tmp_path / "keys").public_key()
    for path in anchors.iterdir():
        path.unlink()
    write_anchor(anchors, signing_key(tmp_path / "forger"), at)

    found = verify(anchored=read_anchors(anchors, trusted=key))

    assert found.first_bad == Bad(0, 0, 0, Why.ANCHOR)


def test_each_anchor_adds_what_happened_since(twenty, anchors, tmp_path, actor, at):
    act(twenty, "tests.later", actor=actor, at=at)
    second = write_anchor(anchors, signing_key(tmp_path / "keys"), at)

    added = json.loads(json.loads(second.read_text())["body"])["entries"]

    assert second.name == "2022-10-11-2.json"
    assert [entry[:3] for entry in added] == [[twenty.pk, 2022, 21]]
    assert len(read_anchors(anchors).hashes) == 21


@pytest.mark.parametrize(
    ("attack", "kept", "entries", "seq", "why"),
    [
        (alter_the_seventh, "none", 20, 7, "CONTENT"),
        (remove_the_seventh, "none", 19, 7, "GAP"),
        (cut_last_ten, "anchors", 10, 11, "ANCHOR"),
        (alter_the_seventh_and_rehash, "anchors", 20, 7, "ANCHOR"),
    ],
    ids=["a field altered", "a row removed", "the last ten cut off", "altered and rehashed"],
)
def test_the_command_names_the_first_bad_entry(
    twenty, anchors, capsys, settings, tmp_path, attack, kept, entries, seq, why
):
    """The first two show without any anchor; the last two only against one."""
    settings.ANCHORS, settings.KEYS = anchors.parent / kept, tmp_path / "keys"
    attack(twenty.pk)

    with pytest.raises(SystemExit) as ended:
        call_command("verify_trail", agency=twenty.code)

    assert ended.value.code == 1
    assert json.loads(capsys.readouterr().out) == {
        "ok": False,
        "chains": 1,
        "entries": entries,
        "first_bad": {"agency": twenty.code, "year": 2022, "seq": seq, "why": why},
    }


def test_the_command_finds_an_untouched_trail_whole(twenty, anchors, capsys, settings, tmp_path):
    settings.ANCHORS, settings.KEYS = anchors, tmp_path / "keys"

    call_command("verify_trail", agency=twenty.code)

    found = json.loads(capsys.readouterr().out)
    assert found == {"ok": True, "chains": 1, "entries": 20, "first_bad": None}
