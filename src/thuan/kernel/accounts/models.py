"""People, accounts, posts and rights (F6): a person is not an account and not a role."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import Q
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from thuan.kernel.accounts.roles import Role
from thuan.kernel.tenancy.dated import Dated
from thuan.kernel.tenancy.enums import ReachKind

if TYPE_CHECKING:
    from collections.abc import Iterator


class Person(models.Model):
    """A human being. Separated duties are judged on persons, never on accounts or roles."""

    public_id = models.UUIDField(default=uuid7, unique=True, editable=False)
    full_name = models.CharField(_("họ và tên"), max_length=160)
    sort_key = models.CharField(max_length=700, db_index=True, editable=False)
    search_key = models.CharField(max_length=320, editable=False)
    email = models.EmailField(_("thư điện tử"), blank=True)
    phone = models.CharField(_("điện thoại"), max_length=40, blank=True)
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, related_name="merged")

    class Meta:
        verbose_name = _("người")
        verbose_name_plural = _("người")

    def __str__(self) -> str:
        return self.full_name


class User(AbstractUser):
    """An account by which a person logs in; one person may hold several.

    ``session_epoch`` is part of every session's seal: when it grows, every open session of the
    account ends. ``one_time_until`` is when the password of a printed slip stops to open;
    ``password_changed_at`` when the holder last chose one, ``reopened_at`` when an administrator
    last opened the account: disuse is counted from there (SEC-04, SEC-05).
    """

    public_id = models.UUIDField(default=uuid7, unique=True, editable=False)
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="users")
    must_change_password = models.BooleanField(_("phải đổi mật khẩu"), default=False)
    one_time_until = models.DateTimeField(_("mật khẩu dùng một lần đến"), null=True)
    session_epoch = models.PositiveIntegerField(default=0, editable=False)
    password_changed_at = models.DateTimeField(null=True, editable=False)
    reopened_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("tài khoản")
        verbose_name_plural = _("tài khoản")

    def __str__(self) -> str:
        return self.username

    def get_session_auth_hash(self) -> str:
        """The seal of this account's sessions: password and epoch, keyed by the secret."""
        return self._seal(None)

    def get_session_auth_fallback_hash(self) -> Iterator[str]:
        """Seals made with former secrets, while those are still accepted."""
        for secret in settings.SECRET_KEY_FALLBACKS:
            yield self._seal(secret)

    def _seal(self, secret: str | bytes | None) -> str:
        sealed = f"{self.password}:{self.session_epoch}"
        return salted_hmac("thuan.session", sealed, secret=secret, algorithm="sha256").hexdigest()


class FormerPassword(models.Model):
    """The hash of a password that an administrator used before and may not use again (SEC-03)."""

    user = models.ForeignKey(User, models.CASCADE, related_name="former_passwords")
    password = models.CharField(max_length=128)
    replaced_at = models.DateTimeField()

    class Meta:
        verbose_name = _("mật khẩu cũ")

    def __str__(self) -> str:
        return f"{self.user_id} {self.replaced_at:%Y-%m-%d}"


class OpenSession(models.Model):
    """One log-in on one device; its session holds when it was last used and whether it lives."""

    public_id = models.UUIDField(default=uuid7, unique=True, editable=False)
    user = models.ForeignKey(User, models.CASCADE, related_name="open_sessions")
    session_key = models.CharField(max_length=40, unique=True)
    begun_at = models.DateTimeField()
    address = models.GenericIPAddressField(null=True)
    device = models.CharField(max_length=255, blank=True)

    class Meta:
        verbose_name = _("phiên đăng nhập")

    def __str__(self) -> str:
        return f"{self.user_id} {self.begun_at:%Y-%m-%d %H:%M}"


class Employment(Dated):
    """Where a person works, in which unit and post, from when to when."""

    no_overlap = ("person",)
    no_overlap_when: ClassVar[dict[str, object]] = {"is_primary": True}

    public_id = models.UUIDField(default=uuid7, unique=True, editable=False)
    person = models.ForeignKey(Person, models.PROTECT, related_name="employments")
    agency = models.ForeignKey("tenancy.Agency", models.PROTECT, related_name="employments")
    unit = models.CharField(_("đơn vị"), max_length=160, blank=True)
    title = models.CharField(_("chức vụ"), max_length=160, blank=True)
    is_primary = models.BooleanField(_("nơi công tác chính"), default=True)

    class Meta(Dated.Meta):
        verbose_name = _("quá trình công tác")

    def __str__(self) -> str:
        return f"{self.person_id} @ {self.agency_id}"


