"""The page of results: the same numbers as everywhere, with who is missing, and where each comes from."""

import json
from fractions import Fraction
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.http import HttpResponse

from agencies.models import User
from indicators.hotspots import set_hotspots
from indicators.measures import Verdict
from indicators.models import Figure
from indicators.results import period_results
from plans.models import ReportingPeriod
from reports.models import State
from reports.result_lines import VERDICT_FILTERS, ResultLine, lines_of_results
from tests.entry_rounds import read
from tests.people import as_
from tests.reports.rounds import return_of
from tests.reports.seen import enter, focal_point_of, hand_in, leader_of, specialist_of
from tests.rewriting import rewrite


def page(period: ReportingPeriod, user: User, query: str = "") -> HttpResponse:
    answer = as_(user).get(f"/ket-qua/{period.pk}/{query}")
    assert answer.status_code == 200
    return answer


def text(answer: HttpResponse) -> str:
    return read(answer).text


def line(period: ReportingPeriod, code: str, *, of_department: bool = True) -> ResultLine:
    found = lines_of_results(period, of_department=of_department)
    return next(one for one in [*found.lines, *found.statistics] if one.indicator.code == code)


def test_the_page_says_what_the_command_says(last_year: ReportingPeriod) -> None:
    out = StringIO()
    call_command("results", last_year.label, stdout=out)
    said = json.loads(out.getvalue())
    found = lines_of_results(last_year, of_department=True)
    assert [one.indicator.code for one in found.lines] == [one["indicator"] for one in said["results"]]
    for one, told in zip(found.lines, said["results"], strict=True):
        said_so = f"{told['numerator']}/{told['denominator']}" if told["reported"] else "chưa có"
        assert one.words.amount.replace(".", "") == said_so
        assert one.verdict == told["verdict"]
        assert one.covered == f"{told['reported']}/{told['expected']}"


def test_every_indicator_stands_under_its_goal_group(last_year: ReportingPeriod) -> None:
    bundles = lines_of_results(last_year, of_department=True).bundles
    assert [bundle.heading.split(".")[1] for bundle in bundles] == ["1", "2", "3", "4", "5"]
    assert [one.indicator.code for one in bundles[2].lines] == ["CT3.1", "CT3.2", "CT3.3", "CT3.4"]


def test_result_target_shortfall_and_verdict_are_printed(period: ReportingPeriod, tmp_path: Path) -> None:
    enter(period, tmp_path, "SGDDT,CT1.5,,,,60,100,", "SGDDT,CT1.5,,,THPT,60,,", state=State.ACCEPTED)
    rewrite(
        Figure.objects.filter(period=period, agency__code="SLDTBXH", indicator__code="CT1.5"),
        numerator=0,
        denominator=50,
    )
    shown = text(page(period, leader_of(period)))
    assert "≥ 70% 60/150 40,0% Chưa đến hạn đánh giá còn thiếu 45 học sinh, sinh viên" in shown


def test_who_is_missing_is_named(period: ReportingPeriod) -> None:
    shown = text(page(period, leader_of(period)))
    assert line(period, "CT1.5").missing == ("Sở Giáo dục và Đào tạo",)
    assert "1/2 thiếu: Sở Giáo dục và Đào tạo" in shown
    assert "2/8 thiếu 6 UBND huyện Châu Thành A, UBND huyện Châu Thành, UBND huyện Phụng Hiệp" in shown


def test_the_difference_to_last_year_is_printed(
    period: ReportingPeriod, last_year: ReportingPeriod, tmp_path: Path
) -> None:
    of_police = {"agency__code": "CAT", "indicator__code": "CT3.1"}
    rewrite(Figure.objects.filter(period=last_year, **of_police), numerator=10, denominator=20)
    rewrite(Figure.objects.filter(period=period, **of_police), numerator=18, denominator=20)
    assert "90,0% Chưa đến hạn đánh giá còn thiếu 2 tin 50,0% (10/20) +40,0 điểm %" in text(
        page(period, leader_of(period))
    )


def test_the_plans_words_and_the_rule_stand_beside_each_result(period: ReportingPeriod) -> None:
    shown = text(page(period, leader_of(period)))
    for result in period_results(period):
        assert " ".join(result.indicator.quote.split()) in shown
        assert " ".join(result.indicator.reading.split()) in shown
    assert "không lấy trung bình tỷ lệ của các đơn vị" in shown


def test_supporting_statistics_stand_below_without_verdict(period: ReportingPeriod) -> None:
    found = lines_of_results(period, of_department=True)
    assert [one.indicator.code for one in found.statistics] == [f"TK{number}" for number in range(1, 16)]
    assert {one.verdict for one in found.statistics} == {None}
    assert "Số liệu hỗ trợ" in text(page(period, leader_of(period)))


@pytest.mark.parametrize("word", [word for word in VERDICT_FILTERS if word])
def test_the_filter_keeps_one_verdict(word: str, last_year: ReportingPeriod) -> None:
    groups = page(last_year, leader_of(last_year), f"?danh-gia={word}").context["groups"]
    kept = [one for _, lines in groups for one, _ in lines]
    every = lines_of_results(last_year, of_department=True).lines
    assert [one.indicator.code for one in kept] == [
        one.indicator.code for one in every if VERDICT_FILTERS[word][1](one)
    ]


def test_the_filters_together_keep_everything_once(last_year: ReportingPeriod) -> None:
    every = lines_of_results(last_year, of_department=True).lines
    kept = [one for word in VERDICT_FILTERS if word for one in every if VERDICT_FILTERS[word][1](one)]
    assert sorted(one.indicator.code for one in kept) == sorted(one.indicator.code for one in every)


