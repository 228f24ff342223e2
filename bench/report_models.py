"""What stands around one report, as the thin view sees it: plain models."""

from __future__ import annotations

from django.db import models

from bench.models import Agency, Person, Report, Unmanaged


class Draft(Unmanaged):
    report = models.OneToOneField(Report, models.DO_NOTHING, related_name="draft")
    version = models.PositiveIntegerField()
    values = models.JSONField()
    stamps = models.JSONField()
    updated_at = models.DateTimeField()
    updated_by_id = models.BigIntegerField()

    class Meta(Unmanaged.Meta):
        db_table = "reporting_draftcontent"


class Earlier(Unmanaged):
    agency = models.ForeignKey(Agency, models.DO_NOTHING, related_name="+")
    year = models.PositiveSmallIntegerField()
    values = models.JSONField()

    class Meta(Unmanaged.Meta):
        db_table = "reporting_earlierfigures"


class Presence(Unmanaged):
    report = models.ForeignKey(Report, models.DO_NOTHING, related_name="+")
    person = models.ForeignKey(Person, models.DO_NOTHING, related_name="+")
    section = models.CharField(max_length=40)
    seen_at = models.DateTimeField()

    class Meta(Unmanaged.Meta):
        db_table = "reporting_sectionpresence"


class Check(Unmanaged):
    report = models.ForeignKey(Report, models.DO_NOTHING, related_name="+")
    state = models.CharField(max_length=32)
    comment = models.TextField()
    created_at = models.DateTimeField()

    class Meta(Unmanaged.Meta):
        db_table = "reporting_reportcheck"


class Event(Unmanaged):
    target_type = models.CharField(max_length=80)
    target_id = models.CharField(max_length=64)
    person_id = models.BigIntegerField()
    action = models.CharField(max_length=80)
    at = models.DateTimeField()

    class Meta(Unmanaged.Meta):
        db_table = "audittrail_auditevent"


class Look(Unmanaged):
    """Who of the province looked at an agency's pages."""

    agency = models.ForeignKey(Agency, models.DO_NOTHING, related_name="+")
    at = models.DateTimeField()
    purpose = models.CharField(max_length=255)

    class Meta(Unmanaged.Meta):
        db_table = "accesslog_accessrecord"
