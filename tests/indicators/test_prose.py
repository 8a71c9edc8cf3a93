"""A result as a sentence of an official report: every kind, every verdict, with and without last year."""

import re
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.entry import threshold_of
from indicators.measures import MEASURES, Verdict
from indicators.models import Indicator
from indicators.prose import Told
from indicators.prose.names import counted_noun
from indicators.prose.numbers import moved_words, prose_number
from indicators.prose.voices import VOICES
from indicators.results import Result
from tests.indicators.test_wording import indicator, result_of

COMMUNES = {
    "kind": "unit_share",
    "counted": "commune",
    "unit": "xã, phường, thị trấn",
    "title": "Cấp xã có hình thức tuyên truyền phòng ngừa mại dâm được duy trì thường xuyên",
}
DISTRICTS = {
    "kind": "unit_share",
    "counted": "district",
    "unit": "huyện, thị xã, thành phố",
    "title": "Cấp huyện xây dựng kế hoạch",
    "threshold": Decimal(100),
}
HOTSPOTS = {
    "kind": "unit_share",
    "counted": "hotspot",
    "unit": "địa bàn",
    "title": "Địa bàn trọng điểm có ít nhất một mô hình thí điểm",
    "threshold": Decimal(100),
    "aspirational": True,
}
PRESS = {
    "kind": "frequency",
    "every": "quarter",
    "unit": "cơ quan truyền thông cấp tỉnh",
    "title": "Thông tin trên phương tiện truyền thông cấp tỉnh ít nhất 1 lần/quý",
    "threshold": Decimal(1),
    "threshold_unit": "times",
}
WORKERS = {"title": "Người lao động tại cơ sở KDDV được tuyên truyền"}
SERVED = {
    "title": "Người bán dâm có nhu cầu được tiếp cận dịch vụ hỗ trợ",
    "threshold": Decimal(60),
    "suppress_below": 5,
}
LATE = {"title": "Tin báo xử lý quá hạn", "unit": "tin", "comparison": "<=", "threshold": Decimal("2.5")}
MEETINGS = {
    "kind": "count",
    "unit": "buổi",
    "title": "Buổi truyền thông",
    "threshold": Decimal(120),
    "threshold_unit": "buổi",
}
DAMAGE = {
    "kind": "count",
    "unit": "tỷ đồng",
    "title": "Thiệt hại",
    "comparison": "<",
    "threshold": Decimal("10.5"),
    "threshold_unit": "tỷ đồng",
    "decimals": 2,
}
VISITORS = {
    "kind": "growth",
    "unit": "lượt người",
    "title": "Số người dự truyền thông tăng so với năm trước",
    "threshold": Decimal("5.5"),
}
FALL = {
    "kind": "growth",
    "unit": "vụ",
    "title": "Số vụ mua bán người giảm so với năm trước",
    "comparison": "<=",
    "threshold": Decimal(-10),
}


def said(result: Result, *missing: str) -> str:
    """The sentence as it prints."""
    told = Told(result, 2023, missing)
    facts = told.facts()
    return told.sentence(lambda name, words: words or facts[name])


