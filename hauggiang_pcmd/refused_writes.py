"""What a page answers where the database itself refuses a write: a sentence, not an error of the server.

The portal's verbs ask first, so that people read this only where something was written past them meanwhile.
"""

from collections.abc import Callable

from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from hauggiang_pcmd.error_views import conflict
from hauggiang_pcmd.lib.refusal import database_refusal


class RefusedWriteMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        sentence = database_refusal(exception) if isinstance(exception, IntegrityError) else ""
        return conflict(request, [sentence]) if sentence else None
