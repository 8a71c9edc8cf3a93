"""A plan file changed in the course of the plan: what is open follows it, what is closed or handed in stands."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest

from agencies.models import Agency, Locality, User
from hauggiang_pcmd.lib.refusal import Refused
from indicators.models import Figure, FigurePart, Indicator
from plans.models import Plan, ReportingPeriod
from reports.models import State
from reports.plan_files.loading import Report
from reports.rounds import close_period
from tests.plans.mutations import again, all_of, drop, put
from tests.plans.test_loading_plans import every_table

Load = Callable[..., Report]
Enter = Callable[..., None]
day = datetime.date


def replaced(old: str, new: str) -> Callable[[str], str]:
    return lambda text: text.replace(old, new)


def refused_and_unchanged(load: Callable[[], Any]) -> list[str]:
    """The problems of a loading that is refused, after making sure that no table changed."""
    before = every_table()
    with pytest.raises(Refused) as refused:
        load()
    assert every_table() == before
    return refused.value.problems


def communes_of(period: ReportingPeriod, agency: str = "CA") -> list[str]:
    parts = FigurePart.objects.filter(figure__period=period, figure__indicator__code="A4", figure__agency__code=agency)
    return list(parts.values_list("locality__code", flat=True))


def test_new_words_replace_the_old_and_are_named(decision: Plan, load_changed: Load) -> None:
    report = load_changed(put("sections/0/paragraphs", ["Câu mới."]))
    assert decision.sections.get(number="1").paragraphs == ["Câu mới."]
    assert report.lines()[1] == "Đã sửa 1 dòng: mục của kế hoạch 1 (các đoạn, nguyên văn)."


def test_a_changed_agency_leaves_a_trace(decision: Plan, load_changed: Load) -> None:
    load_changed(put("groups/1/agencies/0/name", "Sở Y tế và Dân số"))
    agency = Agency.objects.get(code="SYT")
    assert [one.name for one in agency.history.all()] == ["Sở Y tế và Dân số", "Sở Y tế Lam Giang"]
    assert agency.history.latest().history_user == User.objects.operator()


def test_an_open_period_follows_communes_that_merge(period: ReportingPeriod, load_changed: Load) -> None:
    assert communes_of(period) == ["L01", "L02", "L03", "L04", "L05", "L06", "L08"]
    merged = replaced("L04,Xã Mỹ Nguồn,xã,L,,", "L04,Xã Mỹ Nguồn,xã,L,,2024-05-31")
    report = load_changed(localities=lambda text: merged(text) + "L10,Xã Nguồn Mới,xã,L,2024-06-01,\n")
    assert communes_of(period) == ["L01", "L02", "L03", "L05", "L06", "L08", "L10"]
    assert Figure.objects.get(period=period, agency__code="CA", indicator__code="A4").denominator == 7
    assert "cập nhật" in report.lines()[1]


def test_what_was_entered_for_communes_that_remain_stays(
    period: ReportingPeriod, load_changed: Load, report: Enter
) -> None:
    report(period, *[f"CA,A4,L0{n},,,1,," for n in (1, 4)], state=State.DRAFT)
    load_changed(localities=replaced("L04,Xã Mỹ Nguồn,xã,L,,", "L04,Xã Mỹ Nguồn,xã,L,,2024-05-31"))
    figure = Figure.objects.get(period=period, agency__code="CA", indicator__code="A4")
    assert (figure.numerator, figure.denominator) == (1, 6)


def test_a_change_to_a_figure_that_was_handed_in_is_refused(
    period: ReportingPeriod, load_changed: Load, report: Enter
) -> None:
    report(period, "CA,A4,L01,,,1,,", state=State.SUBMITTED)
    ceased = replaced("L04,Xã Mỹ Nguồn,xã,L,,", "L04,Xã Mỹ Nguồn,xã,L,,2024-05-31")
    (problem,) = refused_and_unchanged(lambda: load_changed(localities=ceased))
    assert problem.startswith("ke-hoach.yaml: Kỳ 2024-Q2: số liệu A4 của Công an tỉnh Lam Giang đã gửi hoặc đã khóa")


@pytest.fixture
def closed(period: ReportingPeriod, report: Enter) -> ReportingPeriod:
    """The second quarter of 2024 with 3 of 100 cases handled late, accepted and closed."""
    report(period, "CA,B2,,,,3,100,", "CA,A4,L01,,,1,,", "CA,B1,,,,4,,")
    close_period(period, by=User.objects.operator())
    return period


def test_a_threshold_that_would_turn_a_closed_result_is_refused(closed: ReportingPeriod, load_changed: Load) -> None:
    problems = refused_and_unchanged(lambda: load_changed(put("indicators/5/threshold/value", 3)))
    assert problems == [
        "ke-hoach.yaml: kỳ 2024-Q2 đã khóa: thay đổi này làm kết quả B2 khác đi (3/100, Chưa đạt thành 3/100, Đạt)"
    ]


def test_communes_that_cease_do_not_touch_a_closed_period(closed: ReportingPeriod, load_changed: Load) -> None:
    load_changed(localities=replaced("L04,Xã Mỹ Nguồn,xã,L,,", "L04,Xã Mỹ Nguồn,xã,L,,2024-05-31"))
    assert Locality.objects.get(code="L04").valid_to == day(2024, 5, 31)
    assert "L04" in communes_of(closed)


def test_new_agencies_and_indicators_do_not_touch_a_closed_period(closed: ReportingPeriod, load_changed: Load) -> None:
    figures = Figure.objects.filter(period=closed).count()
    load_changed(
        all_of(
            again("groups/1/agencies/1", code="SNV", name="Sở Nội vụ"),
            again("indicators/0", code="A9", reported_by=["SNV", "CA"]),
        )
    )
    assert Agency.objects.filter(code="SNV").exists()
    assert Figure.objects.filter(period=closed).count() == figures


def test_a_new_calendar_holds_for_what_is_not_closed(
    closed: ReportingPeriod, decision: Plan, load_changed: Load
) -> None:
    report = load_changed(put("reporting/periods/1/agencies_due", "07-08"))
    due = dict(decision.periods.filter(code="Q2").values_list("year", "agencies_due"))
    assert due == {2024: day(2024, 7, 5), 2025: day(2025, 7, 8), 2026: day(2026, 7, 8)}
    assert report.ledger.notes == [
        "Kỳ 2024-Q2 đã khóa: giữ nguyên tên và các ngày của kỳ, lịch mới áp dụng cho kỳ sau."
    ]


def test_months_of_a_closed_period_keep_their_days(closed: ReportingPeriod, decision: Plan, load_changed: Load) -> None:
    change = all_of(put("reporting/months/3/to", "04-29"), put("reporting/months/8/to", "09-29"))
    load_changed(change)
    ends = {(month.year, month.number): month.ends for month in decision.subperiods.filter(number__in=(4, 9))}
    assert ends[2024, 4] == day(2024, 4, 30)
    assert ends[2025, 4] == day(2025, 4, 29)
    assert ends[2024, 9] == day(2024, 9, 29)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (put("indicators/5/kind", "count"), "kind từ “ratio” sang “count”"),
        (put("indicators/5/kind", "growth"), "kind từ “ratio” sang “growth”"),
    ],
)
def test_how_an_indicator_with_figures_counts_cannot_be_changed(
    change: Any, words: str, period: ReportingPeriod, load_changed: Load, report: Enter
) -> None:
    report(period, "CA,B2,,,,3,100,", state=State.DRAFT)
    fitting = all_of(change, put("indicators/5/threshold/unit", "percent" if "growth" in words else "times"))
    problems = refused_and_unchanged(lambda: load_changed(fitting))
    assert problems == [f"ke-hoach.yaml: chỉ tiêu B2: không đổi {words} được vì đã có số liệu (kỳ 2024-Q2)"]


def test_decimals_are_not_taken_away_from_figures_that_may_have_them(
    period: ReportingPeriod, load_changed: Load, report: Enter
) -> None:
    report(period, "TA,B3,,,,1.25,,", state=State.DRAFT)
    problems = refused_and_unchanged(lambda: load_changed(put("indicators/6/decimals", 1)))
    assert problems == [
        "ke-hoach.yaml: chỉ tiêu B3: không đổi decimals từ “2” sang “1” được vì đã có số liệu (kỳ 2024-Q2)"
    ]
    load_changed(put("indicators/6/decimals", 3))
    assert Indicator.objects.get(code="B3").decimals == 3


def test_an_indicator_without_figures_may_count_another_way(period: ReportingPeriod, load_changed: Load) -> None:
    load_changed(
        all_of(
            put("indicators/5/kind", "count"),
            put("indicators/5/threshold/unit", "tin"),
            put("indicators/5/decimals", 1),
        )
    )
    assert Figure.objects.get(period=period, indicator__code="B2").denominator is None


def test_a_locality_that_figures_name_is_ended_not_removed(period: ReportingPeriod, load_changed: Load) -> None:
    def without(text: str) -> str:
        return text.replace("L04,Xã Mỹ Nguồn,xã,L,,\n", "")

    change = all_of(drop("groups/4/agencies/3"))
    problems = refused_and_unchanged(lambda: load_changed(change, without))
    assert len(problems) == 1
    assert problems[0].startswith("ke-hoach.yaml: địa bàn L04: không còn trong tệp nhưng còn ")
    assert problems[0].endswith("; ghi valid_to thay vì xóa")