def test_an_unknown_filter_shows_everything(last_year: ReportingPeriod) -> None:
    groups = page(last_year, leader_of(last_year), "?danh-gia=verdict__isnull").context["groups"]
    assert sum(len(lines) for _, lines in groups) == 16


def test_an_empty_list_of_hotspots_says_so(period: ReportingPeriod) -> None:
    assert line(period, "CT4.1").verdict == Verdict.INCOMPLETE
    assert "Chưa xác định danh mục địa bàn trọng điểm." in text(page(period, leader_of(period)))


# --- Small counts of people


@pytest.fixture
def served(last_year: ReportingPeriod) -> ReportingPeriod:
    """CT4.2 comes to 3 of 12 in the province: fewer than five people."""
    figures = Figure.objects.filter(period=last_year, indicator__code="CT4.2")
    rewrite(figures, numerator=0, denominator=1, state="value")
    rewrite(figures.filter(agency__code="UB930"), numerator=3, denominator=5)
    return last_year


def test_the_department_reads_small_counts(served: ReportingPeriod) -> None:
    shown = text(page(served, leader_of(served)))
    assert "3/12 25,0%" in shown
    assert "không nêu" not in shown


def test_leaders_of_the_province_read_that_it_is_fewer_than_five(served: ReportingPeriod, viewer: User) -> None:
    shown = text(page(served, viewer))
    assert "<5/12 không nêu" in shown
    assert "3/12" not in shown
    assert "25,0%" not in shown
    assert "để không nhận ra người liên quan" in shown


def test_the_overview_hides_them_too(served: ReportingPeriod, viewer: User) -> None:
    shown = text(as_(viewer).get(f"/?ky={served.pk}"))
    assert "<5/12" in shown
    assert "3/12" not in shown


# --- Where a result comes from


def breakdown(period: ReportingPeriod, code: str) -> str:
    answer = as_(specialist_of(period)).get(f"/ket-qua/{period.pk}/{code}/")
    assert answer.status_code == 200
    return text(answer)


def test_a_result_leads_to_the_figure_of_every_agency(period: ReportingPeriod) -> None:
    answer = as_(specialist_of(period)).get(f"/ket-qua/{period.pk}/CT1.4/")
    links = read(answer).links
    for agency in ("UB930", "UB935", "UB937"):
        assert f"/bao-cao/{return_of(period, agency).pk}/xem-xet/" in links


def test_what_counts_adds_up_to_the_result(period: ReportingPeriod) -> None:
    answer = as_(specialist_of(period)).get(f"/ket-qua/{period.pk}/CT1.4/")
    counting = [source.figure for source, _ in answer.context["sources"] if source.counts]
    assert [figure.agency.code for figure in counting] == ["UB930", "UB931"]
    total = line(period, "CT1.4").result.amount
    assert sum(Fraction(figure.numerator) for figure in counting) == total.numerator
    assert sum(Fraction(figure.denominator) for figure in counting) == total.denominator


def test_what_was_sent_and_not_accepted_is_shown_as_not_counted(period: ReportingPeriod) -> None:
    assert "Đã gửi chưa tính vào kết quả" in breakdown(period, "CT1.4")
    assert "UBND thị xã Long Mỹ chưa có" in breakdown(period, "CT1.4")


def test_communes_are_named(period: ReportingPeriod) -> None:
    assert "Phường Lái Hiếu" in breakdown(period, "CT1.1")


def test_a_breakdown_is_added_up_over_what_counts(period: ReportingPeriod) -> None:
    counting = Figure.objects.filter(period=period, indicator__code="CT5.2", counted_at__isnull=False)
    expected = sum(part.value or 0 for one in counting for part in one.parts.filter(item="cấp xã"))
    assert f"cấp xã: {int(expected):,}".replace(",", ".") in breakdown(period, "CT5.2").partition("Kết quả của kỳ")[2]


def test_an_indicator_that_is_not_asked_for_has_no_page(period: ReportingPeriod) -> None:
    for code in ("CT9.9", "0code0", "%3Cb%3E"):
        assert as_(specialist_of(period)).get(f"/ket-qua/{period.pk}/{code}/").status_code == 404


def test_single_agencies_figures_are_for_the_department(period: ReportingPeriod, viewer: User) -> None:
    assert as_(viewer).get(f"/ket-qua/{period.pk}/CT4.2/").status_code == 403
    assert not [link for link in read(page(period, viewer)).links if link.startswith(f"/ket-qua/{period.pk}/CT")]
    assert f"/ket-qua/{period.pk}/CT4.2/" in read(page(period, leader_of(period))).links


def test_others_have_no_results(period: ReportingPeriod, administrator: User, specialist: User) -> None:
    for user, status in ((administrator, 403), (focal_point_of(period, "CAT"), 403), (specialist, 404)):
        assert as_(user).get(f"/ket-qua/{period.pk}/").status_code == status


def test_results_follow_the_list_of_hotspots(period: ReportingPeriod, tmp_path: Path) -> None:
    """Until then nobody had reported the indicator, so nothing that is locked changes."""
    others = Figure.objects.filter(indicator__code="CT4.1").exclude(agency__code="UB937")
    others.update(locked_at=None)
    others.delete()
    place = period.plan.register.localities.get(name="Phường Thuận An")
    set_hotspots(period.plan, [place], by=specialist_of(period))
    hand_in(period, tmp_path, ["UB937"], State.ACCEPTED)
    assert line(period, "CT4.1").result.amount.denominator == 1
