"""Routes of the portal."""

from django.urls import include, path

from agencies.admin_site import site as admin_site
from hauggiang_pcmd import views

urlpatterns = [
    path("healthz", views.healthz, name="healthz"),
    path("", include("agencies.urls")),
    path("", include("reports.urls")),
    path("quan-tri/", admin_site.urls),
]
