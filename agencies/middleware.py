"""Between a request and its page: who came in with a password that somebody else knows chooses their own first."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect

from agencies.models import User

STILL_OPEN = {"account_change_password", "account_logout", "account_login", "account_inactive"}


class TemporaryPasswordMiddleware:
    """Leads from every page to the change of password while the password is the one the administrator handed over."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        match = request.resolver_match
        if not getattr(view, "login_required", True) or (match and match.url_name in STILL_OPEN):
            return None
        if not isinstance(request.user, User) or not request.user.password_is_temporary:
            return None
        messages.info(request, "Mật khẩu này do quản trị viên cấp. Hãy đổi mật khẩu trước khi làm việc.")
        return redirect("account_change_password")
