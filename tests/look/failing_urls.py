"""Routes that fail, to see how failures are answered."""

from django.contrib.auth.decorators import login_not_required
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.urls import path

from hauggiang_pcmd.urls import handler400, handler403, handler404, handler429, handler500

__all__ = ["handler400", "handler403", "handler404", "handler429", "handler500", "urlpatterns"]


@login_not_required
def broken(request: HttpRequest) -> HttpResponse:
    raise ValueError("hỏng")


@login_not_required
def cut_off(request: HttpRequest) -> HttpResponse:
    raise OperationalError("away")


urlpatterns = [path("hong/", broken), path("mat-ket-noi/", cut_off)]
