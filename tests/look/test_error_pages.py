"""When something goes wrong, people read in Vietnamese what happened, whether their data is safe and what to do."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied, RequestDataTooBig, SuspiciousOperation
from django.db import OperationalError
from django.template.loader import get_template
from django.test import RequestFactory

from hauggiang_pcmd import error_views

PLAIN = ["400", "403_csrf", "413", "429", "500", "503"]
FRAMED = ["403", "404", "409", "422"]


@pytest.fixture
def request_for_nothing(rf: RequestFactory, db: None):
    request = rf.get("/khong-co/")
    request.user = AnonymousUser()
    return request


def answer_to(error: Exception, request):
    """As Django calls the handler: while the exception is being handled."""
    try:
        raise error
    except type(error):
        return error_views.server_error(request)


@pytest.mark.parametrize("code", PLAIN + FRAMED)
def test_the_page_renders_without_request_and_database(code):
    page = get_template(f"{code}.html").render()

    assert '<html lang="vi">' in page
    assert page.count("<h1>") == 1
    assert "<strong>Dữ liệu:</strong>" in page
    assert "<strong>Nên làm:</strong>" in page


def test_a_request_that_cannot_be_read_is_400(request_for_nothing):
    response = error_views.bad_request(request_for_nothing, SuspiciousOperation("x"))

    assert response.status_code == 400
    assert "Yêu cầu không hợp lệ" in response.content.decode()


def test_a_request_that_is_too_large_is_413(request_for_nothing):
    response = error_views.bad_request(request_for_nothing, RequestDataTooBig())

    assert response.status_code == 413
    assert "quá lớn" in response.content.decode()


def test_an_error_of_the_portal_is_500(request_for_nothing):
    response = answer_to(ZeroDivisionError(), request_for_nothing)

    assert response.status_code == 500
    assert "Cổng gặp lỗi" in response.content.decode()


def test_a_database_that_cannot_be_reached_is_503(request_for_nothing):
    response = answer_to(OperationalError(), request_for_nothing)

    assert response.status_code == 503
    assert "Cổng tạm dừng" in response.content.decode()


def test_a_page_of_another_role_is_403_and_says_why(request_for_nothing):
    response = error_views.permission_denied(request_for_nothing, PermissionDenied("Kỳ này đã khóa."))

    assert response.status_code == 403
    assert "Kỳ này đã khóa." in response.content.decode()


def test_what_does_not_exist_is_404(request_for_nothing):
    response = error_views.page_not_found(request_for_nothing, Exception("No Figure matches the given query."))

    assert response.status_code == 404
    assert "Không tìm thấy trang" in response.content.decode()
    assert "Figure" not in response.content.decode()


@pytest.mark.parametrize(("answer", "status"), [(error_views.conflict, 409), (error_views.unprocessable, 422)])
def test_a_refusal_lists_every_problem(answer, status, request_for_nothing):
    response = answer(request_for_nothing, ["Mã ô <b>CT1.1</b> không thuộc kỳ này.", "Thiếu mẫu số."])

    assert response.status_code == status
    assert "Mã ô &lt;b&gt;CT1.1&lt;/b&gt; không thuộc kỳ này." in response.content.decode()
    assert "Thiếu mẫu số." in response.content.decode()


def test_a_form_of_another_session_is_403(request_for_nothing):
    assert error_views.csrf_failure(request_for_nothing, reason="CSRF cookie not set.").status_code == 403


def test_too_many_attempts_are_429(request_for_nothing):
    assert error_views.too_many_requests(request_for_nothing).status_code == 429
