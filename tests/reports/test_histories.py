"""What was before, read beside what is now: of figures, sections, targets and deadlines."""

import datetime
from decimal import Decimal

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from agencies.models import Role, User
from indicators.hotspots import possible_hotspots, set_hotspots
from indicators.models import Figure, FigurePart, Indicator
from plans.models import ReportingPeriod
from reports.history.differences import Bit, word_differences
from reports.models import Extension, Narrative
from reports.rounds import close_period, reopen_period
from reports.workflow import Action
from reports.writing import write
from tests.entry_rounds import figure_of, put, read
from tests.people import as_
from tests.reports.rounds import person, return_of
from tests.reports.workflow_rounds import Round, small_round
from tests.rewriting import rewrite

pytestmark = pytest.mark.django_db
NOT_KNOWN = "không rõ (ghi thẳng vào cơ sở dữ liệu)"


@pytest.fixture
def period(periods_52: list[ReportingPeriod], db: None) -> ReportingPeriod:
    return periods_52[2]


@pytest.fixture
def round_(period: ReportingPeriod) -> Round:
    return small_round(period)


def text(answer: HttpResponse) -> str:
    assert answer.status_code == 200
    return read(answer).text


def history_of(round_: Round, figure: Figure) -> HttpResponse:
    return as_(round_.agency_person).get(reverse("figure-history", args=[round_.submission.pk, figure.pk]))


# --- A figure


def test_a_figure_tells_who_changed_it_from_what_to_what_and_in_which_version(round_: Round) -> None:
    round_.to(state="accepted")
    round_.send_back(round_.figure("TK14"), action=Action.REOPEN)
    put(round_.figure("TK14"), round_.agency_person, numerator=Decimal(12))
    lines = history_of(round_, round_.figure("TK14")).context["lines"]
    told = [(one.version, one.change.before, one.change.after, one.past) for one in lines]
    assert told[0] == (2, "4", "12", False)
    assert told[-1][:2] == (1, "chưa có")


def test_a_change_past_the_portal_is_told_too(round_: Round) -> None:
    figure = put(round_.figure("TK14"), round_.agency_person, numerator=Decimal(5))
    with connection.cursor() as cursor:
        cursor.execute("UPDATE indicators_figure SET numerator = 500, version = version + 1 WHERE id = %s", [figure.pk])
    lines = history_of(round_, figure).context["lines"]
    assert [(one.change.before, one.change.after, one.past) for one in lines] == [
        ("5", "500", True),
        ("chưa có", "5", False),
    ]
    assert lines[0].change.who == NOT_KNOWN
    assert "ghi thẳng vào cơ sở dữ liệu" in text(history_of(round_, figure))


def test_a_part_that_was_changed_past_the_portal_is_told(period: ReportingPeriod) -> None:
    figure = figure_of(period, "UB935", "CT1.1")
    submission = return_of(period, "UB935")
    officer = person(Role.FOCAL_POINT, period.plan, "UB935")
    first = next(iter(figure.parts.all()))
    FigurePart.objects.filter(pk=first.pk).update(value=1)
    lines = as_(officer).get(reverse("figure-history", args=[submission.pk, figure.pk])).context["lines"]
    assert [line.change.details for line in lines] == [(f"{first.locality}: (trống) → 1",)]


def test_what_the_verbs_wrote_is_told_once(round_: Round, period: ReportingPeriod) -> None:
    for code in ("UB935", "CAT"):
        submission = return_of(period, code)
        officer = person(Role.FOCAL_POINT, period.plan, code)
        small = Round(period, submission, officer, round_.reviewer)
        small.to(state="draft")
        for figure in Figure.objects.filter(period=period, agency__code=code):
            lines = as_(officer).get(reverse("figure-history", args=[submission.pk, figure.pk])).context["lines"]
            assert not [line for line in lines if line.past], figure


# --- A section


