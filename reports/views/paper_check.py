"""The page on which anybody checks a printed document by its code. It never shows what the document says."""

from http import HTTPStatus

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from hauggiang_pcmd.lib.attempts import Attempts
from hauggiang_pcmd.lib.http import page
from reports.issuing.checking import Checked, checked, compared
from reports.issuing.codes import typed_code

WRONG_CODES = Attempts("kiem-tra", most=20, seconds=15 * 60)
NO_CODE = "Mã gồm 12 chữ và số, in ở chân mỗi trang, ví dụ 7KMQ-2ADX-94TN."
NO_FILE = "Chọn tệp cần đối chiếu."
LONGEST_TYPED = 60


@page("GET")
@login_not_required
def check_paper(request: HttpRequest) -> HttpResponse:
    """Asks for the code."""
    typed = request.GET.get("ma", "")[:LONGEST_TYPED]
    if code := typed_code(typed):
        return redirect("check-code", code=code)
    errors = [{"text": NO_CODE, "href": "#ma"}] if typed else []
    status = HTTPStatus.UNPROCESSABLE_ENTITY if errors else HTTPStatus.OK
    context: dict[str, object] = {"typed": typed, "errors": errors, "said": [NO_CODE] if errors else []}
    return _answer(request, "reports/check_paper.html", status, context)


@page("GET", "POST")
@login_not_required
def check_code(request: HttpRequest, code: str) -> HttpResponse:
    """What the portal knows of the code; by POST, whether a file is the one that was issued under it."""
    if WRONG_CODES.used_up(request):
        return render(request, "429.html", status=HTTPStatus.TOO_MANY_REQUESTS)
    found = checked(code[:LONGEST_TYPED])
    if not found.known:
        WRONG_CODES.failed(request)
        return _code_page(request, found, HTTPStatus.NOT_FOUND)
    if request.method != "POST":
        return _code_page(request, found, HTTPStatus.OK)
    file = request.FILES.get("tep")
    if file is None:
        errors = [{"text": NO_FILE, "href": "#tep"}]
        return _code_page(request, found, HTTPStatus.UNPROCESSABLE_ENTITY, errors=errors, said=[NO_FILE])
    return _code_page(request, found, HTTPStatus.OK, same=compared(found.code, file.chunks()))


def _code_page(request: HttpRequest, found: Checked, status: int, **more: object) -> HttpResponse:
    facts = [{"key": key, "value": value} for key, value in (("Mã kiểm tra", found.code), *found.facts)]
    return _answer(
        request, "reports/check_code.html", status, {"found": found, "facts": facts, "said": [], "same": None, **more}
    )


def _answer(request: HttpRequest, template: str, status: int, context: dict[str, object]) -> HttpResponse:
    answer = render(request, template, {"title": "Kiểm tra văn bản", **context}, status=status)
    answer["X-Robots-Tag"] = "noindex"
    return answer