def sentence(fields: dict[str, Any], *amounts: Any, verdict: Verdict = Verdict.MET, **more: Any) -> str:
    return said(result_of(indicator(**fields), *amounts, verdict=verdict, **more))


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        (
            sentence(COMMUNES, 61, 75, (55, 75)),
            (
                "Có 61/75 xã, phường, thị trấn (81,3%) có hình thức tuyên truyền phòng ngừa mại dâm được duy trì "
                "thường xuyên, vượt chỉ tiêu 11,3 điểm phần trăm (chỉ tiêu: ít nhất 70%), tăng 8,0 điểm phần trăm "
                "so với cùng kỳ năm 2023."
            ),
        ),
        (
            sentence(COMMUNES, 50, 75, (50, 75), verdict=Verdict.NOT_MET),
            (
                "Có 50/75 xã, phường, thị trấn (66,7%) có hình thức tuyên truyền phòng ngừa mại dâm được duy trì "
                "thường xuyên, chưa đạt chỉ tiêu, còn thiếu 03 xã, phường, thị trấn (chỉ tiêu: ít nhất 70%), bằng "
                "cùng kỳ năm 2023."
            ),
        ),
        (
            sentence(DISTRICTS, 8, 8),
            "Có 08/08 huyện, thị xã, thành phố (100,0%) xây dựng kế hoạch, đạt chỉ tiêu (chỉ tiêu: 100%).",
        ),
        (
            sentence(HOTSPOTS, 5, 6, verdict=Verdict.NOT_DUE),
            (
                "Có 05/06 địa bàn trọng điểm có ít nhất một mô hình thí điểm (83,3%), chưa đến hạn đánh giá, so với"
                " mục tiêu phấn đấu còn thiếu 01 địa bàn (phấn đấu: 100%)."
            ),
        ),
        (
            sentence(PRESS, 7, 8, verdict=Verdict.NOT_MET),
            (
                "Về thông tin trên phương tiện truyền thông cấp tỉnh ít nhất 1 lần/quý, có 07/08 lượt đơn vị tính "
                "theo từng quý thực hiện đủ (87,5%), chưa đạt chỉ tiêu, còn thiếu 01 lượt (chỉ tiêu: ít nhất 01 "
                "lần/quý)."
            ),
        ),
        (
            sentence(WORKERS, 6996, 10000, verdict=Verdict.NOT_MET),
            (
                "Có 6.996/10.000 người lao động tại cơ sở kinh doanh dịch vụ được tuyên truyền (69,96%), chưa đạt "
                "chỉ tiêu, còn thiếu 04 người (chỉ tiêu: ít nhất 70%)."
            ),
        ),
        (
            sentence(LATE, 5, 100, verdict=Verdict.NOT_MET),
            (
                "Có 05/100 tin báo xử lý quá hạn (5,0%), chưa đạt chỉ tiêu, cao hơn mức quy định 2,5 điểm phần trăm"
                " (chỉ tiêu: không quá 2,5%)."
            ),
        ),
        (
            sentence(MEETINGS, 134, None, (120, None)),
            (
                "Có 134 buổi truyền thông, vượt chỉ tiêu 14 buổi (chỉ tiêu: ít nhất 120 buổi), tăng 11,7% so với "
                "cùng kỳ năm 2023."
            ),
        ),
        (
            sentence(DAMAGE, Fraction(925, 100), None),
            "Thiệt hại là 9,25 tỷ đồng, đạt chỉ tiêu (chỉ tiêu: dưới 10,5 tỷ đồng).",
        ),
        (
            sentence(VISITORS, 55, 1000, (1000, 0)),
            (
                "Có 1.055 lượt người dự truyền thông, tăng 5,5% so với cùng kỳ năm 2023 (1.000 lượt người), đạt chỉ"
                " tiêu (chỉ tiêu: tăng ít nhất 5,5%)."
            ),
        ),
        (
            sentence(FALL, -2, 10, (10, 0)),
            (
                "Có 08 vụ mua bán người, giảm 20,0% so với cùng kỳ năm 2023 (10 vụ), vượt chỉ tiêu 10,0 điểm phần "
                "trăm (chỉ tiêu: giảm ít nhất 10%)."
            ),
        ),
        (
            sentence(LATE, 0, 0, verdict=Verdict.NO_OCCURRENCE),
            "Trong kỳ không phát sinh trường hợp thuộc chỉ tiêu “Tin báo xử lý quá hạn” nên không đánh giá.",
        ),
    ],
)
def test_a_result_reads_as_a_clerk_would_write_it(printed: str, expected: str) -> None:
    assert printed == expected


def test_who_is_missing_is_named_before_what_the_others_reported() -> None:
    part = result_of(indicator(**COMMUNES), 45, 75, verdict=Verdict.INCOMPLETE, reported=6)
    assert said(part, "UBND huyện Vị Thủy", "Công an tỉnh (gửi riêng)") == (
        "Chưa đủ số liệu để đánh giá chỉ tiêu “Cấp xã có hình thức tuyên truyền phòng ngừa mại dâm được duy trì "
        "thường xuyên” (ít nhất 70%): chưa có số liệu của UBND huyện Vị Thủy, Công an tỉnh (gửi riêng); tổng hợp bước "
        "đầu của 06/08 đơn vị là 45/75 xã, phường, thị trấn (60,0%)."
    )


def test_nobodys_figures_are_told_in_a_word() -> None:
    nothing = result_of(indicator(**COMMUNES), 0, 75, verdict=Verdict.INCOMPLETE, reported=0)
    assert said(nothing, "A", "B").endswith(": chưa có đơn vị nào có số liệu được tiếp nhận.")


