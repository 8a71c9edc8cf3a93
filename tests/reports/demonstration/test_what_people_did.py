"""In the demonstration people drafted, issued, reminded, asked and sent back."""

import datetime

from django.db.models import Count

from plans.models import Plan
from reports.issuing.showing import changes_in
from reports.models import (
    Draft,
    DraftRevision,
    IssuedDocument,
    Letter,
    OutgoingMail,
    Proposal,
    Reminder,
    ReminderKind,
    State,
)
from tests.reports.demonstration.told import LAST_DAY, period, returns


def test_the_newest_report_is_half_drafted(demonstration):
    """Paragraphs taken over, one of two agencies, one rewritten, one cut; headings that wait."""
    draft = Draft.objects.get(period=period("2025-NAM"))
    ways = set(DraftRevision.objects.filter(paragraph__draft=draft).values_list("way", flat=True))
    assert ways == {"results", "taken", "merged", "written", "cut"}
    assert draft.paragraphs.filter(removed_at__isnull=True).annotate(n=Count("sources")).filter(n=2).count() == 1
    assert not draft.paragraphs.filter(heading="situation.general").exists()


def test_reports_are_issued_by_two_people_one_is_replaced_and_one_waits(demonstration: Plan) -> None:
    documents = IssuedDocument.objects.filter(period__plan=demonstration).order_by("pk")
    assert [one.period.label for one in documents] == ["2024-6T", "2024-6T", "2024-NAM"]
    first, second, _ = documents
    assert second.replaces == first
    assert [one.sentence for one in changes_in(second)]
    assert all(one.period.closed_at and one.prepared_by != one.issued_by for one in documents)
    assert [[record.number for record in one.signings.all()] for one in documents] == [["214"], ["231"], ["27"]]
    assert [file.format for file in first.proposal.files.all()] == ["docx", "pdf", "xlsx"]
    assert [one.period.label for one in Proposal.objects.waiting()] == ["2025-6T"]


def test_agencies_are_reminded_by_the_schedule_by_hand_and_by_letter(demonstration):
    half_year, year = (Reminder.objects.filter(submission__period=period(label)) for label in ("2025-6T", "2025-NAM"))
    assert {(one.day - one.due).days for one in half_year.filter(by=None)} == {-7, -1, 1, 3, 7}
    assert {str(one.by) for one in half_year.exclude(by=None)} == {"Chuyên viên 1"}
    assert {one.day for one in year} == {LAST_DAY}
    assert {one.kind for one in Reminder.objects.all()} == set(ReminderKind)


def test_a_letter_was_made_to_those_who_were_still_late(demonstration):
    letter = Letter.objects.get()
    assert (letter.period, letter.day) == (period("2025-6T"), datetime.date(2025, 7, 1))
    assert set(letter.agencies.values_list("code", flat=True)) == {"TDTN", "HND"}


def test_some_mail_was_refused_some_agency_has_no_address_and_nothing_waits(demonstration):
    assert not OutgoingMail.objects.waiting().exists()
    assert set(OutgoingMail.objects.troubled().values_list("to", flat=True)) == {"lanhdao-hnd@haugiang.example"}
    assert {one.submission.agency.code for one in Reminder.objects.filter(recipients=[])} == {"TDTN"}
    assert all(one.to.endswith(".example") for one in OutgoingMail.objects.all())


def test_parts_are_sent_back_asked_about_taken_back_and_reopened(demonstration):
    steps = {one.agency.code: [event.action for event in one.events.all()] for one in returns("2025-NAM")}
    assert steps["UB936"] == ["submit", "withdraw"]
    assert "reopen" in steps["UB932"]
    newest = {one.agency.code: one for one in returns("2025-NAM")}
    assert (newest["UB932"].version, newest["UB932"].state) == (2, State.ACCEPTED)
    states = {code: {thread.state for thread in one.threads.all()} for code, one in newest.items()}
    assert states["UB933"] == {"waiting", "answered"}
    assert (states["STP"], states["UB932"]) == ({"waiting"}, {"done"})
    assert newest["HND"].narratives.filter(locked_at__isnull=True).count() == 1
