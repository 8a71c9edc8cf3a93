"""What every answer of the portal carries, and what a template of ours may not do."""

import pytest
from django.template import engines

from tests.undefined_variables import RaisesWhenPrinted, UndefinedVariable

STRICT = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
}


@pytest.mark.django_db
def test_health_is_answered_to_whoever_watches_and_is_never_kept(client):
    answer = client.get("/healthz")
    assert (answer.status_code, answer.content) == (200, b"ok\n")
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/healthz", "/quan-tri/", "/khong-co"])
def test_every_answer_carries_the_strict_policy(client, address):
    answer = client.get(address)
    assert {directive.strip() for directive in answer["Content-Security-Policy"].split(";")} == STRICT
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["Referrer-Policy"] == "same-origin"


@pytest.mark.django_db
def test_a_stranger_is_sent_to_sign_in(client):
    answer = client.get("/quan-tri/")
    assert answer.status_code == 302


def test_a_template_of_ours_that_prints_an_undefined_variable_fails(tmp_path, settings):
    (tmp_path / "page.html").write_text("{{ person.nmae }}", "utf-8")
    engine = _engine(settings, tmp_path, watched=tmp_path)
    with pytest.raises(UndefinedVariable, match=r"page\.html.*person\.nmae"):
        engine.get_template("page.html").render({"person": object()})


def test_a_template_of_a_library_may(tmp_path, settings):
    (tmp_path / "page.html").write_text("[{{ person }}]", "utf-8")
    engine = _engine(settings, tmp_path, watched=tmp_path / "elsewhere")
    assert engine.get_template("page.html").render({}) == "[]"


def _engine(settings, folder, *, watched):
    options = {"string_if_invalid": RaisesWhenPrinted(watched)}
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [folder], "OPTIONS": options}]
    return engines["django"]
