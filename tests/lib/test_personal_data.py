"""Numbers that look like a person's are found; amounts, dates and years are not taken for them."""

import pytest

from hauggiang_pcmd.lib.personal_data import looks_personal, personal_spans


@pytest.mark.parametrize(
    "text",
    [
        "CCCD 079123456789",
        "079 123 456 789",
        "số 093.085.001.234.",
        "CMND 361234567 do công an cấp",
        "gọi 0912345678",
        "0912 345 678",
        "0912.345.678",
        "0293 3870 123",
        "(0912345678)",
        "1250000000",
    ],
)
def test_found(text: str) -> None:
    assert looks_personal(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "kinh phí 1.250.000.000 đồng",
        "kinh phí 12 500 000 000 đồng",
        "1.250.000.000,5",
        "từ 15/12/2023 đến 14/06/2024",
        "từ 15.12.2023 đến 14.06.2024",
        "các năm 2021 2022 2023",
        "giai đoạn 2021 - 2025, 26 đơn vị, 75 xã",
        "Quyết định số 1629/QĐ-TTg ngày 28 tháng 9 năm 2021",
        "12.345 người, 6.789 lượt, 123 cơ sở",
        "mã hồ sơ 1234567890123456",
    ],
)
def test_not_mistaken(text: str) -> None:
    assert not looks_personal(text)


def test_the_place_is_told() -> None:
    text = "Liên hệ 0912345678 để biết."
    (span,) = personal_spans(text)
    assert text[slice(*span)] == "0912345678"
