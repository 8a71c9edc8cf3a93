"""Who is working in a return, and where, is said to the others who work in it."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from reports.entering.presence import SHEET, be_here, who_is_here, who_is_in
from reports.models import Presence, State, Submission
from tests.entry_rounds import read
from tests.reports.rounds import return_of
from tests.reports.sheets import Sheet

pytestmark = pytest.mark.django_db


def beat(sheet: Sheet, at: str) -> str:
    answer = sheet.client.post(reverse("presence", args=[sheet.submission.pk]), {"cho": at})
    assert answer.status_code == 200
    return read(answer).text


def test_a_beat_tells_the_others_where_one_is_and_hears_of_them(police: Sheet, specialist_at_police: Sheet) -> None:
    assert beat(police, f"f{police.figure('CT3.1').pk}") == ""
    assert beat(specialist_at_police, "") == f"{police.user} đang ở bảng số liệu, ô CT3.1, vừa xong."
    assert f"Chuyên viên {specialist_at_police.user} đang ở danh sách các phần, vừa xong." in read(police.open()).text


def test_a_section_is_named_by_its_heading(police: Sheet, specialist_at_police: Sheet) -> None:
    section = police.submission.narratives.get(key="leadership")
    beat(police, f"s{section.pk}")
    assert f"{police.user} đang ở phần “{section.heading}”" in read(specialist_at_police.open()).text


def test_one_person_is_in_one_place_and_is_not_told_of_themselves(police: Sheet, specialist_at_police: Sheet) -> None:
    for at in ("so-lieu", "", "so-lieu"):
        assert beat(police, at) == ""
    (found,) = who_is_here(police.submission, specialist_at_police.user)
    assert found.place == SHEET


@pytest.mark.parametrize(("passed", "said"), [(30, "vừa xong"), (90, "1 phút trước"), (121, None)])
def test_after_two_minutes_of_silence_nobody_is_there(
    passed: int, said: str | None, police: Sheet, specialist_at_police: Sheet
) -> None:
    be_here(police.submission, SHEET, by=police.user)
    Presence.objects.update(seen_at=timezone.now() - timedelta(seconds=passed))
    found = [one.ago for one in who_is_here(police.submission, specialist_at_police.user)]
    assert found == ([said] if said else [])


def test_what_a_browser_makes_up_is_not_shown_to_others(police: Sheet, district: Sheet) -> None:
    for at, status in (("<b>x</b>", 200), (f"f{district.figure('CT1.1').pk}", 404), ("s999999", 404)):
        address = reverse("presence", args=[police.submission.pk])
        assert police.client.post(address, {"cho": at}).status_code == status
    assert set(Presence.objects.values_list("place", flat=True)) == {"danh sách các phần"}


def test_whoever_only_reads_a_return_that_was_handed_in_is_not_at_work_in_it(police: Sheet) -> None:
    Submission.objects.filter(pk=police.submission.pk).update(
        state=State.SUBMITTED, first_submitted_on=timezone.localdate()
    )
    beat(police, "so-lieu")
    assert not Presence.objects.exists()


def test_many_returns_are_asked_about_at_once(police: Sheet, district: Sheet) -> None:
    be_here(police.submission, SHEET, by=police.user)
    be_here(district.submission, SHEET, by=district.user)
    other = return_of(police.period, "SYT")
    with CaptureQueriesContext(connection) as queries:
        found = who_is_in([police.submission.pk, district.submission.pk, other.pk], but=district.user)
    assert len(queries) == 1
    assert [one.name for one in found[police.submission.pk]] == [str(police.user)]
    assert found[district.submission.pk] == found[other.pk] == []
