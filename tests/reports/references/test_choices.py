"""What the desk offers to refer to, and which numbers of a period are known."""

import pytest
from django.utils import timezone

from hauggiang_pcmd.lib.refusal import Refused
from indicators.models import Figure
from plans.models import ReportingPeriod
from reports.consolidation.report import matter_of
from reports.references import known_in, printed, reference_choices, stored, stray_numbers
from tests.rewriting import rewrite

pytestmark = pytest.mark.django_db


def test_every_figure_is_offered_with_its_name_and_what_it_is(periods_52: list[ReportingPeriod]) -> None:
    matter = matter_of(periods_52[2])
    groups = {one.code: one for one in reference_choices(matter.facts, matter.results)}
    assert list(groups)[:2] == ["CT1.1", "CT1.2"]
    assert list(groups)[-2:] == ["chi-tieu", "bao-cao"]
    first = groups["CT1.1"]
    assert first.title == "Cấp xã có hình thức tuyên truyền phòng ngừa mại dâm được duy trì thường xuyên"
    assert ("CT1.1.ty-le", "tỷ lệ", "{CT1.1.ty-le}") in [(one.key, one.label, one.typed) for one in first.choices]
    assert all(one.now == matter.facts[one.key] for group in groups.values() for one in group.choices)


def test_what_is_offered_can_be_typed(periods_52: list[ReportingPeriod]) -> None:
    matter = matter_of(periods_52[2])
    for group in reference_choices(matter.facts, matter.results):
        for one in group.choices:
            assert printed(stored(one.typed, matter.facts, {}), matter.facts) == one.now


def test_a_reference_typed_wrongly_is_refused_with_the_nearest(periods_52: list[ReportingPeriod]) -> None:
    facts = matter_of(periods_52[2]).facts
    with pytest.raises(Refused, match=r"có phải “CT3\.3\.ty-le”"):
        stored("đạt {CT3.3.tile}", facts, {})


def test_numbers_of_single_agencies_are_known_too(periods_52: list[ReportingPeriod]) -> None:
    period = periods_52[2]
    figure = Figure.objects.filter(period=period, indicator__code="CT1.4", agency__code="UB935")
    rewrite(figure, state="value", numerator=4321, denominator=5432, counted_at=timezone.now())
    facts = matter_of(period).facts
    text = "Huyện Vị Thủy có 4.321/5.432 người (79,5%), riêng 4.333 người ở xã."
    assert [one.number.text for one in stray_numbers(text, known_in(period, facts))] == ["4.333"]


def test_a_small_count_that_the_report_hides_is_not_known(periods_52: list[ReportingPeriod]) -> None:
    period = periods_52[2]
    figures = Figure.objects.filter(period=period, indicator__code="CT4.2", agency__code="UB935")
    rewrite(figures, state="value", numerator=3, denominator=777, counted_at=timezone.now())
    known = known_in(period, matter_of(period).facts)
    assert [one.number.text for one in stray_numbers("Hỗ trợ 3/777 người.", known)] == ["3/777"]


def test_numbers_in_an_agencys_words_are_pointed_out_softly(periods_52: list[ReportingPeriod]) -> None:
    known = known_in(periods_52[2], matter_of(periods_52[2]).facts)
    (one,) = stray_numbers("Đã mở 123.456 lớp.", known, quoted=True)
    assert one.sentence == "“123.456” là số do đơn vị nêu, không có trong số liệu của báo cáo."
