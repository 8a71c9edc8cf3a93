"""What every page of the portal says of itself: the methods it answers, and who may open it.

    @page("GET", "POST")
    @requires(is_focal_point)
    def entry(request: SignedInRequest, code: str) -> HttpResponse: ...

Nobody opens a page without signing in (`LoginRequiredMiddleware`), except where `login_not_required` says so. Both
decorators leave on the view what they were given, so that a test can walk the URLconf and find a page without a guard.
"""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

View = Callable[..., HttpResponseBase]
Predicate = Callable[[Any], bool]


def page(*methods: str) -> Callable[[View], View]:
    """A private page that answers these methods (HEAD with GET), 405 to others, and is kept in no cache.

    `view.methods` tells which methods they are.
    """
    answered = [*methods, "HEAD"] if "GET" in methods else list(methods)

    def decorate(view: View) -> View:
        guarded: Any = require_http_methods(answered)(never_cache(view))
        guarded.methods = tuple(answered)
        return guarded  # type: ignore[no-any-return]

    return decorate


def requires(predicate: Predicate) -> Callable[[View], View]:
    """A page for those of whom `predicate(user)` holds; PermissionDenied (403) for the others.

    `view.requires` is the predicate, for the test of permissions.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not (request.user.is_authenticated and predicate(request.user)):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        guarded.requires = predicate  # type: ignore[attr-defined]
        return guarded

    return decorate


def conflict(request: HttpRequest, problems: list[str]) -> HttpResponse:
    """The page that says why a step does not fit what stands by now."""
    return render(request, "409.html", {"problems": problems}, status=HTTPStatus.CONFLICT)