class Assignment(Dated):
    """A role given to a person at an agency by a decision, with its reach (F6, INV-24)."""

    no_overlap = ("person", "role", "at_agency")

    public_id = models.UUIDField(default=uuid7, unique=True, editable=False)
    person = models.ForeignKey(Person, models.PROTECT, related_name="assignments")
    role = models.CharField(_("vai trò"), max_length=32, choices=Role.choices)
    at_agency = models.ForeignKey("tenancy.Agency", models.PROTECT, related_name="assignments")
    reach = models.CharField(
        _("phạm vi"), max_length=16, choices=ReachKind.choices, default=ReachKind.OWN
    )
    reach_list = models.ForeignKey(
        "tenancy.AgencyList", models.PROTECT, null=True, blank=True, related_name="+"
    )
    reach_group = models.CharField(_("nhóm cơ quan"), max_length=40, blank=True)
    decision_no = models.CharField(_("số quyết định"), max_length=80, blank=True)

    class Meta(Dated.Meta):
        verbose_name = _("phân công vai trò")
        constraints = [
            *Dated.Meta.constraints,
            models.CheckConstraint(condition=Q(role__in=Role.values), name="assignment_known_role"),
            models.CheckConstraint(
                condition=~Q(reach=ReachKind.LIST) | Q(reach_list__isnull=False),
                name="assignment_list_named",
            ),
            models.CheckConstraint(
                condition=~Q(reach=ReachKind.GROUP) | ~Q(reach_group=""),
                name="assignment_group_named",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.role} @ {self.at_agency_id}"


class Delegation(Dated):
    """Duties one person lets another carry out on their behalf, for a time, by a decision."""

    public_id = models.UUIDField(default=uuid7, unique=True, editable=False)
    from_person = models.ForeignKey(Person, models.PROTECT, related_name="delegations_given")
    to_person = models.ForeignKey(Person, models.PROTECT, related_name="delegations_held")
    at_agency = models.ForeignKey("tenancy.Agency", models.PROTECT, related_name="delegations")
    # Names of permissions; what is not named is not delegated (top management keeps the rest).
    duties = models.JSONField(_("công việc được ủy quyền"), default=list)
    decision_no = models.CharField(_("số văn bản ủy quyền"), max_length=80)

    class Meta(Dated.Meta):
        verbose_name = _("ủy quyền")
        constraints = [
            *Dated.Meta.constraints,
            models.CheckConstraint(
                condition=~Q(from_person=models.F("to_person")),
                name="delegation_between_two",
                violation_error_message=_("Người ủy quyền và người được ủy quyền phải khác nhau."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.from_person_id} → {self.to_person_id}"


class GuestAssignment(Dated):
    """A person invited to one step of one object, for a time, by a decision (F6).

    Where one person alone holds a role, the step goes to a guest: he sees that object and no other
    and does on it what ``duties`` (names of permissions) say. ``at_agency`` keeps the object.
    """

    no_overlap = ("person", "target_type", "target_id")

    public_id = models.UUIDField(default=uuid7, unique=True, editable=False)
    person = models.ForeignKey(Person, models.PROTECT, related_name="guest_assignments")
    role = models.CharField(_("làm việc của vai trò"), max_length=32, choices=Role.choices)
    at_agency = models.ForeignKey("tenancy.Agency", models.PROTECT, related_name="+")
    target_type = models.CharField(max_length=100)
    target_id = models.UUIDField()
    duties = models.JSONField(_("công việc được mời"), default=list)
    decision_no = models.CharField(_("số quyết định"), max_length=80)

    class Meta(Dated.Meta):
        verbose_name = _("người được mời")
        indexes = [models.Index(fields=["target_type", "target_id"])]
        constraints = [
            *Dated.Meta.constraints,
            models.CheckConstraint(condition=Q(role__in=Role.values), name="guest_known_role"),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=False) & ~Q(decision_no=""),
                name="guest_for_a_time_by_decision",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.role} @ {self.target_type} {self.target_id}"
