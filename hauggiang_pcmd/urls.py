"""Routes of the portal."""

from django.urls import include, path

from agencies.admin_site import site as admin_site
from hauggiang_pcmd import error_views, views

urlpatterns = [
    path("healthz", views.healthz, name="healthz"),
    path("", include("agencies.urls")),
    path("", include("reports.urls")),
    path("quan-tri/", admin_site.urls),
]

handler400 = error_views.bad_request
handler403 = error_views.permission_denied
handler404 = error_views.page_not_found
handler429 = "hauggiang_pcmd.error_views.too_many_requests"  # the sign-in library imports it by name
handler500 = error_views.server_error
