"""Where every address of the product begins."""

from __future__ import annotations

from django.urls import include, path

from thuan.portals.workplace.urls import search_urls

urlpatterns = [
    path("ngay-lam-viec/", include("thuan.domains.registry.workdays.urls")),
    path("", include("thuan.portals.workplace.urls")),
    path("", include(search_urls)),
    path("minh-hoa/", include("thuan.portals.demo.urls")),
    path("", include("thuan.domains.system.documents.urls")),
    path("", include("thuan.domains.system.onboarding.urls")),
    path("", include("thuan.domains.system.legal.urls")),
    path("", include("thuan.domains.system.processes.urls")),
    path("", include("thuan.domains.system.procedures.urls")),
    path("", include("thuan.domains.system.model_documents.urls")),
    path("van-ban-phap-luat/", include("thuan.domains.registry.law.urls")),
    path("", include("thuan.domains.system.records.urls")),
    path("", include("thuan.domains.oversight.programme.urls")),
    path("", include("thuan.domains.oversight.declarations.urls")),
    path("", include("thuan.domains.oversight.reporting.urls")),
    path("thu-tuc-hanh-chinh/", include("thuan.domains.registry.procedures.urls")),
    path("tieu-chuan/", include("thuan.domains.registry.standards.urls")),
    path("co-quan/", include("thuan.domains.registry.agencies.urls")),
    path("", include("thuan.portals.operations.urls")),
    path("", include("thuan.kernel.files.urls")),
    path("", include("thuan.portals.inbox.urls")),
    path("", include("thuan.portals.province.urls")),
    path("", include("thuan.portals.reminders.urls")),
    path("", include("thuan.domains.registry.people.urls")),
]

handler400 = "thuan.kernel.ui.views.errors.bad_request"
handler403 = "thuan.kernel.ui.views.errors.permission_denied"
handler404 = "thuan.kernel.ui.views.errors.not_found"
handler500 = "thuan.kernel.ui.views.errors.server_error"
