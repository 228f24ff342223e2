"""Who is given a version confirms himself that he read it (7.5.3.2)."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from tests.factories.documents import MONDAY
from thuan.domains.system.documents.models import Copy
from thuan.domains.system.documents.services.distributing import acknowledge, distribute
from thuan.kernel.tenancy.scope import every_agency

pytestmark = pytest.mark.django_db

DAY = dt.timedelta(days=1)
TODAY = dt.date(2022, 3, 7)


class TestReading:
    def test_whoever_gets_a_version_confirms_it_himself_once(self, office):
        version = office.in_force()
        lan, minh = office.people["lan"], office.people["minh"]
        (copy, _other) = office.does(
            "secretary", distribute, version=version, persons=[lan.pk, minh.pk]
        )
        assert copy.due == dt.date(2022, 3, 21)

        with pytest.raises(ValidationError, match="phân phối cho người khác"):
            office.does("minh", acknowledge, copy=copy)
        read = office.does("lan", acknowledge, copy=copy)
        assert read.acknowledged_at == MONDAY
        with pytest.raises(ValidationError):
            office.does("lan", acknowledge, copy=read)

    def test_the_next_version_is_to_be_read_anew_by_the_same_people(self, office):
        first = office.in_force()
        lan = office.people["lan"]
        office.does("secretary", distribute, version=first, persons=[lan.pk])
        second = office.followed(office.revise(first.document))

        with every_agency(reason="a test looks"):
            copies = Copy.objects.filter(document_version=second)
            assert [(copy.person_id, copy.state) for copy in copies] == [(lan.pk, "SENT")]

    def test_what_is_not_in_force_is_given_to_nobody(self, office):
        with pytest.raises(ValidationError, match="Chỉ phân phối bản đang hiệu lực"):
            office.does("secretary", distribute, version=office.draft(), persons=[1])
