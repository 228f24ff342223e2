"""The tables of the product as the thin view sees them: plain models."""

from __future__ import annotations

from uuid import uuid4

from django.contrib.auth.models import AbstractBaseUser
from django.db import models
from django.utils.crypto import salted_hmac


class Visitor(AbstractBaseUser):
    """A row of the product's own account table, read only."""

    username = models.CharField(max_length=150, unique=True)
    person_id = models.BigIntegerField()
    session_epoch = models.PositiveIntegerField()

    USERNAME_FIELD = "username"

    class Meta:
        managed = False
        db_table = "accounts_user"

    def get_session_auth_hash(self) -> str:
        """The seal of a session, as the product makes it."""
        sealed = f"{self.password}:{self.session_epoch}"
        return salted_hmac("thuan.session", sealed, algorithm="sha256").hexdigest()


class Unmanaged(models.Model):
    class Meta:
        abstract = True
        managed = False


class Fact(Unmanaged):
    """A dated row; open and not void means that it holds."""

    valid_to = models.DateField(null=True)
    void_reason = models.CharField(max_length=255)

    class Meta(Unmanaged.Meta):
        abstract = True


class Kind(Unmanaged):
    code = models.CharField(max_length=40, primary_key=True)
    name_vi = models.CharField(max_length=160)

    class Meta(Unmanaged.Meta):
        db_table = "agencies_agencytype"


class Group(Unmanaged):
    code = models.CharField(max_length=40, primary_key=True)
    name_vi = models.CharField(max_length=160)

    class Meta(Unmanaged.Meta):
        db_table = "agencies_agencygroup"


class Agency(Unmanaged):
    public_id = models.UUIDField()
    code = models.CharField(max_length=40)
    name = models.CharField(max_length=255)
    sort_key = models.CharField(max_length=1024)
    search_key = models.CharField(max_length=512)
    kind = models.ForeignKey(Kind, models.DO_NOTHING, db_column="kind")

    class Meta(Unmanaged.Meta):
        db_table = "tenancy_agency"


class GroupRow(Fact):
    agency = models.ForeignKey(Agency, models.DO_NOTHING, related_name="groups")
    group = models.ForeignKey(Group, models.DO_NOTHING, db_column="group")

    class Meta(Unmanaged.Meta):
        db_table = "tenancy_groupmembership"


class ParentRow(Fact):
    agency = models.ForeignKey(Agency, models.DO_NOTHING, related_name="parents")
    parent = models.ForeignKey(Agency, models.DO_NOTHING, related_name="+")

    class Meta(Unmanaged.Meta):
        db_table = "tenancy_agencyparent"


class Duty(Fact):
    agency = models.ForeignKey(Agency, models.DO_NOTHING, related_name="duties")
    kind = models.CharField(max_length=16)

    class Meta(Unmanaged.Meta):
        db_table = "agencies_obligation"


class StatusRow(Fact):
    agency = models.ForeignKey(Agency, models.DO_NOTHING, related_name="statuses")
    status = models.CharField(max_length=16)

    class Meta(Unmanaged.Meta):
        db_table = "agencies_agencystatus"


class Entry(Unmanaged):
    agency = models.ForeignKey(Agency, models.DO_NOTHING, related_name="+")
    is_fixed = models.BooleanField()
    code = models.CharField(max_length=40)
    name = models.CharField(max_length=255)
    group = models.CharField(max_length=40)
    sort_key = models.CharField(max_length=1024)

    class Meta(Unmanaged.Meta):
        db_table = "reporting_rosterentry"


class Form(Unmanaged):
    content = models.JSONField()

    class Meta(Unmanaged.Meta):
        db_table = "reporting_reporttemplate"


class Cycle(Unmanaged):
    year = models.PositiveSmallIntegerField()
    template = models.ForeignKey(Form, models.DO_NOTHING, related_name="+")

    class Meta(Unmanaged.Meta):
        db_table = "reporting_reportcycle"


class Report(Unmanaged):
    public_id = models.UUIDField()
    agency = models.ForeignKey(Agency, models.DO_NOTHING, related_name="reports")
    cycle = models.ForeignKey(Cycle, models.DO_NOTHING, related_name="+")
    deadline_at = models.DateTimeField()
    late = models.BooleanField(null=True)
    first_submitted_at = models.DateTimeField(null=True)
    state = models.CharField(max_length=32)
    version = models.PositiveIntegerField()
    updated_at = models.DateTimeField()
    updated_by_id = models.BigIntegerField()

    class Meta(Unmanaged.Meta):
        db_table = "reporting_annualreport"


class Person(Unmanaged):
    full_name = models.CharField(max_length=255)
    phone = models.CharField(max_length=40)

    class Meta(Unmanaged.Meta):
        db_table = "accounts_person"


class Post(Fact):
    person = models.ForeignKey(Person, models.DO_NOTHING, related_name="+")
    at_agency = models.ForeignKey(Agency, models.DO_NOTHING, related_name="posts")
    role = models.CharField(max_length=32)

    class Meta(Unmanaged.Meta):
        db_table = "accounts_assignment"


class AboutReport(Unmanaged):
    """What DOST wrote about an agency's report."""

    report = models.ForeignKey(Report, models.DO_NOTHING, related_name="+")
    subject_agency = models.ForeignKey(Agency, models.DO_NOTHING, related_name="+")

    class Meta(Unmanaged.Meta):
        abstract = True


class Note(AboutReport):
    created_at = models.DateTimeField()
    promised_on = models.DateField(null=True)

    class Meta(Unmanaged.Meta):
        db_table = "reporting_contactnote"


class Extension(AboutReport):
    due_on = models.DateField()

    class Meta(Unmanaged.Meta):
        db_table = "reporting_deadlineextension"


class Waiver(AboutReport):
    class Meta(Unmanaged.Meta):
        db_table = "reporting_latenesswaiver"


class Version(Unmanaged):
    report = models.ForeignKey(Report, models.DO_NOTHING, related_name="+")
    agency = models.ForeignKey(Agency, models.DO_NOTHING, related_name="+")
    number = models.PositiveIntegerField()
    content = models.JSONField()

    class Meta(Unmanaged.Meta):
        db_table = "reporting_reportversion"


class Sending(Unmanaged):
    public_id = models.UUIDField(default=uuid4)
    state = models.CharField(max_length=32)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField()
    created_by_id = models.BigIntegerField()
    updated_at = models.DateTimeField()
    updated_by_id = models.BigIntegerField()
    agency_id = models.BigIntegerField()
    origin_agency_id = models.BigIntegerField()
    confidentiality = models.CharField(max_length=16, default="INTERNAL")
    report = models.ForeignKey(Report, models.DO_NOTHING, related_name="+")
    report_version = models.OneToOneField(Version, models.DO_NOTHING, related_name="sending")
    submitted_at = models.DateTimeField()
    is_first = models.BooleanField()

    class Meta(Unmanaged.Meta):
        db_table = "reporting_submission"


class Reminder(Unmanaged):
    agency = models.ForeignKey(Agency, models.DO_NOTHING, related_name="+")
    target_id = models.UUIDField()
    day = models.DateField()
    is_escalation = models.BooleanField()

    class Meta(Unmanaged.Meta):
        db_table = "duties_reminder"


class GlanceLine(models.Model):
    """One line of the province's desk, as ``bench.glance`` wrote it."""

    kind = models.TextField()
    content = models.JSONField()

    class Meta:
        managed = False
        db_table = "bench_glance"
