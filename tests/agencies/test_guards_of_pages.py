"""What `page` and `requires` make of a view."""

import pytest
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from agencies.access import is_leader
from agencies.models import Role, User
from hauggiang_pcmd.lib.http import page, requires


@page("GET", "POST")
@requires(is_leader)
def for_leaders(request: HttpRequest, word: str) -> HttpResponse:
    """Says a word."""
    return HttpResponse(word)


def asked(method: str, user: User) -> HttpResponse:
    request = RequestFactory().generic(method, "/")
    request.user = user
    return for_leaders(request, word="chào")


def test_lets_in_whom_the_predicate_names() -> None:
    assert asked("GET", User(role=Role.LEADER)).content.decode() == "chào"
    assert asked("HEAD", User(role=Role.LEADER)).status_code == 200
    assert asked("POST", User(role=Role.LEADER)).status_code == 200


def test_turns_away_everyone_else() -> None:
    with pytest.raises(PermissionDenied):
        asked("GET", User(role=Role.FOCAL_POINT))


def test_answers_no_other_method() -> None:
    answer = asked("DELETE", User(role=Role.LEADER))
    assert answer.status_code == 405
    assert answer.headers["Allow"] == "GET, POST, HEAD"


def test_is_kept_in_no_cache() -> None:
    assert "no-store" in asked("GET", User(role=Role.LEADER)).headers["Cache-Control"]


def test_says_what_guards_it() -> None:
    assert for_leaders.requires is is_leader
    assert for_leaders.methods == ("GET", "POST", "HEAD")
    assert for_leaders.__name__ == "for_leaders"
