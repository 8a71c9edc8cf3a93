"""Typed numbers that are no figure of the report are pointed out; numbers that only name something are not."""

import pytest

from reports.references import known_numbers, stray_numbers

FACTS = {"CT1.1.so": "61/75", "CT1.1.ty-le": "81,3%", "TK5.so": "1.234,5", "CT4.2.so": "<5/12", "TK1.so": "420"}
KNOWN = known_numbers(FACTS, ["03 đơn vị", "Quý 2: 17 · Quý 3: 4"])


def strays(text: str) -> list[str]:
    return [one.number.text for one in stray_numbers(text, KNOWN)]


@pytest.mark.parametrize(
    "text",
    [
        "Có 61/75 xã (81,3%), phạt 1.234,5 triệu đồng; có 61 xã trong 75 xã.",
        "Có 3 đơn vị và 17 lượt, 420 cơ sở.",
        "Đạt {CT1.1.ty-le} và {CT1.1.so|62/75|61/75}.",
        "Kế hoạch số 52/KH-UBND ngày 25/3/2022 giai đoạn 2021 - 2025; Nghị định số 30/2020/NĐ-CP.",
        "Điểm a khoản 1 Điều 12, mục II.4, Phụ lục IV, trang 7.",
        "Năm 2023, quý I/2024, tháng 3/2024, 6 tháng đầu năm 2024, từ 15/12/2023 đến 14/6/2024.",
        "Lúc 14:05, 8 giờ 30 phút ngày 05 tháng 3 năm 2024 tại Phường 2, Quốc lộ 61.",
        "CT1.1, COVID-19 và đường dây nóng 111.",
        "1. Công tác\n2) Nội dung\na) điểm\n- dòng",
        "trong các năm 2022, 2023 và 2024",
    ],
)
def test_figures_of_the_report_and_names_are_not_pointed_out(text: str) -> None:
    assert strays(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Có 62/75 xã (82,7%).", ["62/75", "82,7%"]),
        ("Đã mở 14 lớp cho 1.500 người.", ["14", "1.500"]),
        ("Phạt 1 500 triệu đồng.", ["1 500"]),
        ("- 8 lớp ngày 12/3/2024", ["8"]),
        ("đạt 81,3 cơ sở", ["81,3"]),
        ("đạt 1.234,5%", ["1.234,5%"]),
    ],
)
def test_other_numbers_are(text: str, found: list[str]) -> None:
    assert strays(text) == found


def test_the_nearest_figure_is_named() -> None:
    (ratio, percent) = stray_numbers("Có 62/75 xã (82,0%).", KNOWN)
    assert ratio.sentence == "“62/75” không khớp số liệu nào của báo cáo; CT1.1 hiện là 61/75."
    assert percent.sentence == "“82,0%” không khớp số liệu nào của báo cáo; CT1.1 hiện là 81,3%."
    (far,) = stray_numbers("Có 9.999 xã.", KNOWN)
    assert far.sentence == "“9.999” không khớp số liệu nào của báo cáo."


def test_a_number_is_read_and_not_compared_as_text() -> None:
    assert strays("1234,5 triệu; 03 đơn vị; 3 đơn vị; 81,30%") == []
