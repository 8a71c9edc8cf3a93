"""What documents say around their findings before anyone has edited it: as they said it while it stood in code."""

import datetime

import pytest

from agencies.models import Agency
from plans.models import Plan, ReportingPeriod
from reports.consolidation import consolidate
from reports.document import OfficialDocument
from reports.models import DocumentKind
from reports.own_report import own_report
from reports.reminding.letter_text import letter_to
from reports.reminding.owing import late
from reports.templating import TemplateName, form_for, template_for, templates_for
from reports.templating.placeholders import fill, placeholders_of, unknown_in
from reports.templating.start import agency_kinds
from tests.reports.rounds import return_of
from tests.reports.seen import set_day

pytestmark = pytest.mark.django_db

CITED = (
    "Kế hoạch số 52/KH-UBND ngày 25/3/2022 của Ủy ban nhân dân tỉnh Hậu Giang phòng, chống tệ nạn mại dâm trên địa bàn "
    "tỉnh Hậu Giang giai đoạn 2022 - 2025"
)
ABOUT = "kết quả thực hiện công tác phòng, chống mại dâm 6 tháng đầu năm 2024"


def titles(document: OfficialDocument) -> list[str]:
    return [part.title for part in document.all_parts() if part.title]


def test_the_consolidated_report_of_plan_52_is_what_it_was(periods_52: list[ReportingPeriod]) -> None:
    document = consolidate(periods_52[2], with_tables=False)
    head = document.letterhead
    assert (head.superior, head.issuer) == ("UBND TỈNH HẬU GIANG", "SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI")
    assert (head.symbol, head.place, head.year) == ("BC-SLĐTBXH", "Hậu Giang", 2024)
    assert document.addressees == ("Ủy ban nhân dân tỉnh Hậu Giang.",)
    assert document.closing == (
        f"Trên đây là báo cáo {ABOUT} của Sở Lao động - Thương binh và Xã hội, kính trình Ủy ban nhân dân tỉnh Hậu "
        "Giang xem xét, chỉ đạo./."
    )
    assert document.signature.lines == ("GIÁM ĐỐC",)
    assert document.recipients == ("Như trên;", "Lưu: VT, PCTNXH.")


def test_it_begins_with_the_plan_and_the_days_of_its_figures(periods_52: list[ReportingPeriod]) -> None:
    (opening,) = consolidate(periods_52[2], with_tables=False).preamble
    assert opening.startswith("Thực hiện Kế hoạch số 52/KH-UBND ngày 25/3/2022 của Ủy ban nhân dân tỉnh Hậu Giang")
    assert opening.endswith(
        f"Sở Lao động - Thương binh và Xã hội báo cáo {ABOUT} (số liệu từ ngày 15/12/2023 đến ngày 14/6/2024) như sau:"
    )


def test_its_headings_are_those_of_the_outline(periods_52: list[ReportingPeriod]) -> None:
    found = titles(consolidate(periods_52[2], with_tables=False))
    expected = [
        "TÌNH HÌNH", "Đặc điểm, tình hình tệ nạn mại dâm", "Cơ sở kinh doanh dịch vụ, người lao động",
        "KẾT QUẢ THỰC HIỆN", "Công tác lãnh đạo, chỉ đạo, ban hành văn bản", "Kết quả các chỉ tiêu",
        "Cấp xã làm tốt công tác phòng, chống ma túy, mại dâm", "Kinh phí thực hiện", "Chế độ báo cáo",
        "ĐÁNH GIÁ CHUNG", "Kết quả đạt được", "Khó khăn, tồn tại, hạn chế", "Nguyên nhân",
        "PHƯƠNG HƯỚNG, NHIỆM VỤ", "KIẾN NGHỊ, ĐỀ XUẤT",
    ]  # fmt: skip
    assert [title for title in found if title in expected] == expected


