"""Routes of the portal."""

from django.contrib import admin
from django.urls import path

from hauggiang_pcmd import views

urlpatterns = [
    path("healthz", views.healthz, name="healthz"),
    path("quan-tri/", admin.site.urls),
]
