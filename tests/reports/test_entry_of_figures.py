"""The sheet of figures: what is typed is saved where it can be read, and nothing typed is ever lost."""

from decimal import Decimal

import pytest
from django.urls import reverse

from agencies.models import Role
from indicators.models import FigureRevision
from plans.models import ReportingPeriod
from tests.entry_rounds import figure_of, put, read
from tests.reports.rounds import person
from tests.reports.sheets import CAT, MEDIA, Sheet, pair

pytestmark = pytest.mark.django_db


def test_says_what_to_type_with_the_words_of_the_plan(police: Sheet) -> None:
    page = read(police.open())
    for words in (
        "Bảng số liệu",
        "Tội phạm liên quan đến mại dâm được xử lý theo quy định",
        "“Hàng năm, 100% tội phạm liên quan đến mại dâm được xử lý theo quy định của pháp luật",
        "Mẫu số: Tổng số vụ tội phạm liên quan đến mại dâm phát hiện trong năm",
        "≥ 100%",
        "Đơn vị tính là vụ; bị can/bị cáo là số phụ.",
        "Số liệu từ 15/12/2023 đến 14/6/2024",
    ):
        assert words in page.text
    codes = [word for word in page.words if word.startswith(("CT", "TK")) and word[-1].isdigit()]
    assert [*dict.fromkeys(codes)] == [
        "CT3.1",
        "CT3.2",
        "CT5.1",
        *(f"TK{number}" for number in (3, 4, 5, 6, 7, 8, 14, 15)),
    ]


def test_saves_and_reads_back_in_figures_and_words(police: Sheet) -> None:
    answer = police.post(CT31_numerator="56", CT31_denominator="75")
    assert answer.status_code == 302
    assert answer.url == f"{police.url}#f{police.figure('CT3.1').pk}"
    assert pair(police.figure("CT3.1")) == ("value", 56, 75)
    page = read(police.open())
    assert "Đã lưu lúc" in page.text
    assert "56 tin (năm mươi sáu) / 75 tin (bảy mươi lăm)" in page.text
    assert "56/75 = 74,7%" in page.text
    assert "chưa đạt mức ≥ 100%; còn thiếu 19 tin; chưa đến hạn đánh giá" in page.text


def test_an_unchanged_page_writes_nothing(police: Sheet) -> None:
    police.post(CT31_numerator="56", CT31_denominator="75", TK5_numerator="12,5")
    written = FigureRevision.objects.count()
    assert police.post().status_code == 302
    assert FigureRevision.objects.count() == written


def test_a_number_that_cannot_be_read_keeps_its_text_and_holds_up_no_other(police: Sheet) -> None:
    answer = police.post(CT31_numerator="1,234", CT31_denominator="5000", CT32_numerator="3", CT32_denominator="4")
    assert answer.status_code == 422
    assert pair(police.figure("CT3.1")) == ("missing", None, None)
    assert pair(police.figure("CT3.2")) == ("value", 3, 4)
    page = read(answer)
    name = police.name("CT3.1", "numerator")
    assert page.sent[name] == ["1,234"]
    assert page.sent[police.name("CT3.1", "denominator")] == ["5000"]
    assert f"#{name}" in page.links
    assert name in page.ids
    assert "Đã lưu 1 số liệu khác" in page.text
    assert answer.content.decode().count("Lỗi: ") >= 2, "in the title and at the field"


def test_the_page_shown_again_can_be_mended_and_sent(police: Sheet) -> None:
    answer = police.post(CT31_numerator="1,234", CT31_denominator="5000", CT32_numerator="3")
    again = police.post(page=answer, CT31_numerator="1.234")
    assert again.status_code == 302
    assert pair(police.figure("CT3.1")) == ("value", 1234, 5000)


def test_nil_together_with_numbers_is_an_error_at_its_place(police: Sheet) -> None:
    answer = police.post(CT31_numerator="5", CT31_nil="1")
    assert answer.status_code == 422
    assert "Vừa đánh dấu “Không phát sinh trong kỳ” vừa có số" in read(answer).text
    assert police.post(CT31_nil="1").status_code == 302
    assert pair(police.figure("CT3.1")) == ("nil", 0, 0)


