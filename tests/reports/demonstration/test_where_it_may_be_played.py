"""The demonstration keeps away from what is real, and is made whole or not at all."""

import io

import pytest
from django.core.management import call_command

from agencies.models import Demonstration, Role, User
from indicators.models import FigureRevision
from plans.models import Plan
from reports.demonstration import playing
from reports.models import Narrative, SubmissionEvent
from tests.people import open_account
from tests.reports.demonstration.told import run_demo


def everything() -> dict[str, object]:
    """What would be different if anything were written."""
    return {
        "accounts": set(User.objects.values_list("username", "password")),
        "plans": Plan.objects.count(),
        "figures": FigureRevision.objects.count(),
        "steps": SubmissionEvent.objects.count(),
        "words": Narrative.objects.exclude(text="").count(),
        "day": list(Demonstration.objects.values_list("day", flat=True)),
    }


def test_a_second_run_changes_nothing_and_says_so(demonstration):
    before = everything()
    _, err = run_demo()
    assert "đã là bản trình diễn, không đổi gì" in err
    assert everything() == before


@pytest.mark.django_db
def test_it_is_refused_where_a_person_is_and_changes_nothing(capsys):
    open_account(Role.ADMINISTRATOR, username="that")
    with pytest.raises(SystemExit) as stopped:
        run_demo()
    assert stopped.value.code == 1
    assert [user.username for user in User.objects.all()] == ["that"]
    assert not Plan.objects.exists()
    assert not Demonstration.objects.exists()


@pytest.mark.django_db
def test_it_is_refused_where_a_plan_is(register):
    call_command("load_plan", "tests/data/quyet-dinh-07.yaml", stdout=io.StringIO())
    User.objects.all().delete()
    err = io.StringIO()
    with pytest.raises(SystemExit):
        call_command("demo", stderr=err)
    assert "kế hoạch" in err.getvalue()
    assert not Demonstration.objects.exists()


@pytest.mark.django_db
def test_it_is_made_whole_or_not_at_all(monkeypatch):
    def breaks(*_: object, **__: object) -> None:
        raise RuntimeError("the machine is switched off")

    monkeypatch.setattr(playing, "open_period", breaks)
    with pytest.raises(RuntimeError):
        playing.play(str)
    assert [model for model in (User, Plan, Demonstration) if model.objects.exists()] == []
