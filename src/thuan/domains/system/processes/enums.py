"""Closed lists of processes, instruments and knowledge (4.4, 7.1.5, 7.1.6; qms.md 3.7)."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class ProcessKind(models.TextChoices):
    """The three bands of the map, from top to bottom."""

    MANAGEMENT = "MANAGEMENT", _("Quá trình lãnh đạo, quản lý")
    CORE = "CORE", _("Quá trình chính")
    SUPPORT = "SUPPORT", _("Quá trình hỗ trợ")


class ProcessState(models.TextChoices):
    IN_USE = "IN_USE", _("đang dùng")
    RETIRED = "RETIRED", _("thôi dùng")


class Direction(models.TextChoices):
    """Which way something goes, seen from the process that tells of it."""

    IN = "IN", _("Đầu vào")
    OUT = "OUT", _("Đầu ra")


class Frequency(models.TextChoices):
    """How often a criterion is measured."""

    MONTH = "MONTH", _("hằng tháng")
    QUARTER = "QUARTER", _("hằng quý")
    HALF_YEAR = "HALF_YEAR", _("sáu tháng")
    YEAR = "YEAR", _("hằng năm")


class Attribute(models.TextChoices):
    """What 4.4.1 asks to determine for every process; the label is the word for what lacks."""

    INPUTS = "inputs", _("đầu vào")
    OUTPUTS = "outputs", _("đầu ra")
    SEQUENCE = "sequence", _("nối với quá trình khác")
    CRITERIA = "criteria", _("chỉ số hoặc tiêu chí")
    RESOURCES = "resources", _("nguồn lực")
    OWNER = "owner", _("chủ quá trình")
    EVALUATION = "evaluation", _("cách đánh giá")
    IMPROVEMENT = "improvement", _("cách cải tiến")


class RecordedState(models.TextChoices):
    """Of what is written down once: it stands, or it was written by mistake."""

    RECORDED = "RECORDED", _("đã ghi")
    VOID = "VOID", _("ghi nhầm")


class InstrumentState(models.TextChoices):
    IN_USE = "IN_USE", _("Đang dùng")
    SET_ASIDE = "SET_ASIDE", _("Ngừng dùng, chờ xử lý")
    RETIRED = "RETIRED", _("Thôi dùng")


class CheckKind(models.TextChoices):
    """How the fitness of an instrument is shown (7.1.5.2)."""

    VERIFICATION = "VERIFICATION", _("Kiểm định")
    CALIBRATION = "CALIBRATION", _("Hiệu chuẩn")
    INTERNAL = "INTERNAL", _("Kiểm tra nội bộ")


class CheckResult(models.TextChoices):
    PASS = "PASS", _("Đạt")
    FAIL = "FAIL", _("Không đạt")


class Fitness(models.TextChoices):
    """What a person looks for in the list of instruments."""

    VALID = "VALID", _("Còn hạn kiểm")
    DUE = "DUE", _("Sắp đến hạn (30 ngày)")
    OVERDUE = "OVERDUE", _("Quá hạn hoặc chưa kiểm")
    SET_ASIDE = "SET_ASIDE", _("Ngừng dùng, chờ xử lý")
    RETIRED = "RETIRED", _("Thôi dùng")


class KnowledgeKind(models.TextChoices):
    """Where knowledge comes from: from within, or from outside (7.1.6, notes)."""

    LESSON = "LESSON", _("Bài học kinh nghiệm")
    PRACTICE = "PRACTICE", _("Cách làm hay")
    KNOW_HOW = "KNOW_HOW", _("Hiểu biết của người thạo việc")
    EXTERNAL = "EXTERNAL", _("Nguồn bên ngoài")


class KnowledgeState(models.TextChoices):
    CURRENT = "CURRENT", _("còn dùng")
    RETIRED = "RETIRED", _("không còn đúng")