def test_an_entry_error_does_not_hinder_saving_a_draft(police: Sheet) -> None:
    """It is remarked on, counts for nothing yet, and is an error once the person asks to check."""
    assert police.post(CT31_numerator="80", CT31_denominator="75").status_code == 302
    assert pair(police.figure("CT3.1")) == ("value", 80, 75)
    remark, page = "Tử số 80 lớn hơn mẫu số 75.", read(police.open())
    assert remark in page.text
    assert f"Lỗi: {remark}" not in page.text
    assert "80/75 =" not in page.text
    checked = read(police.open("?kiem-tra=1"))
    assert f"Lỗi: {remark}" in checked.text
    assert f"#{police.name('CT3.1', 'numerator')}" in checked.links


def test_half_an_entry_is_kept_and_said_to_be_half(police: Sheet) -> None:
    police.post(CT31_numerator="5")
    assert "Nhập dở" in read(police.open()).text
    assert "Lỗi: Chưa nhập mẫu số." in read(police.open("?kiem-tra=1")).text


def test_communes_are_ticked_and_counted(district: Sheet) -> None:
    parts = [str(part.pk) for part in district.figure("CT1.1").parts.all()]
    assert district.post(CT11_places=parts[:7]).status_code == 302
    page = read(district.open())
    assert "7/10 = 70,0%" in page.text
    assert "đạt mức ≥ 70%" in page.text
    assert page.sent[district.name("CT1.1", "places")] == parts[:7]
    district.post(CT11_places=[], CT11_none="1")
    assert pair(district.figure("CT1.1")) == ("value", 0, 10)


def test_earlier_figures_stand_beside_the_inputs(police: Sheet, periods_52: list[ReportingPeriod]) -> None:
    last_year, year, _ = periods_52
    put(figure_of(last_year, CAT, "CT3.1"), police.user, numerator=Decimal(40), denominator=Decimal(50))
    put(figure_of(year, CAT, "CT3.1"), police.user, numerator=Decimal(95), denominator=Decimal(100))
    page = read(police.open())
    assert "40/50 (80,0%)" in page.text
    assert "95/100 (95,0%)" in page.text
    assert "Năm 2023" in page.words
    assert "6 tháng đầu năm 2023" in page.words
    police.post(CT31_numerator="45", CT31_denominator="50")
    assert "tăng 10,0 điểm phần trăm so với cùng kỳ năm trước" in read(police.open()).text


def test_an_unusual_figure_asks_for_a_reason_and_keeps_it(police: Sheet, periods_52: list[ReportingPeriod]) -> None:
    put(figure_of(periods_52[0], CAT, "TK6"), police.user, numerator=Decimal(10))
    assert police.name("TK6", "explanation") not in read(police.open()).ids
    police.post(TK6_numerator="42")
    page = read(police.open())
    assert "Số kỳ này 42, gấp 4,2 lần cùng kỳ năm trước (10)." in page.text
    assert police.name("TK6", "explanation") in page.ids
    police.post(TK6_explanation="Mở đợt cao điểm.")
    assert police.figure("TK6").explanation == "Mở đợt cao điểm."


def test_save_and_go_on_leads_to_the_first_empty_section(police: Sheet) -> None:
    first = police.submission.narratives.filter(required=True).first()
    answer = police.post(tiep_tuc="1", CT31_nil="1")
    assert answer.url == reverse("section", args=[police.submission.pk, first.pk])
    assert police.post("?kiem-tra=1", tiep_tuc="1").url == reverse("check", args=[police.submission.pk])
    assert police.post("?kiem-tra=1").url == f"{police.url}?kiem-tra=1"


def test_what_a_specialist_enters_is_said_to_be_entered_for_the_agency(specialist_at_police: Sheet) -> None:
    specialist_at_police.post(CT31_numerator="5", CT31_denominator="6")
    figure = specialist_at_police.figure("CT3.1")
    assert figure.entered_by == specialist_at_police.user
    text = read(specialist_at_police.open()).text
    assert f"Chuyên viên {specialist_at_police.user} nhập hộ" in text


def test_items_by_quarter_are_judged_by_quarters(periods_52: list[ReportingPeriod]) -> None:
    media = Sheet(periods_52[-1], MEDIA, person(Role.FOCAL_POINT, periods_52[-1].plan, MEDIA))
    first, second = media.figure("CT1.2").parts.all()
    media.post(**{f"CT12_p{first.pk}": "0", f"CT12_p{second.pk}": "4"})
    text = read(media.open()).text
    assert "1/2 quý đã kết thúc" in text
    assert "chưa đạt mức ≥ 1 lần/quý; còn thiếu 1 quý" in text
