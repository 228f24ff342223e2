"""Addresses of reporting, cut by noun."""

from thuan.domains.oversight.reporting.urls import province, reports, syntheses, templates

app_name = "reporting"
urlpatterns = [
    *province.urlpatterns,
    *reports.urlpatterns,
    *templates.urlpatterns,
    *syntheses.urlpatterns,
]