def test_a_small_count_is_told_without_anything_it_follows_from() -> None:
    told = sentence(SERVED, 3, 12, (4, 12), verdict=Verdict.NOT_MET)
    assert told == (
        "Có dưới 05 trong tổng số 12 người bán dâm có nhu cầu được tiếp cận dịch vụ hỗ trợ, chưa đạt chỉ tiêu (chỉ "
        "tiêu: ít nhất 60%)."
    )
    same = sentence(SERVED, 8, 12, (3, 12))
    assert "(66,7%)" in same
    assert "so với cùng kỳ" not in same


def test_a_difference_that_the_printed_percentages_do_not_show_is_about() -> None:
    assert moved_words(Fraction(801, 100), "81,4%", "73,3%") == "tăng khoảng 8,0 điểm phần trăm"
    assert moved_words(Fraction(8), "81,3%", "73,3%") == "tăng 8,0 điểm phần trăm"
    assert moved_words(Fraction(-2, 100), "81,3%", "81,4%") == "gần như không thay đổi"


@pytest.mark.parametrize(
    ("unit", "title", "noun"),
    [
        ("vụ", "Tội phạm liên quan đến mại dâm", "vụ tội phạm liên quan đến mại dâm"),
        ("tin", "Tố giác, tin báo, khiếu nại", "tố giác, tin báo, khiếu nại"),
        ("người", "Cán bộ, công chức cấp tỉnh", "cán bộ, công chức cấp tỉnh"),
        ("lượt người", "Số người dự truyền thông", "lượt người dự truyền thông"),
        ("hộ", "Tỷ lệ hộ nghèo được vay vốn", "hộ nghèo được vay vốn"),
        ("cơ sở", "Lũy kế đến năm 2025: cơ sở KDDV được kiểm tra", "cơ sở kinh doanh dịch vụ được kiểm tra"),
    ],
)
def test_a_number_is_followed_by_what_it_counts(unit: str, title: str, noun: str) -> None:
    assert counted_noun(indicator(unit=unit, title=title)) == noun


def test_numbers_below_ten_have_a_leading_zero_in_prose() -> None:
    assert [prose_number(n) for n in (0, 1, 9, 10, 1234)] == ["0", "01", "09", "10", "1.234"]
    assert prose_number(Decimal("5.5"), 1) == "5,5"


def test_every_kind_has_a_voice() -> None:
    assert set(VOICES) == {type(measure) for measure in MEASURES.values()}


KINDS = st.sampled_from(
    [COMMUNES, DISTRICTS, HOTSPOTS, PRESS, WORKERS, SERVED, LATE, MEETINGS, DAMAGE, VISITORS, FALL, FALL | SERVED]
)


@st.composite
def results(draw: st.DrawFn) -> Result:
    """Any result of any kind that the rules allow."""
    of: Indicator = indicator(**(draw(KINDS) | {"aspirational": draw(st.booleans())}))
    whole = draw(st.integers(0, 12000))
    part = draw(st.integers(-whole if of.kind == "growth" else 0, whole))
    before = draw(st.none() | st.tuples(st.integers(0, 500), st.integers(500, 12000)))
    if of.kind == "growth":
        before = (whole, 0) if whole else None
    elif of.kind == "count" and before:
        before = (before[0], None)
    made = result_of(of, part, None if of.kind == "count" else whole, before)
    reported = draw(st.sampled_from([0, 3, 7, 8, 8, 8]))
    later = draw(st.sampled_from([Verdict.NOT_MET, Verdict.NOT_DUE]))
    return replace(made, reported=reported, verdict=verdict_of(made, later, full=reported == 8))


def verdict_of(result: Result, later: Verdict, *, full: bool) -> Verdict:
    threshold = threshold_of(result.indicator)
    assert threshold is not None
    if full and result.amount.denominator == 0:
        return Verdict.NO_OCCURRENCE
    if not full:
        return Verdict.INCOMPLETE
    return Verdict.MET if result.measure.satisfied(result.amount, threshold) else later


@given(results())
def test_no_sentence_has_a_slip_of_the_pen(result: Result) -> None:
    missing = ("UBND huyện Vị Thủy",) * (8 - result.reported)
    told = Told(result, 2023, missing)
    text = said(result, *missing)
    for printed in (text, *told.facts().values()):
        assert not re.search(r"None|  |\( |\s[,.;:)]|,,|\(\)|(?<!\d)0,0 điểm|[{}]", printed), printed
        assert not re.search(r"(?<![\d,./])0[1-9]\d|(?<![\d,./])00|-\d", printed), printed
        assert printed
    assert text[0].isupper()
    assert text.endswith(".")
    assert not text.endswith("..")
