from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "thuan.kernel.reports"
    label = "reports"
