"""One table of each kind, so that the kernel is tested without any domain."""

from __future__ import annotations

from django.db import models

from thuan.kernel.tenancy.dated import Dated
from thuan.kernel.tenancy.rows import AgencyRow, CaseBetween, ProvinceRow, Reference
from thuan.kernel.tenancy.visibility import AGGREGATE, PRIVATE, shared


class Note(AgencyRow):
    """Shared with oversight once FILED."""

    visibility = shared("FILED")

    title = models.CharField(max_length=255)
    decided_by = models.CharField(max_length=80, blank=True)


class NoteLine(AgencyRow):
    visibility = PRIVATE

    note = models.ForeignKey(Note, models.PROTECT, related_name="lines")
    text = models.CharField(max_length=255)


class Tally(AgencyRow):
    visibility = AGGREGATE

    label = models.CharField(max_length=80)


class Letter(CaseBetween):
    subject_reads = frozenset({"SENT"})

    title = models.CharField(max_length=255)


class Notice(ProvinceRow):
    title = models.CharField(max_length=255)


class Criterion(Reference):
    title = models.CharField(max_length=255)


class Post(Dated):
    no_overlap = ("place",)

    place = models.CharField(max_length=40)