def test_a_section_tells_what_went_and_what_came(round_: Round) -> None:
    section = round_.section("leadership")
    write(section, "Đã ban hành 02 văn bản.", by=round_.agency_person)
    write(section, "Đã ban hành 03 văn bản mới.", by=round_.agency_person)
    rewrite(Narrative.objects.filter(pk=section.pk), text="Sửa thẳng.")
    answer = as_(round_.agency_person).get(reverse("section-history", args=[round_.submission.pk, section.pk]))
    lines = answer.context["lines"]
    assert [(line.number, line.past) for line in lines] == [(3, True), (2, False), (1, False)]
    assert {bit.text.strip() for bit in lines[1].bits if bit.kind == "gone"} == {"02", "bản."}
    assert {bit.text.strip() for bit in lines[1].bits if bit.kind == "new"} == {"03", "bản mới."}
    assert lines[0].who == NOT_KNOWN
    assert "<del>" in answer.content.decode()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "Mới."),
        ("Cũ.", ""),
        ("a b c", "a x c"),
        ("dòng 1\ndòng 2", "dòng 1\ndòng 3\n\ndòng 2"),
        ("a " * 900, "b " * 900),
    ],
)
def test_a_difference_loses_no_word_of_either_text(before: str, after: str) -> None:
    bits = word_differences(before, after)
    assert "".join(bit.text for bit in bits if bit.kind != "gone") == after
    assert "".join(bit.text for bit in bits if bit.kind != "new") == before


def test_the_same_text_has_no_difference() -> None:
    assert word_differences("Như nhau.", "Như nhau.") == (Bit("same", "Như nhau."),)


# --- The plan


def test_the_plan_shows_a_history_where_something_changed(period: ReportingPeriod, round_: Round) -> None:
    plan = period.plan
    reader = as_(round_.agency_person)
    address = reverse("plan", args=[plan.code])
    assert "Lịch sử" not in text(reader.get(address))
    Indicator.objects.filter(plan=plan, code="CT1.1").update(threshold=75)
    assert f"{reverse('plan-history', args=[plan.code])}?ma=CT1.1" in read(reader.get(address)).links
    shown = text(reader.get(reverse("plan-history", args=[plan.code]), {"ma": "CT1.1"}))
    assert "Mức: 70 → 75" in shown
    assert NOT_KNOWN in shown
    assert "Chưa có gì thay đổi" in text(reader.get(reverse("plan-history", args=[plan.code]), {"ma": "CT1.2"}))


def test_the_list_of_hotspots_has_a_history_with_names(period: ReportingPeriod, round_: Round) -> None:
    plan = period.plan
    place = possible_hotspots(plan)[0]
    set_hotspots(plan, [place], by=round_.reviewer)
    set_hotspots(plan, [], by=round_.reviewer)
    lines = as_(round_.reviewer).get(reverse("plan-history", args=[plan.code])).context["lines"]
    assert [(line.action, line.fields[0].before, line.fields[0].after) for line in lines] == [
        ("Bỏ", str(place), "(trống)"),
        ("Thêm", "(trống)", str(place)),
    ]
    assert {line.who for line in lines} == {str(round_.reviewer)}


# --- Deadlines


def test_a_periods_days_have_a_history(period: ReportingPeriod, round_: Round) -> None:
    close_period(period, by=round_.reviewer)
    reopen_period(period, by=User.objects.operator())
    ReportingPeriod.objects.filter(pk=period.pk).update(agencies_due=datetime.date(2024, 6, 28))
    Extension.objects.create(
        submission=round_.submission,
        instead_of=datetime.date(2024, 6, 28),
        until=datetime.date(2024, 7, 2),
        reason="Bão số 2.",
        by=round_.reviewer,
        day=datetime.date(2024, 6, 20),
    )
    answer = as_(round_.reviewer).get(reverse("period-history", args=[period.pk]))
    shown = text(answer)
    assert "Hạn nộp của đơn vị: 18/06/2024 → 28/06/2024" in shown
    assert "Gia hạn cho Viện Kiểm sát nhân dân tỉnh" in shown
    assert "Gia hạn đến ngày: (trống) → 02/07/2024" in shown
    assert "Lý do: (trống) → Bão số 2." in shown
    assert [line.what for line in answer.context["lines"]][:2] == [
        "Gia hạn cho Viện Kiểm sát nhân dân tỉnh",
        "Các ngày của kỳ",
    ]


def test_histories_ask_a_fixed_number_of_queries(round_: Round) -> None:
    figure, section = round_.figure("TK14"), round_.section("leadership")
    addresses = [
        reverse("figure-history", args=[round_.submission.pk, figure.pk]),
        reverse("section-history", args=[round_.submission.pk, section.pk]),
    ]

    def counts() -> list[int]:
        browser = as_(round_.agency_person)
        asked = []
        for address in addresses:
            with CaptureQueriesContext(
                connection,
            ) as queries:
                browser.get(address)
            asked.append(len(queries))
        return asked

    put(figure, round_.agency_person, numerator=Decimal(1))
    write(section, "Một.", by=round_.agency_person)
    before = counts()
    for number in range(2, 8):
        put(figure, round_.agency_person, numerator=Decimal(number))
        write(section, f"Lần {number}.", by=round_.agency_person)
    assert counts() == before