@pytest.mark.parametrize(
    ("agency", "superior", "symbol", "place", "signs"),
    [
        ("SYT", "UBND TỈNH HẬU GIANG", "BC-SYT", "Hậu Giang", ("GIÁM ĐỐC",)),
        ("CAT", "BỘ CÔNG AN", "BC-CAT", "Hậu Giang", ("GIÁM ĐỐC",)),
        ("BHG", "", "BC-BHG", "Hậu Giang", ("GIÁM ĐỐC",)),
        ("TANDT", "", "BC-TA", "Hậu Giang", ("THỦ TRƯỞNG ĐƠN VỊ",)),
        ("HND", "", "BC-HNDT", "Hậu Giang", ("CHỦ TỊCH",)),
        ("UB935", "", "BC-UBND", "Vị Thủy", ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")),
    ],
)
def test_an_agency_signs_as_its_kind_does(
    periods_52: list[ReportingPeriod], agency: str, superior: str, symbol: str, place: str, signs: tuple[str, ...]
) -> None:
    document = own_report(return_of(periods_52[2], agency))
    head = document.letterhead
    assert (head.superior, head.symbol, head.place) == (superior, symbol, place)
    assert document.signature.lines == signs
    assert document.addressees == ("Sở Lao động - Thương binh và Xã hội",)
    assert document.recipients == ("Như trên", "Lưu: VT")
    assert "Kết quả thực hiện các nhiệm vụ được giao" in titles(document)


def test_a_kind_of_agency_that_has_no_template_takes_the_others(periods_52: list[ReportingPeriod]) -> None:
    other = template_for(periods_52[2].plan, DocumentKind.OWN, "observatory")
    assert other == template_for(periods_52[2].plan, DocumentKind.OWN, "other")
    assert other.signature == ("THỦ TRƯỞNG ĐƠN VỊ",)


def test_the_letter_is_what_it_was(periods_52: list[ReportingPeriod]) -> None:
    period = periods_52[2]
    set_day(period.agencies_due + datetime.timedelta(days=3))
    ones = [one for one in late(period) if one.agency.pk != period.plan.consolidated_by_id]
    template = template_for(period.plan, DocumentKind.LETTER)
    document = letter_to(ones, period, template, due=period.agencies_due, answer_by=period.department_due)
    assert document.letterhead.symbol == "SLĐTBXH-PCTNXH"
    (opening,) = document.preamble
    assert opening.endswith(
        f"các cơ quan, đơn vị gửi báo cáo {ABOUT} về Sở Lao động - Thương binh và Xã hội chậm nhất vào ngày 18/6/2024."
    )
    assert document.closing == "Rất mong nhận được sự quan tâm, phối hợp của các cơ quan, đơn vị"
    assert document.recipients == ("Như trên", "Lưu: VT, PCTNXH")
    one = letter_to(ones[:1], period, template, due=period.agencies_due, answer_by=period.department_due)
    assert one.closing == f"Rất mong nhận được sự quan tâm, phối hợp của {ones[0].agency.name}"


def test_another_province_begins_with_sensible_ones(periods_07: list[ReportingPeriod]) -> None:
    period = periods_07[1]
    for kind in DocumentKind:
        form = form_for(period, kind, han_nop="5/7/2024", cac_don_vi="các cơ quan, đơn vị")
        said = form.canonical_json()
        assert "{" not in said[1:-1].replace('"headings":{', "")
        assert "Hậu Giang" not in said
        assert "PCTNXH" not in said
    head = form_for(period, DocumentKind.CONSOLIDATED).letterhead(2024)
    assert (head.issuer, head.symbol, head.place) == ("CÔNG AN TỈNH LAM GIANG", "BC-CAT-PC02", "Bến Lam")
    general = template_for(period.plan, DocumentKind.CONSOLIDATED)
    assert general.heading("situation.general") == (
        "Đặc điểm, tình hình liên quan đến công tác phòng, chống mua bán người"
    )
    assert not general.has("communes")


def test_every_plan_has_a_template_of_every_kind(periods_52: list[ReportingPeriod]) -> None:
    plan = Plan.objects.get(pk=periods_52[2].plan_id)
    found = templates_for(plan)
    assert {name.kind for name in found} == set(DocumentKind)
    kinds = set(Agency.objects.filter(register=plan.register).values_list("kind", flat=True))
    assert kinds <= set(agency_kinds())
    assert found[TemplateName(DocumentKind.OWN, "district")] == template_for(plan, DocumentKind.OWN, "district")


def test_only_the_listed_placeholders_are_known() -> None:
    assert unknown_in("{don_vi} và {ky}", DocumentKind.CONSOLIDATED) == []
    assert unknown_in("{Don_vi} { ky } {} {han_nop} {so", DocumentKind.CONSOLIDATED) == [
        "{Don_vi}", "{ ky }", "{}", "{han_nop}", "{",
    ]  # fmt: skip
    assert unknown_in("chậm nhất ngày {han_nop}", DocumentKind.LETTER) == []


def test_every_start_uses_known_placeholders(periods_52: list[ReportingPeriod]) -> None:
    for name, template in templates_for(periods_52[2].plan).items():
        filled = fill(template, dict.fromkeys(placeholders_of(name.kind), "…"))
        assert "{" not in filled.canonical_json()[1:].replace('"headings":{', "")
