from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "thuan.kernel.ui"
    label = "ui"
