"""What people see when something goes wrong: what happened, whether the data is safe, what to do.

`handler400` and the like in urls.py name the handlers; settings name `csrf_failure`. 409 and 422 are answers of pages.
What names the person who is signed in is kept in no cache: 404 would be, by default.
"""

import sys
from collections.abc import Sequence
from http import HTTPStatus

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import loader
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import requires_csrf_token

TOO_LARGE = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)
DATABASE_AWAY = (OperationalError, InterfaceError)


def _plain(status: HTTPStatus) -> HttpResponse:
    """An error page that needs neither request nor database."""
    return HttpResponse(loader.get_template(f"{status.value}.html").render(), status=status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400, or 413 where more was sent than the portal takes at once."""
    too_large = isinstance(exception, TOO_LARGE)
    return _plain(HTTPStatus.REQUEST_ENTITY_TOO_LARGE if too_large else HTTPStatus.BAD_REQUEST)


@never_cache
@requires_csrf_token
def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403: the page is for another role. The words of `PermissionDenied("…")` are shown as the reason."""
    return render(request, "403.html", {"reason": str(exception)}, status=HTTPStatus.FORBIDDEN)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: a form from another session or without its cookie."""
    return HttpResponse(loader.get_template("403_csrf.html").render(), status=HTTPStatus.FORBIDDEN)


@never_cache
@requires_csrf_token
def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404, also for what belongs to another agency; why is not told."""
    return render(request, "404.html", status=HTTPStatus.NOT_FOUND)


def server_error(request: HttpRequest) -> HttpResponse:
    """500, or 503 while the database cannot be reached."""
    away = isinstance(sys.exc_info()[1], DATABASE_AWAY)
    return _plain(HTTPStatus.SERVICE_UNAVAILABLE if away else HTTPStatus.INTERNAL_SERVER_ERROR)


def too_many_requests(request: HttpRequest) -> HttpResponse:
    """429: sign-in or another guarded action was tried too often."""
    return _plain(HTTPStatus.TOO_MANY_REQUESTS)


def conflict(request: HttpRequest, problems: Sequence[str] = ()) -> HttpResponse:
    """409: someone was first. `problems`: Vietnamese sentences."""
    return render(request, "409.html", {"problems": problems}, status=HTTPStatus.CONFLICT)


def unprocessable(request: HttpRequest, problems: Sequence[str] = ()) -> HttpResponse:
    """422: understood but not accepted, outside a form that could show it. `problems`: Vietnamese sentences."""
    return render(request, "422.html", {"problems": problems}, status=HTTPStatus.UNPROCESSABLE_ENTITY)
