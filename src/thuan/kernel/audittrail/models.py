"""The append-only, hash-chained log of every act, one chain per agency and year (F8)."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

# The chain of the province itself; agencies' ids start at 1.
PROVINCE_CHAIN = 0
GENESIS = "0" * 64


class AuditEvent(models.Model):
    """One act: who, on whose behalf, what, on which object, which fields, when by server time.

    No foreign keys, so the trail outlives what it describes. ``body`` is the canonical JSON that
    was hashed; the other columns repeat parts of it for look-ups and are held against it by the
    verifier. Update, delete and truncate are refused by the database (F9, INV-46).
    """

    append_only = True

    agency_id = models.BigIntegerField()
    year = models.PositiveSmallIntegerField()
    seq = models.PositiveIntegerField()
    at = models.DateTimeField()
    action = models.CharField(max_length=80)
    target_type = models.CharField(max_length=80)
    target_id = models.CharField(max_length=64)
    person_id = models.BigIntegerField(null=True)
    on_behalf_of_id = models.BigIntegerField(null=True)
    about_agency_id = models.BigIntegerField(null=True)
    body = models.TextField()
    hash = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("sự kiện")
        constraints = [
            models.UniqueConstraint(fields=["agency_id", "year", "seq"], name="event_place_once")
        ]
        indexes = [models.Index(fields=["target_type", "target_id", "id"])]

    def __str__(self) -> str:
        return f"{self.agency_id}/{self.year}/{self.seq} {self.action}"


class ChainHead(models.Model):
    """The last entry of a chain; a year begins with the last hash of the year before."""

    agency_id = models.BigIntegerField()
    year = models.PositiveSmallIntegerField()
    seq = models.PositiveIntegerField(default=0)
    hash = models.CharField(max_length=64)
    last_at = models.DateTimeField(null=True)
    # The year the chain went on in; a head that is followed takes no more entries.
    followed_by = models.PositiveSmallIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency_id", "year"], name="chain_head_once"),
            models.UniqueConstraint(
                fields=["agency_id"],
                condition=models.Q(followed_by__isnull=True),
                name="chain_one_open_head",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agency_id}/{self.year} @ {self.seq}"


class PersonalValue(models.Model):
    """Value and salt of a personal field that an event holds only as a salted hash.

    Erasing the row leaves the chain whole and reveals nothing (F8, personal-data law).
    """

    digest = models.CharField(max_length=64, unique=True)
    salt = models.CharField(max_length=64)
    value = models.TextField()

    def __str__(self) -> str:
        return self.digest


class IdempotencyKey(models.Model):
    """One POST, once: the same key gives the same receipt, on every node (F18)."""

    key = models.CharField(max_length=64, unique=True)
    user_id = models.BigIntegerField(null=True)
    address = models.CharField(max_length=255)
    content_hash = models.CharField(max_length=64)
    location = models.CharField(max_length=500, blank=True)
    notice = models.TextField(blank=True)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return self.key
